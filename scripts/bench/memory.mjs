// Memory error by model class beside the common formulas: `node scripts/bench/memory.mjs [TRUTH.json ARCHITECTURES.json]`.
// Reads the compiled modules and the rows kept with the tests, or full files of the same kind given as arguments.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { computeBytes, outputBytes } from '../../.bench/recommend/memory/compute.js';
import { contextBytes } from '../../.bench/recommend/memory/context.js';
import { predictedBytes } from '../../.bench/recommend/memory/ollama.js';
import { shapeOf } from '../../.bench/recommend/memory/shape.js';

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The rows kept with the tests, or every row of a full file, as objects. */
function load(truth, architectures) {
	if (truth !== undefined && architectures !== undefined) {
		const models = Object.fromEntries(
			Object.entries(read(architectures)).map(([name, entry]) => [
				name,
				{ keys: entry.gguf_kv, parameters: entry.n_params, tensorBytes: entry.tensor_bytes },
			]),
		);
		return { models, rows: read(truth).filter((row) => row.n_outputs_max === row.n_parallel) };
	}
	const kept = read(new URL('../../tests/fixtures/recommend/memory-truth.json', import.meta.url));
	const rows = kept.rows.map((row) => Object.fromEntries(kept.columns.map((column, i) => [column, row[i]])));
	return { models: kept.models, rows };
}

function classOf(shape) {
	if (shape.latent.rank > 0) return 'compressed (MLA)';
	const names = { delta: 'gated DeltaNet', mamba: 'Mamba-2', convolution: 'short convolution' };
	const moe = shape.experts.count > 0 ? ', experts' : '';
	if (names[shape.mixer] !== undefined) return names[shape.mixer] + moe;
	if (shape.layers.some((layer) => layer.kind === 'none')) return 'sliding, shared layers';
	if (shape.window > 0) return `sliding windows${moe}`;
	return moe === '' ? 'dense' : 'experts';
}

const runOf = (row) => ({
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

/** What each way of counting says for one row, bytes in all. */
function told(row, model, shape) {
	const run = runOf(row);
	const compute = computeBytes(shape, run);
	const file = model.tensorBytes;
	const full = shape.layers.filter((layer) => layer.kind !== 'none');
	const heads = Math.max(...full.map((layer) => layer.kvHeads));
	const width = Math.max(...full.map((layer) => layer.keyLength));
	return {
		ours: row.model_bytes + contextBytes(shape, run) + compute.device + compute.host + outputBytes(shape, run),
		ollama: predictedBytes(file, shape, row.n_ctx),
		'params x 0.6': model.parameters * 0.6,
		'file x 1.2': file * 1.2,
		'file + 0.5 GB': file + 0.5e9,
		'file + full cache': file + 4 * shape.layers.length * heads * width * row.n_ctx,
	};
}

function table(groups) {
	const columns = Object.keys(Object.values(groups)[0][0]);
	const line = (name, count, cells) =>
		`${name.padEnd(26)}${count.padStart(6)}${cells.map((c) => c.padStart(20)).join('')}`;
	const lines = [line('class', 'rows', columns)];
	for (const [name, errors] of Object.entries(groups)) {
		const cells = columns.map((column) => {
			const values = errors.map((error) => error[column] * 100);
			const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
			const worst = values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
			return `${mean.toFixed(2)} (${worst > 0 ? '+' : ''}${worst.toFixed(1)})`;
		});
		lines.push(line(name, String(errors.length), cells));
	}
	return lines.join('\n');
}

/** Prints the table; returns the mean and the worst error in per cent over all rows, and how many cache figures were off. */
export function run(truth, architectures) {
	const { models, rows } = load(truth, architectures);
	const shapes = Object.fromEntries(Object.entries(models).map(([name, model]) => [name, shapeOf(model.keys)]));
	const groups = {};
	let contextOff = 0;
	for (const row of rows) {
		const shape = shapes[row.model];
		if (contextBytes(shape, runOf(row)) !== row.context_bytes) contextOff++;
		const real = row.model_bytes + row.context_bytes + row.compute_bytes + row.output_bytes;
		const errors = told(row, models[row.model], shape);
		for (const name of Object.keys(errors)) errors[name] = errors[name] / real - 1;
		for (const group of [classOf(shape), 'all']) groups[group] = [...(groups[group] ?? []), errors];
	}
	const { all, ...classes } = groups;
	console.log('Memory: weights, context, compute and output together; mean error in per cent (worst).');
	console.log(table({ ...classes, all }));
	console.log(`Context bytes off: ${contextOff} of ${rows.length} rows.`);
	const ours = all.map((errors) => Math.abs(errors.ours) * 100);
	return { mean: ours.reduce((sum, value) => sum + value, 0) / ours.length, worst: Math.max(...ours), contextOff };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) run(process.argv[2], process.argv[3]);
