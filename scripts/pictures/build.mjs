// Joins the program with the recorded computer in place of this one, and the Ollama of the tests, under .pictures/.

import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { languages } from '../languages.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const recorded = {
	name: 'recorded-computer',
	resolveId: (source, importer) =>
		source === './context.ts' && importer?.endsWith('src/command-line.ts')
			? `${root}/scripts/pictures/context.mjs`
			: null,
};

/** Writes `.pictures/at/cli.js` and `.pictures/at/fake-ollama.js`: as deep as dist/chunks/, where data files are looked for. */
export async function build() {
	const bundle = await rolldown({
		input: { cli: `${root}/src/cli.ts`, 'fake-ollama': `${root}/tests/support/fake-ollama.ts` },
		platform: 'node',
		// Packages and parts of Node stay outside.
		external: /^[^./\0]/,
		cwd: root,
		plugins: [recorded, languages(root)],
		checks: { ineffectiveDynamicImport: false },
	});
	await bundle.write({
		dir: `${root}/.pictures`,
		format: 'esm',
		entryFileNames: 'at/[name].js',
		chunkFileNames: 'at/[name]-[hash].js',
		cleanDir: true,
	});
	await bundle.close();
	// The Ollama of the tests reads what a real one answered.
	symlinkSync('../tests/fixtures', `${root}/.pictures/fixtures`);
}
