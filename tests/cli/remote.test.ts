// A server on another computer: a real one, reached through a proxy under a name that is not this computer's. Its
// hardware counts, and nothing of this computer's is ever put in its place.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Machine } from '../../src/types/machine.ts';
import type { Plan } from '../../src/types/plan.ts';
import type { Advice, Verdict } from '../../src/types/verdict.ts';
import { type FakeOllama, type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const box = 'http://box.example:11434';

let home: string;
let server: FakeOllama;
async function serve(options: FakeOptions) {
	await server?.close();
	server = await fakeOllama({ models: ['gemma3:4b'], cloud: 'off', open: true, ...options });
}
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'remote-'));
	await mkdir(path.join(home, 'empty'));
	await serve({});
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

interface Ran {
	code: number;
	out: string;
	err: string;
	/** Both, on one line. */
	told: string;
}

const run = (args: string[], env: Record<string, string> = { OLLAMA_HOST: box }): Promise<Ran> =>
	new Promise((resolve) => {
		const usual = { PATH: path.join(home, 'empty'), HOME: home, LANG: 'C.UTF-8', http_proxy: server.url };
		execFile(process.execPath, [cli, ...args], { env: { ...usual, ...env } }, (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, err, told: `${out} ${err}`.replace(/\s+/g, ' ') });
		});
	});
const json = async <T>(args: string[]): Promise<T> => JSON.parse((await run([...args, '--json'])).out) as T;

const where = `This is about the computer of the Ollama server at ${box}, not about this one.`;
const leaves = 'what you write is sent there, unencrypted, and whoever runs it can read it';

describe('nothing was said of it', () => {
	it('machine knows its Ollama, and of its hardware nothing', async () => {
		const machine = await json<Machine>(['machine']);
		expect(machine).toMatchObject({
			os: { platform: 'unknown', arch: 'unknown' },
			memory: { total: { unknown: expect.any(String) }, available: { unknown: expect.any(String) } },
			cpu: { name: { unknown: expect.any(String) }, cores: { unknown: expect.any(String) } },
			gpus: [],
			disk: { free: { unknown: expect.any(String) } },
			ollama: { status: 'running', version: '0.33.0', host: box, local: false, ours: false },
		});
		expect(machine.findings.map(({ code }) => code)).toEqual(['remote-server']);
		const { told, out } = await run(['machine']);
		expect(told).toContain(where);
		expect(told).toContain(leaves);
		expect(told).toContain(`machine --host ${box} --set ram=32`);
		// Nothing of the computer that this test runs on.
		expect(out).not.toMatch(/\d GB free|\bcores\b|Your computer/);
	});

	it('tells what is loaded there now, and where it lies', async () => {
		await serve({ gpu: 1000 });
		await fetch(`${server.url}/api/generate`, { method: 'POST', body: '{"model":"gemma3:4b"}' });
		const { told } = await run(['machine']);
		expect(told).toMatch(/gemma3:4b(:latest)? is loaded there now .* all of it in graphics memory/);
	});

	it('a name from there cannot write on this terminal', async () => {
		const evil = { name: '\u001b[2Jevil\u202e\n', size: 5e9, size_vram: 0 };
		const rows = JSON.stringify({ models: [evil, { name: 7, size: 'x' }] });
		await serve({ answers: { '/api/ps': [{ status: 200, text: rows, type: 'application/json' }] } });
		const { out } = await run(['machine']);
		expect(out).toContain('evil is loaded there now');
		expect(out).not.toMatch(/[\u001b\u202e]/);
	});

	it('advise and check cannot tell, say so, and name the cure; closing programs here is none', async () => {
		const advice = await json<Advice>(['advise']);
		expect([advice.best, advice.advice]).toEqual([null, []]);
		expect(advice.wouldHelp.map(({ code }) => code)).toEqual(['say-memory']);
		const told = await run(['advise']);
		expect(told.code).toBe(1);
		expect(told.told).toContain(where);
		expect(told.told).toContain('Which models run cannot be told');
		expect(told.told).not.toMatch(/[Cc]lose|Too large|this computer/);
		const verdict = await json<Verdict>(['check', 'gemma3:4b']);
		expect(verdict).toMatchObject({ verdict: 'unknown', placement: 'none' });
		expect(verdict.memory.ramFree).toHaveProperty('unknown');
		expect(verdict.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['ram-unknown', 'remote-server']));
		const checked = await run(['check', 'gemma3:4b']);
		expect(checked.code).toBe(1);
		expect(checked.told).toContain(leaves);
		expect(checked.told).toContain('This cannot be told.');
		expect(checked.told).toContain(`--host ${box} --set ram=32`);
	});

	it('setup --plan asks for what is missing; a model that is named is planned for all the same', async () => {
		const stopped = await run(['setup', '--plan', '--country', 'none']);
		expect(stopped.code).toBe(1);
		expect(stopped.told).toContain(where);
		expect(stopped.told).toContain(`--host ${box} --set ram=32`);
		const plan = await json<Plan>(['setup', '--plan', '--country', 'none', '--model', 'gemma3:1b']);
		expect(plan.advice?.verdict).toBe('unknown');
		expect(plan.notices.map(({ code }) => code)).toEqual(['remote-server']);
		expect(plan.steps.find(({ id }) => id === 'install-ollama')?.done).toBe(true);
		const pull = plan.steps.find(({ id }) => id === 'pull-model');
		expect(pull?.hosts).toContain('box.example:11434');
		expect(pull?.changes.join()).toContain('onto the computer of the server at box.example:11434');
	});
});

