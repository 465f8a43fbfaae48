// The law of speed, added up by hand: one card, one processor, both together, what is stored, and what was measured.

import { describe, expect, it } from 'vitest';
import { type Reads, readsOf } from '../../src/recommend/speed/bytes.ts';
import { calibrated } from '../../src/recommend/speed/calibrate.ts';
import { dense, tokenSeconds } from '../../src/recommend/speed/classes.ts';
import { conversationBytes } from '../../src/recommend/speed/conversation.ts';
import { cpuRate } from '../../src/recommend/speed/cpu.ts';
import { type Measured, speedFor } from '../../src/recommend/speed/index.ts';
import {
	firstWord,
	loading,
	longMessage,
	onRuler,
	shortMessage,
	timesReading,
} from '../../src/recommend/speed/people.ts';
import { isFine } from '../../src/recommend/speed/quantization.ts';
import { reading } from '../../src/recommend/speed/read.ts';
import type { Placed } from '../../src/recommend/speed/types.ts';
import { type WritingInput, writing } from '../../src/recommend/speed/write.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import type { Range } from '../../src/types/verdict.ts';
import { shapeNamed } from './memory-truth.ts';
import { gpu, machine, model, placed } from './speed-make.ts';

const reads: Reads = {
	perToken: 4e9,
	total: 4e9,
	layers: 32,
	moe: false,
	expertShare: 1,
	activeParameters: 8e9,
};
const card = (over: Partial<Gpu> = {}) => gpu({ bandwidth: { value: 1e12, source: 't' }, ...over });
const { e, c, band } = dense.cuda;
const computer = (over: Partial<Machine> = {}) => machine({ gpus: [card()], ...over });
const seconds = (over: Partial<WritingInput>) => {
	const input = { placed: placed('gpu'), machine: computer(), reads, conversation: 0, quantization: 'Q4_K_M', ...over };
	const found = writing(input);
	if (isUnknown(found)) throw new Error(found.unknown);
	const { low, likely, high } = found.speed;
	return { low: 1 / low, likely: 1 / likely, high: 1 / high, basis: found.basis };
};
const onCard = (bytes: number, layers: number) => bytes / (e * 1e12) + c * layers;
const cpu = cpuRate(machine(), 'Q4_K_M');
const onCpu = (bytes: number, layers: number) => bytes / cpu.rate.likely + cpu.perLayer * layers;

describe('a token on a card', () => {
	it('takes its bytes, its layers and half a millisecond', () => {
		const { low, likely, high } = seconds({});
		const own = onCard(4e9, 32);
		expect(likely).toBeCloseTo(own + tokenSeconds, 9);
		expect(low).toBeCloseTo(own / band.low + tokenSeconds / 0.76, 9);
		expect(high).toBeCloseTo(own / band.high + tokenSeconds / 1.2, 9);
		expect(tokenSeconds).toBe(0.0005);
	});

	it('goes by both ends of a bandwidth that is not certain', () => {
		const span = { value: 1e12, low: 0.5e12, high: 2e12, source: 't' };
		const { low, high } = seconds({ machine: computer({ gpus: [card({ bandwidth: span })] }) });
		expect(low).toBeCloseTo((4e9 / (e * 0.5e12) + c * 32) / band.low + tokenSeconds / 0.76, 9);
		expect(high).toBeCloseTo((4e9 / (e * 2e12) + c * 32) / band.high + tokenSeconds / 1.2, 9);
	});

	it('reads the conversation at 0.6 of the bandwidth, at 0.2 without flash attention', () => {
		const plain = onCard(4e9, 32) + tokenSeconds;
		expect(seconds({ conversation: 6e9 }).likely).toBeCloseTo(plain + 6e9 / 0.6e12, 9);
		const without = { ...placed('gpu'), flashAttention: false };
		expect(seconds({ conversation: 6e9, placed: without }).likely).toBeCloseTo(plain + 6e9 / 0.2e12, 9);
	});

	it('may take four times as long behind a single-board computer, not behind a larger one or a usual one', () => {
		const arm = (cores: number | { unknown: string }, over: Partial<Gpu> = {}, arch: string = 'arm64') => {
			const { os, cpu: processor } = machine();
			return seconds({
				machine: computer({
					os: { ...os, arch: arch as typeof os.arch },
					cpu: { ...processor, cores, features: [], bandwidth: { value: 1e8, source: 't' } },
					gpus: [card(over)],
				}),
			}).low;
		};
		const [usual, weak] = [1, 0.25].map((factor) => onCard(4e9, 32) / band.low / factor + tokenSeconds / 0.76);
		for (const low of [arm(4), arm(12), arm(unknown('x'))]) expect(low).toBeCloseTo(weak as number, 9);
		for (const low of [arm(13), arm(4, {}, 'x64'), arm(4, {}, 'unknown')]) expect(low).toBeCloseTo(usual as number, 9);
	});

	it('of a chip that shares the RAM goes by the bandwidth of the RAM; a card of its own is not known', () => {
		const dark = { bandwidth: unknown('x') };
		const shared = computer({ gpus: [card({ ...dark, kind: 'unified' })] });
		const own = 4e9 / (dense.other.e * 51.2e9) + dense.other.c * 32;
		expect(seconds({ machine: shared }).likely).toBeLessThanOrEqual(own + tokenSeconds);
		const input = { placed: placed('gpu'), reads, conversation: 0, quantization: 'Q4_K_M' };
		expect(writing({ ...input, machine: computer({ gpus: [card(dark)] }) })).toHaveProperty('unknown');
		expect(writing({ ...input, machine: computer({ gpus: [card({ usedByOllama: false })] }) })).toHaveProperty(
			'unknown',
		);
		expect(writing({ ...input, machine: computer(), placed: placed('none') })).toHaveProperty('unknown');
	});
});

