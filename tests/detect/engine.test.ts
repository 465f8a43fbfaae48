// What the engine says of itself, and that it is believed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askEngine, parseDeviceList, parseServerLog } from '../../src/detect/engine.ts';
import { replay } from '../../src/detect/recording.ts';
import { type EngineDevice, withEngine } from '../../src/recommend/devices/engine.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import type { Machine } from '../../src/types/machine.ts';
import { command, factsOf, GiB, MiB, ollama, query, recording, rubbishText } from './make.ts';

const log = (line: string) => `time=x level=INFO source=types.go:32 msg="inference compute" ${line}\n`;
const start = 'time=x level=INFO source=routes.go:1951 msg="server config" env="map[]"\n';
const nvidia =
	'id=GPU-1 filter_id="" library=CUDA compute=8.9 name=CUDA0 description="NVIDIA GeForce RTX 4060 Ti" driver=13.0 pci_id=0000:01:00.0 type=discrete total="16.0 GiB" available="14.6 GiB"';
const cpu =
	'id=cpu library=cpu compute="" name=cpu description=cpu driver="" pci_id="" type="" total="23.5 GiB" available="23.1 GiB"';

describe('the server’s log', () => {
	it('tells the devices of the last start', () => {
		expect(parseServerLog(start + log(cpu) + start + log(nvidia))).toEqual([
			{
				name: 'NVIDIA GeForce RTX 4060 Ti',
				library: 'cuda',
				total: 16 * GiB,
				free: Math.round(14.6 * GiB),
				pci: '0000:01:00.0',
			},
		]);
		expect(parseServerLog(start + log(cpu))).toMatchObject([{ name: 'cpu', library: null }]);
	});
	it('of older versions too', () => {
		const old =
			'library=cuda variant=v12 compute=8.9 driver=12.7 name="NVIDIA GeForce RTX 4060 Laptop GPU" total="8.0 GiB" available="6.9 GiB"';
		expect(parseServerLog(old)).toMatchObject([
			{ name: 'NVIDIA GeForce RTX 4060 Laptop GPU', total: 8 * GiB, free: Math.round(6.9 * GiB) },
		]);
	});
	it('is found where each system keeps it', async () => {
		const running = { ...ollama, status: 'running' as const };
		const linux = replay(recording('linux', [command('journalctl', '*', start + log(nvidia))]));
		const mac = replay(
			recording('darwin', [], { '/Users/a/.ollama/logs/server.log': start + log(cpu) }, { home: '/Users/a' }),
		);
		expect(await askEngine(linux, running)).toHaveLength(1);
		expect(await askEngine(mac, running)).toHaveLength(1);
		expect(await askEngine(linux, ollama)).toEqual([]);
	});
});

describe('the engine’s list of devices', () => {
	it('reads ROCm with its target', () => {
		const text =
			'  Device 0: AMD Radeon RX 6700 XT, gfx1031 (0x1031), VMM: no, Wave Size: 32, VRAM: 12272 MiB\nAvailable devices:\n  ROCm0: AMD Radeon RX 6700 XT (12272 MiB, 12248 MiB free)\n';
		expect(parseDeviceList(text)).toEqual([
			{ name: 'AMD Radeon RX 6700 XT', library: 'rocm', total: 12272 * MiB, free: 12248 * MiB, gfx: 'gfx1031' },
		]);
	});
	it('knows shared memory by Vulkan’s word, and skips devices without memory', () => {
		const text =
			'ggml_vulkan: 0 = Intel(R) Graphics (Intel open-source Mesa driver) | uma: 1 | fp16: 1\nAvailable devices:\n  Vulkan0: Intel(R) Graphics (16384 MiB, 12288 MiB free)\n  BLAS: Accelerate (0 MiB, 0 MiB free)\n';
		expect(parseDeviceList(text)).toMatchObject([{ library: 'vulkan', total: 16384 * MiB, integrated: true }]);
	});
	it.each([
		['Apple M4 Max', 110100],
		['Apple M3 Max', 28753],
	])('reads Metal: %s', (name, mib) => {
		const text = `Available devices:\n  MTL0: ${name} (${mib} MiB, ${mib} MiB free)\n  BLAS: Accelerate (0 MiB, 0 MiB free)\n`;
		expect(parseDeviceList(text)).toEqual([{ name, library: 'metal', total: mib * MiB, free: mib * MiB }]);
	});
	it('makes nothing of rubbish', () => {
		const sound = (devices: EngineDevice[]) =>
			devices.every(({ total, free = 0 }) => Number.isSafeInteger(total) && total > 0 && free >= 0);
		const text = fc.oneof(
			rubbishText(),
			fc.string().map((part) => log(`${part} total="${part}"`)),
		);
		expect(() =>
			fc.assert(fc.property(text, (raw) => sound(parseDeviceList(raw)) && sound(parseServerLog(raw)))),
		).not.toThrow();
	});
});

describe('a running server', () => {
	const machine = async (driver: string): Promise<Machine> =>
		judge(
			await factsOf(
				recording('linux', [
					query(`0, g, NVIDIA GeForce RTX 4060 Ti, 00000000:01:00.0, 16380, 0, 16380, ${driver}, 8.9, [N/A]`),
				]),
			),
		);
	const device: EngineDevice = {
		name: 'NVIDIA GeForce RTX 4060 Ti',
		library: 'cuda',
		total: 16 * GiB,
		pci: '0000:01:00.0',
	};
	const processor: EngineDevice = { name: 'cpu', library: null, total: 16 * GiB };

	it('that says nothing changes nothing', async () => {
		const before = await machine('570.1');
		expect(withEngine(before, [])).toBe(before);
		expect(withEngine(before, [device])).toEqual(before);
	});
	it('that did not find the card is believed, with a finding', async () => {
		const after = withEngine(await machine('570.1'), [processor]);
		expect(after.gpus).toMatchObject([{ usedByOllama: false }]);
		expect(after.gpus[0]).not.toHaveProperty('library');
		expect(after.findings[0]?.code).toBe('ollama-misses-gpu');
	});
	it('that uses a card against the rules is believed', async () => {
		const after = withEngine(await machine('535.1'), [device]);
		expect(after.gpus).toMatchObject([{ usedByOllama: true, library: 'cuda' }]);
		expect(after.findings.map((finding) => finding.code)).not.toContain('nvidia-driver-too-old');
	});
	it('pairs two cards of one name in order', async () => {
		const [one] = (await machine('570.1')).gpus;
		const two = { ...(await machine('570.1')), gpus: one ? [one, { ...one, pci: '0000:02:00.0' }] : [] };
		expect(withEngine(two, [device]).gpus.map((gpu) => gpu.usedByOllama)).toEqual([true, false]);
	});
});
