import { describe, expect, it } from 'vitest';
import { computeBytes } from '../../src/recommend/memory/compute.ts';
import { Arena } from '../../src/recommend/memory/graph/allocator.ts';
import { rotationSide } from '../../src/recommend/memory/graph/builder.ts';
import { Graph, type Tensor } from '../../src/recommend/memory/graph/graph.ts';
import { shapeNamed } from './memory-truth.ts';

describe('the arena', () => {
	it('takes the smallest hole that is large enough, the end only where none is', () => {
		const arena = new Arena(1);
		const [a, b, c, d] = [arena.take(50), arena.take(10), arena.take(20), arena.take(10)];
		arena.giveBack(a, 50);
		arena.giveBack(c, 20);
		expect(arena.take(15)).toBe(c);
		expect(arena.take(40)).toBe(a);
		expect(arena.take(60)).toBe(d + 10);
		expect(arena.reached).toBe(150);
		expect(b).toBe(50);
	});

	it('joins neighbours again', () => {
		const arena = new Arena(1);
		for (const size of [10, 10, 10]) arena.take(size);
		for (const start of [0, 20, 10]) arena.giveBack(start, 10);
		expect(arena.take(30)).toBe(0);
		expect(arena.reached).toBe(30);
	});

	it('rounds up to the alignment', () => {
		const arena = new Arena(128);
		arena.take(1);
		expect(arena.take(1)).toBe(128);
		expect(arena.reached).toBe(256);
	});
});

describe('the graph', () => {
	it('writes over a parent nobody else needs, and keeps one that somebody does', () => {
		const alone = new Graph();
		const first = alone.result(100, [alone.input(100, 'x')], { layout: 'x' });
		alone.add(alone.result(100, [first], { layout: 'x', inPlace: true }));
		expect(alone.bytes(1)).toBe(200);

		const shared = new Graph();
		const both = shared.result(100, [shared.input(100, 'x')], { layout: 'x' });
		const left = shared.result(100, [both], { layout: 'x', inPlace: true });
		shared.add(shared.result(100, [left, both], { layout: 'y' }));
		expect(shared.bytes(1)).toBe(300);
	});

	it('a view keeps what it looks at alive', () => {
		const graph = new Graph();
		const source = graph.result(100, [graph.input(10)]);
		const later = graph.result(100, [graph.result(100, [graph.input(10)])]);
		const look = graph.view(source, 'v');
		graph.add(look);
		graph.add(later);
		graph.add(graph.result(10, [look]));
		expect(graph.bytes(1)).toBe(320);
	});

	it('a view that two need keeps it alive for the second one as well', () => {
		const graph = new Graph();
		const look = graph.view(graph.result(100, [graph.input(10)]), 'v');
		const first = graph.result(10, [look]);
		const between = graph.result(100, [first]);
		graph.add(graph.result(10, [between, look]));
		expect(graph.bytes(1)).toBe(210);
	});

	it('does not write over what somebody still looks at', () => {
		const graph = new Graph();
		const seen = graph.result(100, [graph.input(100, 'x')], { layout: 'x' });
		const look = graph.view(seen, 'v');
		graph.add(look);
		graph.add(graph.result(10, [graph.result(100, [seen], { layout: 'x', inPlace: true }), look]));
		expect(graph.bytes(1)).toBe(210);
	});

	it('keeps a result to the end: nobody writes over it or takes its place, nor that of a view of it', () => {
		const kept = (next: (graph: Graph, result: Tensor) => Tensor) => {
			const graph = new Graph();
			const result = graph.result(100, [graph.input(10)], { layout: 'x' });
			result.output = true;
			graph.add(next(graph, result));
			return graph.bytes(1);
		};
		const inPlace = { layout: 'x', inPlace: true };
		expect(kept((graph, result) => graph.result(100, [result], inPlace))).toBe(210);
		expect(kept((graph, result) => graph.result(100, [graph.view(result, 'x')], inPlace))).toBe(210);
		expect(kept((graph, result) => graph.result(100, [graph.result(10, [result])]))).toBe(210);
	});

	it('has room for the scores of every word, once for each answer that is wanted', () => {
		const run = { context: 4096, batch: 512, parallel: 1, kvCache: 'f16', gpu: true, flashAttention: true } as const;
		const device = (outputs: number) => computeBytes(shapeNamed('llama-3.2-1b'), { ...run, outputs }).device;
		const [scores, row] = [4 * 128_256, 4 * 2048];
		// A second answer: its scores, and the row they are made from.
		expect(device(401) - device(400)).toBe(scores + row);
		expect(device(400)).toBeGreaterThan(400 * scores);
	});
});

it('rotates by the largest power of two from 64 that divides the width', () => {
	expect([64, 96, 128, 256, 576].map(rotationSide)).toEqual([64, 64, 128, 256, 64]);
});