describe('a token on the processor', () => {
	it('takes its bytes, the conversation, and a time for the cores to wait for each other', () => {
		const { low, likely, high, basis } = seconds({ placed: placed('cpu'), conversation: 0.6e9 });
		const bytes = 4e9 + 1e9;
		expect(likely).toBeCloseTo(onCpu(bytes, 32) + tokenSeconds, 9);
		expect(low).toBeCloseTo(bytes / cpu.rate.low + 2 * cpu.perLayer * 32 + tokenSeconds / 0.76, 9);
		expect(high).toBeCloseTo(bytes / cpu.rate.high + (cpu.perLayer * 32) / 2 + 0.6 * tokenSeconds, 9);
		expect(basis).toBe(cpu.basis);
	});

	it('counts the cores that are fast, else all, else the threads, else two', () => {
		const perCore = (over: Partial<Machine['cpu']>) =>
			Math.round(cpuRate({ ...machine(), cpu: { ...machine().cpu, ...over } }).perLayer / 6e-6);
		expect(perCore({ cores: 12, performanceCores: 4 })).toBe(4);
		expect(perCore({ cores: 12 })).toBe(12);
		expect(perCore({ cores: unknown('x'), threads: 6 })).toBe(6);
		expect(perCore({ cores: unknown('x'), threads: unknown('x') })).toBe(2);
		expect(perCore({ performanceCores: 0 })).toBe(1);
	});

	it('is not foretold where nothing is known of the processor, though it would have a part', () => {
		const none = { name: unknown('x'), cores: unknown('x'), threads: unknown('x'), bandwidth: unknown('x') };
		const blind = computer({ cpu: { ...machine().cpu, ...none } });
		const at = (where: Placed) =>
			isUnknown(writing({ placed: where, machine: blind, reads, conversation: 0, quantization: '' }));
		expect([at(placed('cpu')), at(placed('split', 11)), at(placed('gpu'))]).toEqual([true, true, false]);
		expect(at({ ...placed('gpu'), expertsInRam: 1e9 })).toBe(true);
	});
});

