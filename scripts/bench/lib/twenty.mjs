// What is suggested for twenty usual computers, as a table. The functions are handed in: compiled ones by the bench,
// the sources by the test that holds docs/twenty-computers.md.

import { bare } from './bare.mjs';

const GiB = 2 ** 30;

/** A row of tests/fixtures/recommend/twenty-computers.json as a Machine; `more` multiplies its memory. */
export function machineOf(row, { whatIf, finder }, more = 1) {
	const memory = { total: row.ram * GiB * more, available: row.free * GiB * more, limit: null, limitSource: null };
	const base = {
		schema: 1,
		os: { platform: 'linux', name: 'Linux', arch: row.arch ?? 'x64', environment: 'native' },
		cpu: {
			name: row.cpu,
			cores: row.cores,
			threads: row.cores,
			features: row.features ?? ['avx2'],
			bandwidth: { value: row.gbs * 1e9, source: 'its maker' },
		},
		memory,
		gpus: [],
		disk: { path: '/', free: 400e9 },
		...bare,
	};
	const wanted = (row.gpus ?? []).map(({ name, gib }) => ({ name, ...(gib ? { bytes: gib * GiB } : {}) }));
	const on = wanted.length > 0 ? whatIf(base, { ram: row.ram, gpus: wanted }, finder) : base;
	const free = (gpu) => (gpu.sharesRam ? Math.min(gpu.memory.total, row.free * GiB) : gpu.memory.free) * more;
	const gpus = on.gpus.map((gpu) => ({ ...gpu, memory: { total: gpu.memory.total * more, free: free(gpu) } }));
	return { ...on, cpu: base.cpu, memory, gpus };
}

const places = { gpu: 'graphics', split: 'graphics and processor', cpu: 'processor', none: '-' };

function pace(times) {
	if (typeof times !== 'number') return 'not known';
	return times < 0.75
		? 'slower'
		: times < 1.5
			? 'about 1'
			: times < 2.5
				? 'about 2'
				: times < 10
					? '3 to 10'
					: 'over 10';
}

function told({ best, alternatives = [], wouldHelp }) {
	if (!best) return ['nothing', '-', '-', wouldHelp.map(({ text }) => text).join(' ')];
	const others = alternatives.map(({ model, reasons }) => {
		const said = reasons.filter(({ code }) => !['not-measured', 'split'].includes(code)).map(({ text }) => text);
		return `\`${model}\` (${said.join('; ')})`;
	});
	const closing = wouldHelp.map(({ text }) => text.replace(/ Close what.*/, ''));
	const tight = best.verdict === 'tight' ? ', little memory left' : '';
	return [
		`\`${best.model.name}\``,
		places[best.placement] + tight,
		pace(best.speed.timesReadingSpeed),
		[...others, ...closing].join('<br>') || '-',
	];
}

/** The document, in Markdown. `advise`: a Machine's advice. */
export function twentyDocument(rows, kit) {
	const lines = rows.map((row) => {
		const advice = kit.advise(machineOf(row, kit));
		const free = `${row.free} GB free`;
		return `| ${row.name}; ${free} | ${told(advice).join(' | ')} |`;
	});
	return [
		'# What twenty computers are told',
		'',
		'Made by the program itself (`npm run bench -- advise` prints it anew; a test holds this page to the code). The free',
		'memory is what such a computer has beside its system and an open browser. How the order comes about is told in',
		'[ranking.md](ranking.md). "Times reading" is the likely writing speed against a reader of 240 words a minute.',
		'',
		'| computer | suggested | runs on | times reading | or |',
		'|---|---|---|---|---|',
		...lines,
		'',
	].join('\n');
}
