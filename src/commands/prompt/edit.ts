// `prompt --edit` and `prompt --reset`: the person's own instructions in the place of the composed ones, and back.

import { cleanEdit } from '../../companion/edited.ts';
import type { Companion, Dropped } from '../../companion/types.ts';
import type { Context, Flags } from '../../ports.ts';
import { Back, Problem, Stopped } from '../../problem.ts';
import { editScreen } from '../../screen/edit.ts';
import { block } from '../../screen/text.ts';
import { editWords as words } from '../../words/prompt-edit.ts';
import { baseHashOf, type EditedPrompt, removeEdit, writeEdit } from '../../world/edited-prompt.ts';
import { type Applied, appliedText } from './apply.ts';
import { composed, lookOf, type Sources } from './show.ts';

export interface EditParts extends Sources {
	/** Opens the person's editor; gives what was saved. */
	editor(text: string): Promise<string>;
	/** Hands the instructions to Ollama. */
	apply(edited: string | undefined): Promise<Applied>;
}

const answers = ['model', 'purpose', 'style', 'directness', 'language', 'contact', 'signs', 'context', 'name'];

/** Two that are asked for at once, in the order in which they can be had. */
const pairs = [
	['reset', 'edit'],
	['diff', 'edit'],
	['diff', 'reset'],
] as const;

/** One thing at a time; and options that mean other answers than the stored ones would be lost at the next set-up. */
function checkFlags(flags: Flags): void {
	const wrong = (text: string, cure: string) => new Problem('wrong-use', text, { cure, exit: 2 });
	const both = pairs.find(([first, then]) => flags[first] && flags[then]);
	if (both) throw wrong(words.together(both[1], both[0]), words.togetherCure(both[0], both[1]));
	const given = answers.find((name) => flags[name] !== undefined);
	if (given) throw wrong(words.answersToo(given), words.answersTooCure);
}

interface Edited {
	text: string;
	companion: Companion;
}

const composedWith = async (parts: EditParts, edit: EditedPrompt | null) =>
	(await composed({}, { ...parts, edit })).companion;

type Answer = 'keep' | 'again' | 'leave';

/** Esc is one step back: to the editor, with what was written in it. */
async function decide({ ask }: Context, dropped: readonly Dropped[]): Promise<Answer> {
	try {
		return await ask.select<Answer>({
			message: words.question,
			options: (['keep', 'again', 'leave'] as const).map((value) => ({ value, label: words[value] })),
			initial: dropped.some(({ must }) => must) ? 'again' : 'keep',
		});
	} catch (error) {
		if (!(error instanceof Back)) throw error;
		return 'again';
	}
}

/** Editor, check, question; again where the person wants to. Null: nothing was changed. */
async function editing(context: Context, parts: EditParts, base: Companion): Promise<Edited | null> {
	const { terminal, flags } = context;
	const before = parts.edit?.text ?? base.system;
	let text = before;
	for (;;) {
		text = cleanEdit(await parts.editor(text));
		if (text === cleanEdit(before)) return null;
		const companion = await composedWith(parts, { text, baseHash: '' });
		terminal.say(editScreen(companion.dropped ?? [], lookOf(terminal)));
		if (flags['yes']) return { text, companion };
		const answer = await decide(context, companion.dropped ?? []);
		if (answer === 'keep') return { text, companion };
		if (answer === 'leave') return null;
	}
}

interface Told {
	changed: boolean;
	edited: boolean;
	dropped: readonly Dropped[];
	applied: Applied | null;
	/** Sentences for people. */
	text: string;
}

function tell({ terminal, flags, json }: Context, { text, applied, ...rest }: Told): number {
	if (flags['json']) json({ schema: 1, ...rest, applied: applied?.applied ?? false, text });
	else terminal.say(block(text, lookOf(terminal).columns));
	return 0;
}

/**
 * Edits the instructions. Exit code 0, also where nothing was changed.
 * @throws Problem needs-terminal, no-editor, editor-failed, wrong-use, those of `cleanEdit` and of applying.
 */
export async function editPrompt(context: Context, parts: EditParts): Promise<number> {
	checkFlags(context.flags);
	if (!context.terminal.interactive && !context.flags['yes'])
		throw new Problem('needs-terminal', words.needsTerminal, { cure: words.needsTerminalCure });
	const base = await composedWith(parts, null);
	const result = await editing(context, parts, base);
	const was = parts.edit !== null;
	if (!result) return tell(context, { changed: false, edited: was, dropped: [], applied: null, text: words.same });
	if (result.text === cleanEdit(base.system)) return goBack(context, parts);
	await writeEdit(context.ports, { text: result.text, baseHash: baseHashOf(base.system) });
	const applied = await parts.apply(result.text);
	const dropped = result.companion.dropped ?? [];
	const text = `${words.kept} ${appliedText(applied)}`;
	return tell(context, { changed: true, edited: true, dropped, applied, text });
}

async function goBack(context: Context, parts: EditParts): Promise<number> {
	await removeEdit(context.ports);
	const applied = await parts.apply(undefined);
	const text = `${words.reset} ${appliedText(applied)}`;
	return tell(context, { changed: true, edited: false, dropped: [], applied, text });
}

/** Removes the edit. Without a terminal and without `--yes` it only says so. Exit code 0. */
export async function resetPrompt(context: Context, parts: EditParts): Promise<number> {
	checkFlags(context.flags);
	const { terminal, flags, ask } = context;
	const unchanged = (edited: boolean, text: string) =>
		tell(context, { changed: false, edited, dropped: [], applied: null, text });
	if (!parts.edit) return unchanged(false, words.noEdit);
	if (!flags['yes']) {
		if (!terminal.interactive) return unchanged(true, words.resetUnattended);
		const { resetQuestion: message, resetYes: yes, resetNo: no } = words;
		if (!(await ask.confirm({ message, yes, no, initial: false }))) throw new Stopped(words.same);
	}
	return goBack(context, parts);
}
