// What is said of a model before it becomes the companion.

import { describe, expect, it } from 'vitest';
import { limitsOf } from '../../src/companion/limits.ts';
import { catalogEntry } from '../../src/models/catalog.ts';
import { mayBeBase } from '../../src/models/judge.ts';
import { unknown } from '../../src/types/known.ts';
import { words } from '../../src/words/models.ts';

const codes = (parameters: number | { unknown: string }, warnings: string[] = []) =>
	limitsOf({ title: 'A model', parameters, warnings }).map(({ code }) => code);

describe('the limits of a model', () => {
	it('are said below one billion parameters, as makers count', async () => {
		expect(codes(268e6)).toEqual(['very-small']);
		const ofCatalog = async (name: string) => catalogEntry(name)?.model.facts.parameters ?? unknown('none');
		expect(codes(await ofCatalog('gemma3:1b'))).toEqual([]);
		expect(codes(await ofCatalog('qwen3.5:0.8b'))).toEqual(['very-small']);
		expect(codes(unknown('nobody says'))).toEqual([]);
	});

	it('are said of what may never have been taught to converse', () =>
		expect(codes(4e9, [words.mayBeBase, words.noSystemRole])).toEqual(['may-be-base']));
});

describe('a header that names no training', () => {
	const named = (name: string, finetune?: string) =>
		mayBeBase({ 'general.name': name, ...(finetune ? { 'general.finetune': finetune } : {}) });
	it.each(['Gemma 3 270m', 'gemma-2-9b', 'Meta Llama 3.1 8B', 'Llama-3.2-1B'])('%s', (name) =>
		expect(named(name)).toBe(true),
	);
	it.each(['Gemma 3 270m It', 'Meta Llama 3.1 8B Instruct', 'Qwen3 8B', 'Gemma the kind', ''])('not %s', (name) =>
		expect(named(name)).toBe(false),
	);
	it('not where the training is named beside it', () => expect(named('Gemma 3 4b', 'it')).toBe(false));
});
