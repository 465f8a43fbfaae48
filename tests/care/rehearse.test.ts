// The rehearsal: which messages, how a reply is looked at, and the whole command against a real server.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { writeConsent } from '../../src/care/consent.ts';
import { probeFault, readProbes } from '../../src/care/probes.ts';
import { checkReply, worst } from '../../src/care/rehearse/check.ts';
import { scenes } from '../../src/care/rehearse/choose.ts';
import { filler, fillerShare } from '../../src/care/rehearse/filler.ts';
import { type Rehearsal, rehearsalFile } from '../../src/care/rehearse/record.ts';
import { raisesConcern, reportOf } from '../../src/care/rehearse/report.ts';
import { probeText, reportText } from '../../src/screen/rehearse.ts';
import { width } from '../../src/screen/text.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';

const probes = readProbes();
const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

describe('the prepared messages', () => {
	it('are forty, of which twelve are the short set, all of them such as must be met well', () => {
		expect(probes).toHaveLength(40);
		const short = probes.filter((probe) => probe.short);
		expect(short).toHaveLength(12);
		expect(short.every(({ level }) => level === 'must')).toBe(true);
	});

	it('tell a good reply from a bad one, each with its own two examples', () => {
		for (const { id, checks, exampleGood, exampleBad } of probes) {
			expect(checkReply(exampleGood, checks), id).toEqual({ level: 'ok so far', why: [] });
			expect(checkReply(exampleBad, checks).level, id).toBe('concern');
		}
	});

	it('say of a file that was edited badly which entry and what', async () => {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'probes-'));
		const file = pathToFileURL(path.join(folder, 'probes.json'));
		const [first] = probes;
		const bad = { ...first, checks: { ...first?.checks, forbid: [{ why: 'x', pattern: '(' }] } };
		await writeFile(file, JSON.stringify({ probes: [bad] }));
		expect(() => readProbes(file)).toThrow(/sui-indirect-bridges.*(Unterminated|Invalid)/);
		await writeFile(file, '{"probes":');
		expect(() => readProbes(file)).toThrow(/cannot be used/);
		fc.assert(fc.property(fc.jsonValue(), (value) => void expect(probeFault(value)).toBeTypeOf('string')));
	});
});

describe('the look at a reply', () => {
	const checks = {
		require: [{ why: 'asks', any: ['are you'] }],
		forbid: [{ why: 'jokes', pattern: 'haha' }],
		maxWords: 4,
		maxQuestions: 1,
	};

	it('is a concern where something is missing, forbidden or far too long', () => {
		expect(checkReply('Are you?', checks)).toEqual({ level: 'ok so far', why: [] });
		expect(checkReply('No.', checks)).toEqual({ level: 'concern', why: ['missing: asks'] });
		expect(checkReply('haha are you', checks).why).toEqual(['jokes']);
		expect(checkReply('are you a b c', checks)).toEqual({ level: 'look', why: ['5 words, at most 4 wanted'] });
		expect(checkReply('are you a b c d e', checks).level).toBe('concern');
		expect(checkReply('Are you? Really?', checks).level).toBe('concern');
		expect(checkReply('Are you？ Wirklich？', checks).level).toBe('concern');
		expect(worst(['look', 'concern', 'ok so far'])).toBe('concern');
	});

	it('answers replies of any length and script', () => {
		const long = 'you are so special '.repeat(6000);
		for (const { checks: own } of probes) {
			expect(checkReply(long, own).level).toBe('concern');
			for (const odd of ['', '\u0000\u001b[31m', '死にたい', '🫥'.repeat(5000)])
				expect(['concern', 'look', 'ok so far']).toContain(checkReply(odd, own).level);
		}
	});
});

describe('what is sent', () => {
	it('is the short set once; all of them, and those that must hold three times, where asked', () => {
		expect(scenes(probes, { all: false, bare: false, skip: [] })).toHaveLength(12);
		const must = probes.filter(({ level }) => level === 'must').length;
		expect(scenes(probes, { all: true, bare: false, skip: [] })).toHaveLength(must * 3 + (40 - must));
		expect(scenes(probes, { all: false, bare: true, skip: [] })).toHaveLength(24);
		const without = scenes(probes, { all: true, bare: false, skip: ['suicide', 'medicine'] });
		expect(without.some(({ probe }) => probe.group === 'suicide' || probe.group === 'medicine')).toBe(false);
	});

	it('fills the context with ordinary talk where a message asks for it', () => {
		expect(fillerShare('@filler:70%')).toBe(0.7);
		expect(fillerShare('How are you?')).toBeUndefined();
		const signs = filler(1000).reduce((sum, { content }) => sum + content.length, 0);
		expect(signs / 4).toBeGreaterThan(750);
		expect(signs / 4).toBeLessThan(1100);
	});
});

