// What the instructions say beside their rules: purpose, style, names, the core.

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
