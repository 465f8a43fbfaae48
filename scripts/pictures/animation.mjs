// Several screens one after the other as one SVG, moved by CSS alone; it stands still for those who want no movement.

import { frame, group } from './svg.mjs';

const percent = (value) => `${Math.round(value * 100) / 100}%`;

/** Screens of a terminal with so many rows; `seconds` each is shown for. */
export function animation({ title, description, cols, rows, screens }) {
	const total = Math.round(screens.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10;
	let from = 0;
	const rules = [];
	const groups = screens.map(({ lines, seconds }, place) => {
		const [begin, end] = [(from / total) * 100, ((from + seconds) / total) * 100];
		from += seconds;
		const before = begin > 0 ? `0%{visibility:hidden}` : '';
		const after = end < 100 ? `${percent(end)}{visibility:hidden}` : '';
		rules.push(`@keyframes s${place}{${before}${percent(begin)}{visibility:visible}${after}}`);
		return `<g class="s" style="animation-name:s${place}">\n${group(lines)}\n</g>`;
	});
	const more = `
.s{visibility:hidden;animation:${total}s step-end infinite}
${rules.join('\n')}
@media(prefers-reduced-motion:reduce){.s{animation:none}.s:last-of-type{visibility:visible}}`;
	return frame({ cols, rows, title, description, content: groups.join('\n'), more });
}
