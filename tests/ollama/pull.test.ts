import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PullOptions, pullModel } from '../../src/install/steps/pull.ts';
import { addLine, newAttempt, type PullProgress, progressOf } from '../../src/install/steps/pull-progress.ts';
import { makeClient } from '../../src/ollama/client.ts';
import type { ProgressLine } from '../../src/ollama/types.ts';
import { Stopped } from '../../src/problem.ts';
import { fetchLine } from '../../src/screen/doing.ts';
import { makeFetch } from '../../src/world/http.ts';
import { fakeOllama, type PullScript } from '../support/fake-ollama.ts';

const fetch = makeFetch({ env: {} });
const digest = 'sha256:aa';
const layer = (completed: number, total = 1000): ProgressLine => ({ status: 'pulling aa', digest, total, completed });
const limits = { stall: 3000, verifyExtra: 3000, verifyRate: 1e12, pauses: [5], fruitless: 3 };
/** Short enough to wait for, long enough for the first request of a cold start. */
const quick = { ...limits, stall: 250, verifyExtra: 2500 };

async function pull(pulls: PullScript[], options: Partial<PullOptions> = {}) {
	await using server = await fakeOllama({ pulls });
	const shown: PullProgress[] = [];
	const client = makeClient({ fetch }, server.url);
	const result = await pullModel(client, {
		model: 'gemma3:1b',
		limits,
		onProgress: (progress) => shown.push(progress),
		...options,
	}).catch((error: unknown) => error as Error & { code: string });
	const asked = server.seen.filter((request) => request.path === '/api/pull').length;
	return { result, shown, asked, server };
}

/** The amount and the filled part of the bar, of a line of progress. */
const drawn = (line: string) => ({
	amount: fromBytes(/([\d.]+ \w+) of/.exec(line)?.[1] ?? ''),
	bar: line.split('█').length - 1,
	room: line.split(/[█░]/).length - 1,
});
const units: Record<string, number> = { bytes: 1, KB: 1e3, MB: 1e6, GB: 1e9 };
const fromBytes = (text: string) => Number(text.split(' ')[0]) * (units[text.split(' ')[1] ?? ''] ?? Number.NaN);

/** What every screen may rely on. */
function neverLies(shown: PullProgress[]): void {
	shown.forEach((now, i) => {
		const before = shown[i - 1];
		expect(now.done).toBeLessThanOrEqual(now.total);
		expect(now.done).toBeGreaterThanOrEqual(before?.done ?? 0);
		if (now.phase !== 'done') expect(now.fraction).toBeLessThan(1);
	});
}

