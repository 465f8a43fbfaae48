// What Ollama says of its devices is laid over what the rules say: which card is which, what is then used, what is told.

import { describe, expect, it } from 'vitest';
import { type EngineAnswer, type EngineDevice, withEngine, withLoaded } from '../../src/recommend/devices/engine.ts';
import { remoteMachine, withoutQuestion } from '../../src/recommend/devices/remote.ts';
import { unknown } from '../../src/types/known.ts';
import type { Gpu, LoadedModel, Machine } from '../../src/types/machine.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';

const device = (name: string, over: Partial<EngineDevice> = {}): EngineDevice => ({
	name,
	library: 'cuda',
	total: 10 * GiB,
	...over,
});
const cpu: EngineDevice = { name: 'cpu', library: null, total: 32 * GiB };
const overlaid = (gpus: Gpu[], devices: EngineDevice[], over: Partial<EngineAnswer> = {}): Machine =>
	withEngine(machineOf({ gpus }), { by: 'log', devices: [cpu, ...devices], ...over });
const usedBy = (machine: Machine) => machine.gpus.map(({ name, usedByOllama }) => `${name} ${usedByOllama}`);
const codes = ({ findings }: Machine) => findings.map(({ code }) => code);
const unused = (name: string, over: Partial<Gpu> = {}) => {
	const { library: _, ...rest } = gpuOf(name, 10, { usedByOllama: false, ...over });
	return rest;
};

describe('which card is which', () => {
	it('by its place, before its name', () => {
		const two = [gpuOf('RTX 3060', 12, { pci: '01:00.0' }), gpuOf('RTX 3060', 12, { pci: '02:00.0' })];
		expect(usedBy(overlaid(two, [device('RTX 3060', { pci: '02:00.0' })]))).toEqual([
			'RTX 3060 false',
			'RTX 3060 true',
		]);
	});

	it('by its name, however a maker writes it, where one of the two has no place', () => {
		const cards = [gpuOf('NVIDIA GeForce RTX 3060', 12, { pci: '01:00.0' }), gpuOf('NVIDIA GeForce RTX 3090', 24)];
		expect(usedBy(overlaid(cards, [device('GeForce RTX 3060')]))).toEqual([
			'NVIDIA GeForce RTX 3060 true',
			'NVIDIA GeForce RTX 3090 false',
		]);
		// Two places that differ are two cards, even of one name.
		const other = overlaid(
			[gpuOf('RTX 3060', 12, { pci: '01:00.0' }), gpuOf('RTX 4090', 24)],
			[device('RTX 3060', { pci: '09:00.0' })],
		);
		expect(usedBy(other)[0]).toBe('RTX 3060 false');
	});

	it('by its maker, where that has one card and one device', () => {
		const radeon = gpuOf('AMD Radeon RX 7900 XTX', 24, { vendor: 'amd', library: 'rocm' });
		expect(usedBy(overlaid([radeon], [device('gfx1100', { library: 'rocm' })]))).toEqual([
			'AMD Radeon RX 7900 XTX true',
		]);
		expect(usedBy(overlaid([radeon, { ...radeon, name: 'B' }], [device('gfx', { library: 'rocm' })]))).toEqual([
			'AMD Radeon RX 7900 XTX false',
			'B false',
		]);
		expect(usedBy(overlaid([radeon], [device('x', { library: 'rocm' }), device('y', { gfx: 'gfx1' })]))[0]).toMatch(
			/ true/,
		);
	});

	it.each([
		['anything', 'cuda', 'nvidia'],
		['Quadro P1000', 'vulkan', 'nvidia'],
		['anything', 'rocm', 'amd'],
		['AMD Radeon Graphics', 'vulkan', 'amd'],
		['anything', 'metal', 'apple'],
		['Apple M4', 'vulkan', 'apple'],
		['Intel(R) Arc(TM) A770', 'vulkan', 'intel'],
		['Arc B580', 'vulkan', 'intel'],
		['llvmpipe', 'vulkan', 'other'],
	] as const)('a device "%s" of %s is of %s', (name, library, vendor) => {
		expect(overlaid([], [device(name, { library })]).gpus).toMatchObject([{ vendor, usedByOllama: true, library }]);
	});
});

