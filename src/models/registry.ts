// A model at a registry (Ollama's, or Hugging Face's door for Ollama): manifest, configuration, header; never the file.

import { Problem } from '../problem.ts';
import type { GgufKeys, ModelFacts } from '../types/model.ts';
import { words } from '../words/models.ts';
import { assemble, type Material } from './assemble.ts';
import { piecesOf } from './gguf/facts.ts';
import { type GgufHeader, readHeader } from './gguf/header.ts';
import { firstLine } from './licence.ts';
import {
	bytesOfManifest,
	cannotRun,
	type Layer,
	layerOf,
	type Manifest,
	type ManifestConfig,
	parseAnswer,
	parseManifest,
} from './manifest.ts';
import { isHuggingFace, type OllamaName, ollamaRegistry, shortName } from './names.ts';
import { sourceOfUrl } from './range.ts';
import { askText, type Net } from './remote.ts';

/** Most of a header that is fetched, and the first piece of it, bytes. */
const headerLimit = 32 * 1024 * 1024;
const firstPiece = 256 * 1024;

export interface RegistryOptions {
	/** Address of Ollama's registry in place of the usual one. */
	registry?: string;
	/** Version of the Ollama that will pull: the registry says (412) when it is too old for a model. */
	ollamaVersion?: string;
	/** Called with the bytes that were fetched of a model file. */
	fetched?: (bytes: number) => void;
}

const accept = { accept: 'application/vnd.docker.distribution.manifest.v2+json' };

export function baseOf({ scheme, host, namespace, model }: OllamaName, { registry }: RegistryOptions): string {
	const own = registry !== undefined && host === ollamaRegistry ? registry : `${scheme}://${host}`;
	return `${own}/v2/${namespace}/${model}`;
}

/** Asked first as the Ollama that will pull; where it is too old, once more as nobody, to tell what it would need. */
export async function manifestText(net: Net, url: string, version: string | undefined) {
	const as = version === undefined ? {} : { 'user-agent': `ollama/${version}` };
	try {
		return { text: await askText(net, url, { ...accept, ...as }), tooOld: false };
	} catch (error) {
		if (!(error instanceof Problem) || error.code !== 'ollama-too-old' || version === undefined) throw error;
		return { text: await askText(net, url, accept), tooOld: true };
	}
}

/** A small layer's text; undefined where there is none or it is no small one. */
async function smallLayer(net: Net, base: string, layer: Layer | undefined): Promise<string | undefined> {
	if (layer === undefined || layer.size > 256 * 1024) return undefined;
	return (await askText(net, `${base}/blobs/${layer.digest}`)) ?? undefined;
}

async function configOf(net: Net, base: string, { config }: Manifest): Promise<ManifestConfig> {
	const text = await smallLayer(net, base, { kind: 'config', ...config });
	const value = text === undefined ? {} : parseAnswer(text, new URL(base).host);
	return typeof value === 'object' && value !== null ? (value as ManifestConfig) : {};
}

/**
 * Header of a GGUF file at an address, through Range: at most 32 MiB of it. Where it is longer, only the keys before
 * the tokenizer and no tensors (`tensors` empty). null where there is no such file.
 */
export async function headerOfUrl(
	net: Net,
	url: string,
	fetched?: (bytes: number) => void,
): Promise<GgufHeader | null> {
	const read = async (briefly: boolean) => {
		const source = await sourceOfUrl(net, url, firstPiece);
		if (source === null) return null;
		try {
			return await readHeader(source, { limit: headerLimit, firstRead: firstPiece, briefly });
		} finally {
			fetched?.(source.received());
			await source.close();
		}
	};
	try {
		return await read(false);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		if (error.code === 'gguf-cut')
			throw new Problem('gguf-cut', words.remoteCut(new URL(url).host), { cure: words.chooseOther, cause: error });
		if (error.code !== 'gguf-long') throw error;
		return read(true);
	}
}

/** What of a header goes into the facts. */
export function fromHeader(header: GgufHeader | null | undefined): Pick<Material, 'keys' | 'vocabulary' | 'pieces'> {
	const keys: GgufKeys = header?.keys ?? {};
	const vocabulary = header?.lengths['tokenizer.ggml.tokens'];
	return {
		keys,
		...(vocabulary === undefined ? {} : { vocabulary }),
		...(header && header.tensors.length > 0 ? { pieces: piecesOf(header) } : {}),
	};
}

/** Facts of a model at a registry, exact; undefined where the registry has none of this name. Problems of `ask`. */
export async function modelFromRegistry(
	net: Net,
	name: OllamaName,
	options: RegistryOptions = {},
): Promise<ModelFacts | undefined> {
	const base = baseOf(name, options);
	const host = new URL(base).host;
	const { text, tooOld } = await manifestText(net, `${base}/manifests/${name.tag}`, options.ollamaVersion);
	if (text === null) return undefined;
	const manifest = parseManifest(text, host);
	const config = await configOf(net, base, manifest);
	const none = cannotRun(manifest, config);
	const model = none ? undefined : layerOf(manifest, 'model');
	const [header, template, licence] = await Promise.all([
		model ? headerOfUrl(net, `${base}/blobs/${model.digest}`, options.fetched) : null,
		smallLayer(net, base, layerOf(manifest, 'template')),
		smallLayer(net, base, layerOf(manifest, 'license')),
	]);
	const told = firstLine(licence);
	const projector = layerOf(manifest, 'projector')?.size;
	const facts = assemble({
		name: shortName(name),
		source: isHuggingFace(name.host) ? 'huggingface' : 'registry',
		basis: 'exact',
		...fromHeader(header),
		...(model === undefined ? {} : { fileBytes: model.size }),
		bytes: bytesOfManifest(manifest),
		...(projector === undefined ? {} : { projectorBytes: projector }),
		...(template === undefined ? {} : { template }),
		rendered: config.renderer !== undefined,
		...(config.file_type === undefined ? {} : { quantization: config.file_type }),
		...(told === undefined ? {} : { licence: told }),
		...(model === undefined ? {} : { digest: model.digest }),
		...(config.requires === undefined ? {} : { minOllama: config.requires }),
		...(tooOld ? { warnings: [words.needsNewerOllama] } : {}),
	});
	return none ? { ...facts, cannot: none } : facts;
}

/** Facts that only say why a model cannot be used, told before anything was asked. */
export const refused = (
	name: string,
	why: { code: string; text: string },
	source: ModelFacts['source'],
): ModelFacts => {
	const facts = assemble({
		name,
		source,
		basis: 'estimated',
		keys: {},
		bytes: { unknown: words.sizeNotAsked },
	});
	return { ...facts, cannot: why, warnings: [] };
};
