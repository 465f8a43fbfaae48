// `machine`: what was found, and how. `--from RECORDING` looks at another computer's answers, `--machine FILE` shows
// a Machine document, `--ram` and `--gpu` change a part of either.

import { gpuTable } from '../models/gpus-file.ts';
import { lookAtOllama } from '../ollama/look.ts';
import type { Command, Context } from '../ports.ts';
import { bandwidthOf } from '../recommend/gpus.ts';
import { findingsText, graphicsText, type MachineLook, machineText } from '../screen/machine.ts';
import type { Machine } from '../types/machine.ts';
import { screenWords } from '../words/machine.ts';
import { machineFor, type Parts } from './machine-for.ts';

function lookOf({ terminal, flags, ports }: Context): MachineLook {
	const { color, unicode, accessible } = terminal;
	return { columns: terminal.columns(), color, unicode, accessible, why: flags['why'] === true, home: ports.home };
}

/** Of the server only what the document promises; the rest of the look is for `doctor`. */
async function partsFor({ ports, flags }: Context): Promise<Parts> {
	const host = flags['host'];
	const asked = lookAtOllama(ports, typeof host === 'string' ? { host } : {});
	const [seen, table] = await Promise.all([asked, gpuTable()]);
	const { code: _code, programs: _programs, local: _local, tags: _tags, loaded = [], ...ollama } = seen;
	return { ollama, loaded, lookUpGpu: bandwidthOf(table), table };
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
	if (context.flags['json']) context.json(await machineFor(context, parts));
	else await show(context, parts);
	return 0;
};
