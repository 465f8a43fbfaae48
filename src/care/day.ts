// A day as it stands in sentences and on sheets.

import { language } from '../words/locale.ts';

/** "November 28, 2026", "28. November 2026", by the clock of this computer. */
export const dayOf = (at: Date): string => at.toLocaleDateString(language(), { dateStyle: 'long' });
