// One process as the system tells of it: when it began and what its command is. Linux: /proc (proc(5)); macOS: ps(1);
// Windows: Win32_Process by PowerShell. A process number alone is never trusted, it is given again.

import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { systemCode } from '../../world/failure.ts';

export interface Seen {
	/** A text that no other process of this number has. */
	started: string;
	/** The whole command line. */
	command: string;
	/** The program's file, where the system tells it apart. */
	image: string | null;
}

// A process may end, or be someone else's, between two looks.
export const passing: ReadonlySet<string> = new Set(['ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'ENOTDIR']);

/** The result, or null where the process ended or may not be looked at. */
export async function orNull<T>(act: () => Promise<T>): Promise<T | null> {
	try {
		return await act();
	} catch (error) {
		if (passing.has(systemCode(error))) return null;
		throw error;
	}
}

async function onLinux(pid: number): Promise<Seen | null> {
	const stat = await orNull(() => readFile(`/proc/${pid}/stat`, 'utf8'));
	// Boot, and clock ticks since it (field 22); the name, in brackets, may hold anything.
	const ticks = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	if (!ticks) return null;
	const boot = (await orNull(() => readFile('/proc/sys/kernel/random/boot_id', 'utf8')))?.trim() ?? '';
	const command = (await orNull(() => readFile(`/proc/${pid}/cmdline`, 'utf8'))) ?? '';
	const image = await orNull(() => readlink(`/proc/${pid}/exe`));
	return {
		started: `${boot} ${ticks}`,
		command: command.split('\0').filter(Boolean).join('\0'),
		image: image?.replace(/ \(deleted\)$/, '') ?? null,
	};
}

/** What a program says, '' where it fails: then the process is not known. */
const said = (file: string, args: string[]): Promise<string> =>
	new Promise((done) => {
		const env = { ...process.env, LC_ALL: 'C' };
		execFile(file, args, { env, timeout: 20_000, windowsHide: true }, (error, out) => done(error ? '' : out));
	});

/** By ps(1), as macOS and every POSIX system have it; `lstart` is 24 characters in the C locale. */
export async function byPs(pid: number): Promise<Seen | null> {
	const line = (await said('ps', ['-ww', '-o', 'lstart=,command=', '-p', String(pid)])).trim();
	const found = /^(.{24}) (.*)$/s.exec(line);
	return found?.[1] && found[2] ? { started: found[1], command: found[2], image: null } : null;
}

/** By Win32_Process: its creation, its file and its command line, a line each. */
async function byPowerShell(pid: number): Promise<Seen | null> {
	const ask = `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}" | ForEach-Object { $_.CreationDate.Ticks; $_.ExecutablePath; $_.CommandLine }`;
	const text = await said('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', ask]);
	const [started = '', image = '', command = ''] = text.split(/\r?\n/);
	return started ? { started, command, image: image || null } : null;
}

/** The process of that number, or null where none is to be seen. */
export function look(pid: number, platform: NodeJS.Platform = process.platform): Promise<Seen | null> {
	if (platform === 'win32') return byPowerShell(pid);
	return platform === 'linux' ? onLinux(pid) : byPs(pid);
}

/** The process is `program serve`: by its image, or by its command line where that is an interpreter or tells no image. */
export function isServing({ command, image }: Seen, program: string): boolean {
	const parts = command.split('\0');
	if (parts.length > 1) return parts.includes('serve') && (image === program || parts.slice(0, 2).includes(program));
	const plain = command.replaceAll('"', '');
	return plain.trimEnd().endsWith(' serve') && (image === program || plain.includes(`${program} `));
}
