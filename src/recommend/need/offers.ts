// What people can buy to run a model: usual cards, Macs and one computer with shared memory, each with the sizes it is
// sold in, smallest first. Names are those of data/gpus.json; their rows lie in
// data/offers.json besides (scripts/data/offers.mjs). A test holds both.

export interface Offer {
	/** Graphics processors by their names in data/gpus.json; a name twice means two cards. */
	names: readonly string[];
	/** GiB of memory of the whole computer, where the graphics part shares it. */
	ram?: number;
}

const card = (name: string, count = 1): Offer => ({ names: new Array<string>(count).fill(name) });
const shared = (name: string, ...sizes: number[]): Offer[] => sizes.map((ram) => ({ names: [name], ram }));

/** For each usual size of graphics memory the common card of it; two where no single one is common. */
export const cards: readonly Offer[] = [
	card('NVIDIA GeForce RTX 3050 6 GB'),
	card('NVIDIA GeForce RTX 4060'),
	card('NVIDIA GeForce RTX 3060 12 GB'),
	card('NVIDIA GeForce RTX 5060 Ti 16 GB'),
	card('NVIDIA GeForce RTX 3090'),
	card('NVIDIA GeForce RTX 5090'),
	card('NVIDIA GeForce RTX 3090', 2),
	card('NVIDIA GeForce RTX 5090', 2),
	card('NVIDIA RTX PRO 6000 Blackwell'),
	card('NVIDIA RTX PRO 6000 Blackwell', 2),
	card('NVIDIA RTX PRO 6000 Blackwell', 4),
];

/** Apple's own pages name these sizes (apple.com/mac/compare); the modest chip of a size comes first. */
export const macs: readonly Offer[] = [
	...shared('Apple M4', 16, 24, 32),
	...shared('Apple M4 Pro', 24, 48, 64),
	...shared('Apple M4 Max (40-core GPU)', 48, 64, 128),
	...shared('Apple M3 Ultra', 96, 256, 512),
].sort((a, b) => (a.ram ?? 0) - (b.ram ?? 0));

/** The one common chip of other makers whose graphics part has as much memory as the computer gives it. */
export const others: readonly Offer[] = shared('AMD Ryzen AI Max+ 395 / Radeon 8060S', 64, 96, 128);

/** GiB that RAM is sold in. */
export const ramSizes = [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048] as const;
