// The machine, the catalog and the advice: gathered at the start, and again when the person asks to look again.

import { countryGiven } from '../../care/country.ts';
import { answersFrom } from '../../companion/answers.ts';
import { companionModelOf } from '../../companion/model.ts';
import type { CompanionModel } from '../../companion/types.ts';
import { lastMade } from '../../install/companion-plan.ts';
import { problem } from '../../install/faults.ts';
import { readJournal } from '../../install/journal.ts';
import { serverDown } from '../../install/plan/ollama.ts';
import { parseModelName } from '../../install/steps/pull-size.ts';
import { modelForCompanion } from '../../models/catalog.ts';
import { numberOf, textOf } from '../../options.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { type Choices, defaultChoices } from '../../types/choices.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Verdict, Wishes } from '../../types/verdict.ts';
import { language } from '../../words/locale.ts';
import { model as words } from '../../words/setup.ts';
import { readChoices } from '../../world/choices.ts';
import { readConfig } from '../../world/config.ts';
import { folders } from '../../world/folders.ts';
import { systemLanguage } from '../../world/screen-language.ts';
import { gather } from '../gather.ts';
import { engineWishes } from './keep-machine.ts';
import type { Wizard } from './state.ts';

/** The language a person most likely writes in: the one of the screens, or the system's where there are no screens in it. */
const likelyLanguage = (ports: Context['ports']): string =>
	language() === defaultChoices.language ? (systemLanguage(ports) ?? defaultChoices.language) : language();

/**
 * The answers as they stand before anyone is asked: the options given, the stored ones, the configuration, the defaults.
 * What is no question (context, KV cache) is the exception: what was configured counts before what was stored.
 */
async function firstChoices(context: Context, stored: Choices | null): Promise<Choices> {
	const { flags, ports } = context;
	const { settings } = await readConfig(ports);
	const name = textOf(flags, 'name');
	// Ollama would refuse it too, after everything was fetched.
	if (name !== undefined) parseModelName(name);
	const base: Choices = stored ?? { ...defaultChoices, model: '', language: likelyLanguage(ports) };
	const usual = ports.env['OLLAMA_MODELS']?.trim() ? undefined : settings['models-dir'];
	const modelsDir = textOf(flags, 'modelsDir') ?? base.modelsDir ?? usual;
	const kvCache = settings['kv-cache'] ?? base.kvCache;
	const configured = { context: settings.context ?? base.context, ...(kvCache === undefined ? {} : { kvCache }) };
	return {
		...answersFrom(flags, { ...base, ...configured }),
		name: name ?? base.name,
		country: await countryGiven(flags, base.country),
		sessionMinutes: numberOf(flags, 'sessionMinutes') ?? base.sessionMinutes,
		...(modelsDir ? { modelsDir } : {}),
	};
}

/** The answers stay after `undo`, the companion does not. A journal that cannot be read does not tell of its end. */
async function companionStands(ports: Context['ports'], name: string): Promise<boolean> {
	const entries = await readJournal(folders(ports).state).catch(() => null);
	return entries === null || lastMade(entries, name) !== null;
}

/**
 * Everything the wizard starts with, except the look at the computer. `begun`: the answers of a set-up that goes on; they
 * were agreed to last, and count also where an earlier set-up came to its end.
 */
export async function startState(
	context: Context,
	begun: Choices | null = null,
): Promise<Pick<Wizard, 'context' | 'choices' | 'companionThere'> & { begun: boolean }> {
	const stored = await readChoices(context.ports);
	const choices = await firstChoices(context, begun ?? stored);
	const companionThere = stored !== null && (await companionStands(context.ports, stored.name));
	return { context, choices, companionThere, begun: begun !== null };
}

/** What the answers wish for otherwise than is usual; what is usual is left to the advice. */
const wishesIn = (choices: Choices): Wishes => ({
	...(choices.context === defaultChoices.context ? {} : { context: choices.context }),
	...engineWishes(choices),
});

/**
 * Looks at the computer and works out the advice. Problems `server-remote`: it is another one, and does not answer;
 * `models-unlisted`. `afresh` as for `gather`.
 */
export async function look(
	start: Pick<Wizard, 'context' | 'choices' | 'companionThere'>,
	afresh = false,
): Promise<Wizard> {
	const gathered = await gather(start.context, {
		modelsDir: start.choices.modelsDir,
		language: start.choices.language,
		wishes: wishesIn(start.choices),
		afresh,
	});
	const { machine } = gathered;
	if (isRemote(machine) && machine.ollama.status !== 'running') throw serverDown(machine.ollama.host);
	// What is there already, and whose the companion's name is, cannot be told without the list.
	if (gathered.unlisted !== undefined) throw problem('models-unlisted', {}, { raw: gathered.unlisted });
	const advice = await gathered.advise();
	return { ...start, gathered, advice, machine, model: null, verdict: null, plan: null };
}

/** What the prompt is fitted to: the catalog's word, else what is known of the file itself. */
export const companionModel = (model: ModelFacts): CompanionModel =>
	modelForCompanion(model.name) ?? companionModelOf(model);

/** Takes a row of the advice. */
export async function advised(wizard: Wizard, verdict: Verdict): Promise<void> {
	wizard.model = await wizard.gathered.find(verdict.model.name);
	wizard.verdict = verdict;
	wizard.choices.model = wizard.model.name;
}

/** Takes any other model by its name, where it can be a companion. Throws Problems: unknown-model, cannot-converse. */
export async function considered(wizard: Wizard, name: string): Promise<void> {
	const model = await wizard.gathered.find(name);
	if (model.cannot) throw new Problem(model.cannot.code, model.cannot.text, { cure: words.cannotCure });
	wizard.model = model;
	wizard.verdict = wizard.gathered.verdict(model);
	wizard.choices.model = model.name;
}
