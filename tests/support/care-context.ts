// A Context for the commands of the care room: real files, a terminal that keeps what was said, answers prepared.

import { readdir, readFile } from 'node:fs/promises';
import type { Asker, Context, Flags, Ports, Terminal } from '../../src/ports.ts';
import { unknown } from '../../src/types/known.ts';

export interface Said {
	context: Context;
	/** What went to standard output and to standard error. */
	out: string[];
	documents: unknown[];
	questions: string[];
}

async function read(file: string) {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		return unknown((error as NodeJS.ErrnoException).code ?? String(error));
	}
}

const cannot = (what: string) => () => {
	throw new Error(`${what} is not for this command`);
};

/** `answers` are given in turn: a text, or the label of an option. */
export function careContext(options: {
	home: string;
	flags?: Flags;
	answers?: string[];
	columns?: number;
	interactive?: boolean;
	terminal?: Partial<Terminal>;
}): Said {
	const said: Said = { context: {} as Context, out: [], documents: [], questions: [] };
	const answers = [...(options.answers ?? [])];
	const next = (question: string): string => {
		said.questions.push(question);
		const answer = answers.shift();
		if (answer === undefined) throw new Error(`no answer prepared for: ${question}`);
		return answer;
	};
	const ask: Asker = {
		select: async ({ message, options: list }) => {
			const label = next(message);
			const found = list.find((option) => option.label === label);
			if (!found) throw new Error(`"${label}" is not among: ${list.map((option) => option.label).join(', ')}`);
			return found.value;
		},
		text: async ({ message, check }) => {
			for (;;) {
				const answer = next(message);
				const fault = check?.(answer);
				if (fault === undefined) return answer;
				said.out.push(fault);
			}
		},
		confirm: cannot('confirm'),
	};
	const ports: Ports = {
		platform: 'linux',
		arch: 'x64',
		env: {},
		home: options.home,
		run: cannot('run'),
		read,
		list: async (folder) => {
			try {
				return (await readdir(folder)).sort();
			} catch (error) {
				return unknown((error as NodeJS.ErrnoException).code ?? String(error));
			}
		},
		freeSpace: cannot('freeSpace'),
		fetch: cannot('fetch'),
		now: () => new Date('2026-11-25T15:00:00Z'),
		signal: new AbortController().signal,
	};
	said.context = {
		ports,
		ask,
		terminal: {
			interactive: options.interactive ?? true,
			columns: () => options.columns ?? 80,
			color: false,
			unicode: true,
			accessible: false,
			say: (text) => said.out.push(text),
			note: (text) => said.out.push(text),
			progress: () => undefined,
			...options.terminal,
		},
		flags: options.flags ?? {},
		said: {},
		words: [],
		startedAs: 'kettleside',
		json: (document) => said.documents.push(document),
	};
	return said;
}

/** The context of a test, with everything said so far as one text. */
export const allOf = (said: Said): string => said.out.join('\n');
