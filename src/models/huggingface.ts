// Hugging Face: a repository's file list, and GGUF files by their address.

import { nearest } from '../nearest.ts';
import { Problem } from '../problem.ts';
import type { ModelFacts } from '../types/model.ts';
import { cannotWords, words } from '../words/models.ts';
import { modelFromGguf, partsOf } from './file.ts';
import type { GgufHeader } from './gguf/header.ts';
import { parseAnswer } from './manifest.ts';
import type { OllamaName } from './names.ts';
import { fromHeader, headerOfUrl, type RegistryOptions, refused } from './registry.ts';
import { askText, type Net } from './remote.ts';

const site = 'https://huggingface.co';

interface Listing {
	files: { name: string; size?: number }[];
	licence?: string;
}

function listingOf(value: unknown): Listing {
	const { siblings, tags } = (value ?? {}) as { siblings?: unknown; tags?: unknown };
	const files = (Array.isArray(siblings) ? siblings : []).flatMap((one: unknown) => {
		const { rfilename, size } = (one ?? {}) as { rfilename?: unknown; size?: unknown };
		if (typeof rfilename !== 'string') return [];
		return [{ name: rfilename, ...(typeof size === 'number' ? { size } : {}) }];
	});
	const licence = (Array.isArray(tags) ? tags : []).find(
		(tag): tag is string => typeof tag === 'string' && tag.startsWith('license:'),
	);
	return { files, ...(licence === undefined ? {} : { licence: licence.slice('license:'.length) }) };
}

const isProjector = (file: string): boolean => /(^|[/_.-])mmproj/i.test(file);

/** "…-Q4_K_M.gguf", "…Q4_K_M-00001-of-00003.gguf" → "Q4_K_M" */
export const quantOf = (file: string): string | undefined =>
	/((?:UD-)?(?:I?Q\d(?:_[A-Z0-9]+)*|BF16|F16|F32|MXFP4(?:_MOE)?|TQ\d_\d))(?:-\d{5}-of-\d{5})?\.gguf$/i.exec(file)?.[1];

/** The file that a quantization means; without one Q4_K_M, else the first (as Hugging Face does for Ollama). */
function chosen(files: readonly string[], tag: string): string | undefined {
	const of = (quant: string) => files.find((file) => quantOf(file)?.toLowerCase() === quant.toLowerCase());
	if (tag === 'latest') return of('Q4_K_M') ?? files[0];
	return of(tag) ?? files.find((file) => file.toLowerCase() === tag.toLowerCase());
}

export interface HuggingFaceOptions extends RegistryOptions {
	/** Address of Hugging Face in place of the usual one. */
	huggingFace?: string;
}

/** Facts of a GGUF file at an address, exact; null where there is none. Split files are read part by part. */
export async function modelFromUrl(
	net: Net,
	address: string,
	options: HuggingFaceOptions = {},
	more: { name?: string; licence?: string; projectorBytes?: number } = {},
): Promise<ModelFacts | null> {
	const url = address.replace(/^(https:\/\/(?:huggingface\.co|hf\.co)\/[^/]+\/[^/]+)\/blob\//, '$1/resolve/');
	const { pathname } = new URL(url);
	const parts = partsOf(pathname).map((part) => url.replace(pathname, part));
	const headers: GgufHeader[] = [];
	for (const part of parts) {
		const header = await headerOfUrl(net, part, options.fetched);
		if (header === null) return null;
		headers.push(header);
	}
	const [first] = headers;
	const quant = quantOf(pathname);
	const facts = modelFromGguf(headers, {
		name: more.name ?? decodeURIComponent(pathname.split('/').at(-1) ?? address),
		source: 'huggingface',
		basis: 'exact',
		...fromHeader(headers.length === 1 ? first : undefined),
		...(headers.length === 1 && first?.size !== undefined ? { fileBytes: first.size } : {}),
		...(headers.length > 1 ? { keys: first?.keys ?? {} } : {}),
		...(quant === undefined || headers[0]?.keys['general.file_type'] !== undefined ? {} : { quantization: quant }),
		...(more.licence === undefined ? {} : { licence: more.licence }),
		...(more.projectorBytes === undefined ? {} : { projectorBytes: more.projectorBytes }),
	});
	return parts.length > 1 && !facts.cannot ? { ...facts, cannot: cannotWords.sharded } : facts;
}

/** Hugging Face answers 401 for a repository that is not there, or private: both are none for us. */
async function listingText(net: Net, url: string): Promise<string | null> {
	try {
		return await askText(net, url);
	} catch (error) {
		if (error instanceof Problem && error.code === 'not-allowed') return null;
		throw error;
	}
}

/** The file list of a repository; undefined where there is none of this name (or it is private). */
export async function listOf(
	net: Net,
	{ namespace, model }: OllamaName,
	options: HuggingFaceOptions = {},
): Promise<Listing | undefined> {
	const base = options.huggingFace ?? site;
	const text = await listingText(net, `${base}/api/models/${namespace}/${model}?blobs=true`);
	return text === null ? undefined : listingOf(parseAnswer(text, new URL(base).host));
}

/**
 * A repository that the door for Ollama does not hand out: what its file list says. Facts of the file, or of why there
 * is none (safetensors only); Problem 'unknown-model' (exit 2) with the quantizations that are there.
 */
export async function modelFromRepository(
	net: Net,
	name: OllamaName,
	options: HuggingFaceOptions = {},
): Promise<ModelFacts | undefined> {
	const base = options.huggingFace ?? site;
	const { namespace, model, tag } = name;
	const listing = await listOf(net, name, options);
	if (listing === undefined) return undefined;
	const { files, licence } = listing;
	const named = (quant: string) => `hf.co/${namespace}/${model}:${quant}`;
	const ggufs = files.filter(({ name: file }) => /\.gguf$/i.test(file) && !isProjector(file)).map((file) => file.name);
	if (ggufs.length === 0)
		return refused(named(tag), files.length > 0 ? cannotWords.safetensors : cannotWords.noModel, 'huggingface');
	const file = chosen(ggufs, tag);
	if (file === undefined) {
		const quants = [...new Set(ggufs.map(quantOf).filter((quant) => quant !== undefined))];
		const near = nearest(tag, quants, 3);
		throw new Problem('unknown-model', words.noQuant(tag, `${namespace}/${model}`), {
			exit: 2,
			cure: words.didYouMean(near.length > 0 ? near : quants.slice(0, 6)),
		});
	}
	const projector = files.find(({ name: one }) => isProjector(one) && /\.gguf$/i.test(one))?.size;
	const facts = await modelFromUrl(net, `${base}/${namespace}/${model}/resolve/main/${file}`, options, {
		name: named(quantOf(file) ?? tag),
		...(licence === undefined ? {} : { licence }),
		...(projector === undefined ? {} : { projectorBytes: projector }),
	});
	return facts ?? undefined;
}
