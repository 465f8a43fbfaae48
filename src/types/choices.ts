// What a person chose. Kept in a file of its own, never in the journal.

import type { KvCache } from './verdict.ts';

export type Purpose = 'journal' | 'calm' | 'think' | 'prepare';
export type Style = 'listen' | 'ask' | 'skills';
export type Directness = 'gentle' | 'direct';

export interface Choices {
	/** Everyday name of the base model: "gemma3:4b". */
	model: string;
	/** Name of the companion in Ollama. */
	name: string;
	purpose: Purpose;
	style: Style;
	directness: Directness;
	/** Language of the replies, BCP 47: "en", "de", "pt-BR". */
	language: string;
	/** ISO 3166 code in capitals, or null: the international directories. Asked, never guessed. */
	country: string | null;
	/** Reminder after so many minutes; 0 switches it off. */
	sessionMinutes: number;
	/** First name of a person to turn to; empty where none was given. */
	contact: string;
	/** The person's own signs that they should stop; empty where none were given. */
	signs: string;
	/** Context length in tokens. */
	context: number;
	/** On the processor although there is a graphics card; absent: where Ollama would run it. */
	device?: 'cpu';
	/** Tokens read at a time; absent: as many as Ollama would choose. The same below. */
	batch?: number;
	/** Type of the memory for the conversation. This and the two below are settings of the server that we start. */
	kvCache?: KvCache;
	/** Conversations at the same time. */
	parallel?: number;
	flashAttention?: boolean;
	/** Another folder for models, absolute; absent for Ollama's own. */
	modelsDir?: string;
}

/** The settings of a server of ours. */
export type ServerChoices = Pick<Choices, 'kvCache' | 'parallel' | 'flashAttention'>;

/** How the engine is to work; what is absent is as Ollama chooses. */
export type EngineChoices = Pick<Choices, 'device' | 'batch'> & ServerChoices;

/** The name the companion goes by, also where no answers are kept. */
export const companionName = (choices: Pick<Choices, 'name'> | null): string => choices?.name ?? defaultChoices.name;

export const defaultChoices: Omit<Choices, 'model'> = {
	name: 'kettleside',
	purpose: 'journal',
	style: 'listen',
	directness: 'gentle',
	language: 'en',
	country: null,
	sessionMinutes: 30,
	contact: '',
	signs: '',
	context: 8192,
};
