// The Machine that a command's options mean: a document, a recording, this computer or the one of a server elsewhere,
// with what was said of it for good, and for this one answer.

import type { Look } from '../detect/probe.ts';
import { type ReadOptions, readMachine } from '../detect/read-machine.ts';
import { offeredTable, processorTable } from '../models/gpus-file.ts';
import type { OllamaLook } from '../ollama/look.ts';
import { findPrograms } from '../ollama/programs.ts';
import { clientVersion } from '../ollama/version.ts';
import type { Context, Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { GpuFinder } from '../recommend/devices/changes.ts';
import { remoteMachine, withoutQuestion } from '../recommend/devices/remote.ts';
import { bandwidthOf, findGpu, type GpuTable, nearestGpus, openSizes } from '../recommend/gpus.ts';
import { cpuBandwidthOf } from '../recommend/processors.ts';
import { isUnknown, unknownSaid } from '../types/known.ts';
import type { Machine, OllamaFacts } from '../types/machine.ts';
import { commandWords } from '../words/machine.ts';
import { saidFor } from './said.ts';

/** What was found out about this computer's Ollama, and the table of graphics processors. */
export interface Parts extends Pick<ReadOptions, 'ollama' | 'modelsDir' | 'usual' | 'loaded'> {
	table: GpuTable;
}

/** Of a look at the server only what the document promises; the rest of the look is for `doctor`. */
export function serverParts(look: OllamaLook): Required<Pick<Parts, 'ollama' | 'loaded'>> {
	const { code: _code, programs: _programs, tags: _tags, unlisted: _unlisted, loaded = [], ...ollama } = look;
	return { ollama, loaded };
}

/** Looks names of graphics processors up in the table. */
export const finderOf = (table: GpuTable): GpuFinder => ({
	find: (name, bytes) => findGpu(table, name, bytes),
	sizes: (name) => openSizes(table, name),
	nearest: (name) => nearestGpus(table, name),
});

/** The same for our own list of what can be bought, which uses the names of the table: no spelling has to be worked out. */
export const offers: GpuFinder = {
	find: (name) => offeredTable().entries.find((entry) => entry.name === name),
	nearest: () => [],
};

/** What a recording says of a server: nothing. */
export const recordedOllama: OllamaFacts = {
	status: 'unknown',
	version: unknownSaid(() => commandWords.recorded),
	ours: false,
	host: 'http://127.0.0.1:11434',
	cloud: 'unknown',
};

/**
 * What a recording tells of its Ollama: a program that is not in it was not there. Its server cannot be asked. `found`:
 * where the program lies, as far as that was seen.
 */
export async function ollamaOf(there: Look, found?: string): Promise<OllamaFacts> {
	const program = found ?? 'ollama';
	const answer = await there.run(program, ['-v'], { timeout: 5000 });
	if (answer.failed !== undefined)
		return found === undefined ? { ...recordedOllama, status: 'absent' } : { ...recordedOllama, program };
	const text = answer.stdout + answer.stderr;
	const stopped = /could not connect/i.test(text);
	const status = stopped ? 'stopped' : /version is/i.test(text) ? 'running' : 'unknown';
	return { ...recordedOllama, status, version: clientVersion(text), ...(program === 'ollama' ? {} : { program }) };
}

async function fileText(ports: Pick<Ports, 'read'>, path: string): Promise<string> {
	const text = await ports.read(path);
	if (!isUnknown(text)) return text;
	throw new Problem('file-unreadable', commandWords.fileUnreadable(path, text.unknown), {
		cure: commandWords.fileCure,
		exit: 2,
	});
}

async function parseMachine(text: string, path: string): Promise<Machine> {
	const { machineIn } = await import('../recommend/devices/document.ts');
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

/** How the parts that were said change a Machine; without any it stays. Rooms that few need are loaded when needed. */
async function changeFor(flags: Context['flags'], table: GpuTable): Promise<((machine: Machine) => Machine) | null> {
	if (![flags['ram'], flags['gpu'], flags['cpuBandwidth']].some((flag) => flag !== undefined)) return null;
	const [{ changesFrom }, { whatIf }] = await Promise.all([
		import('../recommend/devices/what-if-flags.ts'),
		import('../recommend/devices/what-if.ts'),
	]);
	const changes = changesFrom(flags);
	return changes ? (machine) => whatIf(machine, changes, finderOf(table)) : null;
}

async function replayed(text: string, options: Pick<ReadOptions, 'lookUpGpu' | 'lookUpCpu'>): Promise<Machine> {
	const { parseRecording, replay } = await import('../detect/recording.ts');
	const there = replay(parseRecording(text));
	return readMachine(there, {
		...options,
		ollama: await ollamaOf(there, (await findPrograms(there))[0]?.file),
		live: false,
	});
}

/** A server on another computer: what it answers is all there is; this computer is not looked at. */
async function elsewhere({ ollama, loaded = [] }: Pick<Parts, 'ollama' | 'loaded'>): Promise<Machine> {
	return remoteMachine(ollama, loaded);
}

/** The computer that really counts, with what was said of it. */
async function real(
	context: Context,
	{ table, ...options }: Omit<ReadOptions, 'amend' | 'soon'> & { table: GpuTable },
	soon?: (machine: Machine) => void,
): Promise<Machine> {
	const said = await saidFor(context, options.ollama, finderOf(table));
	if (options.ollama.local === false) {
		const machine = await elsewhere(options);
		return said ? said(machine) : machine;
	}
	return readMachine(context.ports, { ...options, ...(said ? { amend: said } : {}), ...(soon ? { soon } : {}) });
}

/**
 * Looks where the options say. `soon` gets this computer without graphics, where those take more than 2.5 s. Problems:
 * `file-unreadable`, `bad-machine`, `bad-recording`, `unknown-gpu`, `bad-option`, `bad-config`, all exit 2.
 */
export async function machineFor(context: Context, parts: Parts, soon?: (machine: Machine) => void): Promise<Machine> {
	const { flags, ports } = context;
	const [file, from] = [given(flags['machine']), given(flags['from'])];
	if (file && from) throw new Problem('bad-option', commandWords.both, { exit: 2 });
	const { table } = parts;
	const tables = { lookUpGpu: bandwidthOf(table), lookUpCpu: cpuBandwidthOf(processorTable()) };
	const change = await changeFor(flags, table);
	const changed = change ?? ((machine: Machine) => machine);
	if (file) return changed(await parseMachine(await fileText(ports, file), file));
	if (from) return changed(await replayed(await fileText(ports, from), tables));
	const machine = changed(await real(context, { ...tables, ...parts }, change ? undefined : soon));
	if (machine.ollama.local !== false) return machine;
	return withoutQuestion(machine);
}
