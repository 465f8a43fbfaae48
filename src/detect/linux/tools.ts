// The makers' own tools on Linux: looked for where they can be, and their readers are loaded only where one is there.

import { isUnknown } from '../../types/known.ts';
import type { Look, Seen } from '../probe.ts';
import { meminfo } from './memory.ts';

const patience = 5000;

/** What the first of these files printed; null where none of them is there. */
async function ask(look: Look, files: readonly string[], args: readonly string[]): Promise<string | null> {
	for (const file of files) {
		const result = await look.run(file, args, { timeout: patience });
		if (!result.failed) return result.stdout;
	}
	return null;
}

/** Free memory of the computer, which chips inside a processor share. */
async function freeMemory(look: Look) {
	const text = await look.read('/proc/meminfo');
	return isUnknown(text) ? text : meminfo(text, 'MemAvailable');
}

/** Cards of AMD's older tool; empty where it is not there. */
export async function askRocmSmi(look: Look): Promise<Seen[]> {
	const args = ['--showproductname', '--showmeminfo', 'vram', 'gtt', '--showbus', '--json'];
	const text = await ask(look, ['rocm-smi', '/opt/rocm/bin/rocm-smi'], args);
	if (text === null) return [];
	const { parseRocmSmi } = await import('../amd/rocm-smi.ts');
	return parseRocmSmi(text, await freeMemory(look));
}

/** Cards of AMD's newer tool; its names and its memory are two questions. */
export async function askAmdSmi(look: Look): Promise<Seen[]> {
	const files = ['amd-smi', '/opt/rocm/bin/amd-smi'];
	const questions = [
		['static', '--asic', '--bus', '--vram', '--driver', '--json'],
		['metric', '--mem-usage', '--json'],
	];
	const texts = (await Promise.all(questions.map((args) => ask(look, files, args)))).filter((text) => text !== null);
	if (texts.length === 0) return [];
	const { parseAmdSmi } = await import('../amd/amd-smi.ts');
	return parseAmdSmi(texts, await freeMemory(look));
}

/** Cards of Intel's tool. Its list has no memory; each device is asked for its own. */
export async function askXpuSmi(look: Look): Promise<Seen[]> {
	const listed = await ask(look, ['xpu-smi'], ['discovery', '-j']);
	if (listed === null) return [];
	const { devicesToAsk, parseXpuSmi } = await import('../intel/xpu-smi.ts');
	const ids = devicesToAsk(listed);
	if (ids.length === 0) return parseXpuSmi(listed);
	const answers = await Promise.all(ids.map((id) => ask(look, ['xpu-smi'], ['discovery', '-d', String(id), '-j'])));
	const told = answers.flatMap((text) => parseXpuSmi(text ?? ''));
	// Those that were complete, or could not be asked, stay as they were listed.
	const rest = parseXpuSmi(listed).filter(({ gpu }) => !told.some((entry) => entry.gpu.pci === gpu.pci));
	return [...told, ...rest];
}
