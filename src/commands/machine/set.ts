// `machine --set KEY=VALUE`, `--unset KEY`: keeps or takes back what a person says of the computer, once it was tried.

import path from 'node:path';
import { unwritable } from '../../install/unwritable.ts';
import { nearest } from '../../nearest.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { remoteMachine } from '../../recommend/devices/remote.ts';
import { block, tilde } from '../../screen/text.ts';
import type { FactKey, SaidFacts } from '../../types/config.ts';
import { saidWords as words } from '../../words/said.ts';
import { configFile, factKeys, readConfig, writeConfig } from '../../world/config.ts';
import { finderOf, type Parts } from '../machine-for.ts';
import { placeOf } from '../said.ts';

const wrong = (text: string, cure: string): Problem => new Problem('bad-option', text, { cure, exit: 2 });

function keyOf(text: string): FactKey {
	const key = factKeys.find((one) => one === text.trim().toLowerCase());
	if (key) return key;
	throw wrong(words.noSuchKey(text), words.keys(factKeys, nearest(text, [...factKeys], 1)[0]));
}

/** "gpu=RTX 3060:12" twice is two cards; everything else can be said once. `on`: today. */
function factsFrom(pairs: readonly string[], on: string): SaidFacts {
	const facts: SaidFacts = {};
	for (const pair of pairs) {
		const [, name, value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
		if (name === undefined || value.trim() === '') throw wrong(words.form(pair), words.example);
		const key = keyOf(name);
		const before = facts[key]?.value ?? [];
		if (before.length > 0 && key !== 'gpu') throw wrong(words.once(key), words.example);
		facts[key] = { value: [...before, value.trim()], on };
	}
	return facts;
}

const listOf = (value: Context['flags'][string]): string[] =>
	Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];

const madeUp = ['machine', 'from', 'ram', 'gpu', 'cpuBandwidth'];

/** The day where the person is, as they would write it. */
const today = (now: Date): string =>
	[now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

/** Refused here rather than at the next start: a card nobody knows, a number that is none. Needs no look at anything. */
async function tried({ ports }: Context, { ollama, table }: Parts, facts: SaidFacts): Promise<void> {
	const { withSaid } = await import('../../recommend/devices/said.ts');
	const blank = remoteMachine(ollama, []);
	const { os } = blank;
	const here = { ...blank, ollama, os: { ...os, platform: ports.platform, arch: ports.arch } };
	withSaid(ollama.local === false ? blank : here, facts, finderOf(table));
}

interface Change {
	set: SaidFacts;
	unset: FactKey[];
	/** Everything is taken back. */
	all: boolean;
}

function changeOf({ flags, ports }: Context): Change {
	if (madeUp.some((flag) => flags[flag] !== undefined)) throw wrong(words.alone, words.aloneCure);
	const set = factsFrom(listOf(flags['set']), today(ports.now()));
	const names = listOf(flags['unset']);
	const all = names.some((name) => name.trim().toLowerCase() === 'all');
	const unset = all ? [...factKeys] : names.map(keyOf);
	const both = unset.find((key) => set[key]);
	if (both) throw wrong(words.bothWays(both), '');
	return { set, unset, all };
}

function told({ set, unset, all }: Change, before: SaidFacts, about: string): string[] {
	const gone = unset.filter((key) => before[key]);
	const idle = all ? [] : unset.filter((key) => !before[key]);
	return [
		...factKeys.flatMap((key) => (set[key] ? [words.kept(about, words.line(key, set[key].value))] : [])),
		...gone.map((key) => words.takenBack(about, key)),
		...idle.map((key) => words.notSet(about, key)),
		...(all && gone.length === 0 ? [words.nothingSet(about)] : []),
	];
}

/** Writes the change and says what was kept, and where. Problems (exit 2): `bad-option`, `unknown-gpu`, `bad-config`. */
export async function setFacts(context: Context, parts: Parts): Promise<void> {
	const { ports, terminal } = context;
	const change = changeOf(context);
	const config = await readConfig(ports);
	if (Object.keys(change.set).length > 0) await tried(context, parts, change.set);
	const place = placeOf(parts.ollama);
	const before = config.machines[place] ?? {};
	const kept = Object.entries({ ...before, ...change.set }).filter(([key]) => !change.unset.includes(key as FactKey));
	const file = configFile(ports);
	try {
		await writeConfig(ports, { ...config, machines: { ...config.machines, [place]: Object.fromEntries(kept) } });
	} catch (error) {
		throw unwritable(error, path.dirname(file));
	}
	const about = words.about(place === 'here' ? null : place);
	const where = Object.keys(change.set).length > 0 ? [words.file(tilde(file, ports.home))] : [];
	const lines = [...told(change, before, about), ...where];
	terminal.note(`${lines.map((line) => block(line, terminal.columns())).join('\n')}\n`);
}
