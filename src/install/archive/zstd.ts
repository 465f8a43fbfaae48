// Zstandard, streamed: Node's own where it has it (22.15, 23.8 and later), else the pure JavaScript `fzstd`
// (60 to 90 MB/s at about 100 MB of memory). Releases are packed with -19, a window of 8 MiB.

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import * as zlib from 'node:zlib';

// So little at a time that even runs of zeros, packed a thousandfold, come out in bearable pieces.
const slice = 16 * 1024;

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

async function* inJavaScript(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const { Decompress } = await import('fzstd');
	let ready: Uint8Array[] = [];
	const stream = new Decompress((data) => {
		if (data.length > 0) ready.push(data);
	});
	function* push(data: Uint8Array, last: boolean) {
		stream.push(data, last);
		const out = ready;
		ready = [];
		yield* out;
	}
	for await (const chunk of source)
		for (let at = 0; at < chunk.length; at += slice) yield* push(chunk.subarray(at, at + slice), false);
	yield* push(new Uint8Array(0), true);
}

type Native = { createZstdDecompress?: () => NodeJS.ReadWriteStream };

/** Unpacks a Zstandard stream. Throws when it is damaged or ends too early. */
export function unzstd(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
	const { createZstdDecompress } = zlib as unknown as Native;
	if (!createZstdDecompress) return inJavaScript(source);
	// A failure of the source ends the stream with that error, which the reader then meets.
	return pipeline(source, createZstdDecompress(), () => undefined) as unknown as AsyncIterable<Uint8Array>;
}
