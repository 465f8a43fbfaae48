// What can be mended from here, as a plan: only what is ours alone, or what the person says yes to by itself. Pure.

import path from 'node:path';
import type { PartialDownload } from '../install/steps/pull-partials.ts';
import { tilde } from '../screen/text.ts';
import { companionName } from '../types/choices.ts';
import { isUnknown, orElse } from '../types/known.ts';
import type { PlanStep } from '../types/plan.ts';
import { fixing as words } from '../words/doctor-fix.ts';
import { arrived, left } from './checks/data.ts';
import { isOurs } from './checks/privacy.ts';
import { ownerOf } from './intact.ts';
import type { Check, Facts, PrivateFile } from './types.ts';

export type Fix =
	| { kind: 'lock' }
	| { kind: 'rights'; file: PrivateFile }
	| { kind: 'leftovers'; paths: readonly string[] }
	| { kind: 'partials'; partials: readonly PartialDownload[] }
	| { kind: 'server' }
	| { kind: 'companion'; name: string; aside: boolean };

export interface FixStep extends PlanStep {
	fix: Fix;
	/** Why it is not only ours; absent where it is. */
	shared?: string;
}

interface Titled {
	title: string;
	change: string;
	undo: string;
	shared?: string;
}

const step = (id: string, fix: Fix, { title, change, undo, shared }: Titled): FixStep => ({
	id: `fix-${id}`,
	title,
	done: false,
	changes: [change],
	hosts: [],
	download: 0,
	downloadBasis: 'exact',
	needsPassword: false,
	undo,
	fix,
	...(shared ? { shared } : {}),
});

const octal = (mode: number): string => mode.toString(8);
/** What a file or folder of ours has to have. */
export const privateMode = ({ folder }: PrivateFile): number => (folder ? 0o700 : 0o600);

function lock({ data }: Facts): FixStep[] {
	return data.lock === 'stale' ? [step('lock', { kind: 'lock' }, words.lock)] : [];
}

/** Ollama's key is only ours to close where Ollama's folder was made by us. */
function keyFile({ data, privacy }: Facts): PrivateFile[] {
	const mode = orElse(privacy.key, null);
	if (!data.partialsOurs || mode === null || (mode & 0o077) === 0) return [];
	return [{ path: path.join(data.home, '.ollama', 'id_ed25519'), folder: false, mode }];
}

/** The same for its models, where words of the person's own are in the instructions among them. */
function modelsHome({ data, privacy, ollama }: Facts): PrivateFile[] {
	const { ollamaHome: folder } = data;
	const inside = folder !== null && ollama.modelsFolder.startsWith(folder.path + path.sep);
	return data.partialsOurs && inside && privacy.modelsOpen === true && privacy.personal ? [folder] : [];
}

function rights(facts: Facts): FixStep[] {
	return [...facts.data.open, ...keyFile(facts), ...modelsHome(facts)].map((file) => {
		const shown = tilde(file.path, facts.data.home);
		const { title, change, undo } = words.rights;
		const [from, to] = [octal(file.mode), octal(privateMode(file))];
		const titled = { title: title(shown), change: change(from, to), undo: undo(from, shown) };
		return step(`rights:${shown}`, { kind: 'rights', file }, titled);
	});
}

function leftovers({ data }: Facts): FixStep[] {
	if (data.leftovers.length === 0 || data.lock === 'held') return [];
	const { title, change, undo } = words.leftovers;
	const fix: Fix = { kind: 'leftovers', paths: data.leftovers.map(({ path: file }) => file) };
	return [step('leftovers', fix, { title: title(left(data)), change, undo })];
}

function partials({ data, ollama }: Facts): FixStep[] {
	const all = orElse(data.partials, []);
	if (all.length === 0 || data.downloading || ollama.writable !== true) return [];
	const { title, change, undo, shared } = words.partials;
	const titled = { title: title(all.length, arrived(data)), change, undo, ...(data.partialsOurs ? {} : { shared }) };
	return [step('partial-downloads', { kind: 'partials', partials: all }, titled)];
}

/** What a new start of our server, with our settings, puts right. */
const bySettings = new Set([
	'privacy-cloud',
	'privacy-reached',
	'privacy-web-pages',
	'privacy-foreign-name',
	'privacy-debug-pages',
	'privacy-listening',
	'privacy-settings',
	'privacy-recommendations',
	'ollama-versions',
]);

/** Not in the middle of a download: what has arrived of it since its last note would be lost. */
function server({ ollama, data }: Facts, checks: readonly Check[]): FixStep[] {
	const wrong = checks.some(({ id, status }) => status === 'fail' && bySettings.has(id));
	if (!wrong || !isOurs(ollama) || !ollama.look.local || data.downloading) return [];
	return [step('server', { kind: 'server' }, words.server)];
}

function companion({ companion: details, ollama }: Facts, checks: readonly Check[], today: string): FixStep[] {
	const changed = ['companion-prompt', 'companion-parameters'];
	const wrong = checks.some(({ id, status }) => status === 'fail' && changed.includes(id));
	const { shown, made, wanted, baseHere, choices } = details;
	if (!wrong || isUnknown(shown) || !shown || !made || !wanted || baseHere !== true || !ollama.look.local) return [];
	const name = companionName(choices);
	const { title, change, undo, shared } = words.companion;
	// Made on purpose, as far as one can tell: kept as well, but only with a yes of its own.
	const aside = ownerOf(details, shown) === 'foreign';
	const titled = { title: title(name), change: change(name, today), undo: undo(name, today) };
	return [step('companion', { kind: 'companion', name, aside }, { ...titled, ...(aside ? { shared } : {}) })];
}

/** The plan, in the order it is done. `today`: "2026-11-28". */
export const planFixes = (facts: Facts, checks: readonly Check[], today: string): FixStep[] => [
	...lock(facts),
	...rights(facts),
	...leftovers(facts),
	...partials(facts),
	...server(facts, checks),
	...companion(facts, checks, today),
];
