// The look at what is written and at what is answered: words compared, nothing detected, nothing blocked.

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/care/data.ts';
import { helpFor } from '../../src/care/lines.ts';
import { makeWriter } from '../../src/care/talk/writer.ts';
import { watchOf } from '../../src/care/watch/look.ts';
import { finder } from '../../src/care/watch/phrases.ts';
import { numbersOf, replyWatch } from '../../src/care/watch/reply.ts';
import { tokenizer } from '../../src/care/watch/tokens.ts';
import { covered, faultIn, readWatchList } from '../../src/care/watch-list.ts';
import { readWatchLists, watches } from '../../src/care/watches.ts';
import { Problem } from '../../src/problem.ts';

const { lists } = readWatchLists();
const look = watchOf(lists);
const german = helpFor(await readLines(), 'DE');
const replies = replyWatch(
	lists.map((list) => ({ ...list, ...list.reply })),
	numbersOf(german),
);

describe('what a person writes', () => {
	it.each([
		['card', 'I want to die'],
		['card', 'honestly so tired. if i just went to sleep and didnt wake up thatd be fine lol'],
		['card', 'I’m sooo tired of living'],
		['card', 'i wanna k*ll myslef'],
		['card', 'I want to... die'],
		['card', 'Ich will einfach nicht mehr leben'],
		['card', 'ich moechte STERBEN'],
		['card', 'My friend says she wants to kill herself'],
		['card', 'half the time i dont see a reason to stay alive'],
		['card', 'praying i never wake up'],
		['card', 'he says if i leave he will kill me'],
		['card', 'relapsed on sh last night'],
		['card', 'I took a handful of sleeping pills'],
		['card', 'The voices keep telling me to hurt someone'],
		['card', 'Quit drinking on Friday and since then I keep shaking'],
		['card', 'she has been giving away all her things'],
		['card', 'mein vater schlägt mich wenn er getrunken hat'],
		['card', 'Er hat mich gestern Abend wieder gewürgt'],
		['card', 'i mag nimmer leben'],
		['card', 'I ha eifach kei Lust meh, i wott nümm läbe'],
		['card', 'Hab dreißig Tabletten geschluckt'],
		['quiet', 'I stopped taking my lithium'],
		['quiet', 'I do not want to die, I am only so tired'],
		['quiet', 'Ich falle allen zur Last'],
		['quiet', 'habe meine Antidepressiva abgesetzt'],
		['quiet', 'I would never kill myself, do not worry'],
		['quiet', 'In the film he wants to kill himself'],
		['quiet', 'Meine Tante hat sich das Leben genommen'],
		['none', 'I could kill myself laughing'],
		['none', 'My second attempt at the long jump was my best'],
		['none', 'I wrote a goodbye letter to a colleague who retires'],
		['none', 'I took my tablets with breakfast'],
		['none', 'I want to jump into the lake'],
		['none', 'Mein Bruder hat mich beim Tennis geschlagen'],
		['none', 'Wir haben das Testament beim Notar gemacht'],
		['none', 'Ich bringe ihn um acht zur Schule'],
		['none', 'I am killing it at work'],
		['none', 'Ich könnte mich totlachen'],
		['none', 'I keep thinking about what he said at dinner.'],
		['none', ''],
	] as const)('%s: %s', (level, text) => {
		expect(look(text)).toBe(level);
	});

	it('does not change with case, spaces, invisible signs or typographic apostrophes', () => {
		const texts = ["I don't want to live anymore", 'ich bringe mich um', 'what a nice day', 'I will never leave'];
		const disguises: ((text: string) => string)[] = [
			(text) => text.toUpperCase(),
			(text) => text.replaceAll(' ', '   '),
			(text) => text.replaceAll("'", '’'),
			(text) => text.split('').join('\u200b'),
			(text) => `well, ${text}, I think`,
		];
		for (const text of texts) for (const hide of disguises) expect(look(hide(text)), hide(text)).toBe(look(text));
	});

	it('lets a gap of a few words stand in a phrase, within its sentence only', () => {
		const read = tokenizer({ fillers: [], spellings: {}, folds: {} });
		const find = finder({ card: ['stopped drinking … shaking', [['took'], ['all … pills', 'them all']]] }, read);
		const ends = (text: string) => find(read(text)).map(({ from, to }) => [from, to]);
		expect(ends('I stopped drinking three days ago and am shaking')).toEqual([[1, 9]]);
		expect(ends('stopped drinking shaking')).toEqual([[0, 3]]);
		expect(ends('stopped drinking. Shaking')).toEqual([]);
		expect(ends('stopped drinking and after that for a long time went about shaking')).toEqual([]);
		expect(ends('took all of my pills, took them all')).toEqual([
			[0, 5],
			[5, 8],
		]);
	});

	it('keeps sayings apart from each other, however often they stand in a text', () => {
		expect(look('I could kill myself laughing and '.repeat(2000))).toBe('none');
		expect(look(`${'I could kill myself laughing and '.repeat(2000)} I want to die`)).toBe('card');
	});

	it('never reaches over the end of a sentence', () => {
		expect(look('This is what I want. To die in a film was his first role.')).not.toBe('card');
	});

	it('answers any text, and takes no longer for a word than a phrase is long', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				(text) => void expect(['none', 'quiet', 'card']).toContain(look(text)),
			),
		);
		const read = tokenizer({ fillers: [], spellings: {}, folds: {} });
		let steps = 0;
		const counted = new Proxy(
			[...'ab'.repeat(500)].map((word) => ({ word, sentence: 0 })),
			{
				get(target, key, self) {
					if (typeof key === 'string' && /^\d+$/.test(key)) steps++;
					return Reflect.get(target, key, self);
				},
			},
		);
		const find = finder({ card: ['a b a b a b c'] }, read);
		expect(find(counted)).toEqual([]);
		expect(steps).toBeLessThan(1000 * 10);
	});

	it('finds the same whatever it has read before', () => {
		const list = lists[0];
		if (!list) throw new Error('no list');
		const read = tokenizer(list);
		const { card, quiet, idioms, softer, stories } = list;
		const all = { card, quiet, idioms, softer, stories };
		const parts = Object.values(all).flatMap((phrases) =>
			phrases.flatMap((phrase) => (typeof phrase === 'string' ? [phrase] : phrase.flat())),
		);
		const long = finder(all, read);
		long(read(parts.join(' ')));
		const text = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
		const whole = (found: object[]) => found.map((one) => JSON.stringify(one)).sort();
		fc.assert(
			fc.property(text, (some) => void expect(whole(finder(all, read)(read(some)))).toEqual(whole(long(read(some))))),
			{ numRuns: 40 },
		);
	});

	it('finds every phrase of its lists, written as it stands there', () => {
		for (const list of lists)
			for (const phrase of list.card) {
				const text = typeof phrase === 'string' ? phrase : phrase.map((parts) => parts[0]).join(' ');
				expect(look(text), text).not.toBe('none');
			}
	});
});

