// Text in two columns made narrower: what does not fit goes on under its own column, or below its label where that is too thin.

import { pad, width, wrap } from './text.ts';

const leastColumn = 24;

// Two columns stand two blanks apart; a label that fills its own has one behind it.
const columnsOf = (text: string) => /^( +)(\S.*?)( {2,})(\S.*)$/.exec(text) ?? /^( {2})(\S{10})( )(\S.*)$/.exec(text);

function line(text: string, columns: number): string[] {
	if (width(text) <= columns) return [text];
	const [, margin = '', label = '', gap = '', rest = ''] = columnsOf(text) ?? [];
	if (label === '') {
		const before = /^ */.exec(text)?.[0] ?? '';
		return wrap(text.trimStart(), columns - before.length).map((one) => before + one);
	}
	const second = width(margin + label + gap);
	const thin = columns - second < leastColumn;
	const hang = pad('', thin ? margin.length + 4 : second);
	const [first = '', ...others] = wrap(rest, columns - hang.length);
	const head = thin ? [margin + label, hang + first] : [margin + label + gap + first];
	return [...head, ...others.map((one) => hang + one)];
}

/** Each line of a text at so many columns; lines that fit stay as they are. */
export const hanging = (text: string, columns: number): string =>
	text
		.split('\n')
		.flatMap((one) => line(one, columns))
		.join('\n');
