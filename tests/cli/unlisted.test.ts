// A server that answers and cannot list its models: a folder that its user may not read, a damaged manifest. Told as it
// is, never as a fault of this program. Where it is stopped, its folder tells what is there.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCommandLine } from '../../src/command-line.ts';
import { OllamaError } from '../../src/ollama/error.ts';
import type { Advice, Verdict } from '../../src/types/verdict.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const why = 'open /srv/models/manifests: permission denied';

let home: string;
let server: FakeOllama;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'unlisted-'));
	await mkdir(path.join(home, 'empty'));
	const refused = { status: 500, text: JSON.stringify({ error: why }), type: 'application/json' };
	server = await fakeOllama({ answers: { '/api/tags': Array.from({ length: 20 }, () => refused) } });
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<{ code: number; out: string; told: string }> =>
	new Promise((resolve) => {
		const env = { PATH: path.join(home, 'empty'), HOME: home, LANG: 'C.UTF-8', OLLAMA_HOST: server.url };
		execFile(process.execPath, [cli, ...args], { env }, (error, out, err) => {
			resolve({ code: error ? Number(error.code) : 0, out, told: `${out} ${err}`.replace(/\s+/g, ' ') });
		});
	});

const asked = () => server.seen.filter(({ path: of }) => of === '/api/tags').length;
const unlisted = `Ollama answers, but cannot list its models (${why})`;
const box = ['--ram', '32', '--gpu', 'none'];

describe('a server that cannot list its models', () => {
	it('is asked once; advise goes on and says so', async () => {
		const { told } = await run('advise', ...box);
		expect(told).toContain(unlisted);
		expect(told).toContain('Gemma');
		expect(asked()).toBe(1);
		const { out, code } = await run('advise', ...box, '--json');
		expect(code).toBe(0);
		const { machine, best } = JSON.parse(out) as Advice;
		expect(best).not.toBeNull();
		expect(machine.findings.map((finding) => finding.code)).toContain('models-unlisted');
	});

	it('keeps check from nothing but what is there already', async () => {
		const { told, code } = await run('check', 'gemma3:1b', ...box);
		expect(told).toContain(unlisted);
		expect(code).toBe(0);
		expect(asked()).toBe(1);
		const { out } = await run('check', 'gemma3:1b', ...box, '--json');
		expect((JSON.parse(out) as Verdict).model.name).toBe('gemma3:1b');
	});

	it('ends setup, which needs the list, with what helps', async () => {
		const { told, code } = await run('setup', '--plan', '--country', 'none', '--model', 'gemma3:1b');
		expect(code).toBe(1);
		expect(told).toContain('Ollama answers, but cannot list its models');
		expect(told).toContain('folder of models');
		expect(told).toContain(why);
		expect(told).not.toContain('fault of the program');
	});
});

describe('a server that is stopped', () => {
	it('has what lies in its folder: nothing to download, as check says it (tests/models/local.test.ts)', async () => {
		await server.close();
		const manifests = path.join(home, '.ollama/models/manifests/registry.ollama.ai/library/gemma3');
		await mkdir(manifests, { recursive: true });
		const part = (kind: string, size: number) => ({
			mediaType: `application/vnd.ollama.image.${kind}`,
			digest: `sha256:${'a'.repeat(64)}`,
			size,
		});
		const manifest = { schemaVersion: 2, config: part('config', 1), layers: [part('model', 815_000_000)] };
		await writeFile(path.join(manifests, '1b'), JSON.stringify(manifest));
		const { best, advice } = JSON.parse((await run('advise', '--ram', '2', '--gpu', 'none', '--json')).out) as Advice;
		const here = [best, ...advice].filter((one) => one?.model.name === 'gemma3:1b');
		expect(here.length).toBeGreaterThan(0);
		for (const one of here) expect(one).toMatchObject({ download: 0, model: { here: true } });
	});
});

describe('what a server says to a request that nothing expected to fail', () => {
	it('is no fault of this program', async () => {
		const said: string[] = [];
		vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
		onTestFinished(() => void vi.restoreAllMocks());
		const run = async () => {
			throw new OllamaError('answer', 'the moon is in the wrong house', { status: 500 });
		};
		const code = await runCommandLine(['machine'], { machine: async () => ({ run }) }, async () => '1');
		const told = said.join('').replace(/\s+/g, ' ');
		expect(code).toBe(1);
		expect(told).toContain('Ollama reported something that is not known here.');
		expect(told).toContain('the moon is in the wrong house');
	});
});
