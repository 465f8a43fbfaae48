// Speeds that the proof measured on this computer, and which of them still hold.

import type { Measured } from '../recommend/speed/index.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Measure, Proof } from '../types/plan.ts';
import type { JournalEntry } from './journal.ts';

type Hardware = Pick<Machine, 'os' | 'cpu' | 'memory' | 'gpus'>;

const text = (value: Known<string | number>): string => (isUnknown(value) ? '?' : String(value));
const gib = (value: Known<number>): string => (isUnknown(value) ? '?' : String(Math.round(value / 2 ** 30)));
const usedGpus = ({ gpus }: Hardware) => gpus.filter((gpu) => gpu.usedByOllama);

/** Processor, RAM and the graphics processors that Ollama uses, in one line: a measure holds as long as it stays so. */
export const hardwareLine = (machine: Hardware): string =>
	[
		`${text(machine.cpu.name)} x${text(machine.cpu.cores)}${machine.cpu.quota === undefined ? '' : ` of ${machine.cpu.quota}`}`,
		`${gib(machine.memory.total)} GiB`,
		...usedGpus(machine)
			.map((gpu) => `${gpu.name} ${gib(gpu.memory.total)} GiB`)
			.sort(),
	].join('; ');

/** The engine's libraries that drive the graphics processors, or "cpu". */
export const backendOf = (machine: Hardware): string =>
	[...new Set(usedGpus(machine).map((gpu) => gpu.library ?? gpu.vendor))].sort().join('+') || 'cpu';

/** A measure, and the manifest of the model it was taken with. */
export type MeasuredSpeed = Measured & { manifest?: string };

type Proven = Omit<Proof, 'reply'> & { measure: Measure; generate: number };

const positive = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0;

// The journal is a file that anyone may have edited: what is not whole is passed over.
function isProven(proof: JournalEntry['proof']): proof is Proven {
	const measure = proof?.measure;
	if (!proof || !measure || typeof measure !== 'object') return false;
	const { digest, bytes, perToken, layers } = measure;
	return typeof digest === 'string' && [bytes, perToken, layers, proof.generate].every(positive);
}

const measuredOf = (at: string, { measure, ...proof }: Proven): MeasuredSpeed => {
	const { hardware: _hardware, backend: _backend, ...kept } = measure;
	return {
		...kept,
		at,
		tokensPerSecond: proof.generate,
		placement: proof.placement,
		gpuShare: proof.gpuShare,
		context: proof.contextLength,
		...(positive(proof.read) ? { readTokensPerSecond: proof.read } : {}),
	};
};

/**
 * The measures in the journal that hold for this machine as it is now, newest first, one for each digest and placement.
 * Those of other hardware or of another engine library are left out.
 */
export function measuredHere(entries: readonly JournalEntry[], machine: Hardware): MeasuredSpeed[] {
	const [hardware, backend] = [hardwareLine(machine), backendOf(machine)];
	const newest = new Map<string, MeasuredSpeed>();
	for (const { at, proof } of [...entries].reverse()) {
		if (!isProven(proof) || proof.measure.hardware !== hardware || proof.measure.backend !== backend) continue;
		const key = `${proof.measure.digest} ${proof.placement}`;
		if (!newest.has(key)) newest.set(key, measuredOf(at, proof));
	}
	return [...newest.values()];
}
