// Wrong use, told by the real program: what is wrong, and the one thing that helps.

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
beforeAll(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'wrong-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
	new Promise((resolve) => {
		const env = { PATH: home, HOME: home, LANG: 'C.UTF-8', OLLAMA_HOST: '127.0.0.1:1' };
		execFile(process.execPath, [cli, ...args], { env }, (error, out, err) =>
			resolve({ code: error ? Number(error.code) : 0, out, err: err.replace(/\s+/g, ' ') }),
		);
	});

describe('a word after advise', () => {
	it.each([
		[['gemma3:4b'], 'gemma3:4b', 'kettleside check gemma3:4b'],
		[['gemma3'], 'gemma3', 'kettleside check gemma3'],
		[['hf.co/somebody/some-model'], 'hf.co/somebody/some-model', 'kettleside check hf.co/somebody/some-model'],
		[['foo', 'bar'], 'foo', '--help'],
		[['--compare', 'a.json', 'b.json', 'c.json'], 'c.json', '--help'],
	])('is not passed over: %j', async (words, word, cure) => {
		const { code, out, err } = await run('advise', ...words);
		expect([code, out]).toEqual([2, '']);
		expect(err).toContain(`"${word}" does not belong after kettleside advise.`);
		expect(err).toContain(cure);
	});
});

describe('a number of a computer', () => {
	it.each([
		['ram', '20000', '0.25 to 16384'],
		['ram', '0', '0.25 to 16384'],
		['cpu-bandwidth', '20000', '1 to 10000'],
	])('%s %s is refused alike for one answer and for good', async (name, value, range) => {
		const once = await run('advise', `--${name}`, value);
		expect(once).toMatchObject({ code: 2, out: '' });
		expect(once.err).toContain(`--${name} needs a number from ${range}`);
		const kept = await run('machine', '--set', `${name}=${value}`);
		expect(kept).toMatchObject({ code: 2, out: '' });
		expect(kept.err).toContain(`--set ${name}= takes a number from ${range}; "${value}" is none.`);
	});

	it.each([
		['cores=0', '--set cores= takes a whole number from 1 to 1024'],
		['gpu=RTX 3060:0', '--set gpu=NAME:GiB takes a number from'],
	])('--set %s names what was typed', async (pair, text) => {
		const { code, err } = await run('machine', '--set', pair);
		expect(code).toBe(2);
		expect(err).toContain(text);
	});
});
