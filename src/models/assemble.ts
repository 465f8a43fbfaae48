// Keys and tensors, from wherever they were read → ModelFacts.

import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { Basis, GgufKeys, GgufValue, ModelFacts, ModelSource, Weights } from '../types/model.ts';
import { words } from '../words/models.ts';
import { bitsPerWeight } from './bits.ts';
import { mainType, type Piece, parametersOf, towerBytes, weightsOf } from './gguf/sums.ts';
import { fileTypeName } from './gguf/types.ts';
import { cannotConverse, mayBeBase } from './judge.ts';

export interface Material {
	name: string;
	source: ModelSource;
	basis: Basis;
	/** Everything the header has, the tokenizer's long lists left out. */
	keys: GgufKeys;
	/** Words of the vocabulary, where they were counted. */
	vocabulary?: number;
	/** Absent: nobody has read the list of tensors. */
	pieces?: readonly Piece[];
	/** Bytes of the model's file, for an estimate where the list of tensors was not read. */
	fileBytes?: number;
	bytes: Known<number>;
	/** Bytes of a tower in a file of its own. */
	projectorBytes?: number;
	/** A template beside the file; undefined leaves it to the one in the header. */
	template?: string;
	/** The template is built into the server (Ollama's renderers). */
	rendered?: boolean;
	capabilities?: readonly string[];
	quantization?: string;
	parameters?: number;
	licence?: string;
	digest?: string;
	here?: boolean;
	minOllama?: string;
	warnings?: readonly string[];
}

const textOf = (value: GgufValue | undefined): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : undefined;

const wholeOf = (value: GgufValue | undefined): number | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** What tells the shape: the architecture's own keys and its name; the vocabulary added where it was only counted. */
function shapeKeys(keys: GgufKeys, architecture: string, vocabulary: number | undefined): GgufKeys {
	const own = Object.entries(keys).filter(([key]) => key.startsWith(`${architecture}.`));
	const name = `${architecture}.vocab_size`;
	const counted = vocabulary !== undefined && !Object.hasOwn(keys, name) ? [[name, vocabulary] as const] : [];
	return Object.fromEntries([['general.architecture', architecture], ...own, ...counted]);
}

const templateOf = ({ template, keys }: Material): string | undefined =>
	template?.trim() ? template : textOf(keys['tokenizer.chat_template']) && String(keys['tokenizer.chat_template']);

/** Ollama's template that hands the text on as it is: a model without one. */
const isBare = (template: string): boolean => /^\s*\{\{-?\s*\.Prompt\s*-?\}\}\s*$/.test(template);

function thinkingOf(material: Material, template: string | undefined): ModelFacts['thinking'] {
	const switchable = template !== undefined && /enable_thinking|\.Think\b|\$\.Think/.test(template);
	const marks = template !== undefined && /<think>|<\|channel\|>analysis/.test(template);
	const supported = material.capabilities?.includes('thinking') ?? (switchable || marks);
	return { supported, canBeDisabled: supported && switchable ? true : null };
}

/**
 * Parameters that work on one token, where they are fewer than all: a mixture of experts uses some of its stacks, and a
 * table of per-layer embeddings is only looked up.
 */
function activeOf(pieces: readonly Piece[], keys: GgufKeys, architecture: string): number | undefined {
	const [count, used] = ['expert_count', 'expert_used_count'].map((key) => wholeOf(keys[`${architecture}.${key}`]));
	const share = count === undefined || used === undefined || used > count ? 1 : used / count;
	const experts = parametersOf(pieces.filter(({ name }) => name.includes('_exps.')));
	const tables = parametersOf(pieces.filter(({ name }) => name === 'per_layer_token_embd.weight'));
	const idle = experts * (1 - share) + tables;
	return idle > 0 ? Math.round(parametersOf(pieces) - idle) : undefined;
}

function parametersIn({ parameters, keys, pieces }: Material): Known<number> {
	const counted = pieces === undefined ? 0 : parametersOf(pieces);
	const told = parameters ?? wholeOf(keys['general.parameter_count']) ?? (counted > 0 ? counted : undefined);
	return told ?? unknown(words.noParameters);
}

function quantizationIn({ quantization, keys, pieces }: Material): Known<string> {
	// Ollama says "unknown" of a file that does not say it itself.
	const given = quantization?.toLowerCase() === 'unknown' ? undefined : quantization;
	const told = given ?? fileTypeName(keys['general.file_type']);
	return told ?? (pieces && mainType(pieces)) ?? unknown(words.noQuantization);
}

