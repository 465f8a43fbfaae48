// The engine's own figures, kept as a fixture: rows as objects, models with their keys.

import { readFileSync } from 'node:fs';
import type { RunSettings } from '../../src/recommend/memory/context.ts';
import { type Shape, shapeOf } from '../../src/recommend/memory/shape.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { GgufKeys, ModelFacts, Weights } from '../../src/types/model.ts';
import type { KvCache } from '../../src/types/verdict.ts';

export interface TruthModel {
	keys: GgufKeys;
	quantization: string;
	parameters: number;
	tensorBytes: number;
	tokenEmbedding: number;
	perLayerEmbedding: number;
	tied: boolean;
}

export interface Row {
	model: string;
	device: 'cpu' | 'gpu';
	n_ctx: number;
	kv_type: KvCache;
	flash_attn: boolean;
	n_ubatch: number;
	n_parallel: number;
	kv_unified: boolean;
	swa_full: boolean;
	n_outputs_max: number;
	model_bytes: number;
	context_bytes: number;
	compute_bytes: number;
	output_bytes: number;
	gpu_model_bytes: number | null;
	gpu_context_bytes: number | null;
	gpu_compute_bytes: number | null;
	host_model_bytes: number | null;
	host_compute_bytes: number | null;
	cpu_repack_bytes: number | null;
}

interface File {
	columns: string[];
	models: Record<string, TruthModel>;
	rows: unknown[][];
}

const file = JSON.parse(
	readFileSync(new URL('../fixtures/recommend/memory-truth.json', import.meta.url), 'utf8'),
) as File;

export const models = file.models;
export const rows = file.rows.map(
	(row) => Object.fromEntries(file.columns.map((column, i) => [column, row[i]])) as unknown as Row,
);

export function modelOf(name: string): TruthModel {
	const model = models[name];
	if (model === undefined) throw new Error(`no such model in the fixture: ${name}`);
	return model;
}

const shapes = new Map<string, Shape>();

export function shapeNamed(name: string): Shape {
	const known = shapes.get(name);
	if (known !== undefined) return known;
	const shape = shapeOf(modelOf(name).keys);
	if (isUnknown(shape)) throw new Error(`${name}: ${shape.unknown}`);
	shapes.set(name, shape);
	return shape;
}

export const runOf = (row: Row): RunSettings => ({
	context: row.n_ctx / row.n_parallel,
	parallel: row.n_parallel,
	kvCache: row.kv_type,
	batch: row.n_ubatch,
	gpu: row.device === 'gpu',
	flashAttention: row.flash_attn,
	unified: row.kv_unified,
	swaFull: row.swa_full,
	outputs: row.n_outputs_max,
});

export const weightsOf = (model: TruthModel): Weights => ({
	total: model.tensorBytes,
	tokenEmbedding: model.tokenEmbedding,
	perLayerEmbedding: model.perLayerEmbedding,
	tied: model.tied,
	experts: 0,
	repack: { unknown: 'tensor types are not in the fixture' },
	layers: { unknown: 'only sums are in the fixture' },
});

/** A model of the fixture as the models room would hand it on. */
export function factsOf(name: string, changes: Partial<ModelFacts> = {}): ModelFacts {
	const model = modelOf(name);
	return {
		name,
		title: name,
		architecture: String(model.keys['general.architecture']),
		parameters: model.parameters,
		quantization: model.quantization,
		bytes: model.tensorBytes,
		projectorBytes: 0,
		basis: 'exact',
		source: 'file',
		licence: { unknown: 'not told' },
		keys: model.keys,
		weights: weightsOf(model),
		contextMax: Number(model.keys[`${String(model.keys['general.architecture'])}.context_length`]),
		thinking: { supported: false, canBeDisabled: null },
		capabilities: ['completion'],
		warnings: [],
		...changes,
	};
}
