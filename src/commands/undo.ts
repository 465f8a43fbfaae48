// undo: takes back what the journal says was done to this computer.

import { personalFiles } from '../install/forget.ts';
import { withLock } from '../install/lock.ts';
import type { UndoWorld } from '../install/undo/look.ts';
import { readUndo, type UndoneStep, type UndoStep } from '../install/undo/plan.ts';
import { carryOutUndo } from '../install/undo.ts';
import type { Command, Context } from '../ports.ts';
import { block, tilde } from '../screen/text.ts';
import { undoLeft, undonePart, undoPlan } from '../screen/undo.ts';
import { undoing as words } from '../words/undoing.ts';
import { folders } from '../world/folders.ts';
import { undoWorld } from './undo-world.ts';

const lookOf = ({ terminal }: Context) => ({ ...terminal, columns: terminal.columns() });

const bare = ({ action: _action, shared, ...step }: UndoStep | UndoneStep) => ({
	...step,
	...(shared === undefined ? {} : { notes: [shared] }),
});

/** Asks about each thing that is not only ours, then once about all of it. Resolves with the ids agreed to. */
async function agreement(context: Context, steps: readonly UndoStep[]): Promise<Set<string> | null> {
	const { flags, ask, terminal } = context;
	const agreed = new Set(steps.filter((step) => !step.shared || flags['all']).map(({ id }) => id));
	if (flags['yes']) return agreed;
	if (!terminal.interactive) return null;
	for (const step of steps) {
		if (agreed.has(step.id)) continue;
		const message = words.askShared(step.title, step.shared ?? '');
		const yes = await ask.confirm({ message, yes: words.yesShared, no: words.noShared, initial: false });
		if (yes) agreed.add(step.id);
	}
	if (agreed.size === 0) return agreed;
	const yes = await ask.confirm({ message: words.ask, yes: words.yes, no: words.no, initial: false });
	return yes ? agreed : new Set();
}

async function carryOut(context: Context, world: UndoWorld, agreed: ReadonlySet<string>): Promise<number> {
	const { ports, terminal, flags } = context;
	const look = lookOf(context);
	const done = await withLock(world.ours.state, async () =>
		// Read again: another copy may have worked since.
		carryOutUndo(await readUndo(world), {
			world,
			now: ports.now,
			all: Boolean(flags['all']),
			agreed: ({ id }) => agreed.has(id),
			onStep: (step) => terminal.say(undonePart(step, look)),
		}),
	);
	const left = undoLeft(done, look);
	if (left) terminal.say(left);
	if (flags['json']) context.json({ schema: 1, steps: done.map(bare) });
	return done.some(({ outcome }) => outcome.status === 'failed') ? 1 : 0;
}

/** Where what is the person's stays; null where nothing of it is there, as after `forget`. */
async function keptOf({ ports }: Context): Promise<string | null> {
	const ours = folders(ports);
	const files = await personalFiles({ config: ours.config, state: ours.config });
	return files.length === 0 ? null : `${words.kept} ${tilde(ours.config, ports.home)}.`;
}

export const run: Command = async (context) => {
	const { terminal, flags } = context;
	const world = await undoWorld(context);
	const steps = await readUndo(world);
	const look = lookOf(context);
	const unchanged = (sentence: string) => {
		terminal.say(block(sentence, look.columns));
		if (flags['json']) context.json({ schema: 1, steps: steps.map(bare) });
		return 0;
	};
	if (steps.length === 0) return unchanged(words.nothing);
	terminal.say(undoPlan(steps, look));
	const kept = await keptOf(context);
	if (kept) terminal.say(`${block(kept, look.columns)}\n`);
	const agreed = await agreement(context, steps);
	if (agreed === null) return unchanged(words.howToGoOn);
	if (agreed.size === 0) return unchanged(words.leftAsItWas);
	return carryOut(context, world, agreed);
};
