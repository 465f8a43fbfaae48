// Speed told against speed measured, by class of hardware; and the same with constants that never saw the chip.

import { readFileSync } from 'node:fs';
import { groupOf, machineOf, measuredRows, modelOf, placedOf } from './lib/speed-rows.mjs';

const built = (path) => import(new URL(`../../.bench/${path}`, import.meta.url));

const quantile = (values, part) => {
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * part;
	const below = sorted[Math.floor(place)] ?? Number.NaN;
	return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place % 1);
};

const percent = (value) => `${Math.round(value * 100)} %`;

function tally(pairs) {
	const off = pairs.map(({ told, row }) => Math.abs(told.likely / row.tg - 1));
	const inside = pairs.filter(({ told, row }) => row.tg >= told.low && row.tg <= told.high).length;
	const widths = pairs.map(({ told }) => told.high / told.low);
	return {
		rows: pairs.length,
		chips: new Set(pairs.map(({ row }) => row.chip ?? row.hardware)).size,
		median: percent(quantile(off, 0.5)),
		p90: percent(quantile(off, 0.9)),
		inside: percent(inside / pairs.length),
		'high/low': quantile(widths, 0.5).toFixed(2),
	};
}

function grouped(pairs) {
	const groups = new Map();
	for (const pair of pairs) {
		const name = groupOf(pair.row);
		groups.set(name, [...(groups.get(name) ?? []), pair]);
	}
	return Object.fromEntries([...groups].map(([name, rows]) => [name, tally(rows)]));
}

const steps = (from, to, by) => Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);
const shares = steps(0.3, 1, 0.02);
const costs = steps(0, 420e-6, 6e-6);

// The constants with the least absolute error in the logarithm, strangers bounded; chips with many rows count less per
// row. Mixtures of experts have too few rows for two constants: what choosing experts costs stays as in classes.ts (one
// figure for all classes, chosen with all rows in sight), only the share of the bandwidth is fitted.
function fitted(rows, law, cost) {
	const count = new Map();
	for (const row of rows) count.set(row.chip, (count.get(row.chip) ?? 0) + 1);
	const weights = rows.map((row) => 1 / Math.sqrt(count.get(row.chip)));
	let best = { e: 0.8, c: 60e-6 };
	let least = Number.POSITIVE_INFINITY;
	for (const e of shares)
		for (const c of cost === undefined ? costs : [cost]) {
			let loss = 0;
			for (let i = 0; i < rows.length && loss < least; i++)
				loss += weights[i] * Math.min(0.7, Math.abs(Math.log(rows[i].tg * law({ e, c }, rows[i]))));
			if (loss < least) {
				least = loss;
				best = { e, c };
			}
		}
	return best;
}

/** Every row told with constants that never saw its chip. */
function unseen(rows, law, classes) {
	const out = [];
	for (const group of new Set(rows.map(groupOf))) {
		const own = rows.filter((row) => groupOf(row) === group);
		const chips = new Set(own.map((row) => row.chip));
		if (chips.size < 2 || own.length < 4) continue;
		for (const chip of chips) {
			const others = own.filter((row) => row.chip !== chip);
			const k = fitted(others, law, own[0].moe ? classes(own[0]).c : undefined);
			for (const row of own.filter((one) => one.chip === chip)) {
				const { band } = classes(row);
				const likely = 1 / law(k, row);
				out.push({ row, told: { low: likely * band.low, likely, high: likely * band.high } });
			}
		}
	}
	return out;
}

const print = (what) => (typeof what === 'string' ? console.log(what) : console.table(what));

const onOneCard = (row) => /^gpu(-wallclock)?$/.test(row.kind) && row.gpus === 1 && row.generated < 4096;

// The classes of the goal; the others are shown apart.
const apart = /^(AMD cards|data centre|card on|several|long|Intel|NVIDIA with|NVIDIA before|processor|Ryzen AI Max, m)/;
const listed = ({ row }) => !apart.test(groupOf(row));
const goal = 'goal, listed classes together: median 8 %, p90 25 %, inside 80 %, high/low 1.6';

function reads(rows, told) {
	const pairs = rows.filter(({ pp }) => pp > 0).map((row) => ({ row: { ...row, tg: row.pp }, told: told(row).read }));
	const known = pairs.filter((pair) => 'likely' in pair.told);
	return { ...grouped(known), 'rows without an answer': { rows: pairs.length - known.length } };
}

/** Prints the tables; returns them. Needs the compiled modules of bench.mjs. */
export async function run({ say = print } = {}) {
	const { speedFor } = await built('recommend/speed/index.js');
	const { classOf, deviceSeconds, tokenSeconds } = await built('recommend/speed/classes.js');
	const { findGpu } = await built('recommend/gpus.js');
	const table = JSON.parse(readFileSync(new URL('../../data/gpus.json', import.meta.url), 'utf8'));
	const machine = (row) => machineOf(row, row.chip ? findGpu(table, row.chip) : undefined);
	const rows = measuredRows().filter((row) => row.kind !== 'partial');
	const speedOf = (row) =>
		speedFor({ model: modelOf(row), machine: machine(row), placement: placedOf(row), context: 512 });
	const pairs = rows.flatMap((row) => {
		const { generate } = speedOf(row);
		return 'likely' in generate ? [{ row, told: generate }] : [];
	});
	const told = { ...grouped(pairs), 'listed classes together': tally(pairs.filter(listed)) };
	const law = (k, row) => deviceSeconds(k, row.read, row.layers, row.bandwidth) + tokenSeconds;
	const classes = (row) => classOf(machine(row).gpus[0], row.moe, row.quant);
	const left = unseen(rows.filter(onOneCard), law, classes);
	const leftOut = {
		...grouped(left),
		'listed classes together': tally(left.filter(listed)),
		'all of these': tally(left),
	};
	const read = reads(rows, speedOf);
	say('Writing speed, told against measured (error of the likely value; share inside the range told)');
	say(told);
	say(`Leave one chip out: constants fitted without the chip they are tested on (${goal})`);
	say(leftOut);
	say('Reading speed, told against measured');
	say(read);
	say(
		'(long runs are told as at the beginning; they were measured over 4096 tokens and more, without flash attention)',
	);
	return { told, leftOut, read };
}

if (process.argv[1] === new URL(import.meta.url).pathname) await run();
