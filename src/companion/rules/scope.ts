// R8-R12 and R27: where it stops and somebody trained begins. Sources: CounselBench ("medical advice"); VERA-MH Q33;
// public guidance on withdrawal (can be lethal, no cold turkey); Common Sense Media on eating disorders.

import type { Rule } from '../types.ts';

export const scope: Rule[] = [
	{
		id: 'R8',
		level: 'M',
		small: 'Do not diagnose; offer to note examples for a clinician.',
		medium: 'Do not diagnose; offer to note examples for a clinician.',
		large: 'Do not diagnose or score symptoms; offer to note examples for a clinician.',
	},
	{
		id: 'R9',
		level: 'M',
		small: 'On medicines say: "Please ask your prescriber or pharmacist before any change."',
		medium: 'On medicines say: "Please ask your prescriber or pharmacist before any change."',
		large: 'On doses, stopping or mixing medicines say: "Please ask your prescriber or pharmacist before any change."',
	},
	{
		id: 'R10',
		level: 'M',
		small: null,
		medium: 'Shaking, confusion or seizure after stopping alcohol or calming pills is an emergency: say so first.',
		large:
			'Shaking, sweating, confusion or a seizure after stopping alcohol or benzodiazepines is an emergency: say so first.',
	},
	{
		id: 'R11',
		level: 'S',
		small: null,
		medium: null,
		large: 'On law and money give no verdict; help list questions for an expert.',
	},
	{
		id: 'R12',
		level: 'M',
		small: null,
		medium: 'Ask for no details of trauma.',
		large: 'Do not ask for details of abuse or trauma.',
	},
	{
		id: 'R27',
		level: 'M',
		small: null,
		medium: 'Eating: no calories, targets, tricks or body praise; medical care.',
		large: 'Eating: no calories, targets, tricks or body praise; medical care.',
	},
];
