// A person corrects what was found, for good: the real program, a home of its own, and a file that somebody edited.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from '../../src/types/machine.ts';
import type { Advice, Verdict } from '../../src/types/verdict.ts';
import { factKeys, readConfig, settingKeys } from '../../src/world/config.ts';
import { read } from '../../src/world/files.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'said-'));
	await mkdir(path.join(home, 'empty'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const file = () => path.join(home, '.config/kettleside/config.json');
const folder = () => path.dirname(file());

interface Ran {
	code: number;
	out: string;
	err: string;
}

/** Runs the program on this computer, with no Ollama to be found and nothing listening. */
const run = (args: string[], env: Record<string, string> = {}): Promise<Ran> =>
	new Promise((resolve) => {
		const usual = { PATH: path.join(home, 'empty'), HOME: home, LANG: 'C.UTF-8', OLLAMA_HOST: '127.0.0.1:1' };
		execFile(process.execPath, [cli, ...args], { env: { ...usual, ...env } }, (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, err });
		});
	});
const json = async <T>(args: string[]): Promise<T> => JSON.parse((await run([...args, '--json'])).out) as T;

const edited = async (text: string) => {
	await mkdir(folder(), { recursive: true });
	await writeFile(file(), text);
};

describe('machine --set', () => {
	it('keeps what was said, for this person alone, and every command goes by it', async () => {
		const set = await run(['machine', '--set', 'gpu=rtx 3060:12', '--set', 'ram=48', '--set', 'cores=6']);
		expect(set).toMatchObject({ code: 0 });
		expect(set.err).toContain('gpu = rtx 3060:12');
		expect(set.out).toMatch(/RTX 3060 12 GB, 12 GB of its own, said\s+by\s+you\s+on\s+20\d\d-\d\d-\d\d,\s+not seen/);
		expect(set.out).toContain('Ollama will use it only if it sees it too');
		expect((await stat(file())).mode & 0o777).toBe(0o600);
		expect(await readdir(folder())).toEqual(['config.json']);

		const machine = await json<Machine>(['machine']);
		expect(machine.memory.total).toBe(48 * 2 ** 30);
		expect(machine.cpu.cores).toBe(6);
		expect(machine.gpus).toMatchObject([
			{ said: true, seen: false, usedByOllama: true, memory: { total: 12 * 2 ** 30 } },
		]);
		expect(machine.said?.map(({ key }) => key)).toEqual(['gpu', 'ram', 'cores']);
		expect(machine.findings.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['said-gpu', 'said-ram', 'said-cores']),
		);
		expect(machine.sources['gpus.0']).toMatch(/^said by you on .*; seen instead: ./);
		expect(machine.sources['memory.total']).toMatch(/seen instead: \d+/);

		const advice = await json<Advice>(['advise']);
		expect([advice.machine.said, advice.machine.gpus]).toEqual([machine.said, machine.gpus]);
		expect(advice.machine.memory.total).toBe(machine.memory.total);
		const verdict = await json<Verdict>(['check', 'gemma3:4b']);
		expect(verdict.placement).toBe('gpu');
		expect(verdict.reasons.map(({ code }) => code)).toContain('said-gpu');
		expect((await run(['check', 'gemma3:4b'])).out).toContain('Reckoned with the graphics card as you said on');
		const plan = await json<{ machine: Machine }>(['setup', '--plan', '--country', 'none']);
		expect(plan.machine.gpus).toEqual(machine.gpus);
	});

	it('what is said for one answer wins, and a document or a recording is not touched by it', async () => {
		const before = await json<Machine>(['machine']);
		await writeFile(path.join(home, 'other.json'), JSON.stringify(before));
		await run(['machine', '--set', 'ram=48', '--set', 'gpu=rtx 3060:12']);
		const once = await json<Machine>(['machine', '--ram', '8', '--gpu', 'none']);
		expect([once.memory.total, once.gpus, once.said]).toEqual([8 * 2 ** 30, [], undefined]);
		expect((await json<Machine>(['machine', '--ram', '8'])).said?.map(({ key }) => key)).toEqual(['gpu']);
		expect(await json<Machine>(['machine', '--machine', path.join(home, 'other.json')])).toEqual(before);
	});

	it('takes it back, and leaves no file behind', async () => {
		await run(['machine', '--set', 'ram=48', '--set', 'gpu=none']);
		const one = await run(['machine', '--unset', 'ram', '--unset', 'cores']);
		expect(one.err).toMatch(/Taken back about this computer: ram/);
		expect(one.err).toMatch(/Nothing was said about this computer as to cores/);
		expect(one.out).toContain('no graphics card, said by you on');
		expect((await run(['machine', '--unset', 'all'])).code).toBe(0);
		expect(await readdir(folder())).toEqual([]);
	});

	it.each([
		[['gpu=rtx 3061'], /not a graphics card or chip that is known[\s\S]*RTX 3060/],
		[['gpu=rtx 3060:none'], /--set gpu=NAME:GiB takes a number/],
		[['ram=lots'], /--set ram= takes a number/],
		[['cores=2.5'], /--set cores= takes a whole number/],
		[['ram=16', 'ram=32'], /ram can be said once/],
		[['gpux=1'], /Did you mean gpu/],
		[['ram'], /KEY=VALUE/],
		[['gpu=none', 'gpu=rtx 3060'], /none cannot be combined/],
		...(process.platform === 'darwin' ? [] : [[['gpu=M4 Pro'], /only in Macs/] as [string[], RegExp]]),
	])('%j is refused with exit 2 and keeps nothing', async (pairs, words) => {
		const ran = await run(['machine', ...pairs.flatMap((pair) => ['--set', pair])]);
		expect(ran.code).toBe(2);
		expect(ran.err.replace(/\s+/g, ' ')).toMatch(new RegExp(words.source.replaceAll('[\\s\\S]', '.')));
		expect(ran.out).toBe('');
		await expect(stat(file())).rejects.toMatchObject({ code: 'ENOENT' });
	});

	it('does not set a computer that is made up', async () => {
		expect(await run(['machine', '--set', 'ram=8', '--gpu', 'rtx 3060'])).toMatchObject({ code: 2 });
		expect(await run(['machine', '--unset', 'ram', '--machine', 'x.json'])).toMatchObject({ code: 2 });
		expect(await run(['machine', '--set', 'ram=8', '--unset', 'ram'])).toMatchObject({ code: 2 });
	});
});

