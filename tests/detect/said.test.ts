// What a person said, over what is seen: the values are theirs, what Ollama will use stays what it can see.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finderOf } from '../../src/commands/machine-for.ts';
import { readMachine } from '../../src/detect/read-machine.ts';
import { replay } from '../../src/detect/recording.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import { withSaid } from '../../src/recommend/devices/said.ts';
import type { FactKey, SaidFacts } from '../../src/types/config.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Recording } from '../../src/types/recording.ts';
import { command, factsOf, GiB, meminfo, ollama, query, recording } from './make.ts';

const on = '2026-11-28';
const facts = (said: Partial<Record<FactKey, string | string[]>>): SaidFacts =>
	Object.fromEntries(Object.entries(said).map(([key, value]) => [key, { value: [value].flat(), on }]));

const smi = (name: string, mib: number, driver: string) =>
	query(`0, g, ${name}, 00000000:01:00.0, ${mib}, 0, ${mib}, ${driver}, 8.6, [N/A]`);
const computer = (...commands: Recording['commands']): Recording =>
	recording('linux', commands, { ...meminfo(16, 9), '/sys/class/drm': [] });
const table = () => finderOf(gpuTable());

async function say(made: Recording, said: Parameters<typeof facts>[0]): Promise<Machine> {
	return withSaid(judge(await factsOf(made)), facts(said), table());
}
const codes = (machine: Machine) => machine.findings.map(({ code }) => code);

describe('cards', () => {
	it('one that was not seen counts, and says that Ollama has to see it too', async () => {
		const machine = await say(computer(), { gpu: ['rtx 3060:12', 'rtx 3060:12'] });
		expect(machine.gpus).toHaveLength(2);
		expect(machine.gpus[0]).toMatchObject({ said: true, seen: false, usedByOllama: true, memory: { total: 12 * GiB } });
		expect(machine.gpus[0]?.because).toContain('only if it sees it too');
		expect(machine.findings.find(({ code }) => code === 'said-gpu')?.text).toContain('Ollama uses only what it sees');
	});

	it('one that was seen is judged by the driver that was seen, whatever is said', async () => {
		const machine = await say(computer(smi('NVIDIA GeForce RTX 3060', 12288, '535.1')), { gpu: 'rtx 3060:12' });
		expect(machine.gpus).toMatchObject([{ said: true, usedByOllama: false, driver: '535.1' }]);
		expect(machine.gpus[0]).not.toHaveProperty('seen');
		expect(codes(machine)).toContain('nvidia-driver-too-old');
	});

	it('a size that was said stands in place of the one that was seen; without one, what is seen stays', async () => {
		const made = computer(smi('NVIDIA GeForce RTX 3060', 12288, '570.1'));
		expect((await say(made, { gpu: 'rtx 3060:6' })).gpus[0]?.memory.total).toBe(6 * GiB);
		expect((await say(made, { gpu: 'rtx 3060' })).gpus[0]?.memory).toEqual({ total: 12 * GiB, free: 12 * GiB });
	});

	it('of two that were said, one may have been seen', async () => {
		const made = computer(smi('NVIDIA GeForce RTX 3060', 12288, '570.1'));
		const machine = await say(made, { gpu: ['rtx 3060', 'rtx 3060'] });
		expect(machine.gpus.map(({ seen }) => seen)).toEqual([undefined, false]);
	});

	it('none, where one is seen, says that Ollama may use it all the same', async () => {
		const machine = await say(computer(smi('NVIDIA GeForce RTX 3060', 12288, '570.1')), { gpu: 'none' });
		expect(machine.gpus).toEqual([]);
		expect(machine.said).toMatchObject([{ key: 'gpu', seen: expect.stringContaining('RTX 3060') }]);
		expect(machine.findings.find(({ code }) => code === 'said-gpu')?.text).toContain(
			'may use what is seen all the same',
		);
	});

	it('a fault that was found stays, an open question is answered', async () => {
		const mismatch = command('nvidia-smi', '*', 'Failed to initialize NVML: Driver/library version mismatch', 18);
		const broken = await say(computer(mismatch), { gpu: 'rtx 3060' });
		expect(codes(broken)).toContain('nvidia-driver-mismatch');
		expect(broken.said).toMatchObject([{ key: 'gpu', seen: 'not known' }]);
		const open = judge({
			...(await factsOf(computer())),
			findings: [{ code: 'graphics-unknown', severity: 'warning', text: '', cure: '' }],
		});
		expect(codes(withSaid(open, facts({ gpu: 'rtx 3060:12' }), table()))).toEqual(['said-gpu']);
	});

	it('no Apple chip is in a computer that is no Mac', async () => {
		await expect(say(computer(), { gpu: 'M4 Pro' })).rejects.toMatchObject({ code: 'bad-option', exit: 2 });
		await expect(say(computer(), { gpu: 'no such card' })).rejects.toMatchObject({ code: 'unknown-gpu', exit: 2 });
	});
});

