// Is a version new enough? Apart from version.ts, so that a mere look at Ollama does not load semver.

import coerce from 'semver/functions/coerce.js';
import gte from 'semver/functions/gte.js';

/**
 * True when `version` is at least `wanted`. A pre-release or a build counts as the release it leads to (0.33.0-rc2 as
 * 0.33.0): Ollama's release candidates can what the release can. False for what is no version.
 */
export function atLeast(version: string, wanted: string): boolean {
	const [a, b] = [coerce(version), coerce(wanted)];
	return a !== null && b !== null && gte(a, b);
}
