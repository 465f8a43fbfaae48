import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gpuTable, processorTable } from '../../src/models/gpus-file.ts';
import { nameKey, namesIn, shortKey } from '../../src/recommend/gpu-names.ts';
import { bandwidthOf, findGpu, nearestGpus } from '../../src/recommend/gpus.ts';
import { cpuBandwidthOf } from '../../src/recommend/processors.ts';
import { isUnknown } from '../../src/types/known.ts';

const GiB = 2 ** 30;
const table = gpuTable();
const gbs = (name: string, gib?: number, cores?: number) => {
	const row = findGpu(table, name, gib === undefined ? undefined : gib * GiB, cores);
	return row ? row.bandwidth / 1e9 : undefined;
};

describe('the table of graphics processors', () => {
	it('has positive figures and a source in every row', () => {
		expect(table.entries.length + processorTable().entries.length).toBeGreaterThan(500);
		for (const row of table.entries) {
			expect(row.bandwidth).toBeGreaterThan(5e9);
			expect(row.bandwidth).toBeLessThan(1e13);
			expect(row.source).not.toBe('');
			expect(row.vramBytes === null || row.vramBytes > 5e8).toBe(true);
		}
	});
	it('has processor platforms in a table of their own, each with a bandwidth, a spelling and a source', () => {
		const { entries } = processorTable();
		expect(entries.length).toBeGreaterThan(30);
		for (const row of entries) {
			expect(row.bandwidth).toBeGreaterThan(5e9);
			expect(row.aliases.length).toBeGreaterThan(0);
			expect(row.source).not.toBe('');
		}
	});
});

describe('a name that a table cut off', () => {
	it.each([
		['NVIDIA GeForce RTX 3080 ...', 16, /3080.+(Mobile|Max-Q|Laptop)/],
		['NVIDIA A100 80G...', 80, /A100.+80 GB/],
	])('%s with %i GiB goes on', (name, gib, wanted) => {
		expect(findGpu(table, name, gib * GiB)?.name).toMatch(wanted);
	});
	it('is not the card whose whole name it would be', () => {
		expect(findGpu(table, 'NVIDIA GeForce RTX 3080 ...', 16 * GiB)?.name).not.toBe('NVIDIA GeForce RTX 3080');
	});
});

describe('the key of a name', () => {
	it.each([
		['NVIDIA A100-SXM4-80GB', { key: 'a100sxm4', bytes: 80 * GiB }],
		['RTX 3060 12 GB', { key: 'rtx3060', bytes: 12 * GiB }],
		['RTX 4090 24GiB', { key: 'rtx4090', bytes: 24 * GiB }],
		['H100-80 gb', { key: 'h100', bytes: 80 * GiB }],
		// 1.5 GB is no size of 5 GB.
		['GT 1.5GB', { key: 'gt15gb' }],
		['Apple M3 Max (30-core GPU)', { key: 'm3max', cores: 30 }],
		['M4 10 gpu cores', { key: 'm4', cores: 10 }],
		['M2 8 core', { key: 'm2', cores: 8 }],
		['Radeon(TM) 780M Graphics', { key: '780m' }],
		['GeForce GTX 1070 with Max-Q Design', { key: 'gtx1070maxq' }],
		['RTX 4070 Mobile', { key: 'rtx4070laptop' }],
		['RTX 4070 Notebook', { key: 'rtx4070laptop' }],
	])('%s', (name, key) => expect(nameKey(name)).toEqual(key));

	it('is shorter by a family that people leave away, at its beginning alone', () => {
		expect(['rtx4090', 'gtx1080', 'rx7900xtx', 'arcb580', 'rtxa6000'].map(shortKey)).toEqual([
			'4090',
			'1080',
			'7900xtx',
			'b580',
			'a6000',
		]);
		for (const key of ['quadrortx4000', 'm4pro', 'rxvega', 'arcgraphics']) expect(shortKey(key)).toBe(key);
	});

	it('of a line of the PCI table is that of each name in it', () => {
		expect(namesIn('Navi 31 [Radeon RX 7900 XT/7900 XTX / 7900 GRE]')).toEqual([
			'Radeon RX 7900 XT',
			'7900 XTX',
			'7900 GRE',
		]);
		expect(namesIn('AD102 [GeForce RTX 4090]')).toEqual(['GeForce RTX 4090']);
		// No brackets, or brackets without a number: the name itself.
		expect(namesIn('AMD RYZEN AI MAX+ 395 w/ Radeon 8060S')).toEqual(['AMD RYZEN AI MAX+ 395 w/ Radeon 8060S']);
		expect(namesIn('Device [none]')).toEqual(['Device [none]']);
	});
});

