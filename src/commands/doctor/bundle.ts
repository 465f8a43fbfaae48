// `doctor --bundle FILE`: what this computer said when it was looked at, without the person, shown before it is saved.

import path from 'node:path';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { fillCommands } from '../../screen/name.ts';
import { block } from '../../screen/text.ts';
import { isUnknown } from '../../types/known.ts';
import { bundling as words } from '../../words/doctor-bundle.ts';
import { writePrivate } from '../../world/choices.ts';
import { about } from '../../world/files.ts';
import { recordHere } from './record-here.ts';

/** Problems (exit 2): a folder that is not there, something else than a file, one that exists and nobody to ask. */
async function checkPlace({ flags, terminal }: Context, file: string): Promise<boolean> {
	const [there, above] = await Promise.all([about(file), about(path.dirname(file))]);
	if (isUnknown(above) || !above.folder || (!isUnknown(there) && there.folder))
		throw new Problem('bundle-place', words.cannot(file), { cure: words.cannotCure, exit: 2 });
	const exists = !isUnknown(there);
	if (exists && (flags['yes'] || !terminal.interactive))
		throw new Problem('bundle-exists', words.exists(file), { cure: words.existsCure, exit: 2 });
	return exists;
}

async function agreed({ flags, terminal, ask }: Context, given: string, exists: boolean): Promise<boolean | null> {
	if (flags['yes']) return true;
	if (!terminal.interactive) return null;
	const save = await ask.confirm({ message: words.question(given), yes: words.yes, no: words.no, initial: false });
	if (!save || !exists) return save;
	return ask.confirm({ message: words.replace(given), yes: words.replaceYes, no: words.no, initial: false });
}

/** Exit code 0, also where nothing was saved. Without a terminal and without `--yes` it is only shown. */
export async function bundle(context: Context, given: string): Promise<number> {
	const { ports, terminal, flags } = context;
	if (flags['fix'] || flags['online']) throw new Problem('bad-option', words.alone, { exit: 2 });
	const file = path.resolve(given);
	const exists = await checkPlace(context, file);
	const recording = await recordHere(ports);
	const text = `${JSON.stringify(recording, null, 2)}\n`;
	terminal.say(`${block(words.lead, terminal.columns())}\n\n${text}`);
	const save = await agreed(context, given, exists);
	if (save) {
		try {
			await writePrivate(file, text);
		} catch (error) {
			const raw = (error as NodeJS.ErrnoException).code ?? String(error);
			throw new Problem('bundle-place', words.cannot(given), { cure: words.cannotCure, raw, cause: error });
		}
	}
	const said = save ? words.saved(given) : save === null ? words.unattended(given) : words.notSaved;
	terminal.say(fillCommands(block(said, terminal.columns()), context.startedAs));
	if (flags['json']) context.json({ schema: 1, file: given, saved: save === true, recording });
	return 0;
}
