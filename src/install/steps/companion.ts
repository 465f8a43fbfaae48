// Makes the companion from a base model that is already there, and reads it back. A model of that name which is not
// ours is never touched; one of ours that somebody changed by hand is kept under another name first.

import { sameName } from '../../models/names.ts';
import type { Client } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import { keepStops } from '../../ollama/parameters.ts';
import type { Message, Parameters, Shown, Tag } from '../../ollama/types.ts';
import { Problem } from '../../problem.ts';
import { companionWords } from '../../words/server.ts';
import { choicesOf, explain, problem } from '../faults.ts';
import { compareModel, type Difference, leftOver, type Wanted } from './companion-compare.ts';
import { parseModelName } from './pull-size.ts';

/** What tells our own companion from somebody else's model of the same name. */
export interface Ours {
	/** Digest that the journal noted when it was made: the same means nobody changed it since. */
	digest?: string;
	/** First line of our system text: a model that begins with it was made by us and changed by hand. */
	firstLine?: string;
}

export interface CompanionOptions {
	name: string;
	base: string;
	system: string;
	parameters: Parameters;
	messages?: Message[];
	ours?: Ours;
	/** "2026-11-25": a version changed by hand is kept as NAME-before-DATE. Without it, it is not overwritten. */
	today?: string;
	/** Called before anything is changed, and only then: the name is free or ours, and it is not yet as wanted. */
	beforeMake?: () => Promise<void>;
	signal?: AbortSignal;
}

export interface Companion {
	/** As /api/tags lists it: "kettleside:latest". */
	name: string;
	/** Of the manifest; what `Ours.digest` is compared with later. */
	digest: string;
	/** It was already as wanted, and nothing was changed. */
	already: boolean;
	/** Parameters as they were sent: ours, with the stop words of the base. */
	parameters: Parameters;
	/** Name under which a version changed by hand was kept. */
	kept?: string;
}

/** `free`: no such model · `ours`: as we made it · `changed`: ours, changed by hand · `foreign`: somebody else's. */
export type Ownership = 'free' | 'ours' | 'changed' | 'foreign';

/** Whose the model of that name is. Without a journal, one that begins like ours counts as changed by hand. */
export function ownershipOf(tag: Tag | undefined, shown: Shown | undefined, ours: Ours = {}): Ownership {
	if (!tag) return 'free';
	if (ours.digest !== undefined && tag.digest === ours.digest) return 'ours';
	const first = shown?.system?.split('\n', 1)[0]?.trim();
	return ours.firstLine !== undefined && first !== undefined && first !== '' && first === ours.firstLine.trim()
		? 'changed'
		: 'foreign';
}

/** A tag by any spelling of its name. */
export const findTag = (tags: Tag[], name: string): Tag | undefined => tags.find((tag) => sameName(tag.name, name));

/** What create says, to its end. */
async function make(client: Client, options: CompanionOptions, parameters: Parameters): Promise<void> {
	const { name, base, system, messages, signal } = options;
	const request = { model: name, from: base, system, parameters, ...(messages?.length ? { messages } : {}) };
	// create fetches a base that has vanished in this moment; that was never announced.
	for await (const line of client.create(request, signal ? { signal } : {}))
		if (line.status.startsWith('pulling')) throw problem('model-missing', { model: base });
}

function taken(name: string): Problem {
	return new Problem('name-taken', companionWords.taken(name), {
		cure: companionWords.takenCure,
		choices: choicesOf('other-name'),
	});
}

/** What the server holds where it differs. */
const rawOf = (differences: Difference[]) =>
	differences.map(({ what, found }) => `${what}: ${found.slice(0, 200)}`).join('\n');

function changed(name: string, differences: Difference[]): Problem {
	return new Problem('companion-changed', companionWords.changed(name, differences), {
		cure: companionWords.changedCure(name),
		choices: choicesOf('other-name'),
		raw: rawOf(differences),
	});
}

/** A name that is free: kettleside-before-2026-11-25, then …-2, …-3. */
export function keepName(name: string, today: string, tags: Tag[]): string {
	const plain = `${name.replace(/:.*$/, '')}-before-${today}`;
	for (let i = 1; ; i++) {
		const candidate = i === 1 ? plain : `${plain}-${i}`;
		if (!findTag(tags, candidate)) return candidate;
	}
}

