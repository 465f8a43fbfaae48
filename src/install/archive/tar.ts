// Reads a tar archive as it streams by: ustar, GNU long names, pax records. Formats: POSIX.1-2001 (pax, ustar),
// GNU tar manual ("Basic Tar Format"). Judges nothing: what may be written is decided in unpack.ts.

export type EntryKind = 'file' | 'folder' | 'link' | 'hardlink' | 'other';

export interface TarEntry {
	kind: EntryKind;
	/** As the archive has it. */
	path: string;
	/** Where a link points; empty for the rest. */
	target: string;
	/** Permission bits. */
	mode: number;
	/** Bytes of the content. */
	size: number;
	/** The content; what is not read is skipped. */
	body: AsyncGenerator<Uint8Array>;
}

/** The archive itself is not sound. */
export class DamagedArchive extends Error {
	override name = 'DamagedArchive';
}

const block = 512;
// A name, a pax record: nothing sensible is longer.
const longest = 1024 * 1024;

/** Hands out exact numbers of bytes from chunks of any size. */
class Bytes {
	private readonly chunks: AsyncIterator<Uint8Array>;
	private rest: Uint8Array = new Uint8Array(0);

	constructor(source: AsyncIterable<Uint8Array>) {
		this.chunks = source[Symbol.asyncIterator]();
	}

	/** The next piece of at most `most` bytes, or null at the end. */
	async some(most: number): Promise<Uint8Array | null> {
		while (this.rest.length === 0) {
			const next = await this.chunks.next();
			if (next.done) return null;
			this.rest = next.value;
		}
		const piece = this.rest.subarray(0, most);
		this.rest = this.rest.subarray(piece.length);
		return piece;
	}

	async *exactly(count: number): AsyncGenerator<Uint8Array> {
		for (let left = count; left > 0; ) {
			const piece = await this.some(left);
			if (!piece) throw new DamagedArchive('the archive ends too early');
			left -= piece.length;
			yield piece;
		}
	}

	async whole(count: number): Promise<Buffer> {
		const pieces: Uint8Array[] = [];
		for await (const piece of this.exactly(count)) pieces.push(piece);
		return Buffer.concat(pieces);
	}

	async end(): Promise<void> {
		await this.chunks.return?.();
	}
}

const text = (header: Buffer, from: number, length: number): string => {
	const field = header.subarray(from, from + length);
	const end = field.indexOf(0);
	return field.subarray(0, end < 0 ? length : end).toString('utf8');
};

/** Octal digits, or GNU's base 256 where the first bit is set (sizes of 8 GiB and more). */
function number(header: Buffer, from: number, length: number): number {
	const field = header.subarray(from, from + length);
	if ((field[0] ?? 0) & 0x80) return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, (field[0] ?? 0) & 0x7f);
	const digits = text(header, from, length).trim();
	if (digits === '') return 0;
	if (!/^[0-7]+$/.test(digits)) throw new DamagedArchive('a number in the archive is damaged');
	return Number.parseInt(digits, 8);
}

function isSound(header: Buffer): boolean {
	const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
	return sum === number(header, 148, 8);
}

/** "27 path=some/long/name\n" …; the number counts itself. */
function paxRecords(data: Buffer): Record<string, string> {
	const records: Record<string, string> = {};
	for (let at = 0; at < data.length; ) {
		const space = data.indexOf(0x20, at);
		const length = Number.parseInt(data.subarray(at, space).toString('latin1'), 10);
		if (space < 0 || !(length > space - at)) throw new DamagedArchive('a record in the archive is damaged');
		const [key = '', ...value] = data
			.subarray(space + 1, at + length - 1)
			.toString('utf8')
			.split('=');
		records[key] = value.join('=');
		at += length;
	}
	return records;
}

const kinds: Record<string, EntryKind> = {
	'': 'file',
	'0': 'file',
	'7': 'file',
	'1': 'hardlink',
	'2': 'link',
	'5': 'folder',
};

/** What the entries before one said about it. */
interface Said {
	path?: string;
	target?: string;
	size?: number;
}

function pathOf(header: Buffer): string {
	const name = text(header, 0, 100);
	// GNU's own format ("ustar  ") keeps times where POSIX has the prefix.
	const prefix = text(header, 257, 6) === 'ustar' ? text(header, 345, 155) : '';
	return prefix ? `${prefix}/${name}` : name;
}

async function readSaid(type: string, bytes: Bytes, size: number): Promise<Said> {
	if (size > longest) throw new DamagedArchive('a name in the archive is too long');
	const data = await bytes.whole(size);
	await bytes.whole((block - (size % block)) % block);
	if (type === 'g') return {};
	if (type === 'x') {
		const { path, linkpath, size: length } = paxRecords(data);
		return {
			...(path === undefined ? {} : { path }),
			...(linkpath === undefined ? {} : { target: linkpath }),
			...(length === undefined ? {} : { size: Number(length) }),
		};
	}
	const name = text(data, 0, data.length);
	return type === 'L' ? { path: name } : { target: name };
}

/** Entries in the archive's order. Throws `DamagedArchive` for broken headers and a missing end. */
export async function* tarEntries(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
	const bytes = new Bytes(source);
	let said: Said = {};
	try {
		for (;;) {
			const header = await bytes.whole(block);
			if (header.every((byte) => byte === 0)) break;
			if (!isSound(header)) throw new DamagedArchive('a header in the archive is damaged');
			const type = text(header, 156, 1);
			const size = number(header, 124, 12);
			if (/[LKxg]/.test(type)) {
				said = { ...said, ...(await readSaid(type, bytes, size)) };
				continue;
			}
			const kind = kinds[type] ?? 'other';
			const length = kind === 'file' || kind === 'other' ? (said.size ?? size) : 0;
			const body = bytes.exactly(length);
			const path = said.path ?? pathOf(header);
			yield {
				kind,
				path,
				target: said.target ?? text(header, 157, 100),
				mode: number(header, 100, 8),
				size: length,
				body,
			};
			said = {};
			for await (const skipped of body) void skipped;
			await bytes.whole((block - (length % block)) % block);
		}
		// The stream is read to its end, so that damage there is noticed too.
		while (await bytes.some(1 << 20));
	} finally {
		await bytes.end();
	}
}
