// The processor of a Linux computer from /proc/cpuinfo and /sys/devices: name, cores, fast cores, instruction sets.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { Cpu } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Look } from '../probe.ts';
import { clean, printable, whole } from '../text.ts';

/** Linux's words for what the engine can use, in ours. */
const features: Record<string, string> = {
	avx: 'avx',
	avx2: 'avx2',
	f16c: 'f16c',
	fma: 'fma',
	avx512f: 'avx512f',
	avx512_vnni: 'avx512_vnni',
	avx512_bf16: 'avx512_bf16',
	avx_vnni: 'avx_vnni',
	amx_tile: 'amx_tile',
	amx_int8: 'amx_int8',
	amx_bf16: 'amx_bf16',
	asimd: 'neon',
	asimddp: 'dotprod',
	i8mm: 'i8mm',
	sve: 'sve',
	sve2: 'sve2',
};

type Block = Map<string, string>;

/** One map per logical processor. */
function blocks(text: string): Block[] {
	const maps: Block[] = [new Map()];
	for (const line of clean(text).split('\n')) {
		const at = line.indexOf(':');
		if (line.trim() === '') maps.push(new Map());
		else if (at > 0) maps.at(-1)?.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
	}
	return maps.filter((map) => whole(map.get('processor')) !== null);
}

function coresOf(processors: readonly Block[]): Known<number> {
	const ids = processors.map((block) => `${block.get('physical id')}/${block.get('core id')}`);
	if (processors.length === 0 || ids.some((id) => id.includes('undefined')))
		return unknown(unknownWords.notTold('/proc/cpuinfo'));
	return new Set(ids).size;
}

function featuresOf(processors: readonly Block[]): Known<string[]> {
	const first = processors[0];
	const words = first?.get('flags') ?? first?.get('Features');
	if (!words) return unknown(unknownWords.notTold('/proc/cpuinfo'));
	return words.split(' ').flatMap((word) => features[word] ?? []);
}

/** "0-15,18" → the numbers in it; null where it is no such list. */
export function cpuList(text: string): number[] | null {
	const parts = clean(text)
		.trim()
		.split(',')
		.map((part) => /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part));
	const ranges = parts.map((match) => (match ? [Number(match[1]), Number(match[2] ?? match[1])] : null));
	if (ranges.some((range) => !range || (range[1] ?? 0) < (range[0] ?? 0) || (range[1] ?? 0) > 8192)) return null;
	return ranges.flatMap((range) => {
		const [from = 0, to = 0] = range ?? [];
		return Array.from({ length: to - from + 1 }, (_, place) => from + place);
	});
}

/** Intel's two kinds of cores: cpu_core lists the threads of the fast ones. */
async function fastCores(look: Pick<Look, 'read'>, processors: readonly Block[]): Promise<number | undefined> {
	const [fast, slow] = await Promise.all([
		look.read('/sys/devices/cpu_core/cpus'),
		look.read('/sys/devices/cpu_atom/cpus'),
	]);
	const threads = isUnknown(fast) || isUnknown(slow) ? null : cpuList(fast);
	if (!threads) return armFastCores(look, processors.length);
	const members = processors.filter((block) => threads.includes(whole(block.get('processor')) ?? -1));
	const cores = coresOf(members);
	const all = coresOf(processors);
	return isUnknown(cores) || cores === all ? undefined : cores;
}

/** Arm's kinds: the kernel rates each core (cpu_capacity, 1024 is the fastest kind). */
async function armFastCores(look: Pick<Look, 'read'>, threads: number): Promise<number | undefined> {
	const first = await look.read('/sys/devices/system/cpu/cpu0/cpu_capacity');
	if (isUnknown(first) || threads > 256) return undefined;
	const rated = await Promise.all(
		Array.from({ length: threads }, (_, cpu) => look.read(`/sys/devices/system/cpu/cpu${cpu}/cpu_capacity`)),
	);
	const ratings = rated.map((text) => (isUnknown(text) ? null : whole(text))).filter((value) => value !== null);
	const best = Math.max(...ratings, 0);
	const fast = ratings.filter((value) => value >= best * 0.9).length;
	return ratings.length === threads && fast < threads ? fast : undefined;
}

/** Cores by the kernel's list of threads that share one ("0,8"): Arm and some virtual computers have no numbers else. */
async function coresBySiblings(look: Pick<Look, 'read'>, threads: number): Promise<number | null> {
	if (threads === 0 || threads > 1024) return null;
	const at = (cpu: number) => `/sys/devices/system/cpu/cpu${cpu}/topology`;
	const lists = await Promise.all(
		Array.from({ length: threads }, async (_, cpu) => {
			const newer = await look.read(`${at(cpu)}/core_cpus_list`);
			return isUnknown(newer) ? look.read(`${at(cpu)}/thread_siblings_list`) : newer;
		}),
	);
	const told = lists.flatMap((list) => (isUnknown(list) || !cpuList(list) ? [] : [list.trim()]));
	return told.length === threads ? new Set(told).size : null;
}

