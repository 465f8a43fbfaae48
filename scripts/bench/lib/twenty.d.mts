import type { Changes, GpuFinder } from '../../../src/recommend/devices/what-if.ts';
import type { Machine, MachineFacts } from '../../../src/types/machine.ts';
import type { Advice } from '../../../src/types/verdict.ts';

export interface Row {
	name: string;
	cpu: string;
	cores: number;
	gbs: number;
	ram: number;
	free: number;
	arch?: string;
	features?: string[];
	gpus?: { name: string; gib?: number }[];
}

interface Kit {
	whatIf(machine: MachineFacts, changes: Changes, finder: GpuFinder): Machine;
	finder: GpuFinder;
}

export function machineOf(row: Row, kit: Kit, more?: number): Machine;
export function twentyDocument(rows: Row[], kit: Kit & { advise(machine: Machine): Advice }): string;
