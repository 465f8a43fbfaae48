// The nouns of the companion room: a rule, and what is composed of the rules.

import type { Choices } from '../types/choices.ts';
import type { Known } from '../types/known.ts';

export type Tier = 'small' | 'medium' | 'large';
export const tiers: readonly Tier[] = ['small', 'medium', 'large'];

/** How a tier says a rule: in a sentence of its own, within the sentence of another rule, or not at all (null). */
export type Said = string | { within: string } | null;

export interface Rule {
	/** "R1" … "R45". */
	id: string;
	/** M: must for every model size. S: should; the first to go where room is short. */
	level: 'M' | 'S';
	small: Said;
	medium: Said;
	large: Said;
}

/** The maker's sampling values; null or absent where the maker names none. */
export interface Sampling {
	temperature?: number | null;
	top_p?: number | null;
	top_k?: number | null;
	min_p?: number | null;
	repeat_penalty?: number | null;
	presence_penalty?: number | null;
}

/** What has to be known of a model before a prompt can be fitted to it. */
export interface CompanionModel {
	/** Everyday name, "gemma3:4b"; only for sentences. */
	name?: string;
	/** All parameters, of a mixture of experts too. */
	parameters: Known<number>;
	/** The size by which the maker names it, where that differs ("E4B": 4e9). */
	effectiveParameters?: number;
	thinking: { supported: boolean; canBeDisabled: boolean | null };
	sampling: Sampling | null;
	family?: string;
	/** Longest context it was trained for, tokens. */
	contextMax: Known<number>;
}

export interface CompanionInput {
	choices: Choices;
	model: CompanionModel;
	/** Help lines from `data/crisis-lines.json`, ready to be read; the only place a phone number can come from. */
	helpLines?: readonly string[];
	/**
	 * `prompt_eval_count` of a chat with one empty user message against the companion: the rendered system prompt, the
	 * examples and the turn marks. Absent where it was not measured.
	 */
	measuredTokens?: number;
	/** Instructions that the person changed by hand (`cleanEdit`): they take the place of the composed text. */
	edited?: string;
}

export interface Message {
	role: 'user' | 'assistant';
	content: string;
}

/** Parameters as `/api/create` and `/api/chat` take them. Stop words are absent: the base model's stay. */
export interface Parameters {
	num_ctx: number;
	num_keep: number;
	num_predict: number;
	temperature: number;
	repeat_penalty: number;
	top_p?: number;
	top_k?: number;
	min_p?: number;
	presence_penalty?: number;
	/** Layers on graphics cards; only ever 0: none, by the person's wish. */
	num_gpu?: 0;
	/** Tokens read at a time, by the person's wish. */
	num_batch?: number;
}

/** A rule whose sentence is no longer there. `id` is "core" for the line that says the most important once more. */
export interface Dropped {
	id: string;
	topic: string;
	/** As it stood in the instructions. */
	sentence: string;
	/** A must for every model size. */
	must: boolean;
}

export interface Companion {
	tier: Tier;
	/** BCP 47, as it is kept in the choices. */
	language: string;
	/** Ids of the rules that are in the prompt, in their order R1 … R45. */
	rules: string[];
	/** Of a text edited by hand: the rules of the composed one whose sentences are gone. */
	dropped?: Dropped[];
	/** Ids of the others. What the program does instead: `insteadOf(id)`. */
	leftOut: string[];
	system: string;
	parameters: Parameters;
	/** Example exchanges, user and assistant in turn. Nothing that safety hangs on stands in them alone. */
	messages: Message[];
	/** Tokens of system prompt and examples; estimated with `tokensError` unless measured. */
	tokens: Known<number>;
	tokensBasis: 'measured' | 'estimated';
	/** Relative error of the estimate, 0 where measured. */
	tokensError: number;
	/** tokens / num_ctx, 0…1. */
	contextShare: number;
	/** Reason of each parameter, and of tier, tokens and language, as a sentence. */
	why: Record<string, string>;
}