it('setup makes the companion there, and starts and keeps nothing of a server here', async () => {
	await serve({ contextLength: 8192 });
	const done = await run(['setup', '--yes', '--model', 'gemma3:4b', '--country', 'none']);
	expect(done.told).toContain(leaves.replace('what', 'What').slice(0, 20));
	expect(done.code).toBe(0);
	expect(server.models.has('kettleside:latest')).toBe(true);
	expect(await readdir(home)).not.toContain('.ollama');
	await expect(readdir(path.join(home, '.local/share/kettleside'))).rejects.toMatchObject({ code: 'ENOENT' });
});

describe('after a set-up there', { timeout: 60_000 }, () => {
	const hardware = ['--ram', '32', '--gpu', 'none', '--plan'];
	beforeEach(async () => {
		await serve({ models: ['gemma3:4b', 'gemma3:1b'], contextLength: 8192 });
		const { code, told } = await run(['setup', '--yes', '--model', 'gemma3:1b', '--host', box], {});
		expect(code).toBe(0);
		expect(told).toContain(`kettleside talk --host ${box}`);
	});

	it('retune cannot tell, says so, and names the cure; what is asked for is done all the same', async () => {
		const { code, told } = await run(['retune']);
		expect(told).toContain(where);
		expect(told).toContain(`--host ${box} --set ram=32`);
		expect(told).not.toContain('no longer fits');
		expect(code).toBe(1);
		const plan = await run(['retune', '--host', box, '--model', 'gemma3:4b'], {});
		expect(plan.told).toContain(leaves);
		expect(plan.told).toContain('Nothing changed in that computer since the last set-up.');
		expect(plan.told).toContain(`kettleside retune --yes --host ${box} --model gemma3:4b`);
		expect(plan.code).toBe(0);
	});

	it('its hardware is compared with its own, never with this computer', async () => {
		const document = await json<{ machine: Machine; changed: { what: string }[] }>(['retune', ...hardware]);
		expect(document.machine.memory.total).toBe(32 * 2 ** 30);
		// What the list suggests is new there, now that its hardware is known; no hardware has changed.
		expect(document.changed.map(({ what }) => what)).toEqual(['model']);
		const here = await run(['retune'], { OLLAMA_HOST: '' });
		expect(here.told).toContain(`The companion is on the computer of the server at ${box}, not on this one.`);
		expect(here.told).toContain(`kettleside retune --host ${box}`);
		expect(here.code).toBe(1);
	});

	it('undo and forget say where, and take it back there', async () => {
		expect((await run(['forget'])).told).toContain('from the Ollama at box.example:11434');
		const { told } = await run(['undo', '--yes'], {});
		expect(told).toContain('It is in the Ollama at box.example:11434.');
		expect(server.models.has('kettleside:latest')).toBe(false);
	});
});

