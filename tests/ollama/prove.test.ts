import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProveOptions, placementOf, prove, runningAs } from '../../src/install/steps/prove.ts';
import { engineMemory } from '../../src/install/steps/prove-memory.ts';
import { speedOfReply, steadySpeed } from '../../src/install/steps/prove-pace.ts';
import { measureSystem } from '../../src/install/steps/prove-reply.ts';
import { cleanReply, cleanText } from '../../src/ollama/clean.ts';
import { makeClient } from '../../src/ollama/client.ts';
import { Stopped } from '../../src/problem.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import { makeFetch } from '../../src/world/http.ts';
import { anyText } from '../support/any-text.ts';
import { type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';

const fetch = makeFetch({ env: {} });
const system = 'You are a calm listener. SENTINEL-7\nSecond line.';
const said = (content: string, more: object = {}) => ({
	message: { role: 'assistant', content },
	done: false,
	...more,
});
const end = (count: number, more: object = {}) =>
	said('', {
		done: true,
		done_reason: 'stop',
		eval_count: count,
		eval_duration: count * 1e8,
		prompt_eval_count: 50,
		...more,
	});

async function proved(fake: FakeOptions = {}, options: Partial<ProveOptions> = {}) {
	await using server = await fakeOllama(fake);
	const client = makeClient({ fetch }, server.url);
	for await (const _ of client.create({ model: 'kettleside', from: 'gemma3:270m', system })) void _;
	const proof = await prove(client, { name: 'kettleside', system, ...options });
	return {
		proof,
		chats: server.seen.filter(({ path, body }) => path === '/api/chat' && !body['_debug_render_only']),
		server,
	};
}

describe('the proof', () => {
	it('tells placement, context, prompt, reply and speed of a recorded run', async () => {
		const { proof } = await proved();
		expect(proof).toMatchObject({ placement: 'cpu', gpuShare: 0, contextLength: 2048, systemPromptPresent: true });
		// 40 tokens in 550 334 000 ns
		expect(proof.generate).toBeCloseTo(72.68, 1);
		expect(proof.reply).toMatch(/\w/);
		expect(proof.findings).toEqual([]);
	});

	it('measures on a longer reply where the short one is too short', async () => {
		const { proof, chats } = await proved({ chat: [said('Hi.'), end(10)] });
		expect([proof.generate, chats.length]).toEqual([10, 2]);
		const long = await proved({ chat: [said('Hello there.'), end(64)] });
		expect([long.proof.generate, long.chats.length]).toEqual([10, 1]);
	});

	it('tells that the server gave the reply up, which is not the same as a server that is gone', async () => {
		await expect(proved({ chat: [said('So'), said(' so'), said(' so')] })).rejects.toMatchObject({
			code: 'reply-ended',
			choices: [{ id: 'again' }, { id: 'other-model' }],
		});
	});

	it('does not know a speed from seven tokens', async () => {
		const { proof } = await proved({ chat: [said('Hi.'), end(7)] });
		expect(isUnknown(proof.generate)).toBe(true);
		expect(proof.findings.map(({ code }) => code)).toEqual(['speed-unknown']);
	});

	it.each([
		[{ supported: true, canBeDisabled: true }, ['completion', 'thinking'], false, 160],
		[{ supported: true, canBeDisabled: false }, ['completion', 'thinking'], 'low', 1024],
		[undefined, ['completion', 'thinking'], false, 160],
		[undefined, ['completion'], undefined, 160],
		[{ supported: true, canBeDisabled: true }, ['completion'], undefined, 160],
	])('keeps thinking short: %j with %j sends %j', async (thinking, capabilities, think, tokens) => {
		const { chats } = await proved({ capabilities }, thinking ? { thinking } : {});
		expect(chats[0]?.body['think']).toBe(think);
		expect(chats[0]?.body).toMatchObject({ options: { num_predict: tokens }, shift: false, truncate: false });
	});

	it('gives a model that only thought another chance', async () => {
		const { proof, chats } = await proved({ chat: [said(''), end(160, { done_reason: 'length' })] });
		expect(chats[1]?.body).toMatchObject({ options: { num_predict: 2048 } });
		expect(proof.findings.map(({ code }) => code)).toEqual(['no-reply']);
	});

	it('finds what falls short, with its choices, and fails for none of it', async () => {
		const { proof } = await proved(
			{ gpu: 400, contextLength: 4096, chat: [said('ok'), end(100)] },
			{ promised: { speed: { low: 20, high: 30 }, placement: 'gpu', context: 8192 } },
		);
		expect(proof).toMatchObject({ placement: 'split', gpuShare: 0.4, promised: { low: 20, high: 30 } });
		expect(proof.findings.map(({ code }) => code)).toEqual([
			'partly-on-gpu',
			'slower-than-promised',
			'context-smaller',
		]);
		expect(proof.findings[1]?.text).toContain('50 %');
		for (const { cure } of proof.findings) expect(cure).not.toBe('');
	});

	it.each([
		['the template drops it', { rendered: () => '<start_of_turn>user\nhello' }],
		['only a part of it arrives', { rendered: (text: string) => text.slice(0, -3) }],
	])('sees that the prompt is missing when %s', async (_, fake) => {
		const { proof } = await proved(fake);
		expect(proof.systemPromptPresent).toBe(false);
		expect(proof.findings[0]?.code).toBe('prompt-missing');
	});

	it.each([
		['/api/generate', 500, 'model requires more system memory (5.6 GiB) than is available (4.1 GiB)', 'out-of-memory'],
		['/api/generate', 500, 'error starting llama-server: llama-server binary not found', 'engine-missing'],
		['/api/show', 404, "model 'kettleside' not found", 'model-missing'],
		['/api/chat', 200, 'llama-server process has terminated: signal: killed', 'engine-killed'],
	])('tells a failed %s (%i %s)', async (path, status, error, code) => {
		await expect(proved({ answers: { [path]: [{ status, text: JSON.stringify({ error }) }] } })).rejects.toMatchObject({
			code,
		});
	});

	it('can be stopped', async () => {
		await expect(proved({}, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Stopped);
	});

	it('measures the system prompt for num_keep', async () => {
		await using server = await fakeOllama({ chat: [end(1)] });
		expect(await measureSystem(makeClient({ fetch }, server.url), 'gemma3:270m')).toEqual({ tokens: 50 });
		const { body } = server.seen.find(({ path }) => path === '/api/chat') ?? {};
		expect(body).toMatchObject({ messages: [{ content: '' }], options: { num_predict: 1 } });
	});
});

// The recorded trap: the same prompt twice is counted as 254 tokens both times and takes 680 ms, then 59 ms.
describe('reading speed', () => {
	const prompt = (count: number, ms: number) => ({ prompt_eval_count: count, prompt_eval_duration: ms * 1e6 });
	const chat = [said('Hello.'), end(100, prompt(254, 680))];

	it('comes from the first prompt of an engine that was just started', async () => {
		expect((await proved({ chat })).proof.read).toBeCloseTo(373.5, 1);
	});

	it('is never taken from a prompt that an engine may have kept', async () => {
		await using server = await fakeOllama({ chat: [said('Hello.'), end(100, prompt(254, 59))] });
		const client = makeClient({ fetch }, server.url);
		for await (const _ of client.create({ model: 'kettleside', from: 'gemma3:270m', system })) void _;
		await client.load('gemma3:270m');
		expect((await measureSystem(client, 'kettleside')).read).toBeUndefined();
		expect((await prove(client, { name: 'kettleside', system })).read).toBeUndefined();
		expect((await prove(client, { name: 'kettleside', system, read: 373 })).read).toBe(373);
	});

	it('is measured with the instructions where they are the first thing read', async () => {
		await using server = await fakeOllama({ chat });
		const client = makeClient({ fetch }, server.url);
		expect(await measureSystem(client, 'gemma3:270m')).toMatchObject({ tokens: 254, read: expect.closeTo(373.5, 1) });
		expect(await measureSystem(client, 'gemma3:270m')).toEqual({ tokens: 254 });
	});

	it('is not told from a short prompt', async () => {
		expect((await proved({ chat: [said('Hello.'), end(100, prompt(127, 10))] })).proof.read).toBeUndefined();
	});
});

describe('the memory of the engine', () => {
	const files: Record<string, string> = {
		'/proc/7/cmdline': '/usr/lib/ollama/llama-server\0--model\0/m/blobs/sha256-a\0',
		'/proc/7/status': 'Name:\tllama-server\nVmPeak:\t 9000 kB\nVmRSS:\t    3000 kB\nVmSwap:\t     500 kB\n',
		'/proc/8/cmdline': '/usr/bin/ollama\0serve\0',
		'/proc/8/status': 'VmRSS:\t 99999 kB\n',
		'/proc/9/cmdline': '/usr/lib/ollama/llama-server\0--list-devices\0',
	};
	const ports = (pids: string[]) => ({
		platform: 'linux' as const,
		list: async () => pids,
		read: async (file: string) => files[file] ?? unknown('ENOENT'),
	});

	it('is what its processes hold', async () => {
		expect(await engineMemory(ports(['7', '8', '9', 'self']))).toBe(3500 * 1024);
	});

	it('is unknown where none is seen, and on other systems', async () => {
		expect(isUnknown(await engineMemory(ports(['8'])))).toBe(true);
		expect(isUnknown(await engineMemory({ ...ports(['7']), platform: 'darwin' }))).toBe(true);
	});

	it('is in the proof', async () => {
		const { proof } = await proved({}, { ports: ports(['7']) });
		expect(proof).toMatchObject({ memory: 3500 * 1024, findings: [] });
	});
});

describe('its parts', () => {
	const row = { name: 'gemma3:4b', size: 100, size_vram: 100, digest: '', details: {} };

	it('finds the engine under the name of the base', () => {
		expect(runningAs([row], 'kettleside', 'gemma3:4b')).toBe(row);
		expect(runningAs([row], 'kettleside', '')).toBeUndefined();
	});

	it('reads the placement', () => {
		expect(placementOf(row).placement).toBe('gpu');
		expect(placementOf({ size: 0, size_vram: 0 })).toEqual({ placement: 'cpu', gpuShare: 0 });
	});

	it('counts tokens per second from nanoseconds', () => {
		expect(speedOfReply({ eval_count: 282, eval_duration: 4535599000 })).toBeCloseTo(62.17, 1);
		expect(isUnknown(speedOfReply({ eval_count: 100 }))).toBe(true);
	});

	// A reply of 96 tokens at 100 ms each, where the tokens from `from` to `to` took `times` as long.
	const reply = (from: number, to: number, times: number) => {
		const steps = Array.from({ length: 96 }, (_, i) => (i >= from && i < to ? 100 * times : 100));
		const arrivals = steps.map((_, i) => steps.slice(0, i).reduce((sum, step) => sum + step, 0));
		const took = steps.reduce((sum, step) => sum + step, 0);
		return { stats: { eval_count: 96, eval_duration: took * 1e6 }, arrivals };
	};

	it.each([
		[0, 30],
		[20, 50],
		[66, 96],
	])('leaves a slow moment of the computer out of the speed (tokens %i to %i)', (from, to) => {
		const { stats, arrivals } = reply(from, to, 4);
		expect(speedOfReply(stats)).toBeLessThan(5.5);
		expect(steadySpeed(stats, arrivals)).toBeGreaterThan(9.5);
		expect(steadySpeed(stats, arrivals)).toBeLessThan(10.5);
	});

	it('takes the word of the server where nothing stands out, or where the pieces came in a rush', () => {
		const { stats, arrivals } = reply(0, 96, 1);
		expect(steadySpeed(stats, arrivals)).toBe(10);
		const disturbed = reply(20, 50, 4);
		expect(
			steadySpeed(
				disturbed.stats,
				disturbed.arrivals.map((at) => at / 10),
			),
		).toBe(speedOfReply(disturbed.stats));
		expect(steadySpeed(stats, [])).toBe(10);
		const short = reply(0, 96, 1);
		expect(steadySpeed({ eval_count: 20, eval_duration: 2e9 }, short.arrivals.slice(0, 20))).toBe(10);
	});
});

describe('a reply for a terminal', () => {
	it.each([
		['\x1b[31mred\x1b[0m', 'red'],
		['\x1b]0;title\x07a', 'a'],
		['\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\', 'link'],
		['\x9b2Jgone', 'gone'],
		['\x1bcreset', 'reset'],
		['a\x00b\x08c\x7fd', 'abcd'],
		['one\r\ntwo\tthree', 'one\ntwo\tthree'],
		['ab\u202ecd\u2066', 'abcd'],
		['grüße 👋🏽 日本', 'grüße 👋🏽 日本'],
	])('%j becomes %j', (text, clean) => {
		expect(cleanText(text)).toBe(clean);
	});

	it('leaves thoughts out', () => {
		expect(cleanReply('<think>hm\nhm</think>\n\nHello.\n')).toBe('Hello.');
		expect(cleanReply('<think>never closed')).toBe('');
	});

	it('never lets a control character through', () => {
		fc.assert(
			fc.property(anyText(), (text) => {
				expect(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/.test(cleanText(text))).toBe(false);
			}),
		);
	});
});
