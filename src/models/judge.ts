// Whether a model can be talked with at all, told from its header, its name and its template, before any download.

import type { GgufKeys } from '../types/model.ts';
import { cannotWords } from '../words/models.ts';

export interface Candidate {
	architecture: string;
	keys: GgufKeys;
	/** The name it was asked by, and what its header calls itself. */
	names: readonly string[];
	/** A chat template is in the file or beside it; undefined where nobody looked. */
	template: boolean | undefined;
	/** What Ollama says it can do, where it said so. */
	capabilities?: readonly string[];
}

export type Cannot = { code: string; text: string };

/** Architectures that only turn text into numbers. Source: llama-arch.cpp of ggml-org/llama.cpp. */
const embedding =
	/^(bert|.*-bert(-.*)?|gemma-embedding|t5encoder|neo-bert|eurobert|llama-embed|bge.*|jina-bert-.*|nomic-.*)$/;
const noLanguage = /^(clip|mmproj|wavtokenizer.*|whisper.*|.*tts.*|flux|sd\d.*|wan|imatrix)$/;
const codeOnly = /^(starcoder2?|codeshell|refact|replit|santacoder)$/;

const said = (names: readonly string[], pattern: RegExp): boolean => names.some((name) => pattern.test(name));

/** Base models by their names; "pt" only for Gemma (elsewhere it is Portuguese), "text" only as Ollama's tag. */
const baseName = /(^|[-_:. /])(base|pretrained)([-_:. ]|$)|gemma[\w.-]*[-:](\w+-)?pt(-|$)|:([\w.]+-)?text(-|$)/i;
const taught = /(^|[-_:. /])(instruct|chat|it|sft|dpo)([-_:. ]|$)/i;
const codeName =
	/(^|[/-])(starcoder|codegemma:([\w.]+-)?(code|2b)|codellama:([\w.]+-)?(code|python))|:code(-|$)|[-_]code(-q|$)/i;

/** Ways of putting many tokens into one vector; 0 is none, 4 ranks (llama.h, enum llama_pooling_type). */
function pooling(architecture: string, keys: GgufKeys): number {
	const value = keys[`${architecture}.pooling_type`];
	return typeof value === 'number' ? value : 0;
}

const rules: ((one: Candidate) => Cannot | undefined | false)[] = [
	({ keys }) => keys['general.type'] === 'adapter' && cannotWords.adapter,
	({ architecture, keys }) =>
		(noLanguage.test(architecture) || keys['general.type'] === 'mmproj') && cannotWords.noLanguage(architecture),
	({ architecture, keys }) =>
		(pooling(architecture, keys) === 4 || Object.hasOwn(keys, `${architecture}.classifier.output_labels`)) &&
		cannotWords.reranker,
	({ architecture, keys, capabilities }) =>
		(embedding.test(architecture) ||
			pooling(architecture, keys) > 0 ||
			(capabilities?.includes('embedding') === true && !capabilities.includes('completion'))) &&
		cannotWords.embedding,
	({ architecture, names }) => (codeOnly.test(architecture) || said(names, codeName)) && cannotWords.code,
	({ names }) =>
		said(
			names.filter((name) => !taught.test(name)),
			baseName,
		) && cannotWords.base,
	({ template }) => template === false && cannotWords.noTemplate,
	({ capabilities }) => capabilities !== undefined && !capabilities.includes('completion') && cannotWords.noChat,
];

/** Why a model cannot be the companion; undefined where nothing speaks against it. */
export function cannotConverse(candidate: Candidate): Cannot | undefined {
	for (const rule of rules) {
		const reason = rule(candidate);
		if (reason) return reason;
	}
	return undefined;
}

/**
 * A header that names the family and the size alone, with no word of a conversation in it: Gemma and Llama name their base
 * models so ("Gemma 3 270m" beside "Gemma 3 270m It"). Some who convert files drop that word, so it is a doubt, no more.
 */
export const mayBeBase = (keys: GgufKeys): boolean =>
	keys['general.finetune'] === undefined &&
	/^(gemma[ -]?\d|(meta[ -])?llama[ -]\d(\.\d)?)[ -]\d+(\.\d+)?[mb]$/i.test(String(keys['general.name'] ?? ''));

/** A model that runs on somebody else's computer, by its name. */
export const isCloudName = (name: string): boolean => /[:-]cloud$/i.test(name.trim());
/** A tag for Apple's MLX engine, by its name. */
export const isMlxName = (name: string): boolean => /-(mlx|nvfp4|mxfp8|mxfp4-mlx)(-|$)/i.test(name.trim());
