// Writes THIRD-PARTY.md: the packages that run with this program, with their licences. `--check` fails where it is old.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));

const rows = Object.entries(packages)
	.filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
	.map(([path, { license }]) => ({
		name: path.slice(path.lastIndexOf('node_modules/') + 13),
		license,
	}))
	.filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i)
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

const text = `# Third-party notices

Nothing of these packages is copied into this one: npm installs them beside it, each with its own licence text.

| package | licence |
|---|---|
${rows.map(({ name, license }) => `| ${name} | ${license ?? 'see the package'} |`).join('\n')}

Ollama (MIT) and the models are fetched at your word, never shipped; a model's licence is named before it is fetched.
Facts in \`data/\` name their sources beside them. Whoever offers a help line has no part in this program and has not
reviewed it.
`;

const file = `${root}/THIRD-PARTY.md`;
if (process.argv.includes('--check')) {
	if (readFileSync(file, 'utf8') === text) process.exit(0);
	process.stderr.write('THIRD-PARTY.md is not up to date. Run: node scripts/third-party.mjs\n');
	process.exit(1);
}
writeFileSync(file, text);
