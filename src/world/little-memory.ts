// Gives passed-on buffers back in time. What streams through lies outside V8's heap, and V8 first looks after it when
// 32 MB and more have gathered (kExternalAllocationSoftLimit in V8's heap.h); on a small computer that is memory the
// model needs.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Modules of Node that every set-up needs sooner or later. */
const needed = ['http', 'fs/promises', 'crypto', 'stream/web', 'perf_hooks'];

/**
 * The young heap stays at the 2 MiB it begins with instead of growing to 32 (Heap::ConfigureHeap; the factor is read
 * whenever it would grow): 3 MB less beside a model that is fetched and loaded. To be called when what is needed has been
 * loaded: V8 takes what was compiled before only under the flags it was compiled under (SerializedCodeData::SanityCheck
 * compares FlagList::Hash), and that goes for Node's own modules too. Those named here take 15 ms before it, and 40 ms after.
 */
export function keepSmall(): void {
	for (const name of needed) process.getBuiltinModule(name);
	setFlagsFromString('--semi-space-growth-factor=1');
}

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
