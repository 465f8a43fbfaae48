import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { writeConsent } from '../../src/care/consent.ts';
import { width } from '../../src/screen/text.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { type ChatServer, type Play, startChatServer } from '../support/chat-server.ts';
import { harness } from '../support/harness.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';

const program = harness('talk-harness');

let server: ChatServer | undefined;
let open: TestTerminal | undefined;
afterEach(async () => {
	open?.kill();
	await server?.close();
});

interface Start {
	cols?: number;
	env?: Record<string, string>;
	args?: string[];
	consent?: boolean;
	country?: string | null;
	rows?: number;
	/** The server never comes to the end of reading ahead. */
	slow?: boolean;
}

async function prepare(
	plays: Play[],
	{ consent = true, country = null, slow = false }: Start,
): Promise<{ home: string; host: string }> {
	server = await startChatServer(plays);
	server.slow = slow;
	const home = await mkdtemp(path.join(os.tmpdir(), 'talk-'));
	const place = { platform: 'linux' as const, env: {}, home, now: () => new Date() };
	await writeChoices(place, { ...defaultChoices, model: 'gemma3:4b', country });
	if (consent) await writeConsent(place);
	return { home, host: server.host };
}

async function start(
	plays: Play[],
	options: Start = {},
): Promise<{ t: TestTerminal; server: ChatServer; home: string }> {
	const { home, host } = await prepare(plays, options);
	const { cols = 80, rows = 60 } = options;
	const env = { HOME: home, CHAT_HOST: host, TZ: 'UTC', ...options.env };
	const t = openTerminal(process.execPath, [program(), ...(options.args ?? [])], { cols, rows, env });
	open = t;
	if (!server) throw new Error('no server');
	return { t, server, home };
}

const files = async (home: string): Promise<string[]> =>
	(await readdir(home, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));

