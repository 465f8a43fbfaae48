// Unpacking: real archives of GNU tar and zstd, made ones, and hostile ones.

import { spawnSync } from 'node:child_process';
import { lstat, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchVerified } from '../../src/install/archive/download.ts';
import { DamagedArchive, tarEntries } from '../../src/install/archive/tar.ts';
import { innerPath, unpack } from '../../src/install/archive/unpack.ts';
import { header, type Item, tar, zstd } from './archives.ts';
import { folder, problemOf, sendRange, serve, sha256 } from './helpers.ts';

const fixture = (name: string) => new URL(`../fixtures/install/${name}`, import.meta.url).pathname;
const { env } = process;
const long = 'long-'.repeat(30);

async function made(items: readonly Item[]) {
	const home = await folder();
	const archive = path.join(home, 'made.tar.zst');
	await writeFile(archive, zstd(tar(items)));
	return { home, archive, into: path.join(home, 'out') };
}

describe('archives of GNU tar', () => {
	test.each(['gnu', 'pax'])('%s format: long names, links, rights', async (format) => {
		const into = path.join(await folder(), 'out');
		const progress: number[] = [];
		const archive = fixture(`${format}.tar.zst`);
		const written = await unpack({ archive, into, env, onProgress: (done) => progress.push(done) });
		expect(await readFile(path.join(into, 'bin/ollama'), 'utf8')).toBe('#!/bin/sh\necho hello\n');
		expect((await stat(path.join(into, 'bin/ollama'))).mode & 0o777).toBe(0o755);
		expect(await readFile(path.join(into, 'lib/ollama', long, 'file.txt'), 'utf8')).toBe('deep\n');
		expect(await readlink(path.join(into, 'lib/ollama', long, 'back'))).toBe('../numbers.so.1');
		const numbers = Array.from({ length: 20_000 }, (_, i) => `${i + 1}\n`).join('');
		for (const name of ['numbers.so', 'numbers.so.1', 'same.so'])
			expect(await readFile(path.join(into, 'lib/ollama', name), 'utf8')).toBe(numbers);
		expect(written).toHaveLength(6);
		expect(progress.at(-1)).toBe((await stat(archive)).size);
	});

	test('one that was cut is damaged', async () => {
		const into = path.join(await folder(), 'out');
		const problem = await problemOf(() => unpack({ archive: fixture('cut.tar.zst'), into, env }));
		expect(problem.code).toBe('archive-damaged');
	});

	test.each<[string, (whole: Buffer) => Buffer]>([
		['was cut', (whole) => whole.subarray(0, -20)],
		['has other bytes', (whole) => Buffer.concat([whole.subarray(0, 40), Buffer.alloc(20, 7), whole.subarray(60)])],
		['is no archive', () => Buffer.from('<html>Please log in</html>')],
	])('one of gzip, as for macOS, that %s is damaged', async (_, spoiled) => {
		const home = await folder();
		const archive = path.join(home, 'made.tgz');
		await writeFile(archive, spoiled(gzipSync(tar([{ path: 'a', body: 'kettleside '.repeat(500) }]))));
		const problem = await problemOf(() => unpack({ archive, env, into: path.join(home, 'out') }));
		expect(problem.code).toBe('archive-damaged');
	});
});

/** A tmpfs of its own needs root; without, the reason is printed and nothing is tried. */
async function smallDisk(bytes: number): Promise<string | null> {
	const point = await folder();
	const result = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', point], { encoding: 'utf8' });
	if (result.status !== 0) {
		console.info(`skipped: a small disk cannot be made here (${result.error?.message ?? result.stderr.trim()})`);
		return null;
	}
	onTestFinished(() => void spawnSync('umount', [point]));
	return point;
}

describe('a disk that is too small', () => {
	test('while unpacking: said so, and nothing whole is pretended', async (context) => {
		const disk = await smallDisk(64 * 1024);
		if (disk === null) return context.skip();
		const { archive } = await made([{ path: 'a', body: 'x'.repeat(100_000) }]);
		const problem = await problemOf(() => unpack({ archive, env, into: path.join(disk, 'out') }));
		expect(problem).toMatchObject({ code: 'disk-full', exit: 1 });
		expect(problem.raw).toContain('ENOSPC');
	});

	test.runIf(process.platform === 'linux')('while fetching, also where no disk can be made: said so', async () => {
		const home = await folder();
		const { url } = await serve((request, response) => sendRange(request, response, Buffer.from('x')));
		await symlink('/dev/full', path.join(home, 'file.part'));
		const job = { fetch, url, sha256: sha256(Buffer.from('x')), to: path.join(home, 'file') };
		const problem = await problemOf(() => fetchVerified(job));
		expect(problem).toMatchObject({ code: 'disk-full', exit: 1 });
		expect(problem.raw).toContain('ENOSPC');
	});

	test('while fetching: what arrived is kept, and with room it goes on', async (context) => {
		const disk = await smallDisk(64 * 1024);
		if (disk === null) return context.skip();
		const body = Buffer.alloc(100_000, 7);
		const { url, seen } = await serve((request, response) => sendRange(request, response, body));
		const job = { fetch, url, sha256: sha256(body), to: path.join(disk, 'file') };
		const problem = await problemOf(() => fetchVerified(job));
		expect(problem).toMatchObject({ code: 'disk-full' });
		const { size } = await stat(`${job.to}.part`);
		expect(size).toBeGreaterThan(0);
		spawnSync('mount', ['-o', 'remount,size=1m', disk]);
		await fetchVerified(job);
		expect(seen[1]?.headers.range).toBe(`bytes=${size}-`);
		expect(body.equals(await readFile(job.to))).toBe(true);
	});
});