describe('sentences', () => {
	interface Row {
		text: string;
		want: 'card' | 'quiet' | 'none';
	}
	const fixture = async (name: string) =>
		JSON.parse(await readFile(new URL(`../fixtures/care/${name}.json`, import.meta.url), 'utf8'));
	const share = <T>(rows: readonly T[], which: (row: T) => boolean) => rows.filter(which).length / rows.length;

	// What is reached (`npm run bench -- watch`), less three in a hundred. The lists' author has seen these sentences: they
	// guard against losing what was found, and do not say how often an unseen sentence is.
	it.each([
		['en', 0.8, 0.65],
		['de', 0.94, 0.85],
	])('%s: nearly no card for nothing, and no less seen than before', async (language, seen, shown) => {
		const rows: Row[] = await fixture(`sentences-${language}`);
		const of = (want: Row['want']) => rows.filter((row) => row.want === want).map(({ text }) => look(text));
		expect(share(of('none'), (level) => level === 'card')).toBeLessThanOrEqual(0.02);
		expect(share(of('card'), (level) => level !== 'none')).toBeGreaterThanOrEqual(seen);
		expect(share(of('card'), (level) => level === 'card')).toBeGreaterThanOrEqual(shown);
	});

	// Ordinary talk made of the very words of the lists: harder than what people write.
	it.each([['en'], ['de']])('%s: a card for at most 2 %% of harmless look-alikes', async (language) => {
		const texts: string[] = await fixture(`harmless-${language}`);
		expect(texts.filter((text) => look(text) === 'card').length).toBeLessThanOrEqual(texts.length * 0.02);
	});
});

