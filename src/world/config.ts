// The configuration file: a few settings, and what a person said about a computer. Nothing about the person.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseHost } from '../ollama/host.ts';
import { checkOption } from '../options.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { Config, FactKey, SaidFacts, Settings } from '../types/config.ts';
import { isMissing, isUnknown } from '../types/known.ts';
import { isRecord } from '../types/record.ts';
import { configWords as words } from '../words/config.ts';
import { writePrivate } from './choices.ts';
import { configFile } from './folders.ts';
import { languageFor } from './screen-language.ts';

export { configFile };

type Place = Pick<Ports, 'platform' | 'env' | 'home'>;

export const settingKeys = ['host', 'models-dir', 'context', 'kv-cache', 'lang'] as const;
export const factKeys: readonly FactKey[] = ['gpu', 'ram', 'cpu-bandwidth', 'cores'];

/** Tells one thing that is wrong with the file; what it says is a sentence. */
type Wrong = (why: string) => Problem;

const wrongIn =
	(file: string): Wrong =>
	(why) =>
		new Problem('bad-config', words.bad(file, why), { cure: words.badCure, exit: 2 });

/** The line of a place in a text, from 1; JSON's own message tells the place only. */
function lineOf(error: SyntaxError, text: string): number | null {
	const place = /position (\d+)/.exec(error.message)?.[1];
	if (place === undefined) return /Unexpected end/.test(error.message) ? text.split('\n').length : null;
	return text.slice(0, Number(place)).split('\n').length;
}

function parsed(text: string, wrong: Wrong): Record<string, unknown> {
	let document: unknown;
	try {
		document = JSON.parse(text);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw wrong(words.notJson(lineOf(error, text)));
	}
	if (!isRecord(document)) throw wrong(words.notObject);
	if (document['schema'] !== 1) throw wrong(words.otherVersion(document['schema']));
	return document;
}

function onlyKnown(found: object, known: readonly string[], wrong: Wrong): void {
	const strange = Object.keys(found).find((key) => !known.includes(key));
	if (strange !== undefined) throw wrong(words.strange(strange, known));
}

/** A value as the option of that name takes it. Problem (exit 2) for what it does not take. */
export function settingFrom(key: string, text: string): Settings {
	const value = checkOption(key, text);
	if (key === 'host') parseHost(value, true);
	if (key === 'lang') languageFor(value);
	if (key === 'models-dir' && !path.isAbsolute(value)) throw new Problem('wrong-value', words.absolute, { exit: 2 });
	return { [key]: key === 'context' ? Number(value) : value } as Settings;
}

function settingsIn(document: Record<string, unknown>, wrong: Wrong): Settings {
	const settings: Settings = {};
	for (const key of settingKeys.filter((one) => document[one] !== undefined)) {
		const value = document[key];
		if (typeof value !== 'string' && typeof value !== 'number') throw wrong(words.notText(key));
		try {
			Object.assign(settings, settingFrom(key, String(value)));
		} catch (error) {
			throw error instanceof Problem ? wrong(error.message) : error;
		}
	}
	return settings;
}

function factsIn(found: unknown, where: string, wrong: Wrong): SaidFacts {
	if (!isRecord(found)) throw wrong(words.notFacts(where));
	onlyKnown(found, factKeys, wrong);
	return Object.fromEntries(
		Object.entries(found).map(([key, fact]) => {
			const { value, on } = isRecord(fact) ? fact : { value: undefined, on: undefined };
			const list = Array.isArray(value) ? value : [value];
			const texts = list.every((one) => typeof one === 'string' || typeof one === 'number');
			if (!texts || list.length === 0 || (list.length > 1 && key !== 'gpu')) throw wrong(words.notFact(where, key));
			if (typeof on !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(on)) throw wrong(words.notDay(where, key));
			return [key, { value: list.map(String), on }];
		}),
	);
}

function configIn(text: string, wrong: Wrong): Config {
	const document = parsed(text.replace(/^\ufeff/, ''), wrong);
	onlyKnown(document, ['schema', '$schema', ...settingKeys, 'machines'], wrong);
	const machines = document['machines'] ?? {};
	if (!isRecord(machines)) throw wrong(words.notMachines);
	const link = document['$schema'];
	return {
		...(typeof link === 'string' ? { $schema: link } : {}),
		settings: settingsIn(document, wrong),
		machines: Object.fromEntries(
			Object.entries(machines).map(([where, facts]) => [where, factsIn(facts, where, wrong)]),
		),
	};
}

/** What was set; empty where there is no file. Problem `bad-config` (exit 2) names the file and what is wrong in it. */
export async function readConfig(ports: Place & Pick<Ports, 'read'>): Promise<Config> {
	const file = configFile(ports);
	const text = await ports.read(file);
	if (!isUnknown(text)) return configIn(text, wrongIn(file));
	if (isMissing(text)) return { settings: {}, machines: {} };
	throw new Problem('bad-config', words.unreadable(file, text.unknown), { cure: words.unreadableCure, exit: 2 });
}

/**
 * Keeps it (0600, the old file or the new one after a crash); where nothing is left to keep, the file goes. Read it
 * first: a file that cannot be understood is never written over.
 */
export async function writeConfig(ports: Place, { settings, machines, ...link }: Config): Promise<void> {
	const told = Object.entries(machines).filter(([, facts]) => Object.keys(facts).length > 0);
	const kept = { ...settings, ...(told.length > 0 ? { machines: Object.fromEntries(told) } : {}) };
	if (Object.keys(kept).length === 0) return rm(configFile(ports), { force: true });
	await writePrivate(configFile(ports), `${JSON.stringify({ ...link, schema: 1, ...kept }, null, '\t')}\n`);
}
