// What `doctor` looks through: the ports, and this computer's own network and files as they lie.

import type { Ports } from '../ports.ts';
import type { Known } from '../types/known.ts';
import type { FileAbout } from './types.ts';

export interface World {
	ports: Ports;
	/** Addresses of this computer that others can reach it by. */
	addresses(): string[];
	tryPort(address: string, port: number): Promise<'open' | 'closed' | 'silent'>;
	about(file: string): Promise<Known<FileAbout>>;
}

/** The server that is looked at. */
export interface Target {
	/** "http://127.0.0.1:11434" */
	host: string;
	port: number;
	/** It is on this computer. */
	local: boolean;
	running: boolean;
	/** Why nothing can be asked where it does not run. */
	why: string;
	/** It was started by our program. */
	ours: boolean;
}
