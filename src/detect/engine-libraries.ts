// The engine's words for its backends, in ours.

import type { Library } from '../types/machine.ts';

/** By the first word of a device ("ROCm0") or the log's `library`, in small letters. */
export const libraries: Record<string, Library> = {
	cuda: 'cuda',
	rocm: 'rocm',
	hip: 'rocm',
	vulkan: 'vulkan',
	metal: 'metal',
	mtl: 'metal',
};
