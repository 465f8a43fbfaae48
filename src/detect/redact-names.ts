// Names of the person and of the computer, and how they are taken out of a text without breaking what detection reads
// in it: a name that is a word of hardware says nothing about anyone, and one that is a part of such a word, or looks
// like a number, is only replaced where it stands alone.

type Env = Readonly<Record<string, string | undefined>>;

/** Words that tools and the system themselves use. A person may be called so; the word then tells nothing. */
const ordinary = new Set(
	`root user home users admin administrator ubuntu runner localhost local localdomain host public default guest
	intel amd nvidia geforce radeon ryzen threadripper epyc core xeon pentium celeron atom apple arm snapdragon qualcomm
	linux windows microsoft debian fedora arch suse macos darwin docker podman ollama kettleside wsl container
	memory total available driver version graphics processor device vendor model name cache swap free card display
	controller adapter system kernel gpu cpu pci vga usb ram vram gtt max pro ultra mini air book titan quadro tesla arc
	iris vega navi laptop desktop mobile server machine computer chip cores threads flags type size speed bank channel
	metal vulkan cuda rocm mesa xe sys proc class drm dev etc lib usr bin opt var tmp run node cgroup slice scope service
	enabled disabled none null true false unknown error removed number serial uuid on off yes the and not for with`.split(
		/\s+/,
	),
);
const vocabulary = [...ordinary].join(' ');

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "anna-laptop.fritz.box" also goes by its first part. */
const parts = (name: string): string[] => [name, name.split('.')[0] ?? name];

/** Names of this person and computer, as far as they are told, longest first. Single signs and numbers are none. */
export function namesOf(home: string, env: Env, more: readonly string[] = []): string[] {
	const user = home.split(/[/\\]/).filter(Boolean).at(-1);
	const said = ['USER', 'USERNAME', 'LOGNAME', 'HOSTNAME', 'HOST', 'COMPUTERNAME', 'USERDOMAIN'].map((key) => env[key]);
	const told = [user, ...said, ...more].filter((name) => name !== undefined).flatMap((name) => parts(name.trim()));
	const usable = told.filter(
		(name) => name.length > 1 && !/^[\d\W]+$/u.test(name) && !ordinary.has(name.toLowerCase()),
	);
	return [...new Set(usable)].sort((a, b) => b.length - a.length);
}

/** Where a name may be replaced: anywhere, or only where no letter or digit stands beside it. */
function pattern(name: string): RegExp {
	const lower = name.toLowerCase();
	const alone = name.length < 4 || /^[0-9a-f]+$/.test(lower) || vocabulary.includes(lower);
	const text = literally(name);
	return new RegExp(alone ? `(?<![\\p{L}\\p{N}])${text}(?![\\p{L}\\p{N}])` : text, 'giu');
}

/** The text with "user" in the place of each name. */
export const hidNames = (text: string, names: readonly string[]): string =>
	names.reduce((all, name) => all.replace(pattern(name), 'user'), text);
