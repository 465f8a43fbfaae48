// Where a step cannot go on it ended with named choices: the person takes one, and a new plan is made. The same for a
// proof that falls short. Nothing is decided here for anyone.

import path from 'node:path';
import { choicesOf, isPassing } from '../../install/faults.ts';
import { partialDownloads, removePartials } from '../../install/steps/pull-partials.ts';
import { parseName } from '../../models/names.ts';
import { makeClient } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import type { Option } from '../../ports.ts';
import { Back, Problem } from '../../problem.ts';
import { problemText } from '../../screen/problem.ts';
import { block, bytes } from '../../screen/text.ts';
import type { Rung } from '../../types/fallback.ts';
import { isUnknown, sumOf } from '../../types/known.ts';
import type { Proof } from '../../types/plan.ts';
import { goingOn as asking, numbers, fallback as words } from '../../words/fallback.ts';
import { modelsFolderOf } from '../../world/models-folder.ts';
import { chooseModel } from './choose-model.ts';
import { considered, look } from './look.ts';
import { rungsAfter, rungsFor, withRung } from './rungs.ts';
import type { Wizard } from './state.ts';

type Answer = { rung: Rung } | { choice: string };

const rungOption = (rung: Rung): Option<Answer> => ({
	value: { rung },
	label: words.label(rung.id, rung.verdict),
	hint: numbers(rung.verdict),
});

/** Looks at the computer again, with the answers as they are now: what was done is seen, and what became free. */
async function lookAgain(wizard: Wizard): Promise<void> {
	const { model } = wizard.choices;
	Object.assign(wizard, await look(wizard));
	await considered(wizard, model);
}

/** Takes a rung. What is loaded gives its memory back first: it would count as taken. */
async function take(wizard: Wizard, rung: Rung): Promise<void> {
	const { context, machine, choices } = wizard;
	await makeClient(context.ports, machine.ollama.host)
		.unload(choices.name)
		.catch((error: unknown) => {
			if (!(error instanceof OllamaError)) throw error;
		});
	wizard.choices = withRung(choices, rung);
	await lookAgain(wizard);
}

async function otherFolder(wizard: Wizard): Promise<void> {
	const check = (text: string) => (path.isAbsolute(text.trim()) ? undefined : asking.folderWrong);
	const folder = await wizard.context.ask.text({ message: asking.folder, check });
	wizard.choices = { ...wizard.choices, modelsDir: path.resolve(folder.trim()) };
	await lookAgain(wizard);
}

async function otherName(wizard: Wizard): Promise<void> {
	const check = (text: string) => (parseName(text.trim()) ? undefined : asking.nameWrong);
	const initial = `${wizard.choices.name.replace(/:.*$/, '')}-2`;
	const name = await wizard.context.ask.text({ message: asking.name, initial, check });
	wizard.choices = { ...wizard.choices, name: name.trim() };
}

/** Chosen anew, also where the command named one. */
async function otherModel(wizard: Wizard): Promise<void> {
	const { model: _model, ...flags } = wizard.context.flags;
	wizard.context = { ...wizard.context, flags };
	await chooseModel(wizard);
}

async function removeBroken({ context, choices }: Wizard): Promise<void> {
	const { ports, ask } = context;
	const found = await partialDownloads(ports, modelsFolderOf(choices, ports.env, ports.home));
	if (isUnknown(found) || found.length === 0) return;
	const size = sumOf(found.map(({ arrived }) => arrived));
	const message = asking.partials(found.length, isUnknown(size) ? asking.unknownSize : bytes(size));
	if (await ask.confirm({ message, yes: asking.remove, no: asking.notRemove, initial: false }))
		await removePartials(found);
}

const answers: Record<string, (wizard: Wizard) => Promise<void>> = {
	again: lookAgain,
	'close-programs': lookAgain,
	'other-model': otherModel,
	'smaller-model': otherModel,
	'other-folder': otherFolder,
	'other-name': otherName,
	name: otherName,
	'remove-partials': removeBroken,
	'update-ollama': async (wizard) => {
		await lookAgain(wizard);
		wizard.updating = true;
	},
};

/** The choices of a Problem: those that say "smaller" with what there is here, and its numbers. */
async function optionsFor(wizard: Wizard, problem: Problem): Promise<Option<Answer>[]> {
	const choices = problem.choices.length > 0 ? problem.choices : isPassing(problem) ? choicesOf('again') : [];
	const rungs = choices.some(({ id }) => id.startsWith('smaller-')) ? await rungsFor(wizard) : [];
	return choices.flatMap(({ id, label }): Option<Answer>[] => {
		const those = rungs.filter((rung) => rung.id === id);
		if (those.length > 0) return those.map(rungOption);
		return id in answers ? [{ value: { choice: id }, label }] : [];
	});
}

async function apply(wizard: Wizard, answer: Answer): Promise<void> {
	if ('rung' in answer) await take(wizard, answer.rung);
	else await answers[answer.choice]?.(wizard);
}

/**
 * Tells what went wrong and asks how to go on. Resolves when the wizard is ready for a new plan; throws the Problem
 * again where it leaves no choice or the person leaves it there.
 */
export async function goOn(wizard: Wizard, problem: unknown): Promise<void> {
	if (!(problem instanceof Problem) || problem.exit === 130) throw problem;
	const options = await optionsFor(wizard, problem);
	if (options.length === 0) throw problem;
	const { terminal, ask } = wizard.context;
	terminal.note(problemText(problem, { ...terminal, columns: terminal.columns() }));
	for (;;) {
		const leave = { value: { choice: 'leave' }, label: asking.leave, hint: asking.leaveHint };
		try {
			const answer = await ask.select<Answer>({ message: asking.question, options: [...options, leave] });
			if ('choice' in answer && answer.choice === 'leave') throw problem;
			return await apply(wizard, answer);
		} catch (error) {
			// Esc in a question of a choice: back to the choices.
			if (!(error instanceof Back)) throw error;
		}
	}
}

/** Asks about a proof that falls short. True where something was changed, or is to be measured again. */
export async function askShort(wizard: Wizard, proof: Proof | undefined): Promise<boolean> {
	const rungs = await rungsAfter(wizard, proof);
	if (rungs.length === 0) return false;
	const { terminal, ask } = wizard.context;
	for (const { text } of proof?.findings ?? []) terminal.say(`\n${block(text, terminal.columns())}`);
	const keep: Option<Answer> = { value: { choice: 'keep' }, label: words.keep };
	const prove: Option<Answer> = { value: { choice: 'prove' }, ...words.prove };
	const options = [keep, ...rungs.map(rungOption), prove];
	const answer = await ask.select<Answer>({ message: words.question, options }).catch((error: unknown) => {
		if (error instanceof Back) return keep.value;
		throw error;
	});
	if ('choice' in answer && answer.choice === 'keep') return false;
	wizard.proveAgain = 'choice' in answer;
	if ('choice' in answer) await lookAgain(wizard);
	else await take(wizard, answer.rung);
	return true;
}