describe('a person says what it has', () => {
	it('for one answer', async () => {
		const verdict = await json<Verdict>(['check', 'gemma3:4b', '--ram', '32', '--gpu', 'rtx 4090']);
		expect(verdict).toMatchObject({ verdict: 'comfortable', placement: 'gpu' });
	});

	it('for good, and for that computer alone', async () => {
		await run(['machine', '--set', 'ram=64', '--set', 'gpu=rtx 4090']);
		const kept = JSON.parse(await readFile(path.join(home, '.config/kettleside/config.json'), 'utf8'));
		expect(Object.keys(kept.machines)).toEqual([box]);
		const machine = await json<Machine>(['machine']);
		expect(machine.memory.total).toBe(64 * 2 ** 30);
		expect(machine.findings.map(({ code }) => code)).toEqual(['remote-server', 'said-ram', 'said-gpu']);
		// Nothing is left to ask for.
		expect(machine.findings[0]?.cure).toBe('');
		const advice = await run(['advise']);
		expect(advice.code).toBe(0);
		expect(advice.told).toContain(where);
		expect(advice.told).toContain('Reckoned with the memory as you said on');
		const here = JSON.parse((await run(['machine', '--json'], { OLLAMA_HOST: '127.0.0.1:1' })).out) as Machine;
		expect(here.said).toBeUndefined();
		expect(here.memory.total).not.toBe(64 * 2 ** 30);
	});

	it('the speed on a processor of which nothing is known is not made up', async () => {
		const verdict = await json<Verdict>(['check', 'gemma3:4b', '--ram', '32', '--gpu', 'none']);
		expect(verdict.placement).toBe('cpu');
		expect(verdict.speed.generate).toHaveProperty('unknown');
		const faster = await json<Verdict>(['check', 'gemma3:4b', '--ram', '32', '--gpu', 'none', '--cpu-bandwidth', '80']);
		expect(faster.speed.generate).toMatchObject({ likely: expect.any(Number) });
	});
});

describe('which server is meant', () => {
	it('one in the configuration file is another computer too, and an option wins over it', async () => {
		const none = { OLLAMA_HOST: '' };
		await run(['config', 'set', 'host', box]);
		expect((await run(['config'], none)).told.toLowerCase()).toContain(leaves);
		const machine = async (args: string[]) =>
			JSON.parse((await run(['machine', '--json', ...args], none)).out) as Machine;
		expect((await machine([])).ollama).toMatchObject({ host: box, local: false });
		expect((await machine(['--host', '127.0.0.1:1'])).ollama.local).toBe(true);
	});

	it('this computer under its own name is no other computer', async () => {
		const env = { OLLAMA_HOST: `http://${os.hostname()}:1` };
		const { out } = await run(['machine', '--json'], env);
		const machine = JSON.parse(out) as Machine;
		expect(machine.ollama.local).toBe(true);
		expect(machine.memory.total).toEqual(expect.any(Number));
		expect(machine.findings.map(({ code }) => code)).not.toContain('remote-server');
	});

	it('one that does not answer is still another computer, and cannot be set up from here', async () => {
		await server.close();
		const { told } = await run(['machine']);
		expect(told).toContain('does not answer now');
		expect(told).toContain(where);
		const setup = await run(['setup', '--plan', '--model', 'gemma3:1b', '--country', 'none']);
		expect(setup.code).toBe(1);
		expect(setup.told).toContain('it is on another computer');
	});
});

describe('stop', () => {
	it('says that the companion was taken from memory only where there was one', async () => {
		await serve({ models: ['kettleside'] });
		const { code, told } = await run(['stop']);
		expect(told).toContain(`Ollama answers at ${box}`);
		expect(told).toContain('the companion was unloaded from memory');
		expect(code).toBe(0);
		expect(server.seen.at(-1)).toMatchObject({ path: '/api/generate', body: { keep_alive: 0 } });
		await serve({ models: [] });
		const none = await run(['stop']);
		expect(none.told).toContain('it has no companion');
		expect(none.told).not.toContain('unloaded');
	});

	const html = (status: number) => [{ status, text: '<h1>Not here</h1>', type: 'text/html' }];
	it.each([
		['a proxy finds nobody at', 502, `Ollama does not answer at ${box}.`],
		['something else answers at', 404, `Something answers at ${box}, but it is not Ollama.`],
	])('is no success where %s that address', async (_, status, sentence) => {
		await serve({ answers: { '/api/version': html(status), '/api/generate': html(status) } });
		const { code, told } = await run(['stop']);
		expect(told).toContain(sentence);
		expect(told).not.toMatch(/unloaded|our server/i);
		expect(code).toBe(1);
	});

	it('is no success where nothing is at an address that was named, and is where this computer has no server', async () => {
		const { port } = server;
		await server.close();
		const { code, told } = await run(['stop', '--host', `127.0.0.1:${port}`], {});
		expect(told).toContain(`Ollama does not answer at http://127.0.0.1:${port}. So nothing was stopped there.`);
		expect(code).toBe(1);
		const here = await run(['stop'], { OLLAMA_HOST: `127.0.0.1:${port}` });
		expect(here).toMatchObject({ code: 0, told: expect.stringContaining('Our server is not running.') });
	});
});
