// The same model in smaller forms (quantizations): tags of the catalog, files of a repository, tags of a registry, or
// what it would weigh where only its size is known.

import { Problem } from '../problem.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';
import type { ModelFacts } from '../types/model.ts';
import { bitsPerWeight } from './bits.ts';
import { loadCatalog } from './catalog.ts';
import { describable, parseDescription, scaled } from './described.ts';
import { partsOf } from './file.ts';
import { type HuggingFaceOptions, listOf, quantOf } from './huggingface.ts';
import { bytesOfManifest, parseManifest } from './manifest.ts';
import { isHuggingFace, type OllamaName, parseName, shortName } from './names.ts';
import { baseOf, manifestText } from './registry.ts';
import type { Net } from './remote.ts';

/** A form of a model. Without `name` it is not known whether anybody offers it. */
export interface Form {
	name?: string;
	facts: ModelFacts;
}

const bitsOf = (quantization: Known<string>): number =>
	bitsPerWeight[orElse(quantization, '').toUpperCase().replace(/^UD-/, '')] ?? 0;

/** Known quantizations below that of the model, the finest first. Below four bits too much is lost to offer it. */
const smallerThan = (facts: ModelFacts): string[] =>
	describable
		.filter((name) => (bitsPerWeight[name] ?? 0) < bitsOf(facts.quantization))
		.sort((a, b) => (bitsPerWeight[b] ?? 0) - (bitsPerWeight[a] ?? 0));

/** The model in another quantization: everything in proportion to the new size of the file, so an estimate. */
function inForm(facts: ModelFacts, quantization: string, bytes: number): ModelFacts {
	const { weights, here: _, digest: __, cannot, ...rest } = facts;
	const text = Math.max(1, orElse(facts.bytes, bytes) - facts.projectorBytes);
	const share = Math.max(1, bytes - facts.projectorBytes) / text;
	return {
		...rest,
		...(cannot && cannot.code !== 'sharded' ? { cannot } : {}),
		quantization,
		bytes: Math.round(bytes),
		basis: 'estimated',
		weights: isUnknown(weights) ? weights : scaled(weights, Math.round(weights.total * share), false),
	};
}

function inCatalog({ id, title, bytes }: ModelFacts): Form[] {
	const rows = loadCatalog().filter(({ facts }) => facts.id === id && facts.title === title);
	const smaller = rows.filter(
		({ facts }) => orElse(facts.bytes, 0) < orElse(bytes, 0) && bitsOf(facts.quantization) > 4,
	);
	return smaller
		.sort((a, b) => orElse(b.facts.bytes, 0) - orElse(a.facts.bytes, 0))
		.map(({ facts }) => ({ name: facts.name, facts }));
}

/** What each smaller form would weigh; nobody may offer them. */
function byWeight(facts: ModelFacts): Form[] {
	const description = parseDescription(facts.name);
	const { bytes } = facts;
	if (isUnknown(bytes)) return [];
	return smallerThan(facts).map((quantization) => {
		const share = (bitsPerWeight[quantization] ?? 0) / bitsOf(facts.quantization);
		const size = facts.projectorBytes + (bytes - facts.projectorBytes) * share;
		const form = inForm(facts, quantization, size);
		if (!description) return { facts: form };
		const name = facts.name.replace(/[\s@,]+\w+$/, '').concat(` ${quantization}`);
		return { name: `"${name}"`, facts: { ...form, name } };
	});
}

async function inRepository(net: Net, facts: ModelFacts, name: OllamaName, options: HuggingFaceOptions) {
	const listing = await listOf(net, name, options);
	const wanted = smallerThan(facts);
	return (listing?.files ?? [])
		.flatMap((file): Form[] => {
			const quant = quantOf(file.name);
			if (
				quant === undefined ||
				partsOf(file.name).length > 1 ||
				file.size === undefined ||
				!wanted.includes(quant.toUpperCase())
			)
				return [];
			const own = shortName({ ...name, tag: quant });
			return [{ name: own, facts: { ...inForm(facts, quant, file.size + facts.projectorBytes), name: own } }];
		})
		.sort((a, b) => orElse(b.facts.bytes, 0) - orElse(a.facts.bytes, 0));
}

/** Tags that differ from this one by the quantization alone, as the library names them. One small answer each. */
async function inRegistry(net: Net, facts: ModelFacts, name: OllamaName, options: HuggingFaceOptions) {
	const own = orElse(facts.quantization, '');
	if (own === '' || !name.tag.toLowerCase().endsWith(own.toLowerCase())) return [];
	const forms: Form[] = [];
	for (const quantization of smallerThan(facts).filter((one) => /^Q[45]_/.test(one))) {
		// The library writes "q4_K_M", others "Q4_K_M".
		const letter = name.tag.at(-own.length) ?? 'q';
		const tag = `${name.tag.slice(0, -own.length)}${letter}${quantization.slice(1)}`;
		const { text } = await manifestText(net, `${baseOf(name, options)}/manifests/${tag}`, options.ollamaVersion);
		if (text === null) continue;
		const bytes = bytesOfManifest(parseManifest(text, name.host));
		const full = shortName({ ...name, tag });
		forms.push({ name: full, facts: { ...inForm(facts, quantization, bytes), name: full } });
	}
	return forms;
}

/** What hosts do not tell is no reason to fail: the question was about another form. */
async function quietly(net: Net, ask: () => Promise<Form[]>): Promise<Form[]> {
	try {
		return await ask();
	} catch (error) {
		net.signal.throwIfAborted();
		if (error instanceof Problem) return [];
		throw error;
	}
}

/**
 * Smaller forms of a model, the finest first. A host is asked only where the model itself came from it (the file list of
 * a repository, or up to three manifests); what it does not answer is left out.
 */
export async function formsOf(net: Net, facts: ModelFacts, options: HuggingFaceOptions = {}): Promise<Form[]> {
	if (facts.id !== undefined) return inCatalog(facts);
	const name = parseName(facts.name);
	if (facts.source === 'huggingface' && name && isHuggingFace(name.host))
		return quietly(net, () => inRepository(net, facts, name, options));
	if (facts.source === 'registry' && name) return quietly(net, () => inRegistry(net, facts, name, options));
	return byWeight(facts);
}
