// The choices that are left after a proof: what was just fetched for it is not said to be fetched again.

import { expect, test } from 'vitest';
import { rungsFor } from '../../src/commands/setup/rungs.ts';
import type { Wizard } from '../../src/commands/setup/state.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Proof } from '../../src/types/plan.ts';
import type { Verdict, Wishes } from '../../src/types/verdict.ts';

const looked = { name: 'a:8b', title: 'A 8B', bytes: 8e9 } as ModelFacts;
const verdict = (model: ModelFacts, { context = 8192 }: Wishes): Verdict =>
	({
		model,
		context,
		placement: 'cpu',
		verdict: 'comfortable',
		speed: { generate: { low: 8, likely: 10, high: 12 }, timesReadingSpeed: 2 },
		download: model.here ? 0 : model.bytes,
	}) as unknown as Verdict;

const wizard = {
	model: looked,
	verdict: verdict(looked, {}),
	gathered: { verdict, quantizations: async () => [] },
	advice: { advice: [] },
	choices: {},
} as unknown as Wizard;

test.each([
	['before it was fetched', undefined, 8e9],
	['after its proof', { generate: 1, placement: 'cpu' } as unknown as Proof, 0],
])('less of the conversation, %s', async (_, proof, download) => {
	const rungs = await rungsFor(wizard, proof);
	expect(rungs.map(({ id, verdict: left }) => [id, left.download])).toEqual([['smaller-context', download]]);
});