describe('talk in a terminal', () => {
	it.each([80, 40])('asks for the consent, answers, and ends, at %i columns', async (cols) => {
		const reply = ['It has stayed with you', ' since then. What part of it', ' comes back most?'];
		const { t, server, home } = await start([{ say: reply }], { consent: false, cols });
		await t.waitFor('Are you 18 or older?');
		t.press('yes\r');
		await t.waitFor('The last page');
		t.press('\r');
		await t.waitFor('go on?');
		t.press('\r');
		await t.waitFor('Please type yes or no');
		t.press('yes\r');
		await t.waitFor('you   ');
		t.press('I keep thinking about what he said at dinner.\r');
		await t.waitFor(/comes\s+back\s+most\?[\s\S]*you {3}/);
		t.press('/quit\r');
		expect((await t.exited()).exitCode).toBe(0);
		const text = await t.text();
		expect(text.replace(/\s+/g, ' ')).toContain('Ended. Nothing of it was stored.');
		for (const line of text.split('\n')) expect(width(line)).toBeLessThanOrEqual(cols);
		expect(server.asked).toHaveLength(1);
		expect(server.others).toEqual(['show', 'read', 'unload']);
		for (const file of await files(home)) expect(await readFile(file, 'utf8')).not.toContain('dinner');
		if (cols === 80)
			expect(text.slice(text.lastIndexOf('  kettleside ·'))).toMatchInlineSnapshot(`
				"  kettleside · gemma3:4b · nothing is stored · /help-now for help lines
				  ────────────────────────────────────────────────────────────────────────────
				  Write what is on your mind; Enter sends it. /help shows what else there is.
				  Meanwhile the model is loaded and reads its instructions.

				  you   I keep thinking about what he said at dinner.

				  ·     It has stayed with you since then. What part of it comes back most?

				  you   /quit

				  Ended. Nothing of it was stored."
			`);
	});

	it('lets the model read its instructions while the person writes, and leaves at once in the middle of that', async () => {
		const { t, server } = await start([{ say: [], hang: true }], { slow: true });
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor(/reads its instructions; the\s+first reply/);
		t.press('/quit\r');
		expect((await t.exited()).exitCode).toBe(0);
		expect(server.others).toEqual(['show', 'read', 'unload']);
	});

	it('says once when a reply is in another language than the chosen one', async () => {
		const strange =
			'Das klingt schwer, und es ist gut, dass du es sagst. Was ist dir heute auch noch nah, und was nicht?';
		const { t } = await start([{ say: [strange] }]);
		await t.waitFor('you   ');
		t.press('I am so tired\r');
		const text = await t.waitFor(/seems to be in German; English was chosen[\s\S]*you {3}/);
		expect(text.replace(/\s+/g, ' ')).toContain('Another language: kettleside setup --language XX');
		t.press('and sad\r');
		const again = await t.waitFor(/and sad[\s\S]*Das klingt[\s\S]*you {3}/);
		expect(again.match(/seems to be/g)).toHaveLength(1);
	});

	it('ends kindly for someone under 18, without touching the server', async () => {
		const { t, server } = await start([{ say: ['x'] }], { consent: false, country: 'CA' });
		await t.waitFor('Are you 18 or older?');
		t.press('no\r');
		await t.waitFor('Kids Help Phone');
		expect((await t.exited()).exitCode).toBe(130);
		expect(server.others).toEqual([]);
	});

	it('drafts a summary, marks it, and saves it only where asked, never over a file', async () => {
		const draft = ['I cannot sleep since March. ', 'I want to ask about the tablets.'];
		const { t, server, home } = await start([
			{ say: ['I see.'] },
			{ say: draft },
			{ say: draft, doneReason: 'length' },
		]);
		await t.waitFor('you   ');
		t.press('I cannot sleep since March.\r');
		await t.waitFor(/I see\.[\s\S]*you {3}/);
		t.press('/summary\r');
		await t.waitFor('type a file name');
		t.press('\r');
		await t.waitFor('Not saved.');
		const before = await files(home);
		expect(await t.text()).not.toContain('ends in the middle');
		t.press('/summary\r');
		await t.waitFor(/Not saved[\s\S]*It ends in the middle[\s\S]*type a file name/);
		await writeFile(path.join(home, 'old.txt'), 'mine');
		t.press('?\r');
		await t.waitFor('Which country?');
		t.press('DE\r');
		await t.waitFor('0800 111 0 111');
		t.press('~/old.txt\r');
		await t.waitFor(/is\s+not\s+written\s+over/);
		t.press('~/nowhere/new.txt\r');
		await t.waitFor(/no\s+such\s+folder/);
		t.press('"~/for her.txt"\r');
		await t.waitFor('Saved in');
		t.press('/quit\r');
		expect((await t.exited()).exitCode).toBe(0);
		const saved = path.join(home, 'for her.txt');
		expect(await readFile(path.join(home, 'old.txt'), 'utf8')).toBe('mine');
		const text = await readFile(saved, 'utf8');
		expect(text.split('\n').filter((line) => line === 'Drafted with an AI, unverified.')).toHaveLength(2);
		expect(text).toContain('I cannot sleep since March. I want to ask about the tablets.');
		expect(text).toContain('with gemma3:4b');
		expect(text).toContain('It ends in the middle');
		if (process.platform !== 'win32') expect((await stat(saved)).mode & 0o777).toBe(0o600);
		expect((await files(home)).sort()).toEqual([...before, path.join(home, 'old.txt'), saved].sort());
		expect((await t.text()).replace(/\s+/g, ' ')).toContain('Nothing of it was stored but what you saved');
		// Neither the draft nor the file name becomes part of the conversation.
		expect(server.asked).toHaveLength(3);
		expect(server.asked[2]?.messages).toHaveLength(3);
		expect(JSON.stringify(server.asked)).not.toContain('old.txt');
	});

	it('takes a command for no file name where it asks for one', async () => {
		const { t, home } = await start([{ say: ['I see.'] }, { say: ['I cannot sleep.'] }]);
		await t.waitFor('you   ');
		t.press('I cannot sleep.\r');
		await t.waitFor(/I see\.[\s\S]*you {3}/);
		const before = await files(home);
		t.press('/summary\r');
		await t.waitFor('type a file name');
		t.press('/quit\r');
		expect((await t.exited()).exitCode).toBe(0);
		expect(await t.text()).toContain('Not saved.');
		expect(await files(home)).toEqual(before);
	});

	it('stops a reply with Ctrl-C, and leaves with Ctrl-C at the prompt', async () => {
		const { t, server } = await start([{ say: ['One sentence. ', 'And '], hang: true }]);
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor('One sentence.');
		await t.waitFor('No word for');
		t.press(keys.ctrlC);
		await t.waitFor(/Stopped\.[\s\S]*you {3}/);
		t.press(keys.ctrlC);
		expect((await t.exited()).exitCode).toBe(130);
		expect(server.others).toContain('unload');
	});

	it('ends with 0 at the end of input', async () => {
		const { t } = await start([{ say: ['x'] }]);
		await t.waitFor('you   ');
		t.press(keys.ctrlD);
		expect((await t.exited()).exitCode).toBe(0);
	});

	it('ends in order when it is told to, also while it asks for a country', async () => {
		const { t, server } = await start([{ say: ['x'] }]);
		await t.waitFor('you   ');
		t.press('/help-now\r');
		await t.waitFor('Which country?');
		t.kill('SIGTERM');
		expect((await t.exited()).exitCode).toBe(130);
		expect(server.others).toContain('unload');
		expect(t.raw()).toContain('\u001b[?2004l');
	});

	it('keeps what was written through a fault, and Enter sends it again', async () => {
		const { t, server } = await start([
			{ say: ['Half a. '], error: 'llama-server process has terminated: signal: killed' },
			{ say: ['All of it.'] },
		]);
		await t.waitFor('you   ');
		t.press('hello there\r');
		await t.waitFor(/Enter sends it again[\s\S]*you {3}/);
		t.press('\r');
		await t.waitFor('All of it.');
		expect(server.asked.map(({ messages }) => messages)).toEqual([
			[{ role: 'user', content: 'hello there' }],
			[{ role: 'user', content: 'hello there' }],
		]);
	});

	it('says where help is when Ollama does not start again, and still keeps what was written', async () => {
		const { t } = await start([{ say: [], hangUp: true }], { env: { TALK_DOWN: '1' } });
		await t.waitFor('you   ');
		t.press('hello there\r');
		await t.waitFor('The connection to Ollama');
		t.press('\r');
		const text = await t.waitFor(/Ollama does not start\. kettleside doctor[\s\S]*Enter sends it again/);
		expect(text).toContain('hello there');
	});

	it('shows help lines for a question mark alone', async () => {
		const { t, server } = await start([{ say: ['x'] }], { country: 'FR' });
		await t.waitFor('you   ');
		t.press('?\r');
		await t.waitFor('3114');
		expect(server.asked).toEqual([]);
	});

	it('holds lines together: a backslash, a paste, and arrow up within this conversation', async () => {
		const { t, server } = await start([{ say: ['Yes.'] }]);
		await t.waitFor('you   ');
		t.press('one\\\r');
		await t.waitFor(/one\\\n {8}/);
		t.press('two\r');
		await t.waitFor(/Yes\.[\s\S]*you {3}/);
		t.press('\u001b[200~first\nsecond\r\nthird\u001b[201~');
		await t.waitFor('third');
		t.press('\r');
		await t.waitFor(/Yes\.[\s\S]*Yes\.[\s\S]*you {3}/);
		t.press(keys.up);
		await t.waitFor(/third[\s\S]*third/);
		t.press('\r');
		await t.waitFor(/Yes\.[\s\S]*Yes\.[\s\S]*Yes\.[\s\S]*you {3}/);
		expect(server.asked.map(({ messages }) => messages.at(-1)?.content)).toEqual([
			'one\ntwo',
			'first\nsecond\nthird',
			'first\nsecond\nthird',
		]);
	});

	it('has the usual editing keys, also across a change of width', async () => {
		const { t, server } = await start([{ say: ['Yes.'] }]);
		await t.waitFor('you   ');
		const left = '\u001b[D';
		const end = '\u001b[F';
		const [home, word] = ['\u0001', '\u0017'];
		t.press(`one two${word}three`);
		await t.waitFor('one three');
		t.resize(40, 60);
		t.press(`${home}zero ${end}!${left}\u007f`);
		await t.waitFor('zero one thre!');
		// What is pasted into the middle stays there, short or long, in front of what stands behind it.
		t.press('\u001b[200~ now\nhere\u001b[201~');
		await t.waitFor('here!');
		t.press(`\u001b[200~${' so long'.repeat(60)}\u001b[201~`);
		await t.waitFor(/so\s+long\s*!/);
		t.press('\r');
		await t.waitFor(/Yes\.[\s\S]*you {3}/);
		const content = `zero one thre now\nhere${' so long'.repeat(60)}!`;
		expect(server.asked[0]?.messages).toEqual([{ role: 'user', content }]);
	});

	it.each([40, 61, 80])('draws a pasted text once, also where it is edited after that, at %i columns', async (cols) => {
		const { t, server } = await start([{ say: ['Yes.'] }], { cols });
		await t.waitFor('you   ');
		// With the mark before it, it fills its last row to the margin at 40 columns.
		const pasted =
			'one two three four five six seven eight nine ten, and so on, and so on, and at the very end the end here';
		t.press(pasted.padEnd(112, '.'));
		await t.waitFor(/here/);
		t.press('\u007f\u007f, \u0001\u001b[200~First, \u001b[201~\u0005and last');
		const screen = (await t.waitFor(/and last/)).replace(/\s+/g, '');
		expect(screen.split('First,onetwo')).toHaveLength(2);
		expect(screen.split('threefour')).toHaveLength(2);
		t.press('\r');
		await t.waitFor('Yes.');
		expect(server.asked.at(-1)?.messages.at(-1)?.content).toBe(
			`First, ${pasted.padEnd(112, '.').slice(0, -2)}, and last`,
		);
	});

	it('brings nothing of an earlier conversation back with arrow up', async () => {
		const { t, home, server } = await start([{ say: ['Yes.'] }]);
		await t.waitFor('you   ');
		t.press('my secret\r');
		await t.waitFor(/Yes\.[\s\S]*you {3}/);
		t.press('/quit\r');
		await t.exited();
		const env = { HOME: home, CHAT_HOST: server.host, TZ: 'UTC' };
		const again = openTerminal(process.execPath, [program()], { env });
		open = again;
		await again.waitFor('you   ');
		again.press(`${keys.up}${keys.up}hello\r`);
		const text = await again.waitFor(/Yes\.[\s\S]*you {3}/);
		expect(text).not.toContain('secret');
		expect(server.asked.at(-1)?.messages).toEqual([{ role: 'user', content: 'hello' }]);
	});

	it('tells an empty reply and one in circles, and goes on', async () => {
		const circles = 'I feel the wind. '.repeat(8);
		const { t, server } = await start([{ say: [] }, { say: [circles], hang: true }, { say: ['Better.'] }]);
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor(/empty reply[\s\S]*Enter sends it again[\s\S]*you {3}/);
		t.press('\r');
		await t.waitFor(/began to repeat itself[\s\S]*Enter sends it again[\s\S]*you {3}/);
		t.press('\r');
		await t.waitFor(/Better\.[\s\S]*you {3}/);
		expect(server.asked.map(({ messages }) => messages.length)).toEqual([1, 1, 1]);
	});

	it('shows help lines at once, also while a reply is written', async () => {
		const { t } = await start([{ say: ['Slow. '], hang: true }], { country: 'DE' });
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor('Slow.');
		t.press('/help-now\r');
		const text = await t.waitFor(/0800 111 0 111[\s\S]*Numbers change[\s\S]*you {3}/);
		expect(text.indexOf('Stopped.')).toBeGreaterThan(text.indexOf('Slow.'));
	});

	it('asks for the country in its own prompt, and does not send it to the model', async () => {
		const { t, server } = await start([{ say: ['x'] }]);
		await t.waitFor('you   ');
		t.press('/help-now\r');
		await t.waitFor('Which country?');
		t.press('austri\r');
		await t.waitFor('Austria (AT)');
		t.press('/help-now austria\r');
		await t.waitFor('142');
		expect(server.asked).toEqual([]);
	});

	it('sums up, and starts again with that', async () => {
		const { t, server } = await start([
			{ say: ['I hear you.'], tokens: 700 },
			{ say: ['You were tired; take a walk.'] },
			{ say: ['Welcome back.'] },
		]);
		await t.waitFor('you   ');
		t.press('so tired\r');
		await t.waitFor('fills 70 %');
		t.press('/recap\r');
		await t.waitFor(/can leave out, twist or invent[\s\S]*to\s+start\s+again\s+with\s+this/);
		t.press('/fresh\r');
		await t.waitFor('A fresh conversation');
		t.press('back again\r');
		await t.waitFor('Welcome back.');
		expect(server.asked[2]?.messages).toEqual([
			{ role: 'user', content: '(Summary of our earlier conversation: You were tired; take a walk.)\n\nback again' },
		]);
	});

	it('sends a text that is too long in parts', async () => {
		const refused = '{"error":"request (1620 tokens) exceeds the available context size (1000 tokens)"}';
		const { t, server } = await start([
			{ status: 400, body: refused },
			{ say: ['Go on.'], tokens: 300 },
		]);
		await t.waitFor('you   ');
		const text = Array.from({ length: 60 }, (_, i) => `This is line ${i} of it.`).join('\n');
		t.press(`\u001b[200~${text}\u001b[201~`);
		t.press('\r');
		// Sixty lines of six words; a token is no word.
		const told = await t.waitFor('Enter sends the first');
		expect(told).toContain('about 360 words');
		t.press('\r');
		await t.waitFor('parts are left');
		expect(server.asked[1]?.messages[0]?.content).toMatch(/^\(Part 1 of/);
		t.press('/drop\r');
		await t.waitFor('Forgotten.');
	});

	it('lets no escape sequence of a reply reach the terminal', async () => {
		const { t } = await start([{ say: ['Fine\x1b]0;owned\x07 and \x1b[2J\x9b31mwell.\u202e'] }]);
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor(/Fine and well\.[\s\S]*you {3}/);
		expect(t.raw()).not.toContain('owned');
		expect(t.raw()).not.toMatch(/\u001b\[2J|\u202e|\x9b/);
	});

	it('leaves at once: screen and scrollback are cleared, the rest is said', async () => {
		const { t } = await start([{ say: ['A private thing.'] }], { rows: 20 });
		await t.waitFor('you   ');
		t.press('my secret\r');
		await t.waitFor(/A private thing\.[\s\S]*you {3}/);
		t.press('/leave\r');
		expect((await t.exited()).exitCode).toBe(0);
		const text = await t.text();
		expect(text).not.toMatch(/secret|private|kettleside/);
		expect(text).toContain('history of your shell');
	});

	it('leaves at once while a reply is written, too', async () => {
		const { t, server } = await start([{ say: ['A private thing. '], hang: true }]);
		await t.waitFor('you   ');
		t.press('my secret\r');
		await t.waitFor('A private thing.');
		t.press('/leavf\u007fe\r');
		expect((await t.exited()).exitCode).toBe(0);
		expect(await t.text()).not.toMatch(/secret|private|kettleside/);
		expect(server.others).toContain('unload');
	});

	it('keeps what is typed while a reply is written for the next prompt', async () => {
		const { t, server } = await start([{ say: ['Slow. '], hang: true }, { say: ['Then this.'] }]);
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor('Slow.');
		t.press('and another');
		t.press(keys.ctrlC);
		await t.waitFor('and another');
		t.press('\r');
		await t.waitFor('Then this.');
		expect(server.asked[1]?.messages.map(({ content }) => content)).toEqual(['hello', 'Slow.', 'and another']);
	});

	it('reminds: three hours always, the chosen time, and what is not private', async () => {
		const { t } = await start([{ say: ['Yes.'] }], { env: { TALK_HOURS: '3', TALK_CLOUD: '1' } });
		await t.waitFor('3 hours. Please take a real break');
		expect(await t.text()).toContain('Ollama can reach its cloud. kettleside doctor says how');
	});

	it.each([80, 40])(
		'reminds above the line while the keyboard rests, and what is typed stays, at %i columns',
		async (cols) => {
			const clock = path.join(await mkdtemp(path.join(os.tmpdir(), 'talk-clock-')), 'later');
			const typed = `I am still looking for the words, ${'they come and go, '.repeat(7)}and they do not com`;
			const { t, server } = await start([{ say: ['Take your time.'] }], {
				cols,
				env: { TALK_HOURS: '0.5', TALK_CLOCK: clock },
			});
			await t.waitFor(/^you {3}|\n *you {3}/);
			t.press(typed);
			await t.waitFor(/not com/);
			// In the middle of the line, several rows down where it is narrow.
			t.press('\u001b[D\u001b[D\u001b[D');
			await writeFile(clock, '');
			const screen = (await t.waitFor(/30 minutes\. A good\s+place[\s\S]*not com/)).replace(/\s+/g, ' ');
			expect(screen.split('30 minutes. A good place to stop, or go on.')).toHaveLength(2);
			expect(screen.split('looking for the words')).toHaveLength(2);
			expect(screen.indexOf('30 minutes')).toBeLessThan(screen.indexOf('I am still'));
			t.press('at all XX\u007f\u007f\u007f, \u0005e\r');
			await t.waitFor('Take your time.');
			expect(server.asked.at(-1)?.messages.at(-1)?.content).toBe(`${typed.slice(0, -3)}at all, come`);
			t.press('/quit\r');
			expect((await t.exited()).exitCode).toBe(0);
			expect((await t.text()).split('30 minutes')).toHaveLength(2);
		},
	);

	it('reminds on an empty line at rest; for a screen reader never over what is typed', async () => {
		const clock = path.join(await mkdtemp(path.join(os.tmpdir(), 'talk-clock-')), 'later');
		const options = { env: { TALK_HOURS: '0.5', TALK_CLOCK: clock }, args: ['--accessible'] };
		const { t } = await start([{ say: ['Yes.'] }], options);
		await t.waitFor('you   ');
		t.press('hello');
		await t.waitFor('hello');
		await writeFile(clock, '');
		t.press('\r');
		await t.waitFor(/Yes\.\s+30 minutes/);
		expect((await t.text()).split('hello')).toHaveLength(2);
	});

	it('is plain without colour, on a dumb terminal, and for a screen reader', async () => {
		const { t } = await start([{ say: ['Yes.'] }], { env: { TERM: 'dumb', NO_COLOR: '1' }, args: ['--accessible'] });
		await t.waitFor('you   ');
		t.press('hello\r');
		await t.waitFor(/reply Yes\.[\s\S]*you {3}/);
		t.press('/leave\r');
		expect((await t.exited()).exitCode).toBe(0);
		expect(t.raw()).not.toContain('\u001b[2J');
		expect(t.raw()).not.toMatch(/\u001b\[\d*m|─/);
		expect((await t.text()).replace(/\s+/g, ' ')).toContain('Close its window.');
	});

	it('goes on at another width', async () => {
		const { t } = await start([
			{ say: ['A sentence that is long enough to be wrapped at a narrow width, twice over.'] },
		]);
		await t.waitFor('you   ');
		t.resize(40, 60);
		t.press('hello\r');
		const text = await t.waitFor(/over\.[\s\S]*you {3}/);
		const lines = text.split('\n');
		const from = lines.findIndex((line) => line.includes('A sentence'));
		for (const line of lines.slice(from)) expect(width(line)).toBeLessThanOrEqual(40);
		expect(text).toContain('  ·     A sentence');
	});
});

describe('talk without a terminal', () => {
	const piped = async (
		input: string,
		options: Start = {},
		plays: Play[] = [{ say: ['One', '.'] }, { say: ['Two.'] }],
		unknown: string[] = [],
	) => {
		const { home, host } = await prepare(plays, options);
		if (server) server.unknown = unknown;
		const child = spawn(process.execPath, [program(), ...(options.args ?? [])], {
			env: { HOME: home, CHAT_HOST: host, PATH: process.env['PATH'] },
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (data) => (out += data));
		child.stderr.on('data', (data) => (err += data));
		child.stdin.end(input);
		const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
		return { out, err, code };
	};

	it('needs the consent first', async () => {
		const { code, err, out } = await piped('hello\n', { consent: false });
		expect(code).toBe(1);
		expect(out).toBe('');
		expect(err.replace(/\s+/g, ' ')).toContain('Run kettleside talk in a terminal once.');
	});

	it('says which companion was set up, where another name was typed', async () => {
		const other = await piped('hello\n', { args: ['--name', 'nosuch'] }, [{ say: ['One.'] }], ['nosuch']);
		expect(other.code).toBe(1);
		expect(other.err).toContain('Ollama has no model named nosuch.');
		expect(other.err.replace(/\s+/g, ' ')).toContain(
			'The companion that was set up is named kettleside: kettleside talk',
		);
		expect(other.err).not.toContain('brings it back');
		await server?.close();

		const gone = await piped('hello\n', {}, [{ say: ['One.'] }], ['kettleside']);
		expect(gone.err.replace(/\s+/g, ' ')).toContain('kettleside setup brings it back.');
	});

	it('answers each line as plain text', async () => {
		expect(await piped('hello\n\nmore\n')).toEqual({ out: 'One.\nTwo.\n', err: '', code: 0 });
		expect(server?.asked[1]?.messages).toHaveLength(3);
		expect(server?.others).toEqual(['show', 'unload']);
	});

	/** One whose input stays open. */
	async function waiting(plays: Play[]) {
		const { home, host } = await prepare(plays, {});
		const child = spawn(process.execPath, [program()], { env: { HOME: home, CHAT_HOST: host } });
		onTestFinished(() => void child.kill('SIGKILL'));
		return child;
	}

	it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends in order at %s while it waits for a line', async (name) => {
		const child = await waiting([{ say: ['One.'] }]);
		let err = '';
		child.stderr.on('data', (data) => (err += data));
		const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
		child.stdin.write('hello\n');
		await new Promise((resolve) => child.stdout.once('data', resolve));
		child.kill(name);
		expect(await ended).toBe(130);
		expect(err.replace(/\s+/g, ' ')).toContain('Stopped');
		expect(server?.others).toEqual(['show', 'unload']);
	});

	it('answers no line that came before it was told to end', async () => {
		const child = await waiting([{ say: ['One.'], hang: true }]);
		const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
		child.stdin.end('hello\nand\nmore\n');
		await new Promise((resolve) => child.stdout.once('data', resolve));
		child.kill('SIGTERM');
		expect(await ended).toBe(130);
		expect(server?.asked).toHaveLength(1);
		expect(server?.others).toEqual(['show', 'unload']);
	});

	it('fails plainly where a reply does not come', async () => {
		const { code, err } = await piped('hello\n', {}, [{ say: [], hangUp: true }]);
		expect(code).toBe(1);
		expect(err.replace(/\s+/g, ' ')).toContain('The connection to Ollama on this computer broke off.');
	});
});
