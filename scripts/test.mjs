// `npm test`: installs what is missing, builds, then type check, lint and tests. Words after `--` go to the test runner.

import { prepare, root, step } from './prepare.mjs';

const bin = (name) => `${root}/node_modules/${name}`;
const node = (what, file, args) =>
	step(what, process.execPath, [file, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });

await prepare();
node('Type check …', bin('typescript/bin/tsc'), ['-p', 'tests/tsconfig.json']);
node('Lint …', bin('@biomejs/biome/bin/biome'), ['check', '.']);
node('Help lines …', `${root}/scripts/help-lines.mjs`, []);
node('Tests …', bin('vitest/vitest.mjs'), ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)]);
