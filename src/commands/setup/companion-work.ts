// Makes the companion, measures its instructions with the model itself, and fits `num_keep` to that.

import type { Work } from '../../install/carry-out.ts';
import { type WantedCompanion, wantedCompanion } from '../../install/companion-plan.ts';
import { readJournal, type Undo } from '../../install/journal.ts';
import { createCompanion } from '../../install/steps/companion.ts';
import { measureSystem } from '../../install/steps/prove-reply.ts';
import { type Client, makeClient } from '../../ollama/client.ts';
import { orElse } from '../../types/known.ts';
import { companioning as words } from '../../words/setup.ts';
import { writeChoices } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import { companionModel } from './look.ts';
import { companionsOf } from './plan-for.ts';
import type { Wizard } from './state.ts';
import { journaled } from './works.ts';

function send(
	client: Client,
	wizard: Wizard,
	wanted: WantedCompanion,
	digest: string | undefined,
	beforeMake?: () => Promise<void>,
) {
	const { choices, context } = wizard;
	const { system, parameters, messages } = wanted.companion;
	const firstLine = system.split('\n', 1)[0];
	return createCompanion(client, {
		name: choices.name,
		base: choices.model,
		system,
		parameters: { ...parameters },
		messages,
		ours: { ...(digest ? { digest } : {}), ...(firstLine ? { firstLine } : {}) },
		...(beforeMake ? { beforeMake } : {}),
		today: context.ports.now().toISOString().slice(0, 10),
		signal: context.ports.signal,
	});
}

/** The work of the step `create-companion`; the answers are kept with it. */
export const companionWork = (wizard: Wizard): Work =>
	journaled(wizard, 'create-companion', `The companion ${wizard.choices.name}`, async (note, report) => {
		const { context, choices, machine, model } = wizard;
		const client = makeClient(context.ports, machine.ollama.host);
		const { made, wanted } = await companionsOf(wizard, await readJournal(folders(context.ports).state));
		if (!wanted || !model) return { status: 'already', detail: words.there };
		const undo: Undo = { kind: 'companion', name: choices.name, host: machine.ollama.host };
		let result = await send(client, wizard, wanted, made?.digest, () => note('begin', { undo }));
		let final = wanted;
		if (!result.already || made?.tokens === undefined || made.digest !== result.digest) {
			report.doing(words.measuring);
			const tokens = orElse(await measureSystem(client, choices.name, { signal: context.ports.signal }), undefined);
			if (tokens !== undefined)
				final = wantedCompanion(choices, await companionModel(model), { textHash: wanted.textHash, tokens });
			// Noted before it is made: killed after that, the next start knows the very same one again.
			const { hash, textHash } = final;
			const soon = { name: choices.name, base: choices.model, digest: result.digest, hash, textHash };
			if (tokens !== undefined) await note('begin', { undo, companion: { ...soon, tokens } });
			const again = await send(client, wizard, final, result.digest);
			const companion = { ...soon, digest: again.digest };
			await note('done', { undo, companion: { ...companion, ...(tokens === undefined ? {} : { tokens }) } });
			result = { ...again, already: result.already && again.already };
		}
		await writeChoices(context.ports, choices);
		wizard.companion = final.companion;
		if (result.already) return { status: 'already', detail: words.there };
		return { status: 'done', detail: result.kept ? words.kept(result.kept) : words.made(final.companion.rules.length) };
	});