function namesIn({ name, keys }: Material): string[] {
	const own = ['general.name', 'general.basename', 'general.finetune'].map((key) => textOf(keys[key]));
	return [name, ...own.filter((one) => one !== undefined)];
}

/** The file as one lump: its input table by the average of the file, everything else as it were in the blocks. */
function lump({ fileBytes, keys, vocabulary, quantization }: Material): Known<Weights> {
	const width = wholeOf(keys[`${textOf(keys['general.architecture'])}.embedding_length`]);
	const bits = bitsPerWeight[quantization ?? fileTypeName(keys['general.file_type']) ?? ''];
	if (fileBytes === undefined || width === undefined || vocabulary === undefined || bits === undefined)
		return unknown(words.tensorsNotRead);
	const tokenEmbedding = Math.min(fileBytes, Math.round((width * vocabulary * bits) / 8));
	const not = unknown(words.tensorsNotRead);
	return { total: fileBytes, tokenEmbedding, perLayerEmbedding: 0, tied: false, experts: 0, repack: not, layers: not };
}

function weightsIn(material: Material): Known<Weights> {
	return material.pieces === undefined ? lump(material) : weightsOf(material.pieces);
}

function capabilitiesIn(material: Material, template: string | undefined, tower: number): string[] {
	if (material.capabilities) return [...material.capabilities];
	return [
		...(template === undefined && !material.rendered ? [] : ['completion']),
		...(tower > 0 ? ['vision'] : []),
		...(template !== undefined && /\btools\b|\.Tools\b/.test(template) ? ['tools'] : []),
	];
}

/** ModelFacts from a header (or from what Ollama tells of one). Never throws: what is absent is unknown with its reason. */
export function assemble(material: Material): ModelFacts {
	const { keys, pieces = [], name } = material;
	const architecture = textOf(keys['general.architecture']);
	const found = templateOf(material);
	const template = found !== undefined && isBare(found) ? undefined : found;
	const tower = material.projectorBytes ?? towerBytes(pieces);
	const active = architecture === undefined ? undefined : activeOf(pieces, keys, architecture);
	const cannot = cannotConverse({
		architecture: architecture ?? '',
		keys,
		names: namesIn(material),
		template: template !== undefined || material.rendered === true,
		...(material.capabilities ? { capabilities: material.capabilities } : {}),
	});
	const licence = material.licence ?? textOf(keys['general.license.name']) ?? textOf(keys['general.license']);
	const { digest, here, minOllama } = material;
	return {
		name,
		title: textOf(keys['general.name']) ?? name,
		architecture: architecture ?? unknown(words.noArchitecture),
		parameters: parametersIn(material),
		...(active === undefined ? {} : { activeParameters: active }),
		quantization: quantizationIn(material),
		bytes: material.bytes,
		projectorBytes: tower,
		basis: material.pieces === undefined && material.fileBytes !== undefined ? 'estimated' : material.basis,
		source: material.source,
		licence: licence ?? unknown(words.noLicence),
		keys:
			architecture === undefined ? unknown(words.noArchitecture) : shapeKeys(keys, architecture, material.vocabulary),
		weights: weightsIn(material),
		contextMax: wholeOf(keys[`${architecture}.context_length`]) ?? unknown(words.noContext),
		thinking: thinkingOf(material, template),
		capabilities: capabilitiesIn(material, template, tower),
		...(minOllama === undefined ? {} : { minOllama }),
		...(here === undefined ? {} : { here }),
		...(digest === undefined ? {} : { digest }),
		...(cannot ? { cannot } : {}),
		warnings: [
			...(material.warnings ?? []),
			...(template !== undefined && !/system/i.test(template) ? [words.noSystemRole] : []),
			...(mayBeBase(keys) ? [words.mayBeBase] : []),
			...(licence === undefined ? [words.licenceMissing] : []),
		],
	};
}

/** Facts read from somewhere else, with what the catalog knows of the same model: its id, licence, known faults. */
export function enriched(facts: ModelFacts, known: ModelFacts | undefined): ModelFacts {
	if (known === undefined) return facts;
	const { id, minOllama } = known;
	return {
		...facts,
		title: known.title,
		...(id === undefined ? {} : { id }),
		...(minOllama === undefined ? {} : { minOllama }),
		...(known.activeParameters === undefined ? {} : { activeParameters: known.activeParameters }),
		licence: isUnknown(facts.licence) ? known.licence : facts.licence,
		thinking: known.thinking,
		warnings: [...facts.warnings.filter((text) => text !== words.licenceMissing), ...known.warnings],
	};
}
