// What a rehearsal left: which model, which instructions, when, and each reply. A file of its own, apart from anything
// that a person wrote; a rehearsal that was stopped goes on from it.

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { isUnknown } from '../../types/known.ts';
import { writePrivate } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import type { ModelShown } from '../talk/client.ts';
import type { Scene } from './choose.ts';
import type { Played } from './scene.ts';

type Place = Pick<Ports, 'platform' | 'env' | 'home'>;

/** Of what a rehearsal is true: another model or other instructions need another one. */
export interface Subject {
	/** Name of the companion in Ollama. */
	name: string;
	/** Of its manifest; null where Ollama does not tell it. */
	digest: string | null;
	/** SHA-256 of its instructions and examples, hex. */
	promptHash: string;
}

export interface Result extends Pick<Played, 'messages' | 'finding' | 'seconds' | 'filled'> {
	probe: string;
	run: number;
	bare: boolean;
}

export interface Rehearsal {
	schema: 1;
	subject: Subject;
	/** When the last reply came, ISO 8601. */
	at: string;
	results: Result[];
}

export const rehearsalFile = (ports: Place): string => path.join(folders(ports).state, 'rehearsal.json');

/** SHA-256 of the instructions and examples that a model was made with. */
export const promptHash = ({ system, messages }: ModelShown): string =>
	createHash('sha256')
		.update(JSON.stringify([system ?? '', messages ?? []]))
		.digest('hex');

const isRehearsal = (value: unknown): value is Rehearsal => {
	const { schema, subject, results } = (value ?? {}) as Partial<Rehearsal>;
	return schema === 1 && typeof subject?.promptHash === 'string' && Array.isArray(results);
};

/** The last rehearsal; null where there was none, or its file cannot be understood: then it begins anew. */
export async function readRehearsal(ports: Place & Pick<Ports, 'read'>): Promise<Rehearsal | null> {
	const text = await ports.read(rehearsalFile(ports));
	if (isUnknown(text)) return null;
	try {
		const value: unknown = JSON.parse(text);
		return isRehearsal(value) ? value : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** Keeps it, readable by this person alone (0600); written whole or not at all. */
export const writeRehearsal = (ports: Place, rehearsal: Rehearsal): Promise<void> =>
	writePrivate(rehearsalFile(ports), `${JSON.stringify(rehearsal, null, '\t')}\n`);

export const sameSubject = (a: Subject, b: Subject): boolean =>
	a.name === b.name &&
	a.promptHash === b.promptHash &&
	(a.digest === null || b.digest === null || a.digest === b.digest);

/** Whether a scene was played already. */
export const isPlayed = ({ results }: Rehearsal, { probe, run, bare }: Scene): boolean =>
	results.some((result) => result.probe === probe.id && result.run === run && result.bare === bare);
