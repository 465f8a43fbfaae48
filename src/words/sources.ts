// Under each figure its source, for `--why`. Files and programs that told something of a computer have their own names.

import { readingSpeed } from '../recommend/speed/people.ts';
import { memory } from '../screen/text.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Basis, ModelSource } from '../types/model.ts';
import type { Verdict } from '../types/verdict.ts';
import { decimal } from './locale.ts';
import { figure } from './pace.ts';

export const sourceWords = {
	notKnown: 'not known',
	memory: (model: string, conversation: string, tokens: number, working: string, process: string) =>
		`Memory, counted as the engine (llama.cpp) does: model ${model}, conversation ${conversation} for ${tokens} tokens, working room ${working}, process ${process}.`,
	speedUnknown: (why: string) => `Speed: not known. ${why}`,
	speed: (low: string, high: string, likely: string, basis: string) =>
		`Speed: ${low} to ${high} tokens a second, most likely ${likely}; ${basis}.`,
	reader: (speed: number) =>
		`Reading speed: 240 words a minute, 1.33 tokens a word in English, that is ${decimal(speed, 1)} tokens a second. German, French and Spanish take 1.4 to 1.8 tokens a word: up to a quarter slower.`,
	readUnknown: (why: string) => `How fast it reads a message: not known. ${why}`,
	/** The two messages of recommend/speed/people.ts. */
	read: (low: string, high: string, short: string, page: string) =>
		`It reads a message at ${low} to ${high} tokens a second. First words: ${short} for a short message (50 tokens), ${page} for a page (400 words), once the instructions have been read.`,
	atOnce: 'at once',
	after: (seconds: string) => `after ${seconds} s`,
	about: (seconds: number) => `about ${seconds} s`,
	loading: (time: string) => `Loading: ${time} from a usual SSD (1 GB a second, assumed).`,
	size: (basis: string, source: string) => `Size: ${basis}; from ${source}.`,
	basis: {
		exact: 'exact',
		shown: 'as shown on the model page, about 3 % off either way',
		estimated: 'estimated',
	} satisfies Record<Basis, string>,
	parts: (shown: string) => `${shown}, its parts estimated from that`,
	from: {
		catalog: 'the list that comes with this program',
		ollama: 'Ollama on this computer',
		registry: 'the registry, and the begin of the file itself',
		huggingface: 'Hugging Face, and the begin of the file itself',
		file: 'the file itself',
		description: 'what was typed',
	} satisfies Record<ModelSource, string>,
	/** What told a fact of a computer; English in the documents. */
	told: (text: string) => text,
	freeMemory: (size: string, source: string) => `Free memory: ${size}, from: ${source}.`,
	freeOn: (card: string, size: string, source: string | undefined) =>
		`Free on ${card}: ${size}${source ? `, from: ${source}` : ''}.`,
};

const words = sourceWords;

const known = (value: Known<number>): string => (isUnknown(value) ? words.notKnown : memory(value));

const speedLine = ({ speed: { generate, basis } }: Verdict): string =>
	isUnknown(generate)
		? words.speedUnknown(generate.unknown)
		: words.speed(figure(generate.low), figure(generate.high), figure(generate.likely), basis ?? '');

const secondsOf = (value: Known<number>): string =>
	isUnknown(value) ? words.notKnown : value < 0.1 ? words.atOnce : words.after(figure(value));

function readLine({ speed }: Verdict): string {
	const { read, firstWordSeconds: first, firstWordLongSeconds: long } = speed;
	if (isUnknown(read)) return words.readUnknown(read.unknown);
	return words.read(figure(read.low), figure(read.high), secondsOf(first), secondsOf(long ?? first));
}

/** The catalog's sizes are those of the model pages; only what lies where inside them is estimated. */
const sizeBasis = ({ basis, source }: Verdict['model']): string =>
	basis === 'estimated' && source === 'catalog' ? words.parts(words.basis.shown) : words.basis[basis];

/** Where each figure comes from. */
export function sourcesOfVerdict(verdict: Verdict): string[] {
	const { memory: m, model, context } = verdict;
	const { loadSeconds } = verdict.speed;
	return [
		words.memory(known(m.weights), known(m.context), context, known(m.compute), known(m.process)),
		speedLine(verdict),
		words.reader(readingSpeed),
		readLine(verdict),
		words.loading(isUnknown(loadSeconds) ? words.notKnown : words.about(Math.round(loadSeconds))),
		words.size(sizeBasis(model), words.from[model.source]),
	];
}

/** Where the figures of this computer come from. */
export function sourcesOfMachine({ memory: { available }, sources, gpus }: Machine): string[] {
	const free = sources['memory.available'];
	const cards = gpus.filter((gpu) => gpu.usedByOllama && !isUnknown(gpu.memory.free));
	return [
		...(free && !isUnknown(available) ? [words.freeMemory(memory(available), words.told(free))] : []),
		...cards.map((gpu) => {
			const source = sources[`gpus.${gpus.indexOf(gpu)}`];
			return words.freeOn(gpu.name, known(gpu.memory.free), source && words.told(source));
		}),
	];
}
