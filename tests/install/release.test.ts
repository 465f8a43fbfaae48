// What a release offers, asked of a server that answers as the release page does.

import { describe, expect, test } from 'vitest';
import { assetsFor, assetUrl, checksums, exactSize, latestVersion } from '../../src/install/archive/release.ts';
import type { Gpu, Library, Platform } from '../../src/types/machine.ts';
import { problemOf, serve } from './helpers.ts';

const sum = 'a'.repeat(64);

describe('assetsFor', () => {
	const machine = (arch: string, libraries: Library[] = [], usedByOllama = true, platform: Platform = 'linux') => ({
		os: { platform, arch, name: 'x', environment: 'native' as const },
		gpus: libraries.map((library) => ({ library, usedByOllama }) as Gpu),
	});
	const names = (...[about, pack]: Parameters<typeof assetsFor>) => assetsFor(about, pack)?.map(({ asset }) => asset);

	test('one archive for a processor, an add-on for a card that needs it', () => {
		expect(names(machine('x64'))).toEqual(['ollama-linux-amd64.tar.zst']);
		expect(names(machine('arm64', ['cuda']))).toEqual(['ollama-linux-arm64.tar.zst']);
		expect(names(machine('x64', ['cuda', 'rocm']))).toEqual([
			'ollama-linux-amd64.tar.zst',
			'ollama-linux-amd64-rocm.tar.zst',
		]);
		expect(names(machine('x64', ['vulkan']))).toHaveLength(1);
		expect(names(machine('x64', ['rocm'], false))).toHaveLength(1);
		expect(names(machine('arm64'), '6')?.[1]).toBe('ollama-linux-arm64-jetpack6.tar.zst');
		expect(names(machine('ia32'))).toBeUndefined();
		expect(names(machine('x64', [], true, 'darwin'))).toEqual(['ollama-darwin.tgz']);
	});

	test('every archive has a size to show', () => {
		expect(assetsFor(machine('x64', ['rocm']))?.every(({ bytes }) => bytes > 1e9)).toBe(true);
	});
});

describe('the release page', () => {
	test('the newest version comes from the redirect', async () => {
		const { url, seen } = await serve((_, s) =>
			s.writeHead(302, { location: 'https://github.com/ollama/ollama/releases/tag/v0.33.0' }).end(),
		);
		expect(await latestVersion(fetch, { base: url })).toBe('0.33.0');
		expect(seen.map(({ url: path }) => path)).toEqual(['/latest']);
	});

	test('anything else is a problem with its name', async () => {
		const page = await serve((_, s) => s.writeHead(200, { 'content-type': 'text/html' }).end('<html>log in'));
		expect(await problemOf(() => latestVersion(fetch, { base: page.url }))).toMatchObject({ code: 'login-page' });
		const odd = await serve((_, s) => s.writeHead(302, { location: '/somewhere' }).end());
		expect(await problemOf(() => latestVersion(fetch, { base: odd.url }))).toMatchObject({
			code: 'release-unreadable',
		});
		const down = await serve((_, s) => s.writeHead(502).end());
		expect(await problemOf(() => latestVersion(fetch, { base: down.url }))).toMatchObject({ code: 'host-down' });
		expect(await problemOf(() => latestVersion(fetch, { base: 'http://127.0.0.1:1' }))).toMatchObject({
			code: 'no-network',
		});
	});

	test('checksums are read with and without ./, and of the same version', async () => {
		const { url, seen } = await serve((_, s) => s.end(`${sum}  ./a.tar.zst\n${sum.toUpperCase()} *b.zip\nnoise\n`));
		const sums = await checksums(fetch, '0.33.0', { base: url });
		expect(sums).toEqual(
			new Map([
				['a.tar.zst', sum],
				['b.zip', sum],
			]),
		);
		expect(seen[0]?.url).toBe('/download/v0.33.0/sha256sum.txt');
	});

	test('a list without sums is not taken for one', async () => {
		const { url } = await serve((_, s) => s.end('sorry\n'));
		expect(await problemOf(() => checksums(fetch, '0.33.0', { base: url }))).toMatchObject({
			code: 'release-unreadable',
		});
	});

	test('exact sizes', async () => {
		const { url } = await serve((q, s) => s.writeHead(q.url?.endsWith('b') ? 405 : 200, { 'content-length': 7 }).end());
		expect(await exactSize(fetch, assetUrl('1.0.0', 'a', url))).toBe(7);
		expect(await exactSize(fetch, assetUrl('1.0.0', 'b', url))).toBeNull();
	});
});
