// What is asked only on the computer itself, never for a recording: what Node knows, and as the very last the
// systeminformation package. The package is loaded only then; on Linux it takes a card's PCI window for its memory
// (its issue #1035), so names are all that is taken from it there.

import os from 'node:os';
import { packages } from '../packages.ts';
import { unknown } from '../types/known.ts';
import type { GpuFacts } from '../types/machine.ts';
import { unknownWords } from '../words/probes.ts';
import type { NodeFacts } from './detect.ts';
import { type GraphicsAnswer, MiB, noAnswer, type Seen } from './probe.ts';
import { printable } from './text.ts';

/** Memory and processor as Node tells them. */
export const nodeFacts = (): NodeFacts => {
	const cpus = os.cpus();
	const name = printable(cpus[0]?.model);
	return {
		totalBytes: os.totalmem(),
		availableBytes: process.availableMemory(),
		threads: cpus.length,
		...(name && name !== 'unknown' ? { cpuName: name } : {}),
	};
};

const patience = 5000;

const vendorOf = (text: string): GpuFacts['vendor'] =>
	/nvidia/i.test(text)
		? 'nvidia'
		: /amd|advanced micro|ati\b/i.test(text)
			? 'amd'
			: /intel/i.test(text)
				? 'intel'
				: /apple/i.test(text)
					? 'apple'
					: 'other';

interface Controller {
	vendor: string;
	model: string;
	memoryTotal?: number | undefined;
}

/** One card of the package's list; its memory only where it came from NVIDIA's tool. */
function fromLibrary(controller: Controller): Seen | null {
	const name = printable(controller.model);
	if (name === null || /microsoft|virtual|basic/i.test(`${controller.vendor} ${name}`)) return null;
	const vendor = vendorOf(`${controller.vendor} ${name}`);
	const none = unknown(unknownWords.notTold('systeminformation'));
	const gpu: GpuFacts = {
		name,
		vendor,
		kind: vendor === 'apple' ? 'unified' : vendor === 'intel' && !/arc/i.test(name) ? 'integrated' : 'discrete',
		memory: { total: controller.memoryTotal ? controller.memoryTotal * MiB : none, free: none },
		bandwidth: unknown(unknownWords.noTable),
		driver: none,
		kernelDriver: vendor === 'nvidia' && controller.memoryTotal ? 'nvidia' : 'none',
	};
	return { gpu, source: 'systeminformation' };
}

/** Names of graphics cards as the package lists them; at most 5 s. */
export async function askLibrary(): Promise<GraphicsAnswer> {
	const { graphics } = await packages.systeminformation();
	const late = new Promise<null>((done) => setTimeout(done, patience, null).unref());
	const answer = await Promise.race([graphics(), late]);
	if (answer === null) return noAnswer;
	const seen = answer.controllers.map(fromLibrary).filter((entry) => entry !== null);
	return { seen, findings: [], answered: seen.length > 0 };
}
