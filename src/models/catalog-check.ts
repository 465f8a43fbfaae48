// The catalog against the registry, tag by tag: what is gone, what grew. For whoever keeps the catalog; it fetches manifests
// (about a kilobyte each), never a model.

import { Problem } from '../problem.ts';
import { words } from '../words/models.ts';
import type { CatalogDocument, TagRow } from './document.ts';
import { bytesOfManifest, layerOf, parseManifest } from './manifest.ts';
import { parseName } from './names.ts';
import { baseOf, manifestText, type RegistryOptions } from './registry.ts';
import type { Net } from './remote.ts';

export interface TagCheck {
	tag: string;
	/** `fails`: the registry could not be asked for this one. */
	status: 'same' | 'gone' | 'size' | 'fails';
	/** What the catalog has, bytes. */
	bytes: number;
	basis: TagRow['basis'];
	/** Whole download at the registry, bytes; absent where it has none. */
	now?: number;
	/** Of the model file at the registry, "sha256:…". */
	digest?: string;
	/** Why it could not be asked. */
	why?: string;
}

/** A size read from a page is rounded to two or three digits; an exact one has to be exact. */
const tolerance = { exact: 0, shown: 0.06 } as const;

const sameSize = ({ bytes, basis }: TagRow, now: number): boolean => Math.abs(now - bytes) <= bytes * tolerance[basis];

async function checkTag(net: Net, row: TagRow, options: RegistryOptions): Promise<TagCheck> {
	const base = { tag: row.tag, bytes: row.bytes, basis: row.basis };
	const name = parseName(row.tag);
	if (!name) return { ...base, status: 'fails', why: words.unknownModel(row.tag) };
	try {
		const url = baseOf(name, options);
		const { text } = await manifestText(net, `${url}/manifests/${name.tag}`, undefined);
		if (text === null) return { ...base, status: 'gone' };
		const manifest = parseManifest(text, new URL(url).host);
		const now = bytesOfManifest(manifest);
		const digest = layerOf(manifest, 'model')?.digest;
		return { ...base, status: sameSize(row, now) ? 'same' : 'size', now, ...(digest ? { digest } : {}) };
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		return { ...base, status: 'fails', why: error.message };
	}
}

/** Checks every tag of the catalog, one after the other: a registry is not to be pressed. `told` hears each. */
export async function checkAtRegistry(
	net: Net,
	{ models }: Pick<CatalogDocument, 'models'>,
	options: RegistryOptions & { told?: (check: TagCheck) => void } = {},
): Promise<TagCheck[]> {
	const checks: TagCheck[] = [];
	for (const row of models.flatMap(({ tags }) => tags)) {
		const check = await checkTag(net, row, options);
		options.told?.(check);
		checks.push(check);
	}
	return checks;
}
