// Everything one conversation has in hand while it lasts. It lives in memory and is gone with the process.

import type { CrisisLines } from '../lines.ts';
import type { Watch } from '../watch/look.ts';
import type { ReplyWatch } from '../watch/reply.ts';
import type { Clock } from './clock.ts';
import type { Conversation } from './conversation.ts';
import type { Companion } from './exchange.ts';
import type { LineInput } from './input.ts';
import type { Page } from './page.ts';

export interface Room {
	page: Page;
	input: LineInput;
	companion: Companion;
	conversation: Conversation;
	clock: Clock;
	/** The last recap, for a fresh start. */
	recap: string | null;
	/** Looks at what the person writes; absent where its lists cannot be read. */
	watch?: Watch | undefined;
	/** Looks at each sentence of a reply. */
	replyWatch?: ReplyWatch | undefined;
	/** Telephone numbers that a reply may repeat. */
	numbers: Set<string>;
	/** Everyday name of the base model, for the summary. */
	modelName: string;
	/** The absolute path of a file as the person typed it. */
	place: (typed: string) => string;
	/** Files that the person had written, absolute. */
	saved: string[];
	/** Country of the help lines; null: asked when they are wanted. */
	country: string | null;
	/** Whether the model has read its instructions ahead of the first message, or given up on it. */
	ahead: { done: boolean };
	/** Language of the replies, BCP 47. */
	language: string;
	/** It was said that a reply came in another one. */
	languageTold: boolean;
	/** The connection broke off: look for the server before the next request. */
	serverGone: boolean;
	/** Starts our server again where it stopped. Throws a `Problem`. */
	revive: () => Promise<void>;
	lines: () => Promise<CrisisLines>;
	now: () => Date;
	/** Milliseconds of silence before it is told, one after the other. */
	patience?: readonly number[];
	/** Milliseconds without a key after which the clock may speak above the line being written. */
	rest?: number;
	/** The program is asked to end (a signal). */
	signal: AbortSignal;
}
