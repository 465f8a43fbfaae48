// A name, in whatever form a person has it → what the model is. Near things first: this computer, the catalog, then hosts.

import { nearest } from '../nearest.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { ModelFacts } from '../types/model.ts';
import { cannotWords, words } from '../words/models.ts';
import { catalogEntry, catalogNames } from './catalog.ts';
import { modelFromDescription, parseDescription } from './described.ts';
import { modelFromManifest } from './disk.ts';
import { modelFromFile } from './file.ts';
import { type HuggingFaceOptions, modelFromRepository, modelFromUrl } from './huggingface.ts';
import { isCloudName, isMlxName } from './judge.ts';
import { inList, knownAs } from './local.ts';
import { localNames } from './local-names.ts';
import { isHuggingFace, type OllamaName, parseName } from './names.ts';
import { modelFromRegistry, refused } from './registry.ts';
import { modelFromShow, type ShowAnswer, type TagsEntry } from './show.ts';

/** The two questions that are asked of a running Ollama server (`src/ollama/client.ts` answers them). */
export interface OllamaReader {
	tags(): Promise<TagsEntry[]>;
	show(name: string, options: { verbose: true }): Promise<ShowAnswer>;
}

export interface FindOptions extends HuggingFaceOptions {
	/** A running server; absent where it is stopped. */
	client?: OllamaReader;
	/** Ollama's folder of models, looked into where no server answers. */
	modelsDir?: string;
	/** Ask no host: catalog, files and this computer's Ollama only. */
	offline?: boolean;
}

export type FindPorts = Pick<Ports, 'read' | 'list' | 'fetch' | 'signal'>;

async function fromServer(client: OllamaReader | undefined, name: string): Promise<ModelFacts | undefined> {
	const row = inList((await client?.tags()) ?? [], name);
	if (client === undefined || row === undefined) return undefined;
	if (row.remote_host !== undefined) return { ...refused(row.name, cannotWords.cloud, 'ollama'), here: true };
	const show = await client.show(row.name, { verbose: true });
	return knownAs(modelFromShow(row.name, show, row), row.details?.parent_model);
}

/** A server that has gone, or cannot read its own model, is no reason to know nothing: the other sources are asked. */
async function quietly<T>({ signal }: FindPorts, look: () => Promise<T>): Promise<T | undefined> {
	try {
		return await look();
	} catch {
		signal.throwIfAborted();
		return undefined;
	}
}

/** In the local Ollama: the running server's word, else its folder. */
async function onThisComputer(ports: FindPorts, name: string, options: FindOptions): Promise<ModelFacts | undefined> {
	if (parseName(name) === undefined) return undefined;
	const served = options.client && (await quietly(ports, () => fromServer(options.client, name)));
	if (served) return served;
	if (options.modelsDir === undefined) return undefined;
	const facts = await modelFromManifest(ports, options.modelsDir, name);
	return facts && knownAs(facts);
}

/** "https://huggingface.co/user/repo" is the page of a repository, not of a file. */
function repositoryPage(text: string): string | undefined {
	const found =
		/^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/([\w.-]+\/[\w.-]+)(?:\/(?:tree\/main)?)?(:[\w.-]+)?$/i.exec(
			text,
		);
	return found ? `hf.co/${found[1]}${found[2] ?? ''}` : undefined;
}

async function fromAddress(ports: FindPorts, url: string, options: FindOptions): Promise<ModelFacts> {
	const facts = await modelFromUrl(ports, url, options);
	if (facts === null) throw new Problem('unknown-model', words.nothingThere(url), { exit: 2 });
	return facts;
}

/**
 * Hugging Face refuses (400) an unknown quantization or a split file at its door for Ollama, and says 401 where there is
 * no repository; its file list says which it is.
 */
async function fromHuggingFace(ports: FindPorts, name: OllamaName, options: FindOptions) {
	const door: OllamaName = { ...name, host: 'hf.co' };
	try {
		const facts = await modelFromRegistry(ports, door, options);
		if (facts) return facts;
	} catch (error) {
		if (!(error instanceof Problem) || !['refused', 'not-allowed'].includes(error.code)) throw error;
	}
	return modelFromRepository(ports, door, options);
}

async function fromHosts(ports: FindPorts, text: string, options: FindOptions): Promise<ModelFacts | undefined> {
	const name = parseName(repositoryPage(text) ?? text);
	if (name === undefined) return undefined;
	const facts = isHuggingFace(name.host)
		? await fromHuggingFace(ports, name, options)
		: await modelFromRegistry(ports, name, options);
	return facts && knownAs(facts);
}

async function didYouMean(ports: FindPorts, name: string, options: FindOptions): Promise<string | undefined> {
	const listed = (await quietly(ports, async () => options.client?.tags())) ?? [];
	const stored = options.modelsDir === undefined ? [] : await localNames(ports, options.modelsDir);
	const local = [...listed.map((row) => row.name), ...stored];
	const near = nearest(name, [...new Set([...local, ...catalogNames()])]);
	return near.length > 0 ? words.didYouMean(near) : undefined;
}

async function unknownModel(ports: FindPorts, name: string, options: FindOptions): Promise<Problem> {
	const cure = (await didYouMean(ports, name, options)) ?? words.seeCatalog;
	return new Problem('unknown-model', words.unknownModel(name), { exit: 2, cure });
}

/** Where a host could not be asked, a name nearby may be all that was wrong. */
async function withNames(error: unknown, ports: FindPorts, name: string, options: FindOptions): Promise<unknown> {
	if (!(error instanceof Problem) || error.exit !== 1 || name.includes('/')) return error;
	const near = await didYouMean(ports, name, options);
	if (near === undefined) return error;
	const { code, message, cure, exit, raw } = error;
	return new Problem(code, message, {
		cure: `${near} ${cure}`,
		exit,
		cause: error,
		...(raw === undefined ? {} : { raw }),
	});
}

const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);
const isGguf = (text: string): boolean => /\.gguf(\?[^/]*)?$/i.test(text);

async function nearby(ports: FindPorts, name: string, options: FindOptions): Promise<ModelFacts | undefined> {
	if (isGguf(name) && !isUrl(name)) return modelFromFile(name);
	const local = await onThisComputer(ports, name, options);
	if (local) return local;
	if (isCloudName(name)) return refused(name, cannotWords.cloud, 'registry');
	if (isMlxName(name)) return refused(name, cannotWords.mlx, 'registry');
	const entry = catalogEntry(name);
	if (entry) return entry.model.facts;
	const description = parseDescription(name);
	return description && modelFromDescription(name, description);
}

/**
 * What a model is: a local `.gguf` file, a model in the local Ollama, a catalog id, tag or alias, a description
 * ("8B q4_K_M"), any Ollama tag, `hf.co/user/repo[:QUANT]`, or the address of a GGUF file. Of remote files only the
 * header is fetched (at most 32 MiB). Facts with `cannot` for what can be told to be of no use before a download.
 * Problem 'unknown-model' (exit 2) with the nearest names; those of hosts and files otherwise.
 */
export async function findModel(ports: FindPorts, name: string, options: FindOptions = {}): Promise<ModelFacts> {
	const text = name.trim();
	const near = await nearby(ports, text, options);
	if (near) return near;
	if (options.offline) throw await unknownModel(ports, text, options);
	if (isUrl(text) && isGguf(text)) return fromAddress(ports, text, options);
	const facts = await fromHosts(ports, text, options).catch(async (error: unknown) => {
		throw await withNames(error, ports, text, options);
	});
	if (facts) return facts;
	throw await unknownModel(ports, text, options);
}
