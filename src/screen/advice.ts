// The advice as a person sees it, at 80 columns and at 40.

import type { Machine } from '../types/machine.ts';
import type { Advice, Verdict } from '../types/verdict.ts';
import { words } from '../words/advice.ts';
import { words as models } from '../words/models.ts';
import { back, figuresRow, paragraph, whole } from './figures.ts';
import { type AdviceLook, downloadText, howItRuns, sourcesText } from './how-it-runs.ts';
import { barText } from './memory-bar.ts';
import { memoryPictures } from './memory-picture.ts';
import { rulerText } from './speed-ruler.ts';
import { block, type Look, paint, row, width, wrap } from './text.ts';

const label = 13;

const beside = (look: Look): string => ' '.repeat(look.columns < 56 ? 4 : label + 2);

// The name, and beside it what there is room for.
function heading(title: string, text: string, look: Look, bold: boolean): string {
	const name = bold ? paint(look, 'bold', title) : title;
	const gap = Math.max(2, 22 - width(title));
	const oneLine = `${name}${' '.repeat(gap)}${text}`;
	const room = look.columns - beside(look).length;
	if (look.columns >= 56 && width(oneLine) <= room) return oneLine;
	return `${name}\n${text}`;
}

function suggestion(best: Verdict, machine: Machine, look: AdviceLook): string {
	const margin = beside(look);
	const head = heading(words.name(best.model), downloadText(best), look, true);
	const bars = memoryPictures(best, machine).map((picture) => barText(picture, look, margin));
	const ruler = rulerText(best.speed.generate, look, margin);
	return [
		figuresRow(words.suggested, `${head}\n${howItRuns(best, machine)}`, look.columns, label),
		...[...bars, ...(ruler ? [ruler] : [])].flatMap((picture) => ['', picture]),
		...sourcesText(best, look, margin, machine),
	].join('\n');
}

// The name in one column, the reasons in the next; a long name, or a narrow terminal, puts them below.
function alternative(name: string, title: string, why: string, look: Look): string {
	if (look.columns < 56)
		return `${name ? `  ${name}\n` : ''}${block(title, look.columns, '    ')}\n${paragraph(why, look, '      ')}`;
	const column = label + 22;
	const reasons = wrap(whole(why), look.columns - column - 2).map(back);
	const first = `  ${name.padEnd(label)}${title}`;
	const beneath = width(title) > 20 ? [first] : [];
	const left = beneath.length > 0 ? '' : first;
	const lines = reasons.map((line, i) => `${(i === 0 ? left : '').padEnd(column + 2)}${line}`);
	return [...beneath, ...lines].join('\n');
}

function alternatives(advice: Advice, look: AdviceLook): string[] {
	return (advice.alternatives ?? []).flatMap(({ model, reasons }, i) => {
		const verdict = advice.advice.find((one) => one.model.name === model);
		if (!verdict) return [];
		const why = reasons.map(({ text }) => text).join('; ');
		return [
			alternative(i === 0 ? words.or : '', words.name(verdict.model), why, look),
			...sourcesText(verdict, look, beside(look)),
		];
	});
}

const advisedAgainst = ({ reasons }: Verdict): boolean => reasons.some(({ code }) => code === 'not-recommended');

const isSlow = ({ verdict }: Verdict): boolean => verdict === 'slow';

const unfitText = (unfit: Advice['unfit'], look: AdviceLook): string =>
	look.why
		? unfit.map(({ model, reasons }) => `${model}: ${reasons[0]?.text ?? ''}`).join('\n')
		: words.unfit(unfit.map(({ model }) => model));

function others(advice: Advice, look: AdviceLook): string[] {
	const shown = new Set([advice.best?.model.name, ...(advice.alternatives ?? []).map((one) => one.model)]);
	const rest = advice.advice.filter((one) => !shown.has(one.model.name));
	const [warned, good] = [rest.filter(advisedAgainst), rest.filter((one) => !advisedAgainst(one))];
	const [slow, fine] = [good.filter(isSlow), good.filter((one) => !isSlow(one))];
	const names = (list: Verdict[]) => list.map((one) => one.model.name).join(', ');
	const lines: string[] = [];
	if (fine.length > 0) lines.push(row(words.also, names(fine), look.columns, label));
	if (slow.length > 0) lines.push(row(words.slow, names(slow), look.columns, label));
	if (warned.length > 0) lines.push(row(words.against, names(warned), look.columns, label));
	const open = advice.unfit.filter(notTold);
	const full = advice.unfit.filter(onlyDisk);
	const large = advice.unfit.filter((one) => !open.includes(one) && !full.includes(one));
	if (open.length > 0) lines.push(row(words.notTold, unfitText(open, look), look.columns, label));
	if (full.length > 0) lines.push(row(words.diskFull, unfitText(full, look), look.columns, label));
	if (large.length > 0) lines.push(row(words.not, unfitText(large, look), look.columns, label));
	return lines.length > 0 ? ['', ...lines] : [];
}

const notTold = ({ reasons }: Advice['unfit'][number]): boolean => reasons.some(({ code }) => code === 'ram-unknown');

/** The memory could hold it: the disk has no room for the download. */
const onlyDisk = ({ reasons: [first] }: Advice['unfit'][number]): boolean => first?.code === 'disk-short';

/** That nothing runs, or that nobody can tell. */
function nothingRuns({ unfit }: Advice): string {
	const why = unfit.find(notTold)?.reasons.find(({ code }) => code === 'ram-unknown');
	return why ? words.cannotTell(why.text) : words.nothing;
}

/** The whole advice: the suggestion with its memory, the alternatives, what closing programs would change. */
export function adviceText(advice: Advice, look: AdviceLook): string {
	const help = advice.wouldHelp.map(({ text }) => paragraph(text, look));
	if (!advice.best)
		return [
			block(nothingRuns(advice), look.columns),
			...(help.length > 0 ? ['', ...help] : []),
			...others(advice, look),
		].join('\n');
	const { model } = advice.best;
	const known = (advice.careNotes ?? []).slice(0, 1).map((note) => words.careNote(words.name(model), note));
	const notes = [...known, words.weak(model.parameters)];
	const second = alternatives(advice, look);
	return [
		suggestion(advice.best, advice.machine, look),
		...(second.length > 0 ? ['', ...second] : []),
		...(help.length > 0 ? ['', ...help] : []),
		...(look.brief ? ['', block(models.seeCatalog, look.columns)] : others(advice, look)),
		'',
		...notes.map((note) => block(note, look.columns)),
	].join('\n');
}
