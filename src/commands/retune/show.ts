// What the person and a program get to see of a retune.

import { sameEngine } from '../../install/retune/history.ts';
import { sameName } from '../../models/names.ts';
import { camel, textOf } from '../../options.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { planText } from '../../screen/plan.ts';
import { quoteWord } from '../../screen/quote.ts';
import { retuneText } from '../../screen/retune.ts';
import { block } from '../../screen/text.ts';
import { orElse } from '../../types/known.ts';
import type { Outcome, Plan } from '../../types/plan.ts';
import type { Change, Proposal } from '../../types/retune.ts';
import { remoteWords } from '../../words/remote.ts';
import { retuning as words } from '../../words/retune.ts';
import { engineOptions, hostPart } from '../setup/end.ts';
import { engineWishes } from '../setup/keep-machine.ts';
import { wishes } from './choices.ts';
import type { Retune } from './state.ts';

export const lookOf = ({ context: { terminal } }: Pick<Retune, 'context'>) => ({
	...terminal,
	columns: terminal.columns(),
});

/** Where the way back leads. What a journal of before does not know stays as it is, and is named. */
function showBack({ context: { terminal }, to: { base }, now, choices }: Retune): void {
	const say = (sentence: string) => terminal.say(block(sentence, terminal.columns()));
	const left = engineOptions(choices);
	say(words.back(base));
	if (base.engine && !sameEngine(base, now)) say(words.backEngine(engineOptions(base.engine).join(' ')));
	if (!base.engine && left.length > 0) say(words.backLeaves(left.join(' ')));
}

/** What changed, and what it means; for the way back only where that leads. */
export function showChanges(retune: Retune): void {
	const { context, kept, changes, proposals, suggested, pending, back, machine } = retune;
	if (back) {
		context.terminal.say('');
		showBack(retune);
		return;
	}
	const way = pending && { from: pending.from.model, to: pending.to.model };
	const unused = machine.gpus.filter(({ kind, usedByOllama }) => kind === 'discrete' && !usedByOllama);
	const { host } = machine.ollama;
	const there = isRemote(machine) ? `${remoteWords.about(host)} ${remoteWords.leaves(host, true)}` : null;
	const server = { there, host: hostPart(context.flags) };
	const view = { ...server, kept: kept !== null, changes, proposals, suggested, unused, pending: way };
	context.terminal.say(retuneText(view, lookOf(retune)));
}

export const showPlan = (retune: Retune, plan: Plan, detailed: boolean): void =>
	retune.context.terminal.say(`\n${planText(plan, lookOf(retune), detailed)}\n`);

/** The changes with those of the choice itself. */
function allChanges({ changes, now, to, choices }: Retune): Change[] {
	const { model, context } = to.base;
	const engine = engineWishes(choices);
	return [
		...changes,
		...(sameName(model, now.model) ? [] : [{ what: 'model' as const, before: now.model, after: model }]),
		...(context === now.context ? [] : [{ what: 'context' as const, before: now.context, after: context }]),
		...(sameEngine({ ...now, engine }, now) ? [] : [{ what: 'engine' as const, before: now.engine, after: engine }]),
	];
}

const offered = ({ kind, base, verdict }: Proposal) => ({
	kind,
	...base,
	...(verdict ? { verdict: verdict.verdict, download: orElse(verdict.download, null) } : {}),
});

/** The document of `--json`: set-up's, with what changed and what there was to choose; without steps where nothing is to do. */
export function documentOf(retune: Retune, plan: Plan | Outcome | null): object {
	const { machine, verdict, choices, proposals } = retune;
	const nothing = { schema: 1, machine, advice: verdict, choices, steps: [], notices: [] };
	return { ...(plan ?? nothing), changed: allChanges(retune), proposals: proposals.map(offered) };
}

/** The command that does what was planned, without questions. */
export function commandFor({ to, back, context, keepOld }: Retune): string {
	const flags = context.flags;
	const asked = to.kind === 'asked' ? wishes : [];
	const wished = asked.flatMap((name) => {
		const value = textOf(flags, camel(name));
		return value === undefined ? [] : [`--${name}`, quoteWord(value)];
	});
	return [
		'retune',
		`--yes${hostPart(flags)}`,
		...(back ? ['--rollback'] : []),
		...wished,
		...(keepOld ? ['--keep-old'] : []),
	].join(' ');
}
