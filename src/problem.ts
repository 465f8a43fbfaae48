// One kind of error reaches people: what happened, why where it is known, and the one thing that helps.

import { common } from './words/common.ts';

export type ExitCode = 0 | 1 | 2 | 130;

export interface ProblemOptions {
	/** The one thing to do; may hold `{me …}` for the command line (see screen/name.ts). */
	cure?: string;
	/** 1 a step failed, 2 wrong use, 130 stopped by the person. */
	exit?: ExitCode;
	/** What a program said, word for word; shown last and dimmed. */
	raw?: string;
	/** Named choices by which a step that cannot go on can be answered. */
	choices?: { id: string; label: string }[];
	cause?: unknown;
}

/** Something a person can understand and mend. Everything else is a fault of this program. */
export class Problem extends Error {
	override name = 'Problem';
	readonly code: string;
	readonly cure: string;
	readonly exit: ExitCode;
	readonly raw: string | undefined;
	readonly choices: { id: string; label: string }[];

	constructor(code: string, text: string, options: ProblemOptions = {}) {
		super(text, options.cause === undefined ? undefined : { cause: options.cause });
		this.code = code;
		this.cure = options.cure ?? '';
		this.exit = options.exit ?? 1;
		this.raw = options.raw;
		this.choices = options.choices ?? [];
	}
}

/** The person stopped: Ctrl-C, "Leave", Esc at the first question. Nothing is wrong. */
export class Stopped extends Problem {
	override name = 'Stopped';
	/** `cause`: `Back`, where it was Esc at the first question. */
	constructor(text: string = common.stopped, cause?: Back) {
		super('stopped', text, { exit: 130, cause });
	}
}

/** Esc: one question back. Never leaves the wizard. */
export class Back extends Error {
	override name = 'Back';
}
