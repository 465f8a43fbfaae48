// The options of a computer one does not have, from the command line: --ram, --gpu (repeatable), --cpu-bandwidth; and the
// same said for good (`machine --set`), with the same ranges.

import type { Flags } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { flags as table } from '../../words/commands.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { Changes } from './changes.ts';

/** How it was said: as an option of one answer, or for good. */
export type Way = 'option' | 'set';
const typed = (name: string, way: Way): string => (way === 'set' ? `--set ${name}=` : `--${name}`);

interface Range {
	min: number;
	max: number;
	whole?: boolean;
}

const ofCard: Range = { min: 0.25, max: 4096 };

/** A number in a range. `option`: as it was typed. Problem `bad-option` (exit 2) for anything else. */
export function numberIn(option: string, text: string, { min, max, whole = false }: Range): number {
	const value = /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
	if (value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
	throw new Problem('bad-option', whatIfWords.badNumber(option, text, min, max, whole), { exit: 2 });
}

/** As the option of that name takes it. */
const asOption = (name: 'ram' | 'cpu-bandwidth', text: string, way: Way): number =>
	numberIn(typed(name, way), text, table[name]?.number ?? { min: 0, max: 0 });

/** "rtx 4090", "RTX 3060:12", "M4 Pro:48": the figure after the last colon is GiB. */
export function parseGpu(text: string, way: Way = 'option'): { name: string; bytes?: number } {
	const match = /^(.*\S)\s*:\s*([^:]*?)(?:\s*Gi?B)?\s*$/i.exec(text);
	const name = (match?.[1] ?? text).trim();
	if (name === '') throw new Problem('bad-option', whatIfWords.noName(typed('gpu', way)), { exit: 2 });
	if (!match) return { name };
	return {
		name,
		bytes: numberIn(`${typed('gpu', way)}${way === 'set' ? '' : ' '}NAME:GiB`, match[2] ?? '', ofCard) * 2 ** 30,
	};
}

function gpus(value: Flags[string], way: Way): Changes['gpus'] {
	const list = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
	if (list.length === 0) return undefined;
	if (!list.some((text) => text.trim().toLowerCase() === 'none')) return list.map((text) => parseGpu(text, way));
	if (list.length > 1)
		throw new Problem('bad-option', whatIfWords.noneAlone(way === 'set' ? '--set gpu=none' : '--gpu none'), {
			exit: 2,
		});
	return 'none';
}

/** The changes that were asked for, or null where there are none. Problem `bad-option` (exit 2) for wrong values. */
export function changesFrom(flags: Flags, way: Way = 'option'): Changes | null {
	const { ram, gpu, cpuBandwidth } = flags as Record<'ram' | 'gpu' | 'cpuBandwidth', Flags[string]>;
	const said = gpus(gpu, way);
	const changes: Changes = {
		...(typeof ram === 'string' ? { ram: asOption('ram', ram, way) } : {}),
		...(said === undefined ? {} : { gpus: said }),
		...(typeof cpuBandwidth === 'string' ? { cpuBandwidth: asOption('cpu-bandwidth', cpuBandwidth, way) } : {}),
	};
	return Object.keys(changes).length > 0 ? changes : null;
}
