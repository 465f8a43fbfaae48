// The one source of the rules R1-R45. Every prompt, list and test is made from this.

import { ruleWords } from '../words/rules.ts';
import { bond } from './rules/bond.ts';
import { crisis } from './rules/crisis.ts';
import { identity } from './rules/identity.ts';
import { manner } from './rules/manner.ts';
import { others } from './rules/others.ts';
import { reality } from './rules/reality.ts';
import { scope } from './rules/scope.ts';
import type { Rule } from './types.ts';

const number = (rule: Rule): number => Number(rule.id.slice(1));

/** All rules, R1 … R45 in order. */
export const rules: readonly Rule[] = [identity, scope, crisis, reality, others, bond, manner]
	.flat()
	.sort((a, b) => number(a) - number(b));

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of that id. Throws a RangeError for an id that is none: a fault of this program. */
export function ruleOf(id: string): Rule {
	const rule = byId.get(id);
	if (!rule) throw new RangeError(`no rule ${id}`);
	return rule;
}

/** What a rule is about, in a few words. */
export const topicOf = (id: string): string => ruleWords.topics[ruleOf(id).id] ?? '';

/** What the program does where this rule is not in the prompt; with `{me …}` for the command line. */
export const insteadOf = (id: string): string => ruleWords.instead[ruleOf(id).id] ?? '';
