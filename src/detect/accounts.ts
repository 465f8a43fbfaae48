// The list of accounts of a Unix computer (passwd(5)).

import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';

/** The seven fields of a user's row, name first; undefined where there is none, or the list cannot be read. */
export async function accountOf({ read }: Pick<Ports, 'read'>, user: string): Promise<string[] | undefined> {
	const text = await read('/etc/passwd');
	const row = isUnknown(text) ? undefined : text.split('\n').find((line) => line.startsWith(`${user}:`));
	return row?.split(':');
}
