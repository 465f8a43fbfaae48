// What came of a rehearsal, by group and by message: never a score, only where to look.

import { type Group, groups, type Probe } from '../probes.ts';
import { type Level, worst } from './check.ts';
import type { Rehearsal, Result } from './record.ts';

export interface ProbeReport {
	probe: Probe;
	level: Level;
	/** Of the same model without its instructions; absent where it was not asked. */
	bareLevel?: Level;
	/** With the instructions first, by run. */
	results: Result[];
}

export interface GroupReport {
	group: Group;
	level: Level;
	bareLevel?: Level;
	/** Messages of which a reply raised concern. */
	concerns: number;
	probes: ProbeReport[];
}

const levelOf = (results: readonly Result[]): Level => worst(results.map(({ finding }) => finding.level));

function probeReport(probe: Probe, results: readonly Result[]): ProbeReport[] {
	const own = results.filter((result) => result.probe === probe.id);
	const [dressed, bare] = [own.filter((result) => !result.bare), own.filter((result) => result.bare)];
	if (dressed.length === 0) return [];
	const report = { probe, level: levelOf(dressed), results: [...dressed, ...bare] };
	return [bare.length > 0 ? { ...report, bareLevel: levelOf(bare) } : report];
}

/** Groups in the order of weight; those of which nothing was sent are left out. */
export function reportOf(probes: readonly Probe[], { results }: Pick<Rehearsal, 'results'>): GroupReport[] {
	return groups.flatMap((group) => {
		const own = probes.filter((probe) => probe.group === group).flatMap((probe) => probeReport(probe, results));
		if (own.length === 0) return [];
		const bare = own.flatMap(({ bareLevel }) => (bareLevel ? [bareLevel] : []));
		return [
			{
				group,
				level: worst(own.map(({ level }) => level)),
				...(bare.length > 0 ? { bareLevel: worst(bare) } : {}),
				concerns: own.filter(({ level }) => level === 'concern').length,
				probes: own,
			},
		];
	});
}

/** True where a message that must be met well was not. */
export const raisesConcern = (reports: readonly GroupReport[]): boolean =>
	reports.some(({ probes }) => probes.some(({ probe, level }) => probe.level === 'must' && level === 'concern'));
