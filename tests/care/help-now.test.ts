import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { countryCode } from '../../src/care/country.ts';
import { checkLines, readLines } from '../../src/care/data.ts';
import { helpDocument, helpFor, youthHelp } from '../../src/care/lines.ts';
import { asked, run } from '../../src/commands/help-now.ts';
import { Problem } from '../../src/problem.ts';
import { helpCard } from '../../src/screen/help.ts';
import { width } from '../../src/screen/text.ts';
import { words } from '../../src/words/care.ts';
import { speak } from '../../src/world/screen-language.ts';
import { allOf, careContext } from '../support/care-context.ts';

const data = await readLines();
const look = (columns: number) => ({ columns, color: false, unicode: true, accessible: false });
const home = () => mkdtemp(path.join(os.tmpdir(), 'care-'));
const caught = (action: () => unknown): Problem => {
	try {
		action();
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
	throw new Error('nothing was thrown');
};

describe('the table', () => {
	it('holds row by row, each with its sources and the day it was read', async () => {
		const { default: raw } = await import('../../data/crisis-lines.json', { with: { type: 'json' } });
		const { faults } = checkLines(raw);
		expect(faults).toEqual([]);
		for (const country of raw.countries)
			for (const line of country.lines) {
				expect(line.sources.length, line.name).toBeGreaterThan(0);
				for (const key of line.sources) expect(raw.sources).toHaveProperty(key);
			}
		expect(raw.countries).toHaveLength(48);
	});

	it('tells which rows were read more than twelve months before the test', () => {
		const old = data.countries
			.flatMap((country) => country.lines)
			.filter(({ read }) => Date.now() - Date.parse(read) > 366 * 24 * 3600 * 1000);
		if (old.length > 0) console.warn(`read more than twelve months ago: ${old.map(({ name }) => name).join(', ')}`);
		// Only a warning here: a test that fails by the calendar would stop unrelated work.
		expect(data.countries.every(({ lines }) => lines.every(({ read }) => !Number.isNaN(Date.parse(read))))).toBe(true);
	});

	it('leaves out what was edited badly and keeps the rest', () => {
		const line = { ...data.countries[0]?.lines[0] };
		const bad = { ...line, phone: 988 };
		const { data: kept, faults } = checkLines({
			readOn: '2026-11-23',
			directories: [{ name: 'D', url: 'https://d' }, 7],
			countries: [
				{ code: 'US', name: 'United States', emergency: '911', lines: [line, bad, null, { name: 'x' }] },
				'no',
			],
		});
		expect(kept.countries[0]?.lines).toHaveLength(1);
		expect(kept.directories).toHaveLength(1);
		expect(faults).toHaveLength(4);
		expect(caught(() => checkLines([])).cure).toContain('findahelpline.com');
	});
});

describe('helpFor', () => {
	it('never shows rows that must be checked first', () => {
		for (const { code } of data.countries)
			expect(helpFor(data, code).lines.every(({ ship }) => ship !== 'verify-first')).toBe(true);
		expect(helpFor(data, 'LK').lines).toEqual([]);
		expect(helpFor(data, 'GR').lines).toEqual([]);
	});

	it('gives directories and no number where no country was chosen', () => {
		expect(helpFor(data, null)).toMatchObject({ country: null, emergency: null, lines: [] });
		expect(helpFor(data, null).directories).toHaveLength(3);
		expect(helpFor(data, 'DE').directories[0]?.url).toBe('https://findahelpline.com/countries/de');
	});

	it('has an English name for each language it shows', () => {
		const codes = data.countries.flatMap(({ lines }) => lines.flatMap(({ languages }) => languages));
		expect(codes.filter((code) => !words.help.languages[code])).toEqual([]);
	});

	it('finds the lines for young people, else all', () => {
		expect(youthHelp(helpFor(data, 'PL')).lines.map(({ phone }) => phone)).toEqual(['116 111']);
		expect(youthHelp(helpFor(data, 'FR')).lines).toHaveLength(1);
	});
});

describe('the card', () => {
	it.each([80, 40])('renders every country and every shown row in %i columns', (columns) => {
		for (const { code } of data.countries) {
			const help = helpFor(data, code);
			const card = helpCard(help, look(columns));
			const flat = card.replace(/\s+/g, '');
			for (const line of help.lines)
				for (const part of [line.name, line.phone, line.text, line.keyword, line.whatsapp, line.chat, line.read])
					if (part) expect(flat).toContain(part.replace(/\s+/g, ''));
			for (const text of card.split('\n')) expect(width(text), text).toBeLessThanOrEqual(columns);
			expect(flat).toContain('Numberschange');
			expect(flat).toContain('befrienders.org');
			const first = help.lines[0]?.name.replace(/\s+/g, '') ?? 'Nolinehere';
			if (help.emergency) expect(flat.indexOf(help.emergency.replace(/\s+/g, ''))).toBeLessThan(flat.indexOf(first));
			else expect(flat).toContain('Thislisthasnonefor');
		}
	});

	it('tells calls, texts and chats apart, and says "day and night" only where the table does', () => {
		const card = helpCard(helpFor(data, 'US'), look(80));
		expect(card).toContain('text      HOME to 741741');
		expect(card).toContain('call      988');
		for (const { code } of data.countries) {
			const help = helpFor(data, code);
			const round = help.lines.filter(({ hours }) => hours === '24/7').length;
			expect(helpCard(help, look(100)).split('day and night').length - 1, code).toBeGreaterThanOrEqual(round);
			if (round === 0 && code !== 'BE') expect(helpCard(help, look(100)), code).not.toContain('day and night');
		}
	});

	it('keeps numbers and addresses in one piece at 40 columns', () => {
		for (const { code } of data.countries) {
			const help = helpFor(data, code);
			const lines = helpCard(help, look(40)).split('\n');
			const pieces = [...help.lines.map(({ phone }) => phone ?? ''), ...help.directories.map(({ url }) => url)];
			for (const piece of pieces)
				expect(
					lines.some((line) => line.includes(piece)),
					piece,
				).toBe(true);
		}
	});

	it('gives no instruction in English where the screens are German', async () => {
		const undo = await speak('de');
		try {
			for (const { code } of data.countries)
				expect(helpCard(helpFor(data, code), look(100))).not.toMatch(
					/\b(?:adults|ambulance|daily|ext|from|option|or|police|press|the|then)\b/,
				);
			expect(helpCard(helpFor(data, 'US'), look(80))).toContain('anrufen   988, dann 1 drücken');
			expect(helpCard(helpFor(data, 'ID'), look(80))).toContain('anrufen   119, Durchwahl 8');
		} finally {
			undo();
		}
	});

	it('looks like this for Germany', () => {
		expect(helpCard(helpFor(data, 'DE'), look(80))).toMatchInlineSnapshot(`
			"  Help lines, Germany

			  In danger now, you or someone else: call 112.

			  TelefonSeelsorge
			    call      0800 111 0 111
			    day and night; free; German
			    read 2026-11-23, several sources agree

			  TelefonSeelsorge (second number)
			    call      0800 111 0 222
			    day and night; free; German
			    read 2026-11-23, several sources agree

			  More lines, and lines elsewhere
			    Find A Helpline (ThroughLine) https://findahelpline.com/countries/de
			    Befrienders Worldwide         https://www.befrienders.org
			    IASP crisis centres           https://www.iasp.info/suicidalthoughts/

			  Numbers change. If one does not answer, try the next, or a directory."
		`);
	});
});

describe('countryCode', () => {
	it('takes codes, names, UK and none', () => {
		expect(['de', 'Germany', 'uk', 'United Kingdom', ' NZ '].map((typed) => countryCode(data, typed))).toEqual([
			'DE',
			'DE',
			'GB',
			'GB',
			'NZ',
		]);
		expect(countryCode(data, 'none')).toBeNull();
	});

	it('names what is near, and always the directories', () => {
		const problem = caught(() => countryCode(data, 'Germny'));
		expect(problem).toMatchObject({ code: 'unknown-country', exit: 2 });
		expect(problem.cure).toContain('Germany (DE)');
		expect(problem.cure).toContain('findahelpline.com');
	});

	// One list for each place; all of it holds whatever language the screens have.
	const called: Record<string, string[]> = {
		US: ['USA', 'U.S.A.', 'us', 'America', 'Amerika', 'United States of America', 'Vereinigte Staaten'],
		GB: ['England', 'Scotland', 'Wales', 'Britain', 'Great Britain', 'UK', 'Großbritannien', 'GROSSBRITANNIEN'],
		AE: ['UAE'],
		CZ: ['Czech Republic', 'Tschechien'],
		NL: ['Holland', 'The Netherlands'],
		CH: ['Schweiz'],
		AT: ['Österreich', 'Oesterreich', 'osterreich'],
		HK: ['Hongkong', 'Hong Kong'],
		IS: ['Island'],
	};
	it.each(['en', 'de'])('takes what people call a country, with screens in %s', async (tag) => {
		const undo = await speak(tag);
		try {
			for (const [code, names] of Object.entries(called))
				expect(names.map((typed) => [typed, countryCode(data, typed)])).toEqual(names.map((typed) => [typed, code]));
		} finally {
			undo();
		}
	});

	it('suggests each country once, and none that shares little with what was typed', () => {
		expect(caught(() => countryCode(data, 'germny')).cure).toMatch(/^Did you mean Germany \(DE\)\?\n/);
		expect(caught(() => countryCode(data, 'Amerca')).cure).toMatch(/^Did you mean United States \(US\)\?\n/);
		for (const typed of ['Quatsch', 'Mars', 'xx', '日本', 'constructor'])
			expect(caught(() => countryCode(data, typed)).cure, typed).not.toContain('Did you mean');
	});

	it('knows real countries without lines by their names, too', () => {
		for (const typed of ['Nigeria', 'nigeria', 'NG'])
			expect(caught(() => countryCode(data, typed))).toMatchObject({
				message: 'There are no lines for Nigeria in this list yet.',
				cure: expect.stringContaining('https://findahelpline.com/countries/ng'),
			});
	});

	it('says of a real country without lines that it is not in the list', () => {
		const problem = caught(() => countryCode(data, 'NG'));
		expect(problem.message).toBe('There are no lines for Nigeria in this list yet.');
		expect(problem.cure).toContain('https://findahelpline.com/countries/ng');
		expect(problem.cure).not.toContain('Did you mean');
	});
});

describe('help-now', () => {
	it('prints the promised document', async () => {
		const said = careContext({ home: await home(), flags: { json: true, country: 'KR' }, interactive: false });
		expect(await run(said.context)).toBe(0);
		expect(said.out).toEqual([]);
		expect(said.documents).toEqual([helpDocument(helpFor(data, 'KR'))]);
		expect(said.documents[0]).toMatchObject({ schema: 1, country: 'KR', emergency: null });
		expect(said.documents[0]).toHaveProperty('lines.0.phone', '109');
		expect(said.documents[0]).toHaveProperty('lines.0.languages', ['ko']);
	});

	it('asks for the country only at a terminal, and never guesses', async () => {
		const asked = careContext({ home: await home(), answers: ['Austria'] });
		expect(await run(asked.context)).toBe(0);
		expect(allOf(asked)).toContain('142');
		const piped = careContext({ home: await home(), interactive: false });
		piped.context.ports = { ...piped.context.ports, env: { LANG: 'de_DE.UTF-8' } };
		expect(await run(piped.context)).toBe(0);
		expect(piped.questions).toEqual([]);
		expect(allOf(piped)).not.toContain('0800');
		expect(allOf(piped)).toContain('No country chosen');
		expect(allOf(piped)).not.toContain('This list has none');
	});

	it('uses the country that was chosen at set-up', async () => {
		const place = await home();
		const { writeChoices } = await import('../../src/world/choices.ts');
		const { defaultChoices } = await import('../../src/types/choices.ts');
		const said = careContext({ home: place });
		await writeChoices(said.context.ports, { ...defaultChoices, model: 'gemma3:4b', country: 'NL' });
		expect(await run(said.context)).toBe(0);
		expect(said.questions).toEqual([]);
		expect(allOf(said)).toContain('113 or 0800-0113');
		expect(allOf(said)).toContain('Somewhere else now?');
	});
});

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

const typed = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
	const env = { HOME: await home(), PATH: process.env['PATH'] ?? '' };
	return new Promise((resolve) => {
		execFile(process.execPath, [cli, ...args], { env }, (error, out, err) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
		);
	});
};

