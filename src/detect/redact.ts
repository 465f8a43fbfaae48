// Takes everything about the person out of a recording: user and host names, home folders, serial numbers, UUIDs,
// network addresses. Rather too much than too little; what detection reads stays.

import type { Recording } from '../types/recording.ts';

type Env = Readonly<Record<string, string | undefined>>;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Names of this person and computer, as far as they are told; very short ones would hit ordinary words. */
function namesOf(home: string, env: Env): string[] {
	const user = home.split(/[/\\]/).filter(Boolean).at(-1);
	const names = [
		user,
		env['USER'],
		env['USERNAME'],
		env['LOGNAME'],
		env['HOSTNAME'],
		env['COMPUTERNAME'],
		env['USERDOMAIN'],
	];
	const ordinary = new Set(['root', 'user', 'home', 'users', 'admin', 'ubuntu', 'runner', 'localhost']);
	return [
		...new Set(names.filter((name) => name !== undefined && name.length > 2 && !ordinary.has(name.toLowerCase()))),
	] as string[];
}

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
// The registry's class of display adapters is a UUID too, and the same on every computer.
const displayClass = '4d36e968-e325-11ce-bfc1-08002be10318';
const mac = /\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b/gi;
const ipv4 = /\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\.\d)/g;
const serial = /((?:serial|asset|uuid)[\w .()-]*"?\s*[:=]\s*"?)([^"\n,]+)/gi;
const homes = /((?:\/home\/|\/Users\/|[A-Z]:\\Users\\))([^/\\\s:"']+)/g;
const secrets = /(https?:\/\/)[^\s/@:]+:[^\s/@]+@/g;
const container = /\b[0-9a-f]{32,64}\b/gi;

/** One text without the person. */
export function redact(text: string, names: readonly string[]): string {
	const plain = text
		.replace(uuid, (found) => (found.toLowerCase() === displayClass ? found : '00000000-0000-0000-0000-000000000000'))
		.replace(mac, '00:00:00:00:00:00')
		.replace(serial, '$1removed')
		.replace(secrets, '$1')
		.replace(container, (found) => '0'.repeat(found.length))
		.replace(homes, '$1user');
	const named = names.reduce((all, name) => all.replace(new RegExp(`\\b${literally(name)}\\b`, 'gi'), 'user'), plain);
	// Four numbers with dots can be a driver's version; only those that are on a network line go.
	return named.replace(/^.*\b(?:inet|address|gateway|host)\b.*$/gim, (line) => line.replace(ipv4, '0.0.0.0'));
}

/** A recording without the person. */
export function withoutPerson(recording: Recording, home: string, env: Env): Recording {
	const names = namesOf(home, env);
	const clean = (text: string) => redact(text, names);
	const files = Object.entries(recording.files).map(([path, value]): [string, string | string[] | null] => [
		clean(path),
		typeof value === 'string' ? clean(value) : (value?.map(clean) ?? null),
	]);
	return {
		...recording,
		env: Object.fromEntries(Object.entries(recording.env).map(([key, value]) => [key, clean(value)])),
		commands: recording.commands.map((command) => ({
			...command,
			file: clean(command.file),
			args: command.args === '*' ? '*' : command.args.map(clean),
			stdout: clean(command.stdout),
			stderr: clean(command.stderr),
		})),
		files: Object.fromEntries(files),
	};
}
