// The curated catalog that ships with the program: read once, offered as rows and by name.

import { Problem } from '../problem.ts';
import type { CatalogModel } from '../types/catalog.ts';
import type { Known } from '../types/known.ts';
import { words } from '../words/models.ts';
import type { CatalogDocument, ModelRow, SamplingRow, TagRow } from './document.ts';
import { type ComputeTables, effectiveOf, rowOf, rowsOf } from './rows.ts';
import { checkCatalog } from './schema.ts';
import { readShipped } from './shipped.ts';

let shipped: CatalogDocument | undefined;

/** data/models.json as it is. */
export function catalogDocument(): CatalogDocument {
	shipped ??= readShipped<CatalogDocument>('models.json');
	return shipped;
}

let worked: ComputeTables | undefined;

function computed(): ComputeTables {
	worked ??= readShipped<ComputeTables>('compute.json');
	return worked;
}

let rows: readonly CatalogModel[] | undefined;

/** Every tag of the catalog as a row, the default tag of each model first. The rows are shared: none is to be changed. */
export function loadCatalog(): CatalogModel[] {
	rows ??= rowsOf(catalogDocument(), computed());
	return [...rows];
}

/** A catalog that a person brings. Problem 'catalog-bad' (exit 2) with what is wrong with it. */
export function parseCatalog(text: string): CatalogModel[] {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new Problem('catalog-bad', words.catalogNotJson, { exit: 2, cause: error, raw: String(error) });
	}
	const wrong = checkCatalog(value);
	if (wrong.length > 0)
		throw new Problem('catalog-bad', words.catalogWrong(wrong.length), { exit: 2, raw: wrong.slice(0, 20).join('\n') });
	return rowsOf(value as CatalogDocument);
}

export interface CatalogEntry {
	row: ModelRow;
	tag: TagRow;
	model: CatalogModel;
}

const spelled = (name: string): string => name.trim().toLowerCase();

/** The entry a catalog id, tag or alias names (case does not matter; a bare library name means its `latest`). */
export function catalogEntry(name: string): CatalogEntry | undefined {
	const wanted = spelled(name);
	const latest = wanted.includes(':') ? wanted : `${wanted}:latest`;
	for (const row of catalogDocument().models) {
		const byId = row.id === wanted ? row.tags[0] : undefined;
		const tag = byId ?? row.tags.find((one) => [one.tag, ...one.aliases].some((alias) => spelled(alias) === latest));
		if (tag) return { row, tag, model: rowOf(row, tag, computed()) };
	}
	return undefined;
}

/** Every id, tag and alias, for "did you mean". */
export const catalogNames = (): string[] =>
	catalogDocument().models.flatMap((row) => [row.id, ...row.tags.flatMap((one) => [one.tag, ...one.aliases])]);

/** What the companion's prompt is fitted to. */
export interface ModelForCompanion {
	name: string;
	family: string;
	parameters: Known<number>;
	/** The size by which the maker names it ("E4B"), where that differs. */
	effectiveParameters?: number;
	thinking: { supported: boolean; canBeDisabled: boolean | null };
	/** The maker's values, named as Ollama names them. */
	sampling: {
		temperature?: number;
		top_p?: number;
		top_k?: number;
		min_p?: number;
		repeat_penalty?: number;
		presence_penalty?: number;
	} | null;
	systemRole: { supported: boolean; native: boolean };
	/** BCP 47; null where the publisher names none. */
	languages: string[] | null;
	contextMax: Known<number>;
	sources: string[];
}

const samplingNames = [
	['temperature', 'temperature'],
	['topP', 'top_p'],
	['topK', 'top_k'],
	['minP', 'min_p'],
	['repeatPenalty', 'repeat_penalty'],
	['presencePenalty', 'presence_penalty'],
] as const;

function samplingOf(row: SamplingRow): ModelForCompanion['sampling'] {
	const given = samplingNames.flatMap(([ours, theirs]) => (row[ours] === undefined ? [] : [[theirs, row[ours]]]));
	return given.length === 0 ? null : Object.fromEntries(given);
}

/** What the catalog says about a model for the companion; undefined for a model that is not one of ours. */
export function modelForCompanion(name: string): ModelForCompanion | undefined {
	const entry = catalogEntry(name);
	if (entry === undefined) return undefined;
	const { row, tag, model } = entry;
	const effective = tag.parameters === undefined ? effectiveOf(row) : undefined;
	return {
		name: tag.tag,
		family: row.family,
		parameters: model.facts.parameters,
		...(effective === undefined ? {} : { effectiveParameters: effective }),
		thinking: model.facts.thinking,
		sampling: samplingOf(row.sampling),
		systemRole: { supported: row.systemRole.supported, native: row.systemRole.native },
		languages: row.languages.list,
		contextMax: row.context.max,
		sources: row.sampling.sources,
	};
}
