// The plan that is shown before anything is changed, and what became of it.

import type { Choices } from './choices.ts';
import type { Known } from './known.ts';
import type { Machine } from './machine.ts';
import type { Verdict } from './verdict.ts';

export type StepId = 'install-ollama' | 'start-server' | 'pull-model' | 'create-companion' | 'prove' | (string & {});

export interface PlanStep {
	id: StepId;
	title: string;
	/** Already done: the step will look and change nothing. */
	done: boolean;
	/** What it changes and where; paths with `~`. */
	changes: string[];
	/** Every host it contacts. */
	hosts: string[];
	/** Bytes to fetch. */
	download: number;
	downloadBasis: 'exact' | 'shown';
	needsPassword: boolean;
	undo: string;
	/** A sentence that has to be known before the yes (licence, exact commands to run by hand, …). */
	notes?: string[];
}

export interface StepOutcome {
	status: 'done' | 'already' | 'failed' | 'skipped';
	detail: string;
	seconds: number;
}

/** What a measured speed belongs to: a change in any of it makes the figure another's. */
export interface Measure {
	/** Digest of the weights' blob ("sha256:…"), and of the base model's manifest in the list of models, without prefix. */
	digest: string;
	manifest?: string;
	/** The base model's everyday name. */
	model: string;
	/** The text model's bytes as they were loaded, bytes read of them per token, blocks. */
	bytes: number;
	perToken: number;
	layers: number;
	moe: boolean;
	activeParameters?: number;
	quantization?: string;
	ollama?: string;
	/** The engine's libraries that could drive it ("cuda"), or "cpu". */
	backend: string;
	/** Processor, RAM and graphics processors in one line. */
	hardware: string;
}

export interface Proof {
	model: string;
	placement: 'gpu' | 'split' | 'cpu';
	/** 0…1 */
	gpuShare: number;
	/** Measured writing speed, tokens per second. */
	generate: Known<number>;
	/** Measured reading speed, tokens per second; only from a prompt that the server cannot have kept. */
	read?: number;
	measure?: Measure;
	systemPromptPresent: boolean;
	contextLength: number;
	/** RAM that the engine's processes take, bytes; without what lies on graphics cards. */
	memory?: Known<number>;
	/** What the advice promised, tokens per second. */
	promised?: { low: number; high: number };
	/** Where it falls short of what was promised: what, and the choices that are left. */
	findings: { code: string; text: string; cure: string }[];
	/** The short reply it gave, cleaned of control characters. */
	reply?: string;
}

export interface Plan {
	schema: 1;
	machine: Machine;
	advice: Verdict | null;
	choices: Choices;
	steps: PlanStep[];
	/** What is then not private, or otherwise has to be known before the yes. */
	notices: { code: string; text: string; cure: string }[];
}

export interface Outcome extends Omit<Plan, 'steps'> {
	steps: (PlanStep & { outcome: StepOutcome })[];
	proof?: Proof;
}
