// The reason a person is told for each card: why Ollama uses it, or what keeps it from it. The rules themselves:
// tests/detect/judge.test.ts.

import { describe, expect, it } from 'vitest';
import { type JudgeOptions, judge } from '../../src/recommend/devices/judge.ts';
import { plainName } from '../../src/recommend/devices/plain-name.ts';
import { workingSet } from '../../src/recommend/devices/working-set.ts';
import { unknown } from '../../src/types/known.ts';
import type { GpuFacts, MachineFacts, Vendor } from '../../src/types/machine.ts';
import { judgeWords as words } from '../../src/words/judge.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';

type Part = Partial<GpuFacts>;
interface Around {
	os?: Partial<MachineFacts['os']>;
	env?: Record<string, string>;
	rocm?: boolean;
	found?: string;
}

const drivers: Partial<Record<Vendor, string>> = { nvidia: 'nvidia', amd: 'amdgpu', intel: 'xe' };

/** The card as the rules see it, and what they say of it: "cuda: Ollama will use it." */
function told(vendor: Vendor, part: Part = {}, { os = {}, env = {}, rocm, found }: Around = {}): string {
	const { usedByOllama: _, because: __, library: ___, ...card } = gpuOf('A card', 8, { vendor });
	const facts = machineOf();
	const driver = drivers[vendor];
	const gpu: GpuFacts = { ...card, ...(driver ? { kernelDriver: driver as never } : {}), ...part };
	const findings = found ? [{ code: found, severity: 'problem' as const, text: '', cure: '' }] : [];
	const options: JudgeOptions = { env, ...(rocm === undefined ? {} : { rocm }) };
	const [seen] = judge({ ...facts, os: { ...facts.os, ...os }, findings, gpus: [gpu] }, options).gpus;
	return `${seen?.library ?? 'none'}: ${seen?.because}`;
}

const none = (because: string) => `none: ${because}`;
const mac = { os: { platform: 'darwin' as const } };
const closed = { found: 'no-gpu-access' };

describe('NVIDIA', () => {
	const blank = { driver: unknown('x'), memory: { total: unknown('x'), free: unknown('x') } };
	it.each<[string, Part, Around, string]>([
		['a usual card', {}, {}, `cuda: ${words.used}`],
		['shared memory', { kind: 'unified' }, {}, `cuda: ${words.usedShared}`],
		['nothing was told', blank, {}, `cuda: ${words.usedIfItWorks}`],
		['only the memory was told', { driver: unknown('x') }, {}, `cuda: ${words.used}`],
		['only the driver was told', { ...blank, driver: '580.1' }, {}, `cuda: ${words.used}`],
		['nothing was told of a stated card', { ...blank, said: true }, {}, `cuda: ${words.used}`],
		['nothing was told of a shared one', { ...blank, kind: 'unified' }, {}, `cuda: ${words.usedShared}`],
		['no permission', { kernelDriver: 'closed' }, {}, none(words.closed)],
		['the free driver', { kernelDriver: 'nouveau' }, {}, none(words.noDriver)],
		['the driver of Windows', { kernelDriver: 'windows' }, {}, `cuda: ${words.used}`],
		['a Mac', {}, mac, none(words.intelMac)],
		['an old card', { computeCapability: '3.7' }, {}, none(words.tooOldCard)],
		['a driver without a number', { driver: 'r580' }, {}, `cuda: ${words.used}`],
		['an old driver', { driver: '549.9' }, {}, none(words.driverTooOld(549, 550))],
		['one for an old card', { driver: '569.1', computeCapability: '6.1' }, {}, none(words.driverTooOld(569, 570))],
	])('%s', (_, part, around, expected) => expect(told('nvidia', part, around)).toBe(expected));
});