describe('a card that only the engine sees', () => {
	it('is one of its own, with what was told of it', () => {
		const [seen] = overlaid([], [device('New', { pci: '01:00.0', gfx: 'gfx1', free: GiB })]).gpus;
		expect(seen).toMatchObject({
			kind: 'discrete',
			memory: { total: 10 * GiB, free: GiB },
			pci: '01:00.0',
			gfx: 'gfx1',
		});
		expect(seen?.sharesRam).toBeUndefined();
		expect(overlaid([], [device('New')]).gpus[0]?.memory.free).toHaveProperty('unknown');
		expect(overlaid([], [device('New')]).sources).toHaveProperty(['gpus.0']);
	});

	it('shares the memory where it is built in: left out through Vulkan, used otherwise', () => {
		const through = (library: EngineDevice['library']) =>
			overlaid([], [device('AMD Radeon Graphics', { library, integrated: true })]).gpus[0];
		expect(through('vulkan')).toMatchObject({ kind: 'integrated', sharesRam: true, usedByOllama: false });
		expect(through('vulkan')?.library).toBeUndefined();
		expect(through('rocm')).toMatchObject({ kind: 'unified', sharesRam: true, usedByOllama: true, library: 'rocm' });
		expect(overlaid([], [device('M4', { library: 'metal' })]).gpus[0]).toMatchObject({
			kind: 'unified',
			sharesRam: true,
		});
	});

	it('is no further one where a card of its maker is known', () => {
		expect(overlaid([gpuOf('A', 8)], [device('A'), device('B')]).gpus).toHaveLength(1);
	});
});

describe('what is then used', () => {
	it('a card that is not among the devices is not, and the first thing told', () => {
		const machine = overlaid([gpuOf('A', 8)], []);
		expect(machine.gpus[0]).toMatchObject({ usedByOllama: false });
		expect(machine.gpus[0]?.library).toBeUndefined();
		expect(codes(machine)).toHaveLength(1);
		expect(machine.findings[0]?.text).toContain('A');
	});

	it('a card that the rules had left out is, and what said so is taken back', () => {
		const findings = [
			'nvidia-driver-too-old',
			'nvidia-card-too-old',
			'rocm-missing',
			'no-gpu-access',
			'graphics-unknown',
			'x',
		];
		const machine = { ...machineOf({ gpus: [unused('A')] }), findings: findings.map((code) => ({ code }) as never) };
		const then = withEngine(machine, { by: 'log', devices: [device('A')] });
		expect(then.gpus[0]).toMatchObject({ usedByOllama: true, library: 'cuda' });
		expect(codes(then)).toEqual(['x']);
		const same = withEngine({ ...machine, gpus: [gpuOf('A', 8)] }, { by: 'log', devices: [device('A')] });
		expect(codes(same)).toEqual(findings);
	});

	it('a list says only what could be: it takes none in that Ollama leaves out, and is silent of what it did not ask', () => {
		expect(usedBy(overlaid([unused('A')], [device('A')], { by: 'list' }))).toEqual(['A false']);
		const asked = (...libraries: ('cuda' | 'rocm')[]) =>
			usedBy(overlaid([gpuOf('A', 8)], [], { by: 'list', asked: libraries }));
		expect(asked('rocm')).toEqual(['A true']);
		expect(asked('cuda')).toEqual(['A false']);
	});

	it('nothing changes where nothing was said', () => {
		const machine = machineOf({ gpus: [gpuOf('A', 8)] });
		expect(withEngine(machine, { by: 'log', devices: [] })).toBe(machine);
		expect(withEngine(machine, { by: 'list', devices: [], asked: [] })).toBe(machine);
		expect(usedBy(withEngine(machine, { by: 'list', devices: [], asked: ['cuda'] }))).toEqual(['A false']);
	});

	it('sizes are taken where nobody else told them, free memory from a list alone', () => {
		const none = unknown('x');
		const blank = gpuOf('A', 8, { memory: { total: none, free: none } });
		const sizes = (gpu: Gpu, by: EngineAnswer['by'], over: Partial<EngineDevice> = {}) =>
			overlaid([gpu], [device('A', { free: GiB, ...over })], { by }).gpus[0]?.memory;
		expect(sizes(blank, 'list')).toEqual({ total: 10 * GiB, free: GiB });
		expect(sizes(blank, 'log')).toEqual({ total: 10 * GiB, free: none });
		expect(sizes(gpuOf('A', 8), 'list')).toEqual({ total: 8 * GiB, free: 8 * GiB });
		// What Metal may take is told by its list better than by any rule.
		const mac = gpuOf('A', 8, { vendor: 'apple', kind: 'unified', library: 'metal' });
		expect(sizes(mac, 'list', { library: 'metal' })?.total).toBe(10 * GiB);
		expect(sizes(mac, 'log', { library: 'metal' })?.total).toBe(8 * GiB);
	});
});

