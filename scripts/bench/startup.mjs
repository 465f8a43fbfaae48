// How long the program takes to start and how much memory, against an empty Node (an empty .mjs file), in turn (A B A B …),
// on a computer where no other program need be asked (a private, empty PATH).

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../prepare.mjs';

const rounds = 15;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

// The child tells its own peak memory when it ends.
const probe = `process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))`;

function once(home, args) {
	const preload = path.join(home, 'probe.cjs');
	const began = performance.now();
	const result = spawnSync(process.execPath, ['--require', preload, ...args], {
		env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: '127.0.0.1:9' },
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
	});
	return { ms: performance.now() - began, mb: Number(result.output[3]?.toString()) / 1024, status: result.status };
}

function folderBytes(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

function measure(home) {
	const empty = path.join(home, 'empty.mjs');
	writeFileSync(empty, '');
	writeFileSync(path.join(home, 'probe.cjs'), probe);
	const cli = path.join(root, 'dist', 'cli.js');
	const commands = [
		['--version'],
		['--help'],
		['help-now', '--country', 'DE'],
		['advise'],
		['check', 'gemma3:4b'],
		['machine'],
	];
	console.log('| command | median ms | ratio to an empty node | peak MB |\n|---|---|---|---|');
	const script = path.join(home, 'empty.cjs');
	writeFileSync(script, '');
	const rows = [['(an empty script, .cjs)', script], ...commands.map((words) => [words.join(' '), cli, ...words])];
	for (const [name, ...args] of rows) {
		const pairs = Array.from({ length: rounds }, () => [once(home, [empty]), once(home, args)]);
		const ratio = median(pairs.map(([base, ours]) => ours.ms / base.ms));
		const [ms, mb] = ['ms', 'mb'].map((key) => median(pairs.map(([, ours]) => ours[key])));
		console.log(`| ${name} | ${ms.toFixed(0)} | ${ratio.toFixed(2)} | ${mb.toFixed(0)} |`);
	}
}

function installSize(home) {
	const env = { ...process.env, npm_config_cache: process.env.npm_config_cache ?? '' };
	if (!env.npm_config_cache) delete env.npm_config_cache;
	const tarball = spawnSync('npm', ['pack', '--silent', '--pack-destination', home], {
		cwd: root,
		encoding: 'utf8',
		env,
	});
	const name = tarball.stdout.trim().split('\n').pop();
	const installed = spawnSync(
		'npm',
		[
			'install',
			'--omit=dev',
			'--no-audit',
			'--no-fund',
			'--silent',
			'--prefix',
			path.join(home, 'i'),
			path.join(home, name),
		],
		{ encoding: 'utf8', env },
	);
	if (installed.status !== 0)
		return console.log(`\nRuntime install: not measured (${installed.stderr.trim().split('\n')[0] || 'npm failed'})`);
	const folder = path.join(home, 'i', 'node_modules');
	console.log(
		`\nRuntime install: ${(folderBytes(folder) / 1e6).toFixed(2)} MB in ${readdirSync(folder).filter((n) => !n.startsWith('.')).length} folders`,
	);
}

export async function run() {
	const home = mkdtempSync(path.join(os.tmpdir(), 'kettleside-bench-'));
	try {
		measure(home);
		installSize(home);
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}
