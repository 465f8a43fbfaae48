// Privacy, fourth part: what is around the server (questions 15, 19 and 20).

import { isUnknown } from '../../types/known.ts';
import { privacyChecks as words } from '../../words/doctor-privacy.ts';
import { fail, judged, listed, open, pass } from '../make.ts';
import type { Check, PrivacyFacts } from '../types.ts';
import { beyond } from './privacy-wire.ts';

/** 15. A server that starts by itself tells ollama.com so each time, unless its cloud features are off. */
export function autostart({ autostart: fact, cloud }: PrivacyFacts): Check {
	const id = 'privacy-autostart';
	const { subject, none, well, on, app, cure, appCure, cloudUnknown } = words.autostart;
	return judged(id, subject, fact, (found) => {
		if (found === null) return pass(id, none);
		if (found.app) return fail(id, app(found.what), appCure);
		if (isUnknown(cloud)) return open(id, subject, cloudUnknown);
		return cloud === 'off' ? pass(id, well(found.what)) : fail(id, on(found.what), cure);
	});
}

/** 19. */
export function engines({ engines: fact }: PrivacyFacts): Check {
	const id = 'privacy-engines';
	return judged(id, words.engines.subject, fact, (addresses) => {
		const away = beyond(addresses);
		if (away.length > 0) return fail(id, words.engines.open(listed(away)), words.engines.cure);
		return pass(id, addresses.length === 0 ? words.engines.none : words.engines.well);
	});
}

/** 20. Docker opens ports past ufw. */
export function docker({ containers }: PrivacyFacts): Check {
	const id = 'privacy-docker';
	return judged(id, words.docker.subject, containers, (all) => {
		if (all === null) return pass(id, words.docker.none);
		const open = all.filter(({ addresses }) => beyond(addresses).length > 0).map(({ name }) => name);
		return open.length > 0 ? fail(id, words.docker.open(listed(open)), words.docker.cure) : pass(id, words.docker.well);
	});
}
