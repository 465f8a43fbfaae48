// The proof in a person's terms, and where to go from here.

import { readingSpeed } from '../recommend/speed/people.ts';
import { isUnknown } from '../types/known.ts';
import type { Outcome, Proof } from '../types/plan.ts';
import { common } from '../words/common.ts';
import { end as words } from '../words/setup.ts';
import { block, type Look, paint, row } from './text.ts';

/** "about ten times as fast as you read"; nobody has a feeling for tokens per second. */
export function besideReading(tokensPerSecond: number): string {
	const times = tokensPerSecond / readingSpeed;
	if (times >= 1.75) return words.faster(times < 10 ? String(Math.round(times)) : String(Math.round(times / 5) * 5));
	return times >= 0.8 ? words.same : words.slower(Math.round(times * 100));
}

function proofText(proof: Proof): string {
	const where = words.where[proof.placement](Math.round(proof.gpuShare * 100));
	const speed = isUnknown(proof.generate) ? words.unmeasured : besideReading(proof.generate);
	return `${words.works} ${where} ${speed} ${words.instructions}`;
}

/** The last screen; `fallback` is put below what falls short; `host` is what a command needs to ask the same server. */
export function endText(outcome: Outcome, repeat: string, look: Look, fallback = '', host = ''): string {
	const sign = look.accessible ? `${common.marks.done}:` : look.unicode ? '✓' : '*';
	const changed = outcome.steps.some((step) => step.outcome.status === 'done');
	const first = outcome.proof ? proofText(outcome.proof) : words.works;
	const parts = ['', paint(look, 'green', block(`${sign} ${changed ? first : words.changedNothing}`, look.columns))];
	for (const finding of outcome.proof?.findings ?? []) {
		parts.push('', paint(look, 'yellow', block(finding.text, look.columns)));
		if (finding.cure) parts.push(block(finding.cure, look.columns, '    '));
	}
	if (fallback) parts.push('', fallback);
	parts.push(
		'',
		...words.rows.map(([label, command, asks]) => row(label, `{me ${command}${asks ? host : ''}}`, look.columns, 18)),
	);
	parts.push('', block(words.again, look.columns), `  {me ${repeat}}`, '');
	return parts.join('\n');
}
