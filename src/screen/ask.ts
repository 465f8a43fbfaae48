// The one wrapper around the prompt library: Ctrl-C throws `Stopped`, Esc throws `Back`. The library tells both
// by the same symbol, so the last key is watched here.

import type { Asker, Option } from '../ports.ts';
import { Back, Problem, Stopped } from '../problem.ts';

interface Streams {
	input: NodeJS.ReadStream;
	output: NodeJS.WriteStream;
	/** Aborted by a Ctrl-C that came between two questions, where nothing watched the keys: no question is asked any more. */
	signal: AbortSignal;
}

interface Key {
	name?: string;
	ctrl?: boolean;
}

async function answered<T>(streams: Streams, prompt: (signal: AbortSignal) => Promise<T | symbol>): Promise<T> {
	let last: Key = {};
	const watch = (_: string, key: Key) => {
		last = key;
	};
	streams.input.on('keypress', watch);
	// One of its own for each question: the library never takes its listener off again.
	const stop = new AbortController();
	const abort = () => stop.abort();
	if (streams.signal.aborted) abort();
	streams.signal.addEventListener('abort', abort, { once: true });
	const ended = new Promise<never>((_, fail) =>
		streams.input.once('end', () => fail(new Stopped('The terminal was closed.'))),
	);
	try {
		const answer = await Promise.race([prompt(stop.signal), ended]);
		if (typeof answer !== 'symbol') return answer;
		throw last.name === 'escape' ? new Back() : new Stopped();
	} finally {
		streams.input.off('keypress', watch);
		streams.signal.removeEventListener('abort', abort);
		streams.input.removeAllListeners('end');
	}
}

/** Makes the Asker port over a terminal; the prompt library is loaded with the first question. */
export function makeAsker(streams: Streams): Asker {
	const { input, output } = streams;
	const shared = { input, output, withGuide: false };
	const library = () => import('@clack/prompts');
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
			const place = await answered<number>(streams, (signal) =>
				select<number>({
					...shared,
					signal,
					message: question.message,
					options,
					initialValue,
					showInstructions: false,
				}),
			);
			const chosen = question.options[place];
			if (!chosen) throw new Problem('no-choice', 'There is nothing to choose from.');
			return chosen.value;
		},
		async text(question) {
			const { text } = await library();
			const { check } = question;
			return answered<string>(streams, async (signal) => {
				const answer = await text({
					...shared,
					signal,
					message: question.message,
					...(question.initial ? { initialValue: question.initial } : {}),
					...(question.placeholder ? { placeholder: question.placeholder } : {}),
					...(check ? { validate: (value: string | undefined) => check(value ?? '') } : {}),
				});
				return typeof answer === 'symbol' ? answer : (answer ?? '');
			});
		},
		async confirm(question) {
			const { confirm } = await library();
			return answered<boolean>(streams, (signal) =>
				confirm({
					...shared,
					signal,
					message: question.message,
					active: question.yes,
					inactive: question.no,
					initialValue: question.initial ?? true,
				}),
			);
		},
	};
}

/** Without a terminal no question can be asked; a command that gets here has a fault. */
export const noAsker: Asker = {
	select: () =>
		Promise.reject(new Problem('needs-terminal', 'A question came up, and there is no terminal to ask it in.')),
	text: () =>
		Promise.reject(new Problem('needs-terminal', 'A question came up, and there is no terminal to ask it in.')),
	confirm: () =>
		Promise.reject(new Problem('needs-terminal', 'A question came up, and there is no terminal to ask it in.')),
};
