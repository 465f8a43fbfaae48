// Whether the companion that is talked to is still the one of the last rehearsal.

import type { Ports } from '../../ports.ts';
import { words } from '../../words/rehearse.ts';
import { dayOf } from '../day.ts';
import type { ChatClient, ModelShown } from '../talk/client.ts';
import { promptHash, readRehearsal, sameSubject } from './record.ts';

/**
 * What is said where its model or its instructions are others than those rehearsed; undefined where they are the same, where
 * nothing was rehearsed, and where the server tells no digest and the instructions are the same. Its name does not matter.
 */
export async function changedSince(
	ports: Pick<Ports, 'platform' | 'env' | 'home' | 'read'>,
	client: Pick<ChatClient, 'digest'>,
	model: string,
	shown: ModelShown,
): Promise<string | undefined> {
	const last = await readRehearsal(ports);
	if (!last) return undefined;
	const { name } = last.subject;
	const now = { name, digest: await client.digest(model), promptHash: promptHash(shown) };
	if (sameSubject(last.subject, now)) return undefined;
	return words.changed(dayOf(new Date(last.at)));
}
