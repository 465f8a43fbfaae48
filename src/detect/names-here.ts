// The names a person and a computer go by, which a recording must not hold: account, full name, host, a Mac's own.

import os from 'node:os';
import type { Ports } from '../ports.ts';
import { accountOf } from './accounts.ts';

/** Who a Unix account belongs to ("Anna Muster,,,"), and the parts of the name. */
async function fullNames(ports: Pick<Ports, 'read'>, user: string): Promise<string[]> {
	const full = (await accountOf(ports, user))?.[4]?.split(',')[0]?.trim() ?? '';
	return full === '' || full === user ? [] : [full, ...full.split(/\s+/).filter((part) => part.length > 2)];
}

/** The names a Mac goes by besides its host name. */
async function macNames({ run, platform }: Pick<Ports, 'run' | 'platform'>): Promise<string[]> {
	if (platform !== 'darwin') return [];
	const asked = await Promise.all(
		['ComputerName', 'LocalHostName', 'HostName'].map((which) => run('scutil', ['--get', which], { timeout: 2000 })),
	);
	return asked.filter(({ exitCode }) => exitCode === 0).map(({ stdout }) => stdout.trim());
}

/** All of them, none empty. */
export async function namesHere(ports: Pick<Ports, 'read' | 'run' | 'platform'>): Promise<string[]> {
	const user = os.userInfo().username;
	return [user, os.hostname(), ...(await fullNames(ports, user)), ...(await macNames(ports))].filter(
		(name) => name !== '',
	);
}
