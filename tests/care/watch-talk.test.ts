// The looks in a conversation: the card before the reply, one line more for the companion for one turn, a remark after a
// sentence that claims what a program cannot.

import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { writeConsent } from '../../src/care/consent.ts';
import { promptHash, type Subject, writeRehearsal } from '../../src/care/rehearse/record.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { words } from '../../src/words/watch.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { type ChatServer, type Play, startChatServer } from '../support/chat-server.ts';
import { harness } from '../support/harness.ts';
import { openTerminal, type TestTerminal } from '../support/terminal.ts';

const program = harness('talk-harness');

let server: ChatServer | undefined;
let open: TestTerminal | undefined;
afterEach(async () => {
	open?.kill();
	await server?.close();
});

async function start(
	plays: Play[],
	language = 'en',
	rehearsed?: Partial<Subject>,
): Promise<{ t: TestTerminal; server: ChatServer }> {
	server = await startChatServer(plays);
	const system = 'You are a program.';
	server.show = { ...server.show, system };
	server.tags = [{ name: 'kettleside', digest: 'aa' }];
	const home = await mkdtemp(path.join(os.tmpdir(), 'watch-'));
	const place = { platform: 'linux' as const, env: {}, home, now: () => new Date() };
	await writeChoices(place, { ...defaultChoices, model: 'gemma3:4b', country: 'DE', language });
	await writeConsent(place);
	const subject = { name: 'kettleside', digest: 'aa', promptHash: promptHash({ system }), ...rehearsed };
	if (rehearsed) await writeRehearsal(place, { schema: 1, subject, at: '2026-11-20T15:00:00Z', results: [] });
	open = openTerminal(process.execPath, [program()], {
		cols: 80,
		rows: 70,
		env: { HOME: home, CHAT_HOST: server.host, TZ: 'UTC' },
	});
	await open.waitFor('you   ');
	return { t: open, server };
}

describe('in a conversation', () => {
	it('shows the help lines first, tells the companion for this one turn, and keeps nothing back', async () => {
		const { t, server } = await start([{ say: ['I hear you. Are you in danger now?'] }, { say: ['I see.'] }]);
		t.press('I want to die.\r');
		await t.waitFor(/0800 111 0 111[\s\S]*Nothing was noted down\.[\s\S]*Are you in danger now\?[\s\S]*you {3}/);
		t.press('It was a long day.\r');
		await t.waitFor(/I see\.[\s\S]*you {3}/);
		const [first, second] = server.asked.map(({ messages }) => messages);
		expect(first).toEqual([
			{ role: 'system', content: `You are a program.\n\n${words.line}` },
			{ role: 'user', content: 'I want to die.' },
		]);
		expect(second?.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
		t.press('/quit\r');
		expect((await t.exited()).exitCode).toBe(0);
	});

	it('tells the companion alone where the words are wider', async () => {
		const { t, server } = await start([{ say: ['I hear you.'] }]);
		t.press('I feel so worthless.\r');
		await t.waitFor(/I hear you\.[\s\S]*you {3}/);
		expect(server.asked[0]?.messages[0]?.role).toBe('system');
		expect(await t.text()).not.toContain('0800');
	});

	it('says nothing of the language of a reply beside help lines; it can wait for the next', async () => {
		const say = ['I hear what you say, and it is good that you are here with this. How is it for you now?'];
		const { t } = await start([{ say }], 'fr');
		t.press('I want to die.\r');
		await t.waitFor(/for you now\?[\s\S]*you {3}/);
		expect(await t.text()).not.toContain('This reply seems to be in English');
		t.press('Oui.\r');
		await t.waitFor('This reply seems to be in English');
	});

	it('follows a false promise with a sentence of its own, and changes nothing of the reply', async () => {
		const { t } = await start([{ say: ['I will always be ', 'here. Call 0800 555 0199. ', 'Good night.'] }]);
		t.press('Good night.\r');
		const text = await t.waitFor(/Good night\.\n[\s\S]*you {3}/);
		const one = text.replace(/\s+/g, ' ');
		expect(one).toContain(`I will always be here. ${words.claims.always}`);
		expect(one).toContain(words.claims.number);
	});

	it('lets a reply repeat the numbers of a country that was chosen meanwhile', async () => {
		const { t } = await start([{ say: ['You can text HOME to 741741. ', 'Good night.'] }]);
		const remarks = async () => (await t.text()).replace(/\s+/g, ' ').split(words.claims.number).length - 1;
		t.press('Good night.\r');
		await t.waitFor(/Good night\.\n[\s\S]*Good night\.\n[\s\S]*you {3}/);
		expect(await remarks()).toBe(1);
		t.press('/help-now US\r');
		await t.waitFor(/HOME to 741741[\s\S]*HOME to 741741[\s\S]*you {3}/);
		t.press('And again.\r');
		await t.waitFor(/And again\.[\s\S]*Good night\.\n[\s\S]*you {3}/);
		expect(await remarks()).toBe(1);
	});

	it('says at the beginning which languages it does not know', async () => {
		const { t } = await start([{ say: ['Oui.'] }], 'fr');
		expect((await t.text()).replace(/\s+/g, ' ')).toContain('knows English and German, not French');
	});

	it.each([
		['its instructions', { promptHash: 'other' }, true],
		['its model', { digest: 'bb' }, true],
		['its name alone', { name: 'another' }, false],
		['nothing, and the server tells no digest', { digest: null }, false],
	])('says at the beginning where the rehearsed companion was another: %s', async (_, subject, told) => {
		const { t } = await start([{ say: ['x'] }], 'en', subject);
		const text = (await t.text()).replace(/\s+/g, ' ');
		expect(text.split('is another than the one rehearsed on November 20, 2026').length - 1).toBe(told ? 1 : 0);
		expect(text.includes('kettleside rehearse shows')).toBe(told);
	});

	it('says nothing of rehearsals where there was none', async () => {
		const { t } = await start([{ say: ['x'] }]);
		expect(await t.text()).not.toContain('rehearse');
	});

	it('has exercises in it that are not sent to the model', async () => {
		const { t, server } = await start([{ say: ['x'] }]);
		t.press('/ground\r');
		await t.waitFor('Five things that you see');
		t.press('the lamp\r');
		await t.waitFor('Four things');
		t.press('/stop\r');
		await t.waitFor('Nothing was kept.');
		t.press('/breathe\r');
		await t.waitFor(/in {3}· /);
		t.press('\r');
		await t.waitFor('A few breaths count too.');
		t.press('/record\r');
		await t.waitFor('What happened?');
		t.press('/quit\r');
		expect((await t.exited()).exitCode).toBe(0);
		const text = await t.text();
		// One end, one sentence.
		expect(text.slice(text.lastIndexOf('What happened?')).match(/Ended\./g)).toHaveLength(1);
		expect(server.asked).toEqual([]);
	});
});
