// Compiles one test program into a folder of its own, beside which the data lies as it does in the package.

import { readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll } from 'vitest';
import { languages } from '../../scripts/languages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
	dependencies: Record<string, string>;
};
const external = new RegExp(`^(?:node:|(?:${Object.keys(dependencies).join('|')})(?:/|$))`);

async function compile(name: string): Promise<{ out: string; program: string }> {
	const out = await realpath(await mkdtemp(path.join(os.tmpdir(), 'harness-')));
	await writeFile(path.join(out, 'package.json'), '{"type":"module"}');
	for (const beside of ['data', 'node_modules'])
		await symlink(path.join(root, beside), path.join(out, beside), 'junction');
	// Joined, as the program itself: its modules one by one take longer to load than most of what is tested.
	const bundle = await rolldown({
		input: path.join(root, 'tests', 'support', `${name}.ts`),
		plugins: [languages(root)],
		platform: 'node',
		external,
		cwd: root,
		checks: { ineffectiveDynamicImport: false },
	});
	await bundle.write({ dir: path.join(out, 'tests', 'support'), chunkFileNames: '[name].js' });
	await bundle.close();
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
