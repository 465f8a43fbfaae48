// Questions as plain lines: numbered choices, every answer a line, nothing drawn twice. For screen readers, and for terminals
// that cannot move the cursor (TERM=dumb). The prompt library can do neither.

import { StringDecoder } from 'node:string_decoder';
import type { Asker, Option, Terminal } from '../ports.ts';
import { Back, Problem, Stopped } from '../problem.ts';
import { askWords as words } from '../words/ask.ts';
import { common } from '../words/common.ts';
import { asking, asksForHelp, wanted } from './ask.ts';
import { block } from './text.ts';

interface Streams {
	input: NodeJS.ReadStream;
	output: NodeJS.WriteStream;
	terminal: Pick<Terminal, 'say' | 'columns'>;
	/** Aborted by Ctrl-C: the terminal sends it as a signal while lines are read. */
	signal: AbortSignal;
	/** Shows the help lines. */
	help?: () => Promise<unknown>;
}

// Further lines of a pasted text are there at once; they would answer the questions that follow, the consent among them.
const typedBefore = 150;

/** Reads one line. What was there before `ready` is thrown away. */
function readLine({ input, signal }: Pick<Streams, 'input' | 'signal'>, ready: () => void): Promise<string> {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return reject(new Stopped());
		const decoder = new StringDecoder('utf8');
		let typed = '';
		let open = false;
		const leave = () => {
			clearTimeout(soon);
			input.off('data', onData).off('end', onEnd).pause();
			signal.removeEventListener('abort', onAbort);
		};
		const stop = (why?: string) => {
			leave();
			reject(new Stopped(why));
		};
		const onEnd = () => stop(common.terminalClosed);
		const onAbort = () => stop();
		const onData = (chunk: Buffer | string) => {
			if (!open) return;
			typed += typeof chunk === 'string' ? chunk : decoder.write(chunk);
			const end = typed.search(/[\r\n]/);
			if (end < 0) return;
			leave();
			resolve(typed.slice(0, end));
		};
		const soon = setTimeout(() => {
			open = true;
			ready();
		}, typedBefore);
		signal.addEventListener('abort', onAbort, { once: true });
		input.on('data', onData).once('end', onEnd).resume();
	});
}

/** The place of an answer: by its number, its own words, its value ("DE") or yes and no; -1 where it is none. */
function placeOf<T>(answer: string, options: readonly Option<T>[], usual: number): number {
	if (answer === '') return usual;
	if (/^\d+$/.test(answer)) return Number(answer) <= options.length ? Number(answer) - 1 : -1;
	const small = answer.toLowerCase();
	const means = (value: unknown): string[] =>
		typeof value === 'boolean' ? common.typed[value ? 'yes' : 'no'] : typeof value === 'string' ? [value] : [];
	return options.findIndex(({ label, value }) => [label, ...means(value)].some((text) => text.toLowerCase() === small));
}

/** Makes the Asker port. A word for back throws `Back`, Ctrl-C and a closed terminal throw `Stopped`; `?` shows help lines. */
export function makePlainAsker(streams: Streams): Asker {
	const { terminal, output } = streams;
	const { can, until } = asking(streams);
	const say = (text: string) => terminal.say(block(text, terminal.columns()));
	const answer = async (): Promise<string | typeof wanted> => {
		const line = (await readLine(streams, () => output.write('  > '))).trim();
		if (words.back.includes(line.toLowerCase())) throw new Back();
		return can() && asksForHelp(line) ? wanted : line;
	};
	const choose = <T>(message: string, options: readonly Option<T>[], usual: number): Promise<T> =>
		until<T>(async () => {
			say(`\n${message}`);
			for (const [place, { label, hint }] of options.entries()) say(`${place + 1}  ${label}${hint ? `: ${hint}` : ''}`);
			say(words.number(options.length, usual + 1));
			for (;;) {
				const line = await answer();
				if (line === wanted) return wanted;
				const chosen = options[placeOf(line, options, usual)];
				if (chosen) return chosen.value;
				say(words.wrongNumber(options.length));
			}
		});
	return {
		async select({ message, options, initial }) {
			if (options.length === 0) throw new Problem('no-choice', common.noChoice);
			const usual = options.findIndex(({ value }) => value === initial);
			return choose(message, options, Math.max(0, usual));
		},
		text: ({ message, initial = '', placeholder, check }) =>
			until<string>(async () => {
				say(`\n${message}`);
				if (placeholder) say(placeholder);
				say(initial === '' ? words.text : words.keep(initial));
				for (;;) {
					const line = await answer();
					if (line === wanted) return wanted;
					const text = line === '' ? initial : line === words.empty ? '' : line;
					const fault = check?.(text);
					if (fault === undefined) return text;
					say(fault);
				}
			}),
		confirm: ({ message, yes, no, initial = true }) =>
			choose(
				message,
				[
					{ value: true, label: yes },
					{ value: false, label: no },
				],
				initial ? 0 : 1,
			),
	};
}
