// Who listens where: the server, and the engines it starts. Linux by /proc/net (proc(5)), macOS by lsof, Windows by
// netstat, whose words are translated but whose columns are not.

import { listeningOn } from '../../ollama/privacy.ts';
import { engines, type Started } from '../../ollama/processes.ts';
import { isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import type { World } from '../world.ts';

type Look = World['ports'];

const bytesOf = (hex: string): number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** "0100007F" → "127.0.0.1"; IPv6 as eight groups. The words of an address are stored in the machine's own order. */
export function readableAddress(hex: string): string {
	const words = (hex.match(/.{8}/g) ?? []).map((word) => bytesOf(word).reverse());
	if (words.length === 1) return (words[0] ?? []).join('.');
	const bytes = words.flat();
	const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
	if (mapped) return bytes.slice(12).join('.');
	const groups = Array.from({ length: 8 }, (_, at) =>
		((bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0)).toString(16),
	);
	return groups
		.join(':')
		.replace(/^(?:0:){7}/, '::')
		.replace(/^::0$/, '::');
}

async function linuxListening({ read }: Look, port: number): Promise<Known<string[]>> {
	const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => read(file)));
	const seen = tables.filter((table): table is string => !isUnknown(table));
	if (seen.length === 0) return unknown(unseen.sockets);
	return [...new Set(seen.flatMap((table) => listeningOn(table, port)).map(readableAddress))];
}

/** Addresses in the lines "n*:11434" and "n127.0.0.1:11434" of `lsof -Fn`. */
export const parseLsof = (text: string): string[] =>
	[...text.matchAll(/^n(.*):\d+$/gm)].map(([, address = '']) =>
		address === '*' ? '0.0.0.0' : address.replace(/^\[|\]$/g, ''),
	);

/** Addresses of `netstat -ano -p tcp` that listen on a port: those whose other end is nobody. */
export const parseNetstat = (text: string, port: number): string[] =>
	text.split('\n').flatMap((line) => {
		const [kind, own = '', other] = line.trim().split(/\s+/);
		const found = kind === 'TCP' && /^(0\.0\.0\.0|\[::\]):0$/.test(other ?? '') ? /^(.*):(\d+)$/.exec(own) : null;
		return found && Number(found[2]) === port ? [(found[1] ?? '').replace(/^\[|\]$/g, '')] : [];
	});

async function asked(
	look: Look,
	file: string,
	args: string[],
	read: (text: string) => string[],
): Promise<Known<string[]>> {
	const result = await look.run(file, args, { timeout: 5000 });
	return result.failed !== undefined || result.timedOut ? unknown(unseen.noTool(file)) : read(result.stdout);
}

/** Addresses that a port is listened on; empty where nobody seen from here listens. */
export function listening(look: Look, port: number): Promise<Known<string[]>> {
	if (look.platform === 'linux') return linuxListening(look, port);
	return look.platform === 'darwin'
		? asked(look, 'lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fn'], parseLsof)
		: asked(look, 'netstat', ['-ano', '-p', 'tcp'], (text) => parseNetstat(text, port));
}

/** Where an engine was told to listen ("llama-server … --port 35449 --host 127.0.0.1"). */
function toldTo({ args }: Started): { port: number; host: string } {
	const after = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
	return { port: Number(after('--port') ?? 8080), host: after('--host') ?? '127.0.0.1' };
}

/** Addresses that the running engines listen on; one that is just starting counts with what it was told. */
export async function engineAddresses(look: Look): Promise<Known<string[]>> {
	if (look.platform === 'darwin')
		return asked(look, 'lsof', ['-nP', '-a', '-c', 'llama-server', '-iTCP', '-sTCP:LISTEN', '-Fn'], parseLsof);
	if (look.platform === 'win32') return unknown(unseen.windowsEngines);
	const running = await engines(look);
	if (isUnknown(running)) return unknown(unseen.processes);
	const all = await Promise.all(
		running.map(toldTo).map(async ({ port, host }) => {
			const seen = await linuxListening(look, port);
			return isUnknown(seen) || seen.length === 0 ? [host] : seen;
		}),
	);
	return [...new Set(all.flat())];
}
