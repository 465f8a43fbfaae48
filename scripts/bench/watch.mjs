// The look at what is written, against labelled sentences: false alarms and misses per language, none hidden, and the time
// that it adds to a message.

import { readFileSync } from 'node:fs';
import { watchOf } from '../../.bench/care/watch/look.js';
import { readWatchLists } from '../../.bench/care/watches.js';

const { lists } = readWatchLists();
const look = watchOf(lists);
const rank = { none: 0, quiet: 1, card: 2 };

const sentences = (language) =>
	JSON.parse(readFileSync(new URL(`../../tests/fixtures/care/sentences-${language}.json`, import.meta.url), 'utf8'));

/** How often each label got each answer. */
function table(rows) {
	const count = (want, got) => rows.filter((row) => row.want === want && row.got === got).length;
	console.log('| wanted | sentences | help lines | companion told | nothing |\n|---|---|---|---|---|');
	for (const want of ['card', 'quiet', 'none']) {
		const all = rows.filter((row) => row.want === want).length;
		console.log(`| ${want} | ${all} | ${['card', 'quiet', 'none'].map((got) => count(want, got)).join(' | ')} |`);
	}
}

function wrong(rows, title, which) {
	const found = rows.filter(which);
	console.log(`\n${title}: ${found.length}\n`);
	for (const { text, want, got, kind } of found) console.log(`- ${want} → ${got} (${kind}): ${text}`);
}

/** The held-out half of the sentences counts; the other half is shown beside it. */
const sets = ['held-', ''].flatMap((set) => lists.map((list) => [set, list]));

export function run() {
	for (const [set, { language, name }] of sets) {
		const rows = sentences(`${set}${language}`).map((row) => ({ ...row, got: look(row.text) }));
		console.log(
			`\n### ${name}, ${rows.length} sentences${set ? ' that nobody looked at while the list was made' : ' that the list was tuned on'}\n`,
		);
		table(rows);
		wrong(
			rows,
			'False alarms (help lines shown where nobody needed them)',
			({ want, got }) => want === 'none' && got === 'card',
		);
		wrong(
			rows,
			'Misses (nothing at all where help lines were wanted)',
			({ want, got }) => want === 'card' && got === 'none',
		);
		wrong(rows, 'Too little (the companion alone was told)', ({ want, got }) => want === 'card' && got === 'quiet');
		wrong(rows, 'The companion told for nothing', ({ want, got }) => want === 'none' && got === 'quiet');
		wrong(rows, 'Other', ({ want, got }) => want === 'quiet' && rank[got] !== 1);
	}
	const all = sets.flatMap(([set, { language }]) => sentences(`${set}${language}`).map(({ text }) => text));
	const times = all.map((text) => {
		const begun = performance.now();
		look(text);
		return performance.now() - begun;
	});
	times.sort((a, b) => a - b);
	const long = 'I want to kill time and '.repeat(5000);
	const begun = performance.now();
	look(long);
	console.log(
		`\nTime per message: median ${times[Math.floor(times.length / 2)].toFixed(3)} ms, 95 % under ${times[Math.floor(times.length * 0.95)].toFixed(3)} ms; a text of ${long.length} signs ${(performance.now() - begun).toFixed(0)} ms.`,
	);
}
