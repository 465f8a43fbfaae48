// Takes everything about the person out of a recording: user and host names, home folders, serial numbers, UUIDs,
// network addresses, what else runs on the graphics card. Rather too much than too little; what detection reads stays.

import type { Recording } from '../types/recording.ts';
import { isLoopback } from '../world/loopback.ts';
import { hidNames, namesOf } from './redact-names.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Clean = (text: string) => string;

const uuid = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/gi;
// The registry's class of display adapters is a UUID too, and the same on every computer.
const displayClass = '4d36e968-e325-11ce-bfc1-08002be10318';
const mac = /(?<![0-9a-f])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![0-9a-f])|\b[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}\b/gi;
const ipv4 = /\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\.\d)/g;
const label =
	/((?:serial|asset|uuid|udid|unique[ _-]?id|service ?tag|identifying ?number|machine-?id)[\w .()\t-]*"?[ \t]*[:=][ \t]*)("[^"\n]*"|[^"\n,}\]]+)/gi;
// lspci writes this one without a colon.
const bare = /(Device Serial Number )[0-9a-f-]+/gi;
const homes = /(\/home\/|\/Users\/|[A-Z]:[\\/]+Users[\\/]+)([^/\\:"'<>|\r\n]+(?=[\\/])|[^/\\\s:"'<>|]+)/gi;
const secrets = /(https?:\/\/)[^\s/@]+@/g;
const longHex = /(?<![0-9a-f])[0-9a-f]{32,}(?![0-9a-f])/gi;
const local = /\b192\.168(?:\.\d{1,3}){2}\b/g;
const networkLine = /^.*\b(?:inet6?|address|gateway|host)\b.*$/gim;
// A place on the PCI bus ("PCI BDF Address: 0000:4d:00.0") ends in a dot and one digit, and is none.
const ipv6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![0-9a-f:]|\.[0-7](?!\d))/gi;
// nvidia-smi's table ends with the programs that use the card: nobody's business, and nothing that is read.
const processes = /^\|\s*Processes:[\s\S]*/m;

/** A labelled value without what it says; a document in JSON stays one. */
function hideValue(_: string, before: string, value: string): string {
	if (value.startsWith('"')) return `${before}"removed"`;
	if (/^\s*(?:null|true|false)\s*$/.test(value)) return before + value;
	return `${before}${before.includes('"') ? '0' : 'removed'}`;
}

/** Makes one cleaner for all texts of a recording: the same UUID becomes the same number everywhere. */
export function cleaner(names: readonly string[]): Clean {
	const known = new Map<string, string>();
	const numbered = (found: string): string => {
		const key = found.toLowerCase();
		if (key === displayClass) return found;
		const made = known.get(key) ?? `00000000-0000-0000-0000-${String(known.size).padStart(12, '0')}`;
		known.set(key, made);
		return made;
	};
	return (text) => {
		const plain = text
			.replace(processes, '')
			.replace(label, (whole, before: string, value: string) =>
				new RegExp(uuid.source, 'i').test(value) ? whole : hideValue(whole, before, value),
			)
			.replace(bare, '$1removed')
			.replace(uuid, numbered)
			.replace(mac, '00:00:00:00:00:00')
			.replace(secrets, '$1')
			.replace(longHex, (found) => '0'.repeat(found.length))
			.replace(homes, '$1user');
		// Four numbers with dots can be a driver's version; only those that are on a network line go.
		return hidNames(plain, names)
			.replace(networkLine, (line) => line.replace(ipv4, '0.0.0.0').replace(ipv6, '::'))
			.replace(local, '0.0.0.0');
	};
}

/** One text without the person. */
export const redact = (text: string, names: readonly string[]): string => cleaner(names)(text);

/** Home folders that belong to nobody. */
export const neutralHomes = { linux: '/home/user', darwin: '/Users/user', win32: 'C:\\Users\\user' } as const;

/** The home folder as the document names it; root's tells nothing of anyone. */
const neutralHome = (platform: Recording['platform'], home: string): string =>
	home === '/root' ? home : neutralHomes[platform];

/** An address of another computer's Ollama, without its name; that it is another one is a fact and stays. */
export function hideHost(value: string): string {
	const found = /^(\s*(?:https?:\/\/)?)(\[[^\]]*\]|[^:/\s]*)(.*)$/is.exec(value);
	const host = found?.[2] ?? '';
	return found && host !== '' && !isLoopback(host)
		? `${found[1]}another-computer${(found[3] ?? '').replace(/\/.*$/s, '')}`
		: value;
}

/** A recording without the person. `more`: further names, such as the computer's own. */
export function withoutPerson(recording: Recording, home: string, env: Env, more: readonly string[] = []): Recording {
	const hide = cleaner(namesOf(home, env, more));
	const put = neutralHome(recording.platform, home);
	const clean: Clean = (text) => hide(home.length > 1 && home !== put ? text.replaceAll(home, put) : text);
	const files = Object.entries(recording.files).map(([path, value]): [string, string | string[] | null] => [
		clean(path),
		typeof value === 'string' ? clean(value) : (value?.map(clean) ?? null),
	]);
	const setting = ([key, value]: [string, string]) => [key, clean(key === 'OLLAMA_HOST' ? hideHost(value) : value)];
	return {
		...recording,
		env: Object.fromEntries(Object.entries(recording.env).map(setting)),
		commands: recording.commands.map((command) => ({
			...command,
			file: clean(command.file),
			args: command.args === '*' ? '*' : command.args.map(clean),
			stdout: clean(command.stdout),
			stderr: clean(command.stderr),
		})),
		files: Object.fromEntries(files),
		home: put,
	};
}
