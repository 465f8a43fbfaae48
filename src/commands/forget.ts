// forget: removes what is kept about the person, and the companion with its instructions.

import path from 'node:path';
import { madeOn } from '../install/companion-plan.ts';
import { leaveNoEmptyFolder } from '../install/empty-folder.ts';
import {
	type CompanionUndo,
	copiesOf,
	type ForgetClient,
	type ForgetStep,
	forgetOne,
	hostOf,
	ollamasFiles,
	personalFiles,
	planForget,
	type There,
} from '../install/forget.ts';
import { byFiles } from '../install/forget-files.ts';
import { pendingUndo, readJournal, severalHere, writeJournal } from '../install/journal.ts';
import { withLock } from '../install/lock.ts';
import { answering } from '../ollama/answering.ts';
import { ollamaHost } from '../ollama/host.ts';
import type { Command, Context } from '../ports.ts';
import { Stopped } from '../problem.ts';
import { stepLine } from '../screen/doing.ts';
import { block, paint, tilde } from '../screen/text.ts';
import type { StepOutcome } from '../types/plan.ts';
import { forget as words } from '../words/undoing.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';
import { serverKey } from '../world/this-computer.ts';
import { undoWorld } from './undo-world.ts';

type Companion = CompanionUndo & { there?: There };
type Clients = (host: string) => Promise<ForgetClient | null>;
type Ended = ForgetStep & { outcome: StepOutcome };

const lookOf = ({ terminal }: Context) => ({ ...terminal, columns: terminal.columns() });

/** Where the models of each host can be removed, each looked at once. Nothing is started. */
async function clientsOf({ ports }: Context, modelsDir: string, companions: readonly Companion[]): Promise<Clients> {
	const known = new Map<string, Promise<ForgetClient | null>>();
	const several = severalHere(await readJournal(folders(ports).state));
	const look = async (host: string) => (await answering(ports, host)) ?? byFiles(host, modelsDir, companions, several);
	return (host) => {
		const client = known.get(host) ?? look(host);
		known.set(host, client);
		return client;
	};
}

/**
 * Companions that the journal says are ours. Where an address was named at which none was ever made, the newest may have
 * moved there; one whose own server answers has not.
 */
async function companionsOf({ ports, flags }: Context): Promise<Companion[]> {
	const given = typeof flags['host'] === 'string' ? ollamaHost(ports.env, flags['host']).url : undefined;
	const journal = await readJournal(folders(ports).state);
	const ours = pendingUndo(journal).filter((item) => item.kind === 'companion');
	const moved = async (item: Companion, host: string) => {
		const known = journal.some(({ undo }) => undo && 'host' in undo && serverKey(undo.host) === serverKey(host));
		if (known || ours.find(({ name }) => name === item.name) !== item) return false;
		return (await answering(ports, item.host)) === null;
	};
	return Promise.all(
		ours.map(async (item) => {
			if (given === undefined || !(await moved(item, given))) return item;
			const digest = madeOn(journal, item.name).get(serverKey(item.host))?.digest;
			return { ...item, there: { host: given, ...(digest ? { digest } : {}) } };
		}),
	);
}

/** A server that answers first: then what still lies in the folder is not its own. */
async function answeringFirst(companions: readonly Companion[], clients: Clients): Promise<Companion[]> {
	const found = await Promise.all(companions.map(async (one) => ({ one, client: await clients(hostOf(one)) })));
	return found
		.toSorted((a, b) => Number(a.client?.unsure ?? false) - Number(b.client?.unsure ?? false))
		.map(({ one }) => one);
}

async function stepsOf({ ports }: Context, clients: Clients, found: readonly Companion[]): Promise<ForgetStep[]> {
	const ours = folders(ports);
	const companions = await answeringFirst(found, clients);
	const copies = await Promise.all(
		companions.map(async (companion) =>
			copiesOf([companion], (await (await clients(hostOf(companion)))?.tags()) ?? []),
		),
	);
	const files = (await personalFiles(ours)).map((path) => ({ kind: 'file' as const, path }));
	return planForget([...companions, ...copies.flat(), ...files], ports.home);
}

