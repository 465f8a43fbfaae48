// Every check, group by group.

import type { Check, Facts } from '../types.ts';
import { companionGroup } from './companion.ts';
import { dataGroup } from './data.ts';
import { machineGroup } from './machine.ts';
import { ollamaGroup } from './ollama.ts';
import { privacyGroup } from './privacy.ts';

/** From the facts alone; pure. */
export const allChecks = (facts: Facts): Check[] => [
	...machineGroup(facts.machine),
	...ollamaGroup(facts),
	...companionGroup(facts.companion),
	...dataGroup(facts.data, facts.machine.os.platform),
	...privacyGroup(facts),
];
