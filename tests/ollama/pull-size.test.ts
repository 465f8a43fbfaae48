import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { exactSize, parseModelName } from '../../src/install/steps/pull-size.ts';
import { nameText, sameName } from '../../src/models/names.ts';
import { makeFetch } from '../../src/world/http.ts';

const fetch = makeFetch({ env: {} });
let server: http.Server | undefined;
afterEach(() => {
	server?.close();
	server?.closeAllConnections();
});

const kind = (name: string) => `application/vnd.ollama.image.${name}`;
const manifest = (...kinds: string[]) =>
	JSON.stringify({
		schemaVersion: 2,
		config: { mediaType: 'application/vnd.docker.container.image.v1+json', digest: 'sha256:c', size: 488 },
		layers: kinds.map((name, i) => ({ mediaType: kind(name), digest: `sha256:${i}`, size: 1000 + i })),
	});

/** A registry that gives one answer; tells what it was asked. */
async function registry(status: number, body: string) {
	const asked: { url: string; agent: string }[] = [];
	server = http.createServer((request, response) => {
		asked.push({ url: request.url ?? '', agent: request.headers['user-agent'] ?? '' });
		response.writeHead(status, { 'content-type': 'text/plain' }).end(body);
	});
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return { asked, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe('the exact size of a model', () => {
	it('is the sum of its layers and its configuration', async () => {
		const { asked, base } = await registry(200, manifest('model', 'template', 'params', 'license'));
		const size = await exactSize({ fetch }, 'gemma3:4b', { base, serverVersion: '0.33.0' });
		expect(size).toMatchObject({ bytes: 1000 + 1001 + 1002 + 1003 + 488, host: 'registry.ollama.ai' });
		expect(size.digest).toMatch(/^[0-9a-f]{64}$/);
		expect(asked).toEqual([{ url: '/v2/library/gemma3/manifests/4b', agent: 'ollama/0.33.0 (kettleside)' }]);
	});

	it.each([
		[404, '{}', 'model-unknown'],
		[412, 'The model requires a newer version of Ollama.', 'ollama-too-old'],
		[429, 'slow down', 'rate-limited'],
		[503, 'upstream connect error', 'registry-down'],
		[401, '{}', 'registry-refused'],
		[200, '<!doctype html><title>Hotel Wi-Fi</title>', 'login-page'],
		[200, '{"hello":"world"}', 'login-page'],
		[200, 'null', 'login-page'],
		[200, manifest('license'), 'cloud-only'],
		[200, manifest('tensor', 'tensor', 'json'), 'mlx-only'],
	])('answer %i %s is %s', async (status, body, code) => {
		const { base } = await registry(status, body);
		await expect(exactSize({ fetch }, 'gemma3:4b', { base })).rejects.toMatchObject({ code });
	});

	it.each(['kimi-k2.6:cloud', 'gpt-oss:120b-cloud'])('does not even ask for %s', async (name) => {
		const { asked, base } = await registry(200, manifest('model'));
		await expect(exactSize({ fetch }, name, { base })).rejects.toMatchObject({ code: 'cloud-only' });
		expect(asked).toEqual([]);
	});

	it('tells a registry that is not there', async () => {
		await expect(exactSize({ fetch }, 'a', { base: 'http://127.0.0.1:1' })).rejects.toMatchObject({
			code: 'no-network',
		});
	});
});

describe('names of models', () => {
	it.each([
		['gemma3', 'gemma3:latest'],
		['gemma3:4b', 'gemma3:4b'],
		['library/gemma3:4b', 'gemma3:4b'],
		['someone/thing:Q4', 'someone/thing:Q4'],
		['hf.co/user/repo:Q4_K_M', 'hf.co/user/repo:Q4_K_M'],
		['https://registry.ollama.ai/library/gemma3', 'gemma3:latest'],
		['127.0.0.1:5000/library/tiny', '127.0.0.1:5000/library/tiny:latest'],
	])('%s is %s', (name, short) => {
		expect(nameText(name)).toBe(short);
	});

	it.each(['', 'a b', 'a:b:c', 'a/b/c/d', '../x', 'gemma3:', ':4b'])('%j is none', (name) => {
		expect(() => parseModelName(name)).toThrow(expect.objectContaining({ code: 'name-invalid', exit: 2 }));
	});

	it('compares as Ollama does', () => {
		expect(sameName('Kettleside', 'kettleside:latest')).toBe(true);
		expect(sameName('gemma3:4b', 'gemma3:1b')).toBe(false);
	});
});
