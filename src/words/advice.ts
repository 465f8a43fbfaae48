// What advise and check say to people.

import { readingSpeed } from '../recommend/speed/people.ts';
import { bytes, memory } from '../screen/text.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Basis, ModelSource } from '../types/model.ts';
import type { Range, Reason, Verdict, VerdictWord } from '../types/verdict.ts';

const reason = (code: string, text: string): Reason => ({ code, text });

/** "about your reading speed", "3 times as fast as you read", "half as fast as you read". */
export function againstReading(times: number): string {
	if (times < 0.2) return 'far slower than you read';
	if (times < 0.4) return 'a third as fast as you read';
	if (times < 0.75) return 'half as fast as you read';
	if (times < 1.35) return 'about your reading speed';
	if (times < 2.5) return 'twice as fast as you read';
	return `${times >= 20 ? 'more than 20' : Math.round(times)} times as fast as you read`;
}

/** "as fast as you read", "8 to 12 times as fast as you read": for a range of times reading speed. */
export function rangeAgainstReading(low: number, high: number): string {
	if (high < 0.75) return `writes ${high < 0.2 ? 'far ' : ''}slower than you read`;
	if (low >= 20) return 'writes more than 20 times as fast as you read';
	const figure = (value: number) => (value < 2 ? Math.round(value * 10) / 10 : Math.round(value));
	const [from, to] = [figure(low), figure(Math.min(high, 99))];
	return from === to
		? `writes about ${from} times as fast as you read`
		: `writes ${from} to ${to} times as fast as you read`;
}

/** Writing speed in tokens per second, told against reading. */
export const pace = (low: number, high: number): string => {
	const text = rangeAgainstReading(low / readingSpeed, high / readingSpeed);
	return `It ${text}.`;
};

/** When the first words come: for a short message, and for a page of text (400 words) where that is felt. */
export function firstWords(short: Known<number>, long?: Known<number>): string {
	const first = firstOf(short);
	const felt = first !== '' && long !== undefined && !isUnknown(long) && long >= 5;
	return felt ? `${first} After a page of text it takes about ${inWords(long)}.` : first;
}

const inWords = (seconds: number): string =>
	seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;

function firstOf(seconds: Known<number>): string {
	if (isUnknown(seconds)) return '';
	if (seconds < 0.7) return 'The first words come at once.';
	if (seconds < 1.5) return 'The first words come after about a second.';
	// The instructions are read once, at the very first message; a slow processor needs half a minute for that.
	const later = 'the very first time later';
	return `The first words come after about ${inWords(seconds)}, ${later}.`;
}

/** Where the model lies; `shared` where the graphics part uses the computer's memory. */
export function runsWhere({ placement, memory: { layers, layersOnGpu } }: Verdict, shared = false): string {
	if (placement === 'gpu') return shared ? 'Runs on the graphics part of the chip.' : 'Runs on the graphics card.';
	if (placement === 'cpu') return 'Runs on the processor.';
	if (placement !== 'split') return '';
	if (isUnknown(layers) || isUnknown(layersOnGpu) || layers <= 0) return 'Runs partly on the graphics card.';
	const share = 1 - layersOnGpu / layers;
	return share < 0.01
		? 'Runs on the graphics card; parts of it stay in RAM.'
		: `Runs on the graphics card and the processor: ${shareWords(share)} of it on the processor.`;
}

const shares: readonly (readonly [most: number, words: string])[] = [
	[0.15, 'a small part'],
	[0.29, 'a quarter'],
	[0.4, 'a third'],
	[0.6, 'half'],
	[0.8, 'most'],
	[1, 'nearly all'],
];

const shareWords = (share: number): string => shares.find(([most]) => share <= most)?.[1] ?? 'nearly all';