describe('a token on both', () => {
	it('takes the time of one and then of the other', () => {
		const { low, likely, high, basis } = seconds({ placed: placed('split', 24, 32) });
		const [there, here] = [onCard(3e9, 24), onCpu(1e9, 8)];
		expect(likely).toBeCloseTo(there + here + tokenSeconds, 9);
		const slow = 1e9 / cpu.rate.low + 2 * cpu.perLayer * 8;
		expect(low).toBeCloseTo(there / band.low + slow / 0.85 + tokenSeconds / 0.76, 9);
		const fast = 1e9 / cpu.rate.high + (cpu.perLayer * 8) / 2;
		expect(high).toBeCloseTo(there / band.high + fast / 1.1 + tokenSeconds / 1.2, 9);
		expect(basis).toContain('; ');
	});

	it('with experts in RAM: the card has all layers, the processor the experts that work', () => {
		const some = { ...reads, moe: false, expertShare: 0.25 };
		for (const where of ['gpu', 'split'] as const) {
			const { likely } = seconds({ reads: some, placed: { ...placed(where, 3, 33), expertsInRam: 8e9 } });
			expect(likely).toBeCloseTo(onCard(2e9, 32) + onCpu(2e9, 0) + tokenSeconds, 9);
		}
		const { likely } = seconds({ reads: some, placed: { ...placed('cpu'), expertsInRam: 8e9 } });
		expect(likely).toBeCloseTo(onCpu(4e9, 32) + tokenSeconds, 9);
	});

	it('never takes longer than on the processor alone, however slow the card is', () => {
		const slow = computer({ gpus: [card({ bandwidth: { value: 1e9, source: 't' } })] });
		const { low, likely, high } = seconds({ machine: slow });
		const alone = seconds({ machine: slow, placed: placed('cpu') });
		expect([low, likely]).toEqual([alone.low, alone.likely]);
		expect(high).toBeCloseTo((alone.high - 0.6 * tokenSeconds) / 1.1 + 0.6 * tokenSeconds, 9);
	});

	it('on two unlike cards: each its share of the weights, found by its name', () => {
		const slow = card({ name: 'NVIDIA GeForce RTX 4060', bandwidth: { value: 0.25e12, source: 't' } });
		const devices = [
			{ name: 'NVIDIA GeForce RTX 4060', weights: 1e9 },
			{ name: 'NVIDIA GeForce RTX 4090', weights: 3e9 },
		] as Placed['memory']['devices'];
		const where = (over: object): Placed => ({ ...placed('gpu'), memory: { ...placed('gpu').memory, ...over } });
		const both = { machine: computer({ gpus: [card(), slow] }) };
		const quarter = 1e9 / (e * 0.25e12) + c * 8;
		expect(seconds({ ...both, placed: where({ devices }) }).likely).toBeCloseTo(
			onCard(3e9, 24) + quarter + tokenSeconds,
			9,
		);
		// One of them is not there, or nothing is told of devices: as if all lay on the first one.
		for (const told of [[...(devices ?? []), { name: 'X', weights: 1 }], [], undefined])
			expect(seconds({ ...both, placed: where({ devices: told }) }).likely).toBeCloseTo(
				onCard(4e9, 32) + tokenSeconds,
				9,
			);
	});
});

describe('the stored conversation that is read for a token', () => {
	const shape = shapeNamed('llama-3.1-8b');
	const row = 32 * 2 * 1024 * 2;

	it('is 1024 tokens of the shape, or what there is of a shorter one, in the type it is stored in', () => {
		const at = (context: number, over: Partial<Placed> = {}) =>
			conversationBytes({ shape, placement: { ...placed('gpu'), ...over }, context });
		expect([8192, 1024, 512].map((context) => at(context))).toEqual([1024 * row, 1024 * row, 512 * row]);
		expect(at(8192, { kvCache: 'q8_0' })).toBe((1024 * row * 34) / 64);
		expect([at(0), at(-1), at(Number.NaN)]).toEqual([0, 0, 0]);
	});

	it('is the part of what is stored that 1024 tokens take where the shape is not known', () => {
		const at = (context: number, stored: number | { unknown: string }) => {
			const where = placed('gpu');
			const placement = { ...where, memory: { ...where.memory, context: stored } };
			return [undefined, unknown('x')].map((dark) => conversationBytes({ shape: dark as never, placement, context }));
		};
		expect(at(8192, 8e9)).toEqual([1e9, 1e9]);
		expect(at(512, 8e9)).toEqual([8e9, 8e9]);
		expect(at(8192, unknown('x'))).toEqual([0, 0]);
	});
});

