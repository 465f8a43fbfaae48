// The download against a real server that behaves badly in every way known.

import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Download, fetchVerified, type Progress } from '../../src/install/archive/download.ts';
import { Stopped } from '../../src/problem.ts';
import { folder, type Handler, problemOf, sendRange, serve, sha256 } from './helpers.ts';

const body = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 7919) % 251));

async function setUp(handler: Handler) {
	const to = path.join(await folder(), 'down', 'file.bin');
	const { url, seen } = await serve(handler);
	const progress: Progress[] = [];
	const job: Download = {
		fetch,
		url: `${url}/file.bin`,
		sha256: sha256(body),
		to,
		backOff: [1, 1, 1, 1],
		onProgress: (each) => progress.push(each),
	};
	return { job, to, seen, progress };
}

const leave = async (to: string, part: Buffer) => {
	await mkdir(path.dirname(to), { recursive: true });
	await writeFile(`${to}.part`, part);
};
const gone = (file: string) => expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' });

describe('fetchVerified', () => {
	test('stores the file whole, with progress up to its size', async () => {
		const { job, to, progress } = await setUp((q, s) => sendRange(q, s, body));
		expect(await fetchVerified(job)).toEqual({ bytes: body.length, already: false, resumedFrom: 0 });
		expect(body.equals(await readFile(to))).toBe(true);
		expect(progress.at(-1)).toMatchObject({ phase: 'downloading', done: body.length, total: body.length });
		await gone(`${to}.part`);
	});

	test('what is there and right is not asked for again; what is there and wrong is', async () => {
		const { job, to, seen } = await setUp((q, s) => sendRange(q, s, body));
		await fetchVerified(job);
		expect(await fetchVerified(job)).toMatchObject({ already: true });
		expect(seen).toHaveLength(1);
		await writeFile(to, 'damaged');
		expect(await fetchVerified(job)).toMatchObject({ already: false });
		expect(body.equals(await readFile(to))).toBe(true);
	});

	test('goes on after what an earlier run left', async () => {
		const { job, to, seen } = await setUp((q, s) => sendRange(q, s, body));
		await leave(to, body.subarray(0, 120_000));
		expect(await fetchVerified(job)).toMatchObject({ resumedFrom: 120_000 });
		expect(seen[0]?.headers.range).toBe('bytes=120000-');
		expect(body.equals(await readFile(to))).toBe(true);
	});

	test('a part that is whole needs no request', async () => {
		const { job, to, seen } = await setUp((q, s) => sendRange(q, s, body));
		await leave(to, body);
		await fetchVerified(job);
		expect(seen).toHaveLength(0);
		expect(body.equals(await readFile(to))).toBe(true);
	});

	test('a server that knows no Range starts anew', async () => {
		const { job, to } = await setUp((_, s) => s.end(body));
		await leave(to, body.subarray(0, 120_000));
		await fetchVerified(job);
		expect(body.equals(await readFile(to))).toBe(true);
	});

	test('a part longer than the file, and one of another file, are given up for a fresh start', async () => {
		for (const part of [Buffer.alloc(400_000, 1), Buffer.alloc(1000, 1), Buffer.alloc(body.length, 1)]) {
			const { job, to } = await setUp((q, s) => sendRange(q, s, body));
			await leave(to, part);
			await fetchVerified(job);
			expect(body.equals(await readFile(to))).toBe(true);
		}
	});

	test('a connection that breaks twice is resumed where it broke', async () => {
		const { job, to, seen } = await setUp((q, s, count) => {
			sendRange(q, s, body, count < 3 ? count * 100_000 : body.length);
			if (count < 3) setTimeout(() => s.destroy(), 60);
		});
		await fetchVerified(job);
		expect(body.equals(await readFile(to))).toBe(true);
		expect(seen).toHaveLength(3);
		expect(Number(/\d+/.exec(seen[2]?.headers.range ?? '')?.[0])).toBeGreaterThan(100_000);
	});

	test('wherever it was cut, and however often: the same file, and what was here is not fetched again', async () => {
		const small = body.subarray(0, 5000);
		const cuts = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 3 });
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 5000 }), cuts, async (left, at) => {
				const cut = at.filter((end) => end > left).sort((a, b) => a - b);
				const starts: number[] = [];
				const { url } = await serve((request, response, count) => {
					const start = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0);
					const end = Math.max(start, cut[count - 1] ?? small.length);
					starts.push(start);
					sendRange(request, response, small, end);
					if (end < small.length) setTimeout(() => response.destroy(), 20);
				});
				const to = path.join(await folder(), 'file');
				await leave(to, small.subarray(0, left));
				await fetchVerified({ fetch, url, sha256: sha256(small), to, backOff: [1, 1, 1, 1] });
				expect(small.equals(await readFile(to))).toBe(true);
				expect(starts.every((start) => start >= left)).toBe(true);
			}),
			{ numRuns: 15 },
		);
	});

	test('progress never moves backwards, also when everything starts anew', async () => {
		const { job, progress } = await setUp((_, s, count) => {
			s.writeHead(200, { 'content-length': body.length });
			s.write(body.subarray(0, 200_000));
			if (count < 3) setTimeout(() => s.destroy(), 60);
			else s.end(body.subarray(200_000));
		});
		await fetchVerified(job);
		const done = progress.map((each) => each.done);
		expect(done).toEqual([...done].sort((a, b) => a - b));
		expect(progress.filter((each) => each.phase === 'waiting')).toHaveLength(2);
	});

	test('a connection that always breaks ends after the limit, and keeps what came', async () => {
		const { job, to, seen } = await setUp((q, s) => {
			sendRange(q, s, body, 50_000);
			setTimeout(() => s.destroy(), 60);
		});
		const problem = await problemOf(() => fetchVerified(job));
		expect(problem).toMatchObject({ code: 'download-cut', exit: 1 });
		expect(seen).toHaveLength(5);
		expect((await stat(`${to}.part`)).size).toBe(50_000);
	});

	test('silence is noticed, resumed, and given up after the limit', async () => {
		const { job, seen } = await setUp((q, s, count) => sendRange(q, s, body, count === 2 ? body.length : 50_000));
		await fetchVerified({ ...job, stall: 80 });
		expect(seen[1]?.headers.range).toBe('bytes=50000-');

		const never = await setUp((_, s) => void s.writeHead(200).write('x'));
		const problem = await problemOf(() => fetchVerified({ ...never.job, stall: 40 }));
		expect(problem.code).toBe('download-stalled');
	});

	test('wrong bytes are removed', async () => {
		const { job, to } = await setUp((_, s) => s.end(Buffer.alloc(body.length)));
		expect(await problemOf(() => fetchVerified(job))).toMatchObject({ code: 'checksum' });
		await gone(to);
		await gone(`${to}.part`);
	});

	test.each([
		[404, {}, 'release-missing', 1],
		[403, {}, 'download-refused', 1],
		[451, {}, 'download-refused', 1],
		[200, { 'content-type': 'text/html; charset=utf-8' }, 'login-page', 1],
		[511, {}, 'login-page', 1],
		[429, {}, 'rate-limited', 5],
		[503, { 'content-type': 'text/html' }, 'host-down', 5],
	])('HTTP %i %o is %s after %i requests', async (status, headers, code, requests) => {
		const { job, seen } = await setUp((_, s) => s.writeHead(status, headers).end('<html>'));
		const problem = await problemOf(() => fetchVerified(job));
		expect(problem.code).toBe(code);
		expect(problem.cure).not.toBe('');
		expect(seen).toHaveLength(requests);
	});

	test('a passing failure of the host is only waited for', async () => {
		const { job, to } = await setUp((q, s, count) => (count < 4 ? s.writeHead(503).end() : sendRange(q, s, body)));
		await fetchVerified(job);
		expect(body.equals(await readFile(to))).toBe(true);
	});

	test('no name, no connection', async () => {
		const { job } = await setUp(() => undefined);
		const unnamed = await problemOf(() => fetchVerified({ ...job, url: 'http://nowhere.invalid/x' }));
		expect(['no-dns', 'no-network']).toContain(unnamed.code);
		const closed = await problemOf(() => fetchVerified({ ...job, url: 'http://127.0.0.1:1/x' }));
		expect(closed.code).toBe('no-network');
	});

	test('stopped by the person: exit 130, what came is kept, the next run goes on', async () => {
		const { job, to, seen } = await setUp((q, s, count) => sendRange(q, s, body, count === 1 ? 70_000 : body.length));
		const stop = new AbortController();
		const running = problemOf(() => fetchVerified({ ...job, signal: stop.signal }));
		while (seen.length === 0 || (await stat(`${to}.part`).catch(() => ({ size: 0 }))).size < 70_000) await delay(5);
		stop.abort();
		const problem = await running;
		expect(problem).toBeInstanceOf(Stopped);
		expect(problem.exit).toBe(130);
		await fetchVerified(job);
		expect(seen[1]?.headers.range).toBe('bytes=70000-');
	});

	test('a full disk keeps what arrived', async () => {
		const { job } = await setUp((q, s) => sendRange(q, s, body));
		// /dev/full answers every write with ENOSPC.
		const { symlink } = await import('node:fs/promises');
		await mkdir(path.dirname(job.to), { recursive: true });
		await symlink('/dev/full', `${job.to}.part`);
		const problem = await problemOf(() => fetchVerified(job));
		expect(problem).toMatchObject({ code: 'disk-full' });
		expect(problem.raw).toMatch(/ENOSPC/);
	});

	test('a folder that cannot be', async () => {
		const { job } = await setUp((q, s) => sendRange(q, s, body));
		await writeFile(path.dirname(job.to), 'a file where a folder should be');
		expect(await problemOf(() => fetchVerified(job))).toMatchObject({ code: 'folder-denied' });
	});
});