export const why = {
	answers(points: number, step: number): Reason {
		if (points >= 5 * step) return reason('better-answers', 'clearly better answers');
		if (points >= step) return reason('better-answers', 'better answers');
		if (points > -step) return reason('similar-answers', 'answers about as good');
		if (points > -5 * step) return reason('simpler-answers', 'simpler answers');
		return reason('simpler-answers', 'noticeably simpler answers');
	},
	pace(times: number, ratio: number): Reason {
		const code = ratio > 1.25 ? 'faster' : ratio < 0.8 ? 'slower' : 'as-fast';
		return reason(code, againstReading(times));
	},
	split: (onProcessor: number) => reason('split', `${shareWords(onProcessor)} of it runs on the processor`),
	thinks: () => reason('thinks-first', 'thinks before it answers, so the first words come late'),
	tight: () => reason('tight', 'leaves little memory for other programs'),
	here: () => reason('here', 'already there'),
	smaller: (size: number) => reason('smaller-download', `only ${bytes(size)} to download`),
	larger: (size: number) => reason('larger-download', `${bytes(size)} to download`),
	notMeasured: () => reason('not-measured', 'conversations with this size were not tested; judged by its family'),
	closing: (title: string, more: number) =>
		reason(
			'close-programs',
			more > 2 ** 28
				? `With other programs closed (about ${memory(more)} more free) it would be ${title}. Close what you do not need and look again.`
				: `With programs closed that use the graphics card it would be ${title}. Close what you do not need and look again.`,
		),
	notRecommended: () => reason('not-recommended', 'The catalog advises against it for conversations like these.'),
	forModel: (help: Reason, title: string): Reason => ({ code: help.code, text: `For ${title}: ${help.text}` }),
};

const size = (total: number): string => memory(total);

/** Labels of the memory bar. */
export const bar = {
	card: (total: number) => `graphics card, ${size(total)}`,
	shared: (total: number) => `memory the graphics side may use, ${size(total)}`,
	ram: (total: number) => `memory, ${size(total)}`,
	used: 'in use',
	model: 'model',
	conversation: 'conversation',
	working: 'working room',
	kept: 'kept free',
	free: 'free',
};

type Told = Pick<Verdict['model'], 'name' | 'title' | 'quantization'>;

// The everyday tag says nothing about the quantization; another one does, and then it matters.
const otherForm = /(?:q[2-8]_|fp16|f16|bf16|iq\d)/i;

const speedLine = ({ speed }: Verdict): string =>
	isUnknown(speed.generate)
		? `Speed: not known. ${speed.generate.unknown}`
		: `Speed: ${figure(speed.generate.low)} to ${figure(speed.generate.high)} tokens a second, most likely ${figure(speed.generate.likely)}; ${speed.basis ?? ''}.`;

const secondsOf = (value: Known<number>): string =>
	isUnknown(value)
		? 'not known'
		: value < 0.1
			? 'at once'
			: `after ${value < 10 ? value.toFixed(1) : value.toFixed(0)} s`;

// The two messages of recommend/speed/people.ts.
const readLine = ({ speed }: Verdict): string =>
	isUnknown(speed.read)
		? `How fast it reads a message: not known. ${speed.read.unknown}`
		: `It reads a message at ${figure(speed.read.low)} to ${figure(speed.read.high)} tokens a second. First words: ${secondsOf(speed.firstWordSeconds)} for a short message (50 tokens), ${secondsOf(speed.firstWordLongSeconds ?? speed.firstWordSeconds)} for a page (400 words), once the instructions have been read.`;

const figure = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const known = (value: Known<number>): string => (isUnknown(value) ? 'not known' : memory(value));

const basisWords: Record<Basis, string> = {
	exact: 'exact',
	shown: 'as shown on the model page, about 3 % off either way',
	estimated: 'estimated',
};
/** The catalog's sizes are those of the model pages; only what lies where inside them is estimated. */
const sizeBasis = ({ basis, source }: Verdict['model']): string =>
	basis === 'estimated' && source === 'catalog'
		? `${basisWords.shown}, its parts estimated from that`
		: basisWords[basis];

