// AMD's PCI device numbers: the chip's target (what Ollama's ROCm is built for) and its name. Sources: the kernel's
// amdgpu device list, pci.ids, LLVM's AMDGPU processor table. Only a fallback: the kernel's own kfd topology and
// pci.ids come first where they are there.

export interface Chip {
	gfx: string;
	/** One name, or names by memory size (GiB) where several cards share a number. */
	name: string | [number, string][];
}

export const chips: Record<string, Chip> = {
	'744c': {
		gfx: 'gfx1100',
		name: [
			[24, 'Radeon RX 7900 XTX'],
			[20, 'Radeon RX 7900 XT'],
			[16, 'Radeon RX 7900 GRE'],
		],
	},
	'7448': { gfx: 'gfx1100', name: 'Radeon Pro W7900' },
	'745e': { gfx: 'gfx1100', name: 'Radeon Pro W7800' },
	'7470': { gfx: 'gfx1101', name: 'Radeon Pro W7700' },
	'747e': {
		gfx: 'gfx1101',
		name: [
			[16, 'Radeon RX 7800 XT'],
			[12, 'Radeon RX 7700 XT'],
		],
	},
	'7480': { gfx: 'gfx1102', name: 'Radeon RX 7600' },
	'7550': { gfx: 'gfx1201', name: 'Radeon RX 9070 XT' },
	'7551': { gfx: 'gfx1201', name: 'Radeon AI PRO R9700' },
	'7590': { gfx: 'gfx1200', name: 'Radeon RX 9060 XT' },
	'73bf': { gfx: 'gfx1030', name: 'Radeon RX 6800 XT' },
	'73a5': { gfx: 'gfx1030', name: 'Radeon RX 6950 XT' },
	'73af': { gfx: 'gfx1030', name: 'Radeon RX 6900 XT' },
	'73a3': { gfx: 'gfx1030', name: 'Radeon Pro W6800' },
	'73df': { gfx: 'gfx1031', name: 'Radeon RX 6700 XT' },
	'73ff': { gfx: 'gfx1032', name: 'Radeon RX 6600' },
	'73ef': { gfx: 'gfx1032', name: 'Radeon RX 6650 XT' },
	'743f': { gfx: 'gfx1034', name: 'Radeon RX 6500 XT' },
	'731f': { gfx: 'gfx1010', name: 'Radeon RX 5700 XT' },
	'7340': { gfx: 'gfx1012', name: 'Radeon RX 5500 XT' },
	'66af': { gfx: 'gfx906', name: 'Radeon VII' },
	'66a1': { gfx: 'gfx906', name: 'Radeon Instinct MI50' },
	'738c': { gfx: 'gfx908', name: 'Instinct MI100' },
	'740f': { gfx: 'gfx90a', name: 'Instinct MI210' },
	'740c': { gfx: 'gfx90a', name: 'Instinct MI250X' },
	'74a1': { gfx: 'gfx942', name: 'Instinct MI300X' },
	'687f': { gfx: 'gfx900', name: 'Radeon RX Vega' },
	'67df': { gfx: 'gfx803', name: 'Radeon RX 480/580' },
	'1586': { gfx: 'gfx1151', name: 'Radeon 8060S' },
	'150e': { gfx: 'gfx1150', name: 'Radeon 890M' },
	'1114': { gfx: 'gfx1152', name: 'Radeon 860M' },
	'15bf': { gfx: 'gfx1103', name: 'Radeon 780M' },
	'15c8': { gfx: 'gfx1103', name: 'Radeon 740M' },
	'1900': { gfx: 'gfx1103', name: 'Radeon 780M' },
	'1681': { gfx: 'gfx1035', name: 'Radeon 680M' },
	'163f': { gfx: 'gfx1033', name: 'Custom GPU of the Steam Deck' },
	'164e': { gfx: 'gfx1036', name: 'Radeon Graphics' },
	'13c0': { gfx: 'gfx1036', name: 'Radeon Graphics' },
	'1638': { gfx: 'gfx90c', name: 'Radeon Vega (Cezanne)' },
	'1636': { gfx: 'gfx90c', name: 'Radeon Vega (Renoir)' },
	'164c': { gfx: 'gfx90c', name: 'Radeon Vega (Lucienne)' },
	'15e7': { gfx: 'gfx90c', name: 'Radeon Vega (Barcelo)' },
	'1506': { gfx: 'gfx1037', name: 'Radeon 610M' },
	'1435': { gfx: 'gfx1033', name: 'Custom GPU of the Steam Deck' },
	'15d8': { gfx: 'gfx902', name: 'Radeon Vega (Picasso)' },
	'15dd': { gfx: 'gfx902', name: 'Radeon Vega (Raven Ridge)' },
};

/** Targets that are only sold inside processors. */
const insideProcessors = /^gfx(?:902|909|90c|1033|1035|1036|1037|1103|115\d)$/;

export const isApu = (gfx: string | undefined): boolean => gfx !== undefined && insideProcessors.test(gfx);

/** The name for a memory size, bytes; null where the number is not in the list. */
export function chipName(chip: Chip | undefined, totalBytes: number | null): string | null {
	if (!chip) return null;
	if (typeof chip.name === 'string') return chip.name;
	const gib = totalBytes === null ? null : Math.round(totalBytes / 2 ** 30);
	const exact = chip.name.find(([size]) => size === gib);
	return exact?.[1] ?? chip.name.map(([, name]) => name).join(' / ');
}

/** kfd's number 110501 → "gfx1151": major, minor and stepping, the last two in hexadecimal digits. */
export function gfxOf(version: number | null): string | undefined {
	if (version === null || version < 60000) return undefined;
	const major = Math.floor(version / 10000);
	const minor = Math.floor(version / 100) % 100;
	return `gfx${major}${minor.toString(16)}${(version % 100).toString(16)}`;
}
