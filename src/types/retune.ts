// What `retune` compares, keeps and proposes, as plain data.

import type { EngineChoices } from './choices.ts';
import type { Verdict } from './verdict.ts';

export type ChangeCode =
	| 'memory'
	| 'memory-limit'
	| 'gpu'
	| 'gpu-used'
	| 'backend'
	| 'driver'
	| 'ollama'
	| 'catalog'
	/** Another file of the base model: on this disk (digests), or in the list of models (bytes). */
	| 'base'
	| 'listed'
	/** Tokens per second: what was promised, and what the last proof measured. */
	| 'speed'
	/** Where it was to run, and where it ran at the last proof. */
	| 'placement'
	/** What the person asked for, or what is proposed. */
	| 'context'
	| 'model'
	/** How the engine works: two `EngineChoices`. */
	| 'engine';

/** One difference. Memory in bytes; null where there was or is none. */
export interface Change {
	what: ChangeCode;
	before: unknown;
	after: unknown;
}

/** What a companion stands on, apart from the person's answers. */
export interface Base {
	/** Everyday name of the model. */
	model: string;
	/** Tokens. */
	context: number;
	/** How the engine works; absent where it is not part of it, or was not noted then. */
	engine?: EngineChoices;
}

/** One change of the base, as the journal notes it. */
export interface Retuned {
	from: Base;
	to: Base;
	/** It went back to what was before another one. */
	back?: true;
}

/** One thing that can be chosen. */
export interface Proposal {
	kind: 'keep' | 'better' | 'fits' | 'context' | 'smaller' | 'resume' | 'asked' | 'back';
	base: Base;
	/** On this computer at rest (recommend/retune/totals.ts); null where nothing is known of the model. */
	verdict: Verdict | null;
}