const sourceWords: Record<ModelSource, string> = {
	catalog: 'the list that comes with this program',
	ollama: 'Ollama on this computer',
	registry: 'the registry, and the begin of the file itself',
	huggingface: 'Hugging Face, and the begin of the file itself',
	file: 'the file itself',
	description: 'what was typed',
};

export const advice = {
	suggested: 'Suggested',
	or: 'Or',
	also: 'Also runs',
	/** Slower than a person reads. */
	slow: 'Slowly',
	against: 'Not advised',
	not: 'Too large',
	here: 'already there, nothing to download',
	downloadUnknown: 'the size of the download is not known',
	download: (amount: string, time: string, shown: boolean) =>
		`${shown ? 'about ' : ''}${amount} download, ${time} at 50 Mbit/s`,
	speedUnknown: 'How fast it would write is not known.',
	tight: 'It leaves little memory for other programs; close what you do not need.',
	nothing: 'No model of the catalog runs on this computer as it is now.',
	/** "Gemma 3 4B"; with its form where that is not the usual one. */
	name: ({ name, title, quantization }: Told) =>
		otherForm.test(name) && !isUnknown(quantization) && !title.includes(quantization)
			? `${title} (${quantization})`
			: title,
	/** Why stands in `reason`, a sentence. */
	cannotTell: (reason: string) => `Which models run cannot be told. ${reason}`,
	notTold: 'Not told',
	unfit: (models: string[]) =>
		models.length > 6
			? `${models.slice(0, 6).join(', ')} and ${models.length - 6} more; --why tells the reasons`
			: models.join(', '),
	weak: (parameters: Known<number>) =>
		isUnknown(parameters) || parameters < 15e9
			? 'What a model this size is weak at: noticing when someone is not well, and disagreeing when it should. Larger ones are better, not safe.'
			: 'Even a model this size often misses that someone is not well, and agrees too easily. It is not safe to rely on.',
	/** Where each figure comes from. */
	sources: (verdict: Verdict): string[] => {
		const m = verdict.memory;
		return [
			`Memory, counted as the engine (llama.cpp) does: model ${known(m.weights)}, conversation ${known(m.context)} for ${verdict.context} tokens, working room ${known(m.compute)}, process ${known(m.process)}.`,
			speedLine(verdict),
			`Reading speed: 240 words a minute, 1.33 tokens a word in English, that is ${readingSpeed.toFixed(1)} tokens a second. German, French and Spanish take 1.4 to 1.8 tokens a word: up to a quarter slower.`,
			readLine(verdict),
			`Loading: ${isUnknown(verdict.speed.loadSeconds) ? 'not known' : `about ${Math.round(verdict.speed.loadSeconds)} s`} from a usual SSD (1 GB a second, assumed).`,
			`Size: ${sizeBasis(verdict.model)}; from ${sourceWords[verdict.model.source]}.`,
		];
	},
	/** Where the figures of this computer come from. */
	freeSources: ({ memory: { available }, sources, gpus }: Machine): string[] => {
		const free = sources['memory.available'];
		const cards = gpus.filter((gpu) => gpu.usedByOllama && !isUnknown(gpu.memory.free));
		return [
			...(free && !isUnknown(available) ? [`Free memory: ${memory(available)}, from: ${free}.`] : []),
			...cards.map((gpu) => {
				const from = sources[`gpus.${gpus.indexOf(gpu)}`];
				return `Free on ${gpu.name}: ${known(gpu.memory.free)}${from ? `, from: ${from}` : ''}.`;
			}),
		];
	},
};

const answers: Record<VerdictWord, string> = {
	comfortable: 'Yes.',
	tight: 'Yes, but it is tight.',
	slow: 'It runs, but slowly.',
	no: 'No.',
	unknown: 'This cannot be told.',
};

