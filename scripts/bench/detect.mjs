// Recorded outputs of real computers against what detection makes of them: file, expected, found. Sources that are not
// read are listed with the reason.

import { readdir, readFile } from 'node:fs/promises';
import { root } from '../prepare.mjs';

const MiB = 2 ** 20;
const GiB = 2 ** 30;
const folder = `${root}/tests/fixtures/detect`;

const ollama = {
	status: 'unknown',
	version: { unknown: 'a recording' },
	ours: false,
	host: 'http://127.0.0.1:11434',
	cloud: 'unknown',
};

const notRead = {
	'nvtop-b580.json':
		'nvtop prints only in its newest versions, and adds up what the driver tells, which is read itself',
	'win-dxdiag-r9.txt': 'dxdiag takes seconds and its words are translated; the registry tells the same',
	'node-memory-macos.json':
		'Node’s figures of the computer it runs on: taken where vm_stat gives none, and no recording can hold them',
	'ollama-ps-gemma4.txt': '/api/ps tells the same in bytes',
	'ollama-ps-95gpu.txt': '/api/ps tells the same in bytes',
};

const near = (found, expected) => typeof found === 'number' && Math.abs(found / expected - 1) < 0.005;
const plain = (name) => name.replace(/^(?:NVIDIA|AMD|Intel) /, '').toLowerCase();

/** Null where a card is as expected, else what differs. */
function cardDiffers(expected, gpu, facts) {
	if (!gpu) return 'no such card';
	if (expected.name && !plain(gpu.name).includes(plain(expected.name))) return `name ${gpu.name}`;
	const bytes = expected.vramBytes ?? (expected.vramMiB ? expected.vramMiB * MiB : null);
	const total = gpu.memory.total;
	if (expected.mig) return total.unknown ? null : 'the whole board';
	if (expected.vramUnknown) return total.unknown ? null : 'an error as a size';
	if (expected.integrated && gpu.kind !== 'integrated') return `kind ${gpu.kind}`;
	if (typeof expected.total === 'string' && total !== Number.parseFloat(expected.total) * GiB) return `total ${total}`;
	if (typeof expected.available === 'string' && !near(gpu.memory.free, Number.parseFloat(expected.available) * GiB))
		return 'free memory';
	if (expected.freeMiB && gpu.memory.free !== expected.freeMiB * MiB) return 'free memory';
	if (bytes !== null && gpu.kind !== 'integrated' && !near(total, bytes)) return `memory ${JSON.stringify(total)}`;
	if (expected.usedMiB && total - gpu.memory.free !== expected.usedMiB * MiB) return 'memory in use';
	if (expected.freeBytes && gpu.memory.free !== expected.freeBytes) return 'free memory';
	if (expected.usedBytes && total - gpu.memory.free !== expected.usedBytes) return 'memory in use';
	if (expected.unified && !gpu.sharesRam) return 'not unified';
	if (expected.unified && bytes === null && gpu.vendor === 'nvidia' && total !== facts.memory.total)
		return 'not the RAM';
	for (const key of ['cores', 'gfx', 'index'])
		if (expected[key] !== undefined && gpu[key] !== expected[key]) return `${key} ${gpu[key]}`;
	return null;
}

