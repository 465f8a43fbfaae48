// The engine's graph in miniature: tensors with sizes and parents, and how much memory running it takes (ggml-alloc.c).

import { Arena } from './allocator.ts';

export interface Tensor {
	/** Bytes; 0 for one that lies in memory of its own (weights, caches). */
	size: number;
	parents: Tensor[];
	/** Same shape and order in memory: only then can a result take its parent's place. */
	layout: string;
	/** The operation can write over its parent. */
	inPlace: boolean;
	/** Only another look at this tensor. */
	of: Tensor | undefined;
	/** Kept until the end. */
	output: boolean;
	leaf: boolean;
	visited: boolean;
	children: number;
	views: number;
	owned: boolean;
	start: number;
}

interface Options {
	layout?: string;
	inPlace?: boolean;
}

export class Graph {
	readonly #nodes: Tensor[] = [];
	readonly #leafs: Tensor[] = [];

	/** A result of `size` bytes computed from `parents`. */
	result(size: number, parents: Tensor[], { layout = '', inPlace = false }: Options = {}): Tensor {
		return {
			size,
			parents,
			layout,
			inPlace,
			of: undefined,
			output: false,
			leaf: false,
			visited: false,
			children: 0,
			views: 0,
			owned: false,
			start: 0,
		};
	}

	/** Something handed in from outside: tokens, positions, masks. */
	input(size: number, layout = ''): Tensor {
		return { ...this.result(size, [], { layout }), leaf: true };
	}

	/** The same bytes in another shape. */
	view(tensor: Tensor, layout: string): Tensor {
		return { ...this.result(tensor.size, [tensor], { layout }), of: tensor.of ?? tensor };
	}

	/** Puts a tensor and everything it needs in the order of execution. */
	add(tensor: Tensor): void {
		if (tensor.visited) return;
		tensor.visited = true;
		for (const parent of tensor.parents) this.add(parent);
		(tensor.leaf ? this.#leafs : this.#nodes).push(tensor);
	}

	/** Bytes of the buffer that holds all results. */
	bytes(alignment: number): number {
		const arena = new Arena(alignment);
		for (const leaf of this.#leafs) place(arena, leaf);
		for (const node of this.#nodes) {
			if (node.of !== undefined) node.of.views++;
			for (const parent of node.parents) parent.children++;
		}
		for (const node of this.#nodes) {
			place(arena, node);
			for (const parent of node.parents) leave(arena, parent);
		}
		return arena.reached;
	}
}

function place(arena: Arena, node: Tensor): void {
	if (node.of !== undefined || node.owned) return;
	node.owned = true;
	if (node.inPlace && node.parents.some((parent) => overwrite(arena, node, parent))) return;
	node.start = arena.take(node.size);
}

/** Takes the parent's place where nobody else needs it any more. */
function overwrite(arena: Arena, node: Tensor, parent: Tensor): boolean {
	const source = parent.of ?? parent;
	if (!source.owned || source.output || parent.output || parent.layout !== node.layout) return false;
	if (parent.children !== 1 || parent.views !== 0) return false;
	if (parent.of !== undefined && (source.views !== 1 || source.children !== 0)) return false;
	node.start = source.start;
	arena.shrink(source.start, source.size, node.size);
	source.owned = false;
	return true;
}

/** One child fewer; with the last, the memory is free again. */
function leave(arena: Arena, parent: Tensor): void {
	parent.children--;
	if (parent.children > 0 || parent.views > 0) return;
	const source = parent.of ?? parent;
	if (parent.of !== undefined) source.views--;
	if (source.children > 0 || source.views > 0 || !source.owned || source.output) return;
	arena.giveBack(source.start, source.size);
	source.owned = false;
}
