// The one wrapper around the prompt library: Ctrl-C throws `Stopped`, Esc throws `Back`. The library tells both
// by the same symbol, so the last key is watched here. `?` shows the help lines at every question, and asks it again.

import { packages } from '../packages.ts';
import type { Asker, Option } from '../ports.ts';
import { Back, Problem, Stopped } from '../problem.ts';
import { common as words } from '../words/common.ts';
import { keyboard } from './keyboard.ts';

interface Streams {
	input: NodeJS.ReadStream;
	output: NodeJS.WriteStream;
	/** Shows the help lines; throws `Back` where the person rather goes back to the question. */
	help?: () => Promise<unknown>;
	/** Aborted by a Ctrl-C that came between two questions, where nothing watched the keys: no question is asked any more. */
	signal: AbortSignal;
}

interface Key {
	name?: string;
	ctrl?: boolean;
	sequence?: string;
}

/** In place of an answer: the help lines are wanted. */
const wanted = Symbol('help lines');

/** What is typed into a text field for them. Behind what already stood there, it is meant as well. */
const asksForHelp = (typed: string | undefined, initial = ''): boolean =>
	[...words.typed.help, `${initial}?`].includes(typed?.trim().toLowerCase() ?? '');

/** What the library takes for one question. */
interface Place {
	input: NodeJS.ReadStream;
	signal: AbortSignal;
}

/** One question to its end. `atKey`: `?` is no part of an answer, so the key alone asks for the help lines. */
async function answered<T>(
	streams: Streams,
	atKey: boolean,
	prompt: (place: Place) => Promise<T | symbol>,
): Promise<T | typeof wanted> {
	let last: Key = {};
	let help = false;
	// One of its own for each question: the library never takes its listener off again.
	const leave = new AbortController();
	const abort = () => leave.abort();
	if (streams.signal.aborted) abort();
	streams.signal.addEventListener('abort', abort, { once: true });
	let gone: () => void = () => undefined;
	const closed = new Promise<never>((_, fail) => {
		gone = () => fail(new Stopped(words.terminalClosed));
	});
	const { keys, close } = keyboard(streams.input, gone);
	keys.on('keypress', (sign: string | undefined, key: Key) => {
		// A copy: `endingInNo` changes the key for those that hear of it later.
		last = { ...key };
		if (!atKey || sign !== '?') return;
		help = true;
		// Not before the library has had this key: it would draw the question that has just ended once more.
		setImmediate(() => leave.abort());
	});
	try {
		const answer = await Promise.race([prompt({ input: keys, signal: leave.signal }), closed]);
		if (typeof answer !== 'symbol') return answer;
		if (help) return wanted;
		throw last.name === 'escape' && !streams.signal.aborted ? new Back() : new Stopped();
	} finally {
		close();
		streams.signal.removeEventListener('abort', abort);
	}
}

/** Asks until there is an answer. While the help lines ask for the country, `?` is a sign like any other. */
function asking(streams: Streams) {
	let helping = false;
	return {
		can: () => streams.help !== undefined && !helping,
		async until<T>(ask: () => Promise<T | typeof wanted>): Promise<T> {
			for (;;) {
				const answer = await ask();
				if (answer !== wanted) return answer as T;
				helping = true;
				try {
					await streams.help?.();
				} catch (error) {
					if (!(error instanceof Back)) throw error;
				} finally {
					helping = false;
				}
			}
		},
	};
}

/** The library knows y and n alone; another language's key for yes (j in German) is handed on as y. */
function withYesKey(place: Place): Place {
	place.input.on('keypress', (_: string, { name }: Key) => {
		if (words.yesKey !== 'y' && name === words.yesKey) place.input.emit('keypress', 'y', { name: 'y' });
	});
	return place;
}

/** The keys at which the library turns the answer of a yes or no round. */
const turning = ['up', 'down', 'left', 'right', 'space', 'enter', 'h', 'j', 'k', 'l'];

/**
 * A question that is left leaves its last answer on the screen, and the library turns that round at Esc, not at Ctrl-C.
 * Which of the two it hears of is chosen here so that what stands there is never the yes that nobody gave.
 */
function endingInNo(place: Place, initial: boolean): Place {
	let yes = initial;
	place.input.on('keypress', (_: string, key: Key) => {
		const leaves = key.name === 'escape' || (key.ctrl && key.name === 'c');
		if (leaves) Object.assign(key, yes ? { name: 'escape' } : { name: 'c', sequence: '\u0003' });
		else if (turning.includes(key.name ?? '')) yes = !yes;
	});
	return place;
}

/** Makes the Asker port over a terminal; the prompt library is loaded with the first question. */
export function makeAsker(streams: Streams): Asker {
	const shared = { output: streams.output, withGuide: false };
	const library = packages.prompts;
	const { can, until } = asking(streams);
	const atKey = <T>(prompt: (place: Place) => Promise<T | symbol>) => until(() => answered<T>(streams, can(), prompt));
	return {
		async select<T>(question: { message: string; options: Option<T>[]; initial?: T }) {
			const { select } = await library();
			// Values are told by their place, so that any kind of value can be offered.
			const options = question.options.map((option, place) => ({
				value: place,
				label: option.label,
				...(option.hint ? { hint: option.hint } : {}),
			}));
			const initialValue = Math.max(
				0,
				question.options.findIndex((option) => option.value === question.initial),
			);
			const { message } = question;
			const place = await atKey<number>((place) =>
				select<number>({ ...shared, ...place, message, options, initialValue, showInstructions: false }),
			);
			const chosen = question.options[place];
			if (!chosen) throw new Problem('no-choice', words.noChoice);
			return chosen.value;
		},
		async text(question) {
			const { text } = await library();
			const { message, initial, placeholder, check } = question;
			const help = (typed: string | undefined) => can() && asksForHelp(typed, initial);
			return until<string>(async () => {
				const answer = await answered<string>(streams, false, async (place) => {
					const typed = await text({
						...shared,
						...place,
						message,
						...(initial ? { initialValue: initial } : {}),
						...(placeholder ? { placeholder } : {}),
						validate: (value: string | undefined) => (help(value) ? undefined : check?.(value ?? '')),
					});
					return typeof typed === 'symbol' ? typed : (typed ?? '');
				});
				return typeof answer === 'string' && help(answer) ? wanted : answer;
			});
		},
		async confirm(question) {
			const { confirm } = await library();
			const initial = question.initial ?? true;
			return atKey<boolean>((place) =>
				confirm({
					...shared,
					...endingInNo(withYesKey(place), initial),
					message: question.message,
					active: question.yes,
					inactive: question.no,
					initialValue: initial,
				}),
			);
		},
	};
}

// The same rules for questions as plain lines (ask-plain.ts).
export { asking, asksForHelp, wanted };
