// A recording of a computer with an Ollama: what the engine and its log say about graphics is in it and is compared
// where it is replayed; nothing else of the log, of the server's settings or of the program folders is.

import { describe, expect, it } from 'vitest';
import { recordHere } from '../../src/commands/doctor/record-here.ts';
import { machineFor, type Parts } from '../../src/commands/machine-for.ts';
import { parseRecording, replay } from '../../src/detect/recording.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import type { Ports, RunOptions } from '../../src/ports.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Recording } from '../../src/types/recording.ts';
import { command, meminfo, ollama, query, recording } from '../detect/make.ts';
import { collecting } from '../support/collecting.ts';

const program = '/usr/local/bin/ollama';
const root = '/usr/local/lib/ollama';
const server = `${root}/llama-server`;
const card = query('0, GPU-1, NVIDIA GeForce RTX 3060, 00000000:01:00.0, 12288, 0, 12288, 570.1, 8.6, [N/A]');
const files: Recording['files'] = {
	...meminfo(32, 20),
	'/usr/local/bin': ['my-secret-project', 'ollama'],
	[root]: ['cuda_v12', 'cuda_v13', 'llama-server'],
	[`${root}/cuda_v12`]: ['libggml-cuda.so'],
	[`${root}/cuda_v13`]: ['libggml-cuda.so'],
	'/proc/77/cmdline': `${program}\0serve\0`,
	'/proc/77/environ': 'HOME=/home/user\0OLLAMA_MODELS=/mnt/models\0API_KEY=geheim\0',
};
const uuid = 'GPU-1b5e7a3c-1111-2222-3333-444455556666';
const journal = [
	'time=x level=INFO msg="server config" env="map[HTTPS_PROXY:http://anna:geheim@proxy OLLAMA_MODELS:/mnt/models]"',
	'time=x level=INFO msg="loading model" path=/mnt/models/blobs/sha256-diary',
	`time=x level=INFO msg="inference compute" id=${uuid} library=CUDA compute=8.6 name=CUDA0 description="NVIDIA GeForce RTX 3060" pci_id=0000:01:00.0 type=discrete total="12.0 GiB" available="11.6 GiB"`,
	'time=x level=INFO msg="inference compute" id=cpu library=cpu name=cpu description=cpu total="31.3 GiB" available="20.0 GiB"',
].join('\n');
const version = (text: string) => command(program, ['-v'], text);
const journalctl = (text: string) => command('journalctl', '*', text);

/** This computer's ports over a recording; `engine`: what the engine prints with each folder of libraries. */
function computer(commands: Recording['commands'], engine: (folder: string) => string = () => ''): Ports {
	const look = replay(recording('linux', commands, files, { freeSpace: 1e12 }));
	const run = async (file: string, args: readonly string[], options?: RunOptions) => {
		if (file !== server) return look.run(file, args, options);
		const stdout = engine(String(options?.env?.['GGML_BACKEND_PATH']));
		return { stdout, stderr: '', exitCode: 0, timedOut: false };
	};
	const fetch = () => Promise.reject(new TypeError('nothing may be asked'));
	return { ...look, run, fetch, now: () => new Date(0), signal: new AbortController().signal };
}

async function replayed(made: Recording): Promise<Machine> {
	const text = JSON.stringify(made);
	const ports = { ...computer([]), ...replay(parseRecording('{"platform":"linux"}')), read: async () => text };
	const parts: Parts = { ollama, modelsDir: '/m', table: gpuTable() };
	return machineFor(collecting(ports, { flags: { from: 'x.json' } }).context, parts);
}

describe('a running Ollama', () => {
	it('is recorded by the lines of its log that name devices, and replayed as running', async () => {
		const made = await recordHere(computer([card, version('ollama version is 0.33.0\n'), journalctl(journal)]));
		const text = JSON.stringify(made);
		expect(text).toContain('inference compute');
		for (const secret of ['geheim', 'sha256-diary', 'server config', 'my-secret-project', 'API_KEY', uuid.slice(4)])
			expect(text).not.toContain(secret);
		const machine = await replayed(made);
		expect(machine.ollama).toMatchObject({ status: 'running', version: '0.33.0', program });
		expect(machine.gpus).toMatchObject([{ usedByOllama: true, library: 'cuda' }]);
		expect(machine.findings).toEqual([]);
	});
	it('that did not find the card says so where it is replayed', async () => {
		const blind = journal.split('\n').filter((line) => !line.includes('CUDA'));
		const made = await recordHere(
			computer([card, version('ollama version is 0.33.0\n'), journalctl(blind.join('\n'))]),
		);
		expect((await replayed(made)).findings).toMatchObject([{ code: 'ollama-misses-gpu' }]);
	});
});

describe('a stopped Ollama', () => {
	const stopped = version(
		'Warning: could not connect to a running Ollama instance\nWarning: client version is 0.33.0\n',
	);
	const list = (lines: string) => `Available devices:\n${lines}`;
	it('is recorded by its engine’s list, which is put together from all of its libraries', async () => {
		const line = '  CUDA0: NVIDIA GeForce RTX 3060 (12287 MiB, 11200 MiB free)\n';
		const engine = (folder: string) => list(folder.includes('v13') ? line : '');
		const made = await recordHere(computer([card, stopped, journalctl(journal)], engine));
		expect(JSON.stringify(made)).not.toContain('inference compute');
		const machine = await replayed(made);
		expect(machine.ollama).toMatchObject({ status: 'stopped', version: '0.33.0' });
		expect(machine.gpus).toMatchObject([{ usedByOllama: true }]);
	});
	it('whose engine sees no card says so where it is replayed', async () => {
		const made = await recordHere(computer([card, stopped], () => list('')));
		expect((await replayed(made)).findings).toMatchObject([{ code: 'ollama-misses-gpu' }]);
	});
});

it('a server on another computer is not asked', async () => {
	const ports = computer([card, version('ollama version is 0.33.0\n')]);
	const asked: string[] = [];
	const run: Ports['run'] = (file, args, options) => {
		asked.push(file);
		return ports.run(file, args, options);
	};
	const made = await recordHere({ ...ports, run, env: { OLLAMA_HOST: 'http://192.168.1.5:11434' } });
	expect(asked).not.toContain(program);
	expect(JSON.stringify(made)).not.toContain('192.168.1.5');
});
