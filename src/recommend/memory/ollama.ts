// What Ollama chooses for a model when nobody tells it: batch, conversations at once, flash attention, mapping.
// Source: server/sched.go and llm/llama_server.go of Ollama 0.33.

import { isUnknown } from '../../types/known.ts';
import type { Gpu, Platform } from '../../types/machine.ts';
import { differentLayers } from './layers.ts';
import { mostHeads, type Shape } from './shape.ts';

const MiB = 1024 * 1024;
const GiB = 1024 * MiB;

/** Families for which Ollama allows one conversation at a time only. */
const alone = ['mllama', 'qwen3vl', 'qwen35', 'qwen3next', 'lfm2', 'nemotron_h'];

/** Conversations at once that Ollama really allows. */
export const parallelFor = (architecture: string, wanted = 1): number =>
	alone.some((family) => architecture.startsWith(family)) || !Number.isFinite(wanted)
		? 1
		: Math.max(1, Math.floor(wanted));

/**
 * Ollama's own rough estimate in bytes (PredictServerVRAM): the file and a cache as if every layer attended to
 * everything. Wrong for many models, but it is what Ollama decides by. `context` counts all conversations together.
 */
export function predictedBytes(file: number, shape: Shape | null, context: number): number {
	if (shape === null) return file;
	const heads = mostHeads(shape);
	const kvHeads = Math.min(...differentLayers(shape).map((layer) => layer.kvHeads)) || 1;
	const width = heads > 0 ? Math.floor(shape.embedding / heads) : 0;
	return file + 2 * shape.layers.length * kvHeads * width * context * 2;
}

/** Old NVIDIA cards have no flash attention in the engine: compute capability below 6.0, and 7.2. */
function lacksFlashAttention(gpu: Gpu): boolean {
	if (gpu.library !== 'cuda' || gpu.computeCapability === undefined) return false;
	const capability = Number.parseFloat(gpu.computeCapability);
	return capability < 6 || capability === 7.2;
}

/** Whether flash attention will be on when nobody says otherwise. */
export const flashAttentionFor = (gpus: Gpu[]): boolean => !gpus.some(lacksFlashAttention);

const surcharge = (batch: number): number => (batch >= 2048 ? 2 * GiB : batch >= 1024 ? 768 * MiB : 0);
const headroom = (batch: number): number => (batch >= 2048 ? 0.6 : batch >= 1024 ? 0.75 : 1);

function batchFits(batch: number, predicted: number, available: number): boolean {
	if (predicted === 0 || available === 0) return true;
	const threshold = 0.8 * available;
	return (
		predicted <= threshold && predicted <= headroom(batch) * available && surcharge(batch) <= threshold - predicted
	);
}

/** CUDA without flash attention keeps the batch small, on cards up to 8 GiB smaller still. */
function batchWithoutFlashAttention(context: number, gpus: Gpu[]): number {
	const small = gpus.some((gpu) => {
		const free = isUnknown(gpu.memory.free) ? gpu.memory.total : gpu.memory.free;
		return gpu.library === 'cuda' && !isUnknown(free) && free > 0 && free <= 8 * GiB;
	});
	return context > 4096 && small ? 256 : 512;
}

/**
 * The batch in tokens that Ollama chooses. `context` counts all conversations together, `predicted` is its own estimate,
 * `available` what is free on the chosen devices in bytes: 0 on a CPU-only machine, where it never steps down.
 */
export function batchFor(
	context: number,
	predicted: number,
	available: number,
	options: { flashAttention: boolean; gpus: Gpu[] },
): number {
	if (!options.flashAttention && options.gpus.some((gpu) => gpu.library === 'cuda'))
		return batchWithoutFlashAttention(context, options.gpus);
	let batch = context > 32768 ? 2048 : context > 4096 ? 1024 : 512;
	while (batch > 512 && !batchFits(batch, predicted, available)) batch /= 2;
	return batch;
}

/**
 * Whether the file is mapped into memory instead of read. Not on a CPU-only machine, on Windows with CUDA, with a
 * partial offload on Apple, or on Linux where RAM is short.
 */
export function mappedFor(input: {
	platform: Platform | 'unknown';
	gpus: Gpu[];
	allOnGpu: boolean;
	file: number;
	ramFree: number;
	ramTotal: number;
}): boolean {
	const { gpus, platform } = input;
	if (gpus.length === 0) return false;
	if (platform === 'win32' && gpus.some((gpu) => gpu.library === 'cuda')) return false;
	if (gpus.some((gpu) => gpu.library === 'metal') && !input.allOnGpu) return false;
	const room = Math.max(8e9, input.ramTotal / 10);
	const discrete = gpus.some((gpu) => gpu.kind === 'discrete');
	return !(platform === 'linux' && discrete && input.ramFree < input.file + room);
}
