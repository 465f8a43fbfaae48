// Writes data/compute.json: the compute buffers of the catalog's models at the usual settings.
// Run it when a model or the law changes (the test of tests/recommend/foretold.test.ts tells): node scripts/data/compute.mjs

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
spawnSync(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-p', 'tsconfig.json', '--outDir', '.bench'], {
	cwd: root,
	stdio: 'inherit',
});
const { deviceBytes } = await import(`${root}/.bench/recommend/memory/compute.js`);
const { foretoldKey, usualBatches, usualContexts, usualRun } = await import(
	`${root}/.bench/recommend/memory/foretold.js`
);
const { shapeOf } = await import(`${root}/.bench/recommend/memory/shape.js`);
const { rowsOf } = await import(`${root}/.bench/models/rows.js`);

const tables = {};
for (const { facts } of rowsOf(JSON.parse(readFileSync(`${root}/data/models.json`, 'utf8')))) {
	const shape = facts.keys.unknown ? facts.keys : shapeOf(facts.keys);
	if (shape.unknown) continue;
	tables[facts.name] = {};
	for (const context of usualContexts)
		for (const batch of usualBatches)
			for (const gpu of [false, true]) {
				const run = usualRun(context, batch, gpu);
				tables[facts.name][foretoldKey(run)] = deviceBytes(shape, run);
			}
}
const lines = Object.entries(tables).map(([name, table]) => `\t${JSON.stringify(name)}: ${JSON.stringify(table)}`);
writeFileSync(`${root}/data/compute.json`, `{\n${lines.join(',\n')}\n}\n`);
