// Zstandard, streamed, within little memory: Node's own where it has it (22.15, 23.8 and later), else the system's
// `zstd`, else the pure JavaScript `fzstd` in a Node of its own: it needs 50 MB more than a bare one, which end with
// it. Releases are packed with -19, a window of 8 MiB.

import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { pipeline, Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import * as zlib from 'node:zlib';
import type { Ports } from '../../ports.ts';
import { findProgram } from '../../world/run.ts';

type Source = AsyncIterable<Uint8Array>;

/** Reads a file in pieces, telling how many of its bytes were read. */
export async function* readFile(
	file: string,
	onRead: (bytes: number) => void,
	signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
	for await (const chunk of createReadStream(file, { highWaterMark: 64 * 1024, ...(signal ? { signal } : {}) })) {
		yield chunk as Buffer;
		onRead((chunk as Buffer).length);
	}
}

// What fzstd hands out is awaited to be taken, and swept up, so that nothing gathers. Its address comes as an argument.
const inJavaScript = `
const { Decompress } = await import(process.argv[1]);
const { once } = await import('node:events');
let ready = [];
const stream = new Decompress((data) => { if (data.length > 0) ready.push(data); });
const push = async (data, last) => {
	stream.push(data, last);
	for (const piece of ready) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
	ready = [];
};
for await (const chunk of process.stdin) {
	for (let at = 0; at < chunk.length; at += 16384) await push(chunk.subarray(at, at + 16384), false);
	gc({ type: 'minor' });
}
await push(new Uint8Array(0), true);
`;

interface Unpacker {
	file: string;
	args: string[];
}

function javaScript(): Unpacker {
	const fzstd = pathToFileURL(createRequire(import.meta.url).resolve('fzstd')).href;
	return {
		file: process.execPath,
		args: ['--expose-gc', '--max-semi-space-size=1', '--input-type=module', '--eval', inJavaScript, fzstd],
	};
}

/** "kettleside" as `zstd -19` packs it: a program that cannot unpack that is not used. */
const sample = Buffer.from('KLUv/SQLWQAAa2V0dGxlc2lkZQppbJsJ', 'base64');

/** A program at work: its output, its end (the last words where it failed), and what kept its input from it. */
function begin({ file, args }: Unpacker, source: Source) {
	const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
	let told = '';
	child.stderr.on('data', (chunk: Buffer) => {
		told = (told + chunk.toString()).slice(-2000);
	});
	const ended = new Promise<string | null>((done) =>
		child
			.on('error', (error) => done(error.message))
			.on('close', (code) => done(code === 0 ? null : `zstd: ${told.trim()}`)),
	);
	const fed = new Promise<NodeJS.ErrnoException | null>((done) =>
		pipeline(Readable.from(source, { objectMode: false }), child.stdin, (error) => done(error ?? null)),
	);
	return { out: child.stdout as AsyncIterable<Buffer>, ended, fed, kill: () => child.kill('SIGKILL') };
}

/** Everything that goes in comes out of another program. Throws what broke: the source, or the program with its words. */
async function* through(unpacker: Unpacker, source: Source): AsyncGenerator<Uint8Array> {
	const { out, ended, fed, kill } = begin(unpacker, source);
	try {
		yield* out;
		const [failure, broken] = await Promise.all([ended, fed]);
		// A program that ends early closes its input: then its own words tell more.
		if (broken && broken.code !== 'EPIPE') throw broken;
		if (failure !== null) throw new Error(failure);
	} finally {
		kill();
		await ended;
	}
}

async function works(unpacker: Unpacker): Promise<boolean> {
	const out: Uint8Array[] = [];
	try {
		for await (const piece of through(unpacker, Readable.from([sample]))) out.push(piece);
	} catch {
		// Whatever is wrong with it, there is another way.
		return false;
	}
	return Buffer.concat(out).toString() === 'kettleside\n';
}

/** The system's own `zstd` where there is one that works, else `fzstd`. */
async function program(env: Ports['env']): Promise<Unpacker> {
	const found = findProgram('zstd', env);
	const system = 'path' in found ? { file: found.path, args: ['-d', '-c', '-q'] } : null;
	return system && (await works(system)) ? system : javaScript();
}

/** Unpacks a gzip stream (macOS archives). Throws when it is damaged or ends too early. */
export const gunzip = (source: Source): Source =>
	pipeline(source, zlib.createGunzip(), () => undefined) as unknown as Source;

type Native = { createZstdDecompress?: () => NodeJS.ReadWriteStream };

/** Unpacks a Zstandard stream. Throws when it is damaged or ends too early. */
export async function* unzstd(source: Source, env: Ports['env']): AsyncGenerator<Uint8Array> {
	const { createZstdDecompress } = zlib as unknown as Native;
	if (!createZstdDecompress) return yield* through(await program(env), source);
	// A failure of the source ends the stream with that error, which the reader then meets.
	yield* pipeline(source, createZstdDecompress(), () => undefined) as unknown as Source;
}
