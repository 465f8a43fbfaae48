// The wizard: welcome, look, advise, ask, consent, plan, do, prove. Each step is a file of its own.

import { askConsent } from '../../care/ask-consent.ts';
import { consentGiven, writeConsent } from '../../care/consent.ts';
import type { Context } from '../../ports.ts';
import { Back, Stopped } from '../../problem.ts';
import type { StepOutcome } from '../../types/plan.ts';
import { common } from '../../words/common.ts';
import { doing as words } from '../../words/setup.ts';
import { begunChoices, untilItIsDone } from './begun.ts';
import { chooseModel } from './choose-model.ts';
import { confirmPlan } from './confirm-plan.ts';
import { perform } from './do.ts';
import { leaving, visit } from './doors.ts';
import { goodbye } from './end.ts';
import { askShort, goOn } from './go-on.ts';
import { helpNow } from './help.ts';
import { look, startState } from './look.ts';
import { companionQuestions } from './questions.ts';
import type { Wizard } from './state.ts';
import { type Question, walk } from './walk.ts';
import { welcome } from './welcome.ts';

const consent: Question<Wizard> = async (wizard) => {
	const { context, choices } = wizard;
	if (wizard.agreed || (await consentGiven(context.ports))) return 'given';
	const keep = async () => {
		wizard.agreed = true;
	};
	if ((await askConsent(context, choices.country, keep)) !== 'given') throw new KindEnd();
	return undefined;
};

type Start = Awaited<ReturnType<typeof startState>>;

/** The person is too young, or rather not: what had to be said was said, and nothing is set up. */
class KindEnd extends Error {}

/**
 * Help lines come first where nothing is set up; else a look at the computer tells whether it is still the same. A set-up
 * that goes on looks at it anyway.
 */
async function newsFor({ context, companionThere, choices, begun }: Start): Promise<string[]> {
	if (!companionThere || begun) return [];
	context.terminal.progress(`  ${words.looking}`);
	const news = await (await import('./news.ts')).reasonsToRetune(context, choices);
	context.terminal.progress(null);
	return news;
}

/** Esc at the first question behind a door. */
const backToDoor = (error: unknown): boolean => error instanceof Stopped && error.cause instanceof Back;

/** The exit code; undefined where Esc at its first question leads back to the door. */
async function retuned(context: Context): Promise<number | undefined> {
	try {
		return await (await import('../retune.ts')).run(context);
	} catch (error) {
		if (backToDoor(error)) return undefined;
		throw error;
	}
}

async function enter(start: Start): Promise<number | undefined> {
	const { context } = start;
	const news = await newsFor(start);
	for (let again = false; ; again = true) {
		const door = await welcome(start, news, again);
		if (door === 'retune') {
			const ended = await retuned(context);
			if (ended !== undefined) return ended;
			continue;
		}
		if (door === 'talk') return (await import('../talk.ts')).run(context);
		if (door === 'look') return (await import('../advise.ts')).run(context);
		if (door === 'setup') return undefined;
		if (door === 'prompt' || door === 'undo') {
			const ended = await leaving(context, door);
			if (ended !== undefined) return ended;
		} else if (door === 'help') await helpNow(context);
		else await visit(context, door);
	}
}

const questions: readonly Question<Wizard>[] = [
	chooseModel,
	...companionQuestions.map(({ ask }) => ask),
	consent,
	confirmPlan,
];

const isDone = ({ status }: StepOutcome): boolean => status === 'done' || status === 'already';

/** All questions to the yes. Who stops before it is told that the answers are gone; those of a set-up that goes on are not. */
async function answers(wizard: Wizard, begun: boolean): Promise<void> {
	try {
		await walk(questions, wizard);
	} catch (error) {
		const stopped = error instanceof Stopped && error.message === common.stopped && !backToDoor(error);
		throw stopped && !begun ? new Stopped(words.beforeYes) : error;
	}
}

/** Asks, plans and does, until it works, or the person leaves it there. Returns the exit code. */
async function setUp(wizard: Wizard, begun: boolean): Promise<number> {
	for (let first = true; ; first = false) {
		try {
			await (first ? answers(wizard, begun) : walk(questions, wizard, questions.length - 1));
			const { plan } = wizard;
			if (!plan) return 0;
			if (wizard.agreed) await writeConsent(wizard.context.ports);
			const { outcome, problem } = await perform({ ...wizard, plan }, untilItIsDone(wizard));
			if (outcome.steps.some((step) => step.id === 'install-ollama' && isDone(step.outcome))) wizard.updating = false;
			if (problem !== undefined) throw problem;
			if (!(await askShort(wizard, outcome.proof))) return goodbye(wizard, outcome);
		} catch (error) {
			await goOn(wizard, error);
		}
	}
}

/** Through the door and the questions. The exit code; undefined where Esc leads back to the door. */
async function once(start: Start): Promise<number | undefined> {
	const left = await enter(start).catch((error: unknown) => {
		throw error instanceof Back ? new Stopped() : error;
	});
	if (left !== undefined) return left;
	const { terminal } = start.context;
	terminal.progress(`  ${words.looking}`);
	const wizard = await look(start);
	terminal.progress(null);
	try {
		return await setUp(wizard, start.begun);
	} catch (error) {
		if (error instanceof KindEnd) return 0;
		if (backToDoor(error)) return undefined;
		throw error;
	}
}

/** Runs the whole wizard at a terminal. Returns the exit code. */
export async function runWizard(context: Context): Promise<number> {
	const start = await startState(context, await begunChoices(context.ports));
	for (;;) {
		const ended = await once(start);
		if (ended !== undefined) return ended;
	}
}
