// Without a terminal: each line of standard input is one message, the replies are plain text. Nothing is asked.

import readline from 'node:readline';
import { Problem } from '../../problem.ts';
import { words } from '../../words/care.ts';
import { words as watchWords } from '../../words/watch.ts';
import type { Watches } from '../watches.ts';
import { begin, type Conversation, write } from './conversation.ts';
import { type Companion, exchange, type Outcome } from './exchange.ts';
import { rawOf } from './fault.ts';

export interface PipedOptions {
	companion: Companion;
	context: number;
	input: NodeJS.ReadableStream;
	out: (text: string) => void;
	signal: AbortSignal;
	watches: Watches;
	/** The help lines as text. */
	help: () => Promise<string>;
}

const stopped = () => new Problem('stopped', words.talk.stopped, { exit: 130 });

function problemOf(outcome: Outcome): Problem | undefined {
	const say = words.talk;
	if (outcome.how === 'stopped') return stopped();
	if (outcome.how === 'too-long') return new Problem('message-too-long', say.tooLongPiped(outcome.tokens));
	if (outcome.how !== 'fault') return undefined;
	return new Problem(`reply-${outcome.fault.kind}`, say.faults[outcome.fault.kind], rawOf(outcome.fault));
}

async function reply(state: Conversation, options: PipedOptions): Promise<Conversation> {
	const { companion, out, signal, watches } = options;
	const level = watches.person?.(state.waiting ?? '') ?? 'none';
	if (level === 'card') out(`${await options.help()}\n${watchWords.card}\n\n`);
	const careful = level === 'none' ? {} : { line: watchWords.line };
	const events = exchange(companion, state, { signal, patience: [], ...careful });
	let said = '';
	for (;;) {
		const step = await events.next();
		if (!step.done) {
			if (step.value.kind !== 'text') continue;
			said += step.value.text;
			out(step.value.text);
			continue;
		}
		out('\n');
		for (const claim of watches.reply?.(said) ?? []) out(`${watchWords.claims[claim]}\n`);
		const problem = problemOf(step.value[1]);
		if (problem) throw problem;
		return step.value[0];
	}
}

/** Answers line by line until the input ends. Throws a `Problem` where a reply does not come, or the person stops it. */
export async function talkPiped(options: PipedOptions): Promise<void> {
	const { input, signal } = options;
	let state = begin(options.context);
	// The signal ends the lines, so that it is heard while none comes.
	for await (const line of readline.createInterface({ input, signal, crlfDelay: Number.POSITIVE_INFINITY })) {
		if (signal.aborted) break;
		if (line.trim() !== '') state = await reply(write(state, line.trim()), options);
	}
	if (signal.aborted) throw stopped();
}
