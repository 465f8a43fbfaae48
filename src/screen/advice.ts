// The advice and the answer of `check` as a person sees them, at 80 columns and at 40.

import { isRemote } from '../recommend/devices/remote.ts';
import { runs } from '../recommend/verdict.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Advice, Verdict } from '../types/verdict.ts';
import { check, firstWords, pace, runsWhere, advice as words } from '../words/advice.ts';
import { back, paragraph, whole } from './figures.ts';
import { barText, memoryPictures } from './memory-bar.ts';
import { block, bytes, duration, type Look, memory, paint, row, width, wrap } from './text.ts';

export interface AdviceLook extends Look {
	/** Under each figure its source. */
	why?: boolean;
}

const label = 13;

const labelled = (name: string, text: string, look: Look, labelWidth = label): string =>
	back(row(name, whole(text), look.columns, labelWidth));
const beside = (look: Look): string => ' '.repeat(look.columns < 56 ? 4 : label + 2);

/** Size of the download and how long it takes; or that there is none. */
function downloadText({ model, download }: Verdict): string {
	if (model.here === true || download === 0) return words.here;
	if (isUnknown(download)) return words.downloadUnknown;
	// 50 Mbit/s: a usual home connection.
	return words.download(bytes(download), duration((download * 8) / 50e6), model.basis !== 'exact');
}

/** Where it runs, how fast against reading, when the first words come, and what stays free. */
function howItRuns(verdict: Verdict, machine: Machine): string {
	const { speed } = verdict;
	const gpus = machine.gpus.filter((gpu) => gpu.usedByOllama);
	const generate = isUnknown(speed.generate) ? null : speed.generate;
	const sentences = [
		runsWhere(verdict, gpus.length > 0 && gpus.every(({ kind }) => kind !== 'discrete')),
		generate ? pace(generate.low, generate.high) : words.speedUnknown,
		firstWords(speed.firstWordSeconds, speed.firstWordLongSeconds),
		verdict.verdict === 'tight' ? words.tight : '',
	];
	return sentences.filter(Boolean).join(' ');
}

function sources(verdict: Verdict, look: AdviceLook, margin: string, machine?: Machine): string[] {
	if (!look.why) return [];
	const lines = [...words.sources(verdict), ...(machine ? words.freeSources(machine) : [])];
	return ['', ...lines.map((line) => paint(look, 'dim', block(line, look.columns, margin)))];
}

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
	return [
		row(words.suggested, `${head}\n${howItRuns(best, machine)}`, look.columns, label),
		...bars.flatMap((bar) => ['', bar]),
		...sources(best, look, margin, machine),
	].join('\n');
}

// The name in one column, the reasons in the next; a long name, or a narrow terminal, puts them below.
function alternative(name: string, title: string, why: string, look: Look): string {
	if (look.columns < 56)
		return `${name ? `  ${name}\n` : ''}${block(title, look.columns, '    ')}\n${block(why, look.columns, '      ')}`;
	const column = label + 22;
	const reasons = wrap(why, look.columns - column - 2);
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
			...sources(verdict, look, beside(look)),
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
	const [open, large] = [advice.unfit.filter(notTold), advice.unfit.filter((one) => !notTold(one))];
	if (open.length > 0) lines.push(row(words.notTold, unfitText(open, look), look.columns, label));
	if (large.length > 0) lines.push(row(words.not, unfitText(large, look), look.columns, label));
	return lines.length > 0 ? ['', ...lines] : [];
}

const notTold = ({ reasons }: Advice['unfit'][number]): boolean => reasons.some(({ code }) => code === 'ram-unknown');

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
	const notes = [...(advice.careNotes ?? []).slice(0, 1), words.weak(advice.best.model.parameters)];
	const second = alternatives(advice, look);
	return [
		suggestion(advice.best, advice.machine, look),
		...(second.length > 0 ? ['', ...second] : []),
		...(help.length > 0 ? ['', ...help] : []),
		...others(advice, look),
		'',
		...notes.map((note) => block(note, look.columns)),
	].join('\n');
}

/** What is needed and what is there, in one sentence. */
function needAndHave(verdict: Verdict, machine: Machine): string {
	const { memory: m } = verdict;
	const gpu = isUnknown(m.gpu) ? 0 : m.gpu;
	const need = isUnknown(m.ram) ? (isUnknown(m.weights) ? null : m.weights) : m.ram + gpu;
	const free = isUnknown(m.ramFree) ? null : memory(m.ramFree);
	const cards = machine.gpus.some((one) => one.usedByOllama && one.kind === 'discrete');
	const card = cards && !isUnknown(m.gpuFree) && m.gpuFree > 0 ? memory(m.gpuFree) : null;
	return need === null ? '' : check.needs(verdict.model.title, memory(need), free, card, isRemote(machine));
}