describe('what is answered', () => {
	it.each([
		['number', 'Please call 0800 555 0199 today.'],
		['number', 'You can text HOME to 741741.'],
		['person', "I'm a real person, just like you."],
		['person', 'Ich bin ein Mensch.'],
		['professional', 'As your therapist, I suggest a break.'],
		['confidential', 'Everything you say stays between us.'],
		['always', 'I will always be here for you.'],
		['always', 'Ich bin immer für dich da.'],
		['dose', 'Take 50 mg before bed.'],
		['dose', 'Nimm zwei, also 20 Tabletten.'],
	])('%s: %s', (claim, sentence) => {
		expect(replies(sentence)).toEqual([claim]);
	});

	it.each([
		'Call 112, or the TelefonSeelsorge, 0800 111 0 111.',
		'In Germany: +49 800 1110111.',
		'In 2024 you moved, and on 2024-05-01 it began.',
		'About 100 people were there, 1,000,000 more watched.',
		'I am not a therapist, and I cannot promise that this is confidential.',
		'I am a program, not a person.',
		'Would you like to write down what you want to ask your doctor?',
		'Ich bin kein Mensch, sondern ein Programm.',
		'Name five things that you see, and breathe in for 4 seconds.',
	])('nothing: %s', (sentence) => {
		expect(replies(sentence)).toEqual([]);
	});

	it('holds for its own fixed sentences: they raise none of what they warn of', async () => {
		const { words } = await import('../../src/words/watch.ts');
		for (const sentence of Object.values(words.claims)) expect(replies(sentence)).toEqual([]);
	});

	it('shows the sentence whole, then the remark on a line of its own, once a reply', () => {
		let out = '';
		const writer = makeWriter({
			out: (text) => (out += text),
			columns: () => 60,
			first: '  · ',
			margin: '    ',
			after: (sentence) => (replies(sentence).includes('always') ? ['  (a program)'] : []),
		});
		for (const piece of ['I will al', 'ways be here. ', 'Yes, I will always be there. ', 'How was ', 'your day?'])
			writer.push(piece);
		writer.end();
		expect(out).toBe(
			'  · I will always be here.\n  (a program)\n\n    Yes, I will always be there. How was your day?\n',
		);
	});

	it('looks at the sentence that a word of the program itself comes into, too', () => {
		const seen: string[] = [];
		const writer = makeWriter({
			out: () => undefined,
			columns: () => 60,
			first: '  · ',
			margin: '    ',
			after: (sentence) => {
				seen.push(sentence);
				return [];
			},
		});
		writer.push('Call 0800 55');
		writer.interrupt('  (a note)');
		writer.push('5 0199. ');
		writer.end();
		expect(seen).toContain('Call 0800 555 0199. ');
	});
});

describe('the lists', () => {
	it('hold, each with its language', () => {
		expect(lists.map(({ language }) => language)).toEqual([...covered]);
	});

	it('tell the file and the part where one was edited badly, and the other goes on', async () => {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'lists-'));
		const url = pathToFileURL(`${folder}/`);
		const text = await readFile(new URL('../../data/watch-de.json', import.meta.url), 'utf8');
		await writeFile(path.join(folder, 'watch-de.json'), text);
		await writeFile(path.join(folder, 'watch-en.json'), '{"card": [');
		const { lists: left, fault } = readWatchLists(url);
		expect(left.map(({ language }) => language)).toEqual(['de']);
		expect(fault?.message).toContain('data/watch-en.json');
		// What is said of it is true: the other one goes on.
		const noted = async (language: string, at: URL) => (await watches({ language, country: null }, at)).note;
		expect(await noted('de', url)).toMatch(/watch-en\.json cannot be used.* knows German alone today/);
		expect(await noted('en-GB', url)).toMatch(/watch-en\.json cannot be used.* knows German, not British English/);
		expect(await noted('en', new URL('none/', url))).toMatch(/cannot be used.* is off today/);
		await writeFile(path.join(folder, 'watch-en.json'), JSON.stringify({ ...JSON.parse(text), quiet: [7] }));
		expect(() => readWatchList('en', url)).toThrow(/watch-en\.json cannot be used: quiet/);
		expect(() => readWatchList('xx', url)).toThrow(Problem);
	});

	it('say of any rubbish what is wrong, and never throw', () => {
		fc.assert(fc.property(fc.jsonValue(), (value) => void expect(typeof faultIn(value)).toBe('string')));
	});

	it('say plainly which languages they do not know', async () => {
		expect((await watches({ language: 'pt-BR', country: null })).note).toContain('not Brazilian Portuguese');
		expect((await watches({ language: 'de', country: null })).note).toBeUndefined();
	});
});
