// Compiles one test program into a folder of its own, beside which the data lies as it does in the package.

import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles tests/support/`name`.ts and all it imports; the folder goes when the tests end. Returns its path. */
export async function compileHarness(name: string): Promise<string> {
	const out = await realpath(await mkdtemp(path.join(os.tmpdir(), 'harness-')));
	process.once('exit', () => rmSync(out, { recursive: true, force: true }));
	const config = path.join(out, 'tsconfig.json');
	const compilerOptions = { rootDir: root, outDir: out, noCheck: true, types: [] };
	const include = [path.join(root, 'tests', 'support', `${name}.ts`)];
	await writeFile(config, JSON.stringify({ extends: path.join(root, 'tsconfig.json'), compilerOptions, include }));
	await writeFile(path.join(out, 'package.json'), '{"type":"module"}');
	for (const beside of ['data', 'node_modules'])
		await symlink(path.join(root, beside), path.join(out, beside), 'junction');
	const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	await promisify(execFile)(process.execPath, [compiler, '-p', config]);
	return path.join(out, 'tests', 'support', `${name}.js`);
}
