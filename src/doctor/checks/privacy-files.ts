// Privacy, third part: what lies on the disk (questions 10, 12, 13, 14, 17 and 18).

import { isUnknown } from '../../types/known.ts';
import { privacyChecks as words } from '../../words/doctor-privacy.ts';
import { fail, judged, listed, open, pass } from '../make.ts';
import type { Check, PrivacyFacts } from '../types.ts';

/** 10. The file counts at the next start; what runs now is told by the server itself. */
export function cloudFile({ cloudFile: fact, cloud }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-cloud-file';
	const { subject, well, running, on, notYet, cure, notYetCure } = words.file;
	return judged(id, subject, fact, (off) => {
		if (off) return cloud === 'on' ? fail(id, notYet, notYetCure) : pass(id, well);
		if (isUnknown(cloud)) return open(id, subject, cloud.unknown);
		return cloud === 'off' ? pass(id, running) : fail(id, on, cure(ours));
	});
}

/** 12. */
export function history({ history: fact }: PrivacyFacts): Check {
	const id = 'privacy-history';
	return judged(id, words.history.subject, fact, (bytes) =>
		bytes > 0 ? fail(id, words.history.kept, words.history.cure) : pass(id, words.history.well),
	);
}

/** 13. */
export function key({ key: fact }: PrivacyFacts): Check {
	const id = 'privacy-key';
	return judged(id, words.key.subject, fact, (mode) => {
		if (mode === null) return pass(id, words.key.none);
		return (mode & 0o077) !== 0 ? fail(id, words.key.open, words.key.cure) : pass(id, words.key.well);
	});
}

/** 14. */
export function app({ app: fact }: PrivacyFacts): Check {
	const id = 'privacy-app';
	return judged(id, words.app.subject, fact, (settings) => {
		if (settings === null) return pass(id, words.app.none);
		const set = (['expose', 'browser', 'updates'] as const)
			.filter((name) => settings[name])
			.map((name) => words.app[name]);
		return set.length > 0 ? fail(id, words.app.open(listed(set)), words.app.cure) : pass(id, words.app.well);
	});
}

/** 17. */
export function phonedHome({ recommended, started }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-recommendations';
	const { subject, never, before, since, cure } = words.phoned;
	return judged(id, subject, recommended, (at) => {
		if (at === null) return pass(id, never);
		return judged(id, subject, started, (start) => (at > start ? fail(id, since, cure(ours)) : pass(id, before)));
	});
}

/** 18. Models are readable by all unless a folder above is closed; that matters for what the person wrote. */
export function log({ log: fact, modelsOpen, personal }: PrivacyFacts): Check {
	const id = 'privacy-log';
	const { subject, cloud, prompts, models, cure, modelsCure, well, readable } = words.log;
	if (modelsOpen === true && personal) return fail(id, models, modelsCure);
	return judged(id, subject, fact, (text) => {
		if (/\sprompt=/.test(text)) return fail(id, prompts, cure);
		if (/Ollama cloud disabled: false/.test(text)) return fail(id, cloud, cure);
		return judged(id, subject, modelsOpen, (all) => pass(id, all ? readable : well));
	});
}
