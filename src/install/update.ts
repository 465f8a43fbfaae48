// Whether the Ollama that is there has to be made a newer one first, why, and by whom.

import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { ModelFacts } from '../types/model.ts';
import { updating as words } from '../words/updating.ts';
import { type Origin, originOf } from './origin.ts';
import { olderThan, oldestOllama } from './version.ts';

export interface Update {
	/** A sentence: too old for this program, for the model, or the person asked. */
	reason: string;
	/** The version that is needed at least. */
	least: string;
	/** Whose tool has to do it; null where it is ours. */
	origin: Origin | null;
	/** The newer program is there already; only the old server still runs. */
	restart?: true;
}

/** The version that counts: the running server's, else that of the program on disk. */
export function versionOf({ ollama }: Pick<Machine, 'ollama'>): string | null {
	return isUnknown(ollama.version) ? (ollama.programVersion ?? null) : ollama.version;
}

function reasonFor(machine: Machine, model: ModelFacts | null, asked: boolean): Omit<Update, 'origin'> | null {
	const version = versionOf(machine);
	if (machine.ollama.status === 'absent' || version === null) return null;
	const { minOllama, title } = model ?? {};
	const { programVersion } = machine.ollama;
	if (machine.ollama.status === 'running' && programVersion !== undefined && olderThan(version, programVersion))
		return { reason: words.stillOld(version, programVersion), least: programVersion, restart: true };
	// The registry would refuse it (HTTP 412) after the start; here it is known before.
	if (minOllama !== undefined && olderThan(version, minOllama) && !olderThan(minOllama, oldestOllama))
		return { reason: words.model(title ?? '', minOllama, version), least: minOllama };
	if (olderThan(version, oldestOllama)) return { reason: words.old(version, oldestOllama), least: oldestOllama };
	return asked ? { reason: words.asked(version), least: version } : null;
}

/** Null where the one that is there will do. */
export async function updateFor(
	world: Pick<Ports, 'run' | 'platform'>,
	machine: Machine,
	model: ModelFacts | null,
	asked: boolean,
): Promise<Update | null> {
	const found = reasonFor(machine, model, asked);
	if (found === null) return null;
	return { ...found, origin: machine.ollama.ours ? null : await originOf(world, machine.ollama.program) };
}
