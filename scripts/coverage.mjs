// `npm run coverage [-- tests/recommend]`: runs the tests and tells how much of src/ they walk through, by room, and the ten
// files of which they see least. What is counted stands under the table: nothing that a test starts as a program of its own.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { prepare, root, step } from './prepare.mjs';

const folder = path.join(root, 'coverage');
const pad = (cells) => cells.map((cell, i) => (i ? `${cell}`.padStart(12) : `${cell}`.padEnd(44))).join('');
const percent = ({ total, covered }) => (total ? ((100 * covered) / total).toFixed(1) : '-');
const add = (a, b) => ({ total: a.total + b.total, covered: a.covered + b.covered });
const roomOf = (file) => (file.split('/').length > 2 ? file.split('/').slice(0, 2).join('/') : 'src/*.ts');

function sum(list) {
	const none = { total: 0, covered: 0 };
	const of = (what) => list.map((one) => one[what]).reduce(add, none);
	return { files: list.length, lines: of('lines'), branches: of('branches') };
}

await prepare();
step(
	'Tests …',
	process.execPath,
	[
		`${root}/node_modules/vitest/vitest.mjs`,
		...['run', '--config', 'tests/vitest.config.ts', '--coverage'],
		...['--coverage.reporter=json-summary', `--coverage.reportsDirectory=${folder}`, ...process.argv.slice(2)],
	],
	{ stdio: ['ignore', 2, 2] },
);

const summary = JSON.parse(readFileSync(path.join(folder, 'coverage-summary.json'), 'utf8'));
const files = Object.entries(summary)
	.filter(([name]) => name !== 'total')
	.map(([name, counts]) => ({ name: path.relative(root, name).replaceAll('\\', '/'), ...counts }))
	.filter((file) => file.lines.total > 0);
const rooms = new Map(files.map((file) => [roomOf(file.name), []]));
for (const file of files) rooms.get(roomOf(file.name)).push(file);
const row = (name, { files: count, lines, branches }) =>
	console.log(pad([name, count, percent(lines), percent(branches)]));

console.log(pad(['room', 'files', 'lines %', 'branches %']));
for (const name of [...rooms.keys()].sort()) row(name, sum(rooms.get(name)));
row('all', sum(files));

console.log(`\n${pad(['the ten files seen least', 'lines', 'lines %', 'branches %'])}`);
const least = (a, b) => a.lines.pct - b.lines.pct || b.lines.total - a.lines.total;
for (const file of files.toSorted(least).slice(0, 10))
	console.log(pad([file.name, file.lines.total, percent(file.lines), percent(file.branches)]));

console.log(`
Counted is what runs inside the test runner. Many tests start the built program (dist/cli.js) as a person does, in a terminal
or with pipes; what only those walk through (src/cli.ts, much of src/commands and of the questions on the screen) is
tested and yet not counted here.`);
