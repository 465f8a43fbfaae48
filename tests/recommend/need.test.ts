// "What would I need?": the smallest of what people can buy that runs a model well, judged as any other machine is.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finderOf } from '../../src/commands/machine-for.ts';
import { loadCatalog } from '../../src/models/catalog.ts';
import { modelFromDescription, parseDescription } from '../../src/models/described.ts';
import { formsOf } from '../../src/models/forms.ts';
import { gpuTable, offeredTable } from '../../src/models/gpus-file.ts';
import { whatIf } from '../../src/recommend/devices/what-if.ts';
import { answered } from '../../src/recommend/need/answer.ts';
import { fittingFor } from '../../src/recommend/need/fitting.ts';
import { neededFor } from '../../src/recommend/need/needed.ts';
import { cards, macs, others } from '../../src/recommend/need/offers.ts';
import { speedFor } from '../../src/recommend/speed/index.ts';
import { quick } from '../../src/recommend/speed/people.ts';
import { verdictFor } from '../../src/recommend/verdict.ts';
import { verdictText } from '../../src/screen/verdict.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import { noNetwork } from '../models/ports.ts';
import { GiB, machine } from './speed-make.ts';

const table = gpuTable();
const finder = finderOf(table);
const catalog = loadCatalog();
const factsOf = (name: string): ModelFacts => {
	const row = catalog.find(({ facts }) => facts.name === name);
	if (!row) throw new Error(name);
	return row.facts;
};
const judge = (model: ModelFacts, on: Machine, context = 8192) => verdictFor(model, on, { context }, speedFor);
const pc = (ram: number, over: Partial<Machine> = {}) =>
	machine({
		gpus: [],
		memory: { total: ram * GiB, available: ram * GiB * 0.7, limit: null, limitSource: null },
		...over,
	});
const needed = (name: string, on: Machine) => neededFor(on, (other) => judge(factsOf(name), other), finder) ?? [];
const answer = async (model: ModelFacts, on: Machine, context = 8192) =>
	answered(judge(model, on, context), {
		model,
		machine: on,
		forms: await formsOf(noNetwork, model),
		finder,
		judge: (other) => judge(other.model ?? model, other.machine ?? on, other.context ?? context),
	});

describe('what is offered', () => {
	it('are names of the table, smallest first', () => {
		for (const { names } of [...cards, ...macs, ...others])
			for (const name of names) expect(finder.find(name)?.name).toBe(name);
		const memory = cards.map(({ names }) => names.reduce((sum, name) => sum + (finder.find(name)?.vramBytes ?? 0), 0));
		expect(memory).toEqual([...memory].sort((a, b) => a - b));
		expect(macs.map(({ ram }) => ram)).toEqual([...macs.map(({ ram }) => ram ?? 0)].sort((a, b) => a - b));
	});
});

