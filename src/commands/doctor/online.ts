// `doctor --online`: is there a newer Ollama? The one request of `doctor` that leaves the computer where Ollama is on it, said before.

import { note, open, pass } from '../../doctor/make.ts';
import type { Check } from '../../doctor/types.ts';
import { latestVersion } from '../../install/archive/release.ts';
import { olderThan } from '../../install/version.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { block } from '../../screen/text.ts';
import { isUnknown, type Known } from '../../types/known.ts';
import { ollamaChecks } from '../../words/doctor-checks.ts';

const words = ollamaChecks.newest;
const id = 'ollama-newest';

/** A newer one is no fault. Where it could not be asked, why. */
export async function newestCheck({ ports, terminal }: Context, version: Known<string>): Promise<Check> {
	terminal.note(block(words.asking, terminal.columns()));
	try {
		const newest = await latestVersion(ports.fetch, { signal: ports.signal });
		if (isUnknown(version)) return note(id, words.there(newest));
		return olderThan(version, newest)
			? note(id, words.newer(newest, version), ollamaChecks.versions.oldCure)
			: pass(id, words.same(version));
	} catch (error) {
		if (!(error instanceof Problem) || ports.signal.aborted) throw error;
		return { ...open(id, words.subject, error.message.replace(/\.$/, '')), cure: error.cure };
	}
}
