// What Ollama will use, by its own rules.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgeOptions, judge } from '../../src/recommend/devices/judge.ts';
import { unknown } from '../../src/types/known.ts';
import type { GpuFacts, Machine, MachineFacts, Memory } from '../../src/types/machine.ts';
import { GiB, ollama } from './make.ts';

const none = unknown('a test');

const gpu = (part: Partial<GpuFacts>): GpuFacts => ({
	name: 'A card',
	vendor: 'nvidia',
	kind: 'discrete',
	memory: { total: 8 * GiB, free: 7 * GiB },
	bandwidth: none,
	driver: none,
	...(part.vendor === undefined || part.vendor === 'nvidia' ? { kernelDriver: 'nvidia' } : {}),
	...part,
});

const facts = (
	gpus: GpuFacts[],
	rest: {
		os?: Partial<MachineFacts['os']>;
		memory?: Partial<Memory>;
		ollama?: Partial<MachineFacts['ollama']>;
		findings?: MachineFacts['findings'];
	} = {},
): MachineFacts => ({
	schema: 1,
	os: { platform: 'linux', name: 'Linux', arch: 'x64', environment: 'native', ...rest.os },
	cpu: { name: 'CPU', cores: 8, threads: 16, features: ['avx2'], bandwidth: none },
	memory: { total: 32 * GiB, available: 24 * GiB, limit: null, limitSource: null, ...rest.memory },
	gpus,
	disk: { path: '/m', free: 1e12 },
	ollama: { ...ollama, ...rest.ollama },
	findings: rest.findings ?? [],
	sources: {},
});

const codes = (machine: Machine) => machine.findings.map((finding) => finding.code);
const used = (machine: Machine) => machine.gpus.map((entry) => entry.usedByOllama);
const libraries = (gpus: GpuFacts[], options: JudgeOptions = {}, os: Partial<MachineFacts['os']> = {}) =>
	judge(facts(gpus, { os }), options).gpus.map((entry) => entry.library ?? null);

describe('NVIDIA', () => {
	it.each([
		['570.124.06', '8.9', true, []],
		['550.54', '8.6', true, []],
		['549.9', '8.6', false, ['nvidia-driver-too-old']],
		['535.183.01', '8.9', false, ['nvidia-driver-too-old']],
		['560.35', '6.1', false, ['nvidia-driver-too-old']],
		['560.35', '7.0', true, []],
		['570.0', '6.1', true, []],
		['570.0', '5.0', true, []],
		['570.0', '3.7', false, ['nvidia-card-too-old']],
	])('driver %s with capability %s: %s', (driver, computeCapability, expected, found) => {
		const machine = judge(facts([gpu({ driver, computeCapability })]));
		expect(used(machine)).toEqual([expected]);
		expect(codes(machine)).toEqual(found);
	});
	it('names both versions and what helps', () => {
		const [finding] = judge(facts([gpu({ driver: '535.1', computeCapability: '8.9' })])).findings;
		expect(finding?.text).toMatch(/535.*550/);
		expect(finding?.cure).toMatch(/550/);
	});
	it('leaves the driver of Jetsons alone', () => {
		expect(libraries([gpu({ name: 'Orin (nvgpu)', kind: 'unified', driver: '540.4.0' })])).toEqual(['cuda']);
	});
	it('cannot use a card without its driver', () => {
		expect(libraries([gpu({ kernelDriver: 'nouveau' })])).toEqual([null]);
	});
	it('gives a program one slice', () => {
		expect(libraries([gpu({ slice: '3g.20gb' }), gpu({ slice: '2g.10gb' })])).toEqual(['cuda', null]);
	});
	it.each([
		['0', ['cuda', null]],
		['1', [null, 'cuda']],
		['1,0', ['cuda', 'cuda']],
		['-1', [null, null]],
		['', [null, null]],
		['0,-1,1', ['cuda', null]],
		['GPU-3fe16230', ['cuda', 'cuda']],
	])('CUDA_VISIBLE_DEVICES=%j', (value, expected) => {
		const cards = [gpu({ index: 0 }), gpu({ index: 1 })];
		expect(libraries(cards, { env: { CUDA_VISIBLE_DEVICES: value } })).toEqual(expected);
	});
});

