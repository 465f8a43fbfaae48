// The full answer to "can mine run it?": a verdict with what would run the model, and in which other form it runs here.

import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Reason, Verdict } from '../../types/verdict.ts';
import { help } from '../../words/verdict.ts';
import type { GpuFinder } from '../devices/changes.ts';
import { diskShort } from '../verdict.ts';
import { type Fitting, fittingFor } from './fitting.ts';
import { neededFor, withoutDisk } from './needed.ts';

/** What else can be asked of the verdict: another form, another machine, another length of conversation. */
export interface Other {
	model?: ModelFacts;
	machine?: Machine;
	context?: number;
}

export interface Asked {
	model: ModelFacts;
	machine: Machine;
	/** Smaller forms, the finest first; `name` is what `check` would be asked by. */
	forms: readonly { name?: string; facts: ModelFacts }[];
	finder: GpuFinder;
	judge(other: Other): Verdict;
}

/** Told from bytes alone; here it is told exactly. */
const rough = new Set(['more-ram', 'more-gpu-memory', 'smaller-context', 'smaller-quantization', 'smaller-model']);

function sentence(verdict: Verdict, { form, verdict: then }: Fitting, { model, forms }: Asked): Reason {
	const other = form === undefined ? undefined : forms[form];
	return help.otherwise({ asked: verdict, then, name: other ? other.name : model.name, coarser: other !== undefined });
}

/** Sharded files can be had in one file in a smaller form; nothing else that speaks against a model can be mended. */
export const canBeMended = ({ cannot }: ModelFacts): boolean => cannot === undefined || cannot.code === 'sharded';

/** With disk enough it would run comfortably: no other computer is wanted for that. */
const onlyDisk = ({ disk }: Verdict, { machine, judge }: Asked): boolean =>
	diskShort(disk) && judge({ machine: withoutDisk(machine) }).verdict === 'comfortable';

/** The verdict with what would help told exactly; as it is where it runs comfortably or nothing can help. */
export function answered(verdict: Verdict, asked: Asked): Verdict {
	const { model, machine, forms, finder, judge } = asked;
	if (verdict.verdict === 'comfortable' || !canBeMended(model)) return verdict;
	const fitting = fittingFor(
		verdict,
		model,
		forms.map(({ facts }) => facts),
		(one, context) => judge({ model: one, context }),
	);
	const { cannot: _, ...whole } = model;
	const needed = onlyDisk(verdict, asked)
		? null
		: neededFor(machine, (on) => judge({ model: whole, machine: on }), finder);
	return {
		...verdict,
		wouldHelp: [
			...verdict.wouldHelp.filter(({ code }) => !rough.has(code)),
			...fitting.map((one) => sentence(verdict, one, asked)),
			...(needed ? [help.wouldRun(needed)] : []),
		],
		needed: needed ?? [],
	};
}
