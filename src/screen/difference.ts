// What Ollama holds against what would be made now, line by line.

import type { Difference } from '../companion/compare.ts';
import { promptWords as words } from '../words/prompt.ts';
import { fillCommands, type StartedAs } from './name.ts';
import { block, type Look, paint, row } from './text.ts';

export interface DifferenceView {
	/** The companion's name in Ollama. */
	name: string;
	differences: readonly Difference[];
	startedAs: StartedAs;
}

/** Lines of one text that the other does not have, in their order. */
const missing = (from: string, to: string): string[] => {
	const there = new Set(to.split('\n'));
	return from.split('\n').filter((line) => line !== '' && !there.has(line));
};

function text({ what, now, held }: Difference, look: Look): string[] {
	const title = what === 'system' ? words.parts.system : words.parts.messages;
	const mark = (sign: string, line: string) => block(`${sign} ${line}`, look.columns, '    ').replace(/^ {4}/, '  ');
	return [
		`\n  ${paint(look, 'bold', title)}`,
		...missing(held ?? '', now).map((line) => paint(look, 'red', mark(`- ${words.heldThere}:`, line))),
		...missing(now, held ?? '').map((line) => paint(look, 'green', mark(`+ ${words.heldHere}:`, line))),
	];
}

const parameter = ({ what, now, held }: Difference, look: Look): string =>
	row(what, `${words.heldThere} ${held ?? words.nothing}, ${words.heldHere} ${now}`, look.columns, 16);

/** The screen of `prompt --diff`. */
export function differenceScreen({ name, differences, startedAs }: DifferenceView, look: Look): string {
	if (differences.length === 0) return block(words.same(name), look.columns);
	const long = differences.filter(({ what }) => what === 'system' || what === 'messages');
	const short = differences.filter((one) => !long.includes(one));
	return [
		block(words.differs(name), look.columns),
		...long.flatMap((difference) => text(difference, look)),
		...(short.length > 0 ? [`\n  ${paint(look, 'bold', words.parameters)}`] : []),
		...short.map((difference) => parameter(difference, look)),
		'',
		fillCommands(block(words.differsCure, look.columns), startedAs),
	].join('\n');
}
