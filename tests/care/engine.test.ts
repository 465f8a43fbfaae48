import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { contextOf, thinkOf } from '../../src/care/talk/client.ts';
import { begin, type Conversation, drop, offerDue, takePart, write } from '../../src/care/talk/conversation.ts';
import { exchange, type Outcome } from '../../src/care/talk/exchange.ts';
import { faultOf } from '../../src/care/talk/fault.ts';
import { recap } from '../../src/care/talk/recap.ts';
import { explain } from '../../src/install/faults.ts';
import { OllamaError } from '../../src/ollama/error.ts';
import { chatClient } from '../support/chat-client.ts';
import { type ChatServer, type Play, startChatServer } from '../support/chat-server.ts';

const fixture = (name: string) => readFile(new URL(`../fixtures/care/${name}`, import.meta.url), 'utf8');

let server: ChatServer | undefined;
afterEach(async () => {
	await server?.close();
	server = undefined;
});

interface Result {
	state: Conversation;
	outcome: Outcome;
	text: string;
	quiet: number[];
}

async function say(
	state: Conversation,
	text: string,
	options: {
		signal?: AbortSignal;
		patience?: number[];
		think?: false;
		onText?: () => void;
		onQuiet?: (times: number) => void;
	} = {},
): Promise<Result> {
	if (!server) throw new Error('no server');
	const companion = { client: chatClient(server.host, fetch), model: 'kettleside', think: options.think };
	const events = exchange(companion, text === '' ? state : write(state, text), {
		signal: options.signal ?? new AbortController().signal,
		...(options.patience ? { patience: options.patience } : {}),
	});
	const result: Result = { state, outcome: { how: 'done' }, text: '', quiet: [] };
	for (;;) {
		const step = await events.next();
		if (step.done) {
			[result.state, result.outcome] = step.value;
			return result;
		}
		if (step.value.kind === 'text') {
			result.text += step.value.text;
			options.onText?.();
		} else options.onQuiet?.(result.quiet.push(step.value.seconds));
	}
}

const serve = async (...plays: Play[]): Promise<ChatServer> => {
	server = await startChatServer(plays);
	return server;
};

describe('a request', () => {
	it('shifts and cuts nothing, streams, and carries the whole history', async () => {
		const { asked } = await serve({ say: ['I', ' see', '.'] });
		const first = await say(begin(1000), 'Hello');
		expect(first).toMatchObject({ text: 'I see.', outcome: { how: 'done' } });
		await say(first.state, 'And then?');
		expect(asked[0]).toEqual({
			model: 'kettleside',
			messages: [{ role: 'user', content: 'Hello' }],
			stream: true,
			shift: false,
			truncate: false,
		});
		expect(asked[1]?.messages).toEqual([
			{ role: 'user', content: 'Hello' },
			{ role: 'assistant', content: 'I see.' },
			{ role: 'user', content: 'And then?' },
		]);
	});

	it('switches thinking off only for models that can think', async () => {
		const { asked } = await serve({ say: ['Yes.'] });
		await say(begin(1000), 'Hello', { think: false });
		expect(asked[0]).toHaveProperty('think', false);
		expect(thinkOf({ capabilities: ['completion'] })).toBeUndefined();
		expect(thinkOf({ capabilities: ['completion', 'thinking'] })).toBe(false);
		expect(thinkOf({ capabilities: ['thinking'], details: { family: 'gptoss' } })).toBe('low');
		expect(thinkOf({})).toBeUndefined();
		// One that cannot but think is asked to, so that the server keeps its thinking out of the reply.
		expect(thinkOf({ capabilities: ['thinking'], details: { family: 'lfm2' } }, false)).toBe(true);
		expect(thinkOf({ capabilities: ['thinking'] }, true)).toBe(false);
		expect(thinkOf({ capabilities: ['completion'] }, false)).toBeUndefined();
	});

	it('reads the context length from what was recorded of a companion', async () => {
		expect(contextOf(JSON.parse(await fixture('show-derived.json')))).toBeGreaterThan(0);
		expect(contextOf({})).toBeUndefined();
	});
});

describe('thinking', () => {
	it('is neither shown nor sent back, in its own field or between marks', async () => {
		const { asked } = await serve(
			{ thinking: ['Let me', ' think'], say: ['Good', '.'] },
			{ say: ['<thi', 'nk>secret', '</th', 'ink>', 'Plain', ' 1 < 2.'] },
		);
		const first = await say(begin(1000), 'a');
		expect(first.text).toBe('Good.');
		const second = await say(first.state, 'b');
		expect(second.text).toBe('Plain 1 < 2.');
		await say(second.state, 'c');
		expect(JSON.stringify(asked)).not.toMatch(/secret|Let me/);
	});

	it('that uses up the whole length is told as that', async () => {
		await serve({ thinking: ['Let me see'], say: [], doneReason: 'length' });
		expect((await say(begin(1000), 'a')).outcome).toEqual({ how: 'fault', fault: { kind: 'only-thinking' } });
	});

	it('alone is an empty reply', async () => {
		await serve({ say: ['<think>on and on'], thinking: ['x'] });
		expect((await say(begin(1000), 'a')).outcome).toEqual({ how: 'fault', fault: { kind: 'empty' } });
	});
});

