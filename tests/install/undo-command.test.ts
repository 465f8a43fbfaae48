// The command: what it shows, what it asks, what it answers to programs, how it ends.

import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/commands/undo.ts';
import { type Undo, writeJournal } from '../../src/install/journal.ts';
import type { Flags } from '../../src/ports.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { collecting } from '../support/collecting.ts';
import { folder } from './helpers.ts';
import { makeWorld } from './world.ts';

/** A home with an installed folder, one that Ollama made and someone else's model in it. */
async function setUp(flags: Flags = {}, answers?: boolean[]) {
	const home = await folder();
	const state = path.join(home, '.local/state/kettleside');
	const ours = path.join(home, '.local/share/kettleside/ollama');
	const theirs = path.join(home, '.ollama');
	await mkdir(ours, { recursive: true });
	await mkdir(path.join(theirs, 'models/manifests/registry.ollama.ai/me/mine'), { recursive: true });
	await writeFile(path.join(theirs, 'models/manifests/registry.ollama.ai/me/mine/latest'), '{}');
	const did = (undo: Undo) => writeJournal(state, { at: '', step: 's', phase: 'done', what: 'w', undo });
	await did({ kind: 'folder', path: ours });
	await did({ kind: 'ollama-home', path: theirs });
	const { context, said, asked, documents } = collecting(makeWorld(home, { PATH: '/nowhere' }), { flags, answers });
	const there = async (what: string) =>
		stat(what).then(
			() => true,
			() => false,
		);
	const left = async () => ({ ours: await there(ours), theirs: await there(theirs) });
	return { context, did, left, said, asked, documents };
}

describe('undo', () => {
	test('without a terminal and without --yes: the plan, nothing changed, exit 0', async () => {
		const { context, left, said, documents } = await setUp({ json: true });
		expect(await run(context)).toBe(0);
		expect(said.join('\n')).toContain('Nothing was changed.');
		expect(documents).toMatchObject([
			{
				schema: 1,
				steps: [
					{ id: 'undo-folder:~/.local/share/kettleside/ollama', done: false },
					{ notes: [expect.stringContaining('me/mine:latest')] },
				],
			},
		]);
		expect(JSON.stringify(documents)).not.toContain('action');
		expect(await left()).toEqual({ ours: true, theirs: true });
	});

	test('--yes leaves what is not only ours, and says so', async () => {
		const { context, left, said, documents } = await setUp({ yes: true, json: true });
		expect(await run(context)).toBe(0);
		expect(await left()).toEqual({ ours: false, theirs: true });
		expect(said.join('\n')).toMatch(/Still there[\s\S]*me\/mine:latest[\s\S]*--all/);
		expect(documents).toMatchObject([{ steps: [{ outcome: { status: 'done' } }, { outcome: { status: 'skipped' } }] }]);
	});

	test('--yes --all leaves nothing', async () => {
		const { context, left } = await setUp({ yes: true, all: true });
		expect(await run(context)).toBe(0);
		expect(await left()).toEqual({ ours: false, theirs: false });
	});

	test('a person is asked about each thing that is shared, then once', async () => {
		const { context, left, asked } = await setUp({}, [true, true]);
		expect(await run(context)).toBe(0);
		expect(asked[0]).toMatch(/^Remove ~\/\.ollama\? Other models lie there/);
		expect(asked).toHaveLength(2);
		expect(await left()).toEqual({ ours: false, theirs: false });
	});

	test('a no changes nothing', async () => {
		const { context, left, said } = await setUp({}, [false, false]);
		expect(await run(context)).toBe(0);
		expect(said.at(-1)).toContain('Nothing was changed.');
		expect(await left()).toEqual({ ours: true, theirs: true });
	});

	test('what failed makes exit 1', async () => {
		const { context, did, said } = await setUp({ yes: true });
		await did({ kind: 'model', name: 'x:1b', host: 'http://nowhere.invalid' });
		expect(await run(context)).toBe(1);
		expect(said.join('\n')).toContain('✗ Remove the model x:1b');
	});

	test('says where the answers stay, and says nothing of answers that are not there', async () => {
		const without = await setUp();
		await run(without.context);
		expect(without.said.join('\n')).not.toContain('Your answers');
		const { context, said } = await setUp();
		await writeChoices(context.ports, { ...defaultChoices, model: 'gemma3:1b' });
		await run(context);
		expect(said.join('\n')).toContain('Your answers and your consent are yours and stay; they lie in');
	});

	test('nothing to take back', async () => {
		const { context, said } = await setUp({ yes: true, all: true });
		await run(context);
		expect(await run(context)).toBe(0);
		expect(said.at(-1)).toContain('There is nothing to take back.');
	});
});