const checks = {
	gpus: (expected, facts) => {
		if (expected.length === 0 && facts.gpus.length > 0) return 'a card too many';
		for (const [place, card] of expected.entries()) {
			const differs = cardDiffers(card, facts.gpus[place], facts);
			if (differs) return differs;
		}
		return null;
	},
	error: (code, facts) => (facts.findings.some((finding) => finding.code === `nvidia-${code}`) ? null : 'no finding'),
	limitBytes: (bytes, facts) => (facts.memory.limit === bytes ? null : `limit ${JSON.stringify(facts.memory.limit)}`),
	totalGiB: (gib, facts) => (facts.memory.total === gib * GiB ? null : 'total'),
	gpuUsableBytes: (bytes, facts) => (facts.gpus[0]?.memory.total === bytes ? null : 'usable memory'),
	vramBytes: (bytes, facts) => {
		const totals = facts.gpus.map((gpu) => gpu.memory.total);
		return totals.includes(bytes) || facts.gpus.some((gpu) => gpu.sharesRam) ? null : 'memory';
	},
	gttMiB: (mib, facts, { vramMiB }) => (facts.gpus[0]?.memory.total === (mib + vramMiB) * MiB ? null : 'memory'),
	saturated: (_, facts) => (facts.gpus[0]?.memory.total.unknown ? null : 'the ceiling as a size'),
	barMiB: (_, facts) => (facts.gpus[0]?.memory.total.unknown ? null : 'the PCI window as memory'),
	channels: (count, facts) => (facts.cpu.bandwidth.source.includes(`${count} channel`) ? null : 'channels'),
	dimms: (modules, facts) => {
		const used = modules.filter((module) => module.mtps);
		return facts.cpu.bandwidth.source.includes(`${used[0].type} at ${used[0].mtps} MT/s`) ? null : 'modules';
	},
};

const short = (value) => {
	const text = JSON.stringify(value);
	return text.length > 70 ? `${text.slice(0, 69)}…` : text;
};

/** Whether all that a recording says is right is among the facts; what it does not speak of is not looked at. */
const among = (right, facts) =>
	typeof right === 'object' && right !== null
		? Object.entries(right).every(([key, value]) => among(value, facts?.[key]))
		: right === facts;

/** The facts at the places that a recording speaks of. */
const alike = (right, facts) =>
	typeof right === 'object' && right !== null && facts
		? Object.fromEntries(Object.keys(right).map((key) => [key, alike(right[key], facts[key])]))
		: facts;

function foundIn(facts, expected) {
	const cards = facts.gpus.map(
		(gpu) => `${gpu.name} ${gpu.memory.total.unknown ? '?' : Math.round(gpu.memory.total / MiB)}`,
	);
	const codes = facts.findings.map((finding) => finding.code);
	if ('limitBytes' in expected) return `limit ${JSON.stringify(facts.memory.limit)}`;
	if ('totalGiB' in expected) return `memory ${Math.round(facts.memory.total / MiB)}`;
	if ('dimms' in expected) return facts.cpu.bandwidth.source;
	return [...cards, ...codes].join(', ') || 'no card';
}

/** What differs from the numbers that came with a recorded output, or null. */
const firstDifference = (expected, facts) =>
	Object.entries(checks)
		.map(([key, check]) => (key in expected ? check(expected[key], facts, expected) : null))
		.find((text) => text !== null) ?? null;

async function row(file, { readMachine, parseRecording, replay }) {
	const { expected, right, recording, invented, ...of } = JSON.parse(await readFile(`${folder}/${file}`, 'utf8'));
	const facts = await readMachine(replay(parseRecording(JSON.stringify(recording))), { ollama, live: false });
	const told = right
		? { found: short(alike(right, facts)), differs: among(right, facts) ? null : 'what its file says is right' }
		: { found: foundIn(facts, expected), differs: firstDifference(expected, facts) };
	return { file: of.file, invented: invented !== undefined, expected: short(right ?? expected), ...told };
}

/** One row per recorded output: file, expected, found, and what differs (null where nothing does). */
export async function rows(modules) {
	const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return Promise.all(files.map((file) => row(file, modules)));
}

export async function run() {
	const table = await rows({
		...(await import(`${root}/.bench/detect/read-machine.js`)),
		...(await import(`${root}/.bench/detect/recording.js`)),
	});
	for (const { file, invented, expected, found, differs } of table)
		process.stdout.write(
			`${differs ? '✗' : '✓'} ${file}${invented ? ' (invented)' : ''}\n    expected ${expected}\n    found    ${found}\n${differs ? `    differs  ${differs}\n` : ''}`,
		);
	const right = table.filter((row) => row.differs === null).length;
	const recorded = table.filter((row) => !row.invented).length;
	process.stdout.write(
		`\n${right} of ${table.length} as expected, ${recorded} of them recorded on real computers. Not read:\n`,
	);
	for (const [file, why] of Object.entries(notRead)) process.stdout.write(`  ${file}: ${why}\n`);
}
