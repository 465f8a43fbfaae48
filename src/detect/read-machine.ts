// Look, then judge: the Machine of this computer, or of a recording, for every command.

import type { EngineAnswer } from '../recommend/devices/engine.ts';
import { type JudgeOptions, judge } from '../recommend/devices/judge.ts';
import { isUnknown } from '../types/known.ts';
import type { Library, LoadedModel, Machine, MachineFacts, OllamaFacts } from '../types/machine.ts';
import { type DetectOptions, detect } from './detect.ts';
import type { Look } from './probe.ts';
import { type ServerSettings, serverSettings, usualModelsDir } from './server-settings.ts';

export interface ReadOptions extends Omit<DetectOptions, 'modelsDir' | 'soon'> {
	/** What a person said of the computer, put over what was seen; the running Ollama has the last word. */
	amend?: (machine: Machine, options: JudgeOptions) => Machine;
	/** Folder for models that the person said; without it that of the server that counts. */
	modelsDir?: string;
	/** Where models go if neither a person nor a server says otherwise. */
	usual?: string;
	/** Models in the memory of the running server. */
	loaded?: readonly LoadedModel[];
	/** False for recordings: then nothing of the computer that replays it is asked. Default true. */
	live?: boolean;
	/** Gets a judged Machine without the graphics, where those are still awaited. */
	soon?: (machine: Machine) => void;
}

/** Whether the ROCm part lies beside the program; undefined where no program or no folder is known. */
export async function hasRocm(look: Look, program: string | undefined): Promise<boolean | undefined> {
	if (program === undefined || look.platform === 'darwin') return undefined;
	const { engineFolder } = await import('./engine-list.ts');
	const names = await look.list(engineFolder(program, look.platform));
	return isUnknown(names) ? undefined : names.some((name) => /^rocm/i.test(name));
}

/** The options that only hold on the computer itself. On Linux /proc is better than Node, and sees containers' limits. */
async function liveOptions(look: Look): Promise<Pick<DetectOptions, 'node' | 'fallback'>> {
	const fallback = async () => (await import('./live.ts')).askLibrary();
	return look.platform === 'linux' ? { fallback } : { fallback, node: (await import('./live.ts')).nodeFacts() };
}

interface Server {
	answer: EngineAnswer | null;
	settings: ServerSettings | null;
}

/** What a server of this computer says of itself; where none runs there is nothing to load or ask. */
async function askServer(look: Look, ollama: OllamaFacts, live: boolean): Promise<Server> {
	const snap = ollama.program?.startsWith('/snap/') === true;
	// Another computer's server says nothing in a log of this one.
	const here = ollama.status === 'running' && ollama.local !== false;
	if (live && !here) return { answer: null, settings: snap ? await serverSettings(look, ollama, null) : null };
	const { parseServerLog, logText } = await import('./engine.ts');
	const log = await logText(look, ollama.ours);
	const devices = log === null ? [] : parseServerLog(log);
	const settings = await serverSettings(look, ollama, log);
	if (devices.length > 0 || live) return { answer: { by: 'log', devices }, settings };
	const { recordedList } = await import('./engine-list.ts');
	return { answer: { by: 'list', devices: await recordedList(look) }, settings };
}

/** What told of the folder for models, or why it may be another one. */
const sourceOf = (settings: ServerSettings | null): Pick<DetectOptions, 'modelsDirSource' | 'modelsDirUnsure'> =>
	settings?.unsure ? { modelsDirUnsure: settings.unsure } : settings ? { modelsDirSource: settings.source } : {};

/** The engine itself is asked where its server said nothing, through the libraries that should find a card. */
export async function askEngine(look: Look, machine: Machine): Promise<EngineAnswer | null> {
	const { program } = machine.ollama;
	const wanted = new Set(machine.gpus.flatMap(({ library }): Library[] => (library ? [library] : [])));
	if (program === undefined || wanted.size === 0) return null;
	const { listDevices } = await import('./engine-list.ts');
	return { by: 'list', ...(await listDevices(look, program, wanted)) };
}

async function believed(
	machine: Machine,
	answer: EngineAnswer | null,
	loaded: readonly LoadedModel[],
): Promise<Machine> {
	if (answer === null && loaded.length === 0) return machine;
	const { withEngine, withLoaded } = await import('../recommend/devices/engine.ts');
	return withLoaded(answer === null ? machine : withEngine(machine, answer), loaded);
}

/** The same world, in which a file is read once, whoever asks for it. */
function readOnce(look: Look): Look {
	const known = new Map<string, ReturnType<Look['read']>>();
	return {
		...look,
		read(path) {
			const text = known.get(path) ?? look.read(path);
			known.set(path, text);
			return text;
		},
	};
}

/** Detects and judges. Where Ollama says itself what it uses, that counts. */
export async function readMachine(world: Look, options: ReadOptions): Promise<Machine> {
	const look = readOnce(world);
	const { live = true, soon, loaded = [], modelsDir, usual, amend = (machine: Machine) => machine, ...rest } = options;
	const [rocm, server] = await Promise.all([
		hasRocm(look, options.ollama.program),
		askServer(look, options.ollama, live),
	]);
	const { settings, answer } = server;
	const judging: JudgeOptions = { env: settings?.env ?? look.env, ...(rocm === undefined ? {} : { rocm }) };
	const judged = (facts: MachineFacts) => amend(judge(facts, judging), judging);
	const asked = { ...(live ? await liveOptions(look) : {}), ...rest };
	const facts = await detect(look, {
		...asked,
		modelsDir: modelsDir ?? settings?.modelsDir ?? usual ?? usualModelsDir(look),
		...(modelsDir === undefined ? sourceOf(settings) : {}),
		...(soon ? { soon: (early: MachineFacts) => soon(judged(early)) } : {}),
	});
	const machine = judged(facts);
	const told = answer !== null && answer.devices.length > 0;
	return believed(machine, told ? answer : await askEngine(look, machine), loaded);
}
