// undo: takes back what the journal says was done to this computer.

import { madeForSure } from '../install/companion-plan.ts';
import { ensureServer, installFolder } from '../install/ensure.ts';
import { type JournalEntry, pendingUndo, readJournal, writeJournal } from '../install/journal.ts';
import { withLock } from '../install/lock.ts';
import { stopServer } from '../install/stop.ts';
import { planUndo, takeBack, type UndoClient, type UndoStep, type UndoWorld } from '../install/undo.ts';
import type { Command, Context } from '../ports.ts';
import { Problem, Stopped } from '../problem.ts';
import { stepLine } from '../screen/doing.ts';
import { block, paint, tilde } from '../screen/text.ts';
import type { StepOutcome } from '../types/plan.ts';
import { undo as words } from '../words/install.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';

function worldOf(context: Context, journal: readonly JournalEntry[]): UndoWorld {
	const { ports, flags } = context;
	let client: Promise<UndoClient | null> | undefined;
	const open = async (): Promise<UndoClient | null> => {
		try {
			return await ensureServer(context, (await readChoices(ports))?.modelsDir);
		} catch (error) {
			// Without a server its models cannot be removed; every such step says so, and the rest goes on.
			if (error instanceof Problem && error.exit !== 130) return null;
			throw error;
		}
	};
	return {
		home: ports.home,
		client: () => {
			client ??= open();
			return client;
		},
		stop: () => stopServer({ ports, state: folders(ports).state, installFolder: installFolder(ports), remove: true }),
		all: Boolean(flags['all']),
		made: (name) => madeForSure(journal, name),
	};
}

async function carryOut(context: Context, steps: readonly UndoStep[]) {
	const { state } = folders(context.ports);
	const world = worldOf(context, await readJournal(state));
	const look = { ...context.terminal, columns: context.terminal.columns() };
	const done: (UndoStep & { outcome: StepOutcome })[] = [];
	for (const [i, step] of steps.entries()) {
		const began = performance.now();
		const result = await takeBack(step.item, world);
		const outcome = { ...result, seconds: Math.round((performance.now() - began) / 100) / 10 };
		const undone = outcome.status === 'done' || outcome.status === 'already';
		if (undone)
			await writeJournal(state, {
				at: context.ports.now().toISOString(),
				step: 'undo',
				phase: 'undone',
				what: step.title,
				undo: step.item,
			});
		context.terminal.say(stepLine(step, i + 1, outcome, look));
		done.push({ ...step, outcome });
	}
	return done;
}

function showPlan(context: Context, steps: readonly UndoStep[]): void {
	const { terminal } = context;
	const look = { ...terminal, columns: terminal.columns() };
	terminal.say(paint(look, 'bold', `\n  ${words.title}`));
	for (const [i, step] of steps.entries()) terminal.say(block(`${i + 1}  ${step.title}`, look.columns));
	terminal.say(
		`\n${block(`${words.kept} ${tilde(folders(context.ports).config, context.ports.home)}.`, look.columns)}\n`,
	);
}

async function agreed(context: Context): Promise<boolean> {
	if (context.flags['yes']) return true;
	if (!context.terminal.interactive) return false;
	if (await context.ask.confirm({ message: words.question, yes: words.yes, no: words.no, initial: false })) return true;
	throw new Stopped(words.left);
}

const bare = ({ item: _item, ...step }: UndoStep & { outcome?: StepOutcome }) => step;

export const run: Command = async (context) => {
	const { state } = folders(context.ports);
	const steps = planUndo(pendingUndo(await readJournal(state)), context.ports.home);
	if (steps.length === 0) {
		if (context.flags['json']) context.json({ schema: 1, steps: [] });
		else context.terminal.say(`  ${words.nothing}`);
		return 0;
	}
	showPlan(context, steps);
	if (!(await agreed(context))) {
		context.terminal.say(`  ${words.unattended}`);
		if (context.flags['json']) context.json({ schema: 1, steps: steps.map(bare) });
		return 0;
	}
	const ended = await withLock(state, () => carryOut(context, steps));
	if (context.flags['json']) context.json({ schema: 1, steps: ended.map(bare) });
	const failed = ended.filter(({ outcome }) => outcome.status === 'failed');
	if (failed.length) context.terminal.say(`\n  ${words.couldNot} ${failed.map(({ title }) => title).join('; ')}`);
	return failed.length ? 1 : 0;
};
