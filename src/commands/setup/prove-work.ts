// Proves the companion and keeps what was measured; one that was proven and has not changed since is not asked again.

import type { Work } from '../../install/carry-out.ts';
import { lastMade } from '../../install/companion-plan.ts';
import { lastProof } from '../../install/found.ts';
import { readJournal } from '../../install/journal.ts';
import { type ProvePart, prove } from '../../install/steps/prove.ts';
import { isBusy, measureOf } from '../../install/steps/prove-measure.ts';
import { makeClient } from '../../ollama/client.ts';
import { Problem } from '../../problem.ts';
import { isUnknown } from '../../types/known.ts';
import type { Proof } from '../../types/plan.ts';
import { proving as words } from '../../words/setup.ts';
import { folders } from '../../world/folders.ts';
import { journaled } from './journaled.ts';
import { companionsOf } from './plan-for.ts';
import type { Wizard } from './state.ts';

/** What the advice said, for the proof to be held against. */
function promisedBy({ verdict }: Wizard) {
	if (!verdict) return {};
	const { generate } = verdict.speed;
	const placement = verdict.placement === 'none' ? undefined : verdict.placement;
	return {
		...(isUnknown(generate) ? {} : { speed: { low: generate.low, high: generate.high } }),
		...(placement ? { placement } : {}),
		context: verdict.context,
	};
}

const forJournal = ({ reply: _reply, ...proof }: Proof): Omit<Proof, 'reply'> => proof;

/** The work of the step `prove`. */
export const proveWork = (wizard: Wizard): Work =>
	journaled(wizard, 'prove', 'The proof', async (note, report) => {
		const { context, choices, machine, model, companion } = wizard;
		const journal = await readJournal(folders(context.ports).state);
		const before = lastProof(journal, lastMade(journal, choices.name));
		if (before && wizard.plan?.steps.find(({ id }) => id === 'prove')?.done)
			return { status: 'already', detail: words.before, proof: before };
		const system = companion?.system ?? (await companionsOf(wizard, journal)).wanted?.companion.system ?? '';
		const client = makeClient(context.ports, machine.ollama.host);
		const proof = await prove(client, {
			name: choices.name,
			system,
			promised: promisedBy(wizard),
			...(wizard.read === undefined ? {} : { read: wizard.read }),
			ports: context.ports,
			...(model ? { thinking: model.thinking } : {}),
			onPart: (part: ProvePart) => report.doing(words.parts[part]),
			signal: context.ports.signal,
		});
		if (!proof.systemPromptPresent) {
			const finding = proof.findings.find(({ code }) => code === 'prompt-missing');
			throw new Problem('prompt-missing', finding?.text ?? words.lost, { cure: finding?.cure ?? words.lostCure });
		}
		const busy = await isBusy(context.ports, machine);
		const measure = busy
			? undefined
			: await measureOf(client, choices, machine, wizard.serverVersion, { signal: context.ports.signal });
		const measured = measure ? { ...proof, measure } : proof;
		await note('done', { proof: forJournal(measured) });
		return { status: 'done', detail: words.done, proof: measured };
	});