describe('a file that somebody edited', () => {
	it.each([
		['{"schema": 1,\n "context": 8192\n "host": "box"}', /it is not JSON/],
		['{"schema": 1', /it is not JSON/],
		['[]', /not a JSON object/],
		['{"context": 8192}', /"schema": 1 is missing/],
		['{"schema": 2}', /newer version/],
		['{"schema": 1, "modelsdir": "/x"}', /"modelsdir" is not one of/],
		['{"schema": 1, "context": "long"}', /whole number from 256/],
		['{"schema": 1, "host": "a b"}', /not an address/],
		['{"schema": 1, "models-dir": "here"}', /whole path/],
		['{"schema": 1, "kv-cache": "q2"}', /can be f16/],
		['{"schema": 1, "machines": {"here": {"ram": {"value": 16}}}}', /needs "on"/],
		['{"schema": 1, "machines": {"here": {"ram": {"value": [16, 32], "on": "2026-11-28"}}}}', /no "value"/],
	])('%s is told with the name of the file, and stays as it is', async (text, words) => {
		await edited(text);
		const ports = { platform: 'linux' as const, env: {}, home, read };
		const problem = await readConfig(ports).catch((error: unknown) => error);
		expect(problem).toMatchObject({ code: 'bad-config', exit: 2, message: expect.stringMatching(words) });
		expect((problem as Error).message).toContain(file());
		expect(await readFile(file(), 'utf8')).toBe(text);
	});

	it.each([
		[
			'{"schema": 1, "machines": {"here": {"ram": {"value": "much", "on": "2026-11-28"}}}}',
			/--set ram= takes a number/,
		],
		['{"schema": 1, "machines": {"here": {"gpu": {"value": "rtx 3061", "on": "2026-11-28"}}}}', /RTX 3060/],
	])('%s is told where it is used, and stays as it is', async (text, words) => {
		await edited(text);
		const ran = await run(['machine']);
		expect(ran.code).toBe(2);
		expect(ran.err.replace(/\s+/g, ' ')).toMatch(words);
		expect(ran.err.replace(/\s+/g, '')).toContain(file());
		expect(await readFile(file(), 'utf8')).toBe(text);
	});

	it('is never written over, and help is never kept waiting by it', async () => {
		await edited('{"schema": 1,,}');
		for (const args of [
			['machine', '--set', 'ram=8'],
			['config', 'set', 'context', '4096'],
		])
			expect(await run(args)).toMatchObject({ code: 2 });
		expect(await readFile(file(), 'utf8')).toBe('{"schema": 1,,}');
		expect((await run(['help-now', '--country', 'DE'])).code).toBe(0);
	});

	it('can be said better where a value in it is of no use', async () => {
		await edited('{"schema": 1, "machines": {"here": {"gpu": {"value": "rtx 3061", "on": "2026-11-28"}}}}');
		expect((await run(['machine', '--set', 'gpu=rtx 3060:12'])).code).toBe(0);
	});

	it('keeps what it does not change: a byte order mark is read, numbers are taken, other computers stay', async () => {
		const other = { 'http://box:11434': { ram: { value: ['64'], on: '2026-01-02' } } };
		const here = { here: { ram: { value: 16, on: '2026-01-02' } } };
		await edited(
			`\ufeff${JSON.stringify({ $schema: './x.json', schema: 1, context: 4096, machines: { ...other, ...here } })}`,
		);
		expect((await json<Machine>(['machine'])).memory.total).toBe(16 * 2 ** 30);
		await run(['machine', '--unset', 'ram']);
		expect(JSON.parse(await readFile(file(), 'utf8'))).toEqual({
			$schema: './x.json',
			schema: 1,
			context: 4096,
			machines: other,
		});
	});
});

