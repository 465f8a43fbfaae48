// Which mount holds a path, by the kernel's table (/proc/mounts, /proc/self/mounts; proc(5)).

export interface Mount {
	device: string;
	at: string;
	options: string[];
}

/** A table of mounts is a few KB; what is longer is none. */
const longest = 1024 * 1024;

/** Lines of /proc/self/mounts; a blank in a name is written \\040 there (proc(5)). */
export const mountsIn = (text: string): Mount[] =>
	text
		.slice(0, longest)
		.split('\n')
		.map((line) => line.split(' ').map((part) => part.replace(/\\([0-7]{3})/g, (_, octal) => octalSign(octal))))
		.flatMap(([device, at, , options]) =>
			device && at && options ? [{ device, at, options: options.split(',') }] : [],
		);

const octalSign = (octal: string): string => String.fromCharCode(Number.parseInt(octal, 8));

const under = (file: string, folder: string): boolean =>
	file === folder || file.startsWith(folder === '/' ? '/' : `${folder}/`);

/** The mount that holds a path: the longest that it begins with, the last of several at one place. */
export const mountOf = (mounts: readonly Mount[], file: string): Mount | undefined =>
	mounts
		.filter(({ at }) => under(file, at))
		.reduce<Mount | undefined>(
			(best, mount) => (best === undefined || mount.at.length >= best.at.length ? mount : best),
			undefined,
		);
