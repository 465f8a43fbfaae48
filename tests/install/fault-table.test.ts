// The table of faults, made to happen: real servers, real processes, the built program. No row may be a fault of this
// program's own, each has what happened and what helps, and all that a real Ollama was heard to say is among them.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const errors = JSON.parse(readFileSync(new URL('../fixtures/wire/errors.json', import.meta.url), 'utf8')) as {
	what: string;
}[];

test('at least 25 faults, each told with what helps', async () => {
	const { stdout } = await promisify(execFile)(process.execPath, ['scripts/bench.mjs', 'faults'], {
		cwd: root,
		env: { ...process.env, BENCH_QUICK: '1' },
	});
	const rows = stdout
		.split('\n')
		.filter((line) => line.startsWith('| ') && !line.startsWith('| fault'))
		.map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
	expect(rows.length).toBeGreaterThanOrEqual(40);
	for (const [, fault, message = '', exit] of rows) {
		expect(exit, fault).toMatch(/^[12]$/);
		expect(message, fault).not.toMatch(/fault of the program|no problem|undefined/);
		// What happened, and after it what helps.
		expect(message, fault).toMatch(/^\S.{20,} \p{Lu}.{10,}/u);
	}
	const told = rows.map(([, fault = '']) => fault);
	// "ollama -v" of a stopped server is an answer, no fault: tests/ollama/look.test.ts.
	for (const { what } of errors.filter(({ what }) => !what.startsWith('ollama -v')))
		expect(
			told.some((fault) => fault.includes(what.replace(/^POST \/api\/(pull, )?/, ''))),
			what,
		).toBe(true);
}, 300_000);
