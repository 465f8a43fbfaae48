// One language laid over another: sentence by sentence, with what belongs to a sentence, and never an older consent.

import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { askConsent } from '../../src/care/ask-consent.ts';
import { consentFile, consentGiven } from '../../src/care/consent.ts';
import { catalogues } from '../../src/words/catalogues.ts';
import { translate } from '../../src/words/translate.ts';
import { writePrivate } from '../../src/world/choices.ts';
import { speak } from '../../src/world/screen-language.ts';
import { careContext } from '../support/care-context.ts';

const english = () => ({
	title: 'The plan',
	left: (count: number) => `${count} left`,
	fault: (file: string) => ({ code: 'missing', text: `${file} is missing`, cure: 'Look again' }),
	options: [
		{ value: 30, label: 'After half an hour' },
		{ value: 0, label: 'Never' },
	],
	yes: ['yes', 'y'],
	names: {} as Record<string, string>,
});

test('what a language does not have stays, and what belongs to a sentence stays with it', () => {
	const onto = english();
	const undo = translate(onto, {
		left: (count: number) => `noch ${count}`,
		fault: (file: string) => ({ text: `${file} fehlt` }),
		options: [{ label: 'Nach einer halben Stunde' }],
		yes: ['ja', 'j', 'yes', 'y'],
		names: { DE: 'Deutschland' },
	});
	expect(onto.title).toBe('The plan');
	expect(onto.left(2)).toBe('noch 2');
	expect(onto.fault('a.txt')).toEqual({ code: 'missing', text: 'a.txt fehlt', cure: 'Look again' });
	expect(onto.options).toEqual([
		{ value: 30, label: 'Nach einer halben Stunde' },
		{ value: 0, label: 'Never' },
	]);
	expect([onto.yes, onto.names]).toEqual([['ja', 'j', 'yes', 'y'], { DE: 'Deutschland' }]);
	undo();
	expect(JSON.stringify(onto)).toBe(JSON.stringify(english()));
	expect(onto.fault('a.txt').text).toBe('a.txt is missing');
});

test('a text with a version is taken only for the very version', () => {
	const onto = { consent: { version: 3, adult: 'Are you 18 or older?' } };
	translate(onto, { consent: { version: 2, adult: 'Sind Sie 18?' } });
	expect(onto.consent).toEqual({ version: 3, adult: 'Are you 18 or older?' });
	translate(onto, { consent: { version: 3, adult: 'Sind Sie 18 oder älter?' } });
	expect(onto.consent.adult).toBe('Sind Sie 18 oder älter?');
});

test('who agreed in one language is not asked again in another, but is for a newer text', async () => {
	const { context } = careContext({
		home: await mkdtemp(path.join(os.tmpdir(), 'german-')),
		answers: ['yes', '', 'yes'],
	});
	expect(await askConsent(context)).toBe('given');
	const undo = await speak('de');
	try {
		expect(await consentGiven(context.ports)).toBe(true);
		const { version } = catalogues.consent;
		const keep = (consent: object) =>
			writePrivate(consentFile(context.ports), JSON.stringify({ at: '2026-11-25T15:00:00.000Z', ...consent }));
		await keep({ version: version - 1, textHash: 'of another text' });
		expect(await consentGiven(context.ports)).toBe(false);
		// In the same language it is the very text that counts.
		await keep({ version, textHash: 'of another text', language: 'de' });
		expect(await consentGiven(context.ports)).toBe(false);
	} finally {
		undo();
	}
});
