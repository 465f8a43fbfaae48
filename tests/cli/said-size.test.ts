// A card's name that is sold with several sizes of memory, said without one: the real program.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { findGpu, openSizes } from '../../src/recommend/gpus.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Verdict } from '../../src/types/verdict.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const GiB = 2 ** 30;

let home: string;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'size-'));
	await mkdir(path.join(home, 'empty'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** What it says, each run of blanks as one. */
const run = (args: string[], env: Record<string, string> = {}): Promise<string> =>
	new Promise((resolve) => {
		const usual = { PATH: path.join(home, 'empty'), HOME: home, LANG: 'C.UTF-8', OLLAMA_HOST: '127.0.0.1:1' };
		execFile(process.execPath, [cli, ...args], { env: { ...usual, ...env } }, (_error, out) => resolve(out));
	});
const plain = async (...given: Parameters<typeof run>) => (await run(...given)).replace(/\s+/g, ' ');

describe('a name of several sizes', () => {
	it.each([
		['RTX 4060 Ti', 8, '8 or 16 GB', '"RTX 4060 Ti:8" or "RTX 4060 Ti:16"'],
		['RTX 3060', 12, '8 or 12 GB', '"RTX 3060:8" or "RTX 3060:12"'],
		['gtx1060', 3, '3, 5 or 6 GB', '"GTX 1060:3", "GTX 1060:5" or "GTX 1060:6"'],
	])('%s without one: says which was taken, and how to say another', async (name, taken, all, typed) => {
		const shown = await plain(['machine', '--gpu', name]);
		expect(shown).toContain('its name as you said, its size assumed');
		expect(shown).not.toMatch(/free, as you said/);
		expect(shown).toContain(`sold with ${all}, and which of them was not said; ${taken} GB are assumed.`);
		expect(shown).toContain(`To say which: ${typed}.`);

		const machine = JSON.parse(await run(['machine', '--gpu', name, '--json'])) as Machine;
		expect(machine.gpus).toMatchObject([{ memory: { total: taken * GiB } }]);
		expect(machine.gpus[0]?.sizes).toContain(taken * GiB);
		expect(machine.sources['gpus.0']).toBe('you said so; which of its sizes was not said');
		expect(machine.findings.map(({ code }) => code)).toContain('gpu-size-taken');
	});

	it('is told of before the answer of advise and check, in both languages, and from a document', async () => {
		const about = '12 GB are assumed. To say which: "RTX 3060:8" or "RTX 3060:12".';
		expect(await plain(['advise', '--gpu', 'RTX 3060'])).toContain(about);
		expect(await plain(['check', 'gemma3:12b', '--gpu', 'RTX 3060'])).toContain(about);
		expect(await plain(['check', 'gemma3:12b', 'gemma3:4b', '--gpu', 'RTX 3060'])).toContain(about);
		expect(await plain(['check', 'gemma3:12b', '--gpu', 'RTX 3060', '--lang', 'de'])).toContain(
			'RTX 3060 gibt es mit 8 oder 12 GB',
		);
		const verdict = JSON.parse(await run(['check', 'gemma3:12b', '--gpu', 'RTX 3060', '--json'])) as Verdict;
		expect(verdict.reasons.map(({ code }) => code)).toContain('gpu-size-taken');

		const file = path.join(home, 'pc.json');
		await writeFile(file, await run(['machine', '--gpu', 'RTX 3060', '--json']));
		expect(await plain(['check', 'gemma3:12b', '--machine', file])).toContain(about);
	});

	it('that was kept with --set is told of, too', async () => {
		const shown = await plain(['machine', '--set', 'gpu=RTX 3060']);
		expect(shown).toMatch(/said by you on 20\d\d-\d\d-\d\d, not seen, its size assumed/);
		expect(shown).toContain('To say which: "RTX 3060:8" or "RTX 3060:12".');
		expect(await plain(['check', 'gemma3:4b'])).toContain('12 GB are assumed.');
	});

	it.each(['RTX 3060:8', 'RTX 3060 12GB', 'RTX 4090', 'M4 Pro'])('%s: nothing was left open', async (name) => {
		const shown = await plain(['machine', '--gpu', name]);
		expect(shown).toContain('as you said');
		expect(shown).not.toMatch(/assumed\b(?!:)|which of them/);
	});

	it('is never the larger one of two that many have, and each size can be said', () => {
		const table = gpuTable();
		for (const { name, vramBytes } of table.entries.filter((row) => openSizes(table, row.name).length === 0))
			expect(findGpu(table, name)?.vramBytes ?? null, name).toBe(vramBytes);
		for (const row of table.entries) {
			const spoken = row.name.replace(/ \d+ GB\b/, '');
			for (const size of openSizes(table, spoken)) expect(findGpu(table, spoken, size)?.vramBytes, spoken).toBe(size);
			const taken = findGpu(table, spoken);
			if (openSizes(table, spoken).length > 0 && row.seldom === undefined)
				expect(taken?.vramBytes ?? 0, spoken).toBeLessThanOrEqual(row.vramBytes ?? 0);
		}
	});
});