describe('hostile archives', () => {
	const body = 'x';
	test.each<[string, Item[]]>([
		['an absolute path', [{ path: '/tmp/evil', body }]],
		['a path that climbs', [{ path: 'a/../../evil', body }]],
		['a path of Windows', [{ path: 'C:evil', body }]],
		['backslashes', [{ path: '..\\evil', body }]],
		['an absolute link', [{ path: 'a', type: '2', target: '/etc' }]],
		['a link that climbs', [{ path: 'a/b', type: '2', target: '../../etc' }]],
		[
			'a file through a link',
			[
				{ path: 'a', type: '2', target: '.' },
				{ path: 'a/b', body },
			],
		],
		[
			'a folder over a link',
			[
				{ path: 'a', type: '2', target: '.' },
				{ path: 'a', type: '5' },
			],
		],
		['a hard link that climbs', [{ path: 'a', type: '1', target: '../evil' }]],
		[
			'a hard link to a link',
			[
				{ path: 'a', type: '2', target: 'b' },
				{ path: 'c', type: '1', target: 'a' },
			],
		],
		['a device', [{ path: 'a', type: '3' }]],
		[
			'a link that climbs through another',
			[
				{ path: 'sub/l', type: '2', target: '..' },
				{ path: 'l2', type: '2', target: 'sub/l/../..' },
			],
		],
	])('%s is refused', async (_, items) => {
		const { home, archive, into } = await made(items);
		const problem = await problemOf(() => unpack({ archive, into, env }));
		expect(problem.code).toBe('archive-unsafe');
		expect((await readdir(home)).sort()).toEqual(['made.tar.zst', 'out']);
	});

	test('a later entry replaces a link, and never writes through it', async () => {
		const { archive, into } = await made([
			{ path: 'target', body: 'kept' },
			{ path: 'a', type: '2', target: 'target' },
			{ path: 'a', body: 'new' },
		]);
		await unpack({ archive, into, env });
		expect(await readFile(path.join(into, 'target'), 'utf8')).toBe('kept');
		expect((await lstat(path.join(into, 'a'))).isFile()).toBe(true);
	});

	test('rights to run as someone else are dropped', async () => {
		const { archive, into } = await made([{ path: 'a', body, mode: 0o6777 }]);
		await unpack({ archive, into, env });
		expect((await stat(path.join(into, 'a'))).mode & 0o7777).toBe(0o755);
	});

	test('what is kept inside is a path without detours', () => {
		const parts = fc.array(fc.constantFrom('a', 'b', '.', '..', '', '/', 'c d'), { maxLength: 8 });
		fc.assert(
			fc.property(parts, (names) => {
				const name = names.join('/');
				if (name.startsWith('/') || name.split('/').includes('..')) expect(() => innerPath(name)).toThrow();
				else expect(path.posix.join('.', innerPath(name))).toBe(innerPath(name) || '.');
			}),
		);
	});
});

describe('tarEntries', () => {
	async function* chunks(data: Uint8Array, size: number) {
		for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
	}
	const read = async (data: Uint8Array, size = 7) => {
		const found: [string, string][] = [];
		for await (const entry of tarEntries(chunks(data, size))) {
			const pieces: Uint8Array[] = [];
			for await (const piece of entry.body) pieces.push(piece);
			found.push([entry.path, Buffer.concat(pieces).toString()]);
		}
		return found;
	};

	test('any sizes of files and of chunks', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.string({ maxLength: 1500 }), { maxLength: 5 }),
				fc.integer({ min: 1, max: 2000 }),
				async (bodies, size) => {
					const items = bodies.map((body, at) => ({ path: `f${at}`, body }));
					expect(await read(tar(items), size)).toEqual(items.map(({ path: name, body }) => [name, body]));
				},
			),
			{ numRuns: 50 },
		);
	});

	test('what is not read is skipped', async () => {
		const data = tar([
			{ path: 'a', body: 'x'.repeat(1000) },
			{ path: 'b', body: 'y' },
		]);
		const names: string[] = [];
		for await (const { path: name } of tarEntries(chunks(data, 100))) names.push(name);
		expect(names).toEqual(['a', 'b']);
	});

	test('names by pax records and by GNU entries', async () => {
		const name = 'ü'.repeat(3);
		const pax = `${Buffer.byteLength(`00 path=${name}\n`)} path=${name}\n`;
		expect(
			await read(
				tar([
					{ path: 'pax', type: 'g', body: '14 path=never\n' },
					{ path: 'pax', type: 'x', body: pax },
					{ path: 'short', body: '1' },
					{ path: 'next', body: '2' },
					{ path: 'gnu', type: 'L', body: `${long}\0` },
					{ path: 'short', body: '3' },
				]),
			),
		).toEqual([
			[name, '1'],
			['next', '2'],
			[long, '3'],
		]);
	});

	test('damage is found', async () => {
		const good = tar([{ path: 'a', body: 'x'.repeat(600) }]);
		const flipped = Buffer.from(good);
		flipped[3] = 0x41;
		const wrongs = [good.subarray(0, 300), good.subarray(0, 700), good.subarray(0, 1536), flipped];
		for (const wrong of wrongs) await expect(read(wrong)).rejects.toThrow(DamagedArchive);
		const lies = Buffer.concat([header({ path: 'a', size: 5000 }), Buffer.alloc(1024)]);
		await expect(read(lies)).rejects.toThrow(DamagedArchive);
	});
});
