// What the engine says of itself, and that it is believed.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logText, parseServerLog } from '../../src/detect/engine.ts';
import { listDevices, parseDeviceList } from '../../src/detect/engine-list.ts';
import { readMachine } from '../../src/detect/read-machine.ts';
import { replay } from '../../src/detect/recording.ts';
import { modelsInLog, unitEnvironment } from '../../src/detect/server-settings.ts';
import { type EngineDevice, withEngine, withLoaded } from '../../src/recommend/devices/engine.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Recording } from '../../src/types/recording.ts';
import { command, factsOf, GiB, MiB, meminfo, ollama, query, recording, rubbishText } from './make.ts';

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
		const linux = replay(recording('linux', [command('journalctl', '*', start + log(nvidia))]));
		const mac = replay(
			recording('darwin', [], { '/Users/a/.ollama/logs/server.log': start + log(cpu) }, { home: '/Users/a' }),
		);
		expect(parseServerLog((await logText(linux, false)) ?? '')).toHaveLength(1);
		expect(parseServerLog((await logText(mac, false)) ?? '')).toHaveLength(1);
		expect(await logText(replay(recording('linux')), false)).toBeNull();
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
	it('reads the form that names the card before the library, and targets with their switches', () => {
		const turned = 'Available devices:\n  NVIDIA GeForce RTX 4090: NVIDIA CUDA (24564 MiB, 23592 MiB free)\n';
		expect(parseDeviceList(turned)).toMatchObject([
			{ name: 'NVIDIA GeForce RTX 4090', library: 'cuda', total: 24564 * MiB, free: 23592 * MiB },
		]);
		const two =
			'  Device 1: AMD Radeon Pro VII, gfx906:sramecc+:xnack- (0x906), VMM: no\nAvailable devices:\n  ROCm0: AMD Radeon RX 6800 (16368 MiB, 16342 MiB free)\n  ROCm1: AMD Radeon Pro VII (16368 MiB, 16348 MiB free)\n  Metal: Apple M3 Max (98304 MiB, 98303 MiB free)\n';
		expect(parseDeviceList(two)).toMatchObject([{}, { library: 'rocm', gfx: 'gfx906' }, { library: 'metal' }]);
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
	const byLog = (devices: EngineDevice[]) => ({ by: 'log' as const, devices });
	const processor: EngineDevice = { name: 'cpu', library: null, total: 16 * GiB };

	it('that says nothing changes nothing', async () => {
		const before = await machine('570.1');
		expect(withEngine(before, byLog([]))).toBe(before);
		expect(withEngine(before, byLog([device]))).toEqual(before);
	});
	it('that did not find the card is believed, with a finding', async () => {
		const after = withEngine(await machine('570.1'), byLog([processor]));
		expect(after.gpus).toMatchObject([{ usedByOllama: false }]);
		expect(after.gpus[0]).not.toHaveProperty('library');
		expect(after.findings[0]?.code).toBe('ollama-misses-gpu');
	});
	it('that uses a card against the rules is believed', async () => {
		const after = withEngine(await machine('535.1'), byLog([device]));
		expect(after.gpus).toMatchObject([{ usedByOllama: true, library: 'cuda' }]);
		expect(after.findings.map((finding) => finding.code)).not.toContain('nvidia-driver-too-old');
	});
	it('pairs two cards of one name in order', async () => {
		const [one] = (await machine('570.1')).gpus;
		const two = { ...(await machine('570.1')), gpus: one ? [one, { ...one, pci: '0000:02:00.0' }] : [] };
		expect(withEngine(two, byLog([device])).gpus.map((gpu) => gpu.usedByOllama)).toEqual([true, false]);
	});
});

