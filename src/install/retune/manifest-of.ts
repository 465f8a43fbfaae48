// The manifest of a model in a folder of models, read without its server.

import path from 'node:path';
import { type Manifest, parseManifest } from '../../models/manifest.ts';
import { foldersOf } from '../../models/names.ts';
import type { Ports } from '../../ports.ts';
import { isUnknown } from '../../types/known.ts';

/** Null where it has none, or it may not be read. Problem `manifest-bad` for a file that is none. */
export async function manifestOf(
	{ read }: Pick<Ports, 'read'>,
	modelsFolder: string,
	name: string,
): Promise<Manifest | null> {
	const text = await read(path.join(modelsFolder, 'manifests', ...(foldersOf(name) ?? [name])));
	return isUnknown(text) ? null : parseManifest(text, modelsFolder);
}
