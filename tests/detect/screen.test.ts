// The computer in words, at 80 and at 40 columns.

import { describe, expect, it } from 'vitest';
import { judge } from '../../src/recommend/devices/judge.ts';
import { type MachineLook, machineText } from '../../src/screen/machine.ts';
import { width } from '../../src/screen/text.ts';
import type { Machine } from '../../src/types/machine.ts';
import { card, command, factsOf, GiB, meminfo, query, recording } from './make.ts';

const cpuinfo = Array.from(
	{ length: 16 },
	(_, at) =>
		`processor\t: ${at}\nmodel name\t: AMD Ryzen 7 5800H with Radeon Graphics\nphysical id\t: 0\ncore id\t: ${at >> 1}\nflags\t: avx2\n`,
).join('\n');

const laptop = async (driver = '570.1'): Promise<Machine> =>
	judge(
		await factsOf(
			recording(
				'linux',
				[query(`0, g, NVIDIA GeForce RTX 4060 Laptop GPU, 00000000:01:00.0, 8188, 918, 7270, ${driver}, 8.9, [N/A]`)],
				{
					...meminfo(16, 10),
					'/proc/cpuinfo': cpuinfo,
					'/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12"\n',
					'/sys/class/drm': ['card0'],
					...card(0, '0000:06:00.0', {
						vendor: '0x1002',
						device: '0x1638',
						mem_info_vram_total: GiB / 2,
						mem_info_gtt_total: 8 * GiB,
					}),
				},
				{ freeSpace: 212e9 },
			),
		),
	);

const look = (part: Partial<MachineLook> = {}): MachineLook => ({
	columns: 80,
	color: false,
	unicode: true,
	accessible: false,
	...part,
});

describe('the computer in words', () => {
	it('is one line per fact, with what follows from it', async () => {
		expect(machineText(await laptop(), look())).toMatchInlineSnapshot(`
			"  Your computer
			  Processor    AMD Ryzen 7 5800H with Radeon Graphics, 8 cores
			  Memory       16 GB, 10 GB free now
			  Graphics     NVIDIA GeForce RTX 4060 Laptop, 8.0 GB of its own, 7.1 GB free
			               Ollama will use it.
			               AMD Radeon Vega (Cezanne), built in
			               Ollama leaves it out; it is built into the processor and shares
			               the memory above.
			  Disk         212 GB free where models go
			  Ollama       not known"
		`);
	});
	it('drops the second column at 40', async () => {
		expect(machineText(await laptop(), look({ columns: 40 }))).toMatchInlineSnapshot(`
			"  Your computer
			  Processor
			    AMD Ryzen 7 5800H with Radeon
			    Graphics, 8 cores
			  Memory
			    16 GB, 10 GB free now
			  Graphics
			    NVIDIA GeForce RTX 4060 Laptop,
			    8.0 GB of its own, 7.1 GB free
			    Ollama will use it.
			    AMD Radeon Vega (Cezanne), built in
			    Ollama leaves it out; it is built
			    into the processor and shares the
			    memory above.
			  Disk
			    212 GB free where models go
			  Ollama
			    not known"
		`);
	});
	it('says what is wrong and what helps', async () => {
		expect(machineText(await laptop('535.1'), look({ why: true }))).toMatchInlineSnapshot(`
			"  Your computer
			  System       Debian GNU/Linux 12, x64
			               /etc/os-release
			  Processor    AMD Ryzen 7 5800H with Radeon Graphics, 8 cores
			               reads 38 to 58 GB of memory a second at best; Ryzen up to 5000
			               uses two channels of DDR4
			               /proc/cpuinfo
			  Memory       16 GB, 10 GB free now
			               /proc/meminfo, MemTotal; /proc/meminfo, MemAvailable
			  Graphics     NVIDIA GeForce RTX 4060 Laptop, 8.0 GB of its own, 7.1 GB free
			               Ollama will not use it: its driver is version 535, and 550 or
			               newer is needed.
			               driver 535.1; compute capability 8.9
			               nvidia-smi
			               AMD Radeon Vega (Cezanne), built in
			               Ollama leaves it out; it is built into the processor and shares
			               the memory above.
			               gfx90c
			               /sys/class/drm/card0/device/mem_info_*
			  Disk         212 GB free where models go
			               /models; the file system
			  Ollama       not known
			               http://127.0.0.1:11434

			  ✗ NVIDIA driver 535 is installed; Ollama needs 550 or newer and would use
			    the processor instead, without saying so. That is several times slower.
			    Update the NVIDIA driver to 550 or newer, then restart."
		`);
	});
	it('has words beside its marks where asked, and no colour where there is none', async () => {
		const machine = await laptop('535.1');
		expect(machineText(machine, look({ accessible: true }))).toContain('Problem: NVIDIA driver 535');
		expect(machineText(machine, look({ unicode: false }))).toContain('Problem: NVIDIA driver 535');
		expect(machineText(machine, look())).not.toContain('\u001b');
		expect(machineText(machine, look({ color: true }))).toContain('\u001b[');
	});
	it.each([40, 56, 80, 100])('stays within %i columns', async (columns) => {
		const machines = [
			await laptop('535.1'),
			judge(await factsOf(recording('linux', [], {}))),
			judge(
				await factsOf(
					recording('darwin', [
						command('sysctl', '*', `machdep.cpu.brand_string: Apple M4 Max\nhw.memsize: ${36 * GiB}\n`),
					]),
				),
			),
		];
		// A command line counts as "kettleside …", six columns more than "{me …}".
		// A command line counts as "kettleside …", six columns more than "{me …}".
		// A command line counts as "kettleside …", six columns more than "{me …}".
		for (const machine of machines)
			for (const why of [true, false])
				for (const line of machineText(machine, look({ columns, why })).split('\n'))
					expect(width(line.replace(/\{me([^{}]*)\}/, 'kettleside$1'))).toBeLessThanOrEqual(columns);
	});
});
