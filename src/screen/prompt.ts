// The companion's instructions on a screen: the text, the examples, the lengths, and what is not in it.

import { insteadOf, ruleOf } from '../companion/rules.ts';
import type { Companion } from '../companion/types.ts';
import { promptWords as words } from '../words/companion.ts';
import { block, type Look, paint, row, wrap } from './text.ts';

export interface PromptView {
	companion: Companion;
	/** Everyday name of the base model. */
	model: string;
	/** The answers come from the set-up; otherwise they are the usual ones. */
	stored: boolean;
	why: boolean;
}

const title = (text: string, look: Look): string =>
	wrap(text, look.columns - 2)
		.map((line) => `  ${paint(look, 'bold', line)}`)
		.join('\n');

const heading = (text: string, look: Look): string => `\n${title(text, look)}`;

function examples({ companion }: PromptView, look: Look): string[] {
	if (companion.messages.length === 0) return [];
	const lines = companion.messages.map(({ role, content }) => row(words[role], content, look.columns));
	return [heading(words.examples, look), ...lines];
}

function parameters({ companion, why }: PromptView, look: Look): string[] {
	const lines = Object.entries(companion.parameters).map(([name, value]) =>
		why
			? `${row(name, String(value), look.columns, 16)}\n${block(companion.why[name] ?? '', look.columns, '      ')}`
			: row(name, String(value), look.columns, 16),
	);
	return [heading(words.parameters, look), ...lines];
}

/** Everything that is not in the prompt with `why`; otherwise the rules that no model should be without. */
function leftOut({ companion, why }: PromptView, look: Look): string[] {
	const ids = companion.leftOut.filter((id) => why || ruleOf(id).level === 'M');
	if (ids.length === 0) return [];
	const lines = ids.map((id) => row(id, `${ruleOf(id).topic}. ${insteadOf(id)}`, look.columns, 5));
	return [heading(words.leftOut, look), ...lines];
}

function reasonsOf({ companion, why }: PromptView, look: Look): string[] {
	const keys = why ? ['tier', 'language', 'tokens', 'messages', 'stop'] : ['tokens'];
	return [
		heading(why ? words.why : words.tokens, look),
		...keys.map((key) => block(companion.why[key] ?? '', look.columns)),
	];
}

/** The screen of `prompt`; `{me …}` is still in it. */
export function promptScreen(view: PromptView, look: Look): string {
	const { companion } = view;
	return [
		title(words.title(view.model, words.tierNames[companion.tier]), look),
		block(view.stored ? words.stored : words.notStored, look.columns),
		'',
		block(companion.system, look.columns),
		...examples(view, look),
		...parameters(view, look),
		...reasonsOf(view, look),
		heading(words.rules, look),
		block(words.inPrompt(companion.rules.length), look.columns),
		...leftOut(view, look),
		'',
		block(words.honest, look.columns),
		...(view.why ? [] : [block(words.more, look.columns)]),
	].join('\n');
}