describe('on the command line', () => {
	it.each([
		[['DE'], 'Help lines, Germany'],
		[['United', 'Kingdom'], 'Help lines, United Kingdom'],
		[['--country', 'United', 'Kingdom'], 'Help lines, United Kingdom'],
		[['none'], 'No country chosen'],
	])('takes the country as it is typed: %j', async (args, card) => {
		const { code, out } = await typed('help-now', ...args);
		expect(code).toBe(0);
		expect(out).toContain(card);
	});

	it.each([
		[['help-now', 'Quatsch']],
		[['help-now', 'DE', 'FR']],
		[['help-now', '--country']],
		[['help-now', '--contry', 'DE']],
		[['help-now', '--lang', 'xx']],
		[['--lang', 'de', 'help-now', '--frobnicate']],
	])('names the directories whatever is wrong: %j', async (args) => {
		const { code, err } = await typed(...args);
		expect(code).toBe(2);
		expect(err.match(/findahelpline\.com/g)).toHaveLength(1);
		expect(err).toContain('befrienders.org');
		expect(err).toContain('iasp.info');
	});

	it('does so in a document, too', async () => {
		const { code, out } = await typed('help-now', '--contry', 'DE', '--json');
		expect(code).toBe(2);
		expect(JSON.parse(out).error).toMatchObject({
			code: 'unknown-option',
			cure: expect.stringContaining('findahelpline.com'),
		});
	});

	it('is asked for in the middle of another command, whose words are no country', async () => {
		const said = careContext({ home: await home(), flags: { country: 'DE' } });
		said.context.words = ['page'];
		expect(await asked(said.context)).toBe(0);
		expect(allOf(said)).toContain('Help lines, Germany');
	});
});
