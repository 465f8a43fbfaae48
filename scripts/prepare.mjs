// Brings a fresh clone to the point where the program can run: packages installed, source built.

import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

function newest(folder) {
	return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
		const file = path.join(folder, entry.name);
		return Math.max(latest, entry.isDirectory() ? Math.max(newest(file), changed(file)) : changed(file));
	}, 0);
}

/** Runs a program with its output on standard error; ends this one with its code where it fails. */
export function step(what, file, args, options = {}) {
	process.stderr.write(`${what}\n`);
	const { status, error } = spawnSync(file, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
	if (status === 0) return;
	process.stderr.write(`\nThat did not work${error ? `: ${error.message}` : ''}. What is above says why.\n`);
	process.exit(status ?? 1);
}

const npm = process.env.npm_execpath;
const runNpm = (args) =>
	npm?.endsWith('.js')
		? [process.execPath, [npm, ...args], {}]
		: ['npm', args, { shell: process.platform === 'win32' }];

function install() {
	const mark = at('node_modules', '.package-lock.json');
	if (changed(mark) >= changed(at('package-lock.json'))) return;
	// A link leads to the packages of another copy: `npm ci` would take them away from there first.
	if (lstatSync(at('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
	const [file, args, options] = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
	step('Installing the packages it is made of (once) …', file, args, options);
	utimesSync(mark, new Date(), new Date());
}

function build() {
	const mark = at('dist', '.built');
	if (changed(mark) >= Math.max(newest(at('src')), changed(at('tsconfig.json')), changed(at('package-lock.json'))))
		return;
	step('Building …', process.execPath, [at('scripts', 'bundle.mjs')]);
}

export async function prepare() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major < 20 || (major === 20 && minor < 18)) {
		process.stderr.write(
			`Node ${process.versions.node} is too old; 20.18.3 or newer is needed (https://nodejs.org).\n`,
		);
		process.exit(1);
	}
	install();
	build();
}
