// What the reader of an operating system gives: everything but graphics at once, graphics when they are there.

import type { Cpu, Finding, MachineFacts, Memory } from '../types/machine.ts';
import type { GraphicsAnswer } from './probe.ts';

export interface SystemAnswer {
	os: Omit<MachineFacts['os'], 'platform'>;
	cpu: Omit<Cpu, 'bandwidth'>;
	memory: Memory;
	graphics: Promise<GraphicsAnswer>;
	/** About the system as a whole. */
	findings?: Finding[];
	sources: Record<string, string>;
	/** Peak of the memory modules, where they were readable. */
	memoryModules?: { bytesPerSecond: number; source: string };
	/** The device tree's name of the board. */
	board?: string;
}