describe('settings of the server', () => {
	const config = (env: string) => `level=INFO msg="server config" env="map[${env}]"\n`;
	it('are read from the newest line of its log, blanks and backslashes included', () => {
		const log =
			config('OLLAMA_LOAD_TIMEOUT:5m0s OLLAMA_MODELS:/old OLLAMA_MULTIUSER_CACHE:false') +
			config('OLLAMA_LOAD_TIMEOUT:5m0s OLLAMA_MODELS:D:\\\\My Models\\\\ollama OLLAMA_NOHISTORY:false');
		expect(modelsInLog(log)).toBe('D:\\My Models\\ollama');
		expect(modelsInLog(config('OLLAMA_MODELS:'))).toBeNull();
	});
	it('are read from its service and what was changed about it', () => {
		const unit =
			'[Service]\nUser=ollama\nEnvironment="PATH=/usr/bin" "OLLAMA_MODELS=/a b"\n\nEnvironment=OLLAMA_VULKAN=0\n';
		expect(unitEnvironment(unit)).toEqual({ PATH: '/usr/bin', OLLAMA_MODELS: '/a b', OLLAMA_VULKAN: '0' });
	});

	const running = { ...ollama, status: 'running' as const, program: '/usr/local/bin/ollama' };
	const service = '/etc/systemd/system/ollama.service';
	const files = {
		'/etc/passwd': 'root:x:0:0::/root:/bin/sh\nollama:x:990:990::/usr/share/ollama:/bin/false\n',
		[service]: '[Service]\nExecStart=/usr/local/bin/ollama serve\nUser=ollama\n',
	};
	const card = query('0, g, NVIDIA GeForce RTX 3060, 00000000:01:00.0, 12288, 0, 12288, 570.1, 8.6, [N/A]');
	const machineOf = (more: Record<string, string>, part = running) =>
		readMachine(replay(recording('linux', [card], { ...files, ...more }, { freeSpace: 1e12 })), { ollama: part });
	it('say where models go: the service’s home, or what was changed', async () => {
		expect((await machineOf({})).disk.path).toBe('/usr/share/ollama/.ollama/models');
		const moved = await machineOf({ [`${service}.d/override.conf`]: '[Service]\nEnvironment="OLLAMA_MODELS=/big"\n' });
		expect(moved.disk.path).toBe('/big');
		expect(moved.sources['disk.path']).toBe('the service ollama.service');
	});
	it('count for the cards, not those of this shell', async () => {
		const hidden = await machineOf({ [`${service}.d/a.conf`]: 'Environment=CUDA_VISIBLE_DEVICES=-1\n' });
		expect(hidden.gpus).toMatchObject([{ usedByOllama: false }]);
	});
	it('come from its own process where that may be read', async () => {
		const process = {
			'/proc/77/cmdline': '/usr/bin/ollama\0serve\0',
			'/proc/77/environ': 'HOME=/home/user\0OLLAMA_MODELS=/mnt/models\0',
		};
		expect((await machineOf(process)).disk.path).toBe('/mnt/models');
	});
	it('of a snap are its own', async () => {
		const snap = await machineOf({}, { ...running, status: 'stopped' as never, program: '/snap/bin/ollama' });
		expect(snap.disk.path).toBe('/var/snap/ollama/common/models');
		expect(snap.findings.map(({ code }) => code)).toContain('ollama-snap');
	});
	describe('of the app on a Mac', () => {
		const app = '/Users/user/Library/Application Support/Ollama';
		const on = (row: string | null, more: Recording['files'] = {}) => {
			const commands = row === null ? [] : [command('sqlite3', '*', row)];
			const there = { [app]: ['db.sqlite'], '/Volumes/Big/models': [], ...more };
			const mac = recording('darwin', commands, there, { home: '/Users/user', freeSpace: 1e12 });
			return readMachine(replay(mac), { ollama: { ...running, program: '/Applications/Ollama.app/x' } });
		};
		it('say where models go, where the log does not', async () => {
			const chosen = await on('[{"models":"/Volumes/Big/models"}]');
			expect(chosen.disk).toEqual({ path: '/Volumes/Big/models', free: 1e12 });
			expect(chosen.sources['disk.path']).toBe('the settings of the Ollama app');
			const log = config('OLLAMA_LOAD_TIMEOUT:5m0s OLLAMA_MODELS:/of/the/log OLLAMA_MULTIUSER_CACHE:false');
			const told = await on('[{"models":"/Volumes/Big/models"}]', { '/Users/user/.ollama/logs/server.log': log });
			expect(told.disk.path).toBe('/of/the/log');
		});
		it('are the usual folder where nothing was chosen, or the disk is not there', async () => {
			for (const row of ['[{"models":""}]', '[{"models":"/Volumes/Gone/models"}]'])
				expect((await on(row)).disk).toEqual({ path: '/Users/user/.ollama/models', free: 1e12 });
		});
		it('that cannot be read leave the free space unknown, with the reason', async () => {
			for (const row of [null, '[]', 'Error: no such column: models', '[{"models":7}]'])
				expect((await on(row)).disk.free).toEqual({ unknown: expect.stringMatching(/Ollama app/) });
			expect((await on(null, { [app]: [] })).disk.free).toBe(1e12);
		});
	});
	it('do not hold for a server on another computer', async () => {
		const far = await machineOf({}, { ...running, host: 'http://192.168.1.5:11434', local: false });
		expect(far.disk.path).toBe('/home/user/.ollama/models');
	});
});

