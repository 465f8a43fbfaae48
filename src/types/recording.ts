// A computer's answers to our questions, as one document: what `doctor --bundle` writes and `machine --from` reads.

import type { Platform } from './machine.ts';

export interface RecordedCommand {
	file: string;
	/** "*" answers any arguments. */
	args: string[] | '*';
	stdout: string;
	stderr: string;
	/** null where it did not end by itself. */
	exitCode: number | null;
	timedOut: boolean;
}

export interface Recording {
	schema: 1;
	platform: Platform;
	arch: string;
	env: Record<string, string>;
	commands: RecordedCommand[];
	/** Text of a file, names in a folder, null where it may not be read. What is missing is not there. */
	files: Record<string, string | string[] | null>;
	/** Free bytes on the volume where models go. */
	freeSpace?: number;
	/** Home folder that the recorded paths begin with. */
	home?: string;
}
