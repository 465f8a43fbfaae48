// `prompt`: the companion's instructions, offline; `--edit` and `--reset` change them, `--diff` asks the Ollama on this computer what it holds.

import { companionModelOf } from '../companion/model.ts';
import type { CompanionModel } from '../companion/types.ts';
import { lastMade } from '../install/companion-plan.ts';
import { readJournal } from '../install/journal.ts';
import { modelForCompanion } from '../models/catalog.ts';
import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { Choices } from '../types/choices.ts';
import { readChoices } from '../world/choices.ts';
import { readEdit } from '../world/edited-prompt.ts';
import { folders } from '../world/folders.ts';
import { showDifference } from './prompt/diff.ts';
import { type Sources, showPrompt } from './prompt/show.ts';

/** A running Ollama is asked about a model that is not in the catalog; nothing is started and no other host is asked. */
async function findHere(context: Context, name: string): Promise<CompanionModel> {
	const { ports } = context;
	const [{ findModel }, { makeClient }, { hostFor }] = await Promise.all([
		import('../models/find.ts'),
		import('../ollama/client.ts'),
		import('../ollama/host-for.ts'),
	]);
	const host = await hostFor(context);
	return companionModelOf(await findModel(ports, name, { client: makeClient(ports, host.url), offline: true }));
}

/**
 * The catalog's word, else the local Ollama's. Undefined for a model that was set up and cannot be looked up now, and for
 * one on another host; a Problem "unknown-model" (exit 2) with the nearest names for anything else.
 */
async function lookUp(context: Context, stored: Choices | null, name: string): Promise<CompanionModel | undefined> {
	try {
		return modelForCompanion(name) ?? (await findHere(context, name));
	} catch (error) {
		const elsewhere = name === stored?.model || name.includes('/');
		if (error instanceof Problem && error.code === 'unknown-model' && elsewhere) return undefined;
		throw error;
	}
}

/** What Ollama holds; our server is started where it is stopped. Loaded only where it is needed. */
async function askOllama(context: Context, name: string, modelsDir: string | undefined) {
	const [{ ensureServer }, { OllamaError }] = await Promise.all([
		import('../install/ensure.ts'),
		import('../ollama/error.ts'),
	]);
	const client = await ensureServer(context, modelsDir);
	try {
		return await client.show(name);
	} catch (error) {
		if (error instanceof OllamaError && error.status === 404) return undefined;
		throw error;
	}
}

/** The editor and Ollama are loaded only where instructions are changed. */
async function change(context: Context, sources: Sources): Promise<number> {
	const [{ editPrompt, resetPrompt }, { applyToOllama }, { editText }, { removeLeftEdits }] = await Promise.all([
		import('./prompt/edit.ts'),
		import('./prompt/apply.ts'),
		import('../world/editor.ts'),
		import('../install/left-edits.ts'),
	]);
	await removeLeftEdits(folders(context.ports).state);
	const { stored } = sources;
	const parts = {
		...sources,
		editor: (text: string) => editText(context.ports, text),
		apply: (edited: string | undefined) => applyToOllama(context, stored, edited),
	};
	return context.flags['edit'] ? editPrompt(context, parts) : resetPrompt(context, parts);
}

export const run: Command = async (context) => {
	const stored = await readChoices(context.ports);
	const edit = await readEdit(context.ports);
	const made = stored ? lastMade(await readJournal(folders(context.ports).state), stored.name) : null;
	const sources = { stored, edit, made, lookUp: (name: string) => lookUp(context, stored, name) };
	if (context.flags['edit'] || context.flags['reset']) return change(context, sources);
	if (context.flags['diff'] !== true) return showPrompt(context, sources);
	return showDifference(context, { ...sources, held: (name) => askOllama(context, name, stored?.modelsDir) });
};
