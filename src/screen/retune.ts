// What changed and what it means, before anything is chosen.

import { runs } from '../recommend/verdict.ts';
import type { Change, Proposal } from '../types/retune.ts';
import { changeLine, retuning as words } from '../words/retune.ts';
import { block, type Look, paint } from './text.ts';

export interface RetuneView {
	/** A computer of before was kept. */
	kept: boolean;
	changes: readonly Change[];
	proposals: readonly Proposal[];
	/** What the list would suggest beside the person's own choice; null where that is the same. */
	suggested: string | null;
	/** Cards of their own that Ollama leaves out, with the reason. */
	unused: readonly { name: string; because: string }[];
	/** A change that was begun last time and not finished. */
	pending: { from: string; to: string } | null;
	/** What is to be known of another computer that this is about; null for this one. */
	there: string | null;
	/** What the command needs to mean the same server: " --host http://box:11434", or nothing. */
	host: string;
}

const heading = (look: Look, text: string): string => paint(look, 'bold', `  ${text}`);

/** One line each. */
const changesText = (changes: readonly Change[], look: Look): string =>
	changes.map((change) => block(changeLine(change), look.columns)).join('\n');

function present(now: Proposal): string {
	if (!now.verdict) return words.unknownModel(now.base.model);
	return now.verdict.verdict === 'unknown' ? words.cannotTell(now) : words.current(now, runs(now.verdict));
}

function meaning({ changes, proposals, suggested, unused }: RetuneView): string[] {
	const now = proposals.find(({ kind }) => kind === 'keep');
	const other = proposals.find(({ kind }) => kind === 'better' || kind === 'fits');
	const lines = unused.map(({ name, because }) => words.unused(name, because));
	if (now) lines.push(present(now));
	if (now?.verdict?.verdict === 'no' && !other) lines.push(words.noneFits);
	if (other) lines.push(words.better(other));
	if (changes.some(({ what }) => what === 'speed' || what === 'placement')) lines.push(words.short);
	if (suggested && now) lines.push(words.yours(now.verdict?.model.title ?? now.base.model, suggested));
	return lines;
}

/** The screen before the choice. */
export function retuneText(view: RetuneView, look: Look): string {
	const { kept, changes, pending, there } = view;
	const told = (sentence: string) => block(there ? words.thatComputer(sentence) : sentence, look.columns);
	const changed = changes.length > 0 ? changesText(changes, look) : told(kept ? words.nothingChanged : words.notKept);
	return [
		'',
		...(there ? [block(there, look.columns), ''] : []),
		heading(look, words.changed),
		changed,
		'',
		heading(look, words.means),
		...(pending ? [block(words.interrupted(pending.from, pending.to), look.columns)] : []),
		...meaning(view).map(told),
		// A command to copy stays on one line.
		...(view.suggested && view.proposals.some(({ kind }) => kind === 'keep')
			? [`    ${words.tryOther(view.suggested, view.host)}`]
			: []),
		'',
	].join('\n');
}
