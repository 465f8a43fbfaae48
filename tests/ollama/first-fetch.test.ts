// Asking an own server that may not be there: the whole of node:http comes only with the first answer.

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { makeFirstFetch } from '../../src/world/first-fetch.ts';
import { makeFetch } from '../../src/world/http.ts';

let loads = 0;
const firstFetch = () => {
	loads = 0;
	return makeFirstFetch(async () => {
		loads++;
		return makeFetch({ env: {} });
	});
};

let server: http.Server | undefined;
const listen = (port = 0) =>
	new Promise<number>((resolve) => {
		const made = http.createServer((_, answer) => answer.end('here'));
		server = made.listen(port, '127.0.0.1', () => resolve((made.address() as AddressInfo).port));
	});
const close = () => new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
afterEach(close);

it('nobody listens: the error is that of the whole fetch, which is not loaded', async () => {
	const port = await listen();
	await close();
	const url = `http://127.0.0.1:${port}/api/version`;
	const own = await firstFetch()(url).catch((error: unknown) => error);
	const whole = await makeFetch({ env: {} })(url).catch((error: unknown) => error);
	expect(loads).toBe(0);
	expect(own).toBeInstanceOf(TypeError);
	expect(own).toMatchObject({ message: (whole as Error).message, cause: { code: 'ECONNREFUSED' } });
});

it('a server that starts later is found by the same fetch', async () => {
	const port = await listen();
	await close();
	const url = new URL(`http://127.0.0.1:${port}`);
	const fetch = firstFetch();
	await expect(fetch(url)).rejects.toThrow('ECONNREFUSED');
	await listen(port);
	expect(await (await fetch(url)).text()).toBe('here');
	expect(await (await fetch(url)).text()).toBe('here');
	expect(loads).toBe(1);
});

it('a name, an address elsewhere and an encrypted one go the usual way', async () => {
	const urls = ['http://localhost:1/', 'http://192.0.2.1/', 'https://127.0.0.1:1/'];
	const asked: string[] = [];
	for (const url of urls)
		await makeFirstFetch(async () => async (input) => {
			asked.push(String(input));
			return new Response();
		})(url);
	expect(asked).toEqual(urls);
});

it('an abort is answered with its reason', async () => {
	await expect(firstFetch()('http://127.0.0.1:1', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
		'enough',
	);
});
