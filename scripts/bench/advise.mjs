// What is suggested for twenty usual computers: the table of docs/twenty-computers.md, worked out anew.

import { readFileSync } from 'node:fs';
import { finderOf } from '../../.bench/commands/machine-for.js';
import { loadCatalog } from '../../.bench/models/catalog.js';
import { gpuTable } from '../../.bench/models/gpus-file.js';
import { adviseFor } from '../../.bench/recommend/advise.js';
import { whatIf } from '../../.bench/recommend/devices/what-if.js';
import { speedFor } from '../../.bench/recommend/speed/index.js';
import { verdictFor } from '../../.bench/recommend/verdict.js';
import { twentyDocument } from './lib/twenty.mjs';

const rows = JSON.parse(
	readFileSync(new URL('../../tests/fixtures/recommend/twenty-computers.json', import.meta.url), 'utf8'),
);

export async function run() {
	const [catalog, table] = await Promise.all([loadCatalog(), gpuTable()]);
	const judge = (model, machine, wishes) => verdictFor(model, machine, wishes, speedFor);
	const advise = (machine) => adviseFor(catalog, machine, {}, judge);
	console.log(twentyDocument(rows, { advise, whatIf, finder: finderOf(table) }));
}
