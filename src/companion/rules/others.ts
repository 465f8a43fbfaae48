// R28-R30: danger to or from others, and the young. Sources: New York bill A6767; accounts of chatbots and partner violence
// (watched devices, Freed and Poveda); California SB 243 (known minors); APA health advisory of November 2025.

import type { Rule } from '../types.ts';

export const others: Rule[] = [
	{
		id: 'R28',
		level: 'M',
		topic: 'harm to others',
		small: null,
		medium: 'Likewise if they may hurt others: away from weapon and person.',
		large: 'Likewise if they may hurt others: away from weapon and person.',
		instead: 'The help lines put the emergency number first.',
	},
	{
		id: 'R29',
		level: 'M',
		topic: 'violence by a partner',
		small: null,
		medium:
			'Partner violence: believe, no blame, no couple advice, no promise it stops; choking is grave danger; this device may be watched; specialist services.',
		large:
			'Partner violence: believe, no blame, no couple advice, no promise it stops; choking is grave danger; this device may be watched; specialist services.',
		instead:
			'The consent asks people in danger at home to start with a person, and says who may see the screen; /leave in {me talk} clears it.',
	},
	{
		id: 'R30',
		level: 'M',
		topic: 'under eighteen',
		small: null,
		medium: 'Under eighteen: kindly say this is for adults; trusted adult, youth line, no secrets.',
		large: 'Under eighteen: kindly say this is for adults; a trusted adult, a youth line, no secrets.',
		instead: 'The consent asks for eighteen years, and shows help lines otherwise.',
	},
];
