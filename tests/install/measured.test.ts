// Which of the speeds in the journal still hold, and what a proof keeps of the model it measured.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { measuresFor, withDigest } from '../../src/commands/measures.ts';
import { type JournalEntry, writeJournal } from '../../src/install/journal.ts';
import { backendOf, hardwareLine, measuredHere } from '../../src/install/measured.ts';
import { isBusy, measureOf } from '../../src/install/steps/prove-measure.ts';
import { makeClient } from '../../src/ollama/client.ts';
import type { Tag } from '../../src/ollama/types.ts';
import type { Context, Flags, Ports } from '../../src/ports.ts';
import type { Measure, Proof } from '../../src/types/plan.ts';
import { makeFetch } from '../../src/world/http.ts';
import { gpu, machine, model } from '../recommend/speed-make.ts';
import { fakeOllama } from '../support/fake-ollama.ts';

const here = machine();
const digest = `sha256:${'a'.repeat(64)}`;
const measure = (over: Partial<Measure> = {}): Measure => ({
	digest,
	manifest: 'm'.repeat(64),
	model: 'llama3.1:8b',
	bytes: 4.91e9,
	perToken: 4.6e9,
	layers: 32,
	moe: false,
	ollama: '0.33.0',
	backend: backendOf(here),
	hardware: hardwareLine(here),
	...over,
});
const entry = (at: string, generate: Proof['generate'], over: Partial<Measure> = {}, more: Partial<Proof> = {}) =>
	({
		at,
		step: 'prove',
		phase: 'done',
		what: 'The proof',
		proof: {
			model: 'kettleside',
			placement: 'gpu',
			gpuShare: 1,
			generate,
			systemPromptPresent: true,
			contextLength: 8192,
			findings: [],
			measure: measure(over),
			...more,
		},
	}) satisfies JournalEntry;

describe('the measures of a journal', () => {
	it('are the newest for each model, with date, Ollama, model, placement and context', () => {
		const found = measuredHere([entry('2026-01-01T00:00:00Z', 50), entry('2026-02-01T00:00:00Z', 60)], here);
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({
			at: '2026-02-01T00:00:00Z',
			tokensPerSecond: 60,
			digest,
			model: 'llama3.1:8b',
			ollama: '0.33.0',
			placement: 'gpu',
			context: 8192,
		});
	});

	it('of two models, or of one in two places, are two', () => {
		const other = entry('2026-01-03T00:00:00Z', 9, { digest: `sha256:${'b'.repeat(64)}` });
		const onCpu = entry('2026-01-02T00:00:00Z', 7, {}, { placement: 'cpu', gpuShare: 0 });
		expect(measuredHere([entry('2026-01-01T00:00:00Z', 50), onCpu, other], here)).toHaveLength(3);
	});

	it.each([
		['other memory', machine({ memory: { ...here.memory, total: 64 * 2 ** 30 } })],
		['another processor', machine({ cpu: { ...here.cpu, name: 'AMD Ryzen 9 9950X' } })],
		['another card', machine({ gpus: [gpu({ name: 'NVIDIA GeForce RTX 5090' })] })],
		['a card that Ollama leaves out now', machine({ gpus: [gpu({ usedByOllama: false })] })],
		['another engine library', machine({ gpus: [gpu({ library: 'vulkan' })] })],
	])('do not hold with %s', (_, changed) => {
		expect(measuredHere([entry('2026-01-01T00:00:00Z', 50)], changed)).toEqual([]);
	});

	it('that were not measured or are not whole are passed over', () => {
		const broken = { ...entry('2026-03-01T00:00:00Z', 50), proof: { measure: 'x' } } as unknown as JournalEntry;
		const zero = entry('2026-03-01T00:00:00Z', 50, { bytes: 0 });
		const mute = entry('2026-03-01T00:00:00Z', { unknown: 'too short' });
		const before = { ...entry('2026-03-01T00:00:00Z', 50) };
		const { measure: _measure, ...proof } = before.proof;
		expect(measuredHere([broken, zero, mute, { ...before, proof }], here)).toEqual([]);
	});
});

