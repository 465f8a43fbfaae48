// NVIDIA cards: asks nvidia-smi by its query form; the plain table only where that is refused. Ten seconds for all of it.

import type { RunResult } from '../../ports.ts';
import { unknown } from '../../types/known.ts';
import type { Finding, GpuFacts } from '../../types/machine.ts';
import { probeWords, unknownWords } from '../../words/probes.ts';
import { type GraphicsAnswer, type Look, noAnswer, type Seen } from '../probe.ts';
import { clean, linesOf, printable } from '../text.ts';
import { programs } from './programs.ts';
import { fullColumns, oldColumns, parseQuery, type QueryRow } from './query.ts';
import { type ListedCard, parseList, parseSlices, parseTable, type Slice } from './table.ts';

const patience = 10_000;

export interface NvidiaAnswer extends GraphicsAnswer {
	/** Whether the tool is there at all, and whether it answered in time. */
	tool: 'absent' | 'answered' | 'failed' | 'hangs';
}

type Ask = (args: readonly string[]) => Promise<RunResult>;

// A container whose devices were taken away, a driver that is only half there, a card that fell off the bus.
const broken =
	/Failed to initialize NVML: [^\n]{1,80}|couldn.t find libnvidia-ml[^\n ]{0,20}|Unable to determine the device handle[^\n]{0,80}|GPU is lost[^\n]{0,60}|GPU access blocked[^\n]{0,60}/i;

/** What the tool says when it cannot work; it says so on either stream, and sometimes exits 0. */
function complaint(result: RunResult): Finding | null {
	const text = clean(`${result.stdout}\n${result.stderr}`);
	if (/driver\/library version mismatch/i.test(text)) return probeWords.driverMismatch();
	if (/couldn.t communicate with the NVIDIA driver|driver not loaded/i.test(text)) return probeWords.driverNotRunning();
	if (/insufficient permissions/i.test(text) && result.exitCode !== 0) return probeWords.nvidiaRefused();
	const other = broken.exec(text)?.[0];
	return other ? probeWords.nvidiaBroken(printable(other) ?? 'NVML') : null;
}

const stopped = (result: RunResult): boolean =>
	result.timedOut || (result.exitCode === null && result.failed === undefined);

/** The first form of the question that is answered with cards. */
async function rowsOf(ask: Ask): Promise<{ rows: QueryRow[]; last: RunResult }> {
	const query = (columns: string) => ask([`--query-gpu=${columns}`, '--format=csv,noheader,nounits']);
	let last = await query(fullColumns);
	let rows = parseQuery(linesOf(last), fullColumns);
	if (rows.length > 0 || last.failed || stopped(last) || complaint(last)) return { rows, last };
	last = await query(oldColumns);
	rows = parseQuery(linesOf(last), oldColumns);
	if (rows.length > 0 || stopped(last)) return { rows, last };
	last = await ask([]);
	return { rows: parseTable(linesOf(last)), last };
}

/** A divided card becomes its slices; without their sizes its memory is unknown, never the whole board. */
function divide(row: QueryRow, slices: readonly Slice[], listed: ListedCard['slices']): QueryRow[] {
	if (!row.mig) return [row];
	const mine = slices.filter((slice) => slice.gpu === (row.gpu.index ?? 0));
	const one = (place: number, name: string, memory: GpuFacts['memory']): QueryRow => ({
		mig: true,
		gpu: { ...row.gpu, memory, slice: listed[place]?.profile ?? name },
		...(listed[place]?.uuid ? { uuid: listed[place].uuid } : {}),
	});
	if (mine.length > 0) return mine.map(({ total, free }, place) => one(place, `MIG ${place}`, { total, free }));
	const hidden = unknown(unknownWords.slices);
	const count = Math.max(1, listed.length);
	return Array.from({ length: count }, (_, place) => one(place, 'MIG', { total: hidden, free: hidden }));
}

