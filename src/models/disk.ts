// A model in Ollama's folder, read from its manifest and blobs when the server is stopped.

import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import type { ModelFacts } from '../types/model.ts';
import { assemble } from './assemble.ts';
import { headerOfFile } from './file.ts';
import { piecesOf } from './gguf/facts.ts';
import { firstLine } from './licence.ts';
import { bytesOfManifest, cannotRun, layerOf, type Manifest, type ManifestConfig, parseManifest } from './manifest.ts';
import { type OllamaName, parseName, shortName } from './names.ts';

type Disk = Pick<Ports, 'read' | 'list'>;

/** The name in a folder that differs from the wanted one in case only; Ollama finds it so. */
async function inFolder(ports: Disk, folder: string, wanted: string): Promise<string | undefined> {
	const names = await ports.list(folder);
	if (isUnknown(names)) return undefined;
	return names.find((name) => name === wanted) ?? names.find((name) => name.toLowerCase() === wanted.toLowerCase());
}

/** The name as the folder spells it; undefined where it has no such model. */
async function spelledOnDisk(ports: Disk, modelsDir: string, name: OllamaName): Promise<OllamaName | undefined> {
	const found: string[] = [];
	for (const step of [name.host, name.namespace, name.model, name.tag]) {
		const one = await inFolder(ports, path.join(modelsDir, 'manifests', ...found), step);
		if (one === undefined) return undefined;
		found.push(one);
	}
	const [host = '', namespace = '', model = '', tag = ''] = found;
	return { ...name, host, namespace, model, tag };
}

/** Where a folder keeps the manifest of a name, spelled as it is there. */
export const manifestFile = (modelsDir: string, { host, namespace, model, tag }: OllamaName): string =>
	path.join(modelsDir, 'manifests', host, namespace, model, tag);

/** Where a folder keeps a layer. */
export const blobFile = (modelsDir: string, digest: string): string =>
	path.join(modelsDir, 'blobs', digest.replace(':', '-'));

async function readBlob(ports: Disk, modelsDir: string, digest: string | undefined): Promise<string | undefined> {
	if (digest === undefined) return undefined;
	const text = await ports.read(blobFile(modelsDir, digest));
	return isUnknown(text) ? undefined : text;
}

async function configOf(ports: Disk, modelsDir: string, manifest: Manifest): Promise<ManifestConfig> {
	const text = await readBlob(ports, modelsDir, manifest.config.digest);
	try {
		return JSON.parse(text ?? '{}') as ManifestConfig;
	} catch {
		// A configuration that is no JSON says nothing; the header of the model says the rest.
		return {};
	}
}

/**
 * Facts of a model from Ollama's folder when its server is stopped; undefined where the folder has no such model.
 * Problems of the GGUF reader where its blob is not whole.
 */
export async function modelFromManifest(ports: Disk, modelsDir: string, text: string): Promise<ModelFacts | undefined> {
	const asked = parseName(text);
	const name = asked && (await spelledOnDisk(ports, modelsDir, asked));
	const content = name && (await ports.read(manifestFile(modelsDir, name)));
	if (name === undefined || !content || isUnknown(content)) return undefined;
	const manifest = parseManifest(content, modelsDir);
	const config = await configOf(ports, modelsDir, manifest);
	const model = layerOf(manifest, 'model');
	const none = cannotRun(manifest, config);
	const header = model && (await headerOfFile(blobFile(modelsDir, model.digest)));
	const template = await readBlob(ports, modelsDir, layerOf(manifest, 'template')?.digest);
	const licence = firstLine(await readBlob(ports, modelsDir, layerOf(manifest, 'license')?.digest));
	const vocabulary = header?.lengths['tokenizer.ggml.tokens'];
	const projector = layerOf(manifest, 'projector')?.size;
	const facts = assemble({
		name: shortName(name),
		source: 'ollama',
		basis: 'exact',
		keys: header?.keys ?? {},
		...(vocabulary === undefined ? {} : { vocabulary }),
		...(header === undefined ? {} : { pieces: piecesOf(header) }),
		bytes: bytesOfManifest(manifest),
		...(projector === undefined ? {} : { projectorBytes: projector }),
		...(template === undefined ? {} : { template }),
		rendered: config.renderer !== undefined,
		...(config.file_type === undefined ? {} : { quantization: config.file_type }),
		...(licence === undefined ? {} : { licence }),
		...(model === undefined ? {} : { digest: model.digest }),
		...(config.requires === undefined ? {} : { minOllama: config.requires }),
		here: true,
	});
	return none ? { ...facts, cannot: none } : facts;
}
