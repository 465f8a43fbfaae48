// What is not private about an Ollama that was there before: cloud features, a server that the network can reach,
// requests written to disk, another computer. Said before the yes and before the first talk.

import { diskEncryption } from '../detect/disk-encryption.ts';
import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import type { OllamaFacts } from '../types/machine.ts';
import type { Plan } from '../types/plan.ts';
import { privacy as words } from '../words/privacy.ts';
import { isHere } from '../world/this-computer.ts';
import { serverEnvironments } from './server-processes.ts';

type Notice = Plan['notices'][number];
type Looker = Pick<Ports, 'platform' | 'read' | 'list'>;

// Addresses as /proc/net/tcp writes them (hexadecimal, bytes of each 32-bit word swapped on little-endian machines).
const loopbackV4 = /^[0-9A-F]{6}7F$/;
const loopbackV6 = /^(0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F)$/;

/** Addresses of the sockets that listen on a port, as the text of /proc/net/tcp{,6} writes them. */
export const listeningOn = (table: string, port: number): string[] => {
	const wanted = port.toString(16).toUpperCase().padStart(4, '0');
	return table.split('\n').flatMap((line) => {
		const [, local, , state] = line.trim().split(/\s+/);
		const [address, at] = (local ?? '').toUpperCase().split(':');
		return state === '0A' && at === wanted && address ? [address] : [];
	});
};

/** Whether one of the listening sockets on a port is open to other computers; reads the text of /proc/net/tcp{,6}. */
export const listensBeyondLoopback = (table: string, port: number): boolean =>
	listeningOn(table, port).some((address) => !loopbackV4.test(address) && !loopbackV6.test(address));

async function reachable(ports: Looker, host: string): Promise<boolean> {
	if (ports.platform !== 'linux') return false;
	const port = Number(new URL(host).port || 80);
	const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((file) => ports.read(file)));
	return tables.some((table) => !isUnknown(table) && listensBeyondLoopback(table, port));
}

async function logsRequests(ports: Looker): Promise<boolean> {
	if (ports.platform !== 'linux') return false;
	// Booleans that do not parse count as true for Ollama (envconfig/config.go).
	const on = /(^|\0)OLLAMA_DEBUG_LOG_REQUESTS=(?!0?\0|false\0|f\0)/i;
	return (await serverEnvironments(ports)).some((environment) => on.test(`${environment}\0`));
}

/** What has to be known about this server before anything is told to it; empty where nothing was found. */
export async function privacyNotices(ports: Looker, facts: OllamaFacts): Promise<Notice[]> {
	if (facts.status !== 'running') return [];
	if (!isHere(facts.host)) return [{ code: 'remote-server', ...words.remote(facts.host) }];
	const notices: Notice[] = [];
	if (facts.cloud === 'on') notices.push({ code: 'cloud-on', ...words.cloud });
	if (await reachable(ports, facts.host)) notices.push({ code: 'bound-to-network', ...words.network });
	if (await logsRequests(ports)) notices.push({ code: 'requests-logged', ...words.logged });
	return notices;
}

/** That the disk under the home folder is not encrypted, where that can be seen; nothing where it is or cannot be seen. */
export async function diskNotice(ports: Parameters<typeof diskEncryption>[0]): Promise<Notice[]> {
	return (await diskEncryption(ports)) === 'off' ? [{ code: 'disk-plain', ...words.disk }] : [];
}
