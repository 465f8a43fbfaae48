// What the engine's process takes beside the model: itself, the vocabulary, and the snapshots ("checkpoints") it keeps of
// windows and recurrent states so that a conversation can be taken up again.

import { cellsOf, type RunSettings, rowBytes } from './context.ts';
import { layerKinds } from './layers.ts';
import { type Shape, vocabSize } from './shape.ts';

/** The server itself, and per word of its vocabulary. Fitted to a real Ollama 0.33: 54, 63 and 74 MB at 128k, 152k, 262k. */
const base = 46e6;
const perWord = 125;

/** Snapshots that a first conversation left in every measurement; the server's limit is 32 for each conversation. */
const usualCheckpoints = 2;

/** Bytes of one snapshot: all recurrent states and the window of every sliding layer; 0 where neither exists. */
function checkpointBytes(shape: Shape, run: RunSettings): number {
	const { full } = cellsOf(shape, run);
	const window = Math.min(shape.window, full);
	let sum = 0;
	for (const [layer, count] of layerKinds(shape)) {
		if (layer.kind === 'recurrent') sum += count * 4 * (shape.state.convolution + shape.state.recurrent);
		if (layer.kind === 'sliding') sum += count * window * rowBytes(run.kvCache, layer.keyRow + layer.valueRow);
	}
	return sum;
}

/** Bytes of the process beside weights, context, compute and output; never told too small by more than 2 % of all. */
export const processBytes = (shape: Shape, run: RunSettings): number =>
	base + perWord * vocabSize(shape) + usualCheckpoints * run.parallel * checkpointBytes(shape, run);

/** What the server may keep of old conversations on top: its own limit, 8192 MiB (llama-server, --cache-ram). */
export const promptCacheLimit = 8192 * 1024 * 1024;
