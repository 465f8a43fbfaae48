// Fetches the model: exact size first, then the bytes, with a line of progress.

import type { Report, Work } from '../../install/carry-out.ts';
import { startOurs } from '../../install/ensure.ts';
import { choicesOf } from '../../install/faults.ts';
import type { Undo } from '../../install/journal.ts';
import { findTag } from '../../install/steps/companion.ts';
import { pullModel } from '../../install/steps/pull.ts';
import { checkRoom } from '../../install/steps/pull-partials.ts';
import type { PullProgress } from '../../install/steps/pull-progress.ts';
import { exactSize } from '../../install/steps/pull-size.ts';
import { makeClient } from '../../ollama/client.ts';
import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { bytes, duration } from '../../screen/text.ts';
import { plan as planWords } from '../../words/plan.ts';
import { pulling as words } from '../../words/setup.ts';
import { updating } from '../../words/updating.ts';
import { askLarger, journaled } from './journaled.ts';
import type { Wizard } from './state.ts';

/** The size as the registry tells it; more than 10 % over the plan is asked about. */
async function sized(wizard: Wizard): Promise<{ bytes: number; digest: string }> {
	const { context, choices, machine, plan, serverVersion } = wizard;
	const {
		bytes: real,
		layers,
		digest,
	} = await exactSize(context.ports, choices.model, {
		signal: context.ports.signal,
		...(serverVersion ? { serverVersion } : {}),
	});
	const planned = plan?.steps.find(({ id }) => id === 'pull-model')?.download ?? 0;
	if (planned > 0 && real > planned * 1.1 && !(await askLarger(wizard)(choices.model, planned, real)))
		throw new Problem('larger-than-planned', planWords.larger(choices.model, bytes(planned), bytes(real)), {
			cure: words.largerCure,
		});
	if (!isRemote(machine)) await checkRoom(context.ports, choices.modelsDir ?? machine.disk.path, layers);
	return { bytes: real, digest };
}

const shown = (report: Report) => (progress: PullProgress) => {
	if (progress.phase === 'waiting' && progress.waits) report.doing(words.waiting(duration(progress.waits.seconds)));
	else if (progress.phase === 'checking') report.doing(words.checking);
	else report.fetched(progress.done, progress.total);
};

/** A server that died on the way is started again before the next try. */
async function revive({ context, machine, choices }: Wizard, report: Report): Promise<void> {
	await startOurs(context.ports, machine.ollama.host, choices, report);
}

/** The registry wants a newer Ollama than there is: updating does not help. */
function newestAlready({ newestOllama, choices }: Wizard, error: unknown): unknown {
	if (!(error instanceof Problem) || error.code !== 'ollama-too-old' || newestOllama === undefined) return error;
	const { text, cure } = updating.newest(choices.model, newestOllama);
	return new Problem('no-newer-ollama', text, { cure, choices: choicesOf('other-model'), raw: error.raw ?? '' });
}

/** The work of the step `pull-model`. */
export const pullWork = (wizard: Wizard): Work =>
	journaled(wizard, 'pull-model', `The model ${wizard.choices.model}`, async (note, report) => {
		const { context, choices, machine } = wizard;
		const client = makeClient(context.ports, machine.ollama.host);
		const there = findTag(await client.tags(), choices.model);
		if (there && !wizard.refresh) return { status: 'already', detail: words.there };
		report.doing(words.asking);
		const { bytes: expectedBytes, digest } = await sized(wizard).catch((error: unknown) => {
			throw newestAlready(wizard, error);
		});
		if (there?.digest === digest) return { status: 'already', detail: words.newest };
		const undo: Undo = { kind: 'model', name: choices.model, host: machine.ollama.host };
		await note('begin', { undo });
		const pulled = await pullModel(client, {
			model: choices.model,
			expectedBytes,
			signal: context.ports.signal,
			onProgress: shown(report),
			beforeRetry: () => revive(wizard, report),
			...(wizard.serverVersion ? { version: wizard.serverVersion } : {}),
		});
		await note('done', { undo });
		return { status: 'done', detail: words.fetched(bytes(Math.max(pulled.bytes, expectedBytes))) };
	});
