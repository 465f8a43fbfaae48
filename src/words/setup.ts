// The sentences of the wizard: welcome, questions, plan, proof, end.

import { common } from './common.ts';

export const welcome = {
	title: 'kettleside',
	lead: 'A private AI to think things through with, on your own computer.',
	how: 'I look at what this computer has, suggest a model it can run well, and set it up. Nothing is changed until you have seen the whole plan and said yes.',
	limits:
		'It is an AI program for reflection and journaling. It is not therapy, not a doctor and not a crisis service, and nobody is watching. For a person to talk to, choose help lines: they work now, without any set-up. Typing ? shows them at every question.',
	begun:
		'A set-up was begun here and did not come to its end. What it did is kept: it goes on where it stopped, with your answers filled in.',
	goOn: { label: 'Go on with the set-up', hint: 'from where it stopped' },
	question: 'What would you like to do?',
	options: {
		setup: { label: 'Set up', hint: '10 to 40 minutes, most of it download' },
		retune: { label: 'Fit it to this computer again', hint: 'what is better now, or no longer fits' },
		look: { label: 'Just look', hint: 'what this computer can run; changes nothing' },
		help: { label: 'Help lines', hint: 'for your country, offline' },
		talk: { label: 'Talk', hint: 'to the companion that is set up' },
		check: { label: 'Check a model', hint: 'can this computer run it?' },
		doctor: { label: 'Is everything well?', hint: 'and private; looks, and changes nothing' },
		prompt: { label: 'Change its instructions', hint: 'in your editor' },
		undo: { label: 'Take it back', hint: 'what was done to this computer; asks first' },
		leave: { label: 'Leave' },
	},
};

export const model = {
	question: 'Which model?',
	other: { label: 'Another one', hint: 'type its name' },
	again: { label: 'Look again', hint: 'after closing other programs' },
	help: { label: 'Help lines' },
	otherQuestion: 'Name of the model',
	otherPlaceholder: 'for example gemma3:4b',
	nothing: 'No model of the catalog fits this computer as it is now.',
	cannotTell: 'Which model fits cannot be told: nobody knows how much memory there is.',
	orName: 'Or name one yourself, with --model.',
	cannotCure: 'See {me advise} for models that can.',
	none: 'No model was chosen.',
	noneCure: 'Choose one: {me setup --model gemma3:4b}',
};

export const questions = {
	language: {
		message: 'Which language should it answer in?',
		wrong: (code: string) => `"${code}" is not a language code. For example: en, de, pt-BR.`,
	},
	purpose: {
		message: 'What is it for?',
		options: {
			journal: { label: 'Journaling', hint: 'writing about the day and what it left behind' },
			calm: { label: 'Calming down', hint: 'when things are too much for the moment' },
			think: { label: 'Thinking something through', hint: 'a question, a decision, a conflict' },
			prepare: { label: 'Preparing for a visit', hint: 'to a doctor, a counsellor, a therapist' },
		},
	},
	style: {
		message: 'How should it answer?',
		options: [
			{ style: 'listen', directness: 'gentle', label: 'Mostly listen', hint: 'gently' },
			{ style: 'ask', directness: 'gentle', label: 'Ask questions', hint: 'gently, one at a time' },
			{ style: 'skills', directness: 'gentle', label: 'Offer something to try', hint: 'gently, small exercises' },
			{ style: 'listen', directness: 'direct', label: 'Mostly listen, and be direct' },
			{ style: 'ask', directness: 'direct', label: 'Ask questions, and be direct' },
			{ style: 'skills', directness: 'direct', label: 'Offer something to try, and be direct' },
		],
	},
	minutes: {
		message: 'When should it remind you that time has passed?',
		options: [
			{ value: 30, label: 'After 30 minutes', hint: 'short conversations do more good' },
			{ value: 15, label: 'After 15 minutes' },
			{ value: 45, label: 'After 45 minutes' },
			{ value: 60, label: 'After an hour' },
			{ value: 0, label: 'No reminder', hint: 'after three hours there is one all the same' },
		],
	},
	keptAs: (text: string) => (text === '' ? 'Nothing of it can be kept.' : `Kept as: ${text}`),
	contact: {
		message: 'Is there a person you could turn to? (first name, or leave it empty)',
		placeholder: 'kept in the instructions on this computer; others here can read it',
	},
	signs: {
		message: 'Your own signs that you should stop? (or leave it empty)',
		placeholder: 'for example: I have not slept; it goes in circles',
	},
};

