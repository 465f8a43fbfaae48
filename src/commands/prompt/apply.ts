// Hands changed instructions to the Ollama that answers; nothing is started and nothing fetched for it.

import { companionModelOf } from '../../companion/model.ts';
import type { CompanionModel } from '../../companion/types.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
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
async function serverHere({ ports, flags }: Context): Promise<Client | null> {
	const [{ answering }, { ollamaHost }] = await Promise.all([
		import('../../ollama/answering.ts'),
		import('../../ollama/host.ts'),
	]);
	const host = ollamaHost(ports.env, typeof flags['host'] === 'string' ? flags['host'] : undefined);
	return answering(ports, host.url);
}

/** The catalog's word, else what the server says of the file; undefined where neither knows it. */
async function modelOf(context: Context, client: Client, name: string): Promise<CompanionModel | undefined> {
	const [{ modelForCompanion }, { findModel }] = await Promise.all([
		import('../../models/catalog.ts'),
		import('../../models/find.ts'),
	]);
	try {
		return (
			(await modelForCompanion(name)) ??
			companionModelOf(await findModel(context.ports, name, { client, offline: true }))
		);
	} catch (error) {
		if (error instanceof Problem && error.code === 'unknown-model') return undefined;
		throw error;
	}
}

/**
 * Makes the companion anew, with the edit or without it, through the same functions as the set-up. Only one that we made
 * and that is there is made anew. Problems as for `makeCompanion`.
 */
export async function applyToOllama(
	context: Context,
	stored: Choices | null,
	edited: string | undefined,
): Promise<Applied> {
	if (!stored) return { applied: false, because: 'not-set-up' };
	const client = await serverHere(context);
	if (!client) return { applied: false, because: 'no-server' };
	const [plan, journal, { findTag }, { withLock }, { makeCompanion }] = await Promise.all([
		import('../../install/companion-plan.ts'),
		import('../../install/journal.ts'),
		import('../../install/steps/companion.ts'),
		import('../../install/lock.ts'),
		import('../setup/make-companion.ts'),
	]);
	const { state } = folders(context.ports);
	const made = plan.lastMade(await journal.readJournal(state), stored.name);
	const tags = await client.tags({ signal: context.ports.signal });
	if (!made || !findTag(tags, stored.name) || !findTag(tags, stored.model))
		return { applied: false, because: 'no-companion' };
	const model = await modelOf(context, client, stored.model);
	if (!model) return { applied: false, because: 'unknown' };
	const measured = made.tokens === undefined ? undefined : { textHash: made.textHash, tokens: made.tokens };
	const what = `The companion ${stored.name}, with ${edited === undefined ? 'composed' : 'edited'} instructions`;
	const result = await withLock(state, () =>
		makeCompanion({
			ports: context.ports,
			client,
			choices: stored,
			model,
			made,
			wanted: plan.wantedCompanion(stored, model, measured, edited),
			note: (phase, more = {}) =>
				journal.writeJournal(state, { at: context.ports.now().toISOString(), step: 'prompt', phase, what, ...more }),
			measuring: () => undefined,
		}),
	);
	return { applied: true, name: stored.name, ...(result.kept ? { kept: result.kept } : {}) };
}
