import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, makeCleaner } from '../../src/care/talk/clean.ts';
import { startClock, tick } from '../../src/care/talk/clock.ts';
import { begin } from '../../src/care/talk/conversation.ts';
import { partsFor, split } from '../../src/care/talk/parts.ts';
import { makePasteReader, pasteBreak } from '../../src/care/talk/paste.ts';
import { repeats } from '../../src/care/talk/repeats.ts';
import { makeThinkingFilter } from '../../src/care/talk/thinking.ts';
import { makeWriter } from '../../src/care/talk/writer.ts';
import { width } from '../../src/screen/text.ts';
import { anyText } from '../support/any-text.ts';

/** Signs that terminals act on, among plain ones. */
const nasty = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'\x1b',
				'[',
				']',
				'P',
				'31m',
				'0;title',
				'\x07',
				'\x1b\\',
				'\x9b',
				'\x9d',
				'\x9c',
				'\x90',
				'\r',
				'\b',
			),
			fc.constantFrom(
				'\u202e',
				'\u2066',
				'\u2028',
				'\ufeff',
				'\u{e0041}',
				'\n',
				'\t',
				'word ',
				'2J',
				'é',
				'👋',
				'\ud83d',
			),
			anyText(4),
		),
		{ maxLength: 60 },
	)
	.map((parts) => parts.join(''));

const forbidden = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]|[\u{e0000}-\u{e007f}]/u;

/** Cuts a text at these places. */
const cut = (text: string, places: number[]): string[] => {
	const at = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
	return [...at, text.length].map((end, i) => text.slice(at[i - 1] ?? 0, end));
};

describe('cleaning', () => {
	it('lets nothing through that steers a terminal', () => {
		fc.assert(
			fc.property(nasty, (text) => {
				expect(clean(text)).not.toMatch(forbidden);
				expect(clean(text)).not.toMatch(/\p{Surrogate}/u);
			}),
			{ numRuns: 2000 },
		);
	});

	it('gives the same however the stream is cut', () => {
		fc.assert(
			fc.property(nasty, fc.array(fc.nat(), { maxLength: 5 }), (text, places) => {
				const one = makeCleaner();
				expect(
					cut(text, places)
						.map((piece) => one(piece))
						.join(''),
				).toBe(clean(text));
			}),
		);
	});

	it('is done after once, and leaves plain text of any language as it is', () => {
		fc.assert(fc.property(nasty, (text) => clean(clean(text)) === clean(text)));
		const plain = 'Grüße – „ja“ 👩‍👩‍👧 नमस्ते שלום 今日は。\nNext line.';
		expect(clean(plain)).toBe(plain);
	});

	it('takes whole sequences out, not only their first sign', () => {
		expect(clean('a\x1b[31mred\x1b[0m b')).toBe('ared b');
		expect(clean('a\x1b]0;title\x07b\x1b]52;c;aGk=\x1b\\c')).toBe('abc');
		expect(clean('a\x9b2Jb\x90q\x9cc')).toBe('abc');
		expect(clean('a\x1b]never ends\nnext')).toBe('a\nnext');
	});
});

describe('thinking between marks', () => {
	it('is left out however it is cut', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('<think>', '</think>', '<', 'th', 'a b', '>', '</', '<thinking>', '</thinking>'), {
					maxLength: 20,
				}),
				fc.array(fc.nat(), { maxLength: 6 }),
				(parts, places) => {
					const text = parts.join('');
					const run = (pieces: string[]) => {
						const filter = makeThinkingFilter();
						return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
					};
					expect(run(cut(text, places))).toBe(run([text]));
				},
			),
		);
	});
});

describe('parts', () => {
	it('joined again are the text, and none is too long', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 40, max: 120 }), (text, size) => {
				const parts = split(text, size);
				expect(parts.join('')).toBe(text);
				for (const part of parts) expect([...part].length).toBeLessThanOrEqual(size);
			}),
		);
	});

	it('of a text without spaces still come to an end', () => {
		const parts = partsFor(begin(512), 'x'.repeat(100_000), 40_000) ?? [];
		expect(parts.length).toBeGreaterThan(100);
		expect(parts.join('')).toHaveLength(100_000);
	});
});

describe('repeating', () => {
	it('is seen in sentences and in pieces without full stops', () => {
		expect(repeats('I hear you. Tell me more about it. '.repeat(4))).toBe(true);
		expect(repeats('la '.repeat(40))).toBe(true);
		expect(repeats('It has stayed with you. What part of it comes back most? It has stayed with you since then.')).toBe(
			false,
		);
		expect(repeats('1. Five things you see.\n2. Four you hear.\n3. Three you feel.\n'.repeat(2))).toBe(false);
		expect(repeats('……………………')).toBe(false);
		expect(repeats(`A heading\n${'-'.repeat(120)}\n`)).toBe(false);
		// What a real small model did until its longest length.
		expect(repeats('$\n'.repeat(150))).toBe(true);
	});

	it('takes no time to speak of on a long text', () => {
		// What grew with the square of its length would take longer than any test may.
		const text = Array.from({ length: 200_000 }, (_, i) => `Sentence ${i} of many.`).join(' ');
		expect(repeats(text)).toBe(false);
	});
});