describe('config', () => {
	interface Told {
		settings: Record<string, { value: unknown; source: string; from: string; local?: boolean }>;
		said: unknown[];
	}
	const told = async (args: string[] = [], env: Record<string, string> = {}): Promise<Told['settings']> =>
		(JSON.parse((await run(['config', ...args, '--json'], env)).out) as Told).settings;

	it('says where each value comes from: option, environment, file, default', async () => {
		const none = { OLLAMA_HOST: '' };
		expect((await told([], none))['host']).toEqual({
			value: 'http://127.0.0.1:11434',
			source: 'default',
			from: '',
			local: true,
		});
		await run(['config', 'set', 'host', 'box:9']);
		expect((await told([], none))['host']).toMatchObject({
			value: 'http://box:9',
			source: 'file',
			from: file(),
			local: false,
		});
		expect((await told())['host']).toMatchObject({
			value: 'http://127.0.0.1:1',
			source: 'environment',
			from: 'OLLAMA_HOST',
		});
		expect((await told(['--host', 'there:2']))['host']).toMatchObject({ value: 'http://there:2', source: 'option' });
		await run(['config', 'unset', 'host']);
		expect((await told([], none))['host']).toMatchObject({ source: 'default' });
	});

	it('its defaults are what the commands take', async () => {
		await run(['config', 'set', 'context', '4096']);
		await run(['config', 'set', 'kv-cache', 'q8_0']);
		await run(['config', 'set', 'models-dir', path.join(home, 'big')]);
		const verdict = await json<Verdict>(['check', 'gemma3:1b', '--ram', '16']);
		expect([verdict.context, verdict.kvCache]).toEqual([4096, 'q8_0']);
		expect((await json<Verdict>(['check', 'gemma3:1b', '--context', '2048'])).context).toBe(2048);
		expect((await json<Machine>(['machine'])).disk.path).toBe(path.join(home, 'big'));
		const plan = await json<{ choices: { context: number; modelsDir: string } }>([
			'setup',
			'--plan',
			'--country',
			'none',
		]);
		expect(plan.choices).toMatchObject({ context: 4096, modelsDir: path.join(home, 'big') });
		const elsewhere = await run(['machine', '--json'], { OLLAMA_MODELS: '/elsewhere' });
		expect((JSON.parse(elsewhere.out) as Machine).disk.path).toBe('/elsewhere');
	});

	it.each([
		[['set', 'ram', '8'], /machine --set ram/],
		[['set', 'contex', '8'], /Did you mean context/],
		[['set', 'context', '1'], /from 256/],
		[['set', 'models-dir', 'big'], /whole path/],
		[['set', 'context'], /a setting and its value/],
		[['unset'], /one setting/],
		[['get', 'host'], /set and unset/],
	])('%j is wrong use', async (words, text) => {
		const ran = await run(['config', ...words]);
		expect(ran.code).toBe(2);
		expect(ran.err.replace(/\s+/g, ' ')).toMatch(text);
	});

	it('has a schema that names the same keys', async () => {
		const schema = JSON.parse(await readFile(new URL('../../data/config.schema.json', import.meta.url), 'utf8'));
		expect(Object.keys(schema.properties).sort()).toEqual(['$schema', 'machines', 'schema', ...settingKeys].sort());
		expect(Object.keys(schema.properties.machines.additionalProperties.properties).sort()).toEqual(
			[...factKeys].sort(),
		);
	});
});
