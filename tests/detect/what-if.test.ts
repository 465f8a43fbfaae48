// Computers that are only described: --ram, --gpu, --cpu-bandwidth.

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.ts';
import type { Changes, GpuFinder, TableGpu } from '../../src/recommend/devices/changes.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import { whatIf } from '../../src/recommend/devices/what-if.ts';
import { changesFrom, parseGpu } from '../../src/recommend/devices/what-if-flags.ts';
import type { Machine } from '../../src/types/machine.ts';
import { factsOf, GiB, meminfo, recording } from './make.ts';

const row = (part: Partial<TableGpu> & Pick<TableGpu, 'name' | 'vendor'>): TableGpu => ({
	vramBytes: null,
	bandwidth: 1e11,
	source: 'a table',
	...part,
});
const rows = [
	row({ name: 'NVIDIA GeForce RTX 4090', vendor: 'nvidia', vramBytes: 24 * GiB, bandwidth: 1008e9, compute: '8.9' }),
	row({ name: 'Tesla K80', vendor: 'nvidia', vramBytes: 12 * GiB, compute: '3.7' }),
	row({ name: 'NVIDIA GB10', vendor: 'nvidia', unified: true }),
	row({ name: 'AMD Ryzen AI Max+ 395', vendor: 'amd', unified: true, gfx: 'gfx1151' }),
	row({ name: 'Radeon 780M', vendor: 'amd', unified: true, integrated: true, gfx: 'gfx1103' }),
	row({ name: 'Apple M4 Pro', vendor: 'apple', unified: true, bandwidth: 273e9 }),
];
const finder: GpuFinder = {
	find: (name) => rows.find((entry) => entry.name.toLowerCase().includes(name.toLowerCase())),
	nearest: () => ['NVIDIA GeForce RTX 4090'],
};

const pc = async (): Promise<Machine> =>
	judge(await factsOf(recording('linux', [], { ...meminfo(16, 9), '/sys/class/drm': [] })));
const change = async (changes: Changes, machine?: Machine) => whatIf(machine ?? (await pc()), changes, finder);

