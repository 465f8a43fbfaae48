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

// The two constants with the least absolute error in the logarithm; chips with many rows count less per row.
function fitted(rows, seconds) {
	const count = new Map();
	for (const row of rows) count.set(row.chip, (count.get(row.chip) ?? 0) + 1);
	let best = { e: 0.8, c: 60e-6 };
	let least = Number.POSITIVE_INFINITY;
	for (let e = 0.3; e <= 1; e += 0.02)
		for (let c = 0; c <= 420e-6; c += 6e-6) {
			let loss = 0;
			for (const row of rows) {
				const error = Math.abs(Math.log(row.tg * seconds({ e, c }, row.read, row.layers, row.bandwidth)));
				loss += Math.min(error, 0.7) / Math.sqrt(count.get(row.chip) ?? 1);
			}
			if (loss < least) {
				least = loss;
				best = { e, c };
			}
		}
	return best;
}

function unseen(rows, law, classes) {
	const out = [];
	for (const group of new Set(rows.map(groupOf))) {
		const own = rows.filter((row) => groupOf(row) === group);
		if (new Set(own.map((row) => row.chip)).size < 2 || own.length < 4) continue;
		for (const chip of new Set(own.map((row) => row.chip))) {
			const k = fitted(
				own.filter((row) => row.chip !== chip),
				law,
			);
			for (const row of own.filter((one) => one.chip === chip)) {
				const { band } = classes(row);
				const likely = 1 / law(k, row.read, row.layers, row.bandwidth);
				out.push({ row, told: { low: likely * band.low, likely, high: likely * band.high } });
			}
		}
	}
	return out;
}

const print = (what) => (typeof what === 'string' ? console.log(what) : console.table(what));

const onOneCard = (row) => /^gpu(-wallclock)?$/.test(row.kind) && row.gpus === 1 && row.generated < 4096;

/** Prints both tables; returns them. Needs the compiled modules of bench.mjs. */
export async function run({ say = print } = {}) {
	const { speedFor } = await built('recommend/speed/index.js');
	const { classOf, deviceSeconds } = await built('recommend/speed/classes.js');
	const { findGpu } = await built('recommend/gpus.js');
	const table = JSON.parse(readFileSync(new URL('../../data/gpus.json', import.meta.url), 'utf8'));
	const machine = (row) => machineOf(row, row.chip ? findGpu(table, row.chip) : undefined);
	const rows = measuredRows().filter((row) => row.kind !== 'partial');
	const pairs = rows.flatMap((row) => {
		const { generate } = speedFor({
			model: modelOf(row),
			machine: machine(row),
			placement: placedOf(row),
			context: 512,
		});
		return 'likely' in generate ? [{ row, told: generate }] : [];
	});
	const told = grouped(pairs);
	const classes = (row) => classOf(machine(row).gpus[0], row.moe, row.quant);
	const left = unseen(rows.filter(onOneCard), deviceSeconds, classes);
	const leftOut = { ...grouped(left), 'all of these': tally(left) };
	say('Writing speed, told against measured (error of the likely value; share inside the range told)');
	say(told);
	say('Leave one chip out: constants fitted without the chip they are tested on');
	say(leftOut);
	return { told, leftOut };
}

if (process.argv[1] === new URL(import.meta.url).pathname) await run();