/** What the model must read back as: without examples of our own, those of the base stay. */
function wholeOf(options: CompanionOptions, base: Shown): Wanted {
	const messages = options.messages?.length ? options.messages : base.messages;
	const parameters = keepStops(options.parameters, base.parameters);
	return { system: options.system, parameters, ...(messages ? { messages } : {}) };
}

interface Existing {
	tag: Tag;
	shown: Shown;
	differences: Difference[];
	/** Parameters that are no longer wanted. */
	leftOver: string[];
	/** Made from the same weights as the base has now. */
	sameBase: boolean;
}

/** The files of the weights, as a server names them; undefined where it does not. */
export const weights = (shown: Shown) => (shown.modelfile ?? '').match(/^FROM .*sha256[-:][0-9a-f]{64}/gm)?.join();

async function existing(client: Client, tags: Tag[], name: string, base: Shown, wanted: Wanted) {
	const tag = findTag(tags, name);
	if (!tag) return undefined;
	const shown = await client.show(tag.name);
	const sameBase = weights(shown) === weights(base);
	const differences = compareModel(wanted, shown);
	return { tag, shown, sameBase, differences, leftOver: leftOver(wanted, shown, base) } satisfies Existing;
}

/** Keeps what somebody changed by hand; answers the name it is kept under. */
async function keep(client: Client, tags: Tag[], found: Existing, options: CompanionOptions): Promise<string> {
	if (options.today === undefined) throw changed(options.name, found.differences);
	const name = keepName(options.name, options.today, tags);
	await client.copy(found.tag.name, name);
	return name;
}

/** Reads back and compares. The Problem `companion-differs` names what is not as it was sent. */
async function readBack(client: Client, name: string, wanted: Wanted): Promise<Tag> {
	const differences = compareModel(wanted, await client.show(name));
	const tag = findTag(await client.tags(), name);
	if (tag && differences.length === 0) return tag;
	throw new Problem('companion-differs', companionWords.differs(name, differences), {
		cure: companionWords.differsCure,
		raw: rawOf(differences),
	});
}

/** The base as it is here, or the Problem that it is not. */
async function baseOf(client: Client, tags: Tag[], options: CompanionOptions): Promise<Shown> {
	const { name, base } = options;
	const tag = findTag(tags, base);
	if (!tag) throw problem('model-missing', { model: base });
	if (tag.remote_host || tag.remote_model) throw problem('cloud-only', { model: base });
	if (sameName(name, base)) throw taken(name);
	return client.show(tag.name);
}

async function build(client: Client, options: CompanionOptions): Promise<Companion> {
	const tags = await client.tags();
	const base = await baseOf(client, tags, options);
	const wanted = wholeOf(options, base);
	const { parameters } = wanted;
	const found = await existing(client, tags, options.name, base, wanted);
	const owner = ownershipOf(found?.tag, found?.shown, options.ours);
	if (owner === 'foreign') throw taken(options.name);
	// What somebody added by hand stays where all that we want is there.
	const asWanted = found?.differences.length === 0 && (owner === 'changed' || found.leftOver.length === 0);
	if (found?.sameBase && asWanted) return { name: found.tag.name, digest: found.tag.digest, already: true, parameters };
	await options.beforeMake?.();
	const kept = found && owner === 'changed' ? await keep(client, tags, found, options) : undefined;
	await make(client, options, parameters);
	const tag = await readBack(client, options.name, wanted);
	return { name: tag.name, digest: tag.digest, already: false, parameters, ...(kept === undefined ? {} : { kept }) };
}

/**
 * Creates the companion, or finds it already as wanted. Idempotent.
 * Problems: `model-missing` (the base is not there; it is never fetched here), `name-taken` (a model that is not ours
 * has the name), `companion-changed` (ours, changed by hand, and no date to keep it under), `companion-differs` (the
 * server holds something else than was sent), and what `explain` knows.
 */
export async function createCompanion(client: Client, options: CompanionOptions): Promise<Companion> {
	parseModelName(options.name);
	try {
		return await build(client, options);
	} catch (error) {
		if (error instanceof OllamaError || !(error instanceof Problem))
			throw explain(error, { model: options.base, host: client.host });
		throw error;
	}
}
