// Constants of the writing law by kind of graphics processor: 1/speed = bytes/(e x bandwidth) + c x layers + overhead.
// Fitted on the measurements in tests/fixtures/speed/measured.json (llama.cpp scoreboards, Ollama runs); the errors
// beside each are median / 90th percentile on chips the constants had not seen, where there are several, as `npm run bench`
// shows them; a test holds the numbers of measurements to the file.
// e is the share of the theoretical bandwidth that is reached, c the work per layer that no bandwidth shortens.

import type { Gpu } from '../../types/machine.ts';
import type { Band } from './types.ts';

export interface SpeedClass {
	id: string;
	/** Share of the theoretical bandwidth. */
	e: number;
	/** Seconds per layer. */
	c: number;
	band: Band;
	/** How it is told with `--why`. */
	basis: string;
}

// Factors 0.76 to 1.2 held 96 % of the measurements of unseen NVIDIA cards, 93 % of unseen Apple chips.
const usual: Band = { low: 0.76, high: 1.2 };
const mixed: Band = { low: 0.78, high: 1.24 };
const wide: Band = { low: 0.6, high: 1.3 };
const unlisted: Band = { low: 0.5, high: 1.4 };

const made = (id: string, e: number, micro: number, band: Band, basis: string): SpeedClass => ({
	id,
	e,
	c: micro * 1e-6,
	band,
	basis,
});

/** Dense models. */
export const dense = {
	cuda: made('cuda', 0.82, 28, usual, '80 measurements on 17 NVIDIA cards, Turing and newer; error 5 / 14 %'),
	nvidiaVulkan: made('nvidia-vulkan', 0.75, 15, unlisted, '1 measurement on an NVIDIA card with Vulkan'),
	pascal: made('pascal', 0.5, 395, { low: 0.7, high: 1.3 }, '12 measurements on one card of this age'),
	hbm: made('hbm', 0.59, 79, wide, '8 measurements on 4 data centre cards; error 9 / 16 %'),
	gb10: made('gb10', 0.79, 13, usual, '5 measurements on this chip'),
	metal: made('metal', 0.87, 113, usual, '50 measurements on 10 Apple chips; error 6 / 19 %'),
	metalK: made(
		'metal-m1-k',
		0.62,
		135,
		{ low: 0.68, high: 1.4 },
		'K quantizations on M1 chips: 5 scattered measurements',
	),
	metal5: made('metal-m5', 0.95, 45, mixed, '3 measurements on M5 Pro and M5 Max'),
	ultra: made('ultra', 0.82, 140, usual, '10 measurements on Ultra chips'),
	rocm: made('rocm', 0.8, 30, wide, '4 measurements on AMD cards with ROCm; error 14 / 23 %'),
	vulkan: made('vulkan', 0.9, 17, wide, '4 measurements on AMD cards with Vulkan; error 14 / 23 %'),
	strix: made('strix', 0.86, 90, usual, '64 measurements on this chip; error 4 / 10 % on these'),
	intel: made('intel', 0.5, 45, unlisted, '2 measurements on Intel Arc cards'),
	other: made('other', 0.65, 65, unlisted, 'no measurements for this kind of graphics processor; a cautious guess'),
} as const;

/**
 * Mixture-of-experts models, by active bytes. Choosing experts costs about 40 microseconds a layer on top of what dense
 * models take (NVIDIA, Apple; more on Ryzen AI Max). That cost was chosen with these few rows in sight: on other chips the
 * errors may well be larger than those beside the constants.
 */
export const sparse = {
	cuda: made(
		'cuda-moe',
		0.96,
		68,
		mixed,
		'11 measurements on 7 NVIDIA cards; error 8 / 25 % on these, maybe more on others',
	),
	hbm: made('hbm-moe', 0.59, 105, unlisted, 'no measurements of such models on data centre cards'),
	metal: made(
		'metal-moe',
		0.74,
		153,
		mixed,
		'5 measurements on 4 Apple chips; error 2 / 11 % on these, maybe more on others',
	),
	amd: made('amd-moe', 0.85, 82, wide, '1 measurement on an AMD card'),
	strix: made('strix-moe', 0.82, 170, wide, '130 measurements on this chip; error 10 / 47 % on these'),
	other: made('other-moe', 0.6, 135, unlisted, 'no measurements for this kind of graphics processor; a cautious guess'),
} as const;