/** What `undo` needs of the answers is noted before they go: where models lie. And what is gone is not undone again. */
async function noteForUndo({ ports }: Context): Promise<void> {
	const modelsDir = (await readChoices(ports))?.modelsDir;
	if (modelsDir === undefined) return;
	const at = ports.now().toISOString();
	await writeJournal(folders(ports).state, { at, step: 'forget', phase: 'begin', what: 'Answers removed', modelsDir });
}

async function one(context: Context, step: ForgetStep, clients: Clients): Promise<StepOutcome> {
	const { ports } = context;
	const began = performance.now();
	const result = await forgetOne(step.item, clients);
	if (step.item.kind === 'companion' && result.status !== 'failed')
		await writeJournal(folders(ports).state, {
			at: ports.now().toISOString(),
			step: 'forget',
			phase: 'undone',
			what: step.title,
			undo: { kind: 'companion', name: step.item.name, host: step.item.host },
		});
	return { ...result, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

/** An error at one step is told there, and the rest is still forgotten. */
async function carryOut(context: Context, steps: readonly ForgetStep[], clients: Clients): Promise<Ended[]> {
	await noteForUndo(context);
	const done: Ended[] = [];
	for (const [i, step] of steps.entries()) {
		const outcome = await one(context, step, clients).catch((error: unknown): StepOutcome => {
			if (context.ports.signal.aborted || !(error instanceof Error)) throw error;
			return { status: 'failed', detail: error.message, seconds: 0 };
		});
		context.terminal.say(stepLine(step, i + 1, outcome, lookOf(context)));
		done.push({ ...step, outcome });
	}
	// It was made for the answers; where settings or something unknown lie in it, it stays.
	await leaveNoEmptyFolder(folders(context.ports).config);
	return done;
}

/** What Ollama itself kept: told at the end in every case. */
async function tellOllamas({ terminal, ports }: Context, files: readonly string[]): Promise<void> {
	if (files.length === 0) return;
	const names = files.map((file) => tilde(file, ports.home));
	const homes = pendingUndo(await readJournal(folders(ports).state)).filter((item) => item.kind === 'ollama-home');
	const goesWithUndo = homes.some((home) => files.some((file) => file.startsWith(home.path + path.sep)));
	terminal.say(`\n${block(words.ollamas(names, goesWithUndo), terminal.columns())}`);
}

function showPlan(context: Context, steps: readonly ForgetStep[]): void {
	const look = lookOf(context);
	context.terminal.say(paint(look, 'bold', `\n  ${words.title}`));
	for (const [i, step] of steps.entries()) context.terminal.say(block(`${i + 1}  ${step.title}`, look.columns));
	context.terminal.say(`\n${block(words.stay, look.columns)}\n`);
}

async function agreed({ flags, terminal, ask }: Context): Promise<boolean> {
	if (flags['yes']) return true;
	if (!terminal.interactive) return false;
	if (await ask.confirm({ message: words.question, yes: words.yes, no: words.no, initial: false })) return true;
	throw new Stopped(words.left);
}

const bare = ({ item: _item, ...step }: ForgetStep & { outcome?: StepOutcome }) => step;

/** Exit code 0, also where there is nothing; 1 where something could not be removed; 130 where the person says no. */
export const run: Command = async (context) => {
	const { flags, terminal, ports } = context;
	const companions = await companionsOf(context);
	const clients = await clientsOf(context, (await undoWorld(context)).modelsDir, companions);
	const steps = await stepsOf(context, clients, companions);
	const left = await ollamasFiles(ports);
	const show = async (document: object[]) => {
		await tellOllamas(context, left);
		if (flags['json']) context.json({ schema: 1, steps: document, left });
	};
	if (steps.length === 0) {
		terminal.say(block(words.nothing, terminal.columns()));
		await show([]);
		return 0;
	}
	showPlan(context, steps);
	if (!(await agreed(context))) {
		terminal.say(block(words.unattended, terminal.columns()));
		await show(steps.map(bare));
		return 0;
	}
	const ended = await withLock(folders(ports).state, () => carryOut(context, steps, clients));
	await show(ended.map(bare));
	const failed = ended.filter(({ outcome }) => outcome.status === 'failed');
	if (failed.length) terminal.say(`\n${block(words.couldNot(failed.map(({ title }) => title)), terminal.columns())}`);
	return failed.length ? 1 : 0;
};
