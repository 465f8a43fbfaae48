// Gives passed-on buffers back in time. What streams through lies outside V8's heap, and V8 first looks after it when
// 32 MB and more have gathered (kExternalAllocationSoftLimit in V8's heap.h); on a small computer that is memory the
// model needs.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The young heap stays at the 2 MiB it begins with instead of growing to 32 (Heap::ConfigureHeap; the factor is read
 * whenever it would grow): 30 ms more for an advice, 8 MB less beside a model that is fetched and loaded.
 */
export const keepSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1');

type Collect = (options: { type: 'minor' }) => void;
const every = 4 * 1024 * 1024;

let collect: Collect | undefined;
let passed = 0;

/** Counts bytes that have passed through; each 4 MiB the young heap, and the buffers it holds, are swept (about 1 ms). */
export function passedThrough(bytes: number): void {
	passed += bytes;
	if (passed < every) return;
	passed = 0;
	if (!collect) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc') as Collect;
	}
	collect({ type: 'minor' });
}
