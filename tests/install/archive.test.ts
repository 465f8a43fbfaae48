// Fetching and unpacking a release: whole, resumed, cut, wrong, and archives that want to write elsewhere.

import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Download, fetchVerified } from '../../src/install/archive/download.ts';
import { Untar } from '../../src/install/archive/tar.ts';
import { unpack } from '../../src/install/archive/unpack.ts';
import { Problem } from '../../src/problem.ts';

const bytes = randomBytes(400_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
type Answer = (req: http.IncomingMessage, res: http.ServerResponse, count: number) => void;

let folder: string;
let server: http.Server;
let base: string;
let answer: Answer;
let ranges: string[];

beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'archive-'));
	ranges = [];
	server = http.createServer((req, res) => {
		ranges.push(String(req.headers.range ?? '-'));
		answer(req, res, ranges.length);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await rm(folder, { recursive: true, force: true });
});

const whole: Answer = (req, res) => {
	const from = Number(/bytes=(\d+)-/.exec(String(req.headers.range))?.[1] ?? 0);
	if (from >= bytes.length) return res.writeHead(416).end();
	const head = {
		'content-length': bytes.length - from,
		'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
	};
	return res.writeHead(from ? 206 : 200, head).end(bytes.subarray(from));
};
const job = (more: Partial<Download> = {}): Download => ({
	fetch,
	url: `${base}/archive`,
	sha256,
	to: path.join(folder, 'in', 'archive'),
	signal: new AbortController().signal,
	stall: 300,
	pause: 5,
	attempts: 3,
	...more,
});
const problemOf = async (promise: Promise<unknown>): Promise<Problem> => {
	const error = await promise.then(
		() => new Error('no problem'),
		(reason: unknown) => reason,
	);
	expect(error).toBeInstanceOf(Problem);
	return error as Problem;
};

describe('a download', () => {
	test('arrives whole, with progress that only grows', async () => {
		answer = whole;
		const seen: number[] = [];
		await fetchVerified(job({ onProgress: (done) => seen.push(done) }));
		expect(bytes.equals(await readFile(job().to))).toBe(true);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
		expect(seen.at(-1)).toBe(bytes.length);
	});

	test('goes on where a broken line left it', async () => {
		answer = (req, res, count) => {
			if (count > 1) return whole(req, res, count);
			res.writeHead(200, { 'content-length': bytes.length });
			return res.write(bytes.subarray(0, 150_000), () => setTimeout(() => res.destroy(), 30));
		};
		await fetchVerified(job());
		expect(bytes.equals(await readFile(job().to))).toBe(true);
		expect(ranges[1]).toMatch(/^bytes=\d+-$/);
		expect(Number(ranges[1]?.match(/\d+/)?.[0])).toBeGreaterThan(0);
	});

	test('goes on after a stall', async () => {
		answer = (req, res, count) => {
			if (count > 1) return whole(req, res, count);
			res.writeHead(200, { 'content-length': bytes.length });
			return res.write(bytes.subarray(0, 100_000));
		};
		await fetchVerified(job());
		expect(ranges).toHaveLength(2);
		expect(bytes.equals(await readFile(job().to))).toBe(true);
	});

	test('starts anew where the server ignores the range', async () => {
		answer = whole;
		await fetchVerified(job());
		await rm(job().to);
		await writeFile(`${job().to}.part`, bytes.subarray(0, 1000));
		answer = (_, res) => res.writeHead(200, { 'content-length': bytes.length }).end(bytes);
		await fetchVerified(job());
		expect(bytes.equals(await readFile(job().to))).toBe(true);
	});

	test('a part that is already whole is only checked', async () => {
		answer = whole;
		await fetchVerified(job());
		await rm(job().to);
		await writeFile(`${job().to}.part`, bytes);
		await fetchVerified(job());
		expect(bytes.equals(await readFile(job().to))).toBe(true);
	});

	test('wrong bytes are thrown away and said', async () => {
		answer = (_, res) => res.end(Buffer.concat([bytes.subarray(1), Buffer.from([1])]));
		expect((await problemOf(fetchVerified(job()))).code).toBe('checksum');
		expect(await readdir(path.join(folder, 'in'))).toEqual([]);
	});

	test.each([
		[404, 'not-found'],
		[403, 'refused'],
	])('HTTP %i is not tried again', async (status, code) => {
		answer = (_, res) => res.writeHead(status).end();
		expect((await problemOf(fetchVerified(job()))).code).toBe(code);
		expect(ranges).toHaveLength(1);
	});

	test('503 is tried again, and in the end said', async () => {
		answer = (_, res) => res.writeHead(503).end();
		expect((await problemOf(fetchVerified(job()))).code).toBe('refused');
		expect(ranges).toHaveLength(3);
	});

	test('a log-in page is told as one', async () => {
		answer = (_, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
		expect((await problemOf(fetchVerified(job()))).code).toBe('login-page');
	});

	test('a closed port is told as unreachable', async () => {
		const { port } = server.address() as AddressInfo;
		await new Promise((done) => server.close(done));
		expect((await problemOf(fetchVerified(job({ url: `http://127.0.0.1:${port}/x` })))).code).toBe('unreachable');
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	});

	test('stopping keeps what has arrived', async () => {
		answer = (_, res) => {
			res.writeHead(200, { 'content-length': bytes.length });
			res.write(bytes.subarray(0, 100_000));
		};
		const stop = new AbortController();
		const promise = fetchVerified(
			job({ signal: stop.signal, stall: 5000, onProgress: (done) => done >= 100_000 && stop.abort(new Error('stop')) }),
		);
		await expect(promise).rejects.toThrow('stop');
		expect((await stat(`${job().to}.part`)).size).toBe(100_000);
	});

	test('one that is whole from an earlier start is not fetched again; a wrong one is', async () => {
		answer = whole;
		await fetchVerified(job());
		await fetchVerified(job());
		expect(ranges).toHaveLength(1);
		await writeFile(job().to, 'something else');
		await fetchVerified(job());
		expect(ranges).toHaveLength(2);
		expect(await readFile(job().to)).toEqual(bytes);
	});

	test('a line that breaks off for good, or a host that only refuses, is told as that', async () => {
		answer = (req, res) => {
			if (req.headers.range) return res.destroy();
			res.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 200_000));
			return setTimeout(() => res.destroy(), 30);
		};
		await expect(fetchVerified(job({ stall: 2000 }))).rejects.toMatchObject({ code: 'download-cut' });
		answer = (_, res) => res.writeHead(503).end();
		await expect(fetchVerified(job())).rejects.toMatchObject({
			code: 'refused',
			message: expect.stringContaining('503'),
		});
		answer = (req, res) => {
			if (!req.headers.range) res.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 9));
		};
		await expect(fetchVerified({ ...job(), to: path.join(folder, 'quiet') })).rejects.toMatchObject({
			code: 'download-cut',
			message: expect.stringContaining('broke off'),
		});
	});

	test('a place where nothing may be written is told in words', async () => {
		answer = whole;
		await writeFile(path.join(folder, 'in'), 'a file where the folder should be');
		await expect(fetchVerified(job())).rejects.toMatchObject({ code: 'no-permission' });
		expect(ranges).toEqual([]);
	});
});

