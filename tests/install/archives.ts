// Small archives made in the test: a tar writer, and Zstandard frames of stored blocks (RFC 8878, 3.1.1.2.2).

export interface Item {
	path: string;
	type?: '0' | '1' | '2' | '3' | '5' | 'L' | 'K' | 'x' | 'g';
	body?: string | Uint8Array;
	target?: string;
	mode?: number;
	/** For archives that lie: another size than the body's. */
	size?: number;
}

const padded = (data: Uint8Array): Buffer => {
	const out = Buffer.alloc(Math.ceil(data.length / 512) * 512);
	out.set(data);
	return out;
};

export function header(item: Item): Buffer {
	const body = Buffer.from(item.body ?? '');
	const out = Buffer.alloc(512);
	const octal = (value: number, at: number, length: number) =>
		out.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
	out.write(item.path, 0, 100);
	octal(item.mode ?? 0o755, 100, 8);
	octal(0, 108, 8);
	octal(0, 116, 8);
	octal(item.size ?? body.length, 124, 12);
	octal(0, 136, 12);
	out.write(item.type ?? '0', 156);
	out.write(item.target ?? '', 157, 100);
	out.write('ustar\x0000', 257, 'latin1');
	out.fill(' ', 148, 156);
	octal(
		out.reduce((sum, byte) => sum + byte, 0),
		148,
		7,
	);
	return out;
}

/** A tar with its end mark. */
export const tar = (items: readonly Item[]): Buffer =>
	Buffer.concat([...items.flatMap((item) => [header(item), padded(Buffer.from(item.body ?? ''))]), Buffer.alloc(1024)]);

// Magic number, no checksum and no size, a window of 128 KiB.
const start = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]);

function block(piece: Uint8Array, last: boolean): Buffer {
	const head = Buffer.alloc(3);
	head.writeUIntLE((piece.length << 3) | (last ? 1 : 0), 0, 3);
	return Buffer.concat([head, piece]);
}

/** A Zstandard frame that stores its content. */
export function zstd(data: Uint8Array): Buffer {
	const most = 100_000;
	const count = Math.max(1, Math.ceil(data.length / most));
	const blocks = Array.from({ length: count }, (_, at) =>
		block(data.subarray(at * most, (at + 1) * most), at === count - 1),
	);
	return Buffer.concat([start, ...blocks]);
}

/** A tar of one large file in such a frame, piece by piece: as a whole, tests beside this one would wait for the memory. */
export function* largeFile(path: string, size: number): Generator<Buffer> {
	const piece = Buffer.alloc(100_000, 'kettleside ');
	yield start;
	yield block(header({ path, size }), false);
	for (let left = size; left > 0; left -= piece.length) yield block(piece.subarray(0, left), false);
	yield block(Buffer.alloc(((512 - (size % 512)) % 512) + 1024), true);
}
