// `doctor --fix`: the plan, one yes, each step under the lock and in the journal with how it is taken back.

import type { Fix, FixStep } from '../../doctor/fixes.ts';
import { mendOnDisk } from '../../doctor/mend.ts';
import { ensureServer, installFolder, startOurs } from '../../install/ensure.ts';
import { type Undo, writeJournal } from '../../install/journal.ts';
import { withLock } from '../../install/lock.ts';
import { stopServer } from '../../install/stop.ts';
import type { Context } from '../../ports.ts';
import { Problem, Stopped } from '../../problem.ts';
import { fixLine, fixPlan } from '../../screen/doctor.ts';
import { fillCommands } from '../../screen/name.ts';
import { block } from '../../screen/text.ts';
import type { Choices } from '../../types/choices.ts';
import type { StepOutcome } from '../../types/plan.ts';
import { fixing as words } from '../../words/doctor-fix.ts';
import { readEdit } from '../../world/edited-prompt.ts';
import { folders } from '../../world/folders.ts';
import { appliedText, applyToOllama } from '../prompt/apply.ts';

type Result = Pick<StepOutcome, 'status' | 'detail'> & { undo?: Undo };
export type Mended = FixStep & { outcome: StepOutcome };

/** What the steps need besides the context. */
export interface Mending {
	context: Context;
	choices: Choices | null;
	/** "http://127.0.0.1:11434" */
	host: string;
	/** The server answers. */
	running: boolean;
}

const lookOf = ({ terminal }: Context) => ({ ...terminal, columns: terminal.columns() });

async function restart({ context, choices, host }: Mending): Promise<Result> {
	const { ports, terminal } = context;
	await stopServer({ ports, state: folders(ports).state, installFolder: installFolder(ports) });
	const report = { doing: (sentence: string) => terminal.progress(`  ${sentence}`) };
	const { version, unit } = await startOurs(ports, host, choices ?? {}, report);
	terminal.progress(null);
	return { status: 'done', detail: words.server.done(version), undo: { kind: 'server', ...(unit ? { unit } : {}) } };
}

async function remake({ context, choices, running }: Mending, aside: boolean): Promise<Result> {
	if (!running) await ensureServer(context, choices?.modelsDir);
	const edit = await readEdit(context.ports);
	const result = await applyToOllama(context, choices, edit?.text, aside);
	if (!result.applied) return { status: 'failed', detail: appliedText(result) };
	const detail = result.kept ? words.companion.kept(result.kept) : words.companion.done;
	return { status: 'done', detail };
}

const mended = (mending: Mending, fix: Fix): Promise<Result> => {
	if (fix.kind === 'server') return restart(mending);
	return fix.kind === 'companion' ? remake(mending, fix.aside) : mendOnDisk(fix, mending.context.ports.now());
};

async function once(mending: Mending, step: FixStep): Promise<Result> {
	const { ports } = mending.context;
	const { state } = folders(ports);
	const note = (result: Result) =>
		result.status === 'done'
			? writeJournal(state, {
					at: ports.now().toISOString(),
					step: 'doctor',
					phase: 'done',
					what: fillCommands(`${step.title} (undo: ${step.undo})`, mending.context.startedAs),
					...(result.undo ? { undo: result.undo } : {}),
				})
			: undefined;
	const act = async () => {
		const result = await mended(mending, step.fix);
		await note(result);
		return result;
	};
	// Making the companion takes the lock itself.
	return step.fix.kind === 'companion' ? act() : withLock(state, act);
}

/** A step that fails is told there, and the rest is still mended; stopping ends all. */
async function outcomeOf(mending: Mending, step: FixStep): Promise<StepOutcome> {
	const began = performance.now();
	const seconds = () => Math.round((performance.now() - began) / 100) / 10;
	try {
		const { status, detail } = await once(mending, step);
		return { status, detail, seconds: seconds() };
	} catch (error) {
		if (error instanceof Stopped || mending.context.ports.signal.aborted || !(error instanceof Error)) throw error;
		const cure = error instanceof Problem && error.cure ? ` ${error.cure}` : '';
		return { status: 'failed', detail: `${error.message}${cure}`, seconds: seconds() };
	}
}

/** Asks about each thing that is not only ours, then once about all. Null where nobody can be asked. */
async function agreement({ flags, terminal, ask }: Context, steps: readonly FixStep[]): Promise<Set<string> | null> {
	const agreed = new Set(steps.filter(({ shared }) => !shared || flags['all']).map(({ id }) => id));
	if (flags['yes']) return agreed;
	if (!terminal.interactive) return null;
	for (const { id, title, shared } of steps) {
		if (agreed.has(id)) continue;
		const message = words.askShared(title, shared ?? '');
		if (await ask.confirm({ message, yes: words.yesShared, no: words.noShared, initial: false })) agreed.add(id);
	}
	if (agreed.size === 0) return agreed;
	const yes = await ask.confirm({ message: words.question, yes: words.yes, no: words.no, initial: true });
	return yes ? agreed : new Set();
}

/** The steps as `--json` gives them. */
export const bare = ({ fix: _fix, shared, ...step }: FixStep | Mended) => ({
	...step,
	...(shared === undefined ? {} : { notes: [shared] }),
});

/** Shows the plan and carries it out where it was agreed to. Null: nothing was changed. */
export async function fix(mending: Mending, steps: readonly FixStep[]): Promise<Mended[] | null> {
	const { context } = mending;
	const look = lookOf(context);
	const tell = (sentence: string) => context.terminal.say(`${block(sentence, look.columns)}\n`);
	context.terminal.say(fixPlan(steps, look, context.startedAs));
	const agreed = await agreement(context, steps);
	if (agreed === null || (agreed.size === 0 && !context.flags['yes'])) {
		tell(agreed === null ? words.unattended : words.left);
		return null;
	}
	const done: Mended[] = [];
	for (const step of steps) {
		const outcome: StepOutcome = agreed.has(step.id)
			? await outcomeOf(mending, step)
			: { status: 'skipped', detail: step.shared ?? words.stays, seconds: 0 };
		context.terminal.say(fixLine(step, outcome, look));
		done.push({ ...step, outcome });
	}
	return done;
}
