// The Machine: what was found out about a computer, as plain data. Sizes are bytes, bandwidths bytes per second.

import type { FactKey } from './config.ts';
import type { Known } from './known.ts';

export type Platform = 'linux' | 'darwin' | 'win32';
export type Environment = 'native' | 'container' | 'wsl2' | 'vm';
export type Vendor = 'nvidia' | 'amd' | 'intel' | 'apple' | 'other';
export type GpuKind = 'discrete' | 'integrated' | 'unified';
/** The engine's backend library that can drive a device. */
export type Library = 'cuda' | 'rocm' | 'vulkan' | 'metal';

export interface Bandwidth {
	/** Theoretical peak, bytes per second. */
	value: number;
	/** Where the figure comes from. */
	source: string;
	/** Where only the platform's class is known: the range, bytes per second. */
	low?: number;
	high?: number;
}

export interface Cpu {
	name: Known<string>;
	/** Physical cores. */
	cores: Known<number>;
	threads: Known<number>;
	/** Cores of the fast kind, where the processor has two kinds. */
	performanceCores?: number;
	/** How many processors' worth of time may be used, where a container or a set of processors limits it (2, 0.5). */
	quota?: number;
	/** Instruction sets in lower case: avx, avx2, avx512f, amx_int8, neon, dotprod, i8mm, … */
	features: Known<string[]>;
	bandwidth: Known<Bandwidth>;
}

export interface Memory {
	total: Known<number>;
	/** What programs can have now without swapping, container limit already counted in. */
	available: Known<number>;
	/** A container's limit; null where there is none. */
	limit: null | Known<number>;
	limitSource: string | null;
	swap?: Known<number>;
}

/** A graphics processor as the probes saw it, before anyone judged what Ollama does with it. */
export interface GpuFacts {
	name: string;
	vendor: Vendor;
	kind: GpuKind;
	/** For unified memory: what the graphics side may use, not the RAM. */
	memory: { total: Known<number>; free: Known<number> };
	bandwidth: Known<Bandwidth>;
	driver: Known<string>;
	/** CUDA compute capability, e.g. "8.9". */
	computeCapability?: string;
	/** AMD's target, e.g. "gfx1100". */
	gfx?: string;
	/** PCI address, e.g. "0000:01:00.0". */
	pci?: string;
	/** Position in the vendor's own numbering (what CUDA_VISIBLE_DEVICES counts). */
	index?: number;
	/** A slice of a partitioned card (MIG), by the name its table prints. */
	slice?: string;
	/** Graphics cores, where the maker sells several (Apple). */
	cores?: number;
	/** Kernel driver, e.g. "amdgpu", "xe", "i915"; "closed": it runs, but this container may not have the card. */
	kernelDriver?: string;
	/** It shares the computer's RAM. */
	sharesRam?: boolean;
	/** Whether a list of visible cards that goes by the cards' own numbers (GPU-…, MIG-…) names this one. */
	listed?: boolean;
	/** What a card of this name is sold with, bytes: which was not said, and `memory.total` is one of them. */
	sizes?: number[];
	/** Said by the person (`machine --set`, `--gpu`). */
	said?: boolean;
	/** False: it was said for good, and no probe saw it. */
	seen?: boolean;
}

export interface Gpu extends GpuFacts {
	usedByOllama: boolean;
	/** A sentence: why it is used, or why not. */
	because: string;
	/** The engine library that would drive it; absent where Ollama leaves it out. */
	library?: Library;
}

export type Severity = 'note' | 'warning' | 'problem';
export interface Finding {
	code: string;
	severity: Severity;
	text: string;
	cure: string;
}

export interface OllamaFacts {
	status: 'running' | 'stopped' | 'absent' | 'unknown';
	version: Known<string>;
	/** Installed by kettleside. */
	ours: boolean;
	host: string;
	cloud: 'off' | 'on' | 'unknown';
	/** Absolute path of the program, where it was found. */
	program?: string;
	/** False: the server is another computer, and everything in the Machine is about that one. */
	local?: boolean;
	/** Version of the program on disk, where it differs from the running server's. */
	programVersion?: string;
}

/** A model in the memory of a running server (/api/ps); bytes. */
export interface LoadedModel {
	name: string;
	size: number;
	/** Of these, in graphics memory; on Apple chips all that Metal holds. */
	onGpu: number;
}

/** A fact that a person said for good (`machine --set`); it stands in place of what was seen. */
export interface SaidOfMachine {
	key: FactKey;
	/** As it was written; several cards are several texts. */
	value: string[];
	/** The day it was said, "2026-11-28". */
	on: string;
	/** What is seen instead, in words. */
	seen: string;
}

/** What detection alone can say; `recommend` adds the judgement and makes it a Machine. */
export interface MachineFacts {
	schema: 1;
	os: {
		/** "unknown" only for a server's computer, which does not tell it. */
		platform: Platform | 'unknown';
		name: Known<string>;
		arch: string;
		environment: Known<Environment>;
		/** Dotted version of the system, where it matters ("26.4" of macOS). */
		version?: string;
		/** Generation of a Jetson's system; Ollama has a part of its own for each. */
		jetpack?: '5' | '6';
	};
	cpu: Cpu;
	memory: Memory;
	gpus: GpuFacts[];
	/** `readOnly`: the volume takes no writing, whatever is free on it. */
	disk: { path: string; free: Known<number>; readOnly?: boolean };
	ollama: OllamaFacts;
	findings: Finding[];
	/** Absent where nothing was said. */
	said?: SaidOfMachine[];
	/** Where each fact comes from, by its path ("memory.available": "/proc/meminfo, MemAvailable"). */
	sources: Record<string, string>;
}

export interface Machine extends MachineFacts {
	gpus: Gpu[];
}
