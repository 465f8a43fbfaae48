// Which addresses of a server are this computer: loopback, its own name, and the addresses of its own network cards.

import os from 'node:os';
import { isLoopback, plainHost } from './loopback.ts';

/** The names and addresses that a computer has of its own, in lower case. */
export interface OwnNames {
	name: string;
	addresses: readonly string[];
}

const ownNames = (): OwnNames => ({
	name: os.hostname().toLowerCase(),
	addresses: Object.values(os.networkInterfaces()).flatMap((cards) => cards?.map(({ address }) => address) ?? []),
});

/** True for loopback, the computer's own name (with or without its domain, or `.local`), and its own addresses. */
export function isThisComputer(hostname: string, own?: OwnNames): boolean {
	if (isLoopback(hostname)) return true;
	const host = plainHost(hostname);
	const { name, addresses } = own ?? ownNames();
	const short = name.replace(/\..*$/, '');
	const names = short === '' ? [] : [name, short, `${short}.local`];
	return names.includes(host) || addresses.some((address) => address.replace(/%.*$/, '') === host);
}

/** The same for the address of a server ("http://box:11434"); false for what is none. */
export const isHere = (address: string, own?: OwnNames): boolean =>
	URL.canParse(address) && isThisComputer(new URL(address).hostname, own);

/** Two addresses of servers on one computer: the same, or both of this one. */
export const sameComputer = (a: string, b: string): boolean => a === b || (isHere(a) && isHere(b));

/**
 * One text for each server, however its address is written: this computer is one, and each scheme has its port. Two ports
 * are two servers. What is no address stands for itself.
 */
export function serverKey(address: string, own?: OwnNames): string {
	if (!URL.canParse(address)) return address;
	const { protocol, hostname, port, pathname } = new URL(address);
	const computer = isThisComputer(hostname, own) ? 'here' : plainHost(hostname);
	return `${computer}:${port || (protocol === 'https:' ? '443' : '80')}${pathname.replace(/\/+$/, '')}`;
}

/** An address of this computer, for `sameComputer`. */
export const thisComputer = 'http://127.0.0.1';
