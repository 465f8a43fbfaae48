// The catalog as a list, and its check as a table.

import type { TagCheck } from '../models/catalog-check.ts';
import type { CatalogDocument, ModelRow, TagRow } from '../models/document.ts';
import { words } from '../words/catalog.ts';
import { block, bytes, type Look, row } from './text.ts';

/** As the advice counts them: a tag of another size, with a title of its own, is a model of its own. */
const countOf = (tags: { model: ModelRow; tag: TagRow }[]): number =>
	new Set(tags.map(({ model, tag }) => `${model.id}|${tag.title ?? model.title}`)).size;

/** Every model with its downloads. */
export function catalogText({ meta, models }: CatalogDocument, look: Look): string {
	const tags = models.flatMap((model) => model.tags.map((tag) => ({ model, tag })));
	const label = Math.max(...tags.map(({ tag }) => tag.tag.length)) + 2;
	return [
		block(words.date(meta.date, countOf(tags), tags.length), look.columns),
		'',
		...tags.map(({ model, tag }) => {
			const licence = model.licence.url === undefined ? words.unread : model.licence.name;
			return row(tag.tag, `${bytes(tag.bytes).padEnd(8)} ${licence}`, look.columns, label);
		}),
	].join('\n');
}

/** A reason stands beside its tag, but not where a sentence below tells it of several. */
function checkLine({ tag, status, bytes: before, now, why = '' }: TagCheck, below: boolean, label: number, look: Look) {
	const text = status === 'same' ? '' : words.status[status];
	const detail = now === undefined ? (below ? '' : why) : words.now(bytes(before), bytes(now));
	return row(tag, [text, detail].filter(Boolean).join(': '), look.columns, label);
}

/** Those that have a reason in common, by it: without a network that is all of them. */
function alike(failed: readonly TagCheck[]): Map<string, TagCheck[]> {
	const byReason = new Map<string, TagCheck[]>();
	for (const check of failed) byReason.set(check.why ?? '', [...(byReason.get(check.why ?? '') ?? []), check]);
	return new Map([...byReason].filter(([why, { length }]) => why !== '' && length > 1));
}

/** What is not as the catalog says, and how many are. */
export function checkText(checks: readonly TagCheck[], look: Look): string {
	const of = (...states: TagCheck['status'][]) => checks.filter(({ status }) => states.includes(status));
	const [same, wrong, failed] = [of('same'), of('gone', 'size'), of('fails')];
	const shared = alike(failed);
	const alone = failed.filter(({ why = '' }) => !shared.has(why));
	// Where none could be asked, and all for one reason, there is nothing to list.
	const none = shared.size === 1 && failed.length === checks.length && alone.length === 0;
	const rows = none ? [] : [...wrong, ...failed];
	const label = Math.max(0, ...rows.map(({ tag }) => tag.length)) + 2;
	const sentences = [
		...(none ? [] : [same.length === checks.length ? words.allSame : words.same(same.length)]),
		...(wrong.length > 0 ? [words.wrong(wrong.length)] : []),
		...[...shared].map(([why, { length }]) => `${words.failed(length)} ${why}`),
		...(alone.length > 0 ? [words.failed(alone.length)] : []),
	];
	return [
		...rows.map((check) => checkLine(check, shared.has(check.why ?? ''), label, look)),
		...(rows.length > 0 ? [''] : []),
		...sentences.map((sentence) => block(sentence, look.columns)),
	].join('\n');
}
