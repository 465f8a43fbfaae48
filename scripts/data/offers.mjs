// Writes data/offers.json: the rows of data/gpus.json for what `check` offers to buy (src/recommend/need/offers.ts), so that
// nobody has to wait for the other five hundred. Run it when one of the two changes (a test of tests/recommend/need.test.ts
// tells): node scripts/data/offers.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const { entries } = JSON.parse(readFileSync(file('data/gpus.json'), 'utf8'));
const offers = readFileSync(file('src/recommend/need/offers.ts'), 'utf8');
const lines = entries.filter(({ name }) => offers.includes(`'${name}'`)).map((row) => JSON.stringify(row));
writeFileSync(file('data/offers.json'), `{\n"schema": 1,\n"entries": [\n${lines.join(',\n')}\n]\n}\n`);
