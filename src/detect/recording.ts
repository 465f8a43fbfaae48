// A computer from a recording: ports that answer from the document, and ports that write one while they answer.

import type { RunResult } from '../ports.ts';
import { Problem } from '../problem.ts';
import { isUnknown, type Known, unknown } from '../types/known.ts';
import { isRecord } from '../types/record.ts';
import type { RecordedCommand, Recording } from '../types/recording.ts';
import { recordingWords } from '../words/probes.ts';
import type { Look } from './probe.ts';
import { answerFor } from './recorded-answers.ts';
import { neutralHomes, withoutPerson } from './redact.ts';

/** Names directly under a folder, from every recorded path below it. */
function childrenOf(folder: string, files: Recording['files']): string[] {
	const slash = folder.includes('\\') ? '\\' : '/';
	const start = folder.endsWith(slash) ? folder : folder + slash;
	const below = Object.keys(files).filter((path) => path.startsWith(start) && path.length > start.length);
	return [...new Set(below.map((path) => path.slice(start.length).split(slash)[0] ?? ''))].filter(Boolean);
}

function readFrom(files: Recording['files'], path: string): Known<string> {
	const entry = Object.hasOwn(files, path) ? files[path] : undefined;
	if (typeof entry === 'string') return entry;
	if (entry === null) return unknown('EACCES');
	return unknown(Array.isArray(entry) || childrenOf(path, files).length > 0 ? 'EISDIR' : 'ENOENT');
}

function listFrom(files: Recording['files'], path: string): Known<string[]> {
	const entry = Object.hasOwn(files, path) ? files[path] : undefined;
	if (entry === null) return unknown('EACCES');
	if (typeof entry === 'string') return unknown('ENOTDIR');
	const names = [...new Set([...(entry ?? []), ...childrenOf(path, files)])].sort();
	return entry || names.length > 0 ? names : unknown('ENOENT');
}

/** Ports over a recording: detection runs on it as on the computer it came from. */
export function replay(recording: Recording): Look {
	const { files, commands } = recording;
	return {
		platform: recording.platform,
		arch: recording.arch,
		env: recording.env,
		home: recording.home ?? neutralHomes[recording.platform],
		run: async (file, args) => answerFor(file, args, commands),
		read: async (path) => readFrom(files, path),
		list: async (path) => listFrom(files, path),
		freeSpace: async () => recording.freeSpace ?? unknown(recordingWords.noFreeSpace),
	};
}

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

function command(value: unknown): RecordedCommand[] {
	if (!isRecord(value) || typeof value['file'] !== 'string') return [];
	const args = value['args'];
	const code = value['exitCode'];
	const timedOut = value['timedOut'] === true;
	return [
		{
			file: value['file'],
			args: Array.isArray(args) ? args.map(String) : '*',
			stdout: text(value['stdout']),
			stderr: text(value['stderr']),
			exitCode: typeof code === 'number' ? code : code === null || timedOut ? null : 0,
			timedOut,
		},
	];
}

