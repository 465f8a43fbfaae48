// The companion that Ollama does not hold: it is gone, or a name was typed that nobody set up.

import { Problem } from '../problem.ts';
import { words } from '../words/care.ts';

/** `own`: the name of the companion that was set up. */
export function missingCompanion(
	{ name, own, command }: { name: string; own: string; command: 'talk' | 'rehearse' },
	cause?: unknown,
): Problem {
	const { companionMissing, companionMissingCure, otherCompanion } = words.talk;
	const cure = name === own ? companionMissingCure : otherCompanion(own, command);
	return new Problem('companion-missing', companionMissing(name), { cure, cause });
}
