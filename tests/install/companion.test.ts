// Making the companion tells the journal before it changes something, and leaves other people's models alone.

import { expect, test } from 'vitest';
import { makeCompanion } from '../../src/commands/setup/make-companion.ts';
import { wantedCompanion } from '../../src/install/companion-plan.ts';
import type { MadeCompanion } from '../../src/install/journal.ts';
import { createCompanion } from '../../src/install/steps/companion.ts';
import { modelForCompanion } from '../../src/models/catalog.ts';
import { makeClient } from '../../src/ollama/client.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { fakeOllama } from '../support/fake-ollama.ts';

test('it tells before it changes something, and not where it changes nothing', async () => {
	await using server = await fakeOllama({ models: ['gemma3:270m', 'theirs'] });
	const client = makeClient({ fetch }, server.url);
	const told: string[] = [];
	const wanted = { base: 'gemma3:270m', system: 'Listen.', parameters: { num_ctx: 8192 } };
	const make = (name: string, digest?: string) =>
		createCompanion(client, {
			...wanted,
			name,
			...(digest ? { ours: { digest } } : {}),
			beforeMake: async () => void told.push(`${name} ${server.models.has('kettleside:latest')}`),
		});
	await expect(make('theirs')).rejects.toMatchObject({ code: 'name-taken' });
	const { digest } = await make('kettleside');
	await make('kettleside', digest);
	expect(told).toEqual(['kettleside false']);
});

test('stopped while its instructions are measured, then other answers: nothing is said to be changed by hand', async () => {
	await using server = await fakeOllama({ models: ['gemma3:1b'] });
	const model = modelForCompanion('gemma3:1b');
	if (!model) throw new Error('not in the catalog');
	let made: MadeCompanion | null = null;
	const make = (purpose: 'journal' | 'calm', measuring: () => void) => {
		const choices = { ...defaultChoices, model: 'gemma3:1b', purpose };
		return makeCompanion({
			ports: { now: () => new Date('2026-11-28T02:00:00Z'), signal: new AbortController().signal },
			client: makeClient({ fetch }, server.url),
			choices,
			model,
			made,
			wanted: wantedCompanion(choices, model),
			note: async (_, { companion } = {}) => {
				made = companion ?? made;
			},
			measuring,
		});
	};
	await make('journal', () => undefined);
	const stop = () => {
		throw new Error('stopped');
	};
	await expect(make('calm', stop)).rejects.toThrow('stopped');
	expect((await make('journal', () => undefined)).kept).toBeUndefined();
	expect([...server.models.keys()].filter((name) => name.includes('before'))).toEqual([]);
});