async function withSlices(rows: QueryRow[], ask: Ask): Promise<QueryRow[]> {
	if (!rows.some((row) => row.mig)) return rows;
	const [table, list] = await Promise.all([ask([]), ask(['-L'])]);
	const slices = parseSlices(linesOf(table));
	const cards = parseList(linesOf(list));
	return rows.flatMap((row) => divide(row, slices, cards.find((entry) => entry.index === row.gpu.index)?.slices ?? []));
}

const fromList = ({ index, name, uuid, slices }: ListedCard): QueryRow[] =>
	parseQuery([`${index}, ${uuid}, ${name}`], 'index,uuid,name').map((row) => ({ ...row, mig: slices.length > 0 }));

/** The table cuts names; `-L` prints them whole. It also lists cards where the table is not to be had. */
async function withNames(rows: QueryRow[], ask: Ask): Promise<QueryRow[]> {
	if (rows.length > 0 && !rows.some((row) => row.gpu.name.endsWith('...'))) return rows;
	const listed = parseList(linesOf(await ask(['-L'])));
	if (rows.length === 0) return listed.flatMap(fromList);
	return rows.map((row) => {
		const name = listed.find((entry) => entry.index === row.gpu.index)?.name;
		return name ? { ...row, gpu: { ...row.gpu, name } } : row;
	});
}

/** Marks the cards that CUDA_VISIBLE_DEVICES names by their own numbers; the beginning of a number is enough for CUDA. */
function marked(rows: readonly QueryRow[], env: Look['env']): QueryRow[] {
	const wanted = (env['CUDA_VISIBLE_DEVICES'] ?? '').split(',').map((entry) => entry.trim().toLowerCase());
	const numbers = wanted.filter((entry) => /^(?:gpu|mig)-/.test(entry));
	if (numbers.length === 0 || !rows.some((row) => row.uuid)) return [...rows];
	return rows.map((row) => {
		const listed = numbers.some((number) => row.uuid?.toLowerCase().startsWith(number));
		return { ...row, gpu: { ...row.gpu, listed } };
	});
}

const seen = (row: QueryRow): Seen => ({ gpu: row.gpu, source: 'nvidia-smi' });

/** Asks nvidia-smi; every way in which it can fail is a finding, not an exception. */
export async function probeNvidia(look: Look): Promise<NvidiaAnswer> {
	const over = AbortSignal.timeout(patience);
	for (const file of await programs(look)) {
		const ask: Ask = (args) => look.run(file, args, { timeout: patience, signal: over });
		const { rows, last } = await rowsOf(ask);
		if (last.failed && rows.length === 0 && !over.aborted) continue;
		if (stopped(last) || over.aborted)
			return {
				seen: rows.map(seen),
				findings: rows.length > 0 ? [] : [probeWords.nvidiaHangs(patience / 1000)],
				answered: rows.length > 0,
				tool: rows.length > 0 ? 'answered' : 'hangs',
			};
		const trouble = complaint(last);
		if (trouble && rows.length === 0) return { seen: [], findings: [trouble], answered: true, tool: 'failed' };
		return finish(rows, last, ask, look.env);
	}
	return { ...noAnswer, tool: 'absent' };
}

async function finish(found: QueryRow[], last: RunResult, ask: Ask, env: Look['env']): Promise<NvidiaAnswer> {
	const rows = marked(await withSlices(await withNames(found, ask), ask), env);
	const divided = [...new Set(rows.filter((row) => row.mig).map((row) => row.gpu.name))];
	// One card of several may have fallen off the bus; the others answer.
	const lost = rows.length > 0 ? complaint(last) : null;
	const empty = rows.length === 0 && !/no devices were found/i.test(`${last.stdout}${last.stderr}`);
	return {
		seen: rows.map(seen),
		findings: [
			...(lost ? [lost] : []),
			...divided.map(probeWords.mig),
			...(empty ? [probeWords.nvidiaUnreadable()] : []),
		],
		answered: !empty,
		tool: empty ? 'failed' : 'answered',
	};
}