describe('reading, how far it may be off', () => {
	const factors = (over: Partial<Gpu>, moe = false, where = placed('gpu')) => {
		const found = reading(where, computer({ gpus: [card(over)] }), { ...reads, moe }, 'Q4_K_M');
		if (isUnknown(found)) throw new Error(found.unknown);
		return [found.low, found.high].map((bound) => Math.round((100 * bound) / found.likely) / 100);
	};

	it('is told by the maker, wider for experts and for processors', () => {
		expect(factors({})).toEqual([0.65, 1.35]);
		expect(factors({ vendor: 'amd', name: 'RX 7900 XTX', library: 'rocm' })).toEqual([0.35, 1.7]);
		expect(factors({}, true)).toEqual([0.5, 1.7]);
		const apple = { vendor: 'apple', name: 'Apple M2', kind: 'unified', library: 'metal' } as const;
		expect(factors({ ...apple, cores: 10 })).toEqual([0.75, 1.15]);
		expect(factors(apple)).toEqual([0.6, 1.3]);
		expect(factors({}, false, placed('cpu'))).toEqual([0.4, 2.2]);
	});

	it('is taken on the first card that is used', () => {
		const slow = card({ bandwidth: { value: 1e11, source: 't' } });
		const at = (gpus: Gpu[]) => reading(placed('gpu'), computer({ gpus }), reads);
		expect(at([{ ...slow, usedByOllama: false }, card(), slow])).toEqual(at([card()]));
	});
});

describe('a measure', () => {
	const law = { low: 50, likely: 100, high: 300 };
	const measure = (tokensPerSecond: number) => ({ digest: 'x', bytes: 1, tokensPerSecond });

	it('of the model itself narrows the range to 15 %, or to what it was', () => {
		const own = { measured: measure(40), own: true };
		expect(calibrated(law, own, true, law)).toEqual({ low: 34, likely: 40, high: 46 });
		const { low, high } = calibrated({ low: 95, likely: 100, high: 104 }, own, true, law);
		expect([low, high].map((bound) => Math.round(bound * 1e6) / 1e6)).toEqual([38, 41.6]);
	});

	it('of another one moves the law by its factor, within 0.8 to 1.25; between kinds as wide as it was', () => {
		const other = { measured: measure(40), own: false };
		const predicted = { low: 1, likely: 20, high: 99 };
		expect(calibrated(law, other, true, predicted)).toEqual({ low: 160, likely: 200, high: 250 });
		expect(calibrated(law, other, false, predicted)).toEqual({ low: 100, likely: 200, high: 600 });
		expect(calibrated(law, other, true, unknown('x'))).toBe(law);
		expect(calibrated(law, other, true, { ...predicted, likely: 10 })).toBe(law);
	});
});

