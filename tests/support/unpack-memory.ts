// Unpacks one archive and tells the most memory this process ever held, in kilobytes.

import { readFileSync } from 'node:fs';
import { unpack } from '../../src/install/archive/unpack.ts';

const [archive = '', into = ''] = process.argv.slice(2);
await unpack({ archive, into, env: process.env });
// Not `maxRSS`: that begins with what the process that started this one held.
console.log(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
