// The catalog as a list, and its check as a table.

import type { TagCheck } from '../models/catalog-check.ts';
import type { CatalogDocument } from '../models/document.ts';
import { words } from '../words/catalog.ts';
import { block, bytes, type Look, row } from './text.ts';

/** Every model with its downloads. */
export function catalogText({ meta, models }: CatalogDocument, look: Look): string {
	const tags = models.flatMap((model) => model.tags.map((tag) => ({ model, tag })));
	const label = Math.max(...tags.map(({ tag }) => tag.tag.length)) + 2;
	return [
		block(words.date(meta.date, models.length, tags.length), look.columns),
		'',
		...tags.map(({ model, tag }) => {
			const licence = model.licence.url === undefined ? words.unread : model.licence.name;
			return row(tag.tag, `${bytes(tag.bytes).padEnd(8)} ${licence}`, look.columns, label);
		}),
	].join('\n');
}

function checkLine({ tag, status, bytes: before, now, why }: TagCheck, look: Look): string {
	const text = status === 'same' ? '' : words.status[status];
	const detail = now === undefined ? (why ?? '') : words.now(bytes(before), bytes(now));
	return row(tag, [text, detail].filter(Boolean).join(': '), look.columns, 34);
}

/** What is not as the catalog says, and how many are. */
export function checkText(checks: readonly TagCheck[], look: Look): string {
	const of = (...states: TagCheck['status'][]) => checks.filter(({ status }) => states.includes(status));
	const [same, wrong, failed] = [of('same'), of('gone', 'size'), of('fails')];
	return [
		...[...wrong, ...failed].map((check) => checkLine(check, look)),
		...(wrong.length + failed.length > 0 ? [''] : []),
		block(same.length === checks.length ? words.allSame : words.same(same.length), look.columns),
		...(wrong.length > 0 ? [block(words.wrong(wrong.length), look.columns)] : []),
		...(failed.length > 0 ? [block(words.failed(failed.length), look.columns)] : []),
	].join('\n');
}