describe('what would run it', () => {
	it('a 70B model: two cards or a Mac, and plain memory only slowly', async () => {
		const on = pc(16);
		const found = needed('llama3.3:70b', on);
		expect(found[0]).toMatchObject({ kind: 'card', names: ['NVIDIA GeForce RTX 3090', 'NVIDIA GeForce RTX 3090'] });
		expect(found[1]).toMatchObject({ kind: 'mac', memory: 64 * GiB });
		expect(found.at(-1)).toMatchObject({ kind: 'ram', memory: 64 * GiB, verdict: 'slow' });
		const { wouldHelp } = await answer(factsOf('llama3.3:70b'), on);
		expect(wouldHelp.map(({ text }) => text).join(' ')).toMatch(
			/48 GB of graphics memory \(two RTX 3090\), or a Mac with 64 GB.*On 64 GB of plain memory it would write .*slower than you read\./,
		);
	});

	it('each offer is a row of the table, and those rows lie in a file of their own', () => {
		const names = new Set([...cards, ...macs, ...others].flatMap((offer) => offer.names));
		expect(offeredTable().entries).toEqual(table.entries.filter((row) => names.has(row.name)));
		expect(offeredTable().entries).toHaveLength(names.size);
	});

	it('each runs it well, and nothing smaller of its kind does', () => {
		const name = fc.constantFrom(...catalog.filter((row) => row.defaultTag !== false).map((row) => row.facts.name));
		fc.assert(
			fc.property(name, fc.constantFrom(4, 8, 16, 32, 64), (model, ram) => {
				for (const one of needed(model, pc(ram)).filter(({ kind }) => kind !== 'ram')) {
					expect(one.verdict).toBe('comfortable');
					const offers = one.kind === 'card' ? cards : one.kind === 'mac' ? macs : others;
					for (const offer of offers) {
						const size = offer.ram ?? (one.ram ?? ram * GiB) / GiB;
						const on = whatIf(pc(ram), { ram: size, gpus: offer.names.map((each) => ({ name: each })) }, finder);
						const there = judge(factsOf(model), { ...on, disk: { path: '/', free: { unknown: 'x' } } });
						const same =
							offer.names.join() === one.names.join() &&
							(offer.ram ?? size) * GiB === (offer.ram ? one.memory : size * GiB);
						const well = there.verdict === 'comfortable' && quick(there.speed);
						expect(well).toBe(same);
						if (same) break;
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('nothing need be bought where closing programs would do', () => {
		const busy = pc(32, { memory: { total: 32 * GiB, available: 2 * GiB, limit: null, limitSource: null } });
		expect(judge(factsOf('gemma3:4b'), busy).verdict).toBe('no');
		expect(neededFor(busy, (other) => judge(factsOf('gemma3:4b'), other), finder)).toBeNull();
	});

	it('nor where only the disk is short; where it is slow besides, what runs it well is told as such', async () => {
		const full = (ram: number) => pc(ram, { disk: { path: '/', free: 1e9 } });
		const { wouldHelp, needed: found } = await answer(factsOf('gemma3:1b'), full(16));
		expect(wouldHelp.map(({ code }) => code)).toEqual(['free-disk']);
		expect(found).toEqual([]);
		const slow = await answer(factsOf('gemma3:27b'), full(64));
		expect(slow.verdict).toBe('no');
		expect(slow.wouldHelp.map(({ code }) => code)).toEqual(['free-disk', 'would-run']);
		const look = { columns: 80, color: false, unicode: true, accessible: false };
		const shown = (verdict: typeof slow, on: Machine) => verdictText(verdict, { machine: on }, look);
		expect(shown(slow, full(64))).toContain('What runs it well:');
		expect(shown(await answer(factsOf('llama3.3:70b'), full(16)), full(16))).toContain('What would run it:');
	});

	it('says so where nothing at home runs it', async () => {
		const description = parseDescription('405B Q4_K_M');
		const model = description && modelFromDescription('405B Q4_K_M', description);
		if (!model) throw new Error('405B');
		const { needed: found, wouldHelp } = await answer(model, pc(16));
		expect(found?.map(({ kind }) => kind)).toEqual(['ram']);
		expect(wouldHelp.at(-1)?.text).toMatch(
			/^No computer that is usual at home runs it well\. On 256 GB of plain memory/,
		);
	});

	it('the computer with shared memory only where no single usual card does', () => {
		const kinds = (name: string) => needed(name, pc(16)).map(({ kind }) => kind);
		expect(kinds('gemma3:12b')).toEqual(['card', 'mac']);
		expect(kinds('gpt-oss:120b')).toContain('shared');
		for (const { kind, names, memory } of needed('gpt-oss:120b', pc(16)))
			if (kind === 'card') expect(names.length > 1 || memory > 32 * GiB).toBe(true);
	});

	it('never RAM for a Mac', () => {
		const mac = whatIf(pc(16), { ram: 16, gpus: [{ name: 'Apple M2' }] }, finder);
		expect(needed('gemma4:31b-it-qat', mac).map(({ kind }) => kind)).not.toContain('ram');
	});

	it('is not asked for what cannot converse', async () => {
		const cannot = { code: 'embedding', text: 'It cannot.' };
		const verdict = await answer({ ...factsOf('llama3.3:70b'), cannot }, pc(16));
		expect(verdict.needed).toBeUndefined();
	});
});

describe('not like this, but like that', () => {
	const texts = ({ wouldHelp }: { wouldHelp: { text: string }[] }) => wouldHelp.map(({ text }) => text).join('\n');

	it('a coarser tag of the catalog', async () => {
		const laptop = whatIf(pc(16), { ram: 16, gpus: [{ name: 'RTX 4060' }] }, finder);
		const verdict = await answer(factsOf('gemma3:12b-it-q8_0'), laptop);
		expect(texts(verdict)).toMatch(/(?:Not at Q8_0, but|Better) at Q4_\w+: \{me check gemma3:12b(?:-it-qat)?\}/);
	});

	it('a shorter conversation, said with the command', async () => {
		const verdict = await answer(factsOf('gemma3:4b'), pc(8), 131072);
		expect(texts(verdict)).toMatch(
			/Not with 128k, but with (\d+)k of conversation: \{me check gemma3:4b --context \d+\}/,
		);
	});

	it('a description in a smaller form', async () => {
		const text = '13B Q8_0';
		const description = parseDescription(text);
		const model = description && modelFromDescription(text, description);
		if (!model) throw new Error(text);
		const verdict = await answer(model, pc(16));
		expect(texts(verdict)).toMatch(/Not at Q8_0, but at Q\d_K_M.*\{me check "13B Q\d_K_M"( --context \d+)?\}/);
	});

	it('what is offered really runs better, and is never coarser than four bits', async () => {
		const rows = catalog.filter(({ facts }) => typeof facts.quantization === 'string' && /Q8/.test(facts.quantization));
		for (const { facts } of rows) {
			const forms = await formsOf(noNetwork, facts);
			for (const form of forms) expect(form.facts.quantization, facts.name).toMatch(/^(Q[4-6]|MXFP4|IQ4)/i);
			for (const ram of [8, 16, 32]) {
				const asked = judge(facts, pc(ram));
				const order = ['unknown', 'no', 'slow', 'tight', 'comfortable'];
				const found = fittingFor(
					asked,
					facts,
					forms.map((one) => one.facts),
					(one, context) => judge(one, pc(ram), context),
				);
				for (const { verdict } of found)
					expect(order.indexOf(verdict.verdict)).toBeGreaterThan(order.indexOf(asked.verdict));
			}
		}
	});
});
