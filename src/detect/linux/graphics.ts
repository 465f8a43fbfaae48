// All graphics of a Linux computer: the kernel's cards, made complete by the vendors' tools. A tool's card and the
// kernel's card with the same address are one.

import { isUnknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import type { NvidiaAnswer } from '../nvidia/probe.ts';
import { nvidiaSide } from '../nvidia/side.ts';
import type { GraphicsAnswer, Look, Seen } from '../probe.ts';
import { accessTo } from './access.ts';
import { type Card, linuxCards } from './cards.ts';
import { askAmdSmi, askRocmSmi, askXpuSmi } from './tools.ts';

const makers: Record<string, GpuFacts['vendor']> = { '10de': 'nvidia', '1002': 'amd', '8086': 'intel' };

const isDisplayCard = (card: Card): boolean => card.vendor in makers;

/** Facts of the tool where the kernel told none. */
function complete(kernel: Seen, tool: Seen | undefined): Seen {
	if (!tool) return kernel;
	const [a, b] = [kernel.gpu, tool.gpu];
	const pick = <T>(first: T, second: T): T => (isUnknown(first) ? second : first);
	// What a tool calls the memory of a chip inside a processor is mostly what was set aside for it at the start.
	const own = a.kind !== 'integrated' && a.kind === b.kind;
	return {
		source: `${kernel.source}; ${tool.source}`,
		...((tool.tableName ?? kernel.tableName) ? { tableName: tool.tableName ?? kernel.tableName ?? '' } : {}),
		gpu: {
			...a,
			name: a.name === 'AMD Radeon' || a.name === 'Intel Graphics' ? b.name : a.name,
			memory: own
				? { total: pick(a.memory.total, b.memory.total), free: pick(a.memory.free, b.memory.free) }
				: a.memory,
			driver: pick(a.driver, b.driver),
			...((a.gfx ?? b.gfx) ? { gfx: a.gfx ?? b.gfx ?? '' } : {}),
		},
	};
}

const samePlace = (a: Seen, b: Seen): boolean =>
	a.gpu.pci !== undefined && b.gpu.pci !== undefined
		? a.gpu.pci === b.gpu.pci
		: typeof a.gpu.memory.total === 'number' && a.gpu.memory.total === b.gpu.memory.total;

/** Kernel cards of one vendor with the tool's cards; the tool alone where the kernel lists none of that vendor. */
function merge(kernel: Seen[], tool: Seen[]): Seen[] {
	if (kernel.length === 0) return tool;
	const alone = kernel.length === 1 && tool.length === 1 ? tool[0] : undefined;
	return kernel.map((card) => complete(card, tool.find((entry) => samePlace(card, entry)) ?? alone));
}

/** Whether everything that a tool could add is known. */
const whole = ({ gpu }: Seen): boolean => !isUnknown(gpu.memory.total) && !isUnknown(gpu.memory.free);

/** The kernel's AMD cards with the older tool's; the newer one is slow, and asked where something is missing then. */
async function amdCards(look: Look, kernel: Seen[], rocm: Seen[]): Promise<Seen[]> {
	const known = merge(kernel, rocm);
	return known.length > 0 && known.every(whole) ? known : merge(known, await askAmdSmi(look));
}

async function amdSide(look: Look, cards: readonly Card[]): Promise<Seen[]> {
	if (cards.length === 0) return [];
	const [{ kfdNodes }, { amdCard }] = await Promise.all([import('../amd/kfd.ts'), import('../amd/sysfs.ts')]);
	const nodes = await kfdNodes(look);
	return Promise.all(cards.map((card) => amdCard(look, card, nodes)));
}

async function intelSide(look: Look, cards: readonly Card[]): Promise<Seen[]> {
	if (cards.length === 0) return [];
	const { intelCard } = await import('../intel/sysfs.ts');
	return Promise.all(cards.map((card) => intelCard(look, card)));
}

/** NVIDIA's tool is asked by the caller, so that its ten seconds run beside everything else. */
export async function linuxGraphics(look: Look, nvidia: Promise<NvidiaAnswer>): Promise<GraphicsAnswer> {
	const [{ cards, readable }, rocm, xpu] = await Promise.all([linuxCards(look), askRocmSmi(look), askXpuSmi(look)]);
	const of = (vendor: GpuFacts['vendor']) =>
		cards.filter((card) => isDisplayCard(card) && makers[card.vendor] === vendor);
	const [amd, intel, green] = await Promise.all([
		amdSide(look, of('amd')).then((seen) => amdCards(look, seen, rocm)),
		intelSide(look, of('intel')),
		nvidia.then((answer) => nvidiaSide(look, of('nvidia'), answer)),
	]);
	const others = [...amd, ...merge(intel, xpu)];
	return {
		seen: [...green.seen, ...others],
		findings: [...green.findings, ...(await accessTo(look, others))],
		answered: readable || green.answered || others.length > 0,
	};
}
