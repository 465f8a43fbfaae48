// Help lines that nobody looked at for a year: a warning by itself, a failure where that is asked for.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/help-lines.mjs', import.meta.url));
const ask = (...words: string[]) => spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });

it('is quiet while every row is young', () => {
	const { status, stdout, stderr } = ask('--strict', '--today', '2026-12-01');
	expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
	expect(stdout).toMatch(/Help lines: \d+ rows, none older than 12 months/);
});

it('names each old row, with the day it was read; only --strict fails', () => {
	const warned = ask('--today', '2036-01-01');
	expect(warned.status).toBe(0);
	expect(warned.stderr).toMatch(/DE {2}TelefonSeelsorge {2}read \d{4}-\d\d-\d\d/);
	expect(ask('--today', '2036-01-01', '--strict').status).toBe(1);
});

it('refuses a day that is none', () => expect(ask('--today', 'soon').status).toBe(2));