describe('faults', () => {
	it.each([
		[{ say: ['So'], error: 'llama-server process has terminated: signal: killed' }, 'engine-died'],
		[{ say: ['So'], hangUp: true }, 'server-gone'],
		[{ lines: ['{"message":{"role":"assistant","content":"So"},"done":false}'] }, 'ended-early'],
		[{ say: ['So'], error: 'prediction aborted, token repeat limit reached' }, 'repeating'],
		[{ say: [] }, 'empty'],
		[{ status: 404, body: '{"error":"model \'kettleside\' not found"}' }, 'model-missing'],
		[{ status: 503, body: '{"error":"server busy, please try again.  maximum pending requests exceeded"}' }, 'busy'],
		[{ status: 500, body: '{"error":"model requires more system memory (9 GiB) than is available"}' }, 'no-memory'],
		[{ status: 500, body: '{"error":"something new"}' }, 'other'],
		[{ say: ['I feel the wind. '.repeat(6)] }, 'repeating'],
	] as [Play, string][])('%j is told as %s, and what was written still waits', async (play, kind) => {
		await serve(play);
		const { state, outcome } = await say(begin(1000), 'Dear diary');
		expect(outcome).toMatchObject({ how: 'fault', fault: { kind } });
		expect(state).toMatchObject({ waiting: 'Dear diary', messages: [] });
	});

	/** What each meaning is called here; a text of another meaning is shown as it was said. */
	const kinds: Record<string, string> = {
		'engine-killed': 'engine-died',
		'engine-missing': 'engine-missing',
		'engine-stopped': 'engine-died',
		'load-timeout': 'load-timeout',
		'model-missing': 'model-missing',
		'out-of-memory': 'no-memory',
		'server-busy': 'busy',
		'server-not-running': 'server-gone',
	};
	const asIn = (text: string) => kinds[explain(new OllamaError('line', text)).code] ?? 'other';

	it('are read from every text that was received from a real server, as set-up reads them', async () => {
		const texts = JSON.parse(await fixture('errors.json')) as { what: string; text: string }[];
		const read = texts.map(({ what, text }) => [what, faultOf(new Error(text)).kind]);
		expect(read).toEqual(texts.map(({ what, text }) => [what, asIn(text)]));
		expect(Object.fromEntries(read)).toMatchObject({
			'POST /api/chat, unknown model': 'model-missing',
			'POST /api/chat, the engine is killed mid-reply': 'engine-died',
			'POST /api/generate, engine missing from the installation': 'engine-missing',
		});
	});

	it.each([
		['failed to allocate CUDA0 buffer of size 123', 'no-memory'],
		['llama runner process has terminated: cudaMalloc failed', 'no-memory'],
		['unable to load full model on GPU', 'no-memory'],
		['llama-server reported out-of-memory during startup: ggml_backend_cuda_buffer_type_alloc_buffer', 'no-memory'],
		['model runner has unexpectedly stopped, this may be due to resource limitations', 'engine-died'],
		['error starting llama-server: fork/exec: exec format error', 'engine-died'],
		['timed out waiting for llama-server to start - progress 0.42 - ', 'load-timeout'],
	])('%s is %s, and in set-up too', (text, kind) => {
		expect([faultOf(new OllamaError('answer', text, { status: 500 })).kind, asIn(text)]).toEqual([kind, kind]);
	});

	it('of an unknown kind are shown without what would steer the terminal', () => {
		expect(faultOf(new Error('odd \u001b[2Jthing\u009b31m'))).toEqual({ kind: 'other', raw: 'odd thing' });
		expect(faultOf(Object.assign(new Error('x'), { kind: 'unreachable' }))).toEqual({ kind: 'server-gone' });
		expect(faultOf(undefined)).toEqual({ kind: 'other', raw: 'undefined' });
	});

	it('a server that is not there is told as gone', async () => {
		const { close } = await serve({ say: ['x'] });
		await close();
		expect((await say(begin(1000), 'a')).outcome).toMatchObject({ fault: { kind: 'server-gone' } });
	});

	it('after one, the next message takes along what was not answered', async () => {
		const { asked } = await serve({ say: [] }, { say: ['Fine.'] });
		const failed = await say(begin(1000), 'first');
		await say(failed.state, 'second');
		expect(asked[1]?.messages).toEqual([{ role: 'user', content: 'first\n\nsecond' }]);
	});

	it('the recorded reply that goes in circles ends by itself', async () => {
		await serve({ lines: (await fixture('chat.ndjson')).trim().split('\n') });
		const { outcome, text } = await say(begin(2048), 'a dream');
		expect(text).toContain('When the dream happens');
		expect(outcome).toEqual({ how: 'cut', by: 'length' });
	});
});

