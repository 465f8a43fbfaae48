// What every vendor's rule takes and gives.

import type { Finding, GpuFacts, Library, Platform } from '../../types/machine.ts';

export interface Setting {
	platform: Platform | 'unknown';
	/** Processor of the computer: x64, arm64. */
	arch: string;
	/** Version of macOS, where it is one. */
	macos?: string;
	/** OLLAMA_*, *_VISIBLE_DEVICES and the like, as the server would see them. */
	env: Readonly<Record<string, string | undefined>>;
	/** Whether Ollama's ROCm part is installed; absent where that is not known (it comes with a new installation). */
	rocm?: boolean;
	/** The person who would run Ollama may not open the card. */
	closed: boolean;
	/** They may open the card, but not the device that ROCm computes with (/dev/kfd). */
	noKfd?: boolean;
}

export interface Judgement {
	usedByOllama: boolean;
	because: string;
	library?: Library;
	finding?: Finding;
	/** What to say instead where Ollama uses another card of this maker. */
	beside?: Finding;
}

export type Rule = (gpu: GpuFacts, setting: Setting) => Judgement;

export const used = (library: Library, because: string): Judgement => ({ usedByOllama: true, library, because });
export const leftOut = (because: string, finding?: Finding, beside?: Finding): Judgement => ({
	usedByOllama: false,
	because,
	...(finding ? { finding } : {}),
	...(beside ? { beside } : {}),
});

/** A switch as Ollama reads it: what is no "false" counts as true (envconfig); undefined where it is not set. */
export function flag(setting: Setting, name: string): boolean | undefined {
	const text = setting.env[name]?.trim().replace(/^["']|["']$/g, '') ?? '';
	if (text === '') return undefined;
	return !['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text);
}
