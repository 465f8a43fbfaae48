// Joins our own modules: hundreds of small files cost more time to find and open than to run.
// The packages stay as they are, with their licences, and are loaded when they are used.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import path, { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { languages } from './languages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const began = new Date();
const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
const external = new RegExp(`^(node:|(${Object.keys(dependencies).join('|')})(/|$))`);

/** Source files that a file needs before it can run: what it imports, what those import, not what is loaded on demand. */
function neededBy(...files) {
	const found = new Set();
	const visit = (file) => {
		if (found.has(file)) return;
		found.add(file);
		const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gm);
		for (const [, path] of imports) visit(resolve(dirname(file), path));
	};
	for (const file of files) visit(resolve(root, file));
	return found;
}

// Few files, since each costs time to find and open; but none that `help-now` must wait for and does not need.
const start = neededBy('src/command-line.ts', 'src/commands/help-now.ts');
const machine = neededBy(
	'src/commands/machine.ts',
	'src/detect/linux/linux.ts',
	'src/detect/modules.ts',
	'src/world/first-fetch.ts',
	'src/world/run.ts',
);
const first = neededBy('src/commands/setup.ts');
const advise = neededBy('src/commands/advise.ts', 'src/recommend/advise.ts');
const check = neededBy('src/commands/check.ts', 'src/models/find.ts');
const look = new Set([...advise].filter((file) => check.has(file)));
// What `check` needs besides where a model does not run well: what would run it, and its smaller forms.
const answer = neededBy(
	'src/recommend/need/answer.ts',
	'src/recommend/devices/what-if.ts',
	'src/recommend/devices/what-if-flags.ts',
	'src/models/forms.ts',
);
// Those of the other commands are together: a language is laid over all of them, and each alone would be a file of its own.
const sentences = /src[\\/]words[\\/](?!languages|catalogues|translate|completion|examples|reply-languages)/;

// Needed by some of these commands and by them only now and then: loaded with the first use of what is in them.
const onDemand = {
	// Compiled anew at each start (see there), so only where one of them is needed.
	packages: /src[\\/]packages\.ts$/,
	asking: /src[\\/]screen[\\/](?:ask|ask-plain|keyboard|hanging)\.ts$/,
	lines: /src[\\/](?:care[\\/](?:country|data|data-file|lines)|screen[\\/]help)\.ts$/,
	told: /src[\\/]screen[\\/]machine\.ts$/,
	rarely: /src[\\/](?:recommend[\\/](?:compare|placement[\\/]rough)|models[\\/]file|screen[\\/]compare)\.ts$/,
	graph: /src[\\/]recommend[\\/]memory[\\/]graph[\\/]/,
	inside: /src[\\/]models[\\/](?:gguf[\\/]|(?:assemble|described|huggingface|range|registry|remote|show)\.ts$)/,
};

const bundle = await rolldown({
	input: `${root}/src/cli.ts`,
	plugins: [languages(root)],
	platform: 'node',
	external,
	cwd: root,
	// What is loaded on demand here and at once there lies in the group of those that need it at once: told at every
	// build, it would only frighten whoever starts the program for the first time.
	checks: { ineffectiveDynamicImport: false },
	// Nobody imports the program: its first file may hold what the others need.
	preserveEntrySignatures: false,
});
// Data files are found as `../../data` from two folders down, in src/ and in dist/chunks/ alike.
await bundle.write({
	dir: `${root}/dist`,
	format: 'cjs',
	entryFileNames: '[name].js',
	chunkFileNames: 'chunks/[name].js',
	cleanDir: true,
	// Comments are for those who read src/, and cost time at every start.
	comments: false,
	codeSplitting: {
		includeDependenciesRecursively: false,
		groups: [
			...Object.entries(onDemand).map(([name, test]) => ({ name, test, priority: 3.5 })),
			{ name: 'start', test: (file) => start.has(file), priority: 3 },
			{ name: 'first', test: (file) => first.has(file), priority: 2.5 },
			{ name: 'machine', test: (file) => machine.has(file), priority: 2 },
			{ name: 'look', test: (file) => look.has(file), priority: 1 },
			{ name: 'advice', test: (file) => advise.has(file), priority: 0.9 },
			{ name: 'check', test: (file) => check.has(file), priority: 0.8 },
			{ name: 'answer', test: (file) => answer.has(file), priority: 0.5 },
			{ name: 'words', test: (file) => sentences.test(file), priority: 0 },
		],
	},
});
await bundle.close();
writeFileSync(`${root}/dist/package.json`, '{ "type": "commonjs" }\n');