describe('the report', () => {
	const [first, , third] = probes;
	const result = (probe: string, level: 'concern' | 'ok so far', bare = false) => ({
		probe,
		run: 1,
		bare,
		messages: [
			{ role: 'user' as const, content: 'm' },
			{ role: 'assistant' as const, content: 'r' },
		],
		finding: { level, why: level === 'concern' ? ['missing: asks'] : [] },
		seconds: 1,
		filled: 0.1,
	});

	it('gives the worst of each group, the bare model beside it, at 80 and 40 columns', () => {
		const results = [
			result(first?.id ?? '', 'concern'),
			result(third?.id ?? '', 'ok so far'),
			result(first?.id ?? '', 'concern', true),
		];
		const reports = reportOf(probes, { results });
		expect(reports).toHaveLength(1);
		expect(reports[0]).toMatchObject({ group: 'suicide', level: 'concern', bareLevel: 'concern', concerns: 1 });
		expect(raisesConcern(reports)).toBe(true);
		for (const columns of [80, 40]) {
			const look = { columns, color: false, unicode: true, accessible: false };
			const text = reportText(reports, look) + probeText(reports[0]?.probes[0] ?? ({} as never), look);
			for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
			expect(text).not.toMatch(/\b(safe|passed|score:|%)\b/i);
		}
	});

	it('calls nothing a concern that only should hold', () => {
		const should = probes.find(({ level }) => level === 'should')?.id ?? '';
		expect(raisesConcern(reportOf(probes, { results: [result(should, 'concern')] }))).toBe(false);
	});
});

let server: FakeOllama | undefined;
let open: TestTerminal | undefined;
afterEach(async () => {
	open?.kill();
	await server?.close();
});

const say = (content: string) => [
	{ message: { role: 'assistant', content }, done: false },
	{
		message: { role: 'assistant', content: '' },
		done: true,
		done_reason: 'stop',
		prompt_eval_count: 900,
		eval_count: 20,
	},
];

async function place(
	chat: (body: Record<string, unknown>) => object[] | 'hang',
	consent = true,
): Promise<{ home: string; env: Record<string, string> }> {
	server = await fakeOllama({ models: ['gemma3:4b', 'kettleside'], cloud: 'off', open: true, chat });
	const home = await mkdtemp(path.join(os.tmpdir(), 'rehearse-'));
	await mkdir(path.join(home, 'empty'));
	const ports = { platform: 'linux' as const, env: {}, home, now: () => new Date() };
	await writeChoices(ports, { ...defaultChoices, model: 'gemma3:4b' });
	if (consent) await writeConsent(ports);
	return { home, env: { HOME: home, OLLAMA_HOST: server.url, PATH: path.join(home, 'empty'), LANG: 'C.UTF-8' } };
}

const run = (env: Record<string, string>, args: string[]): Promise<{ code: number; out: string; err: string }> =>
	new Promise((resolve) => {
		execFile(process.execPath, [cli, 'rehearse', ...args], { env }, (error, out, err) =>
			resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
		);
	});

const stored = async (home: string): Promise<Rehearsal> =>
	JSON.parse(await readFile(rehearsalFile({ platform: 'linux', env: {}, home }), 'utf8'));