describe('AMD', () => {
	const strix: Part = { kind: 'unified', gfx: 'gfx1151' };
	const card: Part = { gfx: 'gfx1100' };
	const noKfd = { found: 'kfd-not-in-container' };
	it.each<[string, Part, Around, string]>([
		['a card of the list', card, {}, `rocm: ${words.used}`],
		['any other', { gfx: 'gfx803' }, {}, `vulkan: ${words.throughVulkan}`],
		['without the part for AMD', card, { rocm: false }, `vulkan: ${words.vulkanForRocm}`],
		['without its device', card, noKfd, `vulkan: ${words.vulkanWithoutKfd}`],
		['with Vulkan off', { gfx: 'gfx803' }, { env: { OLLAMA_VULKAN: '0' } }, none(words.vulkanOff)],
		['a Mac', card, mac, none(words.intelMac)],
		['no permission', card, closed, none(words.closed)],
		...['none', 'radeon', 'vfio-pci'].map((kernelDriver): [string, Part, Around, string] => [
			`the driver "${kernelDriver}"`,
			{ ...card, kernelDriver: kernelDriver as never },
			{},
			none(words.noDriver),
		]),
		['a stated card without one', { ...card, kernelDriver: 'none' as never, said: true }, {}, `rocm: ${words.used}`],
		[
			'an unknown system',
			{ gfx: 'gfx90a' },
			{ os: { platform: 'unknown' as never } },
			`vulkan: ${words.throughVulkan}`,
		],
		['an unknown system, both know it', card, { os: { platform: 'unknown' as never } }, `rocm: ${words.used}`],
		['Strix Halo', strix, {}, `rocm: ${words.usedShared}`],
		['Strix Halo without the part', strix, { rocm: false }, none(words.rocmMissing)],
		['Strix Halo without its device', strix, noKfd, none(words.closed)],
		['built in', { kind: 'integrated', gfx: 'gfx1103' }, {}, none(words.builtIn)],
		['built in, without the part', { kind: 'integrated', gfx: 'gfx1103' }, { rocm: false }, none(words.builtIn)],
		['built in, without its device', { kind: 'integrated', gfx: 'gfx1103' }, noKfd, none(words.builtIn)],
		['switched off', strix, { env: { OLLAMA_IGPU_ENABLE: 'false' } }, none(words.builtInSwitchedOff)],
		[
			'switched on, of the list',
			{ kind: 'integrated', gfx: 'gfx1150' },
			{ env: { OLLAMA_IGPU_ENABLE: '1' } },
			`rocm: ${words.builtInSwitchedOn}`,
		],
		[
			'taken for another chip',
			{ gfx: 'gfx1031' },
			{ env: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } },
			`rocm: ${words.used}`,
		],
		['that in sixteens', { gfx: 'x' }, { env: { HSA_OVERRIDE_GFX_VERSION: '9.0.10' } }, `rocm: ${words.used}`],
		...['v10.3.0', '10.3.0.1', '10.3'].map((version): [string, Part, Around, string] => [
			`no version: ${version}`,
			{ gfx: 'gfx1031' },
			{ env: { HSA_OVERRIDE_GFX_VERSION: version } },
			`vulkan: ${words.throughVulkan}`,
		]),
	])('%s', (_, part, around, expected) => expect(told('amd', part, around)).toBe(expected));
});

describe('Intel, Apple and others', () => {
	const builtIn: Part = { kind: 'integrated' };
	const on = (value: string) => ({ env: { OLLAMA_IGPU_ENABLE: value } });
	it.each<[Vendor, string, Part, Around, string]>([
		['intel', 'a card', {}, {}, `vulkan: ${words.throughVulkan}`],
		['intel', 'built in', builtIn, {}, none(words.builtIn)],
		['intel', 'built in, switched off', builtIn, on('0'), none(words.builtInSwitchedOff)],
		['intel', 'built in, switched on', builtIn, on('1'), `vulkan: ${words.builtInSwitchedOn}`],
		['intel', 'a card without its driver', { kernelDriver: 'none' as never }, {}, none(words.noDriver)],
		['intel', 'a card handed on', { kernelDriver: 'vfio-pci' as never }, {}, none(words.noDriver)],
		['intel', 'a stated one', { kernelDriver: 'none' as never, said: true }, {}, `vulkan: ${words.throughVulkan}`],
		['intel', 'built in without one', { ...builtIn, kernelDriver: 'none' as never }, {}, none(words.builtIn)],
		['intel', 'a Mac', {}, mac, none(words.intelMac)],
		['intel', 'no permission', {}, closed, none(words.closed)],
		['intel', 'Vulkan off', {}, { env: { OLLAMA_VULKAN: 'false' } }, none(words.vulkanOff)],
		[
			'apple',
			'macOS 14',
			{ kind: 'unified' },
			{ os: { platform: 'darwin', version: '14.0' } },
			`metal: ${words.usedShared}`,
		],
		[
			'apple',
			'macOS 13',
			{ kind: 'unified' },
			{ os: { platform: 'darwin', version: '13.6' } },
			none(words.macosTooOld),
		],
		['apple', 'an unknown macOS', { kind: 'unified' }, mac, `metal: ${words.usedShared}`],
		['apple', 'switched off', { kind: 'unified' }, { ...mac, ...on('0') }, none(words.builtInSwitchedOff)],
		['other', 'any card', {}, {}, none(words.unknownMaker)],
	])('%s, %s', (vendor, _, part, around, expected) => expect(told(vendor, part, around)).toBe(expected));

	it.each(['0', 'f', 'F', 'false', 'FALSE', 'False', ' 0 ', '"0"', "'false'"])('%j switches off', (value) =>
		expect(told('intel', builtIn, on(value))).toBe(none(words.builtInSwitchedOff)),
	);
	it.each(['', '  ', '""'])('%j is not set', (value) =>
		expect(told('intel', builtIn, on(value))).toBe(none(words.builtIn)),
	);
	it.each(['1', 'true', 'yes', '00', '"1"'])('%j switches on', (value) =>
		expect(told('intel', builtIn, on(value))).toBe(`vulkan: ${words.builtInSwitchedOn}`),
	);
});

