// A model as the running Ollama server tells it: /api/show with `verbose`, and its row of /api/tags.

import { unknown } from '../types/known.ts';
import type { GgufKeys, GgufValue, ModelFacts } from '../types/model.ts';
import { cannotWords, words } from '../words/models.ts';
import { assemble } from './assemble.ts';
import { isTower, type Piece } from './gguf/sums.ts';
import { typeByName } from './gguf/types.ts';
import { firstLine } from './licence.ts';

/** A row of /api/tags, as far as it is used here. */
export interface TagsEntry {
	name: string;
	size: number;
	digest?: string;
	details?: {
		parent_model?: string;
		family?: string;
		parameter_size?: string;
		quantization_level?: string;
		context_length?: number;
	};
	capabilities?: string[];
	remote_host?: string;
	remote_model?: string;
}

/** Answer of /api/show with `verbose`. */
export interface ShowAnswer {
	license?: string;
	modelfile?: string;
	template?: string;
	details?: { parent_model?: string; format?: string; family?: string; quantization_level?: string };
	model_info?: Record<string, unknown>;
	projector_info?: Record<string, unknown>;
	tensors?: { name: string; type: string; shape: number[] }[];
	capabilities?: string[];
	requires?: string;
	remote_host?: string;
}

const isValue = (value: unknown): value is GgufValue =>
	['string', 'number', 'boolean', 'bigint'].includes(typeof value) || (Array.isArray(value) && value.every(isValue));

/** Keys without the tokenizer's lists, and the length of the vocabulary. */
function keysOf(info: Record<string, unknown>): { keys: GgufKeys; vocabulary?: number } {
	const list = info['tokenizer.ggml.tokens'];
	const entries = Object.entries(info).filter(
		([key, value]) => isValue(value) && !(key.startsWith('tokenizer.') && Array.isArray(value)),
	);
	const keys = Object.fromEntries(entries) as GgufKeys;
	return Array.isArray(list) && list.length > 0 ? { keys, vocabulary: list.length } : { keys };
}

function piece({ name, type, shape }: { name: string; type: string; shape: number[] }): Piece {
	const known = typeByName(type);
	const weights = shape.reduce((all, one) => all * one, 1);
	const bytes = known === undefined ? undefined : (weights / known.blockSize) * known.blockBytes;
	return { name, dims: shape, typeName: known?.name, bytes };
}

/** A table of words has at least two sides; the input table tells how many words there are. */
function vocabularyIn(pieces: readonly Piece[] | undefined): number | undefined {
	return pieces?.find(({ name }) => name === 'token_embd.weight')?.dims[1];
}

/** A tower in a layer of its own is not among the tensors: what the model's size leaves for it. */
function towerOf(
	show: ShowAnswer,
	tags: TagsEntry | undefined,
	pieces: readonly Piece[] | undefined,
): number | undefined {
	if (show.projector_info === undefined || tags === undefined || pieces === undefined) return undefined;
	if (pieces.some(isTower)) return undefined;
	const tensors = pieces.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
	return Math.max(0, tags.size - tensors);
}

/** Facts of a model from the running server: `show` with `verbose: true`, and its row of the list. Exact. */
export function modelFromShow(name: string, show: ShowAnswer, tags?: TagsEntry): ModelFacts {
	const { keys, vocabulary } = keysOf(show.model_info ?? {});
	const pieces = show.tensors?.map(piece);
	const vocab = vocabulary ?? vocabularyIn(pieces);
	const tower = towerOf(show, tags, pieces);
	const licence = firstLine(show.license);
	const digest = blobOf(show);
	const facts = assemble({
		name,
		source: 'ollama',
		basis: 'exact',
		keys,
		...(vocab === undefined ? {} : { vocabulary: vocab }),
		...(pieces === undefined || pieces.length === 0 ? {} : { pieces }),
		bytes: tags?.size ?? unknown(words.sizeNotListed),
		...(tower === undefined ? {} : { projectorBytes: tower }),
		...(show.template === undefined ? {} : { template: show.template }),
		...(show.capabilities
			? { capabilities: show.capabilities, rendered: show.capabilities.includes('completion') }
			: {}),
		...(show.details?.quantization_level ? { quantization: show.details.quantization_level } : {}),
		...(licence === undefined ? {} : { licence }),
		...(digest === undefined ? {} : { digest }),
		...(show.requires ? { minOllama: show.requires } : {}),
		here: true,
	});
	const cloud = show.remote_host !== undefined || tags?.remote_host !== undefined;
	return cloud ? { ...facts, cannot: cannotWords.cloud } : facts;
}

/** Digest of the weights' blob, from the FROM line of the Modelfile. */
function blobOf(show: ShowAnswer): string | undefined {
	const hex = /^FROM .*sha256[-:]([0-9a-f]{64})\s*$/m.exec(show.modelfile ?? '')?.[1];
	return hex === undefined ? undefined : `sha256:${hex}`;
}
