// The one wrapper around the prompt library: Ctrl-C throws `Stopped`, Esc throws `Back`. The library tells both
// by the same symbol, so the last key is watched here.

import { packages } from '../packages.ts';
import type { Asker, Option } from '../ports.ts';
import { Back, Problem, Stopped } from '../problem.ts';
import { common as words } from '../words/common.ts';

interface Streams {
	input: NodeJS.ReadStream;
	output: NodeJS.WriteStream;
	accessible: boolean;
}

interface Key {
	name?: string;
	ctrl?: boolean;
}

async function answered<T>(streams: Streams, prompt: () => Promise<T | symbol>): Promise<T> {
	let last: Key = {};
	const watch = (_: string, key: Key) => {
		last = key;
	};
	streams.input.on('keypress', watch);
	const ended = new Promise<never>((_, fail) =>
		streams.input.once('end', () => fail(new Stopped(words.terminalClosed))),
	);
	try {
		const answer = await Promise.race([prompt(), ended]);
		if (typeof answer !== 'symbol') return answer;
		throw last.name === 'escape' ? new Back() : new Stopped();
	} finally {
		streams.input.off('keypress', watch);
		streams.input.removeAllListeners('end');
	}
}

/** The library knows y and n alone; another language's key for yes (j in German) is handed on as y. */
async function withYesKey<T>({ input }: Streams, prompt: () => Promise<T>): Promise<T> {
	const hear = (_: string, key: Key) => {
		if (words.yesKey !== 'y' && key.name === words.yesKey) input.emit('keypress', 'y', { name: 'y' });
	};
	input.on('keypress', hear);
	try {
		return await prompt();
	} finally {
		input.off('keypress', hear);
	}
}

/** Makes the Asker port over a terminal; the prompt library is loaded with the first question. */
export function makeAsker(streams: Streams): Asker {
	const shared = { input: streams.input, output: streams.output, accessible: streams.accessible, withGuide: false };
	const library = packages.prompts;
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
			const place = await answered<number>(streams, () =>
				select<number>({ ...shared, message: question.message, options, initialValue, showInstructions: false }),
			);
			const chosen = question.options[place];
			if (!chosen) throw new Problem('no-choice', words.noChoice);
			return chosen.value;
		},
		async text(question) {
			const { text } = await library();
			const { check } = question;
			return answered<string>(streams, async () => {
				const answer = await text({
					...shared,
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
			const asked = () =>
				confirm({
					...shared,
					message: question.message,
					active: question.yes,
					inactive: question.no,
					initialValue: question.initial ?? true,
				});
			return answered<boolean>(streams, () => withYesKey(streams, asked));
		},
	};
}

const needsTerminal = () => new Problem('needs-terminal', words.needsTerminal);

/** Without a terminal no question can be asked; a command that gets here has a fault. */
export const noAsker: Asker = {
	select: () => Promise.reject(needsTerminal()),
	text: () => Promise.reject(needsTerminal()),
	confirm: () => Promise.reject(needsTerminal()),
};
