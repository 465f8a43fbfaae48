// What a person set for good: settings of the program, and facts about a computer that were said, not seen.

/** Settings, named as their options are. */
export interface Settings {
	/** Address of the Ollama server, as `--host` takes it. */
	host?: string;
	/** Folder for models, absolute. */
	'models-dir'?: string;
	/** Tokens. */
	context?: number;
	'kv-cache'?: 'f16' | 'q8_0' | 'q4_0';
	/** Language of the screens: "en", "de". */
	lang?: string;
}

/** A fact about a computer that a person can say. */
export type FactKey = 'gpu' | 'ram' | 'cpu-bandwidth' | 'cores';

export interface SaidFact {
	/** As it was written, each as the option of that name takes it; only `gpu` may have several. */
	value: string[];
	/** The day it was said, "2026-11-28". */
	on: string;
}

export type SaidFacts = Partial<Record<FactKey, SaidFact>>;

export interface Config {
	/** An editor's link to the schema of the file; kept as it is. */
	$schema?: string;
	settings: Settings;
	/** By computer: "here", or the address of another computer's server ("http://box:11434"). */
	machines: Record<string, SaidFacts>;
}
