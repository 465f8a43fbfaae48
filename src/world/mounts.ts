// Which mount holds a path, by the kernel's table (/proc/mounts, /proc/self/mounts; proc(5)).

export interface Mount {
	device: string;
	at: string;
	options: string[];
}

/** A table of mounts is a few KB; what is longer is none. */
const longest = 1024 * 1024;

/** A name in such a table without its signs in octal: a blank is written \\040 there (fs/proc_namespace.c). */
export const plainPath = (text: string): string =>
	text.includes('\\')
		? text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
		: text;

/** Lines of /proc/self/mounts. Not by split(): a million line ends would be as many strings. */
export const mountsIn = (text: string): Mount[] =>
	(text.slice(0, longest).match(/[^\n]+/g) ?? [])
		.map((line) => line.split(' ').map(plainPath))
		.flatMap(([device, at, , options]) =>
			device && at && options ? [{ device, at, options: options.split(',') }] : [],
		);

const under = (file: string, folder: string): boolean =>
	file === folder || file.startsWith(folder === '/' ? '/' : `${folder}/`);

/** The mount that holds a path: the longest that it begins with, the last of several at one place. */
export const mountOf = <T extends Pick<Mount, 'at'>>(mounts: readonly T[], file: string): T | undefined =>
	mounts
		.filter(({ at }) => under(file, at))
		.reduce<T | undefined>(
			(best, mount) => (best === undefined || mount.at.length >= best.at.length ? mount : best),
			undefined,
		);
