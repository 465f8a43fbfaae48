import type { ModelFacts } from '../../src/types/model.ts';

export function blockOf(facts: ModelFacts): string;
