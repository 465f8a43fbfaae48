// What the package may be: only what runs, small, without install scripts, and installable from its tarball alone.
// Run by hand and before a release; it needs the package registry, so it is no part of `npm test`.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { prepare, root } from './prepare.mjs';

const limits = { bytes: 5e6, folders: 40 };

function sizeOf(folder) {
	return readdirSync(folder, { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

const modulesIn = (folder) =>
	readdirSync(folder).flatMap((name) =>
		name.startsWith('.')
			? []
			: name.startsWith('@')
				? readdirSync(path.join(folder, name)).map((one) => `${name}/${one}`)
				: [name],
	);

const run = (file, args, options) => execFileSync(file, args, { encoding: 'utf8', ...options });
const failed = [];
const check = (name, passed, detail = '') => {
	console.log(`${passed ? 'ok  ' : 'FAIL'} ${name}${detail ? `: ${detail}` : ''}`);
	if (!passed) failed.push(name);
};

await prepare();
const { status } = spawnSync(process.execPath, [`${root}/scripts/third-party.mjs`, '--check']);
check('THIRD-PARTY.md is up to date', status === 0);
const { messages, pkg } = await publint({ pkgDir: root, strict: true });
check('publint', messages.length === 0, messages.map((one) => formatMessage(one, pkg)).join('; '));

const place = mkdtempSync(path.join(os.tmpdir(), 'package-'));
try {
	const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', place], { cwd: root }));
	const files = packed.files.map(({ path: name }) => name);
	const wrong = files.filter(
		(name) =>
			!/^(dist\/|data\/|(README|SAFETY|CHANGELOG|SECURITY|THIRD-PARTY)\.md$|LICENSE$|package\.json$)/.test(name),
	);
	check(
		'only what runs is packed',
		wrong.length === 0,
		wrong.join(', ') || `${files.length} files, ${Math.round(packed.unpackedSize / 1000)} KB`,
	);
	const prefix = path.join(place, 'global');
	run('npm', ['install', '-g', '--prefix', prefix, path.join(place, packed.filename)], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const lib = os.platform() === 'win32' ? path.join(prefix, 'node_modules') : path.join(prefix, 'lib', 'node_modules');
	const own = path.join(lib, 'kettleside');
	const modules = modulesIn(path.join(own, 'node_modules'));
	const scripts = modules.filter((name) => {
		const { scripts: all = {} } = JSON.parse(
			readFileSync(path.join(own, 'node_modules', name, 'package.json'), 'utf8'),
		);
		return ['preinstall', 'install', 'postinstall'].some((key) => key in all);
	});
	check('no install scripts', scripts.length === 0, scripts.join(', '));
	check(`at most ${limits.folders} folders`, modules.length <= limits.folders, `${modules.length}`);
	const bytes = sizeOf(own);
	check(`at most ${limits.bytes / 1e6} MB installed`, bytes <= limits.bytes, `${(bytes / 1e6).toFixed(1)} MB`);
	const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
	const cli = path.join(own, 'dist', 'cli.js');
	check(
		'the installed program starts',
		run(process.execPath, [cli, '--version']).trim() === version,
		`Node ${process.version}`,
	);
	const help = JSON.parse(run(process.execPath, [cli, 'help-now', '--country', 'DE', '--json']));
	check('its data is there', help.lines.length > 0);
} finally {
	rmSync(place, { recursive: true, force: true });
}
process.exit(failed.length ? 1 : 0);
