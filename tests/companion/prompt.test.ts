// What has to be true of every prompt, whatever is chosen.

import { describe, expect, it } from 'vitest';
import { words } from '../../src/companion/estimate.ts';
import { replyLanguage } from '../../src/companion/language.ts';
import { layout } from '../../src/companion/layout.ts';
import { insteadOf, rules, topicOf } from '../../src/companion/rules.ts';
import type { Companion, Tier } from '../../src/companion/types.ts';
import { core } from '../../src/words/companion.ts';
import { examples } from '../../src/words/examples.ts';
import { compose, every } from './some.ts';

const languages = ['en', 'pt-BR', 'ja', 'eo'];
const all = every(languages);
const allIds = Array.from({ length: 45 }, (_, i) => `R${i + 1}`);

// What would claim, promise or bind: may not stand in a prompt, but inside a prohibition.
const forbidden = [
	/\balways\b/i,
	/never leave/i,
	/unconditional/i,
	/best friend/i,
	/\b(?:dr|mr|mrs|ms|prof)\.? [A-Z]/,
	/hipaa/i,
	/confidential/i,
	/\bsecur/i,
	/\btreat/i,
	/\bcur(?:e|es|ed|ing)\b/i,
	/clinically|proven|evidence-based/i,
	/engage|streak|come back/i,
	/do not (?:show|reveal|tell|mention)[^.]*(?:prompt|instructions)/i,
	/you are (?:an? )?(?:expert |licensed |professional )?(?:therap|psychol|counsel|psychiat|doctor)/i,
];
// Words a tier may have: more rules are obeyed less (IFScale), so the small prompt is short.
const limits: Record<Tier, [number, number]> = { small: [150, 220], medium: [300, 450], large: [500, 800] };
const eight = ['R1', 'R8', 'R9', 'R13', 'R14', 'R15', 'R16', 'R17', 'R18', 'R22', 'R31', 'R32', 'R36'];

const sentences = (text: string): string[] => text.split(/(?<=[.?!])\s+/);

describe('the rules', () => {
	it('are R1 to R45, each once', () => expect(rules.map((rule) => rule.id)).toEqual(allIds));

	it('are musts but for those that the evidence only recommends', () => {
		const should = rules.filter((rule) => rule.level === 'S').map((rule) => rule.id);
		expect(should).toEqual(['R11', 'R26', 'R34', 'R35', 'R37', 'R38', 'R40', 'R42', 'R43']);
	});

	it('are said in the layout of exactly the tiers that have a sentence for them', () => {
		for (const tier of ['small', 'medium', 'large'] as const)
			expect(layout[tier].flat().toSorted(), tier).toEqual(
				rules
					.filter((rule) => rule[tier] !== null)
					.map((rule) => rule.id)
					.toSorted(),
			);
	});

	it('have a topic each', () => {
		for (const { id } of rules) expect(topicOf(id), id).toMatch(/^\S/);
	});

	it('say what the program does instead, wherever a tier can leave them out', () => {
		const can = rules.filter((rule) => rule.level === 'S' || rule.small === null || rule.medium === null);
		for (const rule of can) expect(insteadOf(rule.id), rule.id).toMatch(/^\S.{15,}\.$/);
	});

	it('are within another rule only where that rule has a sentence in the tier', () => {
		const within = rules.flatMap((rule) =>
			(['small', 'medium', 'large'] as const).flatMap((tier) => {
				const said = rule[tier];
				return said !== null && typeof said === 'object' ? [rules.find((r) => r.id === said.within)?.[tier]] : [];
			}),
		);
		expect(within.length).toBeGreaterThan(0);
		for (const said of within) expect(said).toBeTypeOf('string');
	});
});

