// `npm run pictures`: the screens of the program as pictures in docs/pictures, at 80 columns and at 40, and the moving one of the
// README. The program itself runs in a pseudo-terminal, on a recorded computer; the same bytes come out wherever it is run.

import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './pictures/build.mjs';
import { first } from './pictures/first.mjs';
import { screensPage } from './pictures/page.mjs';
import { scenes } from './pictures/scenes.mjs';
import { picture } from './pictures/svg.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}/docs/pictures`;
const widths = [80, 40];

await build();
const all = [];
for (const cols of widths) all.push(...(await scenes(cols)));
const moving = await first();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (name.endsWith('.svg')) rmSync(`${folder}/${name}`);
for (const one of all) writeFileSync(`${folder}/${one.name}-${one.cols}.svg`, picture(one));
writeFileSync(`${folder}/first.svg`, moving);
writeFileSync(`${root}/docs/screens.md`, screensPage(all, widths));
const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(`${folder}/${name}`).size, 0);
process.stdout.write(`${all.length + 1} pictures, ${Math.round(bytes / 1000)} KB\n`);
