// Privacy, first part: what the server itself answers, and where it listens (questions 1 to 8).

import { olderThan } from '../../install/version.ts';
import { isCloudName } from '../../models/judge.ts';
import { isUnknown } from '../../types/known.ts';
import { privacyChecks as words } from '../../words/doctor-privacy.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { isLoopback } from '../../world/loopback.ts';
import { fail, judged, listed, open, pass } from '../make.ts';
import type { Check, PrivacyFacts } from '../types.ts';

/** One socket for every address of the computer; for a client the same word means this computer itself. */
const everywhere = /^(0\.0\.0\.0|::|\*)$/;

/** Addresses that others can reach. */
export const beyond = (addresses: readonly string[]): string[] =>
	addresses.filter((address) => everywhere.test(address) || !isLoopback(address));

/** 1. Servers before 0.12.0 have no cloud at all, those before 0.16.2 no switch. */
export function cloud({ cloud: fact, version }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-cloud';
	return judged(id, words.cloud.subject, fact, (switched) => {
		if (switched === 'off') return pass(id, words.cloud.well);
		if (switched === 'on') return fail(id, words.cloud.on, words.cloud.cure(ours));
		return judged(id, words.cloud.subject, version, (known) =>
			olderThan(known, '0.12.0')
				? pass(id, words.cloud.before)
				: fail(id, words.cloud.noSwitch(known), words.cloud.noSwitchCure),
		);
	});
}

/** 2. */
export function cloudModels({ tags }: PrivacyFacts): Check {
	const id = 'privacy-cloud-models';
	return judged(id, words.models.subject, tags, (all) => {
		const away = all
			.filter((tag) => tag.remote_host || tag.remote_model || isCloudName(tag.name))
			.map(({ name }) => name);
		return away.length === 0 ? pass(id, words.models.well) : fail(id, words.models.some(away), words.models.cure(away));
	});
}

/** 3. */
export function companionHere({ shown, system }: PrivacyFacts): Check {
	const id = 'privacy-companion';
	const { subject, cure } = words.companion;
	return judged(id, subject, shown, (model) => {
		if (model === null) return open(id, subject, unseen.noCompanion);
		if (model.remote_host || model.remote_model)
			return fail(id, words.companion.remote(model.remote_host ?? model.remote_model ?? ''), cure);
		if (!/^FROM .*sha256[-:]/m.test(model.modelfile ?? '')) return fail(id, words.companion.noFile, cure);
		if (system === null) return open(id, subject, unseen.notComposed);
		return model.system === system ? pass(id, words.companion.well) : fail(id, words.companion.changed, cure);
	});
}

/** 4. Refused at every address is a pass; one that is open a fail; silence tells nothing. */
export function reached({ reached: fact }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-reached';
	return judged(id, words.reached.subject, fact, (tries) => {
		const answering = tries.filter(({ open: state }) => state === true).map(({ address }) => address);
		if (answering.length > 0) return fail(id, words.reached.open(listed(answering)), words.reached.cure(ours));
		const silent = tries.map(({ open: state }) => state).find(isUnknown);
		return silent ? open(id, words.reached.subject, silent.unknown) : pass(id, words.reached.well);
	});
}

/** 5. */
export function webPages({ page }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-web-pages';
	return judged(id, words.page.subject, page, ({ status, readable }) => {
		if (readable) return fail(id, words.page.open, words.page.cure(ours));
		return status === 403 ? pass(id, words.page.well) : open(id, words.page.subject, words.page.odd);
	});
}

/** 6. The guard only works while the server listens to this computer alone (server/routes.go). */
export function foreignName({ foreignName: fact }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-foreign-name';
	return judged(id, words.name.subject, fact, (status) => {
		if (status === 403) return pass(id, words.name.well);
		return status === 200
			? fail(id, words.name.open, words.name.cure(ours))
			: open(id, words.name.subject, words.name.odd(status));
	});
}

/** 7. That they are there is usual; only others must not get at them. */
export function debugPages({ debugPages: fact, listening }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-debug-pages';
	return judged(id, words.debug.subject, fact, (status) => {
		if (status === 404) return pass(id, words.debug.off);
		if (status !== 200) return open(id, words.debug.subject, words.name.odd(status));
		return judged(id, words.debug.subject, listening, (addresses) =>
			beyond(addresses).length > 0 ? fail(id, words.debug.open, words.debug.cure(ours)) : pass(id, words.debug.well),
		);
	});
}

/** 8. */
export function listens({ listening }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-listening';
	return judged(id, words.listening.subject, listening, (addresses) => {
		const away = beyond(addresses);
		return away.length > 0
			? fail(id, words.listening.open(listed(away)), words.listening.cure(ours))
			: pass(id, words.listening.well);
	});
}
