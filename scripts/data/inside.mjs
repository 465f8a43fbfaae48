// Prints the lines of a model's block in data/models.json that nobody can write by hand: sums over its tensors and the
// keys of its header. node scripts/data/inside.mjs FILE.gguf, or a tag that the catalog does not have; of a remote file only
// the header is fetched.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { blockOf } from './block.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [name] = process.argv.slice(2);
if (name === undefined) {
	console.error('node scripts/data/inside.mjs FILE.gguf, or a tag such as qwen3:30b-instruct');
	process.exit(2);
}
spawnSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', 'tsconfig.json', '--outDir', '.bench'], {
	cwd: root,
	stdio: 'inherit',
});
const { findModel } = await import(`${root}/.bench/models/find.js`);
const none = async () => ({ unknown: 'not asked' });
try {
	const facts = await findModel({ read: none, list: none, fetch, signal: new AbortController().signal }, name);
	if (facts.source === 'catalog') throw new Error(`${name} stands in the catalog already; give its file (FILE.gguf).`);
	console.log(blockOf(facts));
} catch (error) {
	console.error([error.message, error.cure].filter(Boolean).join('\n'));
	process.exitCode = 1;
}
