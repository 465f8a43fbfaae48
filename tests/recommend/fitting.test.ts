// In which other form a model runs: with judges that say what is asked of them, so that each rule stands alone.

import { describe, expect, it } from 'vitest';
import { answered, canBeMended } from '../../src/recommend/need/answer.ts';
import { fittingFor } from '../../src/recommend/need/fitting.ts';
import { neededFor } from '../../src/recommend/need/needed.ts';
import { unknown } from '../../src/types/known.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Verdict, VerdictWord } from '../../src/types/verdict.ts';
import { GiB, machine, model } from './speed-make.ts';

const word = (verdict: VerdictWord, over: Partial<Verdict> = {}): Verdict =>
	({
		model: model(),
		verdict,
		context: 16384,
		speed: { timesReadingSpeed: 2, generate: { low: 9, likely: 10, high: 11 } },
		memory: { ram: 4 * GiB, ramFree: 8 * GiB },
		disk: { needed: 3e9, free: 9e9 },
		wouldHelp: [],
		...over,
	}) as unknown as Verdict;

const forms = [model({ name: 'q6' }), model({ name: 'q4' })];
/** What is found, written "form@tokens=word"; `says` judges a form at a length. */
const found = (asked: VerdictWord, says: (form: string, tokens: number) => VerdictWord, context = 16384) =>
	fittingFor(word(asked, { context }), model({ name: 'asked' }), forms, (one, tokens) =>
		word(says(one.name, tokens), { model: one, context: tokens }),
	).map(({ form, verdict }) => `${form ?? 'same'} ${verdict.model.name}@${verdict.context}=${verdict.verdict}`);

describe('another form or a shorter conversation', () => {
	it('the longest that is as good as it gets, only shorter ones', () => {
		expect(found('no', (form, tokens) => (form === 'asked' && tokens <= 8192 ? 'comfortable' : 'no'))).toEqual([
			'same asked@8192=comfortable',
		]);
		expect(found('no', (form, tokens) => (form !== 'asked' ? 'no' : tokens <= 4096 ? 'comfortable' : 'tight'))).toEqual(
			['same asked@4096=comfortable'],
		);
		expect(found('no', (form, tokens) => (form === 'asked' && tokens < 8192 ? 'tight' : 'no'), 4096)).toEqual([]);
	});

	it('the finest form at the whole length before a coarser one, and that before a shorter one', () => {
		expect(found('no', (form) => (form === 'asked' ? 'no' : 'comfortable'))).toEqual(['0 q6@16384=comfortable']);
		expect(found('no', (form) => (form === 'q4' ? 'comfortable' : 'no'))).toEqual(['1 q4@16384=comfortable']);
		expect(found('no', (form, tokens) => (form === 'q6' && tokens <= 8192 ? 'comfortable' : 'no'))).toEqual([
			'0 q6@8192=comfortable',
		]);
		expect(found('no', (form) => (form === 'q6' ? 'tight' : form === 'q4' ? 'slow' : 'no'))).toEqual([
			'0 q6@16384=tight',
		]);
	});

	it('both where they are as good, the form alone where it is better', () => {
		const says = (same: VerdictWord, other: VerdictWord) =>
			found('no', (form) => (form === 'asked' ? same : form === 'q6' ? other : 'no'));
		expect(says('tight', 'tight')).toEqual(['same asked@8192=tight', '0 q6@16384=tight']);
		expect(says('comfortable', 'tight')).toEqual(['same asked@8192=comfortable', '0 q6@16384=tight']);
		expect(says('tight', 'comfortable')).toEqual(['0 q6@16384=comfortable']);
	});

	it('nothing that is no better than what was asked', () => {
		for (const as of ['tight', 'slow', 'no'] as const) expect(found(as, () => as)).toEqual([]);
		expect(found('tight', () => 'slow')).toEqual([]);
	});
});

describe('the answer', () => {
	const asked = (judge: (other: { model?: ModelFacts; machine?: Machine }) => Verdict) => ({
		model: model(),
		machine: machine({ gpus: [] }),
		forms: [],
		finder: { find: () => undefined, nearest: () => [] } as never,
		judge,
	});
	const help = ['free-disk', 'more-ram', 'more-gpu-memory', 'smaller-context', 'smaller-quantization', 'smaller-model'];
	const wouldHelp = [...help, 'update-ollama', 'close-programs', 'raise-limit'].map((code) => ({ code, text: code }));

	it('tells exactly what was told roughly, and keeps the rest', () => {
		const { wouldHelp: then, needed } = answered(
			word('no', { wouldHelp }),
			asked(() => word('comfortable')),
		);
		expect(then.map(({ code }) => code)).toEqual([
			'free-disk',
			'update-ollama',
			'close-programs',
			'raise-limit',
			'smaller-context',
		]);
		expect(needed).toEqual([]);
	});

	it('changes nothing where it runs comfortably, or where nothing can be mended', () => {
		const fine = word('comfortable', { wouldHelp });
		const never = () => {
			throw new Error('was asked');
		};
		expect(answered(fine, asked(never))).toBe(fine);
		const cannot = { code: 'embedding', text: 'x' };
		const no = word('no');
		expect(answered(no, { ...asked(never), model: model({ cannot }) })).toBe(no);
		expect(canBeMended(model({ cannot }))).toBe(false);
		expect(canBeMended(model({ cannot: { code: 'sharded', text: 'x' } }))).toBe(true);
		expect(canBeMended(model())).toBe(true);
	});
});

describe('the smallest that would run it', () => {
	const finder = { find: (name: string) => ({ name, vendor: 'nvidia', vramBytes: 0 }) } as never;
	const gib = (bytes: unknown) => Math.round(Number(bytes) / GiB);
	const plain = (ram: number, over: Partial<Machine> = {}) =>
		machine({
			gpus: [],
			memory: { total: ram * GiB, available: ram * GiB * 0.7, limit: null, limitSource: null },
			...over,
		});
	/** Runs where so much plain memory is, never by cards: `fits` is asked by GiB. */
	const sizes = (on: Machine, fits: (ram: number) => boolean, asked: number[] = []) =>
		neededFor(
			on,
			(other) => {
				const ram = gib(other.memory.total);
				if (other.gpus.length === 0) asked.push(ram);
				const enough = other.gpus.length === 0 && fits(ram);
				return word(enough ? 'slow' : 'no', { memory: { ram: 1, ramFree: enough ? 8 * GiB : unknown('x') } as never });
			},
			finder,
		);

	it('plain memory is larger than what is there, in sizes that are sold', () => {
		const asked: number[] = [];
		expect(sizes(plain(16), (ram) => ram >= 40, asked)?.map(({ memory }) => gib(memory))).toEqual([48]);
		expect(asked.filter((ram) => ram < 16)).toEqual([]);
		expect(sizes(plain(64), (ram) => ram < 64 || ram >= 96)?.map(({ memory }) => gib(memory))).toEqual([96]);
	});

	it('none beside memory that the graphics share, or where what is there would do', () => {
		expect(sizes(plain(16), () => true)).toEqual([]);
		expect(sizes(plain(16), () => false)).toEqual([]);
		const mac = plain(16);
		expect(sizes({ ...mac, os: { ...mac.os, platform: 'darwin' } }, (ram) => ram >= 40)).toEqual([]);
	});
});
