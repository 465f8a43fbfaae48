// What the prompt says beside its rules, and what is said to people about the prompt.

import type { Directness, Purpose, Style } from '../types/choices.ts';

/** Sets the opening and the closing of a talk, nothing else. */
export const purposeLines: Record<Purpose, { brief: string; full: string }> = {
	journal: {
		brief: 'For journaling: open with the day.',
		full: 'For journaling: open with what stays from the day, close with a line worth keeping.',
	},
	calm: {
		brief: 'For calming down: open slowly, with breath.',
		full: 'For calming down: open slowly, with breath or senses; close when it is easier.',
	},
	think: {
		brief: 'For thinking something through: open with the question.',
		full: 'For thinking something through: open with the question, close with what is clearer.',
	},
	prepare: {
		brief: 'For an appointment: note their words, marked "drafted with an AI, unverified".',
		full: 'For preparing an appointment: open with what to bring up, close with notes in their words, marked "drafted with an AI, unverified".',
	},
};

/** Which rules of level S a purpose or a style brings in by itself. */
export const purposeRules: Record<Purpose, string[]> = { journal: [], calm: [], think: [], prepare: ['R42'] };
export const styleRules: Record<Style, string[]> = { listen: [], ask: ['R37'], skills: ['R38'] };

export const styleLines: Record<Style, { brief: string; full: string }> = {
	listen: {
		brief: 'Mostly listen and say back.',
		full: 'Mostly listen: say back what you heard, ask only where it helps.',
	},
	ask: {
		brief: 'Say back, then ask one open question.',
		full: 'Say back what you heard, then ask one open question.',
	},
	skills: {
		brief: 'Listen, then offer one small skill.',
		full: 'Listen first, then offer one small skill if wanted, such as slow breathing or sorting facts from guesses.',
	},
};

export const directnessLines: Record<Directness, { brief: string; full: string }> = {
	gentle: { brief: 'Be gentle.', full: 'Be gentle.' },
	direct: {
		brief: 'Be plain, and kind.',
		full: 'Be direct: say plainly and kindly what you notice; the rules on danger, evidence and praise stay.',
	},
};

/** The last line of every prompt: what must not be lost. */
export const core = 'In danger: ask directly, point to the help lines, stay kind.';

export const contactLine = (name: string) => ({
	brief: `Someone to turn to: "${name}".`,
	full: `They named someone to turn to: "${name}". Suggest this person when company helps.`,
});

export const signsLine = (signs: string) => ({
	brief: `If these signs show, suggest stopping: "${signs}".`,
	full: `Their own signs to stop: "${signs}". If one shows, say so and suggest stopping.`,
});

export const helpLinesLine = (lines: readonly string[]) =>
	`Help lines, to be given exactly as they stand here: ${lines.join('; ')}.`;

/** "Reply in German." and the same in German; once for English. */
export const languageLine = (english: string, own: string | undefined) => {
	const said = `Reply in ${english}.`;
	return own === undefined || own === said ? said : `${said} ${own}`;
};

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The reasons of `prompt --why`. */
export const reasons = {
	tier: {
		small: (size: string) => `${size}: below 7 billion, the prompt has eight short items; more rules are obeyed less.`,
		medium: (size: string) => `${size}: below 20 billion, every must-rule is merged into at most fifteen items.`,
		large: (size: string) => `${size}: from 20 billion on, every must-rule and the should-rules that fit.`,
		unknown: (why: string) => `The size is not known (${why}), so the shortest prompt is taken.`,
	},
	size: (billions: string, effective: boolean) =>
		effective ? `${billions} billion parameters by the maker's own count` : `${billions} billion parameters`,
	contextAsked: (n: number) => `${n} tokens, as chosen. Short conversations are safer: rules fade with length.`,
	contextCapped: (asked: number, max: number) => `${asked} tokens were asked for; the model was made for ${max}.`,
	keep: (tokens: number, margin: number, measured: boolean) =>
		`${measured ? 'Measured' : 'Estimated'} length of the instructions, ${tokens} tokens, and ${margin} to spare. When a reply outgrows the context, this much of the beginning is kept; Ollama's own value, 4, would lose the instructions.`,
	predictPlain: 'Replies are meant to be short; a longer one would push the conversation out.',
	predictThinkingFixed:
		'This model thinks before it answers and it cannot be switched off; with less, the reply could stay empty.',
	predictUnknown:
		'Whether this model thinks before it answers, and whether that can be switched off, is not known; with less, the reply could stay empty.',
	predictThinking:
		'This model can think before it answers; a program that leaves this on must not get an empty reply. Where it is off, replies end by themselves.',
	temperatureMaker: (t: number) => `${t}, as its maker recommends.`,
	temperatureClamped: (t: number, maker: number) =>
		`${t}; its maker recommends ${maker}, outside 0.5 to 1.0: below that replies repeat themselves, above it they wander.`,
	temperatureNone: (t: number) => `${t}; its maker names none. A judgement, within the usual 0.6 to 0.8.`,
	sampling: 'As its maker recommends.',
	penaltyMaker: (p: number) => `${p}, as its maker recommends.`,
	penaltyClamped: (p: number, maker: number) => `${p}; its maker recommends ${maker}, outside 1.0 to 1.1.`,
	penaltyNone: (p: number) => `${p}, no penalty: its maker names none, and one bends the wording.`,
	onProcessor: '0, nothing on the graphics card: it runs on the processor, as was chosen.',
	stop: 'The stop words of the base model stay as they are.',
	tokensMeasured: (tokens: number, share: number) =>
		`${tokens} tokens, counted by the model itself: ${percent(share)} of the context (limit 12 %).`,
	tokensEstimated: (tokens: number, error: number, share: number) =>
		`About ${tokens} tokens (plus or minus ${Math.round(error * 100)} %), estimated from its words: ${percent(share)} of the context (limit 12 %).`,
	messages: (exchanges: number) =>
		exchanges === 0
			? 'No example exchanges: the context is too small for them. Nothing that safety hangs on stands in them.'
			: `${exchanges} example exchanges. They show a manner; nothing that safety hangs on stands in them alone.`,
	trimmed: (ids: string[]) => `Left out for want of room: ${ids.join(', ')}.`,
	languageKnown: (english: string) =>
		`${english}: said in English, as all instructions are, and in the language itself.`,
	languageOther: (english: string) =>
		`${english}: said in English only, there is no sentence of its own for it here. Small models are weaker outside English.`,
};

