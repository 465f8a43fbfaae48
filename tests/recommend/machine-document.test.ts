// `--machine FILE`: what is a Machine, what is none, and what a document leaves out.

import { describe, expect, it } from 'vitest';
import { machineIn } from '../../src/recommend/devices/document.ts';
import type { Machine } from '../../src/types/machine.ts';
import { gpu, machine } from './speed-make.ts';

const told = machine();
/** The document with one value, by its path, replaced; `undefined` takes it away. */
const but = (path: string, value: unknown): unknown => {
	const copy = JSON.parse(JSON.stringify(told));
	const keys = path.split('.');
	const last = keys.pop() ?? '';
	const at = keys.reduce((one, key) => one[key], copy);
	at[last] = value;
	return JSON.parse(JSON.stringify(copy));
};

describe('a document', () => {
	it('that a machine was written to comes back as it was, alone and inside an advice', () => {
		expect(machineIn(JSON.parse(JSON.stringify(told)))).toEqual(told);
		expect(machineIn({ schema: 1, machine: JSON.parse(JSON.stringify(told)), advice: [] })).toEqual(told);
	});

	it.each([
		['schema', 2],
		['os', null],
		['os.platform', 'beos'],
		['cpu', undefined],
		['memory', 16],
		['memory.total', -1],
		['memory.total', '16 GB'],
		['memory.available', null],
		['memory.limit', 'none'],
		['disk', undefined],
		['disk.free', true],
		['gpus', {}],
		['gpus.0', 'RTX 4090'],
		['gpus.0.name', 4090],
		['gpus.0.vendor', 'matrox'],
		['gpus.0.kind', 'external'],
		['gpus.0.usedByOllama', 'yes'],
		['gpus.0.memory', undefined],
		['gpus.0.memory.total', -1],
		['gpus.0.memory.free', 'all'],
	])('with %s as %j is none', (path, value) => expect(machineIn(but(path, value))).toBeNull());

	it.each([null, 5, 'x', [], {}, { machine: 5 }, { schema: 1 }])('%j is none', (value) =>
		expect(machineIn(value)).toBeNull(),
	);

	const right: [string, unknown][] = [
		...['nvidia', 'amd', 'intel', 'apple', 'other'].map((vendor) => ['gpus.0.vendor', vendor] as [string, unknown]),
		...['discrete', 'integrated', 'unified'].map((kind) => ['gpus.0.kind', kind] as [string, unknown]),
		...['linux', 'darwin', 'win32', 'unknown'].map((platform) => ['os.platform', platform] as [string, unknown]),
		['memory.total', { unknown: 'x' }],
		['memory.limit', 4e9],
		['gpus.0.memory.free', 0],
	];
	it.each(right)('with %s as %j is one', (path, value) => expect(machineIn(but(path, value))).not.toBeNull());

	it('that leaves something out leaves it unknown, never empty', () => {
		const notTold = { unknown: 'the document does not tell it' };
		for (const part of ['name', 'cores', 'threads', 'features', 'bandwidth'] as const)
			expect(machineIn(but(`cpu.${part}`, undefined))?.cpu[part]).toEqual(notTold);
		expect(machineIn(but('cpu.bandwidth', 51))?.cpu.bandwidth).toEqual(notTold);
		expect(machineIn(but('gpus.0.bandwidth', { value: 'fast' }))?.gpus[0]?.bandwidth).toEqual(notTold);
		expect(machineIn(but('gpus.0.driver', undefined))?.gpus[0]?.driver).toEqual(notTold);
		expect(machineIn(but('gpus.0.because', undefined))?.gpus[0]?.because).toBe('');
		expect(machineIn(but('memory.limit', undefined))?.memory.limit).toBeNull();
		expect(machineIn(but('memory.limitSource', undefined))?.memory.limitSource).toBeNull();
		expect(machineIn(but('ollama', undefined))?.ollama).toEqual({
			status: 'unknown',
			version: notTold,
			ours: false,
			host: '',
			cloud: 'unknown',
		});
		expect(machineIn(but('findings', undefined))?.findings).toEqual([]);
		expect(machineIn(but('sources', undefined))?.sources).toEqual({});
	});

	it('keeps what it tells beside that', () => {
		const finding = { code: 'x', severity: 'note', text: 'a', cure: 'b' } as const;
		const full: Machine = {
			...told,
			findings: [finding],
			sources: { gpus: 'said' },
			memory: { ...told.memory, limit: 4e9, limitSource: 'cgroup v2' },
			gpus: [gpu({ because: 'why' })],
		};
		expect(machineIn(JSON.parse(JSON.stringify(full)))).toEqual(full);
	});
});
