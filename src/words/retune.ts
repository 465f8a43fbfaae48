// The sentences of `retune`: what changed, what it means, the steps, the way back.

import { besideReading } from '../screen/end.ts';
import { bytes, memory } from '../screen/text.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Change, Proposal } from '../types/retune.ts';
import { pace } from './pace.ts';
import { listed } from './setup.ts';
import { runsWhere } from './where.ts';

const size = (value: Known<number> | null): string => (value === null || isUnknown(value) ? '' : `, ${memory(value)}`);

interface Card {
	name: string;
	memory: Known<number> | null;
}
const card = ({ name, memory }: Card): string => `${name}${size(memory)}`;

function graphics(before: Card | null, after: Card | null): string {
	const say = retuning.cards;
	if (before && after && before.name === after.name)
		return say.grown(after.name, amount(after.memory), amount(before.memory));
	if (before && after) return say.replaced(card(after), card(before));
	return after ? say.added(card(after)) : say.gone(card(before as Card));
}

const amount = (value: unknown): string => memory(value as number);

type Told = (before: never, after: never) => string;

// One line each; what the values are is told in types/retune.ts and recommend/retune/compare.ts.
export const changes: Record<Change['what'], Told> = {
	memory: (before: number, after: number) => `Memory: ${amount(after)}; it was ${amount(before)}.`,
	'memory-limit': (before: number | null, after: number | null) =>
		after === null
			? `This container may use all of the memory now; it was ${amount(before)}.`
			: `This container may use ${amount(after)} of memory${before === null ? '' : `; it was ${amount(before)}`}.`,
	gpu: graphics,
	'gpu-used': (_: unknown, { name, used }: { name: string; used: boolean }) =>
		used ? `Ollama can use ${name} now.` : `Ollama can no longer use ${name}.`,
	backend: (before: { library: string }, { name, library }: { name: string; library: string }) =>
		`Ollama uses another part of itself for ${name}: ${library}; it was ${before.library}.`,
	driver: (before: { version: string }, { name, version }: { name: string; version: string }) =>
		`Driver of ${name}: ${version}; it was ${before.version}.`,
	ollama: (before: string, after: string) => `Ollama ${after}; it was ${before}.`,
	catalog: (before: string, after: string) => `The list of models is of ${after}; it was of ${before}.`,
	base: (_: unknown, { model }: { model: string }) =>
		`${model} on this computer is a newer one than the companion was made from.`,
	listed: (before: { bytes: number }, { model, bytes: now }: { model: string; bytes: number }) =>
		`The list of models has another file for ${model}: ${bytes(now)}; it was ${bytes(before.bytes)}.`,
	speed: ({ low, high }: { low: number; high: number }, after: number) =>
		`At the last proof: ${lower(besideReading(after))} Promised was: ${lower(pace(low, high))}`,
	placement: (_: string, after: 'split' | 'cpu') =>
		`At the last proof it ran ${after === 'cpu' ? 'on the processor' : 'only partly on the graphics card'}; it was to run on the graphics card.`,
	context: (before: number, after: number) =>
		`A conversation holds ${after} tokens (pieces of words); it was ${before}.`,
	model: (before: string, after: string) => `The model: ${after}; it was ${before}.`,
	engine: () => 'How the engine works is another than before.',
};

/** Within a sentence. */
export const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** One change as one line. */
export const changeLine = ({ what, before, after }: Change): string => changes[what](before as never, after as never);

/** Everyday name of what is proposed. */
export const titleOf = ({ verdict, base }: Proposal): string => verdict?.model.title ?? base.model;

/** Where it would run, and how fast; empty where it was not judged. */
export function runsHow({ verdict }: Proposal): string {
	if (!verdict) return '';
	const { generate } = verdict.speed;
	return [runsWhere(verdict), isUnknown(generate) ? '' : pace(generate.low, generate.high)].filter(Boolean).join(' ');
}

