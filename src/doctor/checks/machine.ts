// The computer: processor, memory, graphics, and every finding of the look at it.

import { graphicsOpen } from '../../recommend/devices/findings.ts';
import { memory as sized } from '../../screen/text.ts';
import { isUnknown, type Known } from '../../types/known.ts';
import type { Finding, Machine } from '../../types/machine.ts';
import { machineChecks as words } from '../../words/doctor-checks.ts';
import { fail, judged, note, pass } from '../make.ts';
import type { Check } from '../types.ts';

function processor({ os, cpu }: Machine): Check {
	const id = 'machine-processor';
	return judged(id, words.processor.subject, cpu.features, (features) => {
		if (os.arch === 'x64' && !features.includes('avx2'))
			return fail(id, words.processor.noAvx2, words.processor.noAvx2Cure);
		return judged(id, words.processor.subject, cpu.name, (name) => pass(id, words.processor.well(name)));
	});
}

/** No model runs in less. */
const least = 2 ** 30;

function memory({ memory: ram }: Machine): Check {
	const id = 'machine-memory';
	const known: Known<[number, number]> = isUnknown(ram.available)
		? ram.available
		: isUnknown(ram.total)
			? ram.total
			: [ram.available, ram.total];
	return judged(id, words.memory.subject, known, ([available, total]) =>
		available < least
			? fail(id, words.memory.short(sized(available)), words.memory.shortCure)
			: pass(id, words.memory.well(sized(available), sized(total))),
	);
}

function graphics(machine: Machine): Check[] {
	const { gpus } = machine;
	if (gpus.length > 0)
		return gpus.map((gpu, at) => pass(`machine-graphics-${at + 1}`, words.graphics.one(gpu.name, gpu.because)));
	// Where nobody could tell, the finding says so.
	return graphicsOpen(machine) ? [] : [pass('machine-graphics', words.graphics.none)];
}

/** Findings that say that something is not known. */
const notKnown = new Set([
	'graphics-unknown',
	'still-asking',
	'memory-unknown',
	'container-limit-unknown',
	'nvidia-smi-hangs',
	'nvidia-smi-unreadable',
	'nvidia-no-permission',
]);
/** Told elsewhere: by the graphics check of Ollama, and by the first of the privacy checks. */
const elsewhere = new Set(['ollama-misses-gpu', 'remote-server', 'memory-unknown']);

function finding({ code, severity, text, cure }: Finding): Check {
	const id = `machine-${code}`;
	if (notKnown.has(code)) return { id, group: 'machine', status: 'unknown', text, cure };
	// A container's limit is how that computer is meant to be.
	if (severity === 'note' || code.startsWith('container-limit')) return note(id, text, cure);
	return fail(id, text, cure);
}

/** The group "This computer". */
export const machineGroup = (machine: Machine): Check[] => [
	processor(machine),
	memory(machine),
	...graphics(machine),
	...machine.findings.filter(({ code }) => !elsewhere.has(code)).map(finding),
];
