// WSL2: an Ollama on the Windows side uses the whole card and all of the memory, and wants the same port. Windows's
// folders are mounted under /mnt/c; what is there is seen by its files alone, nothing of Windows is started.

import { isUnknown } from '../../types/known.ts';
import type { Finding } from '../../types/machine.ts';
import { probeWords } from '../../words/probes.ts';
import type { Look } from '../probe.ts';

const inProfile = 'AppData/Local/Programs/Ollama';
// Profiles of Windows itself, not of people.
const own = /^(?:All Users|Default|Default User|Public|desktop\.ini)$/i;

async function hasProgram(look: Pick<Look, 'list'>, folder: string): Promise<boolean> {
	const names = await look.list(folder);
	return !isUnknown(names) && names.some((name) => name.toLowerCase() === 'ollama.exe');
}

/** Folders of Windows programs that WSL hands on in PATH, and those of the profiles that this person may look into. */
async function places(look: Pick<Look, 'list' | 'env'>): Promise<string[]> {
	const onPath = (look.env['PATH'] ?? '').split(':').filter((folder) => /^\/mnt\/[a-z]\/.*Ollama\/?$/i.test(folder));
	const profiles = await look.list('/mnt/c/Users');
	const people = isUnknown(profiles) ? [] : profiles.filter((name) => !own.test(name));
	return [...new Set([...onPath, ...people.map((name) => `/mnt/c/Users/${name}/${inProfile}`)])];
}

/** A finding where Windows has an Ollama of its own; nothing where none is seen. */
export async function windowsSide(look: Pick<Look, 'list' | 'env'>): Promise<Finding[]> {
	const found = await Promise.all((await places(look)).map((folder) => hasProgram(look, folder)));
	return found.some(Boolean) ? [probeWords.windowsOllama()] : [];
}
