// What a recording of this computer holds: every answer that detection asked for, Ollama's version, what its engine
// lists, and those lines of its log that name the graphics it found. No request is made, and nothing is started but
// programs that tell something.

import { detect } from '../../detect/detect.ts';
import { computeLines, logPlace, logText } from '../../detect/engine.ts';
import { namesHere } from '../../detect/names-here.ts';
import { askEngine, hasRocm } from '../../detect/read-machine.ts';
import { type Recorder, record } from '../../detect/recording.ts';
import { serverSettings, usualModelsDir } from '../../detect/server-settings.ts';
import { gpuTable } from '../../models/gpus-file.ts';
import { ollamaHost } from '../../ollama/host.ts';
import { findPrograms } from '../../ollama/programs.ts';
import type { Ports } from '../../ports.ts';
import { judge } from '../../recommend/devices/judge.ts';
import { bandwidthOf } from '../../recommend/gpus.ts';
import type { Recording } from '../../types/recording.ts';
import { ollamaOf, recordedOllama } from '../machine-for.ts';

/** The log of the server that runs; what it says besides its devices is not kept. Null where none can be read. */
async function addLog(ports: Ports, ours: boolean, add: Recorder['add']): Promise<string | null> {
	const log = await logText(ports, ours);
	const lines = computeLines(log ?? '');
	// Whoever replays it does not know whose server it was, and looks where Ollama itself keeps its log.
	if (lines.length > 0) add(logPlace(ports, false), `${lines.join('\n')}\n`);
	return log;
}

/** Looks at the computer as `machine` does and keeps every answer, without the person. */
export async function recordHere(ports: Ports): Promise<Recording> {
	const { ports: look, add, recording } = record(ports, await namesHere(ports));
	// Of the folders that programs lie in only this one is kept: what else is there is nobody's business.
	const [program] = await findPrograms(ports);
	if (program) add({ file: program.file }, '');
	// Asked for its version, the program asks the server; one on another computer is left alone.
	const { local } = ollamaHost(ports.env);
	const ollama = local ? await ollamaOf(look, program?.file) : recordedOllama;
	// The log of a server that has ended says nothing about the next one.
	const log = ollama.status === 'running' ? await addLog(ports, program?.ours === true, add) : null;
	// The settings of its process are read to find the folder of its models, and not kept.
	const settings = await serverSettings(ports, ollama, log);
	const facts = await detect(look, {
		ollama,
		modelsDir: settings?.modelsDir ?? usualModelsDir(ports),
		lookUpGpu: bandwidthOf(gpuTable()),
	});
	const rocm = await hasRocm(look, ollama.program);
	await askEngine(look, judge(facts, { env: settings?.env ?? ports.env, ...(rocm === undefined ? {} : { rocm }) }));
	return recording();
}