/** What lscpu says, for Arm, whose /proc/cpuinfo has no names and no core numbers. */
async function fromLscpu(look: Pick<Look, 'run'>): Promise<{ name: string | null; cores: number | null }> {
	const result = await look.run('lscpu', [], { timeout: 2000, env: { LC_ALL: 'C' } });
	const text = clean(result.stdout);
	// Chips with several kinds of cores have a part for each, the slow ones mostly first.
	const kinds = text.split(/^(?=[ \t]*Model name:)/m).slice(1);
	const of = (kind: string, pattern: RegExp) => whole(pattern.exec(kind)?.[1]);
	const names = kinds.map((kind) => printable(/^[ \t]*Model name:[ \t]+(.+)$/m.exec(kind)?.[1]));
	const told = [...new Set(names.filter((name) => name !== null && name !== '-'))].reverse();
	const cores = kinds.map((kind) => {
		const per = of(kind, /^[ \t]*Core\(s\) per (?:socket|cluster):[ \t]+(\d+)$/m);
		const sets = of(kind, /^[ \t]*(?:Socket|Cluster)\(s\):[ \t]+(\d+)$/m);
		return per && sets ? per * sets : null;
	});
	const known = cores.filter((count) => count !== null);
	const all = known.length > 0 && known.length === cores.length;
	return {
		name: told.length > 0 ? told.join(' and ') : null,
		cores: all ? known.reduce((sum, count) => sum + count, 0) : null,
	};
}

const v1 = '/sys/fs/cgroup/cpu/cpu.cfs';

/** CPUs that a container's quota leaves ("200000 100000" is two); undefined where there is none. */
async function quota(look: Pick<Look, 'read'>): Promise<number | undefined> {
	const [max, time, period] = await Promise.all(
		['/sys/fs/cgroup/cpu.max', `${v1}_quota_us`, `${v1}_period_us`].map((file) => look.read(file)),
	);
	const text = (value: Known<string> | undefined) => (value === undefined || isUnknown(value) ? '' : value.trim());
	const match = /^(\d{1,12}) (\d{1,12})$/.exec(text(max) || `${text(time)} ${text(period)}`);
	return match && Number(match[2]) > 0 ? Number(match[1]) / Number(match[2]) : undefined;
}

/** Threads that this process may run on, where that is fewer than there are (docker --cpuset-cpus, taskset). */
async function allowed(look: Pick<Look, 'read'>, threads: number): Promise<number | undefined> {
	const status = await look.read('/proc/self/status');
	const list = isUnknown(status) ? undefined : /^Cpus_allowed_list:[ \t]*(\S+)$/m.exec(status)?.[1];
	const count = cpuList(list ?? '')?.length ?? 0;
	return count > 0 && count < threads ? count : undefined;
}

/** The device tree's name of a board: "Raspberry Pi 5 Model B Rev 1.0". */
export async function boardName(look: Pick<Look, 'read'>): Promise<string | null> {
	const text = await look.read('/proc/device-tree/model');
	return isUnknown(text) ? null : printable(clean(text));
}

/** Everything but the bandwidth. */
export async function linuxCpu(look: Pick<Look, 'read' | 'run'>): Promise<Omit<Cpu, 'bandwidth'>> {
	const [read, board, limited] = await Promise.all([look.read('/proc/cpuinfo'), boardName(look), quota(look)]);
	const processors = isUnknown(read) ? [] : blocks(read);
	const why = isUnknown(read)
		? unknownWords.missing('/proc/cpuinfo', read.unknown)
		: unknownWords.notTold('/proc/cpuinfo');
	const told = printable(processors[0]?.get('model name'));
	const counted = coresOf(processors);
	const siblings = isUnknown(counted) ? await coresBySiblings(look, processors.length) : null;
	const lscpu = told === null || (isUnknown(counted) && siblings === null) ? await fromLscpu(look) : null;
	const [fast, few] = await Promise.all([fastCores(look, processors), allowed(look, processors.length)]);
	const left = Math.min(limited ?? Number.POSITIVE_INFINITY, few ?? Number.POSITIVE_INFINITY);
	return {
		name: told ?? lscpu?.name ?? board ?? unknown(why),
		cores: isUnknown(counted) ? (siblings ?? lscpu?.cores ?? counted) : counted,
		threads: processors.length > 0 ? processors.length : unknown(why),
		features: featuresOf(processors),
		...(fast === undefined ? {} : { performanceCores: fast }),
		...(Number.isFinite(left) ? { quota: left } : {}),
	};
}
