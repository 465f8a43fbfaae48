// A buffer's free space, taken and given back as the engine's graph allocator does it: best fit, else from the end
// (ggml-alloc.c). What matters in the end is how far it ever reached.

interface Hole {
	start: number;
	size: number;
}

export class Arena {
	readonly #alignment: number;
	/** Holes in order; the last one is endless. */
	readonly #holes: Hole[] = [{ start: 0, size: Number.MAX_SAFE_INTEGER }];
	/** Bytes ever in use at once, with the gaps between them. */
	reached = 0;

	constructor(alignment: number) {
		this.#alignment = alignment;
	}

	#padded(size: number): number {
		return Math.ceil(size / this.#alignment) * this.#alignment;
	}

	/** The smallest hole that is large enough; the endless one only where no other is. */
	#bestHole(size: number): number {
		let best = this.#holes.length - 1;
		let bestSize = Number.POSITIVE_INFINITY;
		for (let i = 0; i < this.#holes.length - 1; i++) {
			const hole = this.#holes[i];
			if (hole === undefined || hole.size < size || hole.size > bestSize) continue;
			best = i;
			bestSize = hole.size;
		}
		return best;
	}

	/** Start of `size` bytes. */
	take(size: number): number {
		const bytes = this.#padded(size);
		const index = this.#bestHole(bytes);
		const hole = this.#holes[index];
		if (hole === undefined) return this.reached;
		const start = hole.start;
		hole.start += bytes;
		hole.size -= bytes;
		if (hole.size === 0) this.#holes.splice(index, 1);
		this.reached = Math.max(this.reached, start + bytes);
		return start;
	}

	giveBack(start: number, size: number): void {
		const bytes = this.#padded(size);
		if (bytes === 0) return;
		let index = this.#holes.findIndex((hole) => hole.start > start);
		if (index < 0) index = this.#holes.length;
		this.#holes.splice(index, 0, { start, size: bytes });
		this.#join(index);
		this.#join(index - 1);
	}

	/** Joins a hole with the next where they touch. */
	#join(index: number): void {
		const hole = this.#holes[index];
		const next = this.#holes[index + 1];
		if (hole === undefined || next === undefined || hole.start + hole.size !== next.start) return;
		hole.size += next.size;
		this.#holes.splice(index + 1, 1);
	}

	/** Keeps the first `size` bytes of a piece and gives back the rest. */
	shrink(start: number, from: number, size: number): void {
		const extra = this.#padded(from) - this.#padded(size);
		if (extra > 0) this.giveBack(start + this.#padded(size), extra);
	}
}
