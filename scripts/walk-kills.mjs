// Kills a set-up at random moments of its steps, starts it once more, and compares the end with that of one that was
// left alone: the same files, one server, no stray part of a download; then takes everything back.
// usage: node scripts/walk-kills.mjs [--seed N] [--walks N] [--program "node dist/cli.js"] -- [OPTION of setup…]
// It installs for real, into new home folders: let it run where its hosts can be reached, and no other Ollama is.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
	options: {
		seed: { type: 'string', default: '1' },
		walks: { type: 'string', default: '25' },
		program: { type: 'string', default: 'node dist/cli.js' },
	},
	allowPositionals: true,
});
const [program, ...args] = values.program.split(' ');

/** What the lines of progress or the journal say when a moment has begun, in the order of the plan. */
const moments = [
	['fetch the program', /Ctrl-C stops here/],
	['unpack it', /unpacking, \d+ %/],
	['start it', /"step":"start-server","phase":"begin"/],
	['pull the model', /"step":"pull-model","phase":"begin"/],
	['make the companion', /"step":"create-companion","phase":"begin"/],
	['make it again', /"phase":"begin","what":"[^"]*","undo":\{"kind":"companion"[^}]*\},"companion"/],
	['prove it', /"step":"create-companion","phase":"done"/],
	['measure its speed', /measuring how fast/],
];
const begins = (moment) => moments.findIndex(([name]) => name === moment);
const signals = ['SIGKILL', 'SIGTERM', 'SIGINT'];

/** Numbers 0…1 from a seed (mulberry32). */
function random(seed) {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const environment = (home) => ({
	...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(XDG_|OLLAMA_)/.test(name))),
	HOME: home,
});

const orEmpty = (act) => {
	try {
		return act();
	} catch {
		// A process that has ended in between.
		return '';
	}
};

