import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompanionOptions, createCompanion } from '../../src/install/steps/companion.ts';
import { compareModel, differenceLines } from '../../src/install/steps/companion-compare.ts';
import { makeClient } from '../../src/ollama/client.ts';
import { keepStops, readParameters, sameParameter } from '../../src/ollama/parameters.ts';
import type { Shown } from '../../src/ollama/types.ts';
import { makeFetch } from '../../src/world/http.ts';
import { type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';

const fetch = makeFetch({ env: {} });
const system = 'You are a calm listener. SENTINEL-7\nSecond line — with “quotes” and """ triple.';
const wanted: CompanionOptions = {
	name: 'kettleside',
	base: 'gemma3:270m',
	system,
	parameters: { num_ctx: 8192, num_keep: 253, temperature: 0.7, stop: ['<mine>'] },
	ours: { firstLine: 'You are a calm listener. SENTINEL-7' },
};

async function at(options: FakeOptions = {}) {
	const server = await fakeOllama(options);
	const client = makeClient({ fetch }, server.url);
	const creates = () => server.seen.filter((request) => request.path === '/api/create').length;
	return { server, client, creates, [Symbol.asyncDispose]: server.close };
}

describe('making the companion', () => {
	it('sends prompt and parameters, keeps the stop words of the base, and reads back', async () => {
		await using here = await at();
		const made = await createCompanion(here.client, wanted);
		expect(made).toMatchObject({ name: 'kettleside:latest', already: false });
		expect(made.parameters['stop']).toEqual(['<end_of_turn>', '<mine>']);
		expect(here.server.seen.find((request) => request.path === '/api/create')?.body).toMatchObject({
			from: 'gemma3:270m',
			system,
			parameters: { num_ctx: 8192, num_keep: 253, temperature: 0.7, stop: ['<end_of_turn>', '<mine>'] },
		});
	});

	it('changes nothing when it is already as wanted', async () => {
		await using here = await at();
		const first = await createCompanion(here.client, wanted);
		const second = await createCompanion(here.client, { ...wanted, ours: { digest: first.digest } });
		expect([second.already, second.digest, here.creates()]).toEqual([true, first.digest, 1]);
	});

	it('makes it anew for other answers', async () => {
		await using here = await at();
		const first = await createCompanion(here.client, wanted);
		const next = { ...wanted, system: 'Another text.', ours: { digest: first.digest } };
		expect(await createCompanion(here.client, next)).toMatchObject({ already: false });
		expect(here.server.models.get('kettleside:latest')?.shown.system).toBe('Another text.');
	});

	it('makes it anew where a parameter of ours is no longer wanted, not where somebody added one', async () => {
		await using here = await at();
		const parameters = () => here.server.models.get('kettleside:latest')?.shown.parameters;
		const slow = { ...wanted, parameters: { ...wanted.parameters, num_gpu: 0 } };
		const first = await createCompanion(here.client, slow);
		expect(parameters()).toMatch(/num_gpu\s+0/);
		const second = await createCompanion(here.client, { ...wanted, ours: { digest: first.digest } });
		expect(second.already).toBe(false);
		expect(parameters()).not.toContain('num_gpu');
		// What the base has is there all the same.
		expect(parameters()).toMatch(/top_k\s+64/);
		expect(await createCompanion(here.client, { ...wanted, ours: { digest: second.digest } })).toMatchObject({
			already: true,
		});
		const byHand = here.server.models.get('kettleside:latest');
		if (!byHand) throw new Error('not made');
		byHand.shown = { ...byHand.shown, parameters: `${byHand.shown.parameters}\nseed                           7` };
		byHand.tag = { ...byHand.tag, digest: 'b'.repeat(64) };
		const ours = { digest: second.digest, firstLine: system.split('\n')[0] ?? '' };
		expect(await createCompanion(here.client, { ...wanted, ours })).toMatchObject({ already: true });
		expect(parameters()).toMatch(/seed\s+7/);
	});

	it('never lets create fetch a base that is not there', async () => {
		await using here = await at({ models: [] });
		await expect(createCompanion(here.client, wanted)).rejects.toMatchObject({ code: 'model-missing' });
		expect(here.creates()).toBe(0);
	});

	it('never overwrites a model that is not ours', async () => {
		await using here = await at({ models: ['gemma3:270m', 'kettleside'] });
		await expect(createCompanion(here.client, wanted)).rejects.toMatchObject({
			code: 'name-taken',
			choices: [{ id: 'other-name' }],
		});
		await expect(createCompanion(here.client, { ...wanted, name: 'Gemma3:270m' })).rejects.toMatchObject({
			code: 'name-taken',
		});
		expect(here.creates()).toBe(0);
	});

	it('keeps one that was changed by hand under another name, or stops', async () => {
		await using here = await at();
		const first = await createCompanion(here.client, wanted);
		const mine = here.server.models.get('kettleside:latest');
		if (!mine) throw new Error('not made');
		mine.shown = { ...mine.shown, system: `${system}\nAnd be brief.` };
		mine.tag = { ...mine.tag, digest: 'b'.repeat(64) };
		const again = { ...wanted, ours: { digest: first.digest, firstLine: system.split('\n')[0] ?? '' } };
		await expect(createCompanion(here.client, again)).rejects.toMatchObject({
			code: 'companion-changed',
			message: expect.stringContaining('its instructions'),
		});
		const made = await createCompanion(here.client, { ...again, today: '2026-11-25' });
		expect(made.kept).toBe('kettleside-before-2026-11-25');
		expect(here.server.models.get('kettleside-before-2026-11-25:latest')?.shown.system).toContain('be brief');
		expect(here.server.models.get('kettleside:latest')?.shown.system).toBe(system);
	});

	it.each([
		['the prompt', (text: string) => text.replace('\n', ' '), 'its instructions'],
		['a stop word', (text: string) => text, 'stop'],
	])('notices a server that loses %s', async (what, change, named) => {
		await using here = await at({
			spoil: (shown) =>
				({
					...shown,
					system: change(shown.system ?? ''),
					parameters: what === 'a stop word' ? (shown.parameters ?? '').replace(/.*<mine>.*/, '') : shown.parameters,
				}) as typeof shown,
		});
		await expect(createCompanion(here.client, wanted)).rejects.toMatchObject({
			code: 'companion-differs',
			message: expect.stringContaining(named),
		});
	});

	it('compares examples too', async () => {
		await using here = await at({ spoil: (shown) => ({ ...shown, messages: [] }) });
		const messages = [{ role: 'user' as const, content: 'hello' }];
		await expect(createCompanion(here.client, { ...wanted, messages })).rejects.toMatchObject({
			message: expect.stringContaining('its examples'),
		});
	});

	it.each(['', 'a b', 'a:b:c'])('refuses the name %j', async (name) => {
		await using here = await at();
		await expect(createCompanion(here.client, { ...wanted, name })).rejects.toMatchObject({ code: 'name-invalid' });
	});
});

describe('parameters', () => {
	const shown =
		'temperature                    0.7\ntop_k                          64\nstop                           "<a>"\nstop                           "line\\nbreak \\"x\\""';

	it('are read from what show prints', () => {
		expect([...readParameters(shown)]).toEqual([
			['temperature', ['0.7']],
			['top_k', ['64']],
			['stop', ['<a>', 'line\nbreak "x"']],
		]);
		const odd = String.raw`stop "\\a\a\x7f\u00e9\U0001f600"`;
		expect(readParameters(odd).get('stop')).toEqual(['\\a\u0007\u007f\u00e9\u{1f600}']);
		expect(readParameters(undefined).size).toBe(0);
	});

	it('are compared by meaning for numbers, by bytes for text', () => {
		expect(sameParameter(1, ['1.0'])).toBe(true);
		expect(sameParameter(0.000001, ['1e-06'])).toBe(true);
		expect(sameParameter(1, ['2'])).toBe(false);
		expect(sameParameter(['a', 'b'], ['a'])).toBe(false);
		expect(sameParameter('a', undefined)).toBe(false);
	});

	it('never lose a stop word of the base', () => {
		const word = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
		fc.assert(
			fc.property(fc.array(word), fc.array(word), (base, own) => {
				const text = base.map((stop) => `stop                           ${JSON.stringify(stop)}`).join('\n');
				const kept = keepStops({ stop: own }, text)['stop'];
				expect(new Set(kept as string[])).toEqual(new Set([...base, ...own]));
			}),
		);
	});

	it('tell every difference', () => {
		const differences = compareModel(
			{ system: 'a', parameters: { temperature: 0.7, top_k: 1 } },
			{ details: {}, model_info: {}, system: 'b', parameters: shown },
		);
		expect(differences.map(({ what }) => what)).toEqual(['system', 'top_k']);
	});
});

it('differences are told line by line', () => {
	const wanted = { system: 'a\nb\nc', parameters: { num_ctx: 8192 } };
	const shown = { system: 'a\nx\nc', parameters: 'num_ctx    4096', details: {} } as unknown as Shown;
	expect(differenceLines(compareModel(wanted, shown))).toEqual(['- x', '+ b', '- num_ctx 4096', '+ num_ctx 8192']);
});
