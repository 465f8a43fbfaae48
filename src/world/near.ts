// This computer seen from its own network: its addresses, and whether a port is open at one. Nothing leaves it.

import net from 'node:net';
import os from 'node:os';

/** Addresses of this computer that others can reach it by; those of link-local IPv6 with their interface. */
export function addressesHere(): string[] {
	return Object.entries(os.networkInterfaces()).flatMap(([name, entries]) =>
		(entries ?? [])
			.filter(({ internal }) => !internal)
			.map(({ address, family }) => (family === 'IPv6' && /^fe80:/i.test(address) ? `${address}%${name}` : address)),
	);
}

/** 'open': someone took the connection · 'closed': refused · 'silent': neither within `limit` milliseconds. */
export function tryPort(address: string, port: number, limit = 1000): Promise<'open' | 'closed' | 'silent'> {
	return new Promise((resolve) => {
		const socket = net.connect({ host: address, port });
		const end = (answer: 'open' | 'closed' | 'silent') => {
			socket.destroy();
			resolve(answer);
		};
		socket.setTimeout(limit, () => end('silent'));
		socket.once('connect', () => end('open'));
		socket.once('error', (error: NodeJS.ErrnoException) => end(error.code === 'ECONNREFUSED' ? 'closed' : 'silent'));
	});
}