const tiny = new URL('../fixtures/install/tiny.tar.zst', import.meta.url).pathname;
const never = new AbortController().signal;

describe('an archive', () => {
	test('is unpacked with its modes, links and long names', async () => {
		const into = path.join(folder, 'out');
		await unpack(tiny, into, never);
		expect(await readFile(path.join(into, 'bin/ollama'), 'utf8')).toContain('#!/bin/sh');
		expect((await stat(path.join(into, 'bin/ollama'))).mode & 0o111).toBe(0o111);
		expect(await readlink(path.join(into, 'lib/ollama/libggml.so'))).toBe('libggml.so.1');
		const long = 'd'.repeat(60);
		expect(await readFile(path.join(into, 'lib', long, long, 'x'.repeat(120)), 'utf8')).toBe('long\n');
		expect((await stat(path.join(into, 'lib/ollama/big'))).size).toBe(3_000_000);
	});

	test('that is cut is refused', async () => {
		const cut = path.join(folder, 'cut.tar.zst');
		const all = await readFile(tiny);
		await writeFile(cut, all.subarray(0, Math.floor(all.length / 2)));
		expect((await problemOf(unpack(cut, path.join(folder, 'out'), never))).code).toBe('bad-archive');
	});

	test('that is something else is refused', async () => {
		const other = path.join(folder, 'other');
		await writeFile(other, 'not an archive at all');
		expect((await problemOf(unpack(other, path.join(folder, 'out'), never))).code).toBe('bad-archive');
	});
});

/** One tar header with its checksum. */
function header(name: string, type = '0', linkName = '', size = 0): Buffer {
	const block = Buffer.alloc(512);
	block.write(name, 0);
	block.write('0000644\0', 100);
	block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
	block.write('        ', 148);
	block.write(type, 156);
	block.write(linkName, 157);
	block.write('ustar\x0000', 257);
	const sum = block.reduce((a, b) => a + b, 0);
	block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
	return block;
}

test.each([
	['a path upwards', header('../evil')],
	['an absolute path', header('/tmp/evil')],
	['a link to an absolute path', header('a', '2', '/etc/passwd')],
	['a link upwards', header('a/b', '2', '../../evil')],
	['a hard link upwards', header('a', '1', '../evil')],
	['a wrong header', Buffer.alloc(512, 1)],
])('%s never leaves the folder', async (_, block) => {
	const untar = new Untar(path.join(folder, 'out'));
	expect((await problemOf(untar.write(block))).code).toBe('bad-archive');
	expect((await readdir(folder)).filter((name) => name !== 'out')).toEqual([]);
});