describe('AMD', () => {
	const amd = (gfx: string | undefined, kind: GpuFacts['kind'] = 'discrete') =>
		gpu({ vendor: 'amd', kernelDriver: 'amdgpu', kind, ...(gfx ? { gfx } : {}) });
	it.each([
		['gfx1100', 'linux', 'rocm'],
		['gfx90a', 'linux', 'rocm'],
		['gfx90a', 'win32', 'vulkan'],
		['gfx1031', 'linux', 'vulkan'],
		['gfx906', 'linux', 'vulkan'],
		['gfx1201', 'win32', 'rocm'],
		[undefined, 'linux', 'vulkan'],
		['gfx1100', 'darwin', null],
	] as const)('%s on %s: %s', (gfx, platform, library) => {
		expect(libraries([amd(gfx)], {}, { platform })).toEqual([library]);
	});
	it('uses Vulkan where the ROCm part is missing, and nothing where Vulkan is off too', () => {
		expect(libraries([amd('gfx1100')], { rocm: false })).toEqual(['vulkan']);
		const machine = judge(facts([amd('gfx1100')]), { rocm: false, env: { OLLAMA_VULKAN: '0' } });
		expect([used(machine), codes(machine)]).toEqual([[false], ['vulkan-off']]);
	});
	it('follows HSA_OVERRIDE_GFX_VERSION', () => {
		expect(libraries([amd('gfx1031')], { env: { HSA_OVERRIDE_GFX_VERSION: '10.3.0' } })).toEqual(['rocm']);
	});
	it('leaves out what is built into processors, but Strix Halo', () => {
		expect(libraries([amd('gfx1103', 'integrated'), amd('gfx1150', 'integrated'), amd('gfx1151', 'unified')])).toEqual([
			null,
			null,
			'rocm',
		]);
		const without = judge(facts([amd('gfx1151', 'unified')]), { rocm: false });
		expect([used(without), codes(without)]).toEqual([[false], ['rocm-missing']]);
	});
	it('uses built-in graphics that were switched on, and none where all are switched off', () => {
		expect(libraries([amd('gfx1103', 'integrated')], { env: { OLLAMA_IGPU_ENABLE: '1' } })).toEqual(['vulkan']);
		expect(libraries([amd('gfx1151', 'unified')], { env: { OLLAMA_IGPU_ENABLE: '0' } })).toEqual([null]);
	});
	it('minds access, unless another user’s server runs', () => {
		const findings: MachineFacts['findings'] = [{ code: 'no-gpu-access', severity: 'problem', text: '', cure: '' }];
		expect(used(judge(facts([amd('gfx1100')], { findings })))).toEqual([false]);
		expect(used(judge(facts([amd('gfx1100')], { findings, ollama: { status: 'running' } })))).toEqual([true]);
	});
});

describe('Intel and Apple', () => {
	it('uses Arc through Vulkan and leaves built-in graphics out', () => {
		const arc = gpu({ vendor: 'intel', kernelDriver: 'xe' });
		expect(libraries([arc, gpu({ vendor: 'intel', kind: 'integrated', kernelDriver: 'i915' })])).toEqual([
			'vulkan',
			null,
		]);
		expect(libraries([arc], { env: { OLLAMA_VULKAN: 'false' } })).toEqual([null]);
	});
	it('uses Metal on Apple chips from macOS 14', () => {
		const apple = gpu({ vendor: 'apple', kind: 'unified' });
		const mac = (version: string) => ({ platform: 'darwin' as const, arch: 'arm64', version });
		expect(libraries([apple], {}, mac('15.6'))).toEqual(['metal']);
		expect(libraries([apple], {}, mac('13.7'))).toEqual([null]);
	});
	it('uses nothing on Intel Macs', () => {
		const machine = judge(facts([gpu({ vendor: 'amd' }), gpu({ vendor: 'intel' })], { os: { platform: 'darwin' } }));
		expect([used(machine), codes(machine)]).toEqual([[false, false], ['intel-mac']]);
	});
});

describe('the computer as a whole', () => {
	it('warns of a limit that Ollama does not see', () => {
		const limited = (limitSource: string) => codes(judge(facts([], { memory: { limit: GiB, limitSource } })));
		expect(limited('cgroup v2')).toEqual(['container-limit']);
		expect(limited('cgroup v1')).toEqual(['container-limit-v1']);
	});
	it('forced to the processor uses no card', () => {
		expect(libraries([gpu({ driver: '570.1' })], { env: { OLLAMA_LLM_LIBRARY: 'cpu_avx2' } })).toEqual([null]);
	});
	it('is judged the same twice, and every card has a reason', () => {
		const card = fc.record({
			vendor: fc.constantFrom('nvidia', 'amd', 'intel', 'apple', 'other'),
			kind: fc.constantFrom('discrete', 'integrated', 'unified'),
			driver: fc.constantFrom<GpuFacts['driver']>('470.1', '555.1', '580.1', none),
			gfx: fc.constantFrom('gfx1100', 'gfx1031', 'gfx1151'),
			kernelDriver: fc.constantFrom('nvidia', 'amdgpu', 'none'),
		});
		const law = fc.property(
			fc.array(card, { maxLength: 4 }),
			fc.constantFrom('linux', 'darwin', 'win32'),
			(cards, platform) => {
				const once = judge(
					facts(
						cards.map((part) => gpu(part as Partial<GpuFacts>)),
						{ os: { platform } as never },
					),
				);
				expect(judge(once)).toEqual(once);
				expect(
					once.gpus.every(
						(entry) => entry.because.endsWith('.') && entry.usedByOllama === (entry.library !== undefined),
					),
				).toBe(true);
			},
		);
		expect(() => fc.assert(law)).not.toThrow();
	});
});
