// How old the rows of data/crisis-lines.json are. `npm test` runs it as a warning; with --strict, for the weekly check, a row
// older than 12 months is a failure. Helpline directories ask the same of themselves: numbers that nobody looked at rot.
// --today YYYY-MM-DD: another day than today's.

import { readFileSync } from 'node:fs';
import { root } from './prepare.mjs';

const months = 12;
const words = process.argv.slice(2);
const given = words[words.indexOf('--today') + 1];
const today = words.includes('--today') ? new Date(`${given}T00:00:00Z`) : new Date();
if (Number.isNaN(today.getTime())) {
	process.stderr.write(`--today needs a day such as 2027-12-01; "${given}" is none.\n`);
	process.exit(2);
}

/** The last day that is young enough. */
const limit = new Date(today);
limit.setUTCMonth(limit.getUTCMonth() - months);

const { countries, directories } = JSON.parse(readFileSync(`${root}/data/crisis-lines.json`, 'utf8'));
const rows = [
	...countries.flatMap(({ code, lines }) => lines.map(({ name, read }) => ({ where: code, name, read }))),
	...directories.map(({ name, read }) => ({ where: 'everywhere', name, read })),
];
/** A day that cannot be read counts as too old. */
const old = rows.filter(({ read }) => !(new Date(`${read}T00:00:00Z`) >= limit));
const newest =
	rows
		.map(({ read }) => read)
		.toSorted()
		.at(-1) ?? '';

if (old.length === 0)
	console.log(`Help lines: ${rows.length} rows, none older than ${months} months (newest ${newest}).`);
else {
	console.error(`Help lines: ${old.length} of ${rows.length} rows were read more than ${months} months ago:`);
	for (const { where, name, read } of old) console.error(`  ${where}  ${name}  read ${read}`);
	console.error('Read each on its operator’s own page, then write the new day into data/crisis-lines.json.');
	if (words.includes('--strict')) process.exitCode = 1;
}
