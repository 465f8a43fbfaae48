// advise and check as commands, on described computers: nothing but the machine document is read, no host is asked.

import { describe, expect, it } from 'vitest';
import { run as advise } from '../../src/commands/advise.ts';
import { run as check } from '../../src/commands/check.ts';
import type { Context, Flags } from '../../src/ports.ts';
import { Problem } from '../../src/problem.ts';
import { noAsker } from '../../src/screen/no-asker.ts';
import type { Advice, Verdict } from '../../src/types/verdict.ts';
import { GiB, gpu, machine } from './speed-make.ts';

const files: Record<string, string> = {
	'/big.json': JSON.stringify(machine({ gpus: [gpu()] })),
	'/small.json': JSON.stringify(
		machine({ gpus: [], memory: { total: 8 * GiB, available: 6 * GiB, limit: null, limitSource: null } }),
	),
	'/tiny.json': JSON.stringify(
		machine({ gpus: [], memory: { total: GiB, available: 0.3 * GiB, limit: null, limitSource: null } }),
	),
	'/mute.json': JSON.stringify(
		machine({
			gpus: [gpu({ memory: { total: 24 * GiB, free: 2 * GiB } })],
			memory: {
				total: { unknown: 'nobody said' },
				available: { unknown: 'nobody said' },
				limit: null,
				limitSource: null,
			},
		}),
	),
};

function setting(flags: Flags, words: string[] = []) {
	const said: string[] = [];
	const documents: unknown[] = [];
	const asked: string[] = [];
	const context: Context = {
		ports: {
			platform: 'linux',
			arch: 'x64',
			env: {},
			home: '/nobody',
			run: async () => ({ stdout: '', stderr: '', exitCode: null, timedOut: false, failed: 'ENOENT' }),
			read: async (path) => files[path] ?? { unknown: 'ENOENT' },
			list: async () => ({ unknown: 'ENOENT' }),
			freeSpace: async () => 400e9,
			fetch: async (input) => {
				const url = String(input instanceof Request ? input.url : input);
				asked.push(url);
				throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
			},
			now: () => new Date('2026-11-25T12:00:00Z'),
			signal: new AbortController().signal,
		},
		terminal: {
			interactive: false,
			columns: () => 80,
			color: false,
			unicode: true,
			accessible: false,
			say: (text) => said.push(text),
			note: () => undefined,
			progress: () => undefined,
		},
		ask: noAsker,
		flags,
		said: {},
		words,
		startedAs: 'kettleside',
		json: (document) => documents.push(document),
	};
	return { context, said, documents, asked };
}

const foreign = (asked: string[]): string[] => asked.filter((url) => !/^http:\/\/(127\.0\.0\.1|localhost)/.test(url));

describe('advise', () => {
	it('prints one document, asks no host but the local server, exits 0', async () => {
		const { context, documents, asked, said } = setting({ machine: '/big.json', json: true });
		expect(await advise(context)).toBe(0);
		const [advice] = documents as Advice[];
		expect(documents).toHaveLength(1);
		expect(said).toEqual([]);
		expect(advice?.best?.model.name).toBe(advice?.advice[0]?.model.name);
		expect(advice?.machine.gpus[0]?.name).toBe('NVIDIA GeForce RTX 4090');
		expect(foreign(asked)).toEqual([]);
	});

	it('exits 1 where nothing runs, and says what would help', async () => {
		const { context, said } = setting({ machine: '/tiny.json' });
		expect(await advise(context)).toBe(1);
		expect(said.join('\n')).toContain('No model of the catalog runs');
	});

	it('where the memory is not known, says so and asks for it, and does not speak of closing programs', async () => {
		const { context, said } = setting({ machine: '/mute.json' });
		expect(await advise(context)).toBe(1);
		const text = said.join('\n').replace(/\s+/g, ' ');
		expect(text).toContain('Which models run cannot be told. How much memory is free is not known: nobody said.');
		expect(text).toContain('Say how much memory this computer has, in GB: {me machine --set ram=16}');
		expect(text).not.toMatch(/close|Too large|No model of the catalog|: Say how much/i);
	});

	it('compares two computers', async () => {
		const { context, documents } = setting({ compare: '/small.json', json: true }, ['/big.json']);
		expect(await advise(context)).toBe(0);
		const [both] = documents as { a: Advice; b: Advice }[];
		expect(both?.b.advice.length).toBeGreaterThan(both?.a.advice.length ?? Number.POSITIVE_INFINITY);
		await expect(advise(setting({ compare: '/small.json' }).context)).rejects.toMatchObject({ exit: 2 });
	});
});

describe('check', () => {
	it('what advise suggests passes it', async () => {
		for (const file of ['/big.json', '/small.json']) {
			const first = setting({ machine: file, json: true });
			await advise(first.context);
			const name = (first.documents[0] as Advice).best?.model.name ?? '';
			const second = setting({ machine: file, json: true }, [name]);
			expect(await check(second.context), name).toBe(0);
			expect((second.documents[0] as Verdict).model.name).toBe(name);
		}
	});

	it('says no with exit 1 and names what runs instead', async () => {
		const { context, said } = setting({ machine: '/small.json' }, ['llama3.3:70b']);
		expect(await check(context)).toBe(1);
		expect(said.join('\n')).toMatch(/No\. Llama 3\.3 70B.* needs \d+ GB/);
		expect(said.join('\n')).toContain('The best that runs here now:');
	});

	it('answers several with a list, 0 only if all fit', async () => {
		const { context, documents } = setting({ machine: '/small.json', json: true }, ['gemma3:1b', 'llama3.3:70b']);
		expect(await check(context)).toBe(1);
		expect((documents[0] as Verdict[]).map((one) => one.verdict === 'no')).toEqual([false, true]);
	});

	it('a longer conversation needs more', async () => {
		const context = async (tokens: string) => {
			const one = setting({ machine: '/big.json', json: true, context: tokens }, ['gemma3:4b']);
			await check(one.context);
			return (one.documents[0] as Verdict).memory.context as number;
		};
		expect(await context('32768')).toBeGreaterThan(await context('4096'));
	});

	it('a graphics card that is not known is a problem with the nearest names and exit 2', async () => {
		const error = await check(setting({ gpu: ['rtx 4091'] }, ['gemma3:4b']).context).catch((one: unknown) => one);
		expect(error).toBeInstanceOf(Problem);
		expect(error).toMatchObject({ exit: 2 });
		expect((error as Problem).cure).toContain('RTX 4090');
	});
});
