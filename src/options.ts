// One table of commands and options: it gives the help, the checks, the suggestions and what each command loads.

import { parseArgs } from 'node:util';
import { nearest } from './nearest.ts';
import type { Flags } from './ports.ts';
import { Problem } from './problem.ts';
import { commandLine as say } from './words/command-line.ts';
import { commands, type FlagSpec, flags as table } from './words/commands.ts';

export interface Invocation {
	command: string;
	flags: Flags;
	words: string[];
}

/** "flash-attention" as `Flags` has it: "flashAttention". */
export const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** What is typed may be the name of something that every object has ("constructor"). */
const own = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
	Object.hasOwn(of, name) ? of[name] : undefined;
const wrong = (code: string, text: string, cure: string) => new Problem(code, text, { cure, exit: 2 });

const didYouMean = (names: string[], help: string): string => (names.length ? say.near(names) : help);

/** `help`: where what the option takes is listed. */
function checkedValue(name: string, spec: FlagSpec, value: string | undefined, help: string): string | boolean {
	if (spec.type === 'boolean') return true;
	if (value === undefined || value === '')
		throw wrong('missing-value', say.missingValue(name, spec.value ?? 'VALUE'), help);
	if (spec.choices && !spec.choices.includes(value))
		throw wrong('wrong-value', say.wrongValue(name, value, spec.choices), help);
	if (spec.number) checkNumber(name, value, spec.number, help);
	return value;
}

function checkNumber(
	name: string,
	value: string,
	{ min, max, whole }: NonNullable<FlagSpec['number']>,
	help: string,
): void {
	const parsed = Number(value);
	if (
		/^\s*$/.test(value) ||
		!Number.isFinite(parsed) ||
		parsed < min ||
		parsed > max ||
		(whole && !Number.isInteger(parsed))
	)
		throw wrong('wrong-number', say.wrongNumber(name, value, min, max, whole ?? false), help);
}

function allowed(command: string): Record<string, FlagSpec> {
	const its = commands[command]?.flags ?? [];
	return Object.fromEntries(Object.entries(table).filter(([name, spec]) => spec.everywhere || its.includes(name)));
}

/** `--no-x` belongs to `--x` where that can be switched off. */
function specOf(
	specs: Record<string, FlagSpec>,
	raw: string,
	help: string,
): { name: string; spec: FlagSpec; off: boolean } {
	const plain = own(specs, raw);
	if (plain) return { name: raw, spec: plain, off: false };
	const positive = raw.startsWith('no-') ? own(specs, raw.slice(3)) : undefined;
	if (positive?.negatable) return { name: raw.slice(3), spec: positive, off: true };
	const known = Object.keys(specs);
	const near = nearest(raw, known, 2).map((name) => `--${name}`);
	throw wrong('unknown-option', say.unknownOption(raw), didYouMean(near, help));
}

const shorts: Record<string, string> = { h: 'help', v: 'version', y: 'yes' };

/** How many words in front are options that every command has: they may stand before the command, too. */
function before(words: readonly string[]): number {
	let place = 0;
	for (;;) {
		const [name = '', value] = words[place]?.split('=') ?? [];
		const spec = name.startsWith('--') ? own(table, name.slice(2)) : undefined;
		if (!spec?.everywhere) return place;
		place += spec.type === 'string' && value === undefined ? 2 : 1;
	}
}

function splitCommand(argv: readonly string[]): { command: string; rest: string[] } {
	// Some npm versions hand on a stray "--" in front.
	const words = argv[0] === '--' ? argv.slice(1) : [...argv];
	const front = before(words);
	const behind = words[front] ?? '';
	if (front > 0 && own(commands, behind))
		return { command: behind, rest: [...words.slice(0, front), ...words.slice(front + 1)] };
	const first = words[0];
	if (first === undefined || first.startsWith('-')) return { command: 'setup', rest: words };
	if (own(commands, first)) return { command: first, rest: words.slice(1) };
	throw wrong(
		'unknown-command',
		say.unknownCommand(first),
		didYouMean(nearest(first, Object.keys(commands)), say.help(null)),
	);
}

/**
 * Reads a command line. Throws a `Problem` with exit code 2 for an unknown command or option, a missing or
 * impossible value, or a word where none belongs.
 */
export function parse(argv: readonly string[]): Invocation {
	const { command, rest } = splitCommand(argv);
	const specs = allowed(command);
	const help = say.help(command);
	const options = Object.fromEntries(
		Object.entries(specs).map(([name, spec]) => [name, { type: spec.type, multiple: spec.multiple ?? false }]),
	);
	const { tokens } = parseArgs({ args: rest, options, strict: false, allowPositionals: true, tokens: true });
	const flags: Record<string, string | boolean | string[]> = {};
	const words: string[] = [];
	for (const token of tokens) {
		if (token.kind === 'positional') words.push(token.value);
		if (token.kind !== 'option') continue;
		const { name, spec, off } = specOf(specs, own(shorts, token.name) ?? token.name, help);
		const value = off ? false : checkedValue(name, spec, token.value, help);
		const key = camel(name);
		flags[key] = spec.multiple ? [...((flags[key] as string[] | undefined) ?? []), String(value)] : value;
	}
	checkWords(command, words, flags);
	return { command, flags, words };
}

function checkWords(command: string, words: string[], flags: Flags): void {
	if (flags['help']) return;
	const takes = commands[command]?.words;
	const more = words[takes ? (takes.most ?? words.length) : 0];
	if (more !== undefined) throw wrong('unexpected-word', say.unexpectedWord(more, command), say.help(command));
	if (takes?.least && words.length < takes.least)
		throw wrong('missing-word', say.missingWord(command, takes.name), say.example(takes.example));
	if (flags['json'] && !commands[command]?.json) throw wrong('no-json', say.noJson(command), say.help(command));
}

/** A value as the option of that name takes it, from another place than the command line. Problem (exit 2) otherwise. */
export const checkOption = (name: string, value: string): string =>
	String(checkedValue(name, table[name] ?? { type: 'string', help: '' }, value, say.help('config')));

/** An option that is a number, already checked by `parse`; undefined where it was not given. */
export const numberOf = (flags: Flags, key: string): number | undefined =>
	typeof flags[key] === 'string' ? Number(flags[key]) : undefined;

/** An option that is a text; undefined where it was not given. */
export const textOf = (flags: Flags, key: string): string | undefined => {
	const value = flags[key];
	return typeof value === 'string' ? value : undefined;
};