/** What each answer is called where one can be changed. */
export const answerNames = {
	model: 'The model',
	country: 'Country of the help lines',
	language: 'Language',
	purpose: 'What it is for',
	style: 'How it answers',
	minutes: 'Reminder',
	contact: 'A person to turn to',
	signs: 'Your own signs to stop',
};

export const plan = {
	title: 'The plan',
	total: (size: string) => `${size} in all`,
	nothing: 'Everything is in place already; nothing will be changed.',
	password: 'No password needed.',
	hosts: (hosts: string[]) =>
		hosts.length === 0 ? 'Contacts nothing beyond this computer.' : `Contacts ${listed(hosts)}, nothing else.`,
	question: 'Shall I do this?',
	yes: { label: 'Yes, do this' },
	change: { label: 'Change an answer' },
	detail: { label: 'Each step in detail' },
	leave: { label: 'Leave, keep nothing' },
	left: 'Nothing was changed. {me} starts again.',
	done: 'already there',
	unattended: 'Nothing was changed. To do this:',
};

export const end = {
	works: 'It works.',
	instructions: 'Its instructions are in place.',
	where: {
		gpu: () => 'All of it runs on the graphics card.',
		split: (percent: number) => `${percent} % of it runs on the graphics card, the rest on the processor.`,
		cpu: () => 'It runs on the processor.',
	},
	faster: (times: string) => `It writes about ${times} times as fast as you read.`,
	same: 'It writes about as fast as you read.',
	slower: (percent: number) => `It writes more slowly than you read, at about ${percent} % of that.`,
	unmeasured: 'It wrote too little for its speed to be measured.',
	changedNothing: 'Nothing had to be changed; everything was in place.',
	/** The last: whether it asks the server. */
	rows: [
		['Talk to it', 'talk', true],
		['If it gets much', 'help-now', false],
		['Its instructions', 'prompt', true],
		['Take it back', 'undo', false],
	] as const,
	again: 'The same again without questions:',
	talkNow: 'Talk to it now?',
	yes: 'Yes',
	later: 'Later',
};

export const doing = {
	looking: 'Looking at the computer …',
	thereBefore: 'it was there before',
	isThere: (version: string) => `${version} is there`,
	lookingFirst: 'Looking at the disk and the network first …',
	keep: 'Ctrl-C stops here; what has arrived stays, the next start goes on.',
	stopped: 'Stopped. What has arrived is kept; {me} goes on from there.',
	beforeYes: 'Stopped. Nothing was changed. Answers are kept from the yes on, so the next start asks again.',
	larger: (what: string, planned: string, real: string) =>
		`${what} is ${real}; the plan said ${planned}. Go on with it?`,
};

export const pulling = {
	asking: 'asking how large it is',
	checking: 'all of it is here; it is checked, which can take some minutes on a slow disk',
	waiting: (time: string) => `the line broke; trying again in ${time}`,
	there: 'it was here already',
	newest: 'the newest is here already',
	fetched: (size: string) => `${size}, checked`,
	largerCure: 'Agree to it in the wizard: {me}',
};

export const companioning = {
	there: 'it was made already',
	measuring: 'measuring its instructions; the first load can take a minute',
	made: (rules: number) => `made; ${rules} rules in its instructions`,
	kept: (name: string) => `made anew; the one changed by hand is kept as ${name}`,
};

export const proving = {
	before: 'it was proven before and has not changed',
	done: 'its instructions reach it, and it answers',
	lost: 'Its instructions do not reach the model, so it must not be used as a companion.',
	lostCure: 'Choose another model: {me setup}',
	parts: {
		load: 'loading the model; the first time can take a minute or two',
		prompt: 'looking whether its instructions reach it',
		reply: 'a first short reply',
		speed: 'measuring how fast it writes',
	},
};

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${common.and} ${words[words.length - 1]}`;
}