describe('finding a graphics processor by its name', () => {
	it.each([
		['rtx 4090', 1008.4],
		['NVIDIA GeForce RTX 4090', 1008.4],
		['4090', 1008.4],
		['RTX4090', 1008.4],
		['rtx 4060ti', 288],
		['NVIDIA GeForce RTX 4090 Laptop GPU', 576],
		['RTX 4090 laptop', 576],
		['4090 mobile', 576],
		['RTX 5060', 448],
		['RX 9070 XT', 644.6],
		['9070', 644.6],
		['AMD Radeon RX 7900 XTX', 960],
		['7900 xtx', 960],
		['Radeon 8060S Graphics', 256],
		['AMD Radeon(TM) 8060S Graphics', 256],
		['AMD RYZEN AI MAX+ 395 w/ Radeon 8060S', 256],
		['Strix Halo', 256],
		['DGX Spark', 273.2],
		['NVIDIA GB10', 273.2],
		['M4 Pro', 273],
		['Apple M4 Pro', 273],
		['m1', 68],
		['Apple M3 Max (30-core GPU)', 300],
		['M3 Max 40-core', 400],
		['Intel(R) Arc(TM) A770 Graphics', 512],
		['arc b580', 456],
		['NVIDIA A100-SXM4-80GB', 2039],
		['NVIDIA H100 80GB HBM3', 3350],
		['RTX PRO 6000', 1792],
		['A6000', 768],
		['NVIDIA RTX 6000 Ada Generation', 960],
		['Quadro RTX 4000', 416],
		['GTX 1050 Ti', 112.1],
	])('%s', (name, expected) => {
		expect((gbs(name) ?? 0) / expected).toBeCloseTo(1, 1);
	});

	it('tells variants of one name apart by their memory, also as drivers report it', () => {
		expect(gbs('NVIDIA GeForce RTX 3060', 12)).toBe(360);
		expect(gbs('NVIDIA GeForce RTX 3060', 8188 / 1024)).toBe(240);
		expect(gbs('RTX 3080', 10)).toBe(760.3);
		expect(gbs('RTX 3080', 12288 / 1024)).toBe(912.4);
		expect(gbs('RTX 3050', 6141 / 1024)).toBe(168);
		expect(gbs('RTX 3050 Laptop GPU', 6)).toBeLessThan(gbs('RTX 3050 Laptop GPU', 4) ?? 0);
		expect(findGpu(table, 'RTX 4060 Ti', 16380 * 2 ** 20)?.vramBytes).toBe(16 * GiB);
	});

	it('tells Apple bins apart by their graphics cores and assumes the slower one without', () => {
		expect(gbs('Apple M4 Max', undefined, 32)).toBe(410);
		expect(gbs('Apple M4 Max', undefined, 40)).toBe(546);
		expect(gbs('Apple M4 Max')).toBe(410);
	});

	it('reads a line of the PCI table that names several cards, and lets the memory decide', () => {
		const line = 'Navi 31 [Radeon RX 7900 XT/7900 XTX/7900 GRE/7900M]';
		expect(gbs(line, 24)).toBe(960);
		expect(gbs(line, 20)).toBe(800);
		expect(gbs('AD102 [GeForce RTX 4090]')).toBe(1008.4);
	});

	it('never takes a desktop card for a laptop one, a cut name or a processor', () => {
		for (const row of table.entries) {
			const found = findGpu(table, `${row.name} Laptop GPU`);
			if (found) expect(found.name).toMatch(/mobile|max-q/i);
		}
		expect(findGpu(table, 'NVIDIA GeForce RTX 40')).toBeUndefined();
		expect(findGpu(table, 'AMD EPYC 9')).toBeUndefined();
		expect(findGpu(table, '')).toBeUndefined();
	});

	it('finds every row again by each of its own spellings', () => {
		for (const row of table.entries)
			for (const name of [row.name, ...row.aliases]) {
				const found = findGpu(table, name, row.vramBytes ?? undefined, row.cores?.[0]);
				expect(found, name).toBeDefined();
				if (row.vramBytes && found?.vramBytes) expect(found.vramBytes).toBe(row.vramBytes);
			}
	});

	it('does not care about case, vendor words or marks', () => {
		const names = table.entries.map((row) => row.name);
		fc.assert(
			fc.property(fc.constantFrom(...names), fc.boolean(), (name, shout) => {
				const spelled = shout ? name.toUpperCase() : name.replace(/^(NVIDIA|AMD|Intel|Apple) /, '$1(R) ');
				expect(findGpu(table, spelled)?.name).toBe(findGpu(table, name)?.name);
			}),
		);
	});
});

describe('names that are not known', () => {
	it('get the nearest ones', () => {
		expect(nearestGpus(table, 'rtx 4091').join()).toMatch(/RTX 409/);
		expect(nearestGpus(table, 'M9 Pro').join()).toMatch(/Apple M\d Pro/);
		expect(nearestGpus(table, 'nvidia 5099')).toContain('NVIDIA GeForce RTX 5090');
	});
});

describe('bandwidth for detection', () => {
	it('carries the source, and the span where a name leaves several cards possible', () => {
		const one = bandwidthOf(table)('NVIDIA GeForce RTX 4090', 24564 * 2 ** 20);
		expect(one).toMatchObject({ value: 1008.4e9, source: expect.stringContaining('techpowerup') });
		const several = bandwidthOf(table)('NVIDIA GeForce RTX 3060 Laptop GPU', 6 * GiB);
		expect(several).toMatchObject({ low: 288e9, high: 336e9 });
		expect(isUnknown(bandwidthOf(table)('Voodoo 2', GiB))).toBe(true);
	});

	it('knows the processor platforms whose channels are fixed', () => {
		expect(cpuBandwidthOf(processorTable())('AMD EPYC 9654 96-Core Processor')).toMatchObject({ value: 460.8e9 });
		expect(cpuBandwidthOf(processorTable())('AMD EPYC 9755 128-Core Processor')).toMatchObject({ value: 614.4e9 });
		expect(cpuBandwidthOf(processorTable())('Raspberry Pi 5 Model B Rev 1.0')).toMatchObject({ value: 17.1e9 });
		expect(isUnknown(cpuBandwidthOf(processorTable())('Intel(R) Core(TM) i5-8250U CPU'))).toBe(true);
	});
});
