// A conversation at a terminal from its head to its farewell: the model is loaded, the keyboard opened, the memory given
// back, and the screen cleared where the person wants to leave at once.

import type { Context } from '../../ports.ts';
import { fillCommands } from '../../screen/name.ts';
import { talkHead } from '../../screen/talk.ts';
import type { Choices } from '../../types/choices.ts';
import { words } from '../../words/care.ts';
import { lookOf } from '../ask-consent.ts';
import { readLines } from '../data.ts';
import { watches } from '../watches.ts';
import { startClock } from './clock.ts';
import { begin } from './conversation.ts';
import type { Companion } from './exchange.ts';
import { openInput, type Streams } from './input.ts';
import { converse, type End } from './loop.ts';
import { makePage, type Page } from './page.ts';
import { pathOf } from './summary.ts';
import { readAhead, unload } from './warm.ts';

const say = words.talk;

export interface Session {
	companion: Companion;
	/** Tokens. */
	context: number;
	choices: Choices;
	streams: Streams;
	/** What is not private about the server, said before the first word. */
	notices: { text: string; cure: string }[];
	/** That the companion is another than the one rehearsed. */
	changed?: string | undefined;
	/** Starts our server again where it stopped. Throws a `Problem`. */
	revive: () => Promise<void>;
	/** Milliseconds of silence before it is told, one after the other. */
	patience?: readonly number[];
	/** Milliseconds without a key after which the clock may speak. */
	rest?: number;
}

function leave(page: Page, env: Context['ports']['env']): void {
	const cleared = page.clear();
	const rest: string[] = [cleared ? say.left : say.leftNot];
	if (env['TMUX'] || env['STY']) rest.push(say.leftMultiplexer);
	page.note([...rest, say.leftRest].join(' '));
}

/** Talks until the person ends it. Exit code 0; 130 after Ctrl-C at the prompt or a signal. */
export async function talkAtTerminal(context: Context, session: Session): Promise<number> {
	const { ports } = context;
	const { companion, choices, streams, notices } = session;
	const look = () => lookOf(context);
	const out = (text: string) => streams.output.write(text);
	const fill = (text: string) => fillCommands(text, context.startedAs);
	const page = makePage({ out, look, fill, term: ports.env['TERM'] });
	page.blank();
	page.say(talkHead(choices.model, look()));
	if (notices.length > 0) page.note([say.notPrivate, ...notices.map((one) => `${one.text} ${one.cure}`)].join('\n'));
	// Where this fails, the first message fails the same way, and is told then.
	const leaving = new AbortController();
	const ahead = { done: false };
	const reading = readAhead(companion, AbortSignal.any([leaving.signal, ports.signal])).finally(() => {
		ahead.done = true;
	});
	const input = openInput(streams, ports.env['TERM'] !== 'dumb');
	// Told to end by a signal: whoever waits for a line gets the end of input.
	ports.signal.addEventListener('abort', () => input.close(), { once: true });
	const saved: string[] = [];
	const watch = await watches(choices);
	for (const note of [session.changed, watch.note]) if (note) page.note(note);
	let end: End = 'interrupted';
	try {
		end = await converse({
			page,
			input,
			companion,
			conversation: begin(session.context),
			clock: startClock(ports.now(), choices.sessionMinutes),
			recap: null,
			modelName: choices.model,
			place: (typed) => pathOf(typed, ports.home, process.cwd()),
			saved,
			country: choices.country,
			serverGone: false,
			watch: watch.person,
			replyWatch: watch.reply,
			numbers: watch.numbers,
			ahead,
			language: choices.language,
			languageTold: false,
			revive: session.revive,
			lines: readLines,
			now: () => ports.now(),
			signal: ports.signal,
			...(session.patience ? { patience: session.patience } : {}),
			...(session.rest === undefined ? {} : { rest: session.rest }),
		});
	} finally {
		if (end === 'leave') leave(page, ports.env);
		input.close();
		leaving.abort();
	}
	// A request that was just cut off must not bring the model back after it was let go.
	await reading;
	return farewell(end, page, await unload(companion), saved);
}

function farewell(end: End, page: Page, freed: boolean, saved: readonly string[]): number {
	if (end !== 'leave') {
		if (end !== 'quit') page.blank();
		const ended = saved.length > 0 ? say.endSaved(saved) : say.end;
		page.note(freed ? ended : `${ended} ${say.memory}`);
	}
	return end === 'interrupted' ? 130 : 0;
}
