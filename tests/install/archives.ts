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

/** A Zstandard frame that stores its content. */
export function zstd(data: Uint8Array): Buffer {
	const most = 100_000;
	const count = Math.max(1, Math.ceil(data.length / most));
	const blocks = Array.from({ length: count }, (_, at) => {
		const piece = data.subarray(at * most, (at + 1) * most);
		const head = Buffer.alloc(3);
		head.writeUIntLE((piece.length << 3) | (at === count - 1 ? 1 : 0), 0, 3);
		return Buffer.concat([head, piece]);
	});
	// Magic number, no checksum and no size, a window of 128 KiB.
	return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]), ...blocks]);
}
