// A Linux computer: system, processor and memory from files, graphics from the kernel and the vendors' tools.

import { isUnknown } from '../../types/known.ts';
import { probeWords } from '../../words/probes.ts';
import { dmiModules, peakOf } from '../modules.ts';
import { jetpackOf } from '../nvidia/jetson.ts';
import type { NvidiaAnswer } from '../nvidia/probe.ts';
import type { Look } from '../probe.ts';
import type { SystemAnswer } from '../system.ts';
import { boardName, linuxCpu } from './cpu.ts';
import { linuxGraphics } from './graphics.ts';
import { linuxMemory } from './memory.ts';
import { inFlatpak, linuxEnvironment, linuxName } from './system.ts';
import { udevModules } from './udev-modules.ts';
import { windowsSide } from './wsl.ts';

/**
 * Only root may read the firmware's table of memory modules; udev, which is root, mostly noted it for everybody. Where
 * neither tells, the processor's class has to do.
 */
async function modules(look: Look) {
	const noted = peakOf(await udevModules(look));
	if (noted) return noted;
	const status = await look.read('/proc/self/status');
	const user = isUnknown(status) ? undefined : /^Uid:\s+(\d+)/m.exec(status)?.[1];
	// Starting a process that must fail costs as much as a whole Node.
	if (user !== undefined && user !== '0') return null;
	const result = await look.run('dmidecode', ['-t', '17'], { timeout: 2000 });
	return peakOf(dmiModules(result.stdout));
}

export async function readLinux(look: Look, nvidia: Promise<NvidiaAnswer>): Promise<SystemAnswer> {
	const graphics = linuxGraphics(look, nvidia);
	const [name, environment, cpu, memory, peak, board, jetpack] = await Promise.all([
		linuxName(look),
		linuxEnvironment(look),
		linuxCpu(look),
		linuxMemory(look),
		modules(look),
		boardName(look),
		jetpackOf(look),
	]);
	const findings = [
		...(environment === 'wsl2' ? await windowsSide(look) : []),
		...((await inFlatpak(look)) ? [probeWords.flatpak()] : []),
	];
	return {
		os: { name, arch: look.arch, environment, ...(jetpack ? { jetpack } : {}) },
		cpu,
		memory: memory.memory,
		graphics,
		...(findings.length > 0 ? { findings } : {}),
		sources: { ...memory.sources, cpu: '/proc/cpuinfo', os: '/etc/os-release' },
		// A virtual computer's table of modules is made up.
		...(peak && environment !== 'vm' ? { memoryModules: peak } : {}),
		...(board ? { board } : {}),
	};
}
