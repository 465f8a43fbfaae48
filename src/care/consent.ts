// The agreement before the first conversation: one small file of its own, dated, with the version and the fingerprint
// of the text that was shown. `--yes` never makes one.

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import { words } from '../words/care.ts';
import { language } from '../words/locale.ts';
import { writePrivate } from '../world/choices.ts';
import { folders } from '../world/folders.ts';

type Place = Pick<Ports, 'platform' | 'env' | 'home'>;

export interface Consent {
	version: number;
	/** When it was given, ISO 8601. */
	at: string;
	/** SHA-256 of the text that was shown, hex. */
	textHash: string;
	/** Language of that text, where it was not English. */
	language?: string;
}

/** Where it lies: beside the answers; `forget` removes both. */
export const consentFile = (ports: Place): string => path.join(folders(ports).config, 'consent.json');

/** Fingerprint of everything the person is shown and asked. */
export const consentHash = (): string => {
	const { version, what, limits, places, disk, adult, agree } = words.consent;
	return createHash('sha256')
		.update(JSON.stringify([version, what, limits, places, disk, disk.unknown(''), adult, agree]))
		.digest('hex');
};

/** What is kept; null where nothing is, or it cannot be read or understood. */
async function kept(ports: Place & Pick<Ports, 'read'>): Promise<Partial<Consent> | null> {
	const text = await ports.read(consentFile(ports));
	if (isUnknown(text)) return null;
	try {
		return JSON.parse(text) as Partial<Consent> | null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/**
 * True where this very text was agreed to, or one of the same version in another language: what it means is the same.
 * A file that cannot be read or understood means: ask again.
 */
export async function consentGiven(ports: Place & Pick<Ports, 'read'>): Promise<boolean> {
	const stored = await kept(ports);
	if (stored?.version !== words.consent.version) return false;
	return (stored.language ?? 'en') !== language() || stored.textHash === consentHash();
}

/** When a text was agreed to, this or an earlier one; undefined where none was or the file does not tell. */
export async function agreedBefore(ports: Place & Pick<Ports, 'read'>): Promise<Date | undefined> {
	const at = new Date((await kept(ports))?.at ?? '');
	return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Keeps the agreement, readable by this person alone (0600). */
export function writeConsent(ports: Place & Pick<Ports, 'now'>): Promise<void> {
	const consent: Consent = {
		version: words.consent.version,
		at: ports.now().toISOString(),
		textHash: consentHash(),
		...(language() === 'en' ? {} : { language: language() }),
	};
	return writePrivate(consentFile(ports), `${JSON.stringify(consent, null, '\t')}\n`);
}
