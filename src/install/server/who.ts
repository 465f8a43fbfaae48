// Who holds a port: read from the kernel's tables where this user may look (Linux).

import { readdir, readFile, readlink } from 'node:fs/promises';

async function inodesOf(port: number): Promise<Set<string>> {
	const wanted = port.toString(16).toUpperCase().padStart(4, '0');
	const tables = await Promise.all(
		['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
	);
	const rows = tables.flatMap((table) => table.split('\n')).map((line) => line.trim().split(/\s+/));
	return new Set(rows.filter((row) => row[3] === '0A' && row[1]?.endsWith(`:${wanted}`)).map((row) => row[9] ?? ''));
}

async function holds(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
	const names = await readdir(`/proc/${pid}/fd`).catch(() => [] as string[]);
	const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
	return links.some((link) => inodes.has(/^socket:\[(\d+)\]$/.exec(link)?.[1] ?? '-'));
}

/** The name of the program that listens on a port of this computer, or null where it cannot be seen. */
export async function whoHolds(port: number): Promise<string | null> {
	const inodes = await inodesOf(port);
	if (inodes.size === 0) return null;
	const pids = (await readdir('/proc').catch(() => [] as string[])).filter((name) => /^\d+$/.test(name));
	for (const pid of pids)
		if (await holds(pid, inodes)) return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() || null;
	return null;
}
