// Compiles one test program into a folder of its own, beside which the data lies as it does in the package.

import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function compile(name: string): Promise<{ out: string; program: string }> {
	const out = await realpath(await mkdtemp(path.join(os.tmpdir(), 'harness-')));
	const config = path.join(out, 'tsconfig.json');
	const compilerOptions = { rootDir: root, outDir: out, noCheck: true, types: [] };
	const include = [path.join(root, 'tests', 'support', `${name}.ts`)];
	await writeFile(config, JSON.stringify({ extends: path.join(root, 'tsconfig.json'), compilerOptions, include }));
	await writeFile(path.join(out, 'package.json'), '{"type":"module"}');
	for (const beside of ['data', 'node_modules'])
		await symlink(path.join(root, beside), path.join(out, beside), 'junction');
	const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	await promisify(execFile)(process.execPath, [compiler, '-p', config]);
	return { out, program: path.join(out, 'tests', 'support', `${name}.js`) };
}

/** Compiles tests/support/`name`.ts and all it imports before the tests of a file, removes it after them. */
export function harness(name: string): () => string {
	let compiled: { out: string; program: string } | undefined;
	beforeAll(async () => {
		compiled = await compile(name);
	});
	afterAll(async () => {
		if (compiled) await rm(compiled.out, { recursive: true, force: true });
	});
	return () => {
		if (!compiled) throw new Error('the tests have not begun');
		return compiled.program;
	};
}