describe('the running Ollama has the last word', () => {
	const started = 'level=INFO msg="server config" env="map[]"\n';
	const sees = (line: string) => `${started}level=INFO msg="inference compute" ${line}\n`;
	const card =
		'id=GPU-1 library=CUDA compute=8.6 name=CUDA0 description="NVIDIA GeForce RTX 3060" driver=13.0 pci_id=0000:01:00.0 type=discrete total="12.0 GiB" available="11.6 GiB"';
	const cpu =
		'id=cpu library=cpu compute="" name=cpu description=cpu driver="" pci_id="" type="" total="16.0 GiB" available="9.0 GiB"';

	const machine = async (log: string): Promise<Machine> => {
		const amend = table();
		return readMachine(replay(computer(command('journalctl', '*', sees(log)))), {
			ollama: { ...ollama, status: 'running' },
			modelsDir: '/models',
			live: false,
			amend: (seen, options) => withSaid(seen, facts({ gpu: 'rtx 3060:12' }), amend, options),
		});
	};

	it('where it did not find the card, it does not use it', async () => {
		const told = await machine(cpu);
		expect(told.gpus).toMatchObject([{ said: true, usedByOllama: false }]);
		expect(codes(told)).toContain('ollama-misses-gpu');
	});

	it('where it found it, nothing is left to doubt', async () => {
		const told = await machine(card);
		expect(told.gpus).toMatchObject([{ said: true, usedByOllama: true }]);
		expect(told.gpus[0]?.because).toContain('its log says so');
	});
});

describe('memory, its speed, cores', () => {
	it('what is in use stays in use', async () => {
		const machine = await say(computer(), { ram: '32' });
		expect(machine.memory).toMatchObject({ total: 32 * GiB, available: 25 * GiB });
		expect(machine.sources['memory.available']).toContain('less the 7.0 GB in use now');
		expect(machine.findings.find(({ code }) => code === 'said-ram')?.text).toContain('really are only 16 GB');
		expect((await say(computer(), { ram: '12' })).findings[0]?.text).not.toContain('really');
	});

	it('a container’s limit holds whatever is said', async () => {
		const seen = judge(await factsOf(computer()));
		const limited: Machine = {
			...seen,
			memory: { total: 16 * GiB, available: GiB, limit: 2 * GiB, limitSource: 'cgroup v2' },
		};
		const machine = withSaid(limited, facts({ ram: '64' }), table());
		expect(machine.memory).toMatchObject({ total: 64 * GiB, available: GiB, limit: 2 * GiB });
		expect(machine.sources['memory.available']).toBe(seen.sources['memory.available']);
	});

	it('where nothing was seen, what is in use is assumed and called so', async () => {
		const machine = await say(recording('linux', [], { '/sys/class/drm': [] }), { ram: '16' });
		expect(machine.memory).toMatchObject({ total: 16 * GiB, available: 12 * GiB });
		expect(machine.sources['memory.available']).toMatch(/^assumed/);
		expect(codes(machine)).not.toContain('memory-unknown');
	});

	it('are each told with what is seen instead', async () => {
		const machine = await say(computer(), { 'cpu-bandwidth': '90', cores: '12' });
		expect(machine.cpu).toMatchObject({ cores: 12, bandwidth: { value: 90e9 } });
		expect(machine.sources['cpu.cores']).toMatch(/^said by you on 2026-11-28, not seen; seen instead: not known/);
		expect(codes(machine)).toEqual(['said-cpu-bandwidth', 'said-cores']);
	});
});

it('nothing said changes nothing, and saying twice is saying once', async () => {
	const seen = judge(await factsOf(computer(smi('NVIDIA GeForce RTX 3060', 12288, '570.1'))));
	const finder = table();
	expect(withSaid(seen, {}, finder)).toBe(seen);
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 1, max: 512 }), (ram, cores) => {
			const said = facts({ ram: String(ram), cores: String(cores) });
			const { memory, cpu, gpus } = withSaid(seen, said, finder);
			expect([memory.total, cpu.cores]).toEqual([ram * GiB, cores]);
			expect(gpus).toEqual(seen.gpus);
			const available = memory.available as number;
			expect(available).toBeGreaterThanOrEqual(0);
			expect(available).toBeLessThanOrEqual(ram * GiB);
		}),
	);
});