describe('silence and stopping', () => {
	it('a silence is told, and the person can stop it at once', async () => {
		await serve({ say: [], hang: true });
		const stop = new AbortController();
		const { outcome, quiet, state } = await say(begin(1000), 'a', {
			patience: [20, 20],
			signal: stop.signal,
			onQuiet: (times) => times === 2 && stop.abort(),
		});
		expect(quiet).toEqual([0.02, 0.04]);
		expect(outcome).toEqual({ how: 'stopped', kept: false });
		expect(state.waiting).toBe('a');
	});

	it('what was written before the stop belongs to the conversation', async () => {
		await serve({ say: ['Half', ' a'], hang: true });
		const stop = new AbortController();
		const { outcome, state } = await say(begin(1000), 'a', { signal: stop.signal, onText: () => stop.abort() });
		expect(outcome).toEqual({ how: 'stopped', kept: true });
		expect(state.messages[1]?.content).toMatch(/^Half/);
		expect(state.waiting).toBeNull();
	});
});

describe('a full context', () => {
	const refused =
		'{"error":"request (1620 tokens) exceeds the available context size (512 tokens), try increasing it {\\"type\\":\\"exceed_context_size_error\\",\\"n_prompt_tokens\\":1620,\\"n_ctx\\":512}"}';

	it('a text too long goes in parts that together are the text', async () => {
		const { asked } = await serve({ status: 400, body: refused }, { say: ['Go on.'], tokens: 120 });
		const text = Array.from({ length: 120 }, (_, i) => `Sentence number ${i} of a long day.`).join(' ');
		const { state, outcome } = await say(begin(8192), text);
		expect(outcome).toMatchObject({ how: 'too-long', tokens: 1620, parts: state.parts.length });
		expect(state.parts.length).toBeGreaterThan(3);
		expect(state).toMatchObject({ context: 512, waiting: null });
		const bare = state.parts.map((part) => part.slice(part.indexOf('\n\n') + 2)).join(' ');
		expect(bare.replace(/\s+/g, ' ')).toBe(text);
		const next = await say(takePart(state), '');
		expect(asked[1]?.messages[0]?.content).toMatch(/^\(Part 1 of \d+ of one longer text\.\)\n\nSentence number 0/);
		expect(next.state.parts).toHaveLength(state.parts.length - 1);
		expect(drop(next.state).parts).toEqual([]);
	});

	it('a conversation that is too full for any part says so and keeps the text', async () => {
		await serve({ status: 400, body: refused });
		const full = { ...begin(512), tokens: 480 };
		const { state, outcome } = await say(full, 'one more thing');
		expect(outcome).toEqual({ how: 'too-long', tokens: 1620, text: 'one more thing', parts: 0 });
		expect(state.waiting).toBe('one more thing');
	});

	it('a reply cut by the context ends as such, one cut by its own length as that', async () => {
		await serve(
			{ say: ['Long'], doneReason: 'length', tokens: 995 },
			{ say: ['Long'], doneReason: 'length', tokens: 300 },
		);
		expect((await say(begin(1000), 'a')).outcome).toEqual({ how: 'cut', by: 'context' });
		expect((await say(begin(1000), 'a')).outcome).toEqual({ how: 'cut', by: 'length' });
	});

	it('the offer to close comes once, at 65 %', async () => {
		await serve({ say: ['a.'], tokens: 649 }, { say: ['b.'], tokens: 650 });
		const first = await say(begin(1000), 'a');
		expect(offerDue(first.state)).toBe(false);
		const second = await say(first.state, 'b');
		expect(offerDue(second.state)).toBe(true);
		expect(offerDue({ ...second.state, offered: true })).toBe(false);
	});
});

describe('the recap', () => {
	const talked = (pairs: number): Conversation => ({
		...begin(1000),
		messages: Array.from({ length: pairs }, (_, i) => [
			{ role: 'user' as const, content: `u${i}` },
			{ role: 'assistant' as const, content: `a${i}` },
		]).flat(),
	});

	it('goes with the first message of a fresh conversation', async () => {
		const { asked } = await serve({ say: ['Fine.'] });
		await say(begin(1000, 'You were tired.'), 'Hello again');
		expect(asked[0]?.messages).toEqual([
			{ role: 'user', content: '(Summary of our earlier conversation: You were tired.)\n\nHello again' },
		]);
	});

	it('leaves out the beginning where it no longer fits, and says so', async () => {
		const refusal: Play = {
			status: 400,
			body: '{"error":"exceed_context_size_error n_prompt_tokens: 2000, n_ctx: 1000"}',
		};
		const { asked, host } = await serve(refusal, refusal, { say: ['Short.'] });
		const events = recap({ client: chatClient(host, fetch), model: 'm' }, talked(8), {
			signal: new AbortController().signal,
		});
		let last = await events.next();
		while (!last.done) last = await events.next();
		expect(last.value).toMatchObject({ shortened: true, ending: { how: 'done', text: 'Short.' } });
		expect(asked.map(({ messages }) => messages.length)).toEqual([17, 9, 5]);
		expect(asked.every(({ messages }) => messages[0]?.role === 'user')).toBe(true);
	});
});