/** Runs a set-up; `kill` names a moment, milliseconds after it, and a signal. Resolves with its end and when moments began. */
function setUp(home, kill) {
	return new Promise((done) => {
		const child = spawn(program, [...args, 'setup', '--yes', ...positionals], {
			env: environment(home),
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		const began = performance.now();
		const seen = new Map();
		let killed = '';
		// A moment that passed unseen is over when a later one begins.
		const due = (moment) => begins(moment) >= begins(kill?.moment) && !timer;
		let timer;
		const strike = (moment) => {
			if (child.kill(kill.signal)) killed = `${moment} + ${(kill.after / 1000).toFixed(2)} s`;
		};
		let told = '';
		let out = '';
		const look = (chunk) => {
			told += chunk;
			for (const [moment, line] of moments)
				if (!seen.has(moment) && line.test(told)) {
					seen.set(moment, performance.now() - began);
					if (kill && due(moment)) timer = setTimeout(strike, kill.after, moment);
				}
		};
		child.stderr.on('data', look);
		// Each step is noted before it changes anything.
		const journal = path.join(home, '.local/state/kettleside/journal.jsonl');
		let read = 0;
		const watch = setInterval(() => {
			const text = orEmpty(() => readFileSync(journal, 'utf8'));
			look(text.slice(read));
			read = text.length;
		}, 5);
		child.stdout.on('data', (chunk) => {
			out += chunk;
		});
		child.on('close', (exit, signal) => {
			clearInterval(watch);
			clearTimeout(timer);
			done({ killed, exit: exit ?? signal, seen, seconds: (performance.now() - began) / 1000, text: out + told });
		});
	});
}

const run = (home, ...words) => spawnSync(program, [...args, ...words], { env: environment(home), encoding: 'utf8' });

/** Processes of this home folder whose command has that word. */
const processes = (home, word) =>
	readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.filter((pid) => {
			const command = orEmpty(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
			const own = orEmpty(() => readFileSync(`/proc/${pid}/environ`, 'utf8'))
				.split('\0')
				.includes(`HOME=${home}`);
			return own && command.some((part) => part === word || part.endsWith(`/${word}`));
		});

/** Every file with its size; of those that tell times and process numbers, only that they are there. */
function tree(home) {
	return readdirSync(home, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
		.map((file) => {
			const inner = path.relative(home, file);
			const loose = /(journal\.jsonl|server\.log(\.old)?|server\.json|machine\.json)$/.test(inner);
			return loose ? inner : `${inner} ${statSync(file).size}`;
		})
		.sort();
}

const stray = (files) =>
	files.filter((file) => /(-partial|\.part|\.new|\.old|lock[.\d]*) ?\d*$|downloads\//.test(file));
const newHome = () => mkdtempSync(path.join(os.tmpdir(), 'walk-kills-'));

function takeBack(home) {
	const undone = run(home, 'undo', '--yes');
	const left = tree(home).filter((file) => !/^\.config\//.test(file));
	const alive = processes(home, 'serve').length;
	return undone.status === 0 && left.length === 0 && alive === 0
		? ''
		: `undo: ${undone.status}, ${alive} servers, ${left}`;
}

/** What is not as it should be after one more start; empty where all is. */
async function wrongs(home, wanted) {
	const again = await setUp(home);
	const files = tree(home);
	const servers = processes(home, 'serve');
	const differences = [
		...files.filter((file) => !wanted.includes(file)),
		...wanted.filter((file) => !files.includes(file)),
	];
	const found = [
		again.exit === 0 ? '' : `the second start ended with ${again.exit}: ${again.text.slice(-400)}`,
		servers.length === 1 ? '' : `${servers.length} servers`,
		processes(home, 'llama-server').length <= 1 ? '' : 'two engines',
		stray(files).length === 0 ? '' : `stray: ${stray(files)}`,
		differences.length === 0 ? '' : `differs: ${differences.join(', ')}`,
		takeBack(home),
	];
	return found.filter(Boolean).join('; ');
}

async function walk(wanted, kill) {
	const home = newHome();
	const first = await setUp(home, kill);
	if (first.killed === '' && kill.after > 0 && first.exit === 0) {
		// It was faster this time, and done before the signal: the same walk with half the time.
		const left = takeBack(home);
		rmSync(home, { recursive: true, force: true });
		return left === '' && walk(wanted, { ...kill, after: kill.after > 20 ? Math.round(kill.after / 2) : 0 });
	}
	const wrong = await wrongs(home, wanted);
	const when = first.killed || 'done before it came';
	console.log(`| ${kill.name} | ${kill.signal} | ${when} | ${first.exit} | ${wrong === '' ? 'the same end' : wrong} |`);
	if (wrong === '') rmSync(home, { recursive: true, force: true });
	else console.error(`kept for a look: ${home}`);
	return wrong === '';
}

const home = newHome();
const alone = await setUp(home);
if (alone.exit !== 0) throw new Error(`Left alone it ended with ${alone.exit}: ${alone.text.slice(-600)}`);
const wanted = tree(home);
console.log(`left alone: ${alone.seconds.toFixed(1)} s, ${wanted.length} files${takeBack(home)}`);
rmSync(home, { recursive: true, force: true });

const begun = moments.map(([moment]) => moment).filter((moment) => alone.seen.has(moment));
const lasts = begun.map((moment, at) => {
	const until = begun[at + 1];
	return (until ? alone.seen.get(until) : alone.seconds * 1000) - alone.seen.get(moment);
});
const next = random(Number(values.seed));
const kills = Array.from({ length: Number(values.walks) }, (_, at) => {
	const place = Math.floor(next() * begun.length);
	return {
		name: at + 1,
		moment: begun[place],
		after: Math.round(next() * lasts[place]),
		signal: signals[Math.floor(next() * signals.length)],
	};
});
const boundaries = begun.map((moment, at) => ({ name: `begin ${at + 1}`, moment, after: 0, signal: signals[at % 3] }));

console.log('| walk | signal | moment | ended with | after one more start |\n|---|---|---|---|---|');
let good = 0;
for (const kill of [...kills, ...boundaries]) if (await walk(wanted, kill)) good += 1;
console.log(`${good} of ${kills.length + boundaries.length} ended the same (seed ${values.seed})`);
process.exitCode = good === kills.length + boundaries.length ? 0 : 1;
