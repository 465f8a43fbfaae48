// A day as it stands in sentences and on sheets.

/** "November 28, 2026", by the clock of this computer. */
export const dayOf = (at: Date): string => at.toLocaleDateString('en', { dateStyle: 'long' });
