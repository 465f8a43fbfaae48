// `npm start`: installs what is missing, builds what is stale, then runs the program in this process.
// Everything said on the way goes to standard error: standard output belongs to the program.

import { prepare } from './prepare.mjs';

await prepare();
process.env.KETTLESIDE_STARTED_AS = 'npm start';
await import('../dist/cli.js');
