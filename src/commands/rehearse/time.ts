// How long a reply takes here: by what earlier ones took, else by the speed that the proof of the set-up measured.

import type { Rehearsal } from '../../care/rehearse/record.ts';
import { readJournal } from '../../install/journal.ts';
import type { Ports } from '../../ports.ts';
import { isUnknown } from '../../types/known.ts';
import { folders } from '../../world/folders.ts';

/** Tokens of a reply, and of a message with the instructions, as they are in the mean. */
const writes = 180;

/** Seconds for one reply; undefined where nothing was measured yet. */
export async function secondsAReply(
	ports: Pick<Ports, 'platform' | 'env' | 'home'>,
	{ results }: Pick<Rehearsal, 'results'>,
): Promise<number | undefined> {
	const replies = results.reduce(
		(sum, { messages }) => sum + messages.filter(({ role }) => role === 'assistant').length,
		0,
	);
	if (replies > 0) return results.reduce((sum, { seconds }) => sum + seconds, 0) / replies;
	const proof = (await readJournal(folders(ports).state)).findLast((entry) => entry.proof)?.proof;
	return proof && !isUnknown(proof.generate) && proof.generate > 0 ? writes / proof.generate : undefined;
}