/** What is to be downloaded for it. */
export function priceOf({ verdict }: Proposal): string {
	if (!verdict || isUnknown(verdict.download)) return retuning.price.unknown;
	const here = verdict.model.here === true || verdict.download === 0;
	return here ? retuning.price.here : retuning.price.fetch(bytes(verdict.download));
}

export const retuning = {
	cards: {
		grown: (name: string, after: string, before: string) => `${name} has ${after} now; it was ${before}.`,
		replaced: (after: string, before: string) => `Graphics card: ${after}, in place of ${before}.`,
		added: (after: string) => `New graphics card: ${after}.`,
		gone: (before: string) => `A graphics card is no longer there: ${before}.`,
	},
	price: {
		unknown: 'How large its download is is not known yet.',
		here: 'It is here already.',
		fetch: (size: string) => `${size} to download.`,
	},
	/** A sentence about this computer, of the server's. */
	thatComputer: (sentence: string) => sentence.replaceAll('this computer', 'that computer'),
	looking: 'Looking at this computer …',
	changed: 'What changed',
	nothingChanged: 'Nothing changed in this computer since the last set-up.',
	notKept: 'How this computer was at the last set-up was not kept; from now on it is.',
	means: 'What it means',
	nothing: 'There is nothing to change.',
	stuck: 'It stays as it is; it may be slow or not start. {me advise} tells what would help.',
	yours: (mine: string, other: string) => `Your choice, ${mine}, stays. The list would suggest another, ${other}:`,
	tryOther: (other: string, host: string) => `{me retune --model ${other}${host}}`,
	interrupted: (from: string, to: string) =>
		`The last change, ${from === to ? `of how ${to} runs` : `from ${from} to ${to}`}, was not finished.`,
	keep: {
		fits: (title: string, how: string) => `${title} still fits. ${how}`,
		not: (title: string) => `${title} no longer fits this computer.`,
	},
	current: (proposal: Proposal, fits: boolean): string =>
		fits ? retuning.keep.fits(titleOf(proposal), runsHow(proposal)) : retuning.keep.not(titleOf(proposal)),
	cannotTell: (proposal: Proposal) => `Whether ${titleOf(proposal)} fits cannot be told.`,
	unknownModel: (name: string) => `What ${name} needs could not be found out.`,
	unused: (name: string, because: string) => `${name}: ${because}`,
	better: (proposal: Proposal) =>
		`${titleOf(proposal)} would be suggested now. ${runsHow(proposal)} ${priceOf(proposal)}`,
	short: 'It fell short of what was promised. It can be measured again, or come down a step.',
	noneFits: 'No model of the list fits this computer as it is now.',
	notNow: (title: string) =>
		`${title} does not fit at this moment: other programs hold memory. Close what you do not need, then run {me retune} again.`,
	notNowCure: '{me retune} looks again.',
	doesNotFit: (title: string, context: number) =>
		`${title} with a conversation of ${context} tokens does not fit this computer.`,
	doesNotFitCure: (name: string, context: number) =>
		`{me check ${name} --context ${context}} tells why; {me advise} shows what fits.`,
	backDoesNotFit: (title: string) => `${title} does not fit this computer as it is now; it may be slow or not start.`,
	question: 'What shall it be?',
	options: {
		keep: (title: string) => ({ label: `Keep ${title}` }),
		again: (title: string) => ({ label: `Keep ${title}`, hint: 'and measure it again' }),
		take: (proposal: Proposal) => ({ label: titleOf(proposal), hint: priceOf(proposal) }),
		context: (proposal: Proposal) => ({
			label: `${titleOf(proposal)}, shorter conversations`,
			hint: `${proposal.base.context} tokens`,
		}),
		resume: (proposal: Proposal) => ({ label: `Go on to ${titleOf(proposal)}`, hint: 'what was begun last time' }),
		other: { label: 'Another one', hint: 'type its name' },
		leave: { label: 'Leave' },
	},
	plan: {
		question: 'Shall I do this?',
		yes: { label: 'Yes, do this' },
		keepOld: { label: 'Yes, but keep the old model too', hint: 'it stays on the disk' },
		detail: { label: 'Each step in detail' },
		leave: { label: 'Leave everything as it is' },
	},
	left: 'Nothing was changed.',
	stopped: 'Stopped. What has arrived is kept; {me retune} goes on from there.',
	unattended: 'Nothing was changed. To do this:',
	goBack: (host: string) => `To go back:  {me retune --rollback${host}}`,
	nothingBack: 'There is no change to go back from.',
	back: (base: { model: string; context: number }) => `Back to ${base.model}, conversations of ${base.context} tokens.`,
	/** `options`: "--batch 512 --kv-cache q8_0"; empty where Ollama chooses. The same below. */
	backEngine: (options: string) =>
		options === '' ? 'How it runs is left to Ollama again, as it was.' : `How it runs is again as it was: ${options}`,
	/** Of a change that was noted by an older version. */
	backLeaves: (options: string) =>
		`This goes back for the model and the context alone. What else was chosen stays: ${options}. To change it: {me retune}, with the option and another value.`,
	notSetUp: { text: 'Nothing is set up here yet.', cure: 'Set it up first: {me setup}' },
	/** Null: this computer. */
	elsewhere: (made: string | null, asked: string | null) => ({
		text: `The companion is ${made ? `on the computer of the server at ${made}` : 'on this computer'}, not ${asked ? `on that of ${asked}` : 'on this one'}.`,
		cure: `${made ? `Fit it there: {me retune --host ${made}}` : 'Fit it here: {me retune}, without --host and OLLAMA_HOST'}. To set one up ${asked ? `there: {me setup --host ${asked}}` : 'here: {me setup}'}.`,
	}),
	orName: 'Or name a model: {me retune --model gemma3:4b}.',
	onlyPlan: { text: 'A made-up computer can be planned for, not changed.', cure: 'Add --plan.' },
	both: {
		text: '--rollback goes back to what was before the last change; nothing else can be wished for with it.',
		cure: 'See {me retune --help}.',
	},
	restartYours: {
		text: 'This Ollama was not started by this program, so it has to be restarted by hand to see the change.',
		cure: 'Restart it the way it was started, or restart the computer.',
	},
	journal: (from: string, to: string) => (from === to ? `How ${to} runs` : `From ${from} to ${to}`),
	steps: {
		part: {
			title: 'Ollama, with the part for this graphics card',
			archive: (name: string) => `${name} of the newest release, checked`,
			undo: 'the folder is removed',
		},
		restart: {
			title: 'Start it again',
			why: 'Ollama looks at the graphics only when it starts',
			undo: 'stopped, and its service file removed',
		},
		newer: {
			what: (name: string) => `the newer file of ${name}, where there is one`,
			perhaps: 'only what differs is fetched',
			undo: 'removed, unless something else uses it by then',
		},
		remade: (name: string) => `${name} is made anew from the newer model; a few KB`,
		remadeUndo: 'removed from Ollama',
		remove: {
			title: (names: string[]) => `Remove ${listed(names)}`,
			what: (name: string, won: Known<number>) =>
				isUnknown(won) ? `${name} is no longer used` : `${name} is no longer used; ${bytes(won)} are free again`,
			undo: (names: string[]) => `${names.map((name) => `{me retune --model ${name}}`).join(' or ')} fetches it again`,
		},
	},
	stays: {
		used: (name: string, by: string[]) =>
			`${name} stays on the disk: ${listed(by)} ${by.length === 1 ? 'uses' : 'use'} it too.`,
		before: (name: string) => `${name} stays on the disk: it was not fetched by this program.`,
	},
	removing: {
		done: (won: Known<number>) => (isUnknown(won) ? 'removed' : `${bytes(won)} are free again`),
		gone: 'it was gone already',
		short: 'kept, because the new one fell short of its promise',
		used: (by: string[]) => `kept: ${listed(by)} ${by.length === 1 ? 'uses' : 'use'} it too`,
	},
	news: {
		head: 'This computer is not as it was at the last set-up.',
	},
};