describe('a listed model', () => {
	const tags = [{ name: 'llama3.1:8b', digest: 'm'.repeat(64) }] as Tag[];
	const measures = measuredHere([entry('2026-01-01T00:00:00Z', 50)], here);

	it('is known as the measured one by its manifest', () => {
		expect(withDigest(model(), tags, measures).digest).toBe(digest);
	});

	it('is not, where the name holds other weights by now', () => {
		const pulled = [{ name: 'llama3.1:8b', digest: 'n'.repeat(64) }] as Tag[];
		expect(withDigest(model(), pulled, measures).digest).toBeUndefined();
		const toy = measuredHere([entry('2026-01-01T00:00:00Z', 50, { bytes: 2e8, perToken: 2e8 })], here);
		expect(withDigest(model(), tags, toy).digest).toBeUndefined();
	});
});

describe('the measures that count for a command', () => {
	const folder = () => mkdtemp(path.join(os.tmpdir(), 'measures-'));
	const at = (home: string, flags: Flags, on = here) => {
		const ports = { platform: 'linux', env: { XDG_STATE_HOME: home }, home } as unknown as Ports;
		return measuresFor({ flags, ports } as Context, on);
	};

	it('are those of this computer, and none for any other', async () => {
		const home = await folder();
		await writeJournal(path.join(home, 'kettleside'), entry('2026-01-01T00:00:00Z', 50));
		expect(await at(home, {})).toHaveLength(1);
		for (const flags of [
			{ machine: 'm.json' },
			{ from: 'r.json' },
			{ ram: '16' },
			{ gpu: ['none'] },
			{ cpuBandwidth: '50' },
		])
			expect(await at(home, flags as Flags), JSON.stringify(flags)).toEqual([]);
		const far = machine({ ollama: { ...here.ollama, host: 'http://192.168.1.20:11434' } });
		expect(await at(home, {}, far)).toEqual([]);
		await rm(home, { recursive: true });
	});

	it('are none where there is no journal, or one that cannot be read', async () => {
		const home = await folder();
		expect(await at(home, {})).toEqual([]);
		await mkdir(path.join(home, 'kettleside', 'journal.jsonl'), { recursive: true });
		expect(await at(home, {})).toEqual([]);
		await rm(home, { recursive: true });
	});
});

describe('what a proof keeps', () => {
	const fetch = makeFetch({ env: {} });

	it('is the digest and the real bytes of the weights, as the server tells them', async () => {
		await using server = await fakeOllama();
		const client = makeClient({ fetch }, server.url);
		for await (const _ of client.create({ model: 'kettleside', from: 'gemma3:270m', system: 'x' })) void _;
		const kept = await measureOf(client, { name: 'kettleside', model: 'gemma3:270m' }, here, '0.33.0');
		expect(kept).toMatchObject({
			model: 'gemma3:270m',
			ollama: '0.33.0',
			backend: 'cuda',
			hardware: hardwareLine(here),
		});
		expect(kept?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
		expect(kept?.manifest).toBe(server.models.get('gemma3:270m')?.tag.digest);
		expect(kept?.bytes).toBeGreaterThan(1e8);
	});

	it.each([
		['linux', '2.10 1.50 0.90 3/200 1234\n', false],
		['linux', '8.90 6.00 4.00 18/400 1234\n', false],
		['linux', '41.93 25.65 20.22 30/555 1234\n', true],
		['darwin', '41.93 25.65 20.22', false],
	] as const)('is nothing on a computer that is busy with other things: %s %j', async (platform, load, busy) => {
		const ports = { platform, read: async () => load };
		expect(await isBusy(ports, machine({ cpu: { ...here.cpu, threads: 16 } }))).toBe(busy);
	});

	it('is taken where the load is not told', async () => {
		const ports = { platform: 'linux' as const, read: async () => ({ unknown: 'ENOENT' }) };
		expect(await isBusy(ports, here)).toBe(false);
	});

	it('is nothing where the server is another computer, or does not answer any more', async () => {
		const far = { ...makeClient({ fetch }, 'http://127.0.0.1:1'), host: 'http://192.168.1.20:11434' };
		expect(await measureOf(far, { name: 'kettleside', model: 'a:b' }, here, '0.33.0')).toBeUndefined();
		const gone = makeClient({ fetch }, 'http://127.0.0.1:1');
		expect(await measureOf(gone, { name: 'kettleside', model: 'a:b' }, here, '0.33.0')).toBeUndefined();
	});

	it('is not made up after the person stopped it', async () => {
		const gone = makeClient({ fetch }, 'http://127.0.0.1:1');
		const stopped = { signal: AbortSignal.abort(new Error('stopped')) };
		await expect(measureOf(gone, { name: 'kettleside', model: 'a:b' }, here, '0.33.0', stopped)).rejects.toThrow();
	});
});
