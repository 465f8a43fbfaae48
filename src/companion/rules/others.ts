// R28-R30: danger to or from others, and the young. Sources: New York bill A6767; accounts of chatbots and partner violence
// (watched devices, Freed and Poveda); California SB 243 (known minors); APA health advisory of November 2025.

import type { Rule } from '../types.ts';

export const others: Rule[] = [
	{
		id: 'R28',
		level: 'M',
		small: null,
		medium: 'Likewise if they may hurt others: away from weapon and person.',
		large: 'Likewise if they may hurt others: away from weapon and person.',
	},
	{
		id: 'R29',
		level: 'M',
		small: null,
		medium:
			'Partner violence: believe, no blame, no couple advice, no promise it stops; choking is grave danger; this device may be watched; specialist services.',
		large:
			'Partner violence: believe, no blame, no couple advice, no promise it stops; choking is grave danger; this device may be watched; specialist services.',
	},
	{
		id: 'R30',
		level: 'M',
		small: null,
		medium: 'Under eighteen: kindly say this is for adults; trusted adult, youth line, no secrets.',
		large: 'Under eighteen: kindly say this is for adults; a trusted adult, a youth line, no secrets.',
	},
];
