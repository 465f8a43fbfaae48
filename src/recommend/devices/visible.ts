// CUDA_VISIBLE_DEVICES and its relatives: which of the cards a program may see, by the vendor's numbering. CUDA stops
// at the first number that is none ("-1" hides all, so does an empty value). A list that goes by the cards' own numbers
// (GPU-…, MIG-…) was matched where those are known, by the probe.

import type { Gpu, Library } from '../../types/machine.ts';
import { judgeWords } from '../../words/judge.ts';
import type { Setting } from './rules.ts';

const names: Record<Library, string[]> = {
	cuda: ['CUDA_VISIBLE_DEVICES'],
	rocm: ['ROCR_VISIBLE_DEVICES', 'HIP_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL'],
	vulkan: ['GGML_VK_VISIBLE_DEVICES'],
	metal: [],
};

/** The numbers of a list, null where it does not restrict. */
function visible(value: string | undefined, emptyHides: boolean): number[] | null {
	if (value === undefined || (value.trim() === '' && !emptyHides)) return null;
	const entries = value.split(',').map((entry) => entry.trim());
	if (entries.some((entry) => /^(?:GPU|MIG)-/i.test(entry))) return null;
	const end = entries.findIndex((entry) => !/^\d{1,3}$/.test(entry));
	return (end < 0 ? entries : entries.slice(0, end)).map(Number);
}

function hidden(gpu: Gpu, position: number, setting: Setting): string | undefined {
	return names[gpu.library ?? 'metal'].find((name) => {
		if (name === 'CUDA_VISIBLE_DEVICES' && gpu.listed === false) return true;
		const list = visible(setting.env[name], name === 'CUDA_VISIBLE_DEVICES');
		return list !== null && !list.includes(gpu.index ?? position);
	});
}

/** The same cards, those that a variable hides marked as left out. */
export function applyVisible(gpus: readonly Gpu[], setting: Setting): Gpu[] {
	const counts = new Map<Library, number>();
	return gpus.map((gpu) => {
		if (!gpu.usedByOllama || !gpu.library) return gpu;
		const position = counts.get(gpu.library) ?? 0;
		counts.set(gpu.library, position + 1);
		const name = hidden(gpu, position, setting);
		if (name === undefined) return gpu;
		const { library: _, ...rest } = gpu;
		return { ...rest, usedByOllama: false, because: judgeWords.hidden(name) };
	});
}