describe('the engine of a server that does not run', () => {
	const root = '/usr/local/lib/ollama';
	const list = 'Available devices:\n  CUDA0: NVIDIA GeForce RTX 3060 (12287 MiB, 11200 MiB free)\n';
	const stopped = { ...ollama, status: 'stopped' as const, program: '/usr/local/bin/ollama' };
	const machineOf = (
		stdout: string,
		exitCode = 0,
		rows = [query('0, g, NVIDIA GeForce RTX 3060, 00000000:01:00.0, 12288, 0, 12288, 570.1, 8.6, [N/A]')],
	) => {
		const files = {
			...meminfo(32, 20),
			[`${root}/cuda_v12`]: ['libcudart.so.12', 'libggml-cuda.so'],
			[root]: ['cuda_v12', 'llama-server'],
		};
		const engine = command(`${root}/llama-server`, ['--list-devices', '--offline'], stdout, exitCode);
		return readMachine(replay(recording('linux', [...rows, engine], files)), { ollama: stopped });
	};
	it('is asked, and agrees', async () => {
		const machine = await machineOf(list);
		expect(machine.gpus).toMatchObject([{ usedByOllama: true, memory: { total: 12288 * MiB } }]);
		expect(machine.findings).toEqual([]);
	});
	it('does not see the card: a finding with its cure', async () => {
		const machine = await machineOf('Available devices:\n');
		expect(machine.gpus).toMatchObject([{ usedByOllama: false, because: 'Ollama’s engine does not see it.' }]);
		expect(machine.findings).toMatchObject([{ code: 'ollama-misses-gpu', cure: expect.stringMatching(/newest/) }]);
	});
	it('that cannot be asked changes nothing', async () => {
		expect((await machineOf('segmentation fault', 139)).gpus).toMatchObject([{ usedByOllama: true }]);
	});
	it('is given its own libraries', async () => {
		const seen: unknown[] = [];
		const files = { [`${root}/rocm_v7`]: ['libggml-hip.so'], [`${root}/cuda_v13`]: ['libggml-cuda.so'] };
		const look = replay(recording('linux', [], files));
		const run = async (file: string, args: readonly string[], options?: { env?: object }) => {
			seen.push([file, options?.env]);
			return look.run(file, args);
		};
		await listDevices({ ...look, run }, '/usr/local/bin/ollama', new Set(['cuda']));
		expect(seen).toEqual([
			[
				`${root}/llama-server`,
				{ LD_LIBRARY_PATH: `${root}:${root}/cuda_v13`, GGML_BACKEND_PATH: `${root}/cuda_v13/libggml-cuda.so` },
			],
		]);
	});
	it('of a recording adds a card that nothing else told of, and gives Metal’s own figure', async () => {
		const of = (platform: 'linux' | 'darwin', stdout: string, more = [] as ReturnType<typeof command>[]) =>
			readMachine(replay(recording(platform, [command('llama-server', '*', stdout), ...more])), {
				ollama,
				live: false,
			});
		expect((await of('linux', list)).gpus).toMatchObject([
			{ vendor: 'nvidia', memory: { total: 12287 * MiB, free: 11200 * MiB }, usedByOllama: true, library: 'cuda' },
		]);
		const uma =
			'ggml_vulkan: 0 = Intel(R) Graphics (Intel open-source Mesa driver) | uma: 1 | fp16: 1\nAvailable devices:\n  Vulkan0: Intel(R) Graphics (16384 MiB, 12288 MiB free)\n';
		expect((await of('linux', uma)).gpus).toMatchObject([{ kind: 'integrated', usedByOllama: false }]);
		const mac = command('sysctl', '*', `machdep.cpu.brand_string: Apple M3 Max\nhw.memsize: ${36 * GiB}\n`);
		const metal = 'Available devices:\n  MTL0: Apple M3 Max (28753 MiB, 28753 MiB free)\n';
		expect((await of('darwin', metal, [mac])).gpus).toMatchObject([{ memory: { total: 28753 * MiB } }]);
	});
});

describe('models that are loaded', () => {
	const machine = async () =>
		judge(
			await factsOf(
				recording(
					'linux',
					[query('0, g, NVIDIA GeForce RTX 3060, 00000000:01:00.0, 12288, 0, 12288, 570.1, 8.6, [N/A]')],
					meminfo(32, 20),
				),
			),
		);
	it('on the processor alone, beside a card, are a finding', async () => {
		const found = withLoaded(await machine(), [{ name: 'gemma3:4b', size: 4e9, onGpu: 0 }]);
		expect(found.findings).toMatchObject([{ code: 'model-not-on-gpu', text: expect.stringMatching(/gemma3:4b/) }]);
	});
	it('in part or whole on the card are none', async () => {
		for (const onGpu of [1e9, 4e9])
			expect(withLoaded(await machine(), [{ name: 'a', size: 4e9, onGpu }]).findings).toEqual([]);
	});
});
