// The companion's instructions on a screen: the text, the examples, the lengths, and what is not in it.

import { insteadOf, ruleOf, topicOf } from '../companion/rules.ts';
import type { Companion } from '../companion/types.ts';
import { promptWords as words } from '../words/prompt.ts';
import { editWords } from '../words/prompt-edit.ts';
import { ruleWords } from '../words/rules.ts';
import { droppedLines } from './edit.ts';
import { fillCommands, type StartedAs } from './name.ts';
import { block, type Look, paint, row, wrap } from './text.ts';

export interface PromptView {
	companion: Companion;
	/** Everyday name of the base model. */
	model: string;
	/** The answers come from the set-up; otherwise they are the usual ones. */
	stored: boolean;
	/** An edit was made from other instructions than would be composed now. */
	otherBase?: boolean;
	why: boolean;
	/** How the program was started: commands are written that way before lines are broken. */
	startedAs: StartedAs;
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

/** One line of the prompt; what follows of it hangs, so that items can be told apart. */
const item = (line: string, look: Look): string => block(line, look.columns, '    ').replace(/^ {4}/, '  ');

/** Everything that is not in the prompt with `why`; otherwise the rules that no model should be without. */
function leftOut({ companion, why, startedAs }: PromptView, look: Look): string[] {
	const ids = companion.leftOut.filter((id) => why || ruleOf(id).level === 'M');
	if (ids.length === 0) return [];
	const about = (id: string) => fillCommands(ruleWords.line(topicOf(id), insteadOf(id)), startedAs);
	const lines = ids.map((id) => row(id, about(id), look.columns, 5));
	return [heading(words.leftOut, look), ...lines];
}

function reasonsOf({ companion, why }: PromptView, look: Look): string[] {
	const keys = why ? ['tier', 'language', 'tokens', 'messages', 'stop'] : ['tokens'];
	return [
		heading(why ? words.why : words.tokens, look),
		...keys.map((key) => block(companion.why[key] ?? '', look.columns)),
	];
}

/** That the text was edited by hand, and what it no longer holds. */
function edited({ companion, otherBase }: PromptView, look: Look): string[] {
	const { dropped } = companion;
	if (!dropped) return [];
	return [
		block(otherBase ? `${editWords.edited} ${editWords.otherBase}` : editWords.edited, look.columns),
		...(dropped.length > 0 ? ['', block(editWords.editedDrops(dropped.length), look.columns)] : []),
		...droppedLines(dropped, look),
	];
}

/** Programs that people use with Ollama, and what they do with these instructions. */
function otherPrograms({ startedAs }: PromptView, look: Look): string[] {
	const { title: name, about, rows } = words.programs;
	const lines = rows.map(([program, how]) => row(program, how, look.columns, 15));
	return [heading(name, look), fillCommands(block(about, look.columns), startedAs), ...lines];
}

/** The screen of `prompt`. */
export function promptScreen(view: PromptView, look: Look): string {
	const { companion } = view;
	return [
		title(words.title(view.model, words.tierNames[companion.tier]), look),
		block(view.stored ? words.stored : words.notStored, look.columns),
		...(companion.tier === 'small' ? [fillCommands(block(words.limited, look.columns), view.startedAs)] : []),
		...edited(view, look),
		'',
		...companion.system.split('\n').map((line) => item(line, look)),
		...examples(view, look),
		...parameters(view, look),
		...reasonsOf(view, look),
		heading(words.rules, look),
		block(words.inPrompt(companion.rules.length), look.columns),
		...leftOut(view, look),
		...otherPrograms(view, look),
		'',
		fillCommands(block(words.honest, look.columns), view.startedAs),
		...(view.why ? [] : [fillCommands(block(words.more, look.columns), view.startedAs)]),
	].join('\n');
}
