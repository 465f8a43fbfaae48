// Who unpacks Zstandard: the system's program where it works, else JavaScript in a process of its own; with little memory.

import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unzstd } from '../../src/install/archive/zstd.ts';
import { harness } from '../support/harness.ts';
import { largeFile, zstd } from './archives.ts';
import { folder } from './helpers.ts';

const fixture = (name: string) => new URL(`../fixtures/install/${name}`, import.meta.url).pathname;

async function* pieces(data: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < data.length; at += 1000) yield data.subarray(at, at + 1000);
}

async function unpacked(data: Uint8Array, env: Record<string, string>): Promise<Buffer> {
	const out: Uint8Array[] = [];
	for await (const piece of unzstd(pieces(data), env)) out.push(piece);
	return Buffer.concat(out);
}

/** A folder for PATH with a `zstd` that is this script. */
async function withZstd(script: string): Promise<string> {
	const bin = path.join(await folder(), 'bin');
	await mkdir(bin);
	await writeFile(path.join(bin, 'zstd'), `#!/bin/sh\n${script}\n`);
	await chmod(path.join(bin, 'zstd'), 0o755);
	return bin;
}

const native = 'createZstdDecompress' in zlib;

describe.skipIf(native)('on a Node without its own Zstandard', () => {
	const body = Buffer.from('a quiet evening\n'.repeat(20_000));

	test('without the program, in JavaScript', async () => {
		expect((await unpacked(zstd(body), { PATH: '' })).equals(body)).toBe(true);
	});

	test('a program that answers rubbish is not used', async () => {
		const bin = await withZstd('cat >/dev/null; echo rubbish');
		expect((await unpacked(zstd(body), { PATH: bin })).equals(body)).toBe(true);
	});

	test('one that works is used', async () => {
		// It says the same to everything: the trial, and this.
		const bin = await withZstd(
			`exec "${process.execPath}" -e 'process.stdin.resume().on("end", () => console.log("kettleside"))'`,
		);
		expect((await unpacked(zstd(body), { PATH: bin })).toString()).toBe('kettleside\n');
	});

	test.each([
		['JavaScript', ''],
		['the program', process.env['PATH'] ?? ''],
	])('damage is told by %s', async (_, PATH) => {
		const cut = (await readFile(fixture('cut.tar.zst'))).subarray(0, -10);
		await expect(unpacked(cut, { PATH })).rejects.toThrow(/zstd/);
	});

	test('a source that breaks is told as what it is', async () => {
		async function* breaks(): AsyncGenerator<Uint8Array> {
			yield zstd(body).subarray(0, 5000);
			throw new Error('the disk is gone');
		}
		const all = async () => {
			for await (const piece of unzstd(breaks(), { PATH: '' })) void piece;
		};
		await expect(all()).rejects.toThrow('the disk is gone');
	});
});

describe.skipIf(process.platform !== 'linux')('memory', () => {
	const program = harness('unpack-memory');
	let archive: string;
	beforeAll(async () => {
		archive = path.join(await mkdtemp(path.join(os.tmpdir(), 'large-')), 'large.tar.zst');
		await writeFile(archive, largeFile('large', 150_000_000));
	});
	afterAll(() => rm(path.dirname(archive), { recursive: true }));
	const emptyNode = "console.log(/VmHWM:\\s+(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))[1])";

	test.each([
		['JavaScript', { PATH: '' }],
		['what this system has', {}],
	])(
		'150 MB pass through little memory, by %s',
		async (_, env) => {
			const home = await folder();
			const out = execFileSync(process.execPath, [program(), archive, path.join(home, 'out')], {
				env: { ...process.env, ...env },
			});
			expect((await stat(path.join(home, 'out', 'large'))).size).toBe(150_000_000);
			// On Node 20 less than 72 MB; newer ones begin with more, and their own zstd holds its window outside the heap.
			const room = 'createZstdDecompress' in zlib ? 36_000 : 31_500;
			expect(Number(out)).toBeLessThan(Number(execFileSync(process.execPath, ['-e', emptyNode])) + room);
		},
		60_000,
	);
});
