import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askConsent } from '../../src/care/ask-consent.ts';
import { consentFile, consentGiven, consentHash } from '../../src/care/consent.ts';
import { consentPage } from '../../src/screen/consent.ts';
import { width } from '../../src/screen/text.ts';
import { unknown } from '../../src/types/known.ts';
import { words } from '../../src/words/care.ts';
import { allOf, careContext } from '../support/care-context.ts';

const home = () => mkdtemp(path.join(os.tmpdir(), 'care-'));

describe('the consent', () => {
	it('is given by typed words, dated and readable by this person alone', async () => {
		const said = careContext({ home: await home(), answers: ['Yes', '', ' y '] });
		expect(await consentGiven(said.context.ports)).toBe(false);
		expect(await askConsent(said.context)).toBe('given');
		const file = consentFile(said.context.ports);
		expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
			version: words.consent.version,
			at: '2026-11-25T15:00:00.000Z',
			textHash: consentHash(),
		});
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect(await consentGiven(said.context.ports)).toBe(true);
	});

	it('says of the disk under the home folder what can be seen of it', async () => {
		const said = careContext({ home: await home(), answers: ['yes', '', 'yes'] });
		const { ports } = said.context;
		const mounts = '29 1 8:1 / / rw - ext4 /dev/sda1 rw';
		const read = async (file: string) => (file === '/proc/self/mountinfo' ? mounts : ports.read(file));
		const list = async (file: string) => (file === '/sys/class/block/sda1' ? ['size'] : ports.list(file));
		await askConsent({ ...said.context, ports: { ...ports, read, list } });
		expect(allOf(said).replace(/\s+/g, ' ')).toContain(words.consent.disk.off);
		const blind = careContext({ home: await home(), answers: ['yes', '', 'yes'] });
		await askConsent({ ...blind.context, ports: { ...ports, read: async () => unknown('EACCES') } });
		expect(allOf(blind).replace(/\s+/g, ' ')).toContain('could not be seen (/proc/self/mountinfo cannot be read)');
	});

	it('agrees to nothing by Enter alone, and by no option', async () => {
		const said = careContext({ home: await home(), flags: { yes: true }, answers: ['', 'ok', 'yes', '', '', 'no'] });
		expect(await askConsent(said.context)).toBe('declined');
		expect(said.out.filter((text) => text === words.consent.yesOrNo)).toHaveLength(3);
		expect(await consentGiven(said.context.ports)).toBe(false);
	});

	it('ends kindly for someone under 18, with the lines for young people', async () => {
		const said = careContext({ home: await home(), answers: ['no'] });
		expect(await askConsent(said.context, 'CA')).toBe('minor');
		expect(allOf(said)).toContain('Kids Help Phone');
		expect(allOf(said)).not.toContain('9-8-8');
		expect(await consentGiven(said.context.ports)).toBe(false);
	});

	it('gives someone under 18 the directories where no country is told', async () => {
		const said = careContext({ home: await home(), answers: ['no', words.help.anywhere] });
		expect(await askConsent(said.context)).toBe('minor');
		expect(allOf(said)).toContain('https://findahelpline.com');
	});

	it('is asked again when the text or its version changed, or the file is damaged', async () => {
		const said = careContext({ home: await home(), answers: ['yes', '', 'yes'] });
		await askConsent(said.context);
		const file = consentFile(said.context.ports);
		const stored = JSON.parse(await readFile(file, 'utf8'));
		for (const changed of [{ ...stored, textHash: 'other' }, { ...stored, version: 0 }, null, [], 'x']) {
			await writeFile(file, JSON.stringify(changed));
			expect(await consentGiven(said.context.ports)).toBe(false);
		}
		await writeFile(file, '{"version"');
		expect(await consentGiven(said.context.ports)).toBe(false);
	});

	it('asked again, says why: the agreement to the text before is dated, and the new one is kept in its place', async () => {
		const place = await home();
		const first = careContext({ home: place, answers: ['yes', '', 'yes'] });
		await askConsent(first.context);
		expect(allOf(first)).not.toContain('has changed since');
		const file = consentFile(first.context.ports);
		const stored = JSON.parse(await readFile(file, 'utf8'));
		await writeFile(file, JSON.stringify({ ...stored, version: 2, at: '2026-11-20T10:00:00.000Z' }));
		const again = careContext({ home: place, answers: ['yes', '', 'yes'] });
		expect(await askConsent(again.context)).toBe('given');
		expect(allOf(again)).toContain('This text has changed since you said yes to it on November 20, 2026');
		expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(stored);
		expect(await consentGiven(again.context.ports)).toBe(true);
	});

	it('tells of the look at what is written and answered, before anything is written', async () => {
		const said = careContext({ home: await home(), answers: ['no', words.help.anywhere] });
		await askConsent(said.context);
		const text = allOf(said).replace(/\s+/g, ' ');
		expect(text).toMatch(
			/compares what you write and what is answered with lists of words.*notes nothing down.*misses/,
		);
	});

	it('needs a terminal', async () => {
		const said = careContext({ home: await home(), interactive: false, flags: { yes: true } });
		await expect(askConsent(said.context)).rejects.toMatchObject({ code: 'consent-needed', exit: 1 });
	});

	it.each([80, 40])('fits %i columns', (columns) => {
		for (const page of [words.consent.what, words.consent.limits, words.consent.places])
			for (const line of consentPage(page, { columns, color: false, unicode: true, accessible: false }).split('\n'))
				expect(width(line)).toBeLessThanOrEqual(columns);
	});
});

describe('the words', () => {
	it('claim nothing, and stay quiet', () => {
		const sentences: string[] = [];
		const walk = (value: unknown): void => {
			if (typeof value === 'string') sentences.push(value);
			else if (typeof value === 'function') sentences.push(String(value));
			else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
		};
		walk(words);
		const forbidden =
			/\b(safe|secure|anonymous|detects?|clinical\w*|evidence-based|guarantee\w*|treatment|counsell?ing)\b/i;
		expect(sentences.filter((sentence) => forbidden.test(sentence))).toEqual([]);
		expect(sentences.filter((text) => /!(?!=|\w|\()/.test(text) && !text.includes('=>'))).toEqual([]);
		// A therapist is only ever a person whom the notes are for.
		const claims = sentences.map((text) => text.replace(/(my|a) therapist or doctor/g, ''));
		expect(claims.filter((text) => /therap/i.test(text) && !/not therapy/i.test(text))).toEqual([]);
	});
});
