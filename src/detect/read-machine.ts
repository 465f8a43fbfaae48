// Look, then judge: the Machine of this computer, or of a recording, for every command.

import path from 'node:path';
import type { EngineDevice } from '../recommend/devices/engine.ts';
import { type JudgeOptions, judge } from '../recommend/devices/judge.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine, MachineFacts, OllamaFacts } from '../types/machine.ts';
import { type DetectOptions, detect } from './detect.ts';
import type { Look } from './probe.ts';

export interface ReadOptions extends DetectOptions {
	/** What a person said of the computer, put over what was seen; the running Ollama has the last word. */
	amend?: (machine: Machine, options: JudgeOptions) => Machine;
	/** False for recordings: then nothing of the computer that replays it is asked. Default true. */
	live?: boolean;
}

/** Whether the ROCm part lies beside the program; undefined where no program or no folder is known. */
async function hasRocm(look: Look, program: string | undefined): Promise<boolean | undefined> {
	if (program === undefined || look.platform === 'darwin') return undefined;
	const { dirname, join } = look.platform === 'win32' ? path.win32 : path.posix;
	const bin = dirname(program);
	const folder = look.platform === 'win32' ? join(bin, 'lib', 'ollama') : join(bin, '..', 'lib', 'ollama');
	const names = await look.list(folder);
	return isUnknown(names) ? undefined : names.some((name) => /^rocm/i.test(name));
}

/** Where models go unless something else is said: Ollama's own folder, bytes on its volume are what counts. */
export function usualModelsDir(look: Pick<Look, 'env' | 'home' | 'platform'>): string {
	const set = look.env['OLLAMA_MODELS']?.trim();
	const { join } = look.platform === 'win32' ? path.win32 : path.posix;
	return set ? set : join(look.home, '.ollama', 'models');
}

/** The options that only hold on the computer itself. On Linux /proc is better than Node, and sees containers' limits. */
async function liveOptions(look: Look): Promise<Pick<DetectOptions, 'node' | 'fallback'>> {
	const fallback = async () => (await import('./live.ts')).askLibrary();
	return look.platform === 'linux' ? { fallback } : { fallback, node: (await import('./live.ts')).nodeFacts() };
}

type Correct = (machine: Machine) => Machine;

/** What a running server says of itself; without one there is nothing to load or ask. */
async function byEngine(look: Look, ollama: OllamaFacts): Promise<Correct> {
	if (ollama.status !== 'running') return (machine) => machine;
	const [{ askEngine }, { withEngine }] = await Promise.all([
		import('./engine.ts'),
		import('../recommend/devices/engine.ts'),
	]);
	const devices: EngineDevice[] = await askEngine(look, ollama);
	return (machine) => withEngine(machine, devices);
}

/** Detects and judges. `soon` gets a judged Machine too, without the graphics that were still awaited. */
export async function readMachine(
	look: Look,
	options: Omit<ReadOptions, 'soon'> & { soon?: (machine: Machine) => void },
): Promise<Machine> {
	const { live: isLive = true, soon, amend = (machine: Machine) => machine, ...rest } = options;
	const [rocm, correct] = await Promise.all([hasRocm(look, options.ollama.program), byEngine(look, options.ollama)]);
	const judging: JudgeOptions = { env: look.env, ...(rocm === undefined ? {} : { rocm }) };
	const judged = (facts: MachineFacts) => correct(amend(judge(facts, judging), judging));
	const asked = isLive ? { ...(await liveOptions(look)), ...rest } : rest;
	return judged(await detect(look, { ...asked, ...(soon ? { soon: (facts) => soon(judged(facts)) } : {}) }));
}
