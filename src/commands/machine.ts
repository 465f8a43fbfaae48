// `machine`: what was found, and how. `--from RECORDING` looks at another computer's answers, `--machine FILE` shows
// a Machine document, `--ram` and `--gpu` change a part of either; `--set` and `--unset` correct it for good.

import { gpuTable } from '../models/gpus-file.ts';
import { hostFor } from '../ollama/host-for.ts';
import { lookAtOllama } from '../ollama/look.ts';
import type { Command, Context } from '../ports.ts';
import { findingsText } from '../screen/findings.ts';
import { graphicsText, type MachineLook, machineText } from '../screen/machine.ts';
import type { Machine } from '../types/machine.ts';
import { screenWords } from '../words/machine.ts';
import { readConfig } from '../world/config.ts';
import { modelsFolderOf } from '../world/models-folder.ts';
import { machineFor, type Parts, serverParts } from './machine-for.ts';

function lookOf({ terminal, flags, ports }: Context): MachineLook {
	const { color, unicode, accessible } = terminal;
	return { columns: terminal.columns(), color, unicode, accessible, why: flags['why'] === true, home: ports.home };
}

async function partsFor(context: Context): Promise<Parts> {
	const { ports } = context;
	const { settings } = await readConfig(ports);
	const host = (await hostFor(context)).url;
	const [seen, table] = await Promise.all([lookAtOllama(ports, { host }), gpuTable()]);
	const usual = modelsFolderOf({}, ports.env, ports.home, settings['models-dir']);
	return { ...serverParts(seen), usual, table };
}

/** Shows the rest of the facts at once where the graphics keep everyone waiting, then those. */
async function show(context: Context, parts: Parts): Promise<void> {
	const { terminal } = context;
	const look = lookOf(context);
	let early = false;
	const meanwhile = (machine: Machine) => {
		early = true;
		terminal.say(machineText(machine, { ...look, withoutGraphics: true }));
		terminal.note(`  ${screenWords.stillAsking}`);
	};
	const machine = await machineFor(context, parts, meanwhile);
	const findings = findingsText(machine.findings, look);
	if (early) terminal.say([graphicsText(machine, look), ...(findings ? ['', findings] : [])].join('\n'));
	else terminal.say(machineText(machine, look));
}

export const run: Command = async (context) => {
	const parts = await partsFor(context);
	if (context.flags['set'] !== undefined || context.flags['unset'] !== undefined)
		await (await import('./machine/set.ts')).setFacts(context, parts);
	if (context.flags['json']) context.json(await machineFor(context, parts));
	else await show(context, parts);
	return 0;
};