describe('a measure in the whole of it', () => {
	const input = { model: model({ digest: 'mine' }), machine: computer(), placement: placed('gpu'), context: 8192 };
	const law = speedFor(input);
	const [writes, asRead] = [law.generate as Range, law.read as Range];
	const one = (over: Partial<Measured> = {}): Measured => ({
		digest: 'mine',
		bytes: 4.91e9,
		tokensPerSecond: writes.likely,
		placement: 'gpu',
		...over,
	});
	const readAfter = (measured: Measured) => (speedFor({ ...input, measured }).read as Range).likely / asRead.likely;

	it('reading of the model itself is what was measured, unless it cannot be', () => {
		expect(readAfter(one({ readTokensPerSecond: 2 * asRead.likely }))).toBeCloseTo(2, 9);
		expect(readAfter(one({ readTokensPerSecond: 4 * asRead.likely }))).toBe(1);
		expect(readAfter(one({ readTokensPerSecond: asRead.likely / 4 }))).toBe(1);
		expect(readAfter(one())).toBe(1);
	});

	it('reading of another model moves by its factor, where its parameters were kept', () => {
		const other = { digest: 'other', readTokensPerSecond: 1.5 * asRead.likely * (8.03 / 4) };
		expect(readAfter(one({ ...other, activeParameters: 4e9 }))).toBeCloseTo(1.5, 9);
		expect(readAfter(one(other))).toBe(1);
	});

	it('reading that no measurement covers stays unknown', () => {
		const old = computer({ gpus: [card({ name: 'RTX 2080', computeCapability: '7.5' })] });
		expect(speedFor({ ...input, machine: old, measured: one({ readTokensPerSecond: 9 }) }).read).toHaveProperty(
			'unknown',
		);
	});

	it('is told alone where the law knows nothing, within 15 %', () => {
		const dark = computer({ gpus: [card({ bandwidth: unknown('x') })] });
		const told = speedFor({ ...input, machine: dark, measured: one({ tokensPerSecond: 20 }) });
		expect(told.generate).toEqual({ low: 17, likely: 20, high: 23 });
		expect(told.basis).toMatch(/^[^;]+$/);
		expect(speedFor({ ...input, machine: dark })).not.toHaveProperty('basis');
		expect(speedFor({ ...input, machine: dark, measured: one({ digest: 'other' }) })).not.toHaveProperty('basis');
		expect(speedFor({ ...input, measured: one({ tokensPerSecond: 20 }) }).basis).toContain('; ');
		expect(law.basis).toMatch(/^[^;]+(; error[^;]+)?$/);
	});

	it('makes nothing run that does not', () => {
		const { placement: _, ...anywhere } = one();
		expect(speedFor({ ...input, placement: placed('none'), measured: anywhere }).generate).toHaveProperty('unknown');
	});

	it('of a smaller model: its own bytes and layers in the law, and a conversation that is smaller as well', () => {
		const small = { digest: 'other', bytes: 2e9, perToken: 1e9, layers: 10, quantization: 'Q4_K_M' };
		const asked = { ...input, placement: { ...input.placement, memory: { ...input.placement.memory, context: 8e9 } } };
		const own = (readsOf(input.model) as Reads).perToken;
		const predicted = onCard(1e9, 10) + (1e9 * (1e9 / own)) / 0.6e12 + tokenSeconds;
		const before = (speedFor(asked).generate as Range).likely;
		const after = speedFor({ ...asked, measured: one({ ...small, tokensPerSecond: 1.2 / predicted }) })
			.generate as Range;
		expect(after.likely / before).toBeCloseTo(1.2, 6);
	});

	it('of a mixture of experts leaves the range of a dense model as wide as it was', () => {
		const width = (moe?: boolean) => {
			const kept = { digest: 'other', ...(moe === undefined ? {} : { moe }) };
			const { low, likely } = speedFor({ ...input, measured: one(kept) }).generate as Range;
			return Math.round((100 * low) / likely) / 100;
		};
		const was = Math.round((100 * writes.low) / writes.likely) / 100;
		expect([width(true), width(false), width()]).toEqual([was, 0.8, 0.8]);
		expect(was).toBeLessThan(0.8);
	});
});

describe('what people notice', () => {
	const range = (likely: number) => ({ low: likely, likely, high: likely });

	it('a message is fifty words and bits of words, a page 532', () => {
		expect([shortMessage, longMessage]).toEqual([50, 532]);
	});

	it('the first word comes when the message is read and one is written', () => {
		expect(firstWord(range(10), range(100), 50)).toBe(0.5 + 0.1);
		expect(firstWord(unknown('a'), range(100), 50)).toEqual({ unknown: 'a' });
		expect(firstWord(range(10), unknown('b'), 50)).toEqual({ unknown: 'b' });
	});

	it('loading takes a second, and one for each gigabyte', () => {
		expect(loading(4e9)).toBe(5);
		expect(loading(unknown('x'))).toEqual({ unknown: 'x' });
		expect(timesReading(unknown('x'))).toEqual({ unknown: 'x' });
	});

	it('the ruler goes from a tenth of reading speed to forty times', () => {
		expect([0, 0.1, 2, 40, 99].map((times) => Math.round(onRuler(times) * 1e6) / 1e6)).toEqual([0, 0, 0.5, 1, 1]);
	});
});

it('eight bits and more are told by the name, however it is written', () => {
	expect(['Q8_0', 'q8_0', 'F16', 'BF16', 'bf16', 'F32'].map(isFine)).toEqual(Array(6).fill(true));
	expect(['Q4_K_M', 'IQ4_XS', 'MXFP4', 'Q6_K', 'XQ8', ''].map(isFine)).toEqual(Array(6).fill(false));
});
