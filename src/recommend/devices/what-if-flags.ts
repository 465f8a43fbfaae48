// The options of a computer one does not have, from the command line: --ram, --gpu (repeatable), --cpu-bandwidth.

import type { Flags } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { Changes } from './changes.ts';

function positive(option: string, text: string, most: number): number {
	const value = /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
	if (!(value > 0 && value <= most))
		throw new Problem('bad-option', whatIfWords.badNumber(option, text, most), { exit: 2 });
	return value;
}

/** A whole number from 1 on. Problem `bad-option` (exit 2) for anything else. */
export function wholeNumber(option: string, text: string, most: number): number {
	const value = positive(option, text, most);
	if (!Number.isInteger(value)) throw new Problem('bad-option', whatIfWords.badNumber(option, text, most), { exit: 2 });
	return value;
}

/** "rtx 4090", "RTX 3060:12", "M4 Pro:48": the figure after the last colon is GiB. */
export function parseGpu(text: string): { name: string; bytes?: number } {
	const match = /^(.*\S)\s*:\s*([^:]*?)(?:\s*Gi?B)?\s*$/i.exec(text);
	const name = (match?.[1] ?? text).trim();
	if (name === '') throw new Problem('bad-option', whatIfWords.noName, { exit: 2 });
	if (!match) return { name };
	return { name, bytes: positive('--gpu NAME:GiB', match[2] ?? '', 4096) * 2 ** 30 };
}

function gpus(value: Flags[string]): Changes['gpus'] {
	const list = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
	if (list.length === 0) return undefined;
	if (!list.some((text) => text.trim().toLowerCase() === 'none')) return list.map(parseGpu);
	if (list.length > 1) throw new Problem('bad-option', whatIfWords.noneAlone, { exit: 2 });
	return 'none';
}

/** The changes that were asked for, or null where there are none. Problem `bad-option` (exit 2) for wrong values. */
export function changesFrom(flags: Flags): Changes | null {
	const { ram, gpu, cpuBandwidth } = flags as Record<'ram' | 'gpu' | 'cpuBandwidth', Flags[string]>;
	const said = gpus(gpu);
	const changes: Changes = {
		...(typeof ram === 'string' ? { ram: positive('--ram', ram, 65536) } : {}),
		...(said === undefined ? {} : { gpus: said }),
		...(typeof cpuBandwidth === 'string' ? { cpuBandwidth: positive('--cpu-bandwidth', cpuBandwidth, 100_000) } : {}),
	};
	return Object.keys(changes).length > 0 ? changes : null;
}
