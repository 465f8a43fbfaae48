// A plain description ("8B q4_K_M", "30B-A3B Q8_0") as a model: an estimate, by the shape of the nearest catalog model.

import type { CatalogModel } from '../types/catalog.ts';
import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { ModelFacts, Weights } from '../types/model.ts';
import { words } from '../words/models.ts';
import { bitsPerWeight } from './bits.ts';
import { loadCatalog } from './catalog.ts';

/** Quantizations that a description can name. */
export const describable = Object.keys(bitsPerWeight);

export interface Description {
	/** All parameters. */
	parameters: number;
	/** Those that take part in one token, of a mixture of experts. */
	active?: number;
	quantization: string;
}

const unit = (letter: string): number => (letter.toLowerCase() === 'm' ? 1e6 : 1e9);

/** The description in a text; undefined for any other text, and for a quantization that is not known here. */
export function parseDescription(text: string): Description | undefined {
	const found = /^(\d+(?:\.\d+)?)\s*([bm])(?:[-\s]?a(\d+(?:\.\d+)?)\s*([bm]))?(?:[\s@,]+([\w]+))?$/i.exec(text.trim());
	if (found === null) return undefined;
	const [, size = '', letter = 'b', active, activeLetter = 'b', asked = 'Q4_K_M'] = found;
	const quantization = describable.find((name) => name.toLowerCase() === asked.toLowerCase());
	const parameters = Number(size) * unit(letter);
	if (quantization === undefined || parameters < 1e7 || parameters > 5e12) return undefined;
	return {
		parameters,
		quantization,
		...(active === undefined ? {} : { active: Number(active) * unit(activeLetter) }),
	};
}

/** Architectures whose cache grows in every layer: the careful choice where only a size is known. */
const plainShapes = new Set(['llama', 'qwen3', 'mistral3', 'phi3', 'granite']);

function likeness({ facts }: CatalogModel, { parameters, active }: Description): number {
	if (isUnknown(facts.parameters)) return Number.POSITIVE_INFINITY;
	const mixture = facts.activeParameters !== undefined;
	const dense = !mixture && !isUnknown(facts.architecture) && plainShapes.has(facts.architecture);
	if (active === undefined ? !dense : !mixture || facts.projectorBytes > 5e9) return Number.POSITIVE_INFINITY;
	return Math.abs(Math.log(facts.parameters / parameters));
}

/** Weights of another size and quantization, in proportion; `ordinary`: the same quantization. */
export function scaled(weights: Known<Weights>, total: number, ordinary: boolean): Known<Weights> {
	if (isUnknown(weights)) return weights;
	const by = (bytes: number) => Math.round((bytes * total) / weights.total);
	return {
		total,
		tokenEmbedding: by(weights.tokenEmbedding),
		perLayerEmbedding: by(weights.perLayerEmbedding),
		tied: weights.tied,
		experts: by(weights.experts),
		repack: isUnknown(weights.repack) || !ordinary ? unknown(words.onlyDescribed) : by(weights.repack),
		layers: isUnknown(weights.layers) ? weights.layers : weights.layers.map(by),
	};
}

/** Facts of a described model; basis 'estimated', its shape taken from the catalog model nearest in size. */
export function modelFromDescription(text: string, description: Description): ModelFacts | undefined {
	const { parameters, active, quantization } = description;
	const rows = loadCatalog().filter(({ defaultTag }) => defaultTag);
	const [first, ...others] = rows;
	if (first === undefined) return undefined;
	const like = others.reduce((a, b) => (likeness(b, description) < likeness(a, description) ? b : a), first);
	const bytes = Math.round((parameters * (bitsPerWeight[quantization] ?? 16)) / 8);
	const { facts } = like;
	const { id: _, activeParameters: __, minOllama: ___, ...shape } = facts;
	return {
		...shape,
		name: text.trim(),
		title: words.described(text.trim()),
		parameters,
		...(active === undefined ? {} : { activeParameters: active }),
		quantization,
		bytes,
		projectorBytes: 0,
		basis: 'estimated',
		source: 'description',
		licence: unknown(words.onlyDescribed),
		weights: scaled(facts.weights, bytes, quantization === facts.quantization),
		thinking: { supported: false, canBeDisabled: null },
		capabilities: ['completion'],
		warnings: [words.describedLike(facts.title)],
	};
}
