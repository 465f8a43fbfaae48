// `prompt --diff`: whether Ollama holds what was made.

import { describe, expect, it } from 'vitest';
import { showDifference } from '../../src/commands/prompt/diff.ts';
import { compareCompanion, type Held, parametersOf } from '../../src/companion/compare.ts';
import type { Companion } from '../../src/companion/types.ts';
import type { Flags } from '../../src/ports.ts';
import { choices, compose, model } from './some.ts';

/** As a server shows a companion: parameters in columns, with stop words of the base. */
const shown = (companion: Companion, more: Partial<Companion['parameters']> = {}): Held => ({
	system: companion.system,
	messages: companion.messages,
	parameters: [
		...Object.entries({ ...companion.parameters, ...more }).map(([name, value]) => `${name.padEnd(30)} ${value}`),
		'stop                           "<end_of_turn>"',
	].join('\n'),
});

const made = compose('small');

describe('the comparison', () => {
	it('finds nothing where Ollama holds just this', () => expect(compareCompanion(made, shown(made))).toEqual([]));

	it('finds a changed, a missing and another parameter', () => {
		expect(compareCompanion(made, shown(made, { num_ctx: 4096 }))).toEqual([
			{ what: 'num_ctx', now: '8192', held: '4096' },
		]);
		const none = compareCompanion(made, { ...shown(made), parameters: '' });
		expect(none.map(({ what }) => what)).toEqual(Object.keys(made.parameters));
		expect(none.every(({ held }) => held === null)).toBe(true);
	});

	it('takes a num_keep that was measured, but not one that would lose the instructions', () => {
		expect(compareCompanion(made, shown(made, { num_keep: Number(made.tokens) }))).toEqual([]);
		expect(compareCompanion(made, shown(made, { num_keep: 4 }))).toHaveLength(1);
	});

	it('finds a lost system prompt and lost examples', () => {
		const found = compareCompanion(made, { parameters: shown(made).parameters ?? '' });
		expect(found.map(({ what, held }) => [what, held])).toEqual([
			['system', null],
			['messages', null],
		]);
	});

	it('compares numbers as the engine holds them', () => {
		const held = { ...shown(made), parameters: (shown(made).parameters ?? '').replace('0.95', '0.949999988079071') };
		expect(compareCompanion(made, held)).toEqual([]);
	});

	it('reads the parameters of a server', () =>
		expect([...parametersOf('num_ctx   8192\nstop  "<a b>"\n\n')]).toEqual([
			['num_ctx', '8192'],
			['stop', '"<a b>"'],
		]));
});

describe('prompt --diff', () => {
	async function diff(held: Held | undefined, flags: Flags = {}, columns = 80) {
		const said: string[] = [];
		const documents: unknown[] = [];
		const asked: string[] = [];
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
		const context = { terminal, flags, startedAs: 'kettleside' as const, json: (d: unknown) => void documents.push(d) };
		const code = await showDifference(context, {
			stored: choices({ name: 'evening' }),
			lookUp: async () => model('small'),
			held: async (name) => {
				asked.push(name);
				return held;
			},
		});
		return { code, text: said.join('\n'), documents, asked };
	}

	it('says that nothing differs, exit code 0', async () => {
		const { code, text, asked } = await diff(shown(made));
		expect(code).toBe(0);
		expect(asked).toEqual(['evening']);
		expect(text).toContain('just these instructions for evening');
	});

	it('shows the lines that are gone and the lines that came, exit code 1', async () => {
		const changed = {
			...shown(made, { num_ctx: 2048 }),
			system: made.system.replace(/^Goodbyes.*$/m, 'Be my friend.'),
		};
		const { code, text } = await diff(changed);
		expect(code).toBe(1);
		expect(text).toContain('- held: Be my friend.');
		expect(text).toContain('+ now: Goodbyes');
		expect(text).not.toContain('Ask once');
		expect(text).toMatch(/num_ctx +held 2048, now 8192/);
		expect(text).toContain('kettleside setup');
	});

	it('--json is one document', async () => {
		const { documents, text } = await diff(shown(made, { num_ctx: 2048 }), { json: true });
		expect(text).toBe('');
		expect(documents).toEqual([
			{ schema: 1, name: 'evening', same: false, differences: [{ what: 'num_ctx', now: '8192', held: '2048' }] },
		]);
	});

	it('says where there is no companion, exit code 1', () =>
		expect(diff(undefined)).rejects.toMatchObject({ code: 'companion-missing', exit: 1 }));
});
