// The steps that bring Ollama: the program, and its server.

import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { tilde } from '../../screen/text.ts';
import type { PlanStep } from '../../types/plan.ts';
import { serving } from '../../words/install.ts';
import { plan as words } from '../../words/plan.ts';
import { systemService as service, updating } from '../../words/updating.ts';
import { onLoopback } from '../../world/loopback.ts';
import { isHere } from '../../world/this-computer.ts';
import { saying } from '../archive/network.ts';
import { versionOf } from '../update.ts';
import type { PlanInput } from './input.ts';
import { releaseHosts, step } from './step.ts';

const absent = (input: PlanInput): boolean => input.machine.ollama.status === 'absent';

/** A server on another computer that does not answer: nothing here can start it. */
export const serverDown = (host: string): Problem =>
	new Problem('server-remote', words.down.text(host), { cure: words.down.cure });

/** The person does it: the commands, and a wait that notices. */
const byHand = (title: string, what: string[], part: Partial<PlanStep>): PlanStep =>
	step('install-ollama', title, { changes: what, ...part });

/** By hand: the service of the system, and an update that belongs to another tool. Null where it is ours. */
function handStep(input: PlanInput): PlanStep | null {
	const { machine, update, systemService } = input;
	const { arch } = machine.os;
	if (update?.origin && update.restart)
		return byHand(updating.restartTitle, [updating.restarted(update.origin), update.reason], {
			notes: updating.restart(update.origin),
		});
	if (update?.origin)
		return byHand(updating.title, [updating.itsOwn(update.origin), update.reason], {
			notes: updating.commands(update.origin, arch),
			undo: updating.undo,
		});
	if (absent(input) && systemService)
		return byHand(service.title, [service.what], {
			hosts: releaseHosts,
			notes: service.commands(arch),
			needsPassword: true,
			undo: service.undo,
		});
	return null;
}

/** Ollama itself. Problems: `ollama-missing` (`--no-install`), `ollama-too-old` on another computer. */
export function installStep(input: PlanInput): PlanStep {
	const { machine, found, update } = input;
	// The newer program of ours is there; the next step starts it.
	const there = !absent(input) && (!update || (update.restart && update.origin === null));
	if (there) return step('install-ollama', words.install.there(versionOf(machine)), { done: true });
	if (isRemote(machine))
		throw new Problem('ollama-too-old', update?.reason ?? words.down.text(machine.ollama.host), {
			cure: words.tooOld.cureThere,
		});
	if (!input.install) throw new Problem('ollama-missing', words.missing.text, { cure: words.missing.cure });
	const hand = handStep(input);
	if (hand) return hand;
	return step('install-ollama', update ? updating.title : words.install.title, {
		changes: [
			...(update ? [update.reason] : []),
			words.install.into(tilde(found.installFolder, found.home)),
			...found.archives.map((archive) => words.install.archive(archive.asset)),
		],
		hosts: releaseHosts,
		download: found.archives.reduce((sum, archive) => sum + archive.bytes, 0),
		downloadBasis: 'shown',
		notes: [...((machine.os.platform === 'unknown' ? null : words.install.rather[machine.os.platform]) ?? [])],
		undo: words.install.undo,
	});
}

/** The server. Problems: `server-remote`, `server-by-hand`. */
export function startStep(input: PlanInput): PlanStep {
	const { ollama } = input.machine;
	if (ollama.status === 'running' && !input.update && !input.startAnew)
		return step('start-server', words.start.running, { done: true, changes: [ollama.host] });
	const changes = [
		words.start.how,
		...(input.choices.modelsDir ? [words.start.models(tilde(input.choices.modelsDir, input.found.home))] : []),
	];
	if (isRemote(input.machine)) throw serverDown(ollama.host);
	// A server started there would listen to the network; ours is for this computer alone.
	if (isHere(ollama.host) && !onLoopback(ollama.host))
		throw saying('server-by-hand', serving.byNetworkName(ollama.host));
	return step('start-server', words.start.title, { changes, undo: words.start.undo });
}