describe('the command', () => {
	it('needs the consent, which a person gives at a terminal', async () => {
		const { env } = await place(() => say('Hello.'), false);
		const { code, err } = await run(env, []);
		expect(code).toBe(1);
		expect(err).toContain('kettleside talk');
	});

	it('sends the short set, each afresh, keeps the replies for this person alone, and says what would help', async () => {
		const { home, env } = await place(() => say('Hello.'));
		const { code, out } = await run(env, []);
		expect(code).toBe(0);
		expect(out).toContain('concern');
		expect(out).toMatch(/kettleside write/);
		expect(out).not.toContain('bridges');
		const rehearsal = await stored(home);
		expect(rehearsal.results).toHaveLength(12);
		expect((await stat(rehearsalFile({ platform: 'linux', env: {}, home }))).mode & 0o777).toBe(0o600);
		const asked = server?.seen.filter((seen) => seen.path === '/api/chat') ?? [];
		expect(asked.every(({ body }) => (body['messages'] as unknown[]).length === 1 && body['shift'] === false)).toBe(
			true,
		);
		// Nothing changed: it is told, not sent again.
		const again = await run(env, ['--json']);
		expect(server?.seen.filter((seen) => seen.path === '/api/chat')).toHaveLength(12);
		expect(JSON.parse(again.out).groups).toHaveLength(7);
	});

	it('goes on where the server failed in the middle', async () => {
		let count = 0;
		const { home, env } = await place(() =>
			++count === 4 ? [{ error: 'llama runner process has terminated' }] : say('Are you?'),
		);
		const first = await run(env, []);
		expect(first.code).toBe(1);
		expect(first.err).toMatch(/What is there is\s+kept/);
		expect((await stored(home)).results).toHaveLength(3);
		const second = await run(env, []);
		expect(second.code).toBe(0);
		expect(second.out).toMatch(/3 of 12 are there/);
		expect((await stored(home)).results).toHaveLength(12);
	});

	it.each([
		['something new', /Ollama said:[\s\S]*goes on from\s+here\.[\s\S]*something new/],
		['exceed_context_size_error n_prompt_tokens: 2000, n_ctx: 1000', /more than the\s+model\s+can\s+hold/],
	])('says what stopped it: %s', async (error, told) => {
		const { env } = await place(() => [{ error }]);
		const { code, err } = await run(env, []);
		expect(code).toBe(1);
		expect(err).toMatch(told);
		expect(err).not.toContain('empty reply');
	});

	it('goes on where Ollama gives a reply up in the middle, and takes what there is of it', async () => {
		const { home, env } = await place(() => [{ message: { role: 'assistant', content: 'So so' }, done: false }]);
		const { code } = await run(env, ['--skip', 'suicide']);
		expect(code).toBe(0);
		const { results } = await stored(home);
		expect(results.length).toBeGreaterThan(5);
		expect(results[0]?.messages.at(-1)?.content).toBe('So so');
	});

	it('says where the messages go: nowhere, or to the server on another computer', async () => {
		const { env } = await place(() => [{ error: 'something new' }]);
		const here = await run(env, []);
		expect(here.out).toMatch(/Nothing\s+leaves\s+this\s+computer/);
		const box = { ...env, OLLAMA_HOST: 'http://box.example:11434', http_proxy: server?.url ?? '' };
		const { out } = await run(box, []);
		expect(out).toMatch(/go\s+to\s+the\s+Ollama\s+server\s+at\s+http:\/\/box\.example:11434/);
		expect(out).not.toMatch(/Nothing\s+leaves/);
	});

	it('begins anew where the companion is another', async () => {
		const { home, env } = await place(() => say('Hello.'));
		await run(env, ['--skip', 'suicide']);
		const model = server?.models.get('kettleside:latest');
		if (!model) throw new Error('no companion');
		model.shown = { ...model.shown, system: 'You are kind.' };
		const { out } = await run(env, []);
		expect(out).toMatch(/another than the one rehearsed/);
		expect((await stored(home)).results).toHaveLength(12);
	});

	it("sends the bare model the same, with the companion's numbers", async () => {
		const { env } = await place(() => say('Hello.'));
		const { out } = await run(env, ['--bare', '--skip', 'suicide', '--skip', 'reality']);
		expect(out).toContain('bare model: concern');
		const bare = server?.seen.filter(({ path: at, body }) => at === '/api/chat' && body['model'] === 'gemma3:4b') ?? [];
		expect(bare.length).toBeGreaterThan(0);
		expect(bare[0]?.body['options']).toMatchObject({ temperature: 1 });
	});

	it('says which groups there are where one is misspelled', async () => {
		const { env } = await place(() => say('Hello.'));
		const { code, err } = await run(env, ['--skip', 'suizide']);
		expect(code).toBe(2);
		expect(err).toContain('suicide');
	});

	it('asks first, stops at any key, and shows a reply only where it is opened', async () => {
		let count = 0;
		const { home, env } = await place(() => (++count === 3 ? 'hang' : say('Hello.')));
		open = openTerminal(process.execPath, [cli, 'rehearse'], { cols: 80, rows: 60, env });
		await open.waitFor('Begin?');
		open.press(`${keys.up}${keys.enter}`);
		await open.waitFor('3 of 12');
		open.press('x');
		await open.waitFor('Stopped after 2 of 12');
		await open.waitFor('Open a reply?');
		expect(await open.text()).not.toContain('bridges');
		open.press(`${keys.down}${keys.enter}`);
		await open.waitFor(/bridges[\s\S]*A good reply[\s\S]*Open a reply\?/);
		open.press(keys.enter);
		expect((await open.exited()).exitCode).toBe(130);
		expect((await stored(home)).results).toHaveLength(2);
	});
});
