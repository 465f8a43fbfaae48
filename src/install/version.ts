// Versions of Ollama: which are old enough to matter, tolerant of builds that are not plain semver.

import coerce from 'semver/functions/coerce.js';
import lt from 'semver/functions/lt.js';

/** 0.30.0 brought the llama-server engine whose memory rules the advice follows. */
export const oldestOllama = '0.30.0';

/**
 * True when `version` is older than `least`. Compares major.minor.patch only (0.33.0-rc2 counts as 0.33.0).
 * "0.0.0" is an unstamped build of one's own: it is taken as new enough and probed by what it can do.
 */
export function olderThan(version: string, least: string): boolean {
	const parsed = coerce(version);
	if (!parsed || parsed.version === '0.0.0') return false;
	return lt(parsed, least);
}
