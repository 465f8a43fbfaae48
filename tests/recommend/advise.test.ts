import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseFor } from '../../src/recommend/advise.ts';
import { bringsOf } from '../../src/recommend/compare.ts';
import { adviceText } from '../../src/screen/advice.ts';
import { compareText } from '../../src/screen/compare.ts';
import { memoryPictures } from '../../src/screen/memory-picture.ts';
import { fillCommands } from '../../src/screen/name.ts';
import { width } from '../../src/screen/text.ts';
import { verdictText } from '../../src/screen/verdict.ts';
import { verdictsText } from '../../src/screen/verdicts.ts';
import { againstReading, firstWords, rangeAgainstReading } from '../../src/words/pace.ts';
import { row, simpleVerdict } from './rank-make.ts';
import { GiB, gpu, machine, model } from './speed-make.ts';

const catalog = [
	row('small:1b', 0.8, { tier: 'floor', sizeClass: '<=1B', facts: { title: 'Small 1B', here: true } }),
	row('middle:4b', 3.3, {
		tier: 'top',
		evidence: { eq: 977, strength: 'm' },
		careNotes: ['It has no turn of its own for instructions.'],
		facts: { title: 'Middle 4B', parameters: 4e9 },
	}),
	row('large:12b', 7.2, {
		tier: 'top',
		evidence: { eq: 1361, strength: 'm' },
		facts: { title: 'Large 12B with a name that is rather long' },
	}),
	row('giant:70b', 43, { evidence: { eq: 1400, strength: 'm' }, facts: { title: 'Giant 70B' } }),
	row('bad:4b', 2.5, { tier: 'not_recommended', facts: { title: 'Bad 4B' } }),
];
const card = gpu({ name: 'RTX', memory: { total: 8 * GiB, free: 6 * GiB }, bandwidth: { value: 256e9, source: 't' } });
const laptop = machine({ gpus: [card] });
const onOneCard = {
	...simpleVerdict(catalog[1]?.facts ?? model({}), laptop, {}).memory,
	devices: [{ name: 'RTX', weights: GiB, context: 0, compute: 0, free: 6 * GiB, layers: 10 }],
};
const advice = adviseFor(catalog, laptop, {}, simpleVerdict);
const look = (columns: number, over = {}) => ({ columns, color: false, unicode: true, accessible: false, ...over });

const points = (name: string): number => catalog.find((one) => one.facts.name === name)?.evidence.eq ?? 0;

const widest = (text: string): number =>
	Math.max(
		...fillCommands(text, 'kettleside')
			.split('\n')
			.map((line) => width(line)),
	);

