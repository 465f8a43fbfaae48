// Unpacks a .tar.zst as a stream: Node's own zstd where it has one (22.15 and newer), else one written in JavaScript.

import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import { Problem } from '../../problem.ts';
import { download, archive as words } from '../../words/install.ts';
import { codeOf } from './download.ts';
import { Untar } from './tar.ts';

async function* native(file: string, make: () => Transform): AsyncGenerator<Uint8Array> {
	yield* createReadStream(file).pipe(make()) as AsyncIterable<Uint8Array>;
}

async function* portable(file: string): AsyncGenerator<Uint8Array> {
	const { Decompress } = await import('fzstd');
	let ready: Uint8Array[] = [];
	const stream = new Decompress((chunk) => {
		if (chunk.length) ready.push(chunk);
	});
	for await (const chunk of createReadStream(file, { highWaterMark: 128 * 1024 })) {
		stream.push(chunk as Uint8Array);
		yield* ready;
		ready = [];
	}
	stream.push(new Uint8Array(0), true);
	yield* ready;
}

function decompressed(file: string): AsyncGenerator<Uint8Array> {
	const make = (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress;
	return make ? native(file, make) : portable(file);
}

function translated(error: unknown, into: string): unknown {
	if (error instanceof Problem) return error;
	const code = codeOf(error);
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return new Problem('disk-full', download.full(into), { cure: download.fullCure, cause: error });
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
		return new Problem('no-permission', download.denied(into), {
			cure: download.deniedCure,
			raw: String(error),
			cause: error,
		});
	return new Problem('bad-archive', words.bad, { cure: words.badCure, raw: String(error), cause: error });
}

/** Unpacks `file` into the folder `into`. Problems: bad-archive, disk-full, no-permission. */
export async function unpack(
	file: string,
	into: string,
	signal: AbortSignal,
	onBytes?: (unpacked: number) => void,
): Promise<void> {
	await mkdir(into, { recursive: true });
	const tar = new Untar(into);
	let bytes = 0;
	try {
		for await (const chunk of decompressed(file)) {
			signal.throwIfAborted();
			await tar.write(chunk);
			bytes += chunk.length;
			onBytes?.(bytes);
		}
		await tar.end();
	} catch (error) {
		await tar.close();
		throw signal.aborted ? signal.reason : translated(error, into);
	}
}
