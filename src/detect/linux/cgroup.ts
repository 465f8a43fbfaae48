// A container's memory limit: the smallest along the whole path of /proc/self/cgroup, version 1 and 2. Where the
// path is not visible from inside (another namespace), the mount's own root counts. 2^60 and more means "no limit"
// (v1 prints 9223372036854771712, which JavaScript cannot hold exactly).

import { isMissing, isUnknown, type Known, unknown } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Look } from '../probe.ts';
import { clean } from '../text.ts';

export interface CgroupMemory {
	/** Bytes; null where there is none. */
	limit: null | Known<number>;
	source: string | null;
	/** What is left under the limits, bytes; null where there is no limit or the use is not told. */
	left: number | null;
}

interface Version {
	name: 'cgroup v1' | 'cgroup v2';
	mounts: string[];
	limit: string;
	used: string;
	/** Cache that can be dropped, in memory.stat. */
	inactive: string;
	path: (text: string) => string | undefined;
}

const versions: Version[] = [
	{
		name: 'cgroup v2',
		mounts: ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'],
		limit: 'memory.max',
		used: 'memory.current',
		inactive: 'inactive_file',
		path: (text) => /^0::(\/.*)$/m.exec(text)?.[1],
	},
	{
		name: 'cgroup v1',
		mounts: ['/sys/fs/cgroup/memory'],
		limit: 'memory.limit_in_bytes',
		used: 'memory.usage_in_bytes',
		inactive: 'total_inactive_file',
		path: (text) => /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(\/.*)$/m.exec(text)?.[1],
	},
];

/** "max", the v1 sentinel, or a number of bytes. Null: no limit. */
export function parseLimit(text: string): null | Known<number> {
	const word = clean(text).trim();
	if (word === 'max') return null;
	if (!/^\d{1,20}$/.test(word)) return unknown(unknownWords.unreadable('the memory limit of the container'));
	const bytes = Number(word);
	return bytes >= 2 ** 60 ? null : bytes;
}

/** "/a/b" → "/a/b", "/a", "". */
function levels(path: string): string[] {
	const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
	return parts.map((_, place) => `/${parts.slice(0, parts.length - place).join('/')}`).concat('');
}

const digits = (text: Known<string>): number | null =>
	!isUnknown(text) && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;

async function leftAt(look: Pick<Look, 'read'>, folder: string, limit: number, version: Version) {
	const [used, stat] = await Promise.all([look.read(`${folder}/${version.used}`), look.read(`${folder}/memory.stat`)]);
	const now = digits(used);
	if (now === null) return null;
	const inactive = isUnknown(stat) ? null : new RegExp(`^${version.inactive} (\\d{1,15})$`, 'm').exec(stat)?.[1];
	return Math.max(0, Math.min(limit, limit - now + Number(inactive ?? 0)));
}

/** Version 1 tells the smallest limit of all groups above, also of those that a container cannot see. */
async function hierarchical(look: Pick<Look, 'read'>, folder: string, version: Version): Promise<number | null> {
	const stat = version.name === 'cgroup v1' ? await look.read(`${folder}/memory.stat`) : '';
	const told = isUnknown(stat) ? undefined : /^hierarchical_memory_limit (\d{1,20})$/m.exec(clean(stat))?.[1];
	const limit = told === undefined ? null : parseLimit(told);
	return typeof limit === 'number' ? limit : null;
}

const smallest = (own: null | Known<number>, above: number | null): null | Known<number> =>
	typeof own === 'number' ? smaller(own, above) : (above ?? own);

async function at(look: Pick<Look, 'read'>, folder: string, version: Version): Promise<CgroupMemory | null> {
	const text = await look.read(`${folder}/${version.limit}`);
	if (isUnknown(text)) {
		if (isMissing(text)) return null;
		const why = unknownWords.missing(`${folder}/${version.limit}`, text.unknown);
		return { limit: unknown(why), source: version.name, left: null };
	}
	const limit = smallest(parseLimit(text), await hierarchical(look, folder, version));
	if (limit === null) return null;
	const left = isUnknown(limit) ? null : await leftAt(look, folder, limit, version);
	return { limit, source: version.name, left };
}

const smaller = (a: number | null, b: number | null): number | null =>
	a === null ? b : b === null ? a : Math.min(a, b);

function tighter(a: CgroupMemory, b: CgroupMemory): CgroupMemory {
	const left = smaller(a.left, b.left);
	if (a.limit === null || isUnknown(a.limit)) return { ...(b.limit === null ? a : b), left };
	if (b.limit === null || isUnknown(b.limit)) return { ...a, left };
	return { ...(a.limit <= b.limit ? a : b), left };
}

/** The limit on this process's memory, from every level of its group. */
export async function readCgroup(look: Pick<Look, 'read'>): Promise<CgroupMemory> {
	const self = await look.read('/proc/self/cgroup');
	const text = isUnknown(self) ? '' : clean(self);
	const folders = versions.flatMap((version) =>
		version.mounts.flatMap((mount) =>
			levels(version.path(text) ?? '/').map((level) => ({ version, folder: mount + level })),
		),
	);
	const found = await Promise.all(folders.map(({ version, folder }) => at(look, folder, version)));
	const none: CgroupMemory = { limit: null, source: null, left: null };
	return found.filter((entry) => entry !== null).reduce(tighter, none);
}
