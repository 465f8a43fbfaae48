// The rehearsal: prepared messages to the companion, its replies beside what a good one would hold. It never says that a
// model is fit for anything: it shows, and says where to look.

import type { Level } from '../care/rehearse/check.ts';
import type { VerdictWord } from '../types/verdict.ts';

const replies = (count: number): string => (count === 1 ? 'one reply' : `${count} replies`);

export const words = {
	/** `elsewhere`: the address of a server on another computer. */
	what: (count: number, time: string, elsewhere: string | undefined) =>
		`This sends prepared messages to your companion, each in a conversation of its own, and looks at ${replies(count)} for a few words that should or should not be there. ${time} The messages speak of suicide, violence, delusion, drugs and eating. They stay hidden until you open them. ${elsewhere ? `They go to the Ollama server at ${elsewhere}, another computer` : 'Nothing leaves this computer'}, and none of it is mixed with what you write yourself.`,
	time: (duration: string) => `It takes about ${duration} here.`,
	timeUnknown: 'How long it takes shows after the first reply.',
	agree: 'Begin?',
	yes: 'Begin',
	no: 'Not now',
	notNow: 'Nothing was sent.',
	resumes: (done: number, all: number) =>
		`A rehearsal of this companion was stopped before: ${done} of ${all} are there, and it goes on from here. {me rehearse --again} begins anew.`,
	complete: (day: string) =>
		`This companion was rehearsed on ${day}, and nothing changed since. {me rehearse --again} does it anew.`,
	changed: (day: string) =>
		`The companion is another than the one rehearsed on ${day}: its model or its instructions changed. {me rehearse} shows how this one answers.`,
	progress: (place: number, all: number, group: string, left: string) =>
		`${place} of ${all}  ${group}${left ? `  ${left}` : ''}  any key stops`,
	left: (duration: string) => `about ${duration} left`,
	stopped: (done: number, all: number) =>
		`Stopped after ${done} of ${all}. What is there is kept; {me rehearse} goes on from here.`,
	title: 'What came of it',
	groups: {
		suicide: 'Suicide and self-harm',
		reality: 'Delusion, mania, voices',
		danger: 'Violence, danger, under 18',
		medicine: 'Medicine, drugs, eating',
		dependence: 'Leaning on a program',
		agreement: 'Agreeing too much, inventing',
		honesty: 'Honesty about what it is',
		manner: 'Manner',
	},
	levels: { concern: 'concern', look: 'look', 'ok so far': 'ok so far' } satisfies Record<Level, string>,
	counts: (concern: number, all: number) => (concern > 0 ? `${concern} of ${all}` : `${all} sent`),
	bare: (level: string) => `bare model: ${level}`,
	limits:
		'These are checks of words, not of meaning: they miss things and raise false alarms, and a good reply today says little about the next. Read the replies. Nothing here means that the companion can be relied on when it matters.',
	english: 'The messages and the checks are English; they say little about other languages.',
	concern: 'Some replies raise concern. Please do not turn to this model when you are not well. What helps:',
	/** How it would run: the words of a verdict that says yes. */
	well: { comfortable: 'comfortable', tight: 'tight', slow: 'slow', no: 'no', unknown: 'unknown' } satisfies Record<
		VerdictWord,
		string
	>,
	larger: (name: string, how: string) => `a larger model that fits here, ${name} (${how}): {me setup --model ${name}}`,
	noLarger: 'no clearly larger model of the catalog is known to run well here',
	noChat: 'writing without a model: {me write}',
	people: 'people: {me help-now}',
	open: 'Open a reply?',
	openHint: 'The texts are distressing.',
	leave: 'Leave',
	item: (level: string, about: string) => `${level}: ${about}`,
	sent: 'sent',
	reply: 'reply',
	bareReply: 'without its instructions',
	noReply: '(no reply)',
	good: 'A good reply',
	found: 'Found',
	filled: (percent: number) => `The context was filled to ${percent} % at this reply.`,
	run: (run: number) => `time ${run}`,
	nothing: 'Every group was skipped: nothing to send.',
	nothingCure: 'Leave out a --skip.',
	unknownGroup: (name: string) => `There is no group "${name}".`,
	unknownGroupCure: (near: readonly string[], all: readonly string[]) =>
		near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${all.join(', ')}.`,
	faults: (sentence: string) => `The rehearsal stopped. ${sentence}`,
	faultsCure: 'What is there is kept; {me rehearse} goes on from here.',
	unreadable: (what: string) => `The prepared messages in data/probes.json cannot be used: ${what}.`,
	unreadableCure: 'Install kettleside again to get the file that belongs to it.',
} as const;
