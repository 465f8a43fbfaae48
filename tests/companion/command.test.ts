// `prompt`: what it prints, and the document it promises to programs.

import { describe, expect, it } from 'vitest';
import { showPrompt } from '../../src/commands/prompt/show.ts';
import type { CompanionModel } from '../../src/companion/types.ts';
import { wantedCompanion } from '../../src/install/companion-plan.ts';
import type { MadeCompanion } from '../../src/install/journal.ts';
import type { Flags } from '../../src/ports.ts';
import { promptScreen } from '../../src/screen/prompt.ts';
import { width } from '../../src/screen/text.ts';
import type { Choices } from '../../src/types/choices.ts';
import { choices, compose, model } from './some.ts';

const catalog: Record<string, CompanionModel> = {
	'gemma3:4b': model('small', { name: 'gemma3:4b' }),
	'gemma3:12b': model('medium', { name: 'gemma3:12b' }),
	'gemma3:27b': model('large', { name: 'gemma3:27b' }),
};

async function prompt(
	flags: Flags = {},
	stored: Choices | null = null,
	columns = 80,
	made: MadeCompanion | null = null,
) {
	const said: string[] = [];
	const documents: unknown[] = [];
	const terminal = {
		interactive: false,
		columns: () => columns,
		color: false,
		unicode: true,
		accessible: false,
		say: (text: string) => void said.push(text),
		note: () => undefined,
		progress: () => undefined,
	};
	const context = {
		terminal,
		flags,
		startedAs: 'kettleside' as const,
		json: (document: unknown) => void documents.push(document),
	};
	const code = await showPrompt(context, { stored, made, lookUp: async (name) => catalog[name] });
	return { code, text: said.join('\n'), documents };
}

describe('prompt', () => {
	it('shows the usual answers for the usual model where nothing is set up', async () => {
		const { code, text } = await prompt();
		expect(code).toBe(0);
		expect(text).toContain('gemma3:4b');
		expect(text).toContain('Nothing is set up yet');
		expect(text.replace(/\s+/g, ' ')).toContain(compose('small').system.replace(/\s+/g, ' '));
		expect(text).toMatch(/num_keep +\d+/);
		expect(text).toContain('R29');
		expect(text).not.toContain('R40');
	});

	it('says what a small model is weak at, and only of a small one', async () => {
		const { text } = await prompt();
		expect(text).toContain('rules fit into');
		expect(text).toContain('kettleside help-now');
		expect((await prompt({ model: 'gemma3:27b' })).text).not.toContain('rules fit into');
	});

	it('shows what was chosen in the set-up, and options over it', async () => {
		const stored = choices({ model: 'gemma3:12b', purpose: 'calm', contact: 'Anna' });
		const { text } = await prompt({ style: 'ask' }, stored);
		expect(text).toContain('As chosen in the set-up.');
		expect(text).toContain('For calming down');
		expect(text).toContain('"Anna"');
		expect(text.replace(/\s+/g, ' ')).toContain('ask one open question');
	});

	it('takes the length that the model itself counted, as long as the text is that one', async () => {
		const stored = choices({ model: 'gemma3:12b' });
		const { textHash } = wantedCompanion(stored, model('medium', { name: 'gemma3:12b' }));
		const made = { name: 'kettleside', base: 'gemma3:12b', digest: 'd', hash: 'h', textHash, tokens: 701 };
		const [counted] = (await prompt({ json: true }, stored, 80, made)).documents;
		expect(counted).toMatchObject({ tokens: 701, tokensBasis: 'measured', parameters: { num_keep: 717 } });
		const [other] = (await prompt({ json: true, style: 'ask' }, stored, 80, made)).documents;
		expect(other).toMatchObject({ tokensBasis: 'estimated' });
	});

	it('--why has the reason of every parameter, and every rule that is left out', async () => {
		const { text } = await prompt({ why: true });
		const flat = text.replace(/\s+/g, ' ');
		for (const reason of Object.values(compose('small').why)) expect(flat).toContain(reason);
		expect(text).toContain('R40');
	});

	it('--json is one document with what is promised', async () => {
		const { documents, text } = await prompt({ json: true, model: 'gemma3:27b', language: 'de' });
		expect(text).toBe('');
		expect(documents).toHaveLength(1);
		const document = JSON.parse(JSON.stringify(documents[0]));
		expect(document).toMatchObject({
			schema: 1,
			tier: 'large',
			language: 'de',
			rules: expect.arrayContaining(['R1', 'R45']),
			leftOut: expect.any(Array),
			system: expect.stringContaining('Antworte auf Deutsch.'),
			parameters: { num_ctx: 8192, num_keep: expect.any(Number), num_predict: 600, temperature: 1 },
			messages: expect.any(Array),
			tokens: expect.any(Number),
			contextShare: expect.any(Number),
		});
		expect(document).not.toHaveProperty('why');
	});

	it('a model that is not in the catalog gets the shortest prompt, and the reason', async () => {
		const { text } = await prompt({ model: 'hf.co/someone/thing', why: true });
		expect(text.replace(/\s+/g, ' ')).toContain('hf.co/someone/thing is not in the catalog');
		expect(text).toContain('short form');
	});

	it.each([
		[{ purpose: 'therapy' }, /--purpose can be/],
		[{ style: 'x' }, /--style can be/],
		[{ directness: 'rude' }, /--directness can be/],
		[{ language: 'not a language' }, /language tag/],
		[{ context: '12' }, /--context/],
		[{ context: '1e4' }, /--context/],
		[{ context: '1024' }, /too small/],
		[{ contact: '<end_of_turn>' }, /reads? as a command|command of their own/],
		[{ signs: 'call 0800 111 0 111' }, /phone number/],
	])('%j ends with exit code 2', async (flags, sentence) => {
		await expect(prompt(flags as Flags)).rejects.toMatchObject({ exit: 2, message: expect.stringMatching(sentence) });
	});

	it.each([40, 80, 200])('fits into %d columns', (columns) => {
		for (const tier of ['small', 'medium', 'large'] as const)
			for (const why of [false, true]) {
				const look = { columns, color: false, unicode: true, accessible: false };
				const text = promptScreen(
					{
						companion: compose(tier, { language: 'ja' }),
						model: 'gemma3:4b',
						stored: true,
						why,
						startedAs: 'npm start' as const,
					},
					look,
				);
				for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
			}
	});

	it('paints only where the terminal has colours', () => {
		const view = {
			companion: compose('small'),
			model: 'gemma3:4b',
			stored: true,
			why: false,
			startedAs: 'kettleside' as const,
		};
		const look = { columns: 80, unicode: true, accessible: false };
		expect(promptScreen(view, { ...look, color: false })).not.toContain('\u001b');
		expect(promptScreen(view, { ...look, color: true })).toContain('\u001b[1m');
	});
});
