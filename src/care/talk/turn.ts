// One turn on the page: something is asked of the model, its words appear, keys are watched, the outcome is told.

import { replyLanguage } from '../../companion/language.ts';
import { Problem } from '../../problem.ts';
import { note } from '../../screen/talk.ts';
import { words } from '../../words/care.ts';
import { nameOfLanguage } from '../../words/locale.ts';
import { words as watchWords } from '../../words/watch.ts';
import type { Level } from '../watch/look.ts';
import { filled, offerDue } from './conversation.ts';
import { exchange, type Outcome, type Shown } from './exchange.ts';
import type { Fault } from './fault.ts';
import { showHelpUnasked } from './help-lines.ts';
import { strayed } from './language.ts';
import { defaultPatience } from './reply.ts';
import type { Room } from './room.ts';

const say = words.talk;
const percent = (room: Room): number => Math.min(100, Math.round(filled(room.conversation) * 100));

/** Milliseconds. */
const soon = 4000;

/** Commands that do not wait for the end of a reply. */
const urgent = new Set(['/stop', '/leave', '/quit', '/help-now']);

export interface Written<R> {
	result: R;
	/** An urgent command typed meanwhile, to be carried out now; null where there was none. */
	command: string | null;
}

const quiet = ({ ahead }: Room, { seconds, begun }: { seconds: number; begun: boolean }): string =>
	ahead.done || begun ? say.quiet(seconds, begun) : say.stillReading(seconds);

/** Silences that are told; sooner while the model is known to be reading its instructions. */
function patienceOf({ patience, ahead }: Room): readonly number[] {
	if (patience) return patience;
	const [first = 0, ...rest] = defaultPatience;
	return ahead.done ? defaultPatience : [soon, first - soon, ...rest];
}

/** Shows a stream of events as they come. Ctrl-C and urgent commands stop it. */
export async function showStream<R>(
	room: Room,
	start: (signal: AbortSignal) => AsyncGenerator<Shown, R>,
): Promise<Written<R>> {
	const stop = new AbortController();
	let command: string | null = null;
	const unwatch = room.input.watch({
		stop: () => stop.abort(),
		command: (line) => {
			if (!urgent.has(line.split(' ')[0] ?? '')) return false;
			if (line !== '/stop') command = line;
			stop.abort();
			return true;
		},
	});
	const writer = room.page.reply((sentence) =>
		(room.replyWatch?.(sentence) ?? []).map((claim) => watchWords.claims[claim]),
	);
	try {
		const events = start(AbortSignal.any([stop.signal, room.signal]));
		for (;;) {
			const step = await events.next();
			if (step.done) return { result: step.value, command };
			if (step.value.kind === 'text') writer.push(step.value.text);
			else writer.interrupt(note(quiet(room, step.value), room.page.look()));
		}
	} finally {
		writer.end();
		unwatch();
		room.page.blank();
	}
}

/** Tells a fault, and that nothing is lost. */
export function tellFault(room: Room, fault: Exclude<Fault, { kind: 'too-long' }>): void {
	room.serverGone = ['server-gone', 'engine-died', 'ended-early'].includes(fault.kind);
	const raw = fault.kind === 'other' ? `\n${fault.raw}` : '';
	const again = room.conversation.waiting === null ? '' : `\n${say.again}`;
	room.page.note(`${say.faults[fault.kind]}${raw}${again}`);
}

/** Says once that the model left the language that was chosen. A stop or a fault leaves the exchange as it was before. */
function otherLanguage(room: Room): void {
	const [asked, reply] = room.conversation.messages.slice(-2);
	if (room.languageTold || !asked || !reply) return;
	const found = strayed(reply.content, asked.content, room.language);
	if (!found) return;
	room.languageTold = true;
	const { own } = replyLanguage(room.language);
	room.page.note(say.otherLanguage(nameOfLanguage(found), nameOfLanguage(room.language), own));
}

/** Words of all that was said and of a text, to the ten; in any script, also one that puts no spaces between them. */
function wordsWith({ conversation: { messages } }: Room, text: string): number {
	const words = new Intl.Segmenter(undefined, { granularity: 'word' });
	const count = (said: string) => [...words.segment(said)].filter(({ isWordLike }) => isWordLike).length;
	return (
		Math.round([...messages.map(({ content }) => content), text].reduce((sum, said) => sum + count(said), 0) / 10) * 10
	);
}

function tell(room: Room, outcome: Outcome, level: Level): void {
	if (outcome.how === 'cut') room.page.note(outcome.by === 'context' ? say.full : say.longest);
	if (outcome.how === 'stopped') room.page.note(outcome.kept ? say.stopped : say.stoppedEmpty);
	if (outcome.how === 'fault') tellFault(room, outcome.fault);
	if (outcome.how === 'too-long') {
		room.page.note(
			outcome.parts > 0 ? say.tooLong(wordsWith(room, outcome.text), outcome.parts) : say.tooFull(percent(room)),
		);
		return;
	}
	// Beside help lines the language can wait for the next reply.
	if (level !== 'card') otherLanguage(room);
	const left = room.conversation.parts.length;
	if (left > 0 && room.conversation.waiting === null) room.page.note(say.partsLeft(left));
	if (offerDue(room.conversation)) {
		room.page.note(say.offer(percent(room)));
		room.conversation = { ...room.conversation, offered: true };
	}
}

/** A server that went away is looked for, and started again where it is ours. False where that failed: it is told. */
export async function ready(room: Room): Promise<boolean> {
	if (!room.serverGone) return true;
	try {
		await room.revive();
		room.serverGone = false;
		return true;
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		room.page.note(`${error.message} ${error.cure}\n${say.again}`);
		return false;
	}
}

/** Looks at what waits. Where its words may mean danger, the help lines come first; nothing is held back. */
async function lookAt(room: Room): Promise<Level> {
	const level = room.watch?.(room.conversation.waiting ?? '') ?? 'none';
	if (level === 'card') {
		await showHelpUnasked(room);
		room.page.note(watchWords.card);
	}
	return level;
}

/** Sends what waits and shows the reply. Gives the urgent command that was typed meanwhile. */
export async function turn(room: Room): Promise<string | null> {
	if (!(await ready(room))) return null;
	room.page.blank();
	const level = await lookAt(room);
	const options = { patience: patienceOf(room), ...(level === 'none' ? {} : { line: watchWords.line }) };
	const { result, command } = await showStream(room, (signal) =>
		exchange(room.companion, room.conversation, { signal, ...options }),
	);
	const [conversation, outcome] = result;
	room.conversation = conversation;
	tell(room, outcome, level);
	return command;
}
