// The card with help lines: the emergency number first, then who can be called, texted or written to, and how sure it is.

import type { Help, LineRow } from '../care/lines.ts';
import { words } from '../words/care.ts';
import { block, type Look, paint, width } from './text.ts';

const say = words.help;

/** Texts of the table are English; another language has its own for those it knows. */
const said = (text: string): string => say.table[text] ?? text;

/** Names of languages; the code itself where there is none. */
const languageNames = (codes: string[]): string => codes.map((code) => say.languages[code] ?? code).join(', ');

const hours = (line: LineRow): string =>
	line.hours === null ? say.noHours : line.hours === '24/7' ? say.always : said(line.hours);

/** Who it is for, when, in which language, at what price: what a caller wants to know, unknown things left out. */
function about(line: LineRow): string {
	return [
		line.audience === 'anyone' ? '' : say.audience(said(line.audience)),
		said(line.hint ?? ''),
		hours(line),
		line.free ? say.free : '',
		line.languages.length > 0 ? languageNames(line.languages) : '',
	]
		.filter(Boolean)
		.join('; ');
}

function ways(line: LineRow): [string, string][] {
	const text = line.text && (line.keyword ? say.send(line.keyword, line.text) : line.text);
	return [
		// Some are dialled with a word between ("988 then press 1").
		[say.call, line.phone && said(line.phone)],
		[say.text, text],
		[say.whatsapp, line.whatsapp],
		[say.chat, line.chat],
	].filter((way): way is [string, string] => way[1] !== undefined);
}

const margin = '    ';

/** A number or an address in one piece: where it is too long for its place, it moves to the left, on a line of its own. */
function whole(label: string, labelWidth: number, text: string, { columns }: Look): string {
	const beside = `${margin}${label.padEnd(labelWidth)}${text}`;
	if (width(beside) <= columns) return beside;
	const left = ' '.repeat(Math.max(0, Math.min(margin.length + 2, columns - width(text))));
	return `${block(label, columns, margin)}\n${block(text, columns, left)}`;
}

function lineCard(line: LineRow, look: Look): string {
	return [
		paint(look, 'bold', block(said(line.name), look.columns)),
		...ways(line).map(([how, number]) => whole(how, 10, number, look)),
		block(about(line), look.columns, margin),
		paint(look, 'dim', block(say.readRow(line.read, say.confidence[line.confidence]), look.columns, margin)),
	].join('\n');
}

const nameOf = ({ country, name }: Help): string | null => say.countries[country ?? ''] ?? name;

function emergency(help: Help): string {
	const [number, name] = [help.emergency, nameOf(help)];
	if (number) return say.emergency(said(number));
	return name ? `${say.noEmergency} ${say.noEmergencyFor(name)}` : say.noEmergency;
}

/**
 * The whole card. Calls, texts and chats are told apart; a country without an emergency number in the data says so;
 * the directories are always there.
 */
export function helpCard(help: Help, look: Look): string {
	const parts = [paint(look, 'bold', block(say.title(nameOf(help)), look.columns))];
	parts.push(block(emergency(help), look.columns));
	parts.push(...help.lines.map((line) => lineCard(line, look)));
	const lead = help.lines.length > 0 ? say.directories : help.country ? say.noLines : say.noCountry;
	const places = help.directories.map(({ name, url }) => whole(name, 30, url, look));
	parts.push([block(lead, look.columns), ...places].join('\n'));
	parts.push(paint(look, 'dim', block(say.change, look.columns)));
	return parts.join('\n\n');
}
