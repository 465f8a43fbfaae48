// How a finding is written down: its code, how much it matters, what is so, and what helps.

import type { Finding, Severity } from '../types/machine.ts';

/** `cure` is empty where nothing has to be done, or nothing can. */
export const finding = (code: string, severity: Severity, text: string, cure = ''): Finding => ({
	code,
	severity,
	text,
	cure,
});
