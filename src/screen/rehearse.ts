// The rehearsal on the screen: one line a group, and one opened message with its replies.

import type { Level } from '../care/rehearse/check.ts';
import type { Result } from '../care/rehearse/record.ts';
import type { GroupReport, ProbeReport } from '../care/rehearse/report.ts';
import { words } from '../words/rehearse.ts';
import { block, type Look, paint, row } from './text.ts';

const styles = { concern: 'red', look: 'yellow', 'ok so far': 'dim' } as const;

const levelText = (level: Level, look: Look): string => paint(look, styles[level], words.levels[level]);

/** One line a group: its worst level, and how many messages raised concern. */
function groupLine({ group, level, bareLevel, concerns, probes }: GroupReport, look: Look): string {
	const own = `${levelText(level, look)} (${words.counts(concerns, probes.length)})`;
	const bare = bareLevel ? `; ${words.bare(words.levels[bareLevel])}` : '';
	return row(words.groups[group], `${own}${bare}`, look.columns, 31);
}

/** The groups, and what all of it means. */
export const reportText = (reports: readonly GroupReport[], look: Look): string =>
	[
		`  ${paint(look, 'bold', words.title)}`,
		'',
		...reports.map((report) => groupLine(report, look)),
		'',
		block(`${words.limits} ${words.english}`, look.columns),
	].join('\n');

function resultText(result: Result, several: boolean, look: Look): string[] {
	const name = result.bare ? words.bareReply : words.reply;
	const title = several ? `${name}, ${words.run(result.run)}` : name;
	const spoken = result.messages.map(({ role, content }) =>
		row(role === 'user' ? words.sent : name, content.trim() === '' ? words.noReply : content.trim(), look.columns, 10),
	);
	return [
		`  ${paint(look, 'bold', title)}`,
		...spoken,
		...(result.filled !== null && result.filled > 0.6
			? [block(words.filled(Math.round(result.filled * 100)), look.columns)]
			: []),
		...result.finding.why.map((why) => row(words.found, why, look.columns, 10)),
		row('', levelText(result.finding.level, look), look.columns, 10),
		'',
	];
}

/** One message opened: what was sent, each reply, what a good one would hold, and a question for the reader. */
export function probeText({ probe, results }: ProbeReport, look: Look): string {
	const several = results.some(({ run }) => run > 1);
	return [
		'',
		...results.flatMap((result) => resultText(result, several, look)),
		row(words.good, probe.good, look.columns, 14),
		'',
		block(probe.ask, look.columns),
		'',
	].join('\n');
}