export const check = {
	word: (word: VerdictWord): string => answers[word],
	needs: (title: string, need: string, free: string | null, card: string | null, elsewhere = false) => {
		const there = [card ? `${card} free on the graphics card` : '', free ? `${free} of memory free` : ''].filter(
			Boolean,
		);
		return `${title} needs ${need}; ${elsewhere ? 'that' : 'this'} computer has ${there.join(' and ') || 'less'}.`;
	},
	help: 'What would help:',
	/** Rows of their own, by the code of the reason. */
	helpRows: [
		{ codes: ['smaller-context', 'smaller-quantization'], label: 'What runs here:' },
		{ codes: ['would-run'], label: 'What would run it:' },
	],
	wouldRunWell: 'What runs it well:',
	best: 'The best that runs here now:',
	bestHere: (name: string) => `${name}  ({me check ${name}})`,
	bestThere: 'The best that runs there now:',
	/** Reasons that are said before the answer, or stand on the screen of the computer. */
	before: /^(?:remote-server|said-)/,
	/** Reasons that matter beside a yes; the others are for --why. */
	worthSaying: new Set([
		'ram-tight',
		'experts-in-ram',
		'gpu-too-small',
		'ollama-too-old',
		'context-capped',
		'memory-unknown',
		'container-limit',
		'size-estimated',
		'parallel-one',
		'cache-f16',
		'model-warning',
	]),
	/** Reasons that say nothing about a no. */
	background: new Set(['margin', 'room-kept', 'size-shown', 'size-estimated', 'model-warning']),
	/** Under a table of several. */
	times: 'x: times as fast as you read, at 240 words a minute.',
	bestOf: (name: string) => `The best of these here: ${name}`,
	heads: ['model', 'answer', 'where', 'against reading', 'memory', 'download'],
	cells: (verdict: Verdict): string[] => {
		const { generate } = verdict.speed;
		const m = verdict.memory;
		const need = isUnknown(m.ram) || isUnknown(m.gpu) ? 'not known' : memory(m.ram + m.gpu);
		const where = { gpu: 'graphics card', split: 'both', cpu: 'processor', none: '-' }[verdict.placement];
		return [
			verdict.model.name,
			answers[verdict.verdict].replace(/\.$/, ''),
			where,
			isUnknown(generate) ? '-' : `${figure(generate.low / readingSpeed)} to ${figure(generate.high / readingSpeed)} x`,
			need,
			verdict.model.here === true ? 'here' : isUnknown(verdict.download) ? 'not known' : bytes(verdict.download),
		];
	},
};

const listed = (titles: string[]): string =>
	titles.length > 7 ? `${titles.slice(0, 6).join(', ')} and ${titles.length - 6} more` : titles.join(', ');

export const compare = {
	second: 'Two machines are needed to compare.',
	example: 'For example: {me advise --compare mine.json other.json}',
	first: 'The first computer',
	other: 'The second computer',
	runs: 'Runs',
	brings: 'What the second would bring',
	noCard: 'no graphics card',
	memoryUnknown: 'memory not known',
	count: (some: number, all: number) => `${some} of the ${all} models of the catalog`,
	instead: (title: string, before: string, { code, text }: Reason) =>
		reason(code, `${title} instead of ${before}: ${text}.`),
	itself: (title: string, now: Range, then: Range) =>
		reason(
			'same-model',
			`${title} itself ${rangeAgainstReading(then.low / readingSpeed, then.high / readingSpeed)} there; on the first it ${rangeAgainstReading(now.low / readingSpeed, now.high / readingSpeed)}.`,
		),
	noLonger: (title: string) => reason('no-longer', `${title} would no longer run.`),
	gained: (titles: string[]) => reason('gained', `Only the second runs: ${listed(titles)}.`),
	lost: (titles: string[]) => reason('lost', `Only the first runs: ${listed(titles)}.`),
	same: () => reason('same', 'Nothing: the second runs the same models, as well as the first.'),
};