describe('the clock', () => {
	const at = (hours: number, minutes = 0) => new Date(2026, 10, 25, hours, minutes);

	it('reminds at the chosen time and at each multiple, once', () => {
		let clock = startClock(at(10), 30);
		const said = [10, 29, 30, 31, 61, 95].flatMap((minutes) => {
			const result = tick(clock, new Date(at(10).getTime() + minutes * 60_000));
			clock = result.clock;
			return result.reminders.map((reminder) => [minutes, reminder]);
		});
		expect(said).toEqual([
			[30, { kind: 'minutes', minutes: 30 }],
			[61, { kind: 'minutes', minutes: 60 }],
			[95, { kind: 'minutes', minutes: 90 }],
		]);
	});

	it('reminds at three hours always, and then not of minutes as well', () => {
		expect(tick(startClock(at(9), 0), at(11, 59)).reminders).toEqual([]);
		expect(tick(startClock(at(9), 0), at(12)).reminders).toEqual([{ kind: 'hours', hours: 3 }]);
		const { reminders, clock } = tick(startClock(at(9), 30), at(12, 5));
		expect(reminders).toEqual([{ kind: 'hours', hours: 3 }]);
		expect(tick(clock, at(12, 6)).reminders).toEqual([]);
		expect(tick(clock, at(15, 6)).reminders).toEqual([{ kind: 'hours', hours: 6 }]);
	});

	it('has one quiet word late at night, not in the first minutes', () => {
		expect(tick(startClock(at(23), 0), at(23, 5)).reminders).toEqual([]);
		const { reminders, clock } = tick(startClock(at(22, 30), 0), at(23, 1));
		expect(reminders).toEqual([{ kind: 'late' }]);
		expect(tick(clock, at(23, 30)).reminders).toEqual([]);
	});
});

describe('pasted text', () => {
	it('keeps its line breaks as one line for the editor, also when the marks are cut', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { maxLength: 6 }), (places) => {
				const read = makePasteReader();
				const text = 'a\u001b[200~one\r\ntwo\n\x1b[31mthree\u001b[201~\r';
				// An ESC alone is the Escape key and is not waited for.
				const pieces = cut(text, places).filter((piece) => piece !== '');
				fc.pre(!pieces.some((piece) => piece.endsWith('\u001b')));
				expect(pieces.map((piece) => read(piece)).join('')).toBe(`aone${pasteBreak}two${pasteBreak}[31mthree\r`);
			}),
		);
	});

	it('is known by its length and lines where the terminal does not mark it', () => {
		const read = makePasteReader();
		expect(read('/leave\r')).toBe('/leave\r');
		expect(read('hello\rthere\r')).toBe('hello\rthere\r');
		expect(read(`${'a long line of a diary\n'.repeat(3)}`)).not.toContain('\n');
	});
});

describe('the writer', () => {
	const written = (pieces: string[], columns: number): string => {
		let out = '';
		const writer = makeWriter({
			out: (text) => (out += text),
			columns: () => columns,
			first: '  ·     ',
			margin: '        ',
		});
		for (const piece of pieces) writer.push(piece);
		writer.end();
		return out;
	};

	it('never goes past the width, loses no word, and does not depend on how the stream is cut', () => {
		const prose = fc
			.array(
				fc.constantFrom(
					'One.',
					'two',
					'\n',
					'\n\n\n',
					'three!',
					'日本語',
					'averyveryverylongwordindeed',
					'"four."',
					' ',
				),
				{ maxLength: 40 },
			)
			.map((parts) => parts.join(' '));
		fc.assert(
			fc.property(
				prose,
				fc.array(fc.nat(), { maxLength: 5 }),
				fc.integer({ min: 30, max: 90 }),
				(text, places, columns) => {
					const whole = written([text], columns);
					for (const line of whole.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns - 2);
					const letters = (some: string) => some.replace(/[\s·]/g, '');
					expect(letters(whole)).toBe(letters(text));
					expect(letters(written(cut(text, places), columns))).toBe(letters(text));
					expect(whole).not.toMatch(/\n\n\n/);
				},
			),
		);
	});

	it('writes whole sentences, the first behind its mark', () => {
		let out = '';
		const writer = makeWriter({
			out: (text) => (out += text),
			columns: () => 40,
			first: '  ·     ',
			margin: '        ',
		});
		writer.push('It has stayed');
		expect(out).toBe('');
		writer.push(' with you. What part');
		expect(out).toBe('  ·     It has stayed with you.');
		writer.push(' of it comes back most?');
		writer.interrupt('  (a note)');
		writer.push(' And now?');
		writer.end();
		expect(out).toMatchInlineSnapshot(`
			"  ·     It has stayed with you. What
			        part of it comes back most?
			  (a note)

			        And now?
			"
		`);
	});
});