// In small letters, as the names are made before they are compared.
const hbmNames =
	/\b(?:a100|a30|a800|h100|h200|h800|b[123]00|gb[23]00|gh200|v100|p100|gp100|gv100|titan v|mi\d{2,3}\w?)\b/;
const oldNvidia = /\b(?:gtx (?:9|10)\d\d|gt 10\d\d|titan x|tesla [kmp]\d|quadro [kmp]\d)/;
const newAmd = /\brx [679]\d{3}|\bw[67]\d00|\br9[67]00|\bgfx1[0-2]/;

function nvidiaClass(gpu: Gpu, moe: boolean): SpeedClass {
	if (/GB10\b/.test(gpu.name)) return moe ? sparse.cuda : dense.gb10;
	const name = gpu.name.toLowerCase();
	if (hbmNames.test(name)) return moe ? sparse.hbm : dense.hbm;
	const capability = Number(gpu.computeCapability ?? Number.NaN);
	if (capability < 7.5 || oldNvidia.test(name)) return moe ? sparse.other : dense.pascal;
	if (gpu.kind !== 'discrete') return moe ? sparse.other : dense.other;
	if (gpu.library === 'vulkan') return moe ? sparse.other : dense.nvidiaVulkan;
	return moe ? sparse.cuda : dense.cuda;
}

function appleClass(gpu: Gpu, moe: boolean, quantization: string): SpeedClass {
	const generation = Number(/\bM(\d+)/.exec(gpu.name)?.[1] ?? Number.NaN);
	if (Number.isNaN(generation)) return moe ? sparse.other : dense.other;
	if (moe) return sparse.metal;
	if (generation >= 5) return dense.metal5;
	if (/Ultra/.test(gpu.name)) return dense.ultra;
	// K quantizations reach 0.47 of the bandwidth on M1 chips in the median, the others 0.84 and more.
	return generation === 1 && /_K(?:_|$)/i.test(quantization) ? dense.metalK : dense.metal;
}

function amdClass(gpu: Gpu, moe: boolean): SpeedClass {
	if (/8060S|8050S|Strix Halo|AI MAX/i.test(gpu.name) || gpu.gfx === 'gfx1151') return moe ? sparse.strix : dense.strix;
	const name = `${gpu.name} ${gpu.gfx ?? ''}`.toLowerCase();
	if (hbmNames.test(name)) return moe ? sparse.hbm : dense.hbm;
	if (gpu.kind !== 'discrete' || !newAmd.test(name)) return moe ? sparse.other : dense.other;
	if (moe) return sparse.amd;
	return gpu.library === 'vulkan' ? dense.vulkan : dense.rocm;
}

/** The class of a graphics processor for a model of this quantization ("Q4_K_M"), mixture of experts or not. */
export function classOf(gpu: Gpu, moe: boolean, quantization = ''): SpeedClass {
	if (gpu.vendor === 'nvidia') return nvidiaClass(gpu, moe);
	if (gpu.vendor === 'apple') return appleClass(gpu, moe, quantization);
	if (gpu.vendor === 'amd') return amdClass(gpu, moe);
	if (gpu.vendor === 'intel' && gpu.kind === 'discrete' && !moe) return dense.intel;
	return moe ? sparse.other : dense.other;
}

/**
 * Seconds per token that neither bandwidth nor layers explain: choosing the token and sending it. On cards 0.2 to 1.0 ms
 * fit the measurements equally well (80 rows); a 2.6 MB model through a real Ollama 0.33 on two server cores takes
 * 0.50 ms. So nothing is promised more than about 2,000 tokens a second.
 */
export const tokenSeconds = 0.5e-3;

/** Seconds per token for bytes on one device, without the context's part and what every token costs. */
export const deviceSeconds = (
	k: Pick<SpeedClass, 'e' | 'c'>,
	bytes: number,
	layers: number,
	bandwidth: number,
): number => bytes / (k.e * bandwidth) + k.c * layers;