function file(value: unknown): string | string[] | null {
	if (Array.isArray(value)) return value.map(String);
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

const platforms = ['linux', 'darwin', 'win32'] as const;

/** Reads a recording's text. Throws Problem `bad-recording` (exit 2) where it is none. */
export function parseRecording(raw: string): Recording {
	let parsed: unknown;
	try {
		const document: unknown = JSON.parse(raw.replace(/^\ufeff/, ''));
		// The recordings of the tests stand beside what has to come of them.
		parsed = isRecord(document) && isRecord(document['recording']) ? document['recording'] : document;
	} catch (cause) {
		throw new Problem('bad-recording', recordingWords.notJson, { cure: recordingWords.cure, exit: 2, cause });
	}
	const told = isRecord(parsed) ? parsed['platform'] : undefined;
	const platform = platforms.find((name) => name === told);
	if (!isRecord(parsed) || !platform)
		throw new Problem('bad-recording', recordingWords.notOne, { cure: recordingWords.cure, exit: 2 });
	const { env, commands, files, freeSpace, home } = parsed;
	const pairs = isRecord(env) ? Object.entries(env).map(([key, value]) => [key, String(value)]) : [];
	const entries = isRecord(files) ? Object.entries(files).map(([path, value]) => [path, file(value)]) : [];
	return {
		schema: 1,
		platform,
		arch: text(parsed['arch'], 'x64'),
		env: Object.fromEntries(pairs),
		commands: Array.isArray(commands) ? commands.flatMap(command) : [],
		files: Object.fromEntries(entries),
		...(typeof freeSpace === 'number' ? { freeSpace } : {}),
		...(typeof home === 'string' ? { home } : {}),
	};
}

/** Settings that matter for what Ollama does, by name: among the others are keys and addresses of the person's own. */
const kept =
	/^(?:OLLAMA_(?:HOST|MODELS|VULKAN|IGPU_ENABLE|LLM_LIBRARY|GPU_OVERHEAD|SCHED_SPREAD|FLASH_ATTENTION|KV_CACHE_TYPE|CONTEXT_LENGTH|NUM_PARALLEL|MAX_LOADED_MODELS|KEEP_ALIVE|LOAD_TIMEOUT|NO_CLOUD|DEBUG)|\w*VISIBLE_DEVICES|HSA_OVERRIDE_GFX_VERSION|GPU_DEVICE_ORDINAL|LLAMA_ARG_FIT\w*|container|JETSON_JETPACK|SystemRoot|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITEW6432)$/;

export interface Recorder {
	/** The same ports, which remember every answer. */
	ports: Look;
	/** Adds what was picked from a longer answer, as if it had been all of it: the lines of a log that say something. */
	add: (place: { file: string } | { command: string; args: string[] }, text: string) => void;
	/** The document, without anything about the person. */
	recording: () => Recording;
}

/** `names`: further names to be taken out, such as the computer's own. */
export function record(look: Look, names: readonly string[] = []): Recorder {
	const commands: RecordedCommand[] = [];
	const files: Recording['files'] = {};
	let free: number | undefined;
	const keep = (path: string, answer: Known<string | string[]>) => {
		if (!isUnknown(answer)) files[path] = answer;
		else if (answer.unknown === 'EACCES' || answer.unknown === 'EPERM') files[path] = null;
	};
	const ports: Look = {
		...look,
		async run(program, args, options): Promise<RunResult> {
			const { failed, ...answer } = await look.run(program, args, options);
			if (!failed) addCommand(commands, { file: program, args: [...args], ...answer });
			return failed ? { ...answer, failed } : answer;
		},
		async read(path) {
			const answer = await look.read(path);
			keep(path, answer);
			return answer;
		},
		async list(path, only) {
			const answer = await look.list(path, only);
			// One name is not the folder.
			if (only === undefined) keep(path, answer);
			return answer;
		},
		async freeSpace(path) {
			const answer = await look.freeSpace(path);
			if (!isUnknown(answer)) free = answer;
			return answer;
		},
	};
	const env = Object.fromEntries(
		Object.entries(look.env).filter(
			(entry): entry is [string, string] => kept.test(entry[0]) && entry[1] !== undefined,
		),
	);
	const document = (): Recording => ({
		schema: 1,
		platform: look.platform,
		arch: look.arch,
		env,
		commands,
		files: smaller(files),
		...(free === undefined ? {} : { freeSpace: free }),
	});
	const add: Recorder['add'] = (place, text) => {
		if ('file' in place) files[place.file] = text;
		else addCommand(commands, { file: place.command, args: place.args, ...printed, stdout: text });
	};
	return { ports, add, recording: () => withoutPerson(document(), look.home, look.env, names) };
}

const printed = { stdout: '', stderr: '', exitCode: 0, timedOut: false };

/** The engine is asked the same once for each of its libraries: its answers stand behind one another. */
function addCommand(commands: RecordedCommand[], made: RecordedCommand): void {
	const same = commands.find(({ file, args }) => file === made.file && String(args) === String(made.args));
	if (!same) commands.push(made);
	else if (same.stdout !== made.stdout && made.exitCode === 0) {
		same.stdout += made.stdout;
		same.stderr += made.stderr;
	}
}

/** The list of all PCI names is 1.5 MB and the same everywhere. */
const smaller = (files: Recording['files']): Recording['files'] =>
	Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('/pci.ids')));