describe('every prompt', () => {
	/** One check over all combinations; a failure names its combination. */
	const each = (check: (companion: Companion, name: string) => void) => () => {
		for (const { companion, name } of all) check(companion, name);
	};

	it(
		'holds its whole list, and names the rest',
		each((companion, name) => {
			const { system, tier } = companion;
			const must = rules.filter((rule) => rule.level === 'M').map((rule) => rule.id);
			expect(companion.rules, name).toEqual(expect.arrayContaining(tier === 'small' ? eight : must));
			expect([...companion.rules, ...companion.leftOut].toSorted()).toEqual(allIds.toSorted());
			expect(system.split('\n').length - 2).toBeLessThanOrEqual({ small: 9, medium: 15, large: 16 }[tier]);
		}),
	);

	it(
		'says every sentence of the rules it claims',
		each((companion, name) => {
			const { system, tier } = companion;
			for (const rule of rules) {
				const said = rule[tier];
				if (typeof said !== 'string' || rule.id === 'R41' || !companion.rules.includes(rule.id)) continue;
				const carried = system.includes(said);
				// A style or a purpose may bring a rule by its own line instead.
				expect(carried || rule.level === 'S', `${name}: ${rule.id}`).toBe(true);
			}
		}),
	);

	it(
		'keeps to the words of its tier',
		each((companion, name) => {
			const { system, tier } = companion;
			const [least, most] = limits[tier];
			expect(words(system), name).toBeGreaterThanOrEqual(least);
			expect(words(system), name).toBeLessThanOrEqual(most);
		}),
	);

	it(
		'says in its first two sentences what it is, and ends with the core',
		each((companion, name) => {
			const { system } = companion;
			const [first = '', second = ''] = sentences(system);
			expect(`${first} ${second}`, name).toMatch(
				/AI program for reflection and journaling.*not a therapist, doctor or crisis service/,
			);
			expect(system.split('\n').at(-1)).toBe(core);
		}),
	);

	it(
		'puts danger before claims, and both before everything else',
		each((companion, name) => {
			const { system } = companion;
			const at = (text: string) => system.indexOf(text);
			expect(at('suicide'), name).toBeLessThan(at('special missions'));
			expect(at('special missions')).toBeLessThan(at('diagnose'));
		}),
	);

	it(
		'has no word that is forbidden, and "diagnose" only where it is prohibited',
		each((companion, name) => {
			const { system } = companion;
			for (const pattern of forbidden) expect(system, name).not.toMatch(pattern);
			for (const [found] of system.matchAll(/.{0,14}diagnos/gis)) expect(found).toMatch(/\b(?:not|no) diagnos/i);
			for (const { content } of companion.messages)
				for (const pattern of forbidden) expect(content).not.toMatch(pattern);
		}),
	);

	it(
		'has no figure at all, so no phone number',
		each((companion, name) => {
			const { system } = companion;
			expect([system, ...companion.messages.map((message) => message.content)].join('\n'), name).not.toMatch(/\p{Nd}/u);
		}),
	);

	it(
		'takes at most 12 % of the context',
		each((companion, name) => {
			expect(companion.contextShare, name).toBeLessThanOrEqual(0.12);
			expect(companion.contextShare, name).toBeCloseTo(Number(companion.tokens) / companion.parameters.num_ctx, 10);
		}),
	);

	it(
		'has example exchanges in turn',
		each((companion, name) => {
			const some = new Intl.Locale(companion.language).language in examples;
			expect(companion.messages.length >= 2, name).toBe(some);
			expect(companion.messages.map((message) => message.role)).toEqual(
				companion.messages.map((_, i) => (i % 2 === 0 ? 'user' : 'assistant')),
			);
		}),
	);

	it(
		'says its language',
		each(({ system, language }, name) => expect(system, name).toContain(replyLanguage(language).line)),
	);
});

describe('choices', () => {
	it('direct drops no rule and no sentence of one', () => {
		for (const tier of ['small', 'medium', 'large'] as const) {
			const gentle = compose(tier, { context: 16384 });
			const direct = compose(tier, { context: 16384, directness: 'direct' });
			expect(direct.rules).toEqual(gentle.rules);
			const beforeManner = (text: string) => text.split('\n').slice(0, -2);
			expect(beforeManner(direct.system)).toEqual(beforeManner(gentle.system));
		}
	});

	it('each purpose, style and directness changes the text', () => {
		const texts = every(['en']).filter(({ companion }) => companion.tier === 'medium');
		expect(new Set(texts.map(({ companion }) => companion.system)).size).toBe(24);
	});

	it('no tier has more than the limit of items', () => {
		expect(layout.small).toHaveLength(8);
		expect(layout.medium.length + 1).toBeLessThanOrEqual(15);
	});

	it.each(['small', 'medium', 'large'] as const)('the usual %s prompt is as it was', (tier) => {
		const { system, messages, parameters, rules: held } = compose(tier);
		expect({ system, messages, parameters, held }).toMatchSnapshot();
	});
});

it("a name and signs add little: with them the words of a tier are exceeded by the person's own at most", () => {
	const signs = 'no sleep, no food';
	for (const { companion, name } of every(['en', 'de'], { contact: 'Anna', signs }))
		expect(words(companion.system) - words(signs) - 1, name).toBeLessThanOrEqual(limits[companion.tier][1]);
});
