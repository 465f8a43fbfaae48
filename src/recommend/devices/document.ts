// A Machine document from a file (`--machine FILE`), checked as far as the rest of the program leans on it.

import { isUnknown } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import { isRecord } from '../../types/record.ts';
import { notKnown } from '../../words/not-known.ts';

const isAmount = (value: unknown): boolean =>
	isUnknown(value) || (typeof value === 'number' && Number.isFinite(value) && value >= 0);

const isBandwidth = (value: unknown): boolean => isUnknown(value) || (isRecord(value) && isAmount(value['value']));

const vendors = ['nvidia', 'amd', 'intel', 'apple', 'other'];
const kinds = ['discrete', 'integrated', 'unified'];

function isGpu(value: unknown): boolean {
	if (!isRecord(value) || !isRecord(value['memory'])) return false;
	const told = typeof value['name'] === 'string' && typeof value['usedByOllama'] === 'boolean';
	const known = vendors.includes(String(value['vendor'])) && kinds.includes(String(value['kind']));
	return told && known && isAmount(value['memory']['total']) && isAmount(value['memory']['free']);
}

function isMachine(value: unknown): boolean {
	if (!isRecord(value) || value['schema'] !== 1) return false;
	const { os, cpu, memory, gpus, disk } = value as Record<string, unknown>;
	if (!isRecord(os) || !isRecord(cpu) || !isRecord(memory) || !Array.isArray(gpus) || !isRecord(disk)) return false;
	const limit = memory['limit'] === undefined || memory['limit'] === null || isAmount(memory['limit']);
	const amounts = isAmount(memory['total']) && isAmount(memory['available']) && limit && isAmount(disk['free']);
	return ['linux', 'darwin', 'win32', 'unknown'].includes(String(os['platform'])) && amounts && gpus.every(isGpu);
}

const notTold = { unknown: notKnown.notInDocument };

/** The Machine in a parsed document, alone or inside an advice; null where there is none. Missing parts are unknown. */
export function machineIn(document: unknown): Machine | null {
	const value = isRecord(document) && isRecord(document['machine']) ? document['machine'] : document;
	if (!isMachine(value)) return null;
	const machine = value as unknown as Machine;
	const { cpu } = machine;
	return {
		...machine,
		cpu: {
			...cpu,
			name: cpu.name ?? notTold,
			cores: cpu.cores ?? notTold,
			threads: cpu.threads ?? notTold,
			features: cpu.features ?? notTold,
			bandwidth: isBandwidth(cpu.bandwidth) ? cpu.bandwidth : notTold,
		},
		memory: { ...machine.memory, limit: machine.memory.limit ?? null, limitSource: machine.memory.limitSource ?? null },
		gpus: machine.gpus.map((gpu) => ({
			...gpu,
			bandwidth: isBandwidth(gpu.bandwidth) ? gpu.bandwidth : notTold,
			driver: gpu.driver ?? notTold,
			because: gpu.because ?? '',
		})),
		ollama: machine.ollama ?? { status: 'unknown', version: notTold, ours: false, host: '', cloud: 'unknown' },
		findings: machine.findings ?? [],
		sources: machine.sources ?? {},
	};
}
