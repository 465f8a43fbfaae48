// Joins our own modules into a few files: a hundred small ones cost more time to find and open than to run.
// The packages stay as they are, with their licences, and are loaded when they are used.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const external = new RegExp(`^(node:|(${Object.keys(dependencies).join('|')})(/|$))`);

const bundle = await rolldown({ input: `${root}/src/cli.ts`, platform: 'node', external, cwd: root });
// Data files are found as `../../data` from two folders down, in src/ and in dist/chunks/ alike.
await bundle.write({
	dir: `${root}/dist`,
	format: 'esm',
	entryFileNames: '[name].js',
	chunkFileNames: 'chunks/[name].js',
	cleanDir: true,
	// What every look at a computer needs lies together in one file; what only a "no" needs is loaded then.
	codeSplitting: {
		groups: [{ name: 'look', test: /src.(detect|recommend(?!.need)|models(?!.forms)|ollama)[\\/]/ }],
	},
});
await bundle.close();