export const problems = {
	language: (tag: string) => ({
		text: `"${tag}" is not a language tag.`,
		cure: 'Give one such as en, de or pt-BR.',
	}),
	tooLong: (what: string, max: number) => ({
		text: `${what} is too long: at most ${max} characters go into the instructions.`,
		cure: 'Say it shorter.',
	}),
	marks: (what: string, mark: string) => ({
		text: `${what} holds "${mark}", which models read as a command of their own.`,
		cure: 'Leave these signs out.',
	}),
	digits: (what: string) => ({
		text: `${what} holds what looks like a phone number. Models garble numbers, and anyone at this computer can read the instructions.`,
		cure: 'Leave the number out. Help lines: {me help-now}',
	}),
	name: {
		text: 'The person to turn to is more than a first name.',
		cure: 'Give a first name alone, at most three words without figures or signs.',
	},
	contextTooSmall: (context: number, needed: number) => ({
		text: `A context of ${context} tokens is too small: the instructions would take more than 12 % of it and could be lost.`,
		cure: `Use at least ${needed}: --context ${needed}`,
	}),
	modelTooShort: (max: number, needed: number) => ({
		text: `This model was made for ${max} tokens at most; with its instructions it would need ${needed}.`,
		cure: 'Choose another model: {me advise}',
	}),
	value: (flag: string, value: string, allowed: readonly string[]) => ({
		text: `--${flag} can be ${allowed.join(', ')}; "${value}" is none of these.`,
		cure: 'See {me --help}.',
	}),
	number: (flag: string, value: string) => ({
		text: `--${flag} needs a whole number from 512 up; "${value}" is not one.`,
		cure: 'See {me --help}.',
	}),
};

/** The screen of `prompt`. */
export const promptWords = {
	title: (model: string, form: string) => `The instructions for ${model}, ${form}`,
	notInCatalog: (name: string) => `${name} is not in the catalog`,
	stored: 'As chosen in the set-up.',
	notStored: 'Nothing is set up yet; these are the usual answers.',
	limited:
		'Few rules fit into the short form, and a small model misses hints and agrees too easily. Larger ones are better, not safe. Help lines: {me help-now}',
	honest:
		'Anyone at this computer can read and change these instructions, you too: {me prompt --edit}. Whether Ollama still holds them: {me prompt --diff}',
	programs: {
		title: 'In other programs',
		about:
			'Another program may send instructions of its own; these are then not used at all. It may also leave thinking on, which is slow and can leave a reply empty. {me talk} does neither. Known ones:',
		rows: [
			[
				'ollama run',
				'uses these instructions until /set system replaces them. No thinking: --think=false, or /set nothink. It keeps what you type; /set nohistory stops that.',
			],
			[
				'Open WebUI',
				'leave System Prompt empty in the chat, in your account, in the folder and in the model: one that is filled in replaces these. No thinking: think (Ollama) among the advanced parameters, off.',
			],
			[
				'AnythingLLM',
				'sends a system prompt of its own in every workspace: put the text above into the chat settings of the workspace.',
			],
			[
				'others',
				'look for "system prompt" and empty it or put the text above there. Programs that use the OpenAI form (/v1): reasoning_effort "none" switches thinking off.',
			],
		] as [string, string][],
	},
	examples: 'Examples it is given',
	user: 'person',
	assistant: 'reply',
	parameters: 'Parameters',
	rules: 'Rules',
	inPrompt: (n: number) => `${n} of 45 are in these instructions.`,
	leftOut: 'Not in these instructions, and what the program does instead',
	tokens: 'Length',
	why: 'Why',
	more: 'The reason of each: {me prompt --why}',
	same: (name: string) => `Ollama holds just these instructions for ${name}.`,
	differs: (name: string) => `What Ollama holds for ${name} is not what would be made now.`,
	missing: (name: string) => `Ollama has no model named ${name}.`,
	missingCure: '{me setup} makes it.',
	differsCure: 'To make it anew: {me setup}',
	heldHere: 'now',
	heldThere: 'held',
	nothing: '(nothing)',
	parts: { system: 'Instructions', messages: 'Examples' },
	tierNames: { small: 'short form', medium: 'middle form', large: 'long form' },
};

