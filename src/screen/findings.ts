// What is wrong with a computer, or has to be known of it: each finding with its mark and what helps.

import type { Finding } from '../types/machine.ts';
import { screenWords as words } from '../words/machine.ts';
import { back, paragraph, whole } from './figures.ts';
import { type Look, paint, wrap } from './text.ts';

const marks: Record<Finding['severity'], string> = { problem: '✗', warning: '!', note: '·' };

const colors = { problem: 'red', warning: 'yellow', note: 'dim' } as const;

function showFinding(finding: Finding, look: Look): string {
	const { severity } = finding;
	const mark = look.accessible || !look.unicode ? `${words[severity]}:` : marks[severity];
	const [first = '', ...rest] = wrap(whole(`${mark} ${finding.text}`), look.columns - 4);
	const body = [paint(look, colors[severity], first.slice(0, mark.length)) + first.slice(mark.length), ...rest];
	const cure = finding.cure ? [paragraph(finding.cure, look, '    ')] : [];
	const text = body.map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`));
	return [back(text.join('\n')), ...cure].join('\n');
}

/** All of them, a blank line between. */
export const findingsText = (findings: readonly Finding[], look: Look): string =>
	findings.map((finding) => showFinding(finding, look)).join('\n\n');
