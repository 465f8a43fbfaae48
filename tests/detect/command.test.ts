// The command as a whole: documents, recordings, descriptions, and the two parts of the screen.

import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/machine.ts';
import { machineFor, type Parts } from '../../src/commands/machine-for.ts';
import { replay } from '../../src/detect/recording.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import type { Flags } from '../../src/ports.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Recording } from '../../src/types/recording.ts';
import { collecting } from '../support/collecting.ts';
import { GiB, meminfo, ollama, query, recording } from './make.ts';

const here = recording(
	'linux',
	[query('0, g, NVIDIA GeForce RTX 4090, 00000000:01:00.0, 24564, 0, 24564, 570.1, 8.9, [N/A]')],
	{
		...meminfo(32, 20),
		'/files/mac.json': JSON.stringify(recording('darwin', [], {}, { arch: 'arm64' })),
		'/files/broken.json': '{',
	},
);

const contextOver = (flags: Flags, computer: Recording = here) =>
	collecting(
		{
			...replay(computer),
			fetch: () => Promise.reject(new TypeError('fetch failed')),
			now: () => new Date(0),
			signal: new AbortController().signal,
		},
		{ flags },
	);

const parts = (): Parts => ({ ollama, modelsDir: '/models', table: gpuTable() });
const machineOf = async (flags: Flags): Promise<Machine> => machineFor(contextOver(flags).context, parts());

describe('machine', () => {
	it('prints the promised document, which can be given back with --machine', async () => {
		const { context, documents, said } = contextOver({ json: true });
		expect(await run(context)).toBe(0);
		const [document] = documents as [Machine];
		expect(said).toEqual([]);
		expect(document).toMatchObject({
			schema: 1,
			os: { platform: 'linux', arch: 'x64' },
			memory: { total: 32 * GiB, available: 20 * GiB, limit: null },
			gpus: [
				{
					name: 'NVIDIA GeForce RTX 4090',
					vendor: 'nvidia',
					kind: 'discrete',
					usedByOllama: true,
					bandwidth: { value: 1008.4e9 },
				},
			],
			ollama: { status: 'absent' },
		});
		const files = { ...here.files, '/files/this.json': JSON.stringify(document) };
		const again = contextOver({ machine: '/files/this.json' }, { ...here, files });
		expect(await machineFor(again.context, parts())).toEqual(document);
	});
	it('says it in words', async () => {
		const { context, said } = contextOver({});
		expect(await run(context)).toBe(0);
		expect(said.join('\n')).toContain('NVIDIA GeForce RTX 4090, 24 GB of its own');
	});
	it('looks at a recording, and asks nothing of this computer', async () => {
		const machine = await machineOf({ from: '/files/mac.json' });
		expect(machine.os).toMatchObject({ platform: 'darwin', arch: 'arm64' });
		expect(machine.memory.total).toHaveProperty('unknown');
	});
	it('changes what was said', async () => {
		const machine = await machineOf({ ram: '64', gpu: ['M4 Pro'] });
		expect(machine).toMatchObject({ os: { platform: 'darwin' }, gpus: [{ name: 'Apple M4 Pro', library: 'metal' }] });
	});
	it.each([
		[{ machine: '/files/none.json' }, 'file-unreadable'],
		[{ machine: '/files/broken.json' }, 'bad-machine'],
		[{ machine: '/files/mac.json' }, 'bad-machine'],
		[{ from: '/files/broken.json' }, 'bad-recording'],
		[{ from: '/a', machine: '/b' }, 'bad-option'],
		[{ gpu: ['rtx 4900'] }, 'unknown-gpu'],
	])('%j is wrong use: %s', async (flags, code) => {
		await expect(machineOf(flags)).rejects.toMatchObject({ code, exit: 2 });
	});
});
