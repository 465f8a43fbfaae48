// Sentences for people live in src/words, where every language has them: none stands in the code.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Files, or texts of a file ("file: text"), with the reason. */
const others: Record<string, string> = {
	'companion/rules/': 'what is said to the model, in the language that it follows best; a snapshot holds it',
	'care/rehearse/filler.ts': 'a long conversation, sent to the model',
	'recommend/need/needed.ts: It does not matter.': 'a disk that is left out of the question; nobody is told of it',
	'world/light-answer.ts: The body of this answer was read already.': 'a fault in the program',
};

/** Texts between quotes; what a template puts in is "…". */
function textsIn(source: string): string[] {
	const pieces = /\/\*[\s\S]*?\*\/|\/\/.*|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\[\s\S])*)`/g;
	return [...source.matchAll(pieces)].flatMap(([, one, two, template]) => {
		const text = one ?? two ?? template?.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '…');
		return text === undefined ? [] : [text.replace(/\\(?=['"`])/g, '')];
	});
}

/** Three words or more, two of them small ones beside each other, and a full stop; or a command of ours in a text. */
function isSentence(text: string): boolean {
	const rest = text.replace(/\{me[^}]*\}/g, '');
	if (rest !== text && /[A-Za-z]{2,}/.test(rest)) return true;
	return /^["(]?[A-Z…]/.test(text) && /[a-z]{2,},? [a-z]{2,}/.test(text) && /[\w)"…][.?!](?:\s|$)/.test(text);
}

const found = (file: string, source: string): string[] =>
	textsIn(source)
		.filter(isSentence)
		.map((text) => `${file}: ${text}`);

const all = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.map((file) => file.replaceAll(path.sep, '/'))
	.filter((file) => file.endsWith('.ts') && !file.startsWith('words/'))
	.flatMap((file) => found(file, readFileSync(path.join(src, file), 'utf8')));

describe('a sentence for people', () => {
	it('stands in no file outside src/words', () => {
		const names = Object.keys(others);
		expect(all.filter((one) => !names.some((name) => one.startsWith(name)))).toEqual([]);
	});

	it('is excepted nowhere that has none', () => {
		expect(Object.keys(others).filter((name) => !all.some((one) => one.startsWith(name)))).toEqual([]);
	});

	it('is seen in every form', () => {
		const source = [
			"// It's a comment. 'Not this one.'",
			"/* 'Nor is this one.' */",
			"throw new Problem('x', 'No model was chosen.', { cure: 'See {me advise} for others.' });",
			'const a = `The step is not known: ' + '$' + '{step.id}.`;',
			'const b = "It isn\'t there yet. Wait.";',
			"const c = ['{me advise}', 'no-model', 'Total Number of Cores', 'the size of a file.', `x`];",
		].join('\n');
		expect(found('x.ts', source)).toEqual([
			'x.ts: No model was chosen.',
			'x.ts: See {me advise} for others.',
			'x.ts: The step is not known: ….',
			"x.ts: It isn't there yet. Wait.",
		]);
	});
});
