// The Machine that a command's options mean: a document, a recording or this computer, with the parts that were said.

import { type ReadOptions, readMachine, usualModelsDir } from '../detect/read-machine.ts';
import { parseRecording, replay } from '../detect/recording.ts';
import type { Context, Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import { machineIn } from '../recommend/devices/document.ts';
import { type GpuFinder, whatIf } from '../recommend/devices/what-if.ts';
import { changesFrom } from '../recommend/devices/what-if-flags.ts';
import { bandwidthOf, cpuBandwidthOf, findGpu, type GpuTable, nearestGpus } from '../recommend/gpus.ts';
import { isUnknown, unknown } from '../types/known.ts';
import type { Machine, OllamaFacts } from '../types/machine.ts';
import { commandWords } from '../words/machine.ts';

/** What was found out about this computer's Ollama, and the table of graphics processors. */
export interface Parts extends Pick<ReadOptions, 'ollama' | 'modelsDir' | 'lookUpGpu'> {
	table: GpuTable;
}

const finderOf = (table: GpuTable): GpuFinder => ({
	find: (name, bytes) => findGpu(table, name, bytes),
	nearest: (name) => nearestGpus(table, name),
});

const recordedOllama: OllamaFacts = {
	status: 'unknown',
	version: unknown('a recording does not tell it'),
	ours: false,
	host: 'http://127.0.0.1:11434',
	cloud: 'unknown',
};

async function fileText(ports: Pick<Ports, 'read'>, path: string): Promise<string> {
	const text = await ports.read(path);
	if (!isUnknown(text)) return text;
	throw new Problem('file-unreadable', commandWords.fileUnreadable(path, text.unknown), {
		cure: commandWords.fileCure,
		exit: 2,
	});
}

function parseMachine(text: string, path: string): Machine {
	let machine: Machine | null = null;
	try {
		machine = machineIn(JSON.parse(text.replace(/^\ufeff/, '')));
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
	}
	if (machine) return machine;
	throw new Problem('bad-machine', commandWords.notMachine(path), { cure: commandWords.notMachineCure, exit: 2 });
}

const given = (value: Context['flags'][string]): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * Looks where the options say. `soon` gets this computer without graphics, where those take more than 3 s. Problems:
 * `file-unreadable`, `bad-machine`, `bad-recording`, `unknown-gpu`, `bad-option`, all exit 2.
 */
export async function machineFor(context: Context, parts: Parts, soon?: (machine: Machine) => void): Promise<Machine> {
	const { flags, ports } = context;
	const [file, from] = [given(flags['machine']), given(flags['from'])];
	if (file && from) throw new Problem('bad-option', commandWords.both, { exit: 2 });
	const changes = changesFrom(flags);
	const { table, ...options } = parts;
	const look = { lookUpGpu: bandwidthOf(table), lookUpCpu: cpuBandwidthOf(table), ...options };
	const change = (machine: Machine) => (changes ? whatIf(machine, changes, finderOf(table)) : machine);
	if (file) return change(parseMachine(await fileText(ports, file), file));
	if (from) {
		const there = replay(parseRecording(await fileText(ports, from)));
		const recorded = { ollama: recordedOllama, modelsDir: usualModelsDir(there) };
		return change(await readMachine(there, { ...look, ...recorded, live: false }));
	}
	return change(await readMachine(ports, { ...look, ...(soon && !changes ? { soon } : {}) }));
}
