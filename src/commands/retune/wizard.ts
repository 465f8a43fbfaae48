// A retune at a terminal: what changed, what it means, the choice, the plan, the one yes, the steps, the end.

import type { Option } from '../../ports.ts';
import { Back, Problem, Stopped } from '../../problem.ts';
import { block } from '../../screen/text.ts';
import type { Plan } from '../../types/plan.ts';
import type { Proposal } from '../../types/retune.ts';
import { titleOf, retuning as words } from '../../words/retune.ts';
import { model as modelWords } from '../../words/setup.ts';
import { goodbye, hostPart } from '../setup/end.ts';
import { type Question, walk } from '../setup/walk.ts';
import { proposalOf } from './choices.ts';
import { canGoBack, performAgain } from './perform.ts';
import { lookOf, showChanges, showPlan } from './show.ts';
import type { Retune } from './state.ts';
import { notNow, planAgain, take } from './take.ts';
import { endUnchanged, isDone, settled } from './unattended.ts';

type Pick = { proposal: Proposal } | 'other' | 'leave';

const say = (retune: Retune, sentence: string): void =>
	retune.context.terminal.say(block(sentence, lookOf(retune).columns));

function optionOf(retune: Retune, proposal: Proposal): Option<Pick> {
	const { options } = words;
	const value = { proposal };
	if (proposal.kind === 'keep') {
		const measured = retune.again.prove ? options.again : options.keep;
		return { value, ...measured(titleOf(proposal)) };
	}
	const kind = { context: options.context, resume: options.resume } as const;
	return {
		value,
		...(proposal.kind === 'context' || proposal.kind === 'resume' ? kind[proposal.kind] : options.take)(proposal),
	};
}

async function typed(retune: Retune): Promise<void> {
	const { ask } = retune.context;
	const name = await ask.text({ message: modelWords.otherQuestion, placeholder: modelWords.otherPlaceholder });
	try {
		await take(retune, await proposalOf(retune, 'asked', { model: name.trim(), context: retune.now.context }));
	} catch (error) {
		if (!(error instanceof Problem) || error instanceof Stopped) throw error;
		say(retune, `${error.message} ${error.cure}`);
		await typed(retune);
	}
}

/** What was asked for by an option, and the way back, are taken as they are. */
const decided = ({ to: { kind } }: Retune): boolean => kind === 'asked' || kind === 'back';

const choose: Question<Retune> = async (retune) => {
	showChanges(retune);
	const { options } = words;
	const chosen = await retune.context.ask.select<Pick>({
		message: words.question,
		options: [
			...retune.proposals.map((proposal) => optionOf(retune, proposal)),
			{ value: 'other', ...options.other },
			{ value: 'leave', ...options.leave },
		],
	});
	if (chosen === 'leave') throw new Stopped(words.left);
	if (typeof chosen === 'object') await take(retune, chosen.proposal);
	else
		try {
			await typed(retune);
		} catch (error) {
			if (!(error instanceof Back)) throw error;
			return choose(retune);
		}
	if (notNow(retune, retune.to)) say(retune, words.notNow(titleOf(retune.to)));
	return undefined;
};

type Answer = 'yes' | 'keepOld' | 'detail' | 'leave';

const confirm: Question<Retune> = async (retune) => {
	const { ask } = retune.context;
	const plan = await planAgain(retune);
	retune.plan = plan;
	if (isDone(plan)) return undefined;
	const removes = plan.steps.some(({ id }) => id === 'remove-model');
	const answers: Answer[] = removes ? ['yes', 'keepOld', 'detail', 'leave'] : ['yes', 'detail', 'leave'];
	const options = answers.map((value) => ({ value, ...words.plan[value] }));
	let detailed = false;
	for (;;) {
		showPlan(retune, plan, detailed);
		const answer = await ask.select<Answer>({ message: words.plan.question, options });
		if (answer === 'leave') throw new Stopped(words.left);
		if (answer === 'keepOld') {
			retune.keepOld = true;
			retune.plan = await planAgain(retune);
		}
		if (answer !== 'detail') return undefined;
		detailed = true;
	}
};

async function carry(retune: Retune & { plan: Plan }): Promise<number> {
	const { outcome, problem } = await performAgain(retune);
	if (problem !== undefined) throw problem;
	if (canGoBack(retune)) say(retune, words.goBack(hostPart(retune.context.flags)));
	return goodbye(retune, outcome);
}

async function ask(retune: Retune): Promise<void> {
	if (!decided(retune)) return walk([choose, confirm], retune);
	showChanges(retune);
	await take(retune, retune.to);
	await walk([confirm], retune);
}

/** Returns the exit code. Esc at the first question leaves (130). */
export async function retuneAtTerminal(retune: Retune): Promise<number> {
	if (settled(retune)) {
		showChanges(retune);
		return endUnchanged(retune, true);
	}
	await ask(retune);
	const { plan } = retune;
	if (!plan || (isDone(plan) && retune.pending === null)) return endUnchanged(retune, true);
	return carry({ ...retune, plan });
}
