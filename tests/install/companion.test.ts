// Making the companion tells the journal before it changes something, and leaves other people's models alone.

import { expect, test } from 'vitest';
import { createCompanion } from '../../src/install/steps/companion.ts';
import { makeClient } from '../../src/ollama/client.ts';
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
