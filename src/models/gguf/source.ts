// Where the bytes of a header come from: an open file now, HTTP Range or a buffer elsewhere.

import { open } from 'node:fs/promises';
import { Problem } from '../../problem.ts';
import { words } from '../../words/models.ts';

export interface ByteSource {
	/** Bytes of the whole file, where known. */
	size?: number;
	/** Up to `length` bytes from `offset`; fewer only where the file ends. */
	read(offset: number, length: number): Promise<Uint8Array>;
	close?(): Promise<void>;
}

/** A buffer as a source. */
export const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({
	size: bytes.length,
	read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** An open file. Problem 'file-missing' (exit 2) or 'file-unreadable' where it cannot be opened. */
export async function sourceOfFile(file: string): Promise<ByteSource> {
	const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') throw new Problem('file-missing', words.fileMissing(file), { exit: 2, cause: error });
		throw new Problem('file-unreadable', words.fileUnreadable(file), { cause: error, raw: String(error) });
	});
	const stat = await handle.stat();
	if (!stat.isFile()) {
		await handle.close();
		throw new Problem('file-unreadable', words.notAFile(file), { exit: 2 });
	}
	return {
		size: stat.size,
		read: async (offset, length) => {
			const buffer = Buffer.allocUnsafe(length);
			const { bytesRead } = await handle.read(buffer, 0, length, offset);
			return buffer.subarray(0, bytesRead);
		},
		close: () => handle.close(),
	};
}
