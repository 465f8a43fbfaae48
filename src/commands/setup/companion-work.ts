// The step `create-companion` of the plan; the answers are kept with it.

import type { Work } from '../../install/carry-out.ts';
import { readJournal } from '../../install/journal.ts';
import { makeClient } from '../../ollama/client.ts';
import { companioning as words } from '../../words/setup.ts';
import { writeChoices } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import { journaled } from './journaled.ts';
import { companionModel } from './look.ts';
import { makeCompanion } from './make-companion.ts';
import { companionsOf } from './plan-for.ts';
import type { Wizard } from './state.ts';

/** The work of the step `create-companion`. */
export const companionWork = (wizard: Wizard): Work =>
	journaled(wizard, 'create-companion', `The companion ${wizard.choices.name}`, async (note, report) => {
		const { context, choices, machine, model } = wizard;
		const { ports } = context;
		const { made, wanted } = await companionsOf(wizard, await readJournal(folders(ports).state));
		if (!wanted || !model) return { status: 'already', detail: words.there };
		const result = await makeCompanion({
			ports,
			client: makeClient(ports, machine.ollama.host),
			choices,
			model: companionModel(model),
			made,
			wanted,
			note,
			measuring: () => report.doing(words.measuring),
		});
		await writeChoices(ports, choices);
		wizard.companion = result.wanted.companion;
		if (result.read !== undefined) wizard.read = result.read;
		if (result.already) return { status: 'already', detail: words.there };
		const { rules } = result.wanted.companion;
		return { status: 'done', detail: result.kept ? words.kept(result.kept) : words.made(rules.length) };
	});
