// NVIDIA's part of a Linux computer: what nvidia-smi told, else what is known of the cards on the PCI bus without it.

import { isUnknown, unknown } from '../../types/known.ts';
import type { Finding, GpuFacts } from '../../types/machine.ts';
import { probeWords, unknownWords } from '../../words/probes.ts';
import type { Card } from '../linux/cards.ts';
import { marketName, pciName } from '../linux/pci-names.ts';
import { inContainer } from '../linux/system.ts';
import type { GraphicsAnswer, Look, Seen } from '../probe.ts';
import { jetson } from './jetson.ts';
import type { NvidiaAnswer } from './probe.ts';

/** What is to be said of NVIDIA cards that only the PCI bus tells of. */
interface Bare {
	/** Why their memory is not known. */
	why: string;
	/** Their driver works as far as it can be seen; 'closed' where only this container may not have them. */
	works: boolean | 'closed';
	driver: string | null;
	findings: (name: string) => Finding[];
}

async function bareNvidia(look: Look, card: Card, { why, works, driver }: Bare): Promise<Seen> {
	const name = await pciName(look, card.vendor, card.device);
	const gpu: GpuFacts = {
		name: name ? `NVIDIA ${marketName(name)}` : 'NVIDIA graphics card',
		vendor: 'nvidia',
		kind: 'discrete',
		memory: { total: unknown(why), free: unknown(why) },
		bandwidth: unknown(why),
		driver: driver ?? unknown(why),
		...(card.pci ? { pci: card.pci } : {}),
		kernelDriver: works === 'closed' ? 'closed' : works || card.driver !== 'nvidia' ? (card.driver ?? 'none') : 'none',
	};
	return { gpu, source: card.folder, ...(name ? { tableName: name } : {}) };
}

/** "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  …" of /proc/driver/nvidia/version. */
async function kernelModule(look: Look): Promise<string | null> {
	const text = await look.read('/proc/driver/nvidia/version');
	return isUnknown(text) ? null : (/Kernel Module(?: for \S+)?\s+(\d{2,4}(?:\.\d+)+)/.exec(text)?.[1] ?? null);
}

/** A container that sees the card in /sys and was given none of its devices; the tool, where it is there, fails then. */
async function notGiven(look: Look): Promise<Bare | null> {
	const [driver, contained, devices] = await Promise.all([kernelModule(look), inContainer(look), look.list('/dev')]);
	const nodes = isUnknown(devices) ? [] : devices.filter((name) => /^nvidia(?:\d+|ctl)$/.test(name));
	if (!contained || nodes.length > 0) return null;
	const findings = (name: string) => [probeWords.nvidiaNotPassedIn(name)];
	return { why: unknownWords.notInContainer, works: 'closed', driver, findings };
}

/** Without the tool: the driver may run all the same. */
async function withoutTool(look: Look, cards: readonly Card[]): Promise<Bare> {
	const driver = await kernelModule(look);
	const runs = driver !== null || cards.some((card) => card.driver === 'nvidia');
	const findings = () => [runs ? probeWords.nvidiaNoTool() : probeWords.noNvidiaDriver()];
	return { why: runs ? unknownWords.noTool : unknownWords.noNvidiaDriver, works: runs, driver, findings };
}

/** nvidia-smi calls the graphics of a Jetson "Orin (nvgpu)"; people know the board. */
async function boardNames(look: Look, answer: NvidiaAnswer): Promise<NvidiaAnswer> {
	if (!answer.seen.some(({ gpu }) => nvgpu.test(gpu.name))) return answer;
	const board = await jetson(look);
	if (board === null) return answer;
	const named = ({ gpu }: Seen) => ({ ...gpu, name: nvgpu.test(gpu.name) ? board.gpu.name : gpu.name });
	const seen = answer.seen.map((entry) => ({ ...entry, tableName: entry.gpu.name, gpu: named(entry) }));
	return { ...answer, seen };
}

const nvgpu = /^\w+ \(nvgpu\)$/;

/** In a container nvidia-smi may work where nothing can compute: CUDA needs /dev/nvidia-uvm, which LXC is told of apart. */
async function withoutUvm(look: Look, answer: GraphicsAnswer): Promise<GraphicsAnswer> {
	const devices = await look.list('/dev');
	const lacking = !isUnknown(devices) && devices.includes('nvidiactl') && !devices.includes('nvidia-uvm');
	if (!lacking || !(await inContainer(look))) return answer;
	const seen = answer.seen.map((entry) => ({ ...entry, gpu: { ...entry.gpu, kernelDriver: 'closed' } }));
	return { ...answer, seen, findings: [...answer.findings, probeWords.uvmNotPassedIn(seen[0]?.gpu.name ?? '')] };
}

/** `cards` are those with NVIDIA's vendor number; a board without any may still be a Jetson. */
export async function nvidiaSide(look: Look, cards: readonly Card[], answer: NvidiaAnswer): Promise<GraphicsAnswer> {
	if (answer.seen.length > 0) return withoutUvm(look, await boardNames(look, answer));
	const board = answer.tool === 'absent' ? await jetson(look) : null;
	if (board) return { seen: [board], findings: [], answered: true };
	if (cards.length === 0) return answer;
	const hangs = answer.tool === 'hangs';
	const why = hangs ? unknownWords.late : (answer.findings[0]?.text ?? unknownWords.notTold('nvidia-smi'));
	const told = async (): Promise<Bare> =>
		answer.tool === 'absent'
			? withoutTool(look, cards)
			: { why, works: hangs, driver: await kernelModule(look), findings: () => answer.findings };
	const bare = (hangs ? null : await notGiven(look)) ?? (await told());
	const seen = await Promise.all(cards.map((card) => bareNvidia(look, card, bare)));
	return { seen, findings: bare.findings(seen[0]?.gpu.name ?? ''), answered: true };
}
