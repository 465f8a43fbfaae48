// What every probe takes and gives. A probe runs or reads one source, time-boxed, and never throws for what it finds.

import type { Ports } from '../ports.ts';
import type { Known } from '../types/known.ts';
import type { Bandwidth, Finding, GpuFacts } from '../types/machine.ts';

/** The part of the world that detection may see. */
export type Look = Pick<Ports, 'run' | 'read' | 'list' | 'freeSpace' | 'platform' | 'arch' | 'env' | 'home'>;

/** Bandwidth (bytes/s) of a graphics processor by name, memory size (bytes) and core count. */
export type LookUpGpu = (name: string, totalBytes?: number, cores?: number) => Known<Bandwidth>;

export interface Seen {
	gpu: GpuFacts;
	/** What was run or read. */
	source: string;
	/** The name for the bandwidth table, where it differs from the shown one. */
	tableName?: string;
}

export interface GraphicsAnswer {
	seen: Seen[];
	findings: Finding[];
	/** The source could tell, even if it told of none. */
	answered: boolean;
}

export const noAnswer: GraphicsAnswer = { seen: [], findings: [], answered: false };

export const GiB = 2 ** 30;
export const MiB = 2 ** 20;
