// The questions about the companion: at most six, each with a default and a flag. A flag that was given is not asked.

import { askCountry } from '../../care/ask-country.ts';
import { readLines } from '../../care/data.ts';
import { checkContact, checkSigns, isLanguage } from '../../companion/answers.ts';
import { cleanContact, cleanSigns } from '../../companion/clean.ts';
import { block } from '../../screen/text.ts';
import type { Directness, Purpose, Style } from '../../types/choices.ts';
import { type answerNames, questions as words } from '../../words/setup.ts';
import type { Wizard } from './state.ts';
import type { Question } from './walk.ts';

const given = (wizard: Wizard, flag: string): boolean => wizard.context.flags[flag] !== undefined;

/** Skips a question whose flag was given. */
const unlessGiven =
	(flag: string, question: (wizard: Wizard) => Promise<void>): Question<Wizard> =>
	async (wizard) => {
		if (given(wizard, flag)) return 'given';
		await question(wizard);
		return undefined;
	};

const country = unlessGiven('country', async ({ context, choices }) => {
	choices.country = await askCountry(context, await readLines(), choices.country);
	context.said.country = choices.country;
});

const language = unlessGiven('language', async ({ context, choices }) => {
	const answer = await context.ask.text({
		message: words.language.message,
		initial: choices.language,
		check: (text) => (isLanguage(text.trim()) ? undefined : words.language.wrong(text.trim())),
	});
	choices.language = answer.trim();
});

const purpose = unlessGiven('purpose', async ({ context, choices }) => {
	const options = (Object.keys(words.purpose.options) as Purpose[]).map((value) => ({
		value,
		...words.purpose.options[value],
	}));
	choices.purpose = await context.ask.select({ message: words.purpose.message, options, initial: choices.purpose });
});

const style: Question<Wizard> = async (wizard) => {
	if (given(wizard, 'style') && given(wizard, 'directness')) return 'given';
	const { context, choices } = wizard;
	const options = words.style.options.map(({ label, ...rest }) => ({
		value: `${rest.style} ${rest.directness}`,
		label,
		...('hint' in rest ? { hint: rest.hint } : {}),
	}));
	const initial = `${choices.style} ${choices.directness}`;
	const [how, manner] = (await context.ask.select({ message: words.style.message, options, initial })).split(' ');
	if (!given(wizard, 'style')) choices.style = how as Style;
	if (!given(wizard, 'directness')) choices.directness = manner as Directness;
	return undefined;
};

const minutes = unlessGiven('sessionMinutes', async ({ context, choices }) => {
	const options = [...words.minutes.options];
	choices.sessionMinutes = await context.ask.select<number>({
		message: words.minutes.message,
		options,
		initial: choices.sessionMinutes,
	});
});

/** What was left out of an answer (unseen signs, quotes that would end the quotation) is not left out unseen. */
function shown({ terminal }: Wizard['context'], typed: string, cleaned: string): string {
	if (cleaned !== typed.trim()) terminal.say(block(words.keptAs(cleaned), terminal.columns()));
	return cleaned;
}

/** The last question has two fields: a person to turn to, and one's own signs to stop. Both may stay empty. */
const contact = unlessGiven('contact', async ({ context, choices }) => {
	const { message, placeholder } = words.contact;
	const typed = await context.ask.text({ message, placeholder, initial: choices.contact, check: checkContact });
	choices.contact = shown(context, typed, cleanContact(typed));
});

const signs = unlessGiven('signs', async ({ context, choices }) => {
	const { message, placeholder } = words.signs;
	const typed = await context.ask.text({ message, placeholder, initial: choices.signs, check: checkSigns });
	choices.signs = shown(context, typed, cleanSigns(typed));
});

/** All questions in order, each with the name by which "change an answer" offers it. */
export const companionQuestions: readonly { name: keyof typeof answerNames; ask: Question<Wizard> }[] = [
	{ name: 'country', ask: country },
	{ name: 'language', ask: language },
	{ name: 'purpose', ask: purpose },
	{ name: 'style', ask: style },
	{ name: 'minutes', ask: minutes },
	{ name: 'contact', ask: contact },
	{ name: 'signs', ask: signs },
];
