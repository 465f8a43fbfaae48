// The whole installation from a made release, interrupted, repeated, refused.

import { lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { programIn } from '../../src/install/archive/layout.ts';
import { lookAtNetwork, lookBeforeInstall, mountOptions } from '../../src/install/preflight.ts';
import { type Install, installOllama } from '../../src/install/steps/install-ollama.ts';
import { Stopped } from '../../src/problem.ts';
import { unknown } from '../../src/types/known.ts';
import { type Item, tar, zstd } from './archives.ts';
import { fakeOllama } from './fake-ollama.ts';
import { folder, problemOf, sendRange, serve, sha256 } from './helpers.ts';
import { makeWorld } from './world.ts';

const base: Item[] = [
	{ path: './bin', type: '5' },
	{ path: './bin/ollama', body: fakeOllama() },
	{ path: './lib/ollama/llama-server', body: 'engine' },
	{ path: './lib/ollama/libggml.so.0', body: 'x'.repeat(50_000) },
	{ path: './lib/ollama/libggml.so', type: '2', target: 'libggml.so.0' },
];
const addOn: Item[] = [{ path: 'lib/ollama/rocm/libhip.so', body: 'hip' }];
const [name, rocm] = ['ollama-linux-amd64.tar.zst', 'ollama-linux-amd64-rocm.tar.zst'];

/** A release page with these archives, and a home folder to install into. */
async function setUp(archives: Record<string, Buffer> = { [name]: zstd(tar(base)) }, version = '0.33.0') {
	let broken = 0;
	const { url, seen } = await serve((request, response) => {
		const asked = request.url?.split('/').at(-1) ?? '';
		if (asked === 'latest') return void response.writeHead(302, { location: `/x/releases/tag/v${version}` }).end();
		if (asked === 'sha256sum.txt')
			return void response.end(
				Object.entries(archives)
					.map(([file, data]) => `${sha256(data)}  ./${file}\n`)
					.join(''),
			);
		const body = archives[asked];
		if (!body) return void response.writeHead(404).end();
		if (request.method === 'HEAD') return void response.writeHead(200, { 'content-length': body.length }).end();
		sendRange(request, response, body, broken > 0 ? 20_000 : body.length);
		if (broken-- > 0) setTimeout(() => response.destroy(), 20);
	});
	const home = await folder();
	const world = makeWorld(home);
	const assets = Object.keys(archives).map((asset) => ({ asset, bytes: 100_000 }));
	const data = path.join(home, '.local/share/kettleside');
	const said: string[] = [];
	const fetched: number[] = [];
	const job: Install = {
		ports: world,
		folder: path.join(data, 'ollama'),
		downloads: path.join(data, 'downloads'),
		assets,
		report: { doing: (text) => said.push(text), fetched: (done) => fetched.push(done) },
		larger: async () => false,
		base: url,
		space: 1,
		backOff: [1, 1],
	};
	return { world, job, data, seen, said, fetched, breakNext: (times: number) => (broken = times) };
}

describe('installOllama', () => {
	test('installs, and the second time finds it there without a request', async () => {
		const { world, job, data, seen, said, fetched } = await setUp();
		expect(await installOllama(job)).toMatchObject({ status: 'done', version: '0.33.0' });
		expect(fetched.at(-1)).toBe(zstd(tar(base)).length);
		expect(said.at(-1)).toContain('unpacking, 100 %');
		expect(await readdir(data)).toEqual(['ollama']);
		expect((await world.run(programIn(job.folder, 'linux'), ['--version'])).stdout).toContain('0.33.0');
		const before = seen.length;
		expect(await installOllama(job)).toMatchObject({ status: 'already', version: '0.33.0' });
		expect(seen).toHaveLength(before);
	});

	test('a download that is whole is used again after a kill while it was unpacked', async () => {
		const { job, seen } = await setUp();
		const archive = zstd(tar(base));
		await mkdir(job.downloads, { recursive: true });
		await writeFile(path.join(job.downloads, `0.33.0-${name}`), archive);
		await installOllama(job);
		expect(seen.filter(({ method, url }) => method === 'GET' && url?.endsWith('.zst'))).toEqual([]);
	});

	test('an add-on goes over the same folder', async () => {
		const { job, data } = await setUp({ [name]: zstd(tar(base)), [rocm]: zstd(tar(addOn)) });
		await installOllama(job);
		expect(await readFile(path.join(data, 'ollama/lib/ollama/rocm/libhip.so'), 'utf8')).toBe('hip');
		await stat(path.join(data, 'ollama/bin/ollama'));
	});

	test('a damaged installation is made whole', async () => {
		const { job, data } = await setUp();
		await installOllama(job);
		await rm(path.join(data, 'ollama/lib/ollama/llama-server'));
		expect(await installOllama(job)).toMatchObject({ status: 'done' });
		expect(await readFile(path.join(data, 'ollama/lib/ollama/llama-server'), 'utf8')).toBe('engine');
	});

	test('an Ollama that is too old, or lacks an add-on, is replaced', async () => {
		const old = await setUp(undefined, '0.29.0');
		await installOllama(old.job);
		const { job } = await setUp(undefined, '0.34.0');
		const again = { ...job, ports: old.world, folder: old.job.folder, downloads: old.job.downloads };
		expect(await installOllama(again)).toMatchObject({ status: 'done', version: '0.34.0' });
		expect(await readdir(old.data)).toEqual(['ollama']);
		const more = await setUp({ [name]: zstd(tar(base)), [rocm]: zstd(tar(addOn)) }, '0.34.0');
		const withCard = { ...more.job, folder: old.job.folder, downloads: old.job.downloads };
		expect(await installOllama(withCard)).toMatchObject({ status: 'done' });
		expect(await readdir(path.join(old.data, 'ollama/lib/ollama'))).toContain('rocm');
	});

	test('what an interrupted swap left is finished', async () => {
		const { job, data, seen } = await setUp();
		await installOllama(job);
		const before = seen.length;
		await rename(path.join(data, 'ollama'), path.join(data, 'ollama-0.33.0.new'));
		await mkdir(path.join(data, 'ollama.old'));
		await mkdir(path.join(data, 'downloads'));
		expect(await installOllama(job)).toMatchObject({ status: 'already' });
		expect(await readdir(data)).toEqual(['ollama']);
		// Killed after the old one was set aside and before the new one was whole: the old one comes back.
		await rename(path.join(data, 'ollama'), path.join(data, 'ollama.old'));
		expect(await installOllama(job)).toMatchObject({ status: 'already' });
		expect(seen).toHaveLength(before);
	});

	test('a half unpacked folder is begun again', async () => {
		const { job, data } = await setUp();
		await mkdir(path.join(data, 'ollama-0.33.0.new/bin'), { recursive: true });
		await writeFile(path.join(data, 'ollama-0.33.0.new/bin/stray'), '');
		await mkdir(path.join(data, 'ollama-0.32.0.new'));
		await installOllama(job);
		expect(await readdir(data)).toEqual(['ollama']);
		expect(await readdir(path.join(data, 'ollama/bin'))).toEqual(['ollama']);
	});

	/** A disk of so many bytes on which nothing lies but what is in the folder. */
	const disk = (bytes: number, home: string) => async () => {
		const files = await Promise.all(
			(await readdir(home, { recursive: true })).map((name) => lstat(path.join(home, name))),
		);
		return files.reduce((free, file) => free - (file.isFile() ? file.size : 0), bytes);
	};

	test('what a kill left takes no room from the next run, and archives of another version go', async () => {
		const { world, job, data } = await setUp();
		const archive = zstd(tar(base));
		const half = path.join(data, 'ollama-0.33.0.new/bin');
		await mkdir(half, { recursive: true });
		await writeFile(path.join(half, 'ollama'), Buffer.alloc(3_000_000));
		await mkdir(job.downloads, { recursive: true });
		await writeFile(path.join(job.downloads, `0.32.0-${name}`), Buffer.alloc(2_000_000));
		await writeFile(path.join(job.downloads, `0.33.0-${name}.part`), archive.subarray(0, 100));
		const ports = { ...world, freeSpace: disk(5_100_000, data) };
		expect(await installOllama({ ...job, ports, space: 5_000_000 })).toMatchObject({ status: 'done' });
		expect(await readdir(data)).toEqual(['ollama']);
	});

	test('archives of another version, and what was unpacked of them, are gone before the disk is looked at', async () => {
		const { world, job, data, breakNext } = await setUp();
		await mkdir(path.join(data, 'ollama-0.32.0.new'), { recursive: true });
		await mkdir(job.downloads, { recursive: true });
		const part = `0.33.0-${name}.part`;
		for (const [file, bytes] of [
			[`0.32.0-${name}`, 2_000_000],
			[`0.32.0-${rocm}.part`, 1000],
			[part, 100],
		] as const)
			await writeFile(path.join(job.downloads, file), Buffer.alloc(bytes));
		const looked: string[][] = [];
		const freeSpace = async () => {
			looked.push(await readdir(job.downloads));
			return 1e9;
		};
		breakNext(99);
		const problem = await problemOf(() => installOllama({ ...job, ports: { ...world, freeSpace } }));
		expect(problem).toMatchObject({ code: 'download-cut' });
		expect(looked.at(-1)).toEqual([part]);
		expect(await readdir(data)).toEqual(['downloads']);
	});

	test('a broken line is resumed; a stop keeps what came', async () => {
		const { world, job, data, breakNext } = await setUp();
		breakNext(99);
		expect(await problemOf(() => installOllama(job))).toMatchObject({ code: 'download-cut' });
		expect(await readdir(path.join(data, 'downloads'))).toEqual([`0.33.0-${name}.part`]);
		breakNext(0);
		const stop = new AbortController();
		stop.abort(new Stopped());
		const stopped = await problemOf(() => installOllama({ ...job, ports: { ...world, signal: stop.signal } }));
		expect(stopped.exit).toBe(130);
		expect(await installOllama(job)).toMatchObject({ status: 'done' });
	});

	test('larger than the plan said: asked, and a no fetches nothing', async () => {
		const { job, data } = await setUp();
		const asked: unknown[] = [];
		const small = { ...job, assets: [{ asset: name, bytes: 1000 }] };
		const no = { ...small, larger: async (...about: unknown[]) => asked.push(about) === 0 };
		expect(await problemOf(() => installOllama(no))).toMatchObject({ code: 'larger-than-planned', exit: 1 });
		expect(asked).toEqual([['Ollama', 1000, zstd(tar(base)).length]]);
		await expect(readdir(data)).rejects.toMatchObject({ code: 'ENOENT' });
		expect(await installOllama({ ...small, larger: async () => true })).toMatchObject({ status: 'done' });
	});

	test('a program that does not start is not put in place', async () => {
		const items = [{ path: 'bin/ollama', body: '#!/bin/sh\necho libfoo.so is missing >&2\nexit 127\n' }];
		const { job, data } = await setUp({ [name]: zstd(tar(items)) });
		const problem = await problemOf(() => installOllama(job));
		expect(problem).toMatchObject({ code: 'program-does-not-run', raw: 'libfoo.so is missing' });
		expect(await readdir(data)).not.toContain('ollama');
	});

	test('an archive without a checksum is not fetched', async () => {
		const { job } = await setUp();
		const assets = [{ asset: 'ollama-linux-other.tar.zst', bytes: 1 }];
		expect(await problemOf(() => installOllama({ ...job, assets }))).toMatchObject({
			code: 'checksum-unknown',
		});
	});
});

describe('before an installation', () => {
	const look = (change: Partial<ReturnType<typeof makeWorld>>, needed = 1) =>
		lookBeforeInstall({ ...makeWorld('/root'), arch: 'x64', ...change }, '/tmp/kettleside', needed);
	const glibc = { list: async () => ['ld-linux-x86-64.so.2'] };

	test('each obstacle is its own problem', async () => {
		const codes = await Promise.all([
			look(glibc),
			look({ platform: 'darwin' }),
			look({ platform: 'win32' }),
			look({ arch: 'ia32' }),
			look({ arch: 'arm' }),
			look({ list: async () => ['libc.musl-x86_64.so.1'] }),
			look({ list: async () => unknown('ENOENT') }),
			look({ ...glibc, read: async () => 'tmpfs /tmp tmpfs rw,nosuid,noexec 0 0\n' }),
			look({ ...glibc, freeSpace: async () => 5e9 }, 6e9),
			look({ ...glibc, freeSpace: async () => unknown('EIO') }, 6e9),
			lookBeforeInstall({ ...makeWorld('/root'), arch: 'x64', ...glibc }, '/proc/version/kettleside', 1),
		]);
		expect(codes.map((problem) => problem?.code ?? null)).toEqual([
			null,
			null,
			null,
			'processor-unsupported',
			'processor-unsupported',
			'needs-glibc',
			'needs-glibc',
			'noexec',
			'disk-space',
			null,
			'folder-denied',
		]);
		expect(codes.every((problem) => problem === null || problem.cure.length > 10)).toBe(true);
	});

	test('hosts that cannot be reached; any answer counts as reached', async () => {
		const world = makeWorld('/root');
		const { url } = await serve((_, response) => response.writeHead(404).end());
		const silent = await serve(() => undefined);
		expect(await lookAtNetwork(world, [url])).toBeNull();
		expect(await lookAtNetwork(world, [url, 'http://127.0.0.1:1'])).toMatchObject({ code: 'no-network' });
		expect(await lookAtNetwork(world, [silent.url], 50)).toMatchObject({ code: 'no-network' });
	});

	test('the mount that counts is the nearest one', () => {
		const mounts = ['/ / ext4 rw 0 0', 'x /home ext4 rw,noexec 0 0', 'y /home/me\\040x ext4 rw,exec 0 0'].join('\n');
		expect(mountOptions(mounts, '/home/you')).toContain('noexec');
		expect(mountOptions(mounts, '/home/me x/.local')).toEqual(['rw', 'exec']);
		expect(mountOptions(mounts, '/homely')).toEqual(['rw']);
	});
});