describe('the advice on a screen', () => {
	it('tells the suggestion, its memory, the alternatives and what it is weak at', () => {
		const text = adviceText(advice, look(80));
		expect(text).toMatch(/^ {2}Suggested {4}Middle 4B {13}3\.3 GB download, 9 min at 50 Mbit\/s$/m);
		expect(text).toContain('Runs on the graphics card.');
		expect(text).toMatch(/graphics card, 8\.0 GB/);
		expect(text).toMatch(/^ {2}Or {11}Large 12B/m);
		expect(text).toContain('clearly better answers');
		expect(text).toMatch(/Not advised +bad:4b/);
		expect(text).toMatch(/Too large +giant:70b/);
		// Below a list of other names: it has to be told whose note it is.
		expect(text).toMatch(/^ {2}Middle 4B: It has no turn of its own/m);
		expect(text).toContain('not safe');
		expect(text).not.toMatch(/!|undefined|NaN|\[object/);
	});

	it('calls none too large that only the disk has no room for', () => {
		const short = (code: string) => ({ code, text: `${code}.` });
		const unfit = [
			{ model: 'giant:70b', reasons: [short('disk-short')] },
			{ model: 'huge:400b', reasons: [short('ram-short'), short('disk-short')] },
		];
		const text = adviceText({ ...advice, unfit }, look(80));
		expect(text).toMatch(/Disk full +giant:70b$/m);
		expect(text).toMatch(/Too large +huge:400b$/m);
	});

	it('says so where nothing runs, and what would help', () => {
		const tiny = machine({ gpus: [], memory: { total: GiB, available: 0.5 * GiB, limit: null, limitSource: null } });
		const text = adviceText(adviseFor(catalog, tiny, {}, simpleVerdict), look(80));
		expect(text).toContain('No model of the catalog runs on this computer as it is now.');
		expect(text).toContain('For Small 1B: More RAM would hold it.');
	});

	it('tells the source of every figure with --why', () => {
		const text = adviceText(advice, look(80, { why: true })).replace(/\s+/g, ' ');
		expect(text).toContain('80 measurements on 17 NVIDIA cards');
		expect(text).toContain('240 words a minute, 1.33 tokens a word');
		expect(text).toContain('for 8192 tokens');
	});

	it('never draws wider than the terminal, at any width from 40', () => {
		fc.assert(
			fc.property(fc.integer({ min: 40, max: 120 }), fc.boolean(), fc.boolean(), (columns, unicode, accessible) => {
				const at = look(columns, { unicode, accessible });
				expect(widest(adviceText(advice, at))).toBeLessThanOrEqual(columns);
				for (const one of catalog) {
					const verdict = simpleVerdict(one.facts, laptop, {});
					expect(widest(verdictText(verdict, { machine: laptop, best: advice.best }, at))).toBeLessThanOrEqual(columns);
				}
				expect(widest(verdictsText(advice.advice, at))).toBeLessThanOrEqual(columns);
				expect(widest(compareText(advice, advice, bringsOf(advice, advice, points), at))).toBeLessThanOrEqual(columns);
			}),
			{ numRuns: 60 },
		);
	});

	it('counts one card where two alike are there and one holds the model', () => {
		const [one] = memoryPictures(
			{ ...simpleVerdict(catalog[1]?.facts ?? model({}), laptop, {}), memory: onOneCard },
			machine({ gpus: [card, card] }),
		);
		expect(one?.total).toBe(8 * GiB);
	});

	it('draws no bar for a screen reader, and letters where blocks cannot be shown', () => {
		expect(adviceText(advice, look(80, { accessible: true }))).not.toMatch(/[█░▓]/);
		expect(adviceText(advice, look(80, { unicode: false }))).toMatch(/\[t+\|m+\|k+\|f+\]/);
	});
});

describe('the memory picture', () => {
	it('adds up to the whole memory', () => {
		for (const one of catalog) {
			const verdict = simpleVerdict(one.facts, laptop, {});
			for (const { total, parts } of memoryPictures(verdict, laptop)) {
				const sum = parts.reduce((all, { bytes }) => all + bytes, 0);
				expect(Math.abs(sum / total - 1)).toBeLessThan(0.01);
			}
		}
	});
});

describe('the memory picture of several devices', () => {
	const MiB = 2 ** 20;
	const device = (name: string, weights: number) => ({
		name,
		weights: weights * MiB,
		context: 100 * MiB,
		compute: 50 * MiB,
		free: 7000 * MiB,
		layers: 10,
	});
	const memory = {
		...onOneCard,
		devices: [device('A', 3000), device('B', 2000)],
		projector: 800 * MiB,
		context: 300 * MiB,
		compute: 130 * MiB,
		output: 20 * MiB,
		process: 400 * MiB,
		margin: 3600 * MiB,
		ram: 2000 * MiB,
	};
	const cards = ['A', 'B'].map((name) => gpu({ name, memory: { total: 8 * GiB, free: 7000 * MiB } }));
	const verdict = { ...simpleVerdict(catalog[1]?.facts ?? model({}), laptop, {}), placement: 'split' as const, memory };
	const pictures = memoryPictures(verdict, machine({ gpus: cards }));
	const of = (place: number, kind: string) => pictures[place]?.parts.find((part) => part.kind === kind)?.bytes;

	it('is one for each, and one for the RAM', () => {
		expect(pictures.map(({ title }) => title)).toEqual([
			'graphics card 1, A, 8.0 GB',
			'graphics card 2, B, 8.0 GB',
			'memory, 32 GB',
		]);
	});

	it('counts the vision tower to the model, on the first card, and not to the working room', () => {
		expect([of(0, 'model'), of(1, 'model')]).toEqual([3800 * MiB, 2000 * MiB]);
		expect([of(0, 'working'), of(1, 'working')]).toEqual([50 * MiB, 50 * MiB]);
		expect([of(0, 'kept'), of(1, 'kept')]).toEqual([1800 * MiB, 1800 * MiB]);
	});

	it('tells of the RAM what is not on the cards', () => {
		expect([of(2, 'context'), of(2, 'working'), of(2, 'model')]).toEqual([100 * MiB, 450 * MiB, 1450 * MiB]);
	});
});

describe('the answer of check', () => {
	const answer = (name: string, columns = 80) => {
		const facts = catalog.find((one) => one.facts.name === name)?.facts ?? model();
		return verdictText(simpleVerdict(facts, laptop, {}), { machine: laptop, best: advice.best }, look(columns));
	};

	it('says yes with where and how fast', () => {
		expect(answer('middle:4b')).toMatch(/^ {2}Yes\. Runs on the graphics card\./m);
	});

	it('says beside a yes what a person should know before the download', () => {
		const known = { ...simpleVerdict(catalog[1]?.facts ?? model(), laptop, {}) };
		const reasons = [{ code: 'model-warning', text: 'No licence is named in it.' }];
		const text = verdictText({ ...known, reasons }, { machine: laptop }, look(80));
		expect(text).toMatch(/^ {2}No licence is named in it\.$/m);
	});

	it('says no with the need, what is there, what would help and what runs instead', () => {
		const text = answer('giant:70b');
		expect(text).toMatch(/^ {2}No\. Giant 70B needs 45 GB; this computer has 6\.0 GB free/m);
		expect(text).toMatch(/What would help: +More RAM would hold it\./);
		expect(text).toContain('{me check middle:4b}');
	});

	it('puts several side by side, and one under the other where it is narrow', () => {
		const verdicts = catalog.slice(0, 4).map((one) => simpleVerdict(one.facts, laptop, {}));
		const table = verdictsText(verdicts, look(100));
		expect(table.split('\n')).toHaveLength(7);
		expect(table).toMatch(/giant:70b +No/);
		expect(widest(verdictsText(verdicts, look(40)))).toBeLessThanOrEqual(40);
	});
});

describe('two computers', () => {
	const big = machine({ gpus: [gpu({ memory: { total: 96 * GiB, free: 90 * GiB } })] });
	const there = adviseFor(catalog, big, {}, simpleVerdict);
	const told = (a: typeof advice, b: typeof advice) => compareText(a, b, bringsOf(a, b, points), look(80));

	it('tells what the second would bring: better answers, the pace of the same model, what only it runs', () => {
		const text = told(advice, there);
		expect(text).toMatch(/instead of Middle 4B: clearly better answers\./);
		expect(text).toMatch(/Middle 4B itself writes .* there; on\s+the\s+first\s+it\s+writes/);
		expect(text).toContain('Only the second runs: Giant 70B.');
		expect(told(there, advice)).toContain('Only the first runs: Giant 70B.');
	});

	it('says so where it brings nothing', () => {
		const { best } = advice;
		const silent = { ...advice, best: best && { ...best, speed: { ...best.speed, generate: { unknown: 'x' } } } };
		expect(told(silent, advice)).toContain('Nothing: the second runs the same models');
	});
});

describe('words for speed', () => {
	it.each([
		[0.1, 'far slower than you read'],
		[0.5, 'half as fast as you read'],
		[1, 'about your reading speed'],
		[2, 'twice as fast as you read'],
		[8.4, '8 times as fast as you read'],
		[40, 'more than 20 times as fast as you read'],
	])('%s', (times, text) => expect(againstReading(times)).toBe(text));

	it('tells ranges and waits', () => {
		expect(rangeAgainstReading(8, 12)).toBe('writes 8 to 12 times as fast as you read');
		expect(rangeAgainstReading(1.24, 1.9)).toBe('writes 1.2 to 1.9 times as fast as you read');
		expect(rangeAgainstReading(0.2, 0.5)).toBe('writes slower than you read');
		expect(firstWords(1.1)).toBe('The first words come after about a second.');
		expect(firstWords(200)).toBe('The first words come after about 3 minutes, the very first time later.');
		expect(firstWords(1.1, 12)).toBe(
			'The first words come after about a second. After a page of text it takes about 12 seconds.',
		);
		expect(firstWords(0.1, 0.4)).toBe('The first words come at once.');
		expect(firstWords({ unknown: 'x' }, 9)).toBe('');
		expect(firstWords({ unknown: 'x' })).toBe('');
	});
});