describe('a described computer', () => {
	it('keeps what was not said', async () => {
		const before = await pc();
		const after = await change({ gpus: [{ name: 'rtx 4090' }] }, before);
		expect(after.memory).toEqual(before.memory);
		expect(after.gpus).toMatchObject([
			{
				memory: { total: 24 * GiB, free: 23.5 * GiB },
				usedByOllama: true,
				library: 'cuda',
				said: true,
				computeCapability: '8.9',
			},
		]);
	});
	it('takes a size that was said over the table’s', async () => {
		expect((await change({ gpus: [{ name: 'rtx 4090', bytes: 48 * GiB }] })).gpus[0]?.memory.total).toBe(48 * GiB);
	});
	it('takes several cards, and none', async () => {
		const two = await change({ gpus: [{ name: 'rtx 4090' }, { name: 'rtx 4090' }] });
		expect(two.gpus).toHaveLength(2);
		expect((await change({ gpus: 'none' }, two)).gpus).toEqual([]);
	});
	it('judges described cards like others', async () => {
		const machine = await change({ gpus: [{ name: 'K80' }, { name: '780M' }] });
		expect(machine.gpus.map((gpu) => gpu.usedByOllama)).toEqual([false, false]);
	});
	it('has memory free, less what a system takes', async () => {
		expect((await change({ ram: 64 })).memory).toMatchObject({ total: 64 * GiB, available: 60 * GiB });
		expect((await change({ ram: 4 })).memory).toMatchObject({ total: 4 * GiB, available: 3 * GiB });
	});
	it('forgets a container’s limit with the memory', async () => {
		const limited: Machine = {
			...(await pc()),
			memory: { total: 16 * GiB, available: GiB, limit: 2 * GiB, limitSource: 'cgroup v2' },
		};
		expect((await change({ ram: 32 }, limited)).memory.limit).toBeNull();
	});
	it('is a Mac with an Apple chip, its memory from --ram or beside the name', async () => {
		for (const changes of [{ ram: 48, gpus: [{ name: 'M4 Pro' }] }, { gpus: [{ name: 'M4 Pro', bytes: 48 * GiB }] }]) {
			const mac = await change(changes);
			expect(mac.os).toMatchObject({ platform: 'darwin', arch: 'arm64' });
			expect(mac.memory.total).toBe(48 * GiB);
			expect(mac.gpus).toMatchObject([
				{ kind: 'unified', library: 'metal', memory: { total: Math.round(48 * GiB * 0.78) } },
			]);
			expect(mac.cpu.bandwidth).toMatchObject({ value: 273e9 });
		}
	});
	it('gives a Mac’s graphics their share again when its memory grows', async () => {
		const mac = await change({ gpus: [{ name: 'M4 Pro', bytes: 24 * GiB }] });
		const grown = await change({ ram: 64 }, mac);
		expect(grown.gpus[0]?.memory.total).toBe(Math.round(64 * GiB * 0.81));
		expect(grown.os).toEqual(mac.os);
	});
	it('is a PC again with a card that no Mac takes', async () => {
		const mac = await change({ gpus: [{ name: 'M4 Pro', bytes: 24 * GiB }] });
		expect((await change({ gpus: [{ name: 'rtx 4090' }] }, mac)).gpus[0]?.usedByOllama).toBe(true);
	});
	it('shares memory with chips that do', async () => {
		expect((await change({ ram: 128, gpus: [{ name: 'GB10' }] })).gpus[0]?.memory.total).toBe(128 * GiB);
		expect((await change({ ram: 128, gpus: [{ name: 'Ryzen AI Max' }] })).gpus).toMatchObject([
			{ memory: { total: 64 * GiB }, usedByOllama: true },
		]);
	});
	it('reads memory as fast as was said', async () => {
		expect((await change({ cpuBandwidth: 76.8 })).cpu.bandwidth).toMatchObject({ value: 76.8e9 });
	});
	it('refuses a name that is not known, with near ones', async () => {
		const failed = change({ gpus: [{ name: 'rtx 9999' }] });
		await expect(failed).rejects.toBeInstanceOf(Problem);
		await expect(failed).rejects.toMatchObject({ code: 'unknown-gpu', exit: 2, cure: expect.stringContaining('4090') });
	});
	it('says nothing of findings that no longer hold', async () => {
		const old: Machine = {
			...(await pc()),
			findings: [{ code: 'nvidia-driver-mismatch', severity: 'problem', text: '', cure: '' }],
		};
		expect((await change({ gpus: 'none' }, old)).findings).toEqual([]);
	});
});

describe('options', () => {
	it.each([
		['rtx 4090', { name: 'rtx 4090' }],
		['RTX 3060:12', { name: 'RTX 3060', bytes: 12 * GiB }],
		['M4 Pro : 48GB', { name: 'M4 Pro', bytes: 48 * GiB }],
		['x:0.5', { name: 'x', bytes: GiB / 2 }],
	])('%s', (text, expected) => {
		expect(parseGpu(text)).toEqual(expected);
	});
	it.each([
		{ ram: '0' },
		{ ram: '-1' },
		{ ram: 'NaN' },
		{ ram: '1e9' },
		{ gpu: ['x:big'] },
		{ gpu: [' '] },
		{ gpu: ['none', 'x'] },
		{ cpuBandwidth: '0' },
	])('%j is wrong use', (flags) => {
		expect(() => changesFrom(flags)).toThrow(expect.objectContaining({ code: 'bad-option', exit: 2 }));
	});
	it('are none where none were given', () => {
		expect(changesFrom({ json: true })).toBeNull();
		expect(changesFrom({ gpu: ['none'], ram: '32' })).toEqual({ gpus: 'none', ram: 32 });
	});
});

describe('the table that ships', () => {
	it('has the fields that are used here', async () => {
		const table = JSON.parse(await readFile(new URL('../../data/gpus.json', import.meta.url), 'utf8')) as {
			entries: TableGpu[];
		};
		const find = (name: string) => table.entries.find((entry) => entry.name === name);
		const shipped: GpuFinder = { find, nearest: () => [] };
		const machine = whatIf(
			await pc(),
			{ gpus: [{ name: 'AMD Radeon RX 7900 XTX' }, { name: 'NVIDIA GeForce RTX 4090' }] },
			shipped,
		);
		expect(machine.gpus.map((gpu) => gpu.library)).toEqual(['rocm', 'cuda']);
	});
});