describe('variables that hide cards', () => {
	const two = (vendor: Vendor, part: Part, env: Record<string, string>) => {
		const { usedByOllama: _, because: __, library: ___, ...card } = gpuOf('A card', 8, { vendor });
		const gpu = { ...card, kernelDriver: drivers[vendor] as never, ...part };
		return judge({ ...machineOf(), gpus: [gpu, gpu] }, { env }).gpus.map(({ library, because }) =>
			library ? 'seen' : because,
		);
	};
	it.each(['ROCR_VISIBLE_DEVICES', 'HIP_VISIBLE_DEVICES', 'GPU_DEVICE_ORDINAL'])('%s', (name) => {
		expect(two('amd', { gfx: 'gfx1100' }, { [name]: '1' })).toEqual([words.hidden(name), 'seen']);
		expect(two('amd', { gfx: 'gfx1100' }, { [name]: ' 0 , 1 ' })).toEqual(['seen', 'seen']);
		// Only CUDA takes nothing for none.
		expect(two('amd', { gfx: 'gfx1100' }, { [name]: ' ' })).toEqual(['seen', 'seen']);
	});
	it('GGML_VK_VISIBLE_DEVICES, for those that go through Vulkan', () => {
		const name = 'GGML_VK_VISIBLE_DEVICES';
		expect(two('intel', {}, { [name]: '0' })).toEqual(['seen', words.hidden(name)]);
		expect(two('amd', { gfx: 'gfx1100' }, { [name]: '0' })).toEqual(['seen', 'seen']);
	});
	it('CUDA_VISIBLE_DEVICES ends at the first that is no number; the cards’ own numbers were matched before', () => {
		const name = 'CUDA_VISIBLE_DEVICES';
		const hidden = words.hidden(name);
		expect(two('nvidia', {}, { [name]: '1x,0' })).toEqual([hidden, hidden]);
		expect(two('nvidia', {}, { [name]: '10' })).toEqual([hidden, hidden]);
		expect(two('nvidia', { index: 10 }, { [name]: '10' })).toEqual(['seen', 'seen']);
		expect(two('nvidia', {}, { [name]: 'MIG-x,0' })).toEqual(['seen', 'seen']);
		expect(two('nvidia', {}, { [name]: 'x-GPU-1' })).toEqual([hidden, hidden]);
		expect(two('nvidia', { listed: false }, {})).toEqual([hidden, hidden]);
	});
});

describe('names and shares', () => {
	it('of one card are one name, whoever tells it', () => {
		for (const name of ['NVIDIA GeForce RTX 3060 12 GB', 'GeForce(R) RTX(TM) 3060 12GB', 'nvidia rtx  3060'])
			expect(plainName(name)).toBe('rtx3060');
		expect(plainName('Intel(R) Arc(TM) A770 Graphics')).toBe('arca770');
		expect(plainName('AMD Radeon RX 7900 XTX')).toBe('radeonrx7900xtx');
	});
	it.each([
		[16, '15.6', 2 / 3],
		[35, '15.6', 2 / 3],
		[36, '15.6', 0.75],
		[36, undefined, 0.75],
		[24, '26.0', 0.74],
		[25, '26.0', 0.78],
		[48, '26.4', 0.78],
		[64, '26.4', 0.81],
		[128, '26.4', 0.84],
	])('of %i GB under macOS %s Metal may take %f', (ram, macos, share) => {
		expect(workingSet(ram * GiB, macos)).toBe(Math.round(ram * GiB * share));
	});
	it('or what the owner set, never more than there is', () => {
		expect(workingSet(16 * GiB, '15.6', 14000)).toBe(14000 * 2 ** 20);
		expect(workingSet(16 * GiB, '15.6', 99999)).toBe(16 * GiB);
	});
});