// A text of plain signs takes half the memory, and Node reads it quicker. Others stand in strings and patterns only.
const plain = (text) => text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

// Node's own modules are taken as they are, not as the copy of each that a default import would get. Those that Node has not
// loaded for itself are asked for where they are used: some load a dozen others, and most commands use few of them.
const builtIn = /^let (node_\w+) = (require\("node:([\w/]+)"\));\n(\1 = [\w.]*__toESM\(\1(?:, 1)?\);\n)?/gm;
const there = ['fs', 'os', 'path', 'url', 'util'];
const taken = (_, name, required, of) => (there.includes(of) ? `let ${name} = ${required};\n` : '');
const onUse = (text) =>
	[...text.matchAll(builtIn)].reduce(
		(rest, [, name, required, of, copied]) =>
			rest.replace(
				new RegExp(`\\b${name}${copied ? '(?:\\.default)?' : ''}\\b(?! =)`, 'g'),
				there.includes(of) ? name : `(${required})`,
			),
		text.replace(builtIn, taken),
	);
// The same for the files that are loaded on demand.
const demanded = new RegExp(`^const (require_(?:${Object.keys(onDemand).join('|')})) = (require\\(.*\\));\n`, 'gm');
const onFirstUse = (text) =>
	[...text.matchAll(demanded)].reduce(
		(rest, [, name, required]) => rest.replace(new RegExp(`\\b${name}\\b`, 'g'), required),
		text.replace(demanded, ''),
	);
// What a file offers, handed over as it is: nothing of it is given another value once the file has run, and a getter for each
// is one more function to make at the start and to call at each use.
const offered =
	/^Object\.defineProperty\(exports, "([\w$]+)", \{\n\tenumerable: true,\n\tget: function\(\) \{\n\t\treturn ([\w$]+);\n\t\}\n\}\);$/gm;
const asValues = (text) =>
	text.replace(offered, (getter, name, value) =>
		new RegExp(`^(?:let|var) ${value.replaceAll('$', '\\$')}\\b`, 'm').test(text)
			? getter
			: `exports.${name} = ${value};`,
	);
for (const name of ['cli.js', ...readdirSync(`${root}/dist/chunks`).map((file) => `chunks/${file}`)]) {
	const file = `${root}/dist/${name}`;
	writeFileSync(file, plain(asValues(onFirstUse(onUse(readFileSync(file, 'utf8'))))));
}

// What V8 compiles for a command is kept for its next start (src/compiled.ts); newer Node does so by itself. They run for a
// person of their own, without the tools and the server of this computer, which might keep the build waiting.
const home = mkdtempSync(path.join(tmpdir(), 'kettleside-build-'));
const env = {
	PATH: '',
	HOME: home,
	USERPROFILE: home,
	SystemRoot: process.env.SystemRoot,
	OLLAMA_HOST: '127.0.0.1:1',
	LANG: 'C',
};
const commands = [
	['help-now', '--country', 'US'],
	['machine'],
	['advise'],
	['check', '70b q4_k_m'],
	['check', 'gemma3:4b'],
	['setup', '--plan', '--yes', '--model', 'gemma3:1b'],
	['doctor'],
	['retune'],
	['talk'],
	['undo'],
	['help-now', '--country', 'DE', '--lang', 'de'],
];
if (!module.enableCompileCache) {
	const kept = spawnSync(process.execPath, [`${root}/scripts/keep-compiled.cjs`, JSON.stringify(commands)], {
		env,
		timeout: commands.length * 20_000,
	});
	if (kept.status !== 0)
		console.error('What Node compiled was not kept; the program starts a little later without it.');
}
rmSync(home, { recursive: true, force: true });

// `npm start` and `npm test` build where a source is newer than this, also than a build by hand.
const mark = `${root}/dist/.built`;
writeFileSync(mark, '');
utimesSync(mark, began, began);
