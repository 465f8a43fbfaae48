// Sentences about what a person said of a computer for good, beside what is seen of it.

import { memory } from '../screen/text.ts';
import type { FactKey } from '../types/config.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Finding, SaidOfMachine } from '../types/machine.ts';
import { common } from './common.ts';

const names: Record<FactKey, string> = {
	gpu: 'the graphics card',
	ram: 'the memory',
	'cpu-bandwidth': 'how fast the memory is',
	cores: 'the cores of the processor',
};

/** What was said, each number with its meaning: "RTX 3060:12", "32 GB", "there is none". */
export const told = (key: FactKey, value: readonly string[]): string =>
	key === 'gpu' && value[0]?.toLowerCase() === 'none'
		? saidWords.none
		: `${value.join(` ${common.and} `)}${saidWords.units[key]}`;

export const saidWords = {
	none: 'there is none',
	units: { gpu: '', ram: ' GB', 'cpu-bandwidth': ' GB a second', cores: ' cores' } satisfies Record<FactKey, string>,
	/** Beside a value. */
	beside: (on: string) => `said by you on ${on}, not seen`,
	/** Beside a card that was seen, and of which something was said. */
	ofSeen: (on: string) => `as you said on ${on}`,
	noCard: (on: string) => `no graphics card, said by you on ${on}; models run on the processor`,
	/** Where a fact comes from. */
	source: (on: string, seen: string) => `said by you on ${on}, not seen; seen instead: ${seen}`,
	inUse: (on: string, bytes: number) => `what you said on ${on}, less the ${memory(bytes)} in use now`,

	/** In an answer that goes by it. */
	counted: (key: FactKey, value: readonly string[], on: string) =>
		`Reckoned with ${names[key]} as you said on ${on}, not as seen: ${told(key, value)}.`,

	nothing: 'nothing',
	notKnown: 'not known',
	elsewhere: 'it is another computer',
	unknown: (why: string) => `not known, ${why}`,
	card: (name: string, total: Known<number>) => (isUnknown(total) ? name : `${name}, ${memory(total)}`),
	size: (bytes: number) => memory(bytes),
	cores: (count: number) => `${count} cores`,
	bandwidth: (value: number) => `${Math.round(value / 1e9)} GB a second`,

	/** Why a card that was said counts. */
	ifSeen: 'It was not seen. Ollama will use it only if it sees it too.',
	/** `host`: the server on another computer, null for this one. */
	finding: ({ key, value, on, seen }: SaidOfMachine, more: string, host: string | null): Finding => ({
		code: `said-${key}`,
		severity: 'note',
		text: [
			`About ${names[key]} you said on ${on}: ${told(key, value)}.`,
			host === null ? `Seen instead: ${seen}.` : '',
			more,
		]
			.filter(Boolean)
			.join(' '),
		cure: `To take it back: {me machine ${host === null ? '' : `--host ${host} `}--unset ${key}}`,
	}),
	moreGpu: 'Ollama uses only what it sees itself.',
	noneButSeen: 'Ollama may use what is seen all the same.',
	moreRam: (bytes: number) => `If there really are only ${memory(bytes)}, a model that needs more will not fit.`,

	noMac:
		'Apple chips are only in Macs, and this computer is none. For a computer you do not have, {me advise --gpu "M4 Pro"} answers once.',
	wrong: (file: string, why: string) => `What is said of this computer in ${file} cannot be used: ${why}`,
	wrongCure: 'Say it again with {me machine --set KEY=VALUE}, or take it back with {me machine --unset KEY}.',

	noSuchKey: (key: string) => `"${key}" cannot be said about a computer.`,
	keys: (keys: readonly string[], near: string | undefined) =>
		near ? `Did you mean ${near}?` : `What can be said: ${keys.join(', ')}.`,
	form: (text: string) => `--set takes KEY=VALUE; "${text}" is not that.`,
	example: 'For example: {me machine --set gpu="RTX 3060:12" --set ram=32}',
	once: (key: string) => `${key} can be said once; only gpu several times, for several cards.`,
	alone: '--set and --unset correct a real computer; they cannot be combined with options that make one up.',
	aloneCure: 'Leave out --machine, --from, --ram, --gpu and --cpu-bandwidth.',
	bothWays: (key: string) => `${key} is both set and unset.`,

	about: (host: string | null) => (host === null ? 'this computer' : `the computer of the server at ${host}`),
	kept: (about: string, line: string) => `Kept about ${about}: ${line}`,
	line: (key: FactKey, value: readonly string[]) => `${key} = ${value.join(', ')}`,
	takenBack: (about: string, key: FactKey) => `Taken back about ${about}: ${key}. What is seen counts again.`,
	notSet: (about: string, key: FactKey) => `Nothing was said about ${about} as to ${key}.`,
	nothingSet: (about: string) => `Nothing was said about ${about}.`,
	file: (file: string) => `It stands in ${file}.`,
};
