// Where Ollama says itself what it uses, it is right and the rules are not; a difference is a finding with a cure.

import { isUnknown } from '../../types/known.ts';
import type { Finding, Gpu, Library, LoadedModel, Machine, Vendor } from '../../types/machine.ts';
import { engineWords, judgeWords } from '../../words/judge.ts';
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

/** What was said, and by what. */
export interface EngineAnswer {
	/**
	 * `log`: the running server's log, what Ollama decided, the processor included. `list`: the engine's list, what it
	 * could use before Ollama leaves anything out.
	 */
	by: 'log' | 'list';
	devices: readonly EngineDevice[];
	/** For a list: the libraries that answered. */
	asked?: readonly Library[];
}

const byPlace = (gpu: Gpu, device: EngineDevice): boolean => gpu.pci !== undefined && gpu.pci === device.pci;
const byName = (gpu: Gpu, device: EngineDevice): boolean =>
	(gpu.pci === undefined || device.pci === undefined) && plainName(gpu.name) === plainName(device.name);
/** The only card of its maker is the maker's only device, whatever either calls it. */
const alone = (gpus: readonly Gpu[], gpu: Gpu, devices: readonly EngineDevice[]): number => {
	const mine = devices.filter((device) => vendorOf(device) === gpu.vendor);
	const single = mine.length === 1 && gpus.filter(({ vendor }) => vendor === gpu.vendor).length === 1;
	return single && mine[0] ? devices.indexOf(mine[0]) : -1;
};

function vendorOf({ name, library, gfx }: EngineDevice): Vendor {
	if (library === 'cuda' || /nvidia|geforce|tesla|quadro/i.test(name)) return 'nvidia';
	if (library === 'rocm' || gfx || /radeon|\bamd\b|instinct/i.test(name)) return 'amd';
	if (library === 'metal' || /^apple\b/i.test(name)) return 'apple';
	return /intel|\barc\b/i.test(name) ? 'intel' : 'other';
}

/** Each card with the engine's device that it is (two of a kind in order), and the devices that are no card of ours. */
function pair(gpus: readonly Gpu[], devices: readonly EngineDevice[]) {
	const left = devices.filter((device) => device.library !== null);
	const paired = gpus.map((gpu) => {
		const tests = [byPlace, byName].map((test) => left.findIndex((device) => test(gpu, device)));
		const at = tests.find((found) => found >= 0) ?? alone(gpus, gpu, left);
		return at < 0 ? undefined : left.splice(at, 1)[0];
	});
	return { paired, left };
}

/** Sizes that nobody else told; a list's free memory is that of now, a log's that of the server's start. */
function sized(gpu: Gpu, device: EngineDevice, by: EngineAnswer['by']): Gpu {
	const metal = device.library === 'metal' && by === 'list';
	const total = isUnknown(gpu.memory.total) || metal ? device.total : gpu.memory.total;
	const told = by === 'list' && device.free !== undefined && isUnknown(gpu.memory.free);
	return { ...gpu, memory: { total, free: told ? (device.free ?? gpu.memory.free) : gpu.memory.free } };
}

function missed(gpu: Gpu, by: EngineAnswer['by']): Gpu {
	const { library: _, ...rest } = gpu;
	return { ...rest, usedByOllama: false, because: engineWords.misses[by] };
}

function corrected(gpu: Gpu, device: EngineDevice | undefined, answer: EngineAnswer): Gpu {
	const { by, asked } = answer;
	if (device?.library) {
		const known = sized(gpu, device, by);
		if (by === 'list' && !gpu.usedByOllama) return known;
		// One that only a person saw is now seen by Ollama itself.
		if (gpu.usedByOllama && gpu.seen !== false) return known;
		return { ...known, usedByOllama: true, because: engineWords.uses, library: device.library };
	}
	const silent = asked !== undefined && gpu.library !== undefined && !asked.includes(gpu.library);
	return gpu.usedByOllama && !silent ? missed(gpu, by) : gpu;
}

/** A card that only the engine sees. */
function seenByEngine(device: EngineDevice): Gpu {
	const vendor = vendorOf(device);
	const shares = device.integrated === true || vendor === 'apple';
	const none = { unknown: engineWords.onlyEngine };
	const builtIn = device.integrated === true && device.library === 'vulkan';
	return {
		name: device.name,
		vendor,
		kind: vendor === 'apple' ? 'unified' : builtIn ? 'integrated' : shares ? 'unified' : 'discrete',
		memory: { total: device.total, free: device.free ?? none },
		bandwidth: none,
		driver: none,
		...(device.gfx ? { gfx: device.gfx } : {}),
		...(device.pci ? { pci: device.pci } : {}),
		...(shares ? { sharesRam: true } : {}),
		usedByOllama: !builtIn,
		because: builtIn ? judgeWords.builtIn : engineWords.uses,
		...(builtIn || !device.library ? {} : { library: device.library }),
	};
}

// Findings that say a card cannot be used, or that none was found, which the engine just disproved.
const disproved = new Set([
	'nvidia-driver-too-old',
	'nvidia-card-too-old',
	'rocm-missing',
	'no-gpu-access',
	'graphics-unknown',
]);

/** The Machine as Ollama sees it. No devices at all mean that it did not say, and nothing changes. */
export function withEngine(machine: Machine, answer: EngineAnswer): Machine {
	if (answer.devices.length === 0 && !answer.asked?.length) return machine;
	const { paired, left } = pair(machine.gpus, answer.devices);
	const known = machine.gpus.map((gpu, place) => corrected(gpu, paired[place], answer));
	const makers = new Set(machine.gpus.map(({ vendor }) => vendor));
	const more = left.filter((device) => !makers.has(vendorOf(device))).map(seenByEngine);
	const gpus = [...known, ...more];
	const lost = machine.gpus.find((gpu, place) => gpu.usedByOllama && !known[place]?.usedByOllama);
	const won = gpus.some((gpu, place) => gpu.usedByOllama && !machine.gpus[place]?.usedByOllama);
	const kept = won ? machine.findings.filter((finding) => !disproved.has(finding.code)) : machine.findings;
	const findings: Finding[] = lost ? [engineWords.missesFinding(lost.name, answer.by), ...kept] : kept;
	const names = more.map((_, place) => [`gpus.${known.length + place}`, engineWords.source[answer.by]]);
	return { ...machine, gpus, findings, sources: { ...machine.sources, ...Object.fromEntries(names) } };
}

/** A finding where a loaded model lies on the processor alone although a card would be used: something is in the way. */
export function withLoaded(machine: Machine, loaded: readonly LoadedModel[]): Machine {
	const gpu = machine.gpus.find(({ usedByOllama }) => usedByOllama);
	const slow = loaded.find(({ size, onGpu }) => size > 0 && onGpu === 0);
	// One model on the card shows that the server has it; another may have been told to stay off it.
	if (!gpu || !slow || loaded.some(({ onGpu }) => onGpu > 0)) return machine;
	return { ...machine, findings: [engineWords.notOnGpu(slow.name, gpu.name), ...machine.findings] };
}
