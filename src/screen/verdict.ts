// The answer of `check` for one model, at 80 columns and at 40.

import { isRemote } from '../recommend/devices/remote.ts';
import { diskShort, runs } from '../recommend/verdict.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Verdict } from '../types/verdict.ts';
import { words as names } from '../words/advice.ts';
import { words } from '../words/check.ts';
import { figuresRow, paragraph } from './figures.ts';
import { type AdviceLook, downloadText, howItRuns, sourcesText } from './how-it-runs.ts';
import { barText } from './memory-bar.ts';
import { memoryPictures } from './memory-picture.ts';
import { rulerText } from './speed-ruler.ts';
import { block, type Look, memory, paint } from './text.ts';

const labelled = (name: string, text: string, look: Look, labelWidth: number): string =>
	figuresRow(name, text, look.columns, labelWidth);

/** What is needed and what is there, in one sentence. */
function needAndHave(verdict: Verdict, machine: Machine): string {
	const { memory: m } = verdict;
	const gpu = isUnknown(m.gpu) ? 0 : m.gpu;
	const need = isUnknown(m.ram) ? (isUnknown(m.weights) ? null : m.weights) : m.ram + gpu;
	const free = isUnknown(m.ramFree) ? null : memory(m.ramFree);
	const cards = machine.gpus.some((one) => one.usedByOllama && one.kind === 'discrete');
	const card = cards && !isUnknown(m.gpuFree) && m.gpuFree > 0 ? memory(m.gpuFree) : null;
	return need === null ? '' : words.needs(verdict.model.title, memory(need), free, card, isRemote(machine));
}

export interface CheckExtras {
	machine: Machine;
	/** The suggestion of `advise`, where this one does not fit or is slow. */
	best?: Verdict | null;
}

function yesText(verdict: Verdict, { machine }: CheckExtras, look: AdviceLook): string[] {
	const margin = '  ';
	const answer = `${words.answers[verdict.verdict]} ${howItRuns(verdict, machine)}`;
	const bars = memoryPictures(verdict, machine).map((picture) => barText(picture, look, margin));
	const ruler = rulerText(verdict.speed.generate, look, margin);
	const notes = look.why
		? verdict.reasons.filter(({ code }) => !words.before.test(code))
		: verdict.reasons.filter(({ code }) => words.worthSaying.has(code));
	return [
		paint(look, 'bold', block(names.name(verdict.model), look.columns)),
		paragraph(answer, look),
		paragraph(downloadText(verdict), look),
		...[...bars, ...(ruler ? [ruler] : [])].flatMap((picture) => ['', picture]),
		...(notes.length > 0 ? ['', ...notes.map(({ text }) => paragraph(text, look))] : []),
	];
}

function noText(verdict: Verdict, { machine }: CheckExtras, look: AdviceLook): string[] {
	const said = verdict.verdict === 'no' ? needAndHave(verdict, machine) : '';
	const reasonsTold = verdict.reasons.filter(({ code }) => !words.before.test(code));
	const told = look.why ? reasonsTold : reasonsTold.filter(({ code }) => !words.background.has(code));
	const reasons = told.map(({ text }) => text);
	const main = said && verdict.placement === 'none' ? [said, ...reasons.slice(look.why ? 0 : 1)] : reasons;
	return [
		paint(look, 'bold', block(names.name(verdict.model), look.columns)),
		paragraph([words.answers[verdict.verdict], ...main].join(' '), look),
	];
}

/** What would help, each kind in a row of its own: another form, another computer, then what can be done with this one. */
function helpRows({ wouldHelp, verdict, placement, disk }: Verdict, look: AdviceLook): string[] {
	// Where all that stands against it is the disk, another computer is one that runs it better, as after a yes.
	const fits = verdict !== 'no' || (placement !== 'none' && diskShort(disk));
	const own = new Set(words.helpRows.flatMap(({ codes }) => codes));
	const rows = [
		{ label: words.help, texts: wouldHelp.filter(({ code }) => !own.has(code)) },
		...words.helpRows.map(({ codes, label: text }) => ({
			label: text,
			texts: wouldHelp.filter(({ code }) => codes.includes(code)),
		})),
	].filter(({ texts }) => texts.length > 0);
	const said = rows.map(({ label: text, texts }) =>
		labelled(
			text === words.helpRows[1]?.label && fits ? words.wouldRunWell : text,
			texts.map((one) => one.text).join('\n'),
			look,
			21,
		),
	);
	return said.flatMap((one) => ['', one]);
}

/** The answer of `check` for one model. */
export function verdictText(verdict: Verdict, extras: CheckExtras, look: AdviceLook): string {
	const lines = runs(verdict) ? yesText(verdict, extras, look) : noText(verdict, extras, look);
	const best = extras.best && extras.best.model.name !== verdict.model.name ? extras.best : null;
	const where = isRemote(extras.machine) ? words.bestThere : words.best;
	return [
		...lines,
		...helpRows(verdict, look),
		...(best ? ['', labelled(where, words.bestHere(best.model.name), look, 31)] : []),
		...sourcesText(verdict, look, '  ', extras.machine),
	].join('\n');
}
