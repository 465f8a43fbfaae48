// Under each figure its source, for `--why`.

import { readingSpeed } from '../recommend/speed/people.ts';
import { memory } from '../screen/text.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Basis, ModelSource } from '../types/model.ts';
import type { Verdict } from '../types/verdict.ts';
import { figure } from './pace.ts';

const speedLine = ({ speed }: Verdict): string =>
	isUnknown(speed.generate)
		? `Speed: not known. ${speed.generate.unknown}`
		: `Speed: ${figure(speed.generate.low)} to ${figure(speed.generate.high)} tokens a second, most likely ${figure(speed.generate.likely)}; ${speed.basis ?? ''}.`;

const secondsOf = (value: Known<number>): string =>
	isUnknown(value) ? 'not known' : value < 0.1 ? 'at once' : `after ${figure(value)} s`;

// The two messages of recommend/speed/people.ts.
const readLine = ({ speed }: Verdict): string =>
	isUnknown(speed.read)
		? `How fast it reads a message: not known. ${speed.read.unknown}`
		: `It reads a message at ${figure(speed.read.low)} to ${figure(speed.read.high)} tokens a second. First words: ${secondsOf(speed.firstWordSeconds)} for a short message (50 tokens), ${secondsOf(speed.firstWordLongSeconds ?? speed.firstWordSeconds)} for a page (400 words), once the instructions have been read.`;

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

export const sources = {
	/** Where each figure comes from. */
	ofVerdict: (verdict: Verdict): string[] => {
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
	ofMachine: ({ memory: { available }, sources, gpus }: Machine): string[] => {
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
