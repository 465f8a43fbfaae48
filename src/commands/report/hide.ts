// A report may be sent to somebody: who made it, on which computer and in which folders is taken out of its facts.

import { namesHere } from '../../detect/names-here.ts';
import { cleaner, hideHost } from '../../detect/redact.ts';
import { hidNames, namesOf } from '../../detect/redact-names.ts';
import type { Ports } from '../../ports.ts';
import { isUnknown } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';

type Clean = (text: string) => string;

/** The same in every string of plain data. */
function everywhere<T>(value: T, clean: Clean): T {
	if (typeof value === 'string') return clean(value) as T;
	if (Array.isArray(value)) return value.map((one) => everywhere(one, clean)) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, everywhere(one, clean)])) as T;
}

/**
 * Names may be words of a sentence ("Will"): those are taken only out of paths and addresses, others ("anna-laptop") out of
 * every text.
 */
function withoutNames(names: readonly string[]): Clean {
	const words = names.filter((name) => /^\p{L}+$/u.test(name));
	const others = names.filter((name) => !words.includes(name));
	return (text) => hidNames(text, others).replace(/\S*[/\\@]\S*|\S+\.\S+/g, (place) => hidNames(place, words));
}

export interface Hidden {
	machine: Machine;
	/** The same in other facts: reasons, sources. */
	facts<T>(value: T): T;
}

/** What was seen of the hardware, each with the name it may be shown by: those names stand in many sentences. */
function seenNames({ os, cpu, gpus }: Machine, names: readonly string[]): [seen: string, shown: string][] {
	const seen = [os.name, cpu.name, ...gpus.map(({ name }) => name)].filter((name): name is string => !isUnknown(name));
	return seen.map((name): [string, string] => [name, hidNames(name, names)]).filter(([name, shown]) => name !== shown);
}

/** Reads this computer's own names once. */
export async function hidden(ports: Ports, machine: Machine): Promise<Hidden> {
	const names = namesOf(ports.home, ports.env, await namesHere(ports));
	const [clean, nameless] = [cleaner([]), withoutNames(names)];
	// Where Ollama is, is said without its name; sentences that name it are then about "another-computer".
	const { host, program: _program, ...ollama } = machine.ollama;
	const replaced: [string, string][] = [...seenNames(machine, names), [host, hideHost(host)]];
	if (ports.home.length > 1) replaced.push([ports.home, '~']);
	const hide: Clean = (text) => nameless(clean(replaced.reduce((all, [from, to]) => all.replaceAll(from, to), text)));
	const facts = <T>(value: T): T => everywhere(value, hide);
	return { facts, machine: facts({ ...machine, disk: { ...machine.disk, path: '' }, ollama: { ...ollama, host } }) };
}
