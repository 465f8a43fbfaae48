// Where a running Ollama says itself what it uses, it is right and the rules are not; a difference is a finding.

import type { Finding, Gpu, Library, Machine } from '../../types/machine.ts';
import { engineWords } from '../../words/machine.ts';
import { plainName } from './plain-name.ts';

export interface EngineDevice {
	name: string;
	/** Null for the processor. */
	library: Library | null;
	/** Bytes, as precise as they were told. */
	total: number;
	free?: number;
	pci?: string;
	gfx?: string;
	/** It shares the computer's memory. */
	integrated?: boolean;
}

const byPlace = (gpu: Gpu, device: EngineDevice): boolean => gpu.pci !== undefined && gpu.pci === device.pci;
const byName = (gpu: Gpu, device: EngineDevice): boolean =>
	(gpu.pci === undefined || device.pci === undefined) && plainName(gpu.name) === plainName(device.name);

/** Each card with the engine's device that it is; two of a kind are paired in order. */
function pairs(gpus: readonly Gpu[], devices: readonly EngineDevice[]): (EngineDevice | undefined)[] {
	const left = devices.filter((device) => device.library !== null);
	return gpus.map((gpu) => {
		const placed = left.findIndex((device) => byPlace(gpu, device));
		const at = placed >= 0 ? placed : left.findIndex((device) => byName(gpu, device));
		return at < 0 ? undefined : left.splice(at, 1)[0];
	});
}

function corrected(gpu: Gpu, device: EngineDevice | undefined): Gpu {
	if (device?.library) {
		// One that only a person saw is now seen by Ollama itself.
		const because = gpu.usedByOllama && gpu.seen !== false ? gpu.because : engineWords.uses;
		return { ...gpu, usedByOllama: true, because, library: device.library };
	}
	if (!gpu.usedByOllama) return gpu;
	const { library: _, ...rest } = gpu;
	return { ...rest, usedByOllama: false, because: engineWords.misses };
}

// Findings that say a card cannot be used, which the engine just did.
const disproved = new Set(['nvidia-driver-too-old', 'nvidia-card-too-old', 'rocm-missing', 'no-gpu-access']);

/**
 * The Machine as the running server sees it. `devices` is what it said, the processor included; empty means that it
 * did not say, and nothing changes.
 */
export function withEngine(machine: Machine, devices: readonly EngineDevice[]): Machine {
	if (devices.length === 0) return machine;
	const paired = pairs(machine.gpus, devices);
	const gpus = machine.gpus.map((gpu, place) => corrected(gpu, paired[place]));
	const missed = machine.gpus.find((gpu, place) => gpu.usedByOllama && !gpus[place]?.usedByOllama);
	const used = machine.gpus.some((gpu, place) => !gpu.usedByOllama && gpus[place]?.usedByOllama);
	const kept = used ? machine.findings.filter((finding) => !disproved.has(finding.code)) : machine.findings;
	const findings: Finding[] = missed ? [engineWords.missesFinding(missed.name), ...kept] : kept;
	return { ...machine, gpus, findings };
}
