// A model in a file on this computer, split ones too.

import path from 'node:path';
import { Problem } from '../problem.ts';
import type { ModelFacts } from '../types/model.ts';
import { words } from '../words/models.ts';
import { assemble, type Material } from './assemble.ts';
import { piecesOf } from './gguf/facts.ts';
import { type GgufHeader, readHeader } from './gguf/header.ts';
import { sourceOfFile } from './gguf/source.ts';

const tokens = 'tokenizer.ggml.tokens';

/** Header of one file; the file is closed whatever happens. */
export async function headerOfFile(file: string): Promise<GgufHeader> {
	const source = await sourceOfFile(file);
	try {
		return await readHeader(source);
	} finally {
		await source.close?.();
	}
}

/** The parts of a split model ("x-00001-of-00003.gguf"), in order; the file alone where it is not split. */
export function partsOf(file: string): string[] {
	const found = /^(.*)-(\d{5})-of-(\d{5})(\.gguf)$/i.exec(file);
	if (found === null) return [file];
	const [, stem = '', , count = '00001', end = ''] = found;
	const parts = Math.min(Number(count), 1000);
	return Array.from({ length: parts }, (_, i) => `${stem}-${String(i + 1).padStart(5, '0')}-of-${count}${end}`);
}

async function headersOf(file: string): Promise<GgufHeader[]> {
	const parts = partsOf(file);
	const headers: GgufHeader[] = [];
	for (const part of parts) {
		const header = await headerOfFile(part).catch((error: unknown) => {
			if (error instanceof Problem && error.code === 'file-missing' && parts.length > 1)
				throw new Problem('file-missing', words.partMissing(path.basename(part), parts.length), {
					exit: 2,
					cause: error,
				});
			throw error;
		});
		headers.push(header);
	}
	return headers;
}

/** Facts from the headers of one model (several where it is split); `more` overrides what the headers say. */
export function modelFromGguf(
	headers: readonly GgufHeader[],
	more: Pick<Material, 'name' | 'source' | 'basis'> & Partial<Material>,
): ModelFacts {
	const [first] = headers;
	if (first === undefined) throw new Problem('gguf-bad', words.notGguf);
	const vocabulary = first.lengths[tokens];
	const bytes = headers.reduce((all, { size }) => all + (size ?? 0), 0);
	return assemble({
		keys: first.keys,
		...(vocabulary === undefined ? {} : { vocabulary }),
		pieces: piecesOf(...headers),
		bytes,
		...more,
	});
}

/** A local `.gguf` file: exact. Problems of `readHeader` and `sourceOfFile`, and of parts that are not there. */
export async function modelFromFile(file: string): Promise<ModelFacts> {
	const headers = await headersOf(file);
	const split = headers.length > 1 ? [words.split(headers.length)] : [];
	return modelFromGguf(headers, {
		name: path.basename(file),
		source: 'file',
		basis: 'exact',
		here: false,
		warnings: split,
	});
}
