import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeClient } from '../../src/ollama/client.ts';
import { makeFetch } from '../../src/world/http.ts';
import { type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';

const fetch = makeFetch({ env: {} });
const start = async (options: FakeOptions = {}) => {
	const server = await fakeOllama(options);
	return { server, client: makeClient({ fetch }, server.url), [Symbol.asyncDispose]: server.close };
};

async function all<T>(lines: AsyncIterable<T>): Promise<T[]> {
	const got: T[] = [];
	for await (const line of lines) got.push(line);
	return got;
}

// The package prints when an answer is not as it likes; nothing of that may reach a terminal.
const printed: unknown[] = [];
beforeEach(() => {
	for (const name of ['log', 'warn', 'error'] as const)
		vi.spyOn(console, name).mockImplementation((...args) => void printed.push(args));
});
afterEach(() => {
	vi.restoreAllMocks();
	expect(printed.splice(0)).toEqual([]);
});

describe('the client', () => {
	it('reads version, cloud switch, models and details', async () => {
		await using at = await start({ cloud: 'off' });
		expect(await at.client.version()).toBe('0.33.0');
		expect(await at.client.status()).toBe('off');
		expect((await at.client.tags()).map((tag) => tag.name)).toEqual(['gemma3:270m']);
		expect((await at.client.show('gemma3:270m', { verbose: true })).model_info['general.architecture']).toBe('gemma3');
		expect(at.server.seen.at(-1)?.body).toEqual({ model: 'gemma3:270m', verbose: true });
	});

	it('knows no cloud switch on an old server', async () => {
		await using at = await start({ cloud: 'none' });
		expect(await at.client.status()).toBe('unknown');
	});

	it('loads, is listed, renders, replies, unloads, copies, deletes', async () => {
		await using at = await start();
		expect(await at.client.load('gemma3:270m', { keepAlive: '10m' })).toMatchObject({ done_reason: 'load' });
		expect((await at.client.ps()).map((row) => row.name)).toEqual(['gemma3:270m']);
		expect(await at.client.render({ model: 'gemma3:270m', messages: [{ role: 'user', content: 'hello' }] })).toContain(
			'<start_of_turn>',
		);
		const reply = await all(
			at.client.chat({ model: 'gemma3:270m', messages: [], think: false, shift: false, truncate: false }),
		);
		expect(reply.at(-1)).toMatchObject({ done: true, eval_count: 40 });
		expect(at.server.seen.at(-1)?.body).toMatchObject({ think: false, shift: false, truncate: false, stream: true });
		expect(await at.client.unload('gemma3:270m')).toMatchObject({ done_reason: 'unload' });
		await at.client.copy('gemma3:270m', 'other');
		await at.client.delete('gemma3:270m');
		expect((await at.client.tags()).map((tag) => tag.name)).toEqual(['other:latest']);
		await expect(at.client.delete('gemma3:270m')).rejects.toMatchObject({ kind: 'answer', status: 404 });
	});

	it('keeps the text of an error that is not JSON', async () => {
		await using at = await start({
			answers: { '/api/show': [{ status: 502, text: '<b>Bad</b>', type: 'text/html' }] },
		});
		await expect(at.client.show('x')).rejects.toMatchObject({ kind: 'answer', status: 502, message: '<b>Bad</b>' });
	});

	it.each([
		[
			'an error line',
			{ error: 'pull model manifest: file does not exist' },
			'line',
			'pull model manifest: file does not exist',
		],
		['a broken connection', 'cut', 'broken', undefined],
		['half a line', 'half a line', 'broken', undefined],
	] as const)('tells %s in a pull', async (_, end, kind, message) => {
		await using at = await start({ pulls: [{ end }] });
		await expect(all(at.client.pull('gemma3:1b'))).rejects.toMatchObject({ kind, ...(message ? { message } : {}) });
	});

	it('tells a stream that ends without success', async () => {
		await using at = await start({
			answers: { '/api/pull': [{ status: 200, text: '{"status":"pulling manifest"}\n' }] },
		});
		await expect(all(at.client.pull('gemma3:1b'))).rejects.toMatchObject({ kind: 'broken' });
	});

	it('stops with the reason of the caller, and closes the connection when a loop is left', async () => {
		await using at = await start({ pulls: [{ end: 'stall' }] });
		const reason = new Error('stopped by a person');
		const signal = AbortSignal.any([AbortSignal.timeout(5000)]);
		const controller = new AbortController();
		setTimeout(() => controller.abort(reason), 50);
		await expect(all(at.client.pull('gemma3:1b', { signal: controller.signal }))).rejects.toBe(reason);
		for await (const line of at.client.pull('gemma3:1b', { signal })) {
			expect(line.status).toBe('pulling manifest');
			break;
		}
	});

	it('tells what is not there, what is silent and what is something else', async () => {
		await using at = await start({ version: 'silent' });
		await expect(at.client.version({ timeout: 50 })).rejects.toMatchObject({ kind: 'silent' });
		await using html = await start({ version: 'html' });
		await expect(html.client.version()).rejects.toMatchObject({ kind: 'foreign' });
		await using gone = await start();
		await gone.server.close();
		await expect(gone.client.version()).rejects.toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
	});
});
