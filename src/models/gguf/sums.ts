// Sums over a model's tensors: what lies where, and what the x86 processor backend rewrites.

import { type Known, unknown } from '../../types/known.ts';
import type { Weights } from '../../types/model.ts';
import { words } from '../../words/models.ts';

/** What a sum needs of a tensor; `bytes` undefined where its type is not known. */
export interface Piece {
	name: string;
	dims: readonly number[];
	typeName: string | undefined;
	bytes: number | undefined;
}

/** Tensors of a vision or sound tower inside the file, and of the parts that join it to the text model. */
const tower = /^(v|a|mm|mtmd|vision|audio|model\.vision|multi_modal)[._]/;
export const isTower = ({ name }: Pick<Piece, 'name'>): boolean => tower.test(name);

const inputTables = new Set(['token_embd.weight', 'per_layer_token_embd.weight']);
const rewritten = new Set(['Q4_0', 'Q4_K', 'IQ4_NL', 'MXFP4']);

/**
 * Whether the x86 backend (AVX2) copies a tensor into its own layout: four-bit types with a multiple of eight rows,
 * two-dimensional or expert stacks, not the input tables (ggml-cpu/repack.cpp; byte-exact on 24 models).
 */
export function isRepacked({ name, dims, typeName }: Piece): boolean {
	if (typeName === undefined || !rewritten.has(typeName) || inputTables.has(name)) return false;
	const wide = dims.filter((_, i) => i > 1).every((size) => size === 1);
	return dims.length > 1 && (dims[1] ?? 0) % 8 === 0 && (wide || name.includes('_exps'));
}

const total = (pieces: readonly Piece[]): number => pieces.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
const named = (pieces: readonly Piece[], name: string): number => total(pieces.filter((one) => one.name === name));

function layersOf(pieces: readonly Piece[]): number[] {
	const layers: number[] = [];
	for (const { name, bytes } of pieces) {
		const number = /^blk\.(\d{1,4})\./.exec(name)?.[1];
		if (number === undefined) continue;
		layers[Number(number)] = (layers[Number(number)] ?? 0) + (bytes ?? 0);
	}
	return Array.from(layers, (bytes) => bytes ?? 0);
}

/** The text model's sums, or why they cannot be told: no tensors, or a type that is not known here. */
export function weightsOf(pieces: readonly Piece[]): Known<Weights> {
	const text = pieces.filter((piece) => !isTower(piece));
	const strange = text.find(({ bytes }) => bytes === undefined);
	if (strange) return unknown(words.strangeType(strange.name));
	if (text.length === 0) return unknown(words.noTensors);
	return {
		total: total(text),
		tokenEmbedding: named(text, 'token_embd.weight'),
		perLayerEmbedding: named(text, 'per_layer_token_embd.weight'),
		tied: !text.some(({ name }) => name === 'output.weight'),
		experts: total(text.filter(({ name }) => name.includes('_exps.'))),
		repack: total(text.filter(isRepacked)),
		layers: layersOf(text),
	};
}

/** Bytes of the vision or sound tower inside the file. */
export const towerBytes = (pieces: readonly Piece[]): number => total(pieces.filter(isTower));

/** Weights (numbers) of the text model. */
export const parametersOf = (pieces: readonly Piece[]): number =>
	pieces
		.filter((piece) => !isTower(piece))
		.reduce((all, { dims }) => all + dims.reduce((product, size) => product * size, 1), 0);

/** The type that holds most bytes, for a file that does not say its quantization. */
export function mainType(pieces: readonly Piece[]): string | undefined {
	const sums = new Map<string, number>();
	for (const { typeName, bytes } of pieces)
		if (typeName !== undefined) sums.set(typeName, (sums.get(typeName) ?? 0) + (bytes ?? 0));
	return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0];
}
