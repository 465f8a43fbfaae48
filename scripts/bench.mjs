// `npm run bench [-- startup memory speed detect …]`: prints tables of accuracy and speed. Nothing here is a test:
// machines are noisy, so times are told as ratios to an empty Node in the same run.

import { readdirSync } from 'node:fs';
import { prepare, root, step } from './prepare.mjs';

// A test that starts a bench has what is built: a build then would take the program away from the tests beside it.
if (!process.env.BENCH_QUICK) await prepare();
// The benches call single functions, which the joined files of dist/ do not show.
step('Compiling the modules for the benches …', process.execPath, [
	`${root}/node_modules/typescript/bin/tsc`,
	'-p',
	'tsconfig.json',
	'--outDir',
	'.bench',
	// Types are looked at by `npm test`, and take four times as long as the rest.
	'--noCheck',
]);
const known = readdirSync(`${root}/scripts/bench`)
	.filter((name) => name.endsWith('.mjs'))
	.map((name) => name.slice(0, -4));
// Words are benches; --host, --model, --log and --context with the word after each are for those that ask a server.
const words = process.argv.slice(2);
const isValue = (i) => words[i - 1]?.startsWith('--');
const wanted = words.filter((word, i) => !word.startsWith('-') && !isValue(i));
const options = Object.fromEntries(
	words.flatMap((word, i) => (word.startsWith('--') ? [[word.slice(2), words[i + 1]]] : [])),
);
const wrong = wanted.filter((name) => !known.includes(name));
if (wrong.length) {
	process.stderr.write(`There is no bench "${wrong[0]}". There are: ${known.join(', ')}.\n`);
	process.exit(2);
}
for (const name of wanted.length ? wanted : known) {
	process.stdout.write(`\n## ${name}\n\n`);
	const { run } = await import(`./bench/${name}.mjs`);
	await run(options);
}
