// doctor: is everything well, and private? Starts nothing and changes nothing but what `--fix` was agreed to.

import { allChecks } from '../doctor/checks/all.ts';
import { planFixes } from '../doctor/fixes.ts';
import { gatherFacts } from '../doctor/gather/facts.ts';
import type { Check, Facts } from '../doctor/types.ts';
import type { World } from '../doctor/world.ts';
import { gpuTable } from '../models/gpus-file.ts';
import type { OllamaHost } from '../ollama/host.ts';
import { hostFor } from '../ollama/host-for.ts';
import { lookAtOllama } from '../ollama/look.ts';
import { textOf } from '../options.ts';
import type { Command, Context } from '../ports.ts';
import { doctorText } from '../screen/doctor.ts';
import { block } from '../screen/text.ts';
import { doctorScreen as words } from '../words/doctor.ts';
import { fixing } from '../words/doctor-fix.ts';
import { readChoices } from '../world/choices.ts';
import { readConfig } from '../world/config.ts';
import { about } from '../world/files.ts';
import { modelsFolderOf } from '../world/models-folder.ts';
import { addressesHere, tryPort } from '../world/near.ts';
import { bare, fix } from './doctor/fix.ts';
import { machineFor, serverParts } from './machine-for.ts';

const lookOf = ({ terminal }: Context) => ({ ...terminal, columns: terminal.columns() });

const worldOf = ({ ports }: Context): World => ({ ports, addresses: addressesHere, tryPort, about });

/** What is told while it looks: true of each request that leaves this computer. */
function looking({ url, local }: OllamaHost, online: boolean): string {
	const asked = [...(local ? [] : [url]), ...(online ? [words.askedOnline] : [])];
	return asked.length === 0 ? words.looking : words.lookingElsewhere(asked);
}

/** Everything that can be found without changing anything. */
async function examine(context: Context, host: string): Promise<Facts> {
	const { ports } = context;
	const [look, table, choices] = await Promise.all([
		lookAtOllama(ports, { host, signal: ports.signal }),
		gpuTable(),
		readChoices(ports),
	]);
	const chosen = choices?.modelsDir;
	const { settings } = await readConfig(ports);
	const folder = {
		usual: modelsFolderOf({}, ports.env, ports.home, settings['models-dir']),
		...(chosen ? { modelsDir: chosen } : {}),
	};
	const machine = await machineFor(context, { ...serverParts(look), ...folder, table });
	return gatherFacts(worldOf(context), machine, look, chosen);
}

async function checksOf(context: Context, facts: Facts): Promise<Check[]> {
	const checks = allChecks(facts);
	if (!context.flags['online']) return checks;
	const { newestCheck } = await import('./doctor/online.ts');
	return [...checks, await newestCheck(context, facts.machine.ollama.version)];
}

/** A check as `--json` promises it. */
const plain = ({ id, group, status, text, cure }: Check) => ({ id, group, status, text, cure });
const isWell = (checks: readonly Check[]): boolean => checks.every(({ status }) => status !== 'fail');

async function mend(context: Context, facts: Facts, checks: readonly Check[]): Promise<number> {
	const { ports, flags } = context;
	const steps = planFixes(facts, checks, ports.now().toISOString().slice(0, 10));
	const view = { startedAs: context.startedAs };
	if (steps.length === 0) {
		context.terminal.say(doctorText(checks, lookOf(context), view));
		context.terminal.say(block(fixing.nothing, context.terminal.columns()));
		if (flags['json']) context.json({ schema: 1, ok: isWell(checks), checks: checks.map(plain), steps: [] });
		return isWell(checks) ? 0 : 1;
	}
	const { look } = facts.ollama;
	const choices = facts.companion.choices;
	const done = await fix({ context, choices, host: look.host, running: look.status === 'running' }, steps);
	const after = done ? allChecks(await examine(context, look.host)) : checks;
	if (done) context.terminal.say(doctorText(after, lookOf(context), view));
	if (flags['json'])
		context.json({ schema: 1, ok: isWell(after), checks: after.map(plain), steps: (done ?? steps).map(bare) });
	if (!done) return 0;
	return isWell(after) && done.every(({ outcome }) => outcome.status !== 'failed') ? 0 : 1;
}

/**
 * Exit code 0 where nothing is wrong, also where something is unknown; 1 where something is wrong. With `--fix` it is that of
 * what was mended; 0 where its plan was shown and left.
 */
export const run: Command = async (context) => {
	const { flags, terminal } = context;
	const file = textOf(flags, 'bundle');
	if (file !== undefined) return (await import('./doctor/bundle.ts')).bundle(context, file);
	const host = await hostFor(context);
	terminal.progress(`  ${looking(host, Boolean(flags['online']))}`);
	const facts = await examine(context, host.url);
	terminal.progress(null);
	const checks = await checksOf(context, facts);
	if (flags['fix']) return mend(context, facts, checks);
	const mendable = planFixes(facts, checks, '').length > 0;
	const all = Boolean(flags['all'] || flags['why']);
	terminal.say(doctorText(checks, lookOf(context), { all, mendable, startedAs: context.startedAs }));
	if (flags['json']) context.json({ schema: 1, ok: isWell(checks), checks: checks.map(plain) });
	return isWell(checks) ? 0 : 1;
};