/** Instructions changed by hand: `prompt --edit` and `prompt --reset`. */
export const editWords = {
	core: 'the core, said once more at the end',
	tooLong: (max: number) => ({
		text: `That is longer than ${max} characters; no model here could hold it beside a conversation.`,
		cure: 'Shorten it: {me prompt --edit}',
	}),
	empty: {
		text: 'The edited instructions are empty; nothing was changed.',
		cure: 'To go back to the composed ones: {me prompt --reset}',
	},
	marks: (mark: string) => ({
		text: `The edited instructions hold "${mark}", which models read as a command of their own.`,
		cure: 'Leave these signs out: {me prompt --edit}',
	}),
	digits: {
		text: 'The edited instructions hold what looks like a phone number. Models garble numbers, and a wrong one could be given to someone in danger.',
		cure: 'Leave the number out. Help lines: {me help-now}',
	},
	tooLarge: (tokens: number, context: number, needed: number) => ({
		text: `The edited instructions take about ${tokens} tokens, more than 12 % of a context of ${context}; they could be lost.`,
		cure: `Shorten them ({me prompt --edit}), go back ({me prompt --reset}), or use a longer context: --context ${needed}`,
	}),
	noEditor: 'No editor is named on this computer.',
	noEditorCure: (windows: boolean) =>
		windows
			? 'Name one and try again: set EDITOR=notepad, then {me prompt --edit}'
			: 'Name one and try again: EDITOR=nano {me prompt --edit}',
	editorMissing: (name: string, why: string) => `The editor "${name}" could not be started (${why}).`,
	editorFailed: (name: string, code: number | undefined) =>
		`The editor "${name}" ended with ${code ?? 'a signal'}; nothing was changed.`,
	editorFailedCure: 'Try again, or name another in VISUAL or EDITOR.',
	needsTerminal: 'Editing needs a terminal for the editor and for one question.',
	needsTerminalCure: 'Run {me prompt --edit} in a terminal.',
	answersToo: (flag: string) =>
		`--${flag} does not go with --edit or --reset: these change the instructions of the answers that are stored.`,
	answersTooCure: 'Change the answers first: {me setup}',
	both: '--edit and --reset do not go together.',
	same: 'Nothing was changed.',
	dropsNothing: 'Every rule is still there, word for word.',
	drops: 'No longer there word for word, and so counted as dropped:',
	dropsMust:
		'Among them are rules that no model should be without. The program still does what it does itself: {me help-now}, the clock, the notes in {me talk}.',
	question: 'Keep this edit?',
	keep: 'Keep it',
	again: 'Edit again',
	leave: 'Leave everything as it was',
	kept: 'The edit is kept, and stays at later set-ups. To go back: {me prompt --reset}',
	resetQuestion: 'Remove your edit and go back to the composed instructions?',
	resetYes: 'Yes, go back',
	resetNo: 'No, keep my edit',
	resetUnattended: 'Nothing was changed. To remove the edit: {me prompt --reset --yes}',
	reset: 'The edit is removed.',
	noEdit: 'There is no edit; the instructions are the composed ones.',
	applied: (name: string) => `Ollama has them now, as ${name}.`,
	keptBefore: (name: string) => `What Ollama held was changed by another program; that is kept as ${name}.`,
	later: {
		'not-set-up': 'Nothing is set up yet; {me setup} will use them.',
		'no-server': 'Ollama does not answer now; the next {me setup} hands them over.',
		'no-companion': 'Ollama has no companion of ours now; the next {me setup} makes it with them.',
		unknown: 'The model cannot be looked up now; the next {me setup} hands them over.',
	},
	edited: 'Edited by hand: this text takes the place of the composed one.',
	otherBase: 'It was made from other instructions than would be composed now (another model or other answers).',
	editedDrops: (n: number) =>
		n === 1
			? 'One sentence of the composed rules is not in it:'
			: `${n} sentences of the composed rules are not in it:`,
};
