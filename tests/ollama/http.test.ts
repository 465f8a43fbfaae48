import { spawn } from 'node:child_process';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeClient } from '../../src/ollama/client.ts';
import { type FetchInit, makeFetch } from '../../src/world/http.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
	vi.unstubAllEnvs();
	for (const server of open.splice(0)) server.close();
});

async function serve(handler: http.RequestListener): Promise<{ url: string; port: number; server: http.Server }> {
	const server = http.createServer(handler);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	open.push({
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, port, server };
}

const fetch = makeFetch({ env: {} });
const codeOf = (promise: Promise<unknown>) =>
	promise.then(
		() => 'no error',
		(error: Error & { cause?: { code?: string } }) => error.cause?.code ?? error.name,
	);

describe('our own fetch', () => {
	it('sends method, headers and body, and gives a plain Response', async () => {
		const { url } = await serve(async (request, response) => {
			let body = '';
			for await (const chunk of request) body += chunk;
			response.writeHead(201, {
				'x-got': `${request.method} ${request.headers['x-a']} ${request.headers['content-length']}`,
			});
			response.end(body.toUpperCase());
		});
		const response = await fetch(`${url}/p?q=1`, { method: 'POST', headers: { 'X-A': 'b' }, body: 'grüße' });
		expect([response.status, response.ok, response.url]).toEqual([201, true, `${url}/p?q=1`]);
		expect(response.headers.get('x-got')).toBe('POST b 7');
		expect(await response.text()).toBe('GRÜSSE');
	});

	it('streams with back-pressure: a slow reader does not make it hold everything', async () => {
		let sent = 0;
		const { url } = await serve((_, response) => {
			const more = () => {
				while (sent < 64 * 2 ** 20) {
					sent += 65536;
					if (!response.write(Buffer.alloc(65536))) return void response.once('drain', more);
				}
				response.end();
			};
			more();
		});
		const response = await fetch(url);
		await new Promise((resolve) => setTimeout(resolve, 150));
		expect(sent).toBeLessThan(32 * 2 ** 20);
		let got = 0;
		for await (const chunk of response.body ?? []) got += (chunk as Uint8Array).length;
		expect(got).toBe(64 * 2 ** 20);
	});

	it('follows redirects of GET and keeps Range; POST stays where it is; loops end', async () => {
		const { url } = await serve((request, response) => {
			if (request.url === '/loop') return response.writeHead(302, { location: '/loop' }).end();
			if (request.url === '/a') return response.writeHead(307, { location: '/b' }).end();
			return response.writeHead(206).end(String(request.headers.range));
		});
		const got = await fetch(`${url}/a`, { headers: { range: 'bytes=5-' } });
		expect([got.status, got.redirected, got.url, await got.text()]).toEqual([206, true, `${url}/b`, 'bytes=5-']);
		expect((await fetch(`${url}/a`, { method: 'POST', body: 'x' })).status).toBe(307);
		expect((await fetch(`${url}/a`, { redirect: 'manual' })).status).toBe(307);
		expect(await codeOf(fetch(`${url}/loop`))).toBe('EREDIRECT');
	});

	it('tells errors with the code of the system', async () => {
		const { url, server } = await serve((request, response) => {
			if (request.url === '/drop') return void request.socket.destroy();
			response.writeHead(200, { 'content-length': '100' });
			response.write('half');
			setTimeout(() => request.socket.destroy(), 20);
		});
		expect(await codeOf(fetch(`${url}/drop`))).toBe('ECONNRESET');
		expect(await codeOf(fetch(url).then((response) => response.text()))).toBe('ECONNRESET');
		server.close();
		server.closeAllConnections();
		expect(await codeOf(fetch(url))).toBe('ECONNREFUSED');
		expect(await codeOf(fetch('http://nowhere.invalid/'))).toMatch(/ENOTFOUND|EAI_AGAIN/);
	});

	it('aborts before, while waiting and while reading, with the reason of the signal', async () => {
		const reason = new Error('that will do');
		const { url } = await serve((request, response) => {
			if (request.url === '/head') response.write('x');
		});
		await expect(fetch(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
		for (const path of ['/', '/head']) {
			const controller = new AbortController();
			setTimeout(() => controller.abort(reason), 30);
			const asked = fetch(url + path, { signal: controller.signal }).then((response) => response.text());
			await expect(asked).rejects.toBe(reason);
		}
	});

	/** A server that says these bytes to whatever it hears, and no more. */
	async function saying(bytes: string): Promise<string> {
		const sockets: net.Socket[] = [];
		const server = net.createServer((socket) => {
			sockets.push(socket.on('error', () => undefined));
			socket.once('data', () => socket.write(bytes));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		open.push({
			close: () => {
				for (const socket of sockets) socket.destroy();
				server.close();
			},
		});
		return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	}

	it('takes a switch to another protocol for no answer of Ollama', async () => {
		const url = await saying('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
		expect(await codeOf(fetch(url))).toBe('EUPGRADE');
		await expect(makeClient({ fetch }, url).version()).rejects.toMatchObject({ kind: 'foreign' });
	});

	it('ends by its signal, or its limit, while a proxy is silent about the tunnel', async () => {
		const reason = new Error('that will do');
		vi.stubEnv('https_proxy', await saying(''));
		const proxied = makeFetch({ env: process.env });
		const stop = new AbortController();
		setTimeout(() => stop.abort(reason), 30);
		await expect(proxied('https://example.invalid/', { signal: stop.signal })).rejects.toBe(reason);
		const init: FetchInit = { connectTimeout: 30 };
		expect(await codeOf(proxied('https://example.invalid/', init))).toBe('ETIMEDOUT');
	});

	it('ends by its signal at each stage of an answer', async () => {
		const reason = new Error('that will do');
		const head = 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n';
		for (const bytes of ['', 'HTTP/1.1 103 Early Hints\r\n\r\n', head, `${head}\r\n`, `${head}\r\nhalf`]) {
			const stop = new AbortController();
			setTimeout(() => stop.abort(reason), 30);
			const asked = fetch(await saying(bytes), { signal: stop.signal }).then((answer) => answer.text());
			await expect(asked).rejects.toBe(reason);
		}
	});

	it('closes the connection when the reader leaves', async () => {
		const gone = await new Promise<boolean>((resolve, reject) => {
			serve((request, response) => {
				request.socket.once('close', () => resolve(true));
				response.write('x');
			})
				.then(async ({ url }) => (await fetch(url)).body?.cancel())
				.catch(reject);
		});
		expect(gone).toBe(true);
	});

	it('limits the connection, not the answer', async () => {
		const { url } = await serve((_, response) => void setTimeout(() => response.end('late'), 450));
		const init: FetchInit = { connectTimeout: 300 };
		expect(await (await fetch(url, init)).text()).toBe('late');
	});

	// A listener whose queue is full answers nobody: on Linux the next connection just waits.
	it.runIf(process.platform === 'linux')('gives up a connection that never stands', async () => {
		const block = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0)';
		const script = `const s=require('net').createServer().listen({port:0,host:'127.0.0.1',backlog:1},()=>{
			require('fs').writeSync(1,String(s.address().port));${block}})`;
		const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
		open.push({ close: () => child.kill('SIGKILL') });
		const port = Number(String(await new Promise((resolve) => child.stdout.once('data', resolve))));
		const fill = Array.from({ length: 4 }, () => net.connect(port, '127.0.0.1').on('error', () => undefined));
		await new Promise((resolve) => setTimeout(resolve, 50));
		const init: FetchInit = { connectTimeout: 80 };
		expect(await codeOf(fetch(`http://127.0.0.1:${port}/`, init))).toBe('ETIMEDOUT');
		for (const socket of fill) socket.destroy();
	});
});

describe('proxies', () => {
	async function proxy() {
		const asked: string[] = [];
		const { server, url } = await serve((request, response) => {
			asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
			response.end('from the proxy');
		});
		server.on('connect', (request, socket: net.Socket) => {
			asked.push(`CONNECT ${request.url}`);
			socket.end('HTTP/1.1 502 no\r\n\r\n');
		});
		return { asked, url };
	}

	it('never asks a proxy for this computer', async () => {
		const { asked, url } = await proxy();
		const { url: direct } = await serve((_, response) => response.end('direct'));
		for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) vi.stubEnv(name, url);
		vi.stubEnv('NO_PROXY', '');
		const proxied = makeFetch({ env: process.env });
		expect(await (await proxied(direct)).text()).toBe('direct');
		expect(await (await proxied(direct.replace('127.0.0.1', 'localhost'))).text()).toBe('direct');
		expect(asked).toEqual([]);
	});

	it('sends http with the whole address, https through a tunnel, and respects NO_PROXY', async () => {
		const { asked, url } = await proxy();
		vi.stubEnv('http_proxy', url.replace('//', '//me:secret@'));
		vi.stubEnv('https_proxy', url);
		vi.stubEnv('no_proxy', 'inside.invalid');
		const proxied = makeFetch({ env: process.env });
		expect(await (await proxied('http://example.invalid/a?b')).text()).toBe('from the proxy');
		expect(await codeOf(proxied('https://example.invalid/c'))).toBe('EPROXY');
		expect(await codeOf(proxied('http://inside.invalid/'))).toMatch(/ENOTFOUND|EAI_AGAIN/);
		expect(asked).toEqual([
			`GET http://example.invalid/a?b Basic ${Buffer.from('me:secret').toString('base64')}`,
			'CONNECT example.invalid:443',
		]);
	});

	it('says that it does not speak SOCKS', async () => {
		vi.stubEnv('https_proxy', 'socks5://127.0.0.1:1');
		expect(await codeOf(makeFetch({ env: process.env })('https://example.invalid/'))).toBe('EPROXY');
	});
});
