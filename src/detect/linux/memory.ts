// Memory of a Linux computer: /proc/meminfo for what is there and free now, cgroups for what a container may have.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { Memory } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Look } from '../probe.ts';
import { clean } from '../text.ts';
import { readCgroup } from './cgroup.ts';

const file = '/proc/meminfo';

/** One "Name:   123 kB" line of meminfo, as bytes. A line cut before its unit is no number. */
export function meminfo(text: string, name: string): Known<number> {
	const match = new RegExp(`^${name}:[ \\t]+(\\d{1,13}) kB[ \\t]*$`, 'm').exec(clean(text));
	return match ? Number(match[1]) * 1024 : unknown(unknownWords.notTold(file));
}

/** MemAvailable; kernels before 3.14 lack it, then what is free or can be dropped. */
function availableIn(text: string): Known<number> {
	const told = meminfo(text, 'MemAvailable');
	if (!isUnknown(told)) return told;
	const parts = ['MemFree', 'Buffers', 'Cached'].map((name) => meminfo(text, name));
	return parts.every((part) => typeof part === 'number') ? parts.reduce((sum, part) => sum + part, 0) : told;
}

export interface MemoryAnswer {
	memory: Memory;
	sources: Record<string, string>;
}

/** Total, available (a container's limit counted in), limit, swap. */
export async function linuxMemory(look: Pick<Look, 'read'>): Promise<MemoryAnswer> {
	const [read, cgroup] = await Promise.all([look.read(file), readCgroup(look)]);
	const text = isUnknown(read) ? '' : read;
	const or = (value: Known<number>) => (isUnknown(read) ? unknown(unknownWords.missing(file, read.unknown)) : value);
	const total = or(meminfo(text, 'MemTotal'));
	const host = or(availableIn(text));
	const known = typeof cgroup.limit === 'number' ? cgroup.limit : null;
	const binding = known !== null && (isUnknown(total) || known < total);
	const room = [host, cgroup.left, binding ? known : null].filter((value) => typeof value === 'number');
	const available = room.length > 0 && (!isUnknown(host) || binding) ? Math.min(...room) : host;
	const limit = binding || (cgroup.limit !== null && isUnknown(cgroup.limit)) ? cgroup.limit : null;
	return {
		memory: {
			total,
			available: isUnknown(host) && cgroup.left === null ? host : available,
			limit,
			limitSource: limit === null ? null : cgroup.source,
			swap: or(meminfo(text, 'SwapTotal')),
		},
		sources: {
			'memory.total': `${file}, MemTotal`,
			'memory.available': binding ? `${file} and ${cgroup.source}, the smaller` : `${file}, MemAvailable`,
			...(limit === null ? {} : { 'memory.limit': `${cgroup.source}, along /proc/self/cgroup` }),
		},
	};
}