describe('pulling', () => {
	it('follows the recorded pull to its end', async () => {
		const { result, shown } = await pull([{}], { expectedBytes: 253_114_076 });
		expect(result).toMatchObject({ bytes: 253_114_076, attempts: 1 });
		neverLies(shown);
		expect(shown.map((at) => at.phase)).toEqual([
			'asking',
			...Array(6).fill('downloading'),
			'checking',
			'writing',
			'done',
		]);
		expect(shown.at(-1)).toMatchObject({ done: 253_114_076, fraction: 1 });
	});

	it('sees the stall of a server that begins a part again and again and never gets further', async () => {
		const again = Array.from({ length: 40 }, (_, at) => layer(at % 2 ? 400 : 100));
		const pulls = [{ lines: again, every: 50 }, { lines: [layer(1000), { status: 'success' }] }];
		const { result, shown, asked } = await pull(pulls, { limits: quick });
		expect(result).toMatchObject({ attempts: 2 });
		expect(asked).toBe(2);
		neverLies(shown);
	});

	it('takes no full layer for success', async () => {
		const { result, shown } = await pull([{ lines: [layer(1000)], end: { error: 'digest mismatch' } }]);
		expect(result).toMatchObject({ code: 'digest-mismatch' });
		neverLies(shown);
	});

	it('goes on after a broken connection, from where it was', async () => {
		const { result, shown, asked } = await pull([
			{ lines: [layer(100), layer(400)], end: 'cut' },
			{ lines: [layer(300), layer(700)], end: 'half a line' },
			{ lines: [layer(650), layer(1000)] },
		]);
		expect([result, asked]).toMatchObject([{ attempts: 3, bytes: 1000 }, 3]);
		neverLies(shown);
		expect(shown.find((at) => at.waits)?.waits?.because).toContain('broke off');
	});

	it('begins a stalled pull again, though the server keeps sending lines', async () => {
		const still = Array.from({ length: 120 }, () => layer(300));
		const { result, asked } = await pull([{ lines: still, every: 5, end: 'stall' }, { lines: [layer(1000)] }], {
			limits: quick,
		});
		expect([result, asked]).toMatchObject([{ attempts: 2 }, 2]);
	});

	it('begins a silent pull again', async () => {
		const { result, asked } = await pull([{ lines: [layer(300)], end: 'stall' }, { lines: [layer(1000)] }], {
			limits: quick,
		});
		expect([result, asked]).toMatchObject([{ attempts: 2 }, 2]);
	});

	it('waits longer while the server checks in silence', async () => {
		const lines = [{ status: 'verifying sha256 digest' }];
		expect(await pull([{ lines, every: 500 }], { limits: quick })).toMatchObject({ asked: 1, result: { attempts: 1 } });
		const short = { ...quick, verifyExtra: 50, fruitless: 1 };
		expect((await pull([{ lines, every: 800 }], { limits: short })).result).toMatchObject({ code: 'download-stalled' });
	});

	it('gives up after tries that bring nothing, and says why', async () => {
		const { result, asked } = await pull([
			{ lines: [layer(10)], end: { error: 'max retries exceeded: unexpected EOF' } },
		]);
		expect([result, asked]).toMatchObject([{ code: 'download-cut' }, 4]);
		const stalled = await pull([{ lines: [layer(10)], end: 'stall' }], { limits: quick });
		expect(stalled.result).toMatchObject({ code: 'download-stalled' });
	});

	it('does not give up while every try brings something', async () => {
		const scripts: PullScript[] = Array.from({ length: 8 }, (_, i) => ({ lines: [layer(100 * (i + 1))], end: 'cut' }));
		const { result, asked } = await pull([...scripts, { lines: [layer(1000)] }]);
		expect([result, asked]).toMatchObject([{ attempts: 9 }, 9]);
	});

	it.each([
		['pull model manifest: file does not exist', 'model-unknown'],
		['write /m/blobs/sha256-a-partial: no space left on device', 'disk-full'],
		["pull model manifest: invalid character '<' looking for beginning of value", 'login-page'],
	])('stops at once for "%s"', async (error, code) => {
		const { result, asked } = await pull([{ lines: [], end: { error } }]);
		expect([result, asked]).toMatchObject([{ code }, 1]);
	});

	it('lets a gone server be started again before the next try', async () => {
		const reasons: string[] = [];
		const { result } = await pull([{ lines: [layer(5)], end: 'cut' }, {}], {
			beforeRetry: async (because) => void reasons.push(because.code),
		});
		expect([result, reasons]).toMatchObject([{ attempts: 2 }, ['server-gone']]);
	});

	it.each(['while lines come', 'while it waits'])('stops on Ctrl-C %s and says that it keeps', async (when) => {
		const controller = new AbortController();
		const script: PullScript =
			when === 'while it waits' ? { lines: [], end: 'cut' } : { lines: [layer(1)], end: 'stall' };
		setTimeout(() => controller.abort(), 60);
		const long = { ...limits, stall: 5000, pauses: [5000] };
		const { result, asked } = await pull([script], { signal: controller.signal, limits: long });
		expect(result).toBeInstanceOf(Stopped);
		expect([(result as Error).message, asked]).toEqual([expect.stringContaining('kept'), 1]);
	});
});

describe('progress', () => {
	it('never lies, whatever lines come', () => {
		const line = fc.record({
			status: fc.constantFrom('pulling manifest', 'pulling aa', 'verifying sha256 digest', 'writing manifest', 'odd'),
			digest: fc.constantFrom('sha256:a', 'sha256:b', 'sha256:c'),
			total: fc.nat(1000),
			completed: fc.nat(1200),
		});
		const lines = fc.array(line, { minLength: 1, maxLength: 40 });
		fc.assert(
			fc.property(lines, fc.option(fc.nat(3000), { nil: undefined }), (all, expected) => {
				let state = newAttempt();
				const shown = all.map((one) => {
					state = addLine(state, one);
					return progressOf(state, expected, 1);
				});
				for (const at of shown) {
					expect(at.done).toBeLessThanOrEqual(at.total);
					expect(at.fraction).toBeLessThan(1);
				}
			}),
		);
	});
});

it.each([80, 40])('on a screen of %i columns amount and bar only ever grow, whatever breaks on the way', (columns) => {
	const look = { columns, color: false, unicode: true, accessible: false };
	const total = 3_338_801_804;
	// Layers as they come in, attempt after attempt; a server that begins anew tells less than before.
	const line = fc.record({ of: fc.nat(2), share: fc.double({ min: 0, max: 1, noNaN: true }) });
	fc.assert(
		fc.property(fc.array(fc.array(line, { maxLength: 12 }), { maxLength: 6 }), (attempts) => {
			let state = newAttempt();
			let before = { amount: 0, bar: 0, room: 0 };
			for (const lines of attempts) {
				state = newAttempt(state.highest);
				for (const { of, share } of lines) {
					const size = Math.floor(total / 3);
					const completed = Math.floor(share * size);
					state = addLine(state, { status: 'pulling x', digest: `sha256:${of}`, total: size, completed });
					const { done, total: all } = progressOf(state, total, 1);
					const now = drawn(fetchLine({ done, total: all, rate: 5e6, left: 90 }, look));
					expect(now.amount).toBeGreaterThanOrEqual(before.amount);
					// It is left out where the figures need its room.
					if (now.room === before.room) expect(now.bar).toBeGreaterThanOrEqual(before.bar);
					before = now;
				}
			}
		}),
	);
});