describe('a loaded model on the processor', () => {
	const loaded = (name: string, size: number, onGpu: number) => ({ name, size, onGpu }) as LoadedModel;
	const told = (gpus: Gpu[], ...models: LoadedModel[]) => codes(withLoaded(machineOf({ gpus }), models)).length;
	const card = gpuOf('A', 8);

	it('is told where a card would be used, and none lies on it', () => {
		expect(told([card], loaded('m', 5, 0))).toBe(1);
		expect(told([card], loaded('m', 5, 0), loaded('n', 5, 5))).toBe(0);
		expect(told([card], loaded('m', 5, 5))).toBe(0);
		expect(told([card], loaded('m', 0, 0))).toBe(0);
		expect(told([unused('B')], loaded('m', 5, 0))).toBe(0);
		expect(told([card])).toBe(0);
	});
});

describe('a server on another computer', () => {
	const { ollama } = machineOf();
	const model = (onGpu: number) => ({ name: 'm', size: 100, onGpu }) as LoadedModel;
	const running = (loaded: LoadedModel[] = []) => remoteMachine({ ...ollama, status: 'running' }, loaded);

	it('leaves all of it unknown, with the reason', () => {
		const machine = running();
		expect(machine.ollama.local).toBe(false);
		expect(machine.os).toMatchObject({ platform: 'unknown', arch: 'unknown' });
		expect(machine.gpus).toEqual([]);
		for (const value of [machine.memory.total, machine.memory.available, machine.disk.free, machine.cpu.name])
			expect(value).toHaveProperty('unknown');
		const silent = remoteMachine({ ...ollama, status: 'absent' }, []);
		expect(silent.memory.total).not.toEqual(machine.memory.total);
		expect(silent.findings[0]?.text).not.toBe(machine.findings[0]?.text);
	});

	it('tells where each loaded model lies', () => {
		const said = [0, 40, 100].map((onGpu) => running([model(onGpu)]).findings[1]?.text ?? '');
		expect(new Set(said).size).toBe(3);
		expect(said[0]).toMatch(/processor/);
		expect(said[2]).toMatch(/graphics/);
	});

	it('asks for its parts until memory and graphics were said', () => {
		const asks = (machine: Machine) => withoutQuestion(machine).findings[0]?.cure !== '';
		const machine = running();
		expect(machine.findings[0]?.cure).not.toBe('');
		expect(asks(machine)).toBe(true);
		const memory = { ...machine.memory, total: 16 * GiB };
		expect(asks({ ...machine, memory })).toBe(true);
		expect(asks({ ...machine, sources: { gpus: 'said' } })).toBe(true);
		const whole = { ...machine, memory, sources: { gpus: 'said' } };
		expect(asks(whole)).toBe(false);
		expect(asks({ ...whole, ollama: { ...whole.ollama, local: true } })).toBe(true);
	});
});
