// What a plan says beside its steps: an edit of the instructions that will be used, done or not.

import { expect, it } from 'vitest';
import { makePlan } from '../../src/install/plan.ts';
import { planText } from '../../src/screen/plan.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { machineOf } from '../recommend/machines.ts';

const look = { columns: 80, color: false, unicode: true, accessible: false };

function textFor(edited: boolean, companion: 'absent' | 'same'): string {
	const plan = makePlan({
		machine: machineOf(),
		verdict: null,
		choices: { ...defaultChoices, model: 'gemma3:4b' },
		licence: null,
		install: true,
		update: null,
		startAnew: false,
		systemService: false,
		notices: [],
		found: {
			home: '/home/x',
			installFolder: '/home/x/ollama',
			modelsFolder: '/home/x/models',
			archives: [],
			modelHere: true,
			companion,
			edited,
			proven: false,
		},
	});
	return planText(plan, look).replace(/\s+/g, ' ');
}

it.each(['absent', 'same'] as const)('says that an edit will be used, the companion being %s', (companion) => {
	expect(textFor(true, companion)).toContain('Your own edit of the instructions is used');
	expect(textFor(true, companion)).toContain('{me prompt --reset} goes back');
	expect(textFor(false, companion)).not.toContain('Your own edit');
});
