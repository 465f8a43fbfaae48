// From a header that lies to a verdict: whatever a file says of itself, the answer is finite or unknown, and comes at once.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelFromGguf } from '../../src/models/file.ts';
import { findModel } from '../../src/models/find.ts';
import { readHeader } from '../../src/models/gguf/header.ts';
import { sourceOfBytes } from '../../src/models/gguf/source.ts';
import { speedFor } from '../../src/recommend/speed/index.ts';
import { verdictFor } from '../../src/recommend/verdict.ts';
import { isUnknown } from '../../src/types/known.ts';
import { machine } from '../recommend/speed-make.ts';
import { ggufHeader, type KeyValue } from '../support/gguf.ts';
import { stopwatch } from '../support/stopwatch.ts';
import { noNetwork } from './ports.ts';

const architectures = ['llama', 'gemma3', 'gemma4', 'qwen35', 'deepseek2', 'lfm2', 'nemotron_h', 'gpt-oss', 'warp9'];
const names = [
	'block_count',
	'context_length',
	'embedding_length',
	'feed_forward_length',
	'attention.head_count',
	'attention.head_count_kv',
	'attention.key_length',
	'attention.value_length',
	'attention.sliding_window',
	'attention.kv_lora_rank',
	'expert_count',
	'expert_used_count',
	'ssm.inner_size',
	'ssm.state_size',
	'shortconv.l_cache',
	'vocab_size',
];
const odd = fc.constantFrom<KeyValue>(
	0,
	1,
	2,
	8,
	255,
	4096,
	2 ** 31,
	2 ** 32 - 1,
	-1,
	-(2 ** 40),
	1.5,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	2n ** 63n,
	'eight',
	true,
	[1, 2, 3],
	[-1, -2],
);

async function verdictOn(keys: Record<string, KeyValue>) {
	const { header, size } = ggufHeader(keys, [
		{ name: 'token_embd.weight', dims: [256, 64], type: 'Q4_K' },
		{ name: 'blk.0.ffn_up.weight', dims: [256, 64], type: 'Q4_K' },
	]);
	const read = await readHeader({ ...sourceOfBytes(Buffer.concat([header, Buffer.alloc(64)])), size });
	const facts = modelFromGguf([read], { name: 'x.gguf', source: 'file', basis: 'exact' });
	return { facts, verdict: verdictFor(facts, machine(), {}, speedFor) };
}

const wrong = (value: unknown): unknown[] => {
	if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? [] : [value];
	if (typeof value === 'string') return /NaN|undefined|Infinity/.test(value) ? [value] : [];
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wrong) : [];
};

describe('a header that lies', () => {
	it('gets a verdict without a made-up number, within a second', async () => {
		const lies = fc
			.tuple(fc.constantFrom(...architectures), fc.dictionary(fc.constantFrom(...names), odd, { maxKeys: 16 }))
			.map(([architecture, own]) => ({
				'general.architecture': architecture,
				'tokenizer.chat_template': '{{ system }} {{ messages }}',
				...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${architecture}.${key}`, value])),
			}));
		await fc.assert(
			fc.asyncProperty(lies, async (keys) => {
				const seconds = stopwatch();
				const { verdict } = await verdictOn(keys);
				expect(wrong(verdict)).toEqual([]);
				expect(seconds()).toBeLessThan(1);
			}),
			{ numRuns: 300 },
		);
	});

	it('of an architecture nobody knows has weights, and a context that is said to be unknown', async () => {
		const { verdict } = await verdictOn({
			'general.architecture': 'warp9',
			'warp9.block_count': 32,
			'tokenizer.chat_template': '{{ system }} {{ messages }}',
		});
		expect(verdict.memory.weights).toBeGreaterThan(0);
		expect(verdict.memory.context).toMatchObject({ unknown: expect.stringContaining('warp9') });
		expect(verdict.verdict).toBe('tight');
		expect(verdict.reasons.map(({ code }) => code)).toContain('memory-unknown');
	});

	it('with four thousand million blocks is not believed', async () => {
		const { facts, verdict } = await verdictOn({
			'general.architecture': 'llama',
			'llama.block_count': 2 ** 32 - 1,
			'llama.embedding_length': 4096,
			'llama.attention.head_count': 32,
		});
		expect(isUnknown(facts.weights)).toBe(false);
		expect(isUnknown(verdict.memory.context)).toBe(true);
	});
});

describe('a host that sends elsewhere', () => {
	const to =
		(location: string): typeof fetch =>
		async () =>
			new Response(null, { status: 302, headers: { location } });

	it.each(['http://plain.example/x', 'file:///etc/passwd', 'ftp://x/y'])('is not followed to %s', async (location) => {
		const asked = findModel({ ...noNetwork, fetch: to(location) }, 'some:7b');
		await expect(asked).rejects.toMatchObject({ name: 'Problem', code: 'redirected', exit: 1 });
	});

	it('nor where that is no address at all', async () => {
		const asked = findModel({ ...noNetwork, fetch: to('http://[') }, 'some:7b');
		await expect(asked).rejects.toMatchObject({ name: 'Problem', exit: 1 });
	});
});
