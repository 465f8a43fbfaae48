// Hands changed instructions to the Ollama that answers; nothing is started and nothing fetched for it.

import type { Context } from '../../ports.ts';
import type { Choices } from '../../types/choices.ts';
import { editWords as words } from '../../words/prompt-edit.ts';
import { folders } from '../../world/folders.ts';

/** `name`: what the companion is called in Ollama. */
export type Applied =
	| { applied: true; name: string; kept?: string }
	| { applied: false; because: keyof typeof words.later };

/** The sentences for people. */
export const appliedText = (result: Applied): string => {
	if (!result.applied) return words.later[result.because];
	return [words.applied(result.name), ...(result.kept ? [words.keptBefore(result.kept)] : [])].join(' ');
};

type Client = import('../../ollama/client.ts').Client;

/** The server that was named or is usual, where it answers; loaded only where instructions are changed. */
async function serverHere(context: Context): Promise<Client | null> {
	const [{ answering }, { hostFor }] = await Promise.all([
		import('../../ollama/answering.ts'),
		import('../../ollama/host-for.ts'),
	]);
	return answering(context.ports, (await hostFor(context)).url);
}

type Made = import('../../install/journal.ts').MadeCompanion;
type Tag = import('../../ollama/types.ts').Tag;

/** Keeps a model that took the companion's place under another name, so that the place counts as ours again. */
async function putAside(client: Client, made: Made, tags: Tag[], { now }: Context['ports']) {
	const { findTag, keepName } = await import('../../install/steps/companion.ts');
	const tag = findTag(tags, made.name);
	if (!tag || tag.digest === made.digest) return { made };
	const kept = keepName(made.name, now().toISOString().slice(0, 10), tags);
	await client.copy(tag.name, kept);
	return { made: { ...made, digest: tag.digest }, kept };
}

/**
 * Makes the companion anew, with the edit or without it, through the same functions as the set-up. Only one that we made
 * and that is there is made anew; with `aside` also where another one took its place, which is kept under another name.
 * Problems as for `makeCompanion`.
 */
export async function applyToOllama(
	context: Context,
	stored: Choices | null,
	edited: string | undefined,
	aside = false,
): Promise<Applied> {
	if (!stored) return { applied: false, because: 'not-set-up' };
	const client = await serverHere(context);
	if (!client) return { applied: false, because: 'no-server' };
	const [plan, journal, { findTag }, { withLock }, { makeCompanion }, { companionModelHere }] = await Promise.all([
		import('../../install/companion-plan.ts'),
		import('../../install/journal.ts'),
		import('../../install/steps/companion.ts'),
		import('../../install/lock.ts'),
		import('../setup/make-companion.ts'),
		import('../../models/for-companion.ts'),
	]);
	const { state } = folders(context.ports);
	const before = plan.lastMade(await journal.readJournal(state), stored.name);
	const tags = await client.tags({ signal: context.ports.signal });
	if (!before || !findTag(tags, stored.name) || !findTag(tags, stored.model))
		return { applied: false, because: 'no-companion' };
	const model = await companionModelHere(context.ports, stored.model, { client });
	if (!model) return { applied: false, because: 'unknown' };
	const measured = before.tokens === undefined ? undefined : { textHash: before.textHash, tokens: before.tokens };
	const what = `The companion ${stored.name}, with ${edited === undefined ? 'composed' : 'edited'} instructions`;
	const result = await withLock(state, async () => {
		const { made, kept } = aside ? await putAside(client, before, tags, context.ports) : { made: before };
		const result = await makeCompanion({
			ports: context.ports,
			client,
			choices: stored,
			model,
			made,
			wanted: plan.wantedCompanion(stored, model, measured, edited),
			note: (phase, more = {}) =>
				journal.writeJournal(state, { at: context.ports.now().toISOString(), step: 'prompt', phase, what, ...more }),
			measuring: () => undefined,
		});
		return kept === undefined ? result : { ...result, kept };
	});
	return { applied: true, name: stored.name, ...(result.kept ? { kept: result.kept } : {}) };
}