export interface CheckExtras {
	machine: Machine;
	/** The suggestion of `advise`, where this one does not fit or is slow. */
	best?: Verdict | null;
}

function yesText(verdict: Verdict, { machine }: CheckExtras, look: AdviceLook): string[] {
	const margin = '  ';
	const answer = `${check.word(verdict.verdict)} ${howItRuns(verdict, machine)}`;
	const bars = memoryPictures(verdict, machine).map((picture) => barText(picture, look, margin));
	const notes = look.why
		? verdict.reasons.filter(({ code }) => !check.before.test(code))
		: verdict.reasons.filter(({ code }) => check.worthSaying.has(code));
	return [
		paint(look, 'bold', block(words.name(verdict.model), look.columns)),
		block(answer, look.columns),
		block(downloadText(verdict), look.columns),
		...bars.flatMap((bar) => ['', bar]),
		...(notes.length > 0 ? ['', ...notes.map(({ text }) => paragraph(text, look))] : []),
	];
}

function noText(verdict: Verdict, { machine }: CheckExtras, look: AdviceLook): string[] {
	const said = verdict.verdict === 'no' ? needAndHave(verdict, machine) : '';
	const reasonsTold = verdict.reasons.filter(({ code }) => !check.before.test(code));
	const told = look.why ? reasonsTold : reasonsTold.filter(({ code }) => !check.background.has(code));
	const reasons = told.map(({ text }) => text);
	const main = said && verdict.placement === 'none' ? [said, ...reasons.slice(look.why ? 0 : 1)] : reasons;
	return [
		paint(look, 'bold', block(words.name(verdict.model), look.columns)),
		paragraph([check.word(verdict.verdict), ...main].join(' '), look),
	];
}

/** What would help, each kind in a row of its own: another form, another computer, then what can be done with this one. */
function helpRows({ wouldHelp, verdict }: Verdict, look: AdviceLook): string[] {
	const own = new Set(check.helpRows.flatMap(({ codes }) => codes));
	const rows = [
		{ label: check.help, texts: wouldHelp.filter(({ code }) => !own.has(code)) },
		...check.helpRows.map(({ codes, label: text }) => ({
			label: text,
			texts: wouldHelp.filter(({ code }) => codes.includes(code)),
		})),
	].filter(({ texts }) => texts.length > 0);
	const said = rows.map(({ label: text, texts }) =>
		labelled(
			text === check.helpRows[1]?.label && verdict !== 'no' ? check.wouldRunWell : text,
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
	const where = isRemote(extras.machine) ? check.bestThere : check.best;
	return [
		...lines,
		...helpRows(verdict, look),
		...(best ? ['', labelled(where, check.bestHere(best.model.name), look, 31)] : []),
		...sources(verdict, look, '  ', extras.machine),
	].join('\n');
}

function stacked(cells: string[][], look: AdviceLook): string {
	const facts = (cell: string[]) =>
		cell.slice(1).map((text, i) => block(`${check.heads[i + 1]}: ${text}`, look.columns, '    '));
	return cells.map((cell) => [block(cell[0] ?? '', look.columns), ...facts(cell)].join('\n')).join('\n\n');
}

/** Several models side by side; one under the other where a line would not hold them. `best`: the first of them in order. */
export function verdictsText(verdicts: Verdict[], look: AdviceLook, best?: Verdict): string {
	const cells = verdicts.map((verdict) => check.cells(verdict));
	const { heads } = check;
	const widths = heads.map((head, i) => Math.max(width(head), ...cells.map((cell) => width(cell[i] ?? ''))));
	const narrow = widths.reduce((sum, one) => sum + one + 2, 0) > look.columns;
	const line = (values: readonly string[]) =>
		`  ${values.map((text, i) => text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(text)))).join('  ')}`.trimEnd();
	const table = narrow ? [stacked(cells, look)] : [paint(look, 'bold', line(heads)), ...cells.map(line)];
	const below = [check.times, ...(best ? [check.bestOf(best.model.name)] : [])];
	return [...table, '', ...below.map((text) => block(text, look.columns))].join('\n');
}
