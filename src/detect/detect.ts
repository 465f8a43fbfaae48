// Detection: all probes side by side, each time-boxed; what one cannot tell does not hold up the others.

import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { Bandwidth, Cpu, MachineFacts, Memory, OllamaFacts } from '../types/machine.ts';
import { findingWords, unknownWords } from '../words/probes.ts';
import { classBandwidth } from './cpu-bandwidth.ts';
import { type DiskAnswer, roomFor } from './disk.ts';
import { finishGraphics, sizeHint, together } from './graphics.ts';
import { type NvidiaAnswer, probeNvidia } from './nvidia/probe.ts';
import type { GraphicsAnswer, Look, LookUpGpu } from './probe.ts';
import type { SystemAnswer } from './system.ts';

/** What Node itself knows; used where the commands of macOS or Windows could not be run. Not for recordings. */
export interface NodeFacts {
	totalBytes: number;
	availableBytes: number;
	cpuName?: string;
	threads: number;
}

export interface DetectOptions {
	ollama: OllamaFacts;
	/** Folder that models go to; its volume's free space is told. */
	modelsDir: string;
	/** What told of that folder, where it is not the usual one. */
	modelsDirSource?: string;
	/** Why that folder may be another one; then what is free there says nothing. */
	modelsDirUnsure?: string;
	lookUpGpu?: LookUpGpu;
	/** Bandwidth of a processor's platform, by its name. */
	lookUpCpu?: (name: string) => Known<Bandwidth>;
	node?: NodeFacts;
	/** Asked only where no probe of ours gave any answer about graphics. */
	fallback?: () => Promise<GraphicsAnswer>;
	/**
	 * Called once with everything but graphics, where they take longer than `soonAfter` ms; by default 2.5 s after the
	 * program was started, since a slow computer needs a part of that to begin.
	 */
	soon?: (facts: MachineFacts) => void;
	soonAfter?: number;
}

/** Each system's reader is loaded only there: half of the time of a start goes into loading files. */
async function readSystem(look: Look, nvidia: Promise<NvidiaAnswer>): Promise<SystemAnswer> {
	if (look.platform === 'darwin') return (await import('./apple/mac.ts')).readMac(look);
	if (look.platform === 'win32') return (await import('./windows/windows.ts')).readWindows(look);
	return (await import('./linux/linux.ts')).readLinux(look, nvidia);
}

const or = <T>(told: Known<T>, node: T | undefined): Known<T> =>
	isUnknown(told) && node !== undefined && node !== 0 ? node : told;

function withNode(system: SystemAnswer, node: NodeFacts | undefined): SystemAnswer {
	if (!node) return system;
	const total = or(system.memory.total, node.totalBytes);
	const memory: Memory = { ...system.memory, total, available: or(system.memory.available, node.availableBytes) };
	const cpu = { ...system.cpu, name: or(system.cpu.name, node.cpuName), threads: or(system.cpu.threads, node.threads) };
	return { ...system, memory, cpu };
}

function cpuBandwidth(system: SystemAnswer, graphics: GraphicsAnswer, options: DetectOptions): Known<Bandwidth> {
	if (system.memoryModules) return { value: system.memoryModules.bytesPerSecond, source: system.memoryModules.source };
	const name = system.cpu.name;
	if (!isUnknown(name) && name.startsWith('Apple')) {
		const cores = graphics.seen.find((entry) => entry.gpu.vendor === 'apple')?.gpu.cores;
		return options.lookUpGpu?.(name, undefined, cores) ?? unknown(unknownWords.noTable);
	}
	// A board or chip whose graphics share the memory reads it at one speed, and the table knows that chip.
	const shared = graphics.seen.find(({ gpu }) => gpu.kind === 'unified');
	const chip = shared && options.lookUpGpu?.(shared.tableName ?? shared.gpu.name, sizeHint(shared, system.memory));
	if (chip && !isUnknown(chip)) return chip;
	const platform = isUnknown(name) ? name : options.lookUpCpu?.(name);
	return platform && !isUnknown(platform) ? platform : classBandwidth(name, system.board ?? null);
}

function assemble(
	system: SystemAnswer,
	graphics: GraphicsAnswer,
	room: DiskAnswer,
	look: Look,
	options: DetectOptions,
) {
	const bandwidth = cpuBandwidth(system, graphics, options);
	const cpu: Cpu = { ...system.cpu, bandwidth };
	const { gpus, sources } = finishGraphics(graphics.seen, system.memory, bandwidth, options.lookUpGpu);
	const facts: MachineFacts = {
		schema: 1,
		os: { platform: look.platform, ...system.os },
		cpu,
		memory: system.memory,
		gpus,
		disk: { path: options.modelsDir, free: room.free, ...(room.readOnly ? { readOnly: true } : {}) },
		ollama: options.ollama,
		findings: [...graphics.findings, ...(system.findings ?? [])],
		sources: {
			...system.sources,
			'cpu.bandwidth': isUnknown(bandwidth) ? bandwidth.unknown : bandwidth.source,
			...sources,
			'disk.free': room.source,
			...(options.modelsDirSource ? { 'disk.path': options.modelsDirSource } : {}),
		},
	};
	return facts;
}

async function allGraphics(look: Look, system: SystemAnswer, nvidia: Promise<NvidiaAnswer>, options: DetectOptions) {
	const [own, green] = await Promise.all([system.graphics, nvidia]);
	// The reader of Linux has joined NVIDIA's cards to the kernel's already.
	const answer = look.platform === 'linux' ? own : together(own, green);
	// A hanging nvidia-smi would freeze the library too: it runs it without a time limit.
	if (answer.answered || green.tool === 'hangs') return answer;
	const asked = options.fallback ? await options.fallback() : answer;
	return asked.answered ? asked : { ...answer, findings: [...answer.findings, findingWords.noGraphicsAnswer()] };
}

const soonest = (): number => Math.max(300, 2500 - 1000 * process.uptime());

/** Waits for graphics; where they take long, hands out the rest meanwhile. */
async function patiently<T>(answer: Promise<T>, after: number, meanwhile: () => void): Promise<T> {
	const timer = setTimeout(meanwhile, after);
	try {
		return await answer;
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Everything that can be found out about a computer. Never rejects for what a probe meets: what it could not tell is
 * an unknown with its reason, or a finding. Takes as long as the slowest probe, at most about ten seconds.
 */
export async function detect(look: Look, options: DetectOptions): Promise<MachineFacts> {
	const nvidia = probeNvidia(look);
	const unsure = options.modelsDirUnsure;
	const [told, room] = await Promise.all([
		readSystem(look, nvidia),
		unsure ? { free: unknown(unsure), source: unsure } : roomFor(look, options.modelsDir),
	]);
	const system = withNode(told, options.node);
	const pending: GraphicsAnswer = { seen: [], findings: [findingWords.stillAsking()], answered: false };
	const graphics = await patiently(allGraphics(look, system, nvidia, options), options.soonAfter ?? soonest(), () =>
		options.soon?.(assemble(system, pending, room, look, options)),
	);
	return assemble(system, graphics, room, look, options);
}
