// What a pull will fetch, told by the registry just before: the exact size of a tag, and whether it changed.

import { createHash } from 'node:crypto';
import { Problem } from '../problem.ts';
import { words } from '../words/models.ts';
import { bytesOfManifest, layerOf, parseManifest } from './manifest.ts';
import { parseName } from './names.ts';
import { baseOf, manifestText, type RegistryOptions } from './registry.ts';
import type { Net } from './remote.ts';

export interface RegistrySize {
	/** All layers and the configuration, bytes. */
	bytes: number;
	/** Every layer with its size: the same layer of another model is not fetched again. */
	layers: { digest: string; size: number }[];
	/** Digest of the weights' blob ("sha256:…"); absent for a cloud or MLX tag. */
	weights?: string;
	/** sha256 of the manifest, without prefix: equal to `digest` in /api/tags where the local copy is the same. */
	manifest: string;
	/** The registry says that the Ollama which asked is too old for it. */
	tooOld: boolean;
}

/** Exact size of a tag from its manifest (about 1 KB). Problem 'unknown-model' (exit 2), and those of the host. */
export async function registrySize(net: Net, tag: string, options: RegistryOptions = {}): Promise<RegistrySize> {
	const name = parseName(tag);
	const missing = () => new Problem('unknown-model', words.unknownModel(tag), { exit: 2, cure: words.seeCatalog });
	if (name === undefined) throw missing();
	const base = baseOf(name, options);
	const { text, tooOld } = await manifestText(net, `${base}/manifests/${name.tag}`, options.ollamaVersion);
	if (text === null) throw missing();
	const manifest = parseManifest(text, new URL(base).host);
	const weights = layerOf(manifest, 'model')?.digest;
	return {
		bytes: bytesOfManifest(manifest),
		layers: [...manifest.layers, manifest.config].map(({ digest, size }) => ({ digest, size })),
		...(weights === undefined ? {} : { weights }),
		manifest: createHash('sha256').update(text).digest('hex'),
		tooOld,
	};
}
