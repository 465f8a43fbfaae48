// Ollama: is it there, whole, new enough, running, whose is it, does it use the graphics card, may it write its models.

import { lastProof } from '../../install/found.ts';
import { olderThan, oldestOllama } from '../../install/version.ts';
import { tilde } from '../../screen/text.ts';
import { isUnknown } from '../../types/known.ts';
import { ollamaChecks as words } from '../../words/doctor-checks.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { fail, judged, note, open, pass } from '../make.ts';
import type { Check, Facts, OllamaDetails } from '../types.ts';

type Look = OllamaDetails['look'];

function installed({ look, home }: OllamaDetails): Check {
	const id = 'ollama-installed';
	if (look.program) return pass(id, words.installed.well(tilde(look.program, home)));
	if (look.status === 'running') return pass(id, words.installed.served);
	return look.local
		? fail(id, words.installed.missing, words.installed.cure)
		: open(id, words.installed.subject, unseen.elsewhere);
}

function stopped(platform: string): Check {
	const id = 'ollama-running';
	if (platform === 'linux') return note(id, words.running.stopped);
	return fail(id, words.running.stoppedByHand, words.running.byHandCure);
}

function running({ look }: OllamaDetails, platform: string): Check[] {
	const id = 'ollama-running';
	if (look.status === 'running') return [pass(id, words.running.well(look.host, look.ours))];
	if (look.code === 'host-unreachable')
		return [fail(id, words.running.unreachable(look.host), words.running.unreachableCure)];
	if (look.code === 'server-refuses') return [fail(id, words.running.refuses(look.host), words.running.refusesCure)];
	if (look.code === 'server-silent') return [open(id, words.running.subject, words.running.silent)];
	return look.status === 'stopped' && look.code === undefined ? [stopped(platform)] : [];
}

function port({ look, holder }: OllamaDetails): Check[] {
	if (!look.local) return [];
	const id = 'ollama-port';
	if (look.code === 'port-held') return [fail(id, words.port.held(look.host, holder), words.port.cure)];
	return [pass(id, words.port.well(look.host))];
}

function versions({ version, programVersion, status, program }: Look, ours: boolean): Check[] {
	const id = 'ollama-versions';
	if (status === 'absent') return [];
	return [
		judged(id, words.versions.subject, version, (known) => {
			if (status === 'running' && programVersion)
				return fail(
					id,
					words.versions.differ(known, programVersion),
					ours ? words.versions.fixCure : words.versions.cure,
				);
			return pass(id, status === 'running' && program ? words.versions.well(known) : words.versions.one(known));
		}),
		judged('ollama-new-enough', words.versions.subject, version, (known) =>
			olderThan(known, oldestOllama)
				? fail('ollama-new-enough', words.versions.old(known, oldestOllama), words.versions.oldCure)
				: pass('ollama-new-enough', words.versions.enough(known)),
		),
	];
}

/** Before 0.30 models were run by the program itself. */
function engine({ engine: fact, look }: OllamaDetails): Check[] {
	const id = 'ollama-engine';
	const own = !isUnknown(look.version) && olderThan(look.version, '0.30.0');
	if (!look.program || own) return [];
	return [
		judged(id, words.engine.subject, fact, (there) =>
			there ? pass(id, words.engine.well) : fail(id, words.engine.missing, words.engine.cure),
		),
	];
}

/** What the last proof saw, where nothing is loaded now. */
function proved({ data, companion }: Facts, why: string): Check {
	const id = 'ollama-gpu';
	const entries = isUnknown(data.journal) ? [] : (data.journal?.entries ?? []);
	const proof = lastProof(entries, companion.made);
	if (!proof) return open(id, words.gpu.subject, why);
	return proof.placement === 'cpu' ? fail(id, words.gpu.missedProof, words.gpu.cure) : pass(id, words.gpu.proved);
}

/** Predicted by the look at the computer, and really so: by what is loaded now, else by the last proof. */
function gpu(facts: Facts): Check {
	const id = 'ollama-gpu';
	const { machine, ollama } = facts;
	if (!ollama.look.local) return open(id, words.gpu.subject, unseen.elsewhere);
	const missed = machine.findings.find(({ code }) => code === 'ollama-misses-gpu');
	if (missed) return fail(id, missed.text, missed.cure);
	const expected = machine.gpus.some(({ usedByOllama }) => usedByOllama);
	const loaded = isUnknown(ollama.loaded) ? [] : ollama.loaded;
	const [first] = loaded.toSorted((a, b) => b.size - a.size);
	if (first && first.size_vram > 0) return pass(id, words.gpu.used(Math.round((100 * first.size_vram) / first.size)));
	if (!expected) return pass(id, words.gpu.processor);
	if (first) return fail(id, words.gpu.missed, words.gpu.cure);
	return proved(facts, isUnknown(ollama.loaded) ? ollama.loaded.unknown : unseen.notLoaded);
}

function service({ look, own, unit }: OllamaDetails): Check[] {
	const id = 'ollama-service';
	if (own > 1) return [fail(id, words.service.twice(own), words.service.twiceCure)];
	if (look.status === 'running' && look.local)
		return [
			pass(
				id,
				unit === 'runs' ? words.service.well : look.ours || own > 0 ? words.service.alone : words.service.theirs,
			),
		];
	return unit === 'stopped' ? [pass(id, words.service.stopped)] : [];
}

function folder({ models, writable, modelsFolder, look, home }: OllamaDetails): Check[] {
	const id = 'ollama-models-folder';
	if (!look.local) return [];
	const shown = tilde(modelsFolder, home);
	return [
		judged(id, words.folder.subject, models, (about) => {
			if (about === null) return pass(id, words.folder.notYet(shown));
			return judged(id, words.folder.subject, writable, (may) => {
				if (may) return pass(id, words.folder.well(shown));
				// A server of somebody else's writes there under another user.
				const theirs = look.status === 'running' && !look.ours;
				return theirs
					? pass(id, words.folder.theirs(shown))
					: fail(id, words.folder.denied(shown), words.folder.deniedCure);
			});
		}),
	];
}

/** The group "Ollama". */
export function ollamaGroup(facts: Facts): Check[] {
	const { ollama, machine } = facts;
	return [
		installed(ollama),
		...running(ollama, machine.os.platform),
		...port(ollama),
		...versions(ollama.look, ollama.own > 0 || ollama.look.ours),
		...engine(ollama),
		...(ollama.look.status === 'absent' ? [] : [gpu(facts)]),
		...service(ollama),
		...folder(ollama),
	];
}
