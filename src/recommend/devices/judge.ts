// What Ollama will make of a computer: for each graphics processor whether it is used, by which library and why, and
// what a person should know. Pure. The rules are Ollama's own at 0.33 (discover/*, docs/gpu.mdx).

import type { Finding, Gpu, GpuFacts, Machine, MachineFacts, Vendor } from '../../types/machine.ts';
import { judgeWords } from '../../words/judge.ts';
import { judgeAmd } from './amd.ts';
import { machineFindings } from './findings.ts';
import { judgeNvidia } from './nvidia.ts';
import { judgeApple, judgeIntel, judgeOther } from './others.ts';
import { leftOut, type Rule, type Setting } from './rules.ts';
import { applyVisible } from './visible.ts';

export interface JudgeOptions {
	/** The environment of the server, or of whoever will start it. */
	env?: Readonly<Record<string, string | undefined>>;
	/** Whether Ollama's ROCm part is installed; leave it out where that is not known. */
	rocm?: boolean;
}

const rules: Record<Vendor, Rule> = {
	nvidia: judgeNvidia,
	amd: judgeAmd,
	intel: judgeIntel,
	apple: judgeApple,
	other: judgeOther,
};

const accessCodes = ['no-gpu-access', 'gpu-not-in-container'];

function settingOf(facts: MachineFacts, options: JudgeOptions): Setting {
	// A server that runs already, under another user, has its own rights.
	const foreign = facts.ollama.status === 'running' && !facts.ollama.ours;
	const found = (code: string) => !foreign && facts.findings.some((finding) => finding.code === code);
	const closed = accessCodes.some(found);
	return {
		platform: facts.os.platform,
		arch: facts.os.arch,
		...(facts.os.version ? { macos: facts.os.version } : {}),
		env: options.env ?? {},
		...(options.rocm === undefined ? {} : { rocm: options.rocm }),
		closed,
		noKfd: found('kfd-not-in-container'),
	};
}

/** OLLAMA_LLM_LIBRARY=cpu… makes the server take the processor whatever there is. */
const forcedCpu = (setting: Setting): boolean => /^cpu/i.test(setting.env['OLLAMA_LLM_LIBRARY']?.trim() ?? '');

interface Judged {
	gpu: Gpu;
	finding?: Finding;
	beside?: Finding;
}

function judgeOne(gpu: GpuFacts, setting: Setting, earlierSlice: boolean): Judged {
	const judged = forcedCpu(setting)
		? leftOut(judgeWords.forcedCpu)
		: earlierSlice
			? leftOut(judgeWords.otherSlice)
			: rules[gpu.vendor](gpu, setting);
	const { finding, beside, ...rest } = judged;
	return { gpu: { ...gpu, ...rest }, ...(finding ? { finding } : {}), ...(beside ? { beside } : {}) };
}

const once = (findings: readonly Finding[]): Finding[] =>
	findings.filter((one, at) => findings.findIndex((other) => other.code === one.code) === at);

/**
 * The Machine: every graphics processor with `usedByOllama`, `because` and `library`, and all findings. Judging a
 * Machine again gives the same.
 */
export function judge(facts: MachineFacts, options: JudgeOptions = {}): Machine {
	const setting = settingOf(facts, options);
	// A program gets one slice of divided cards, the first (NVIDIA's MIG guide).
	const judged = facts.gpus.map((gpu, at) =>
		judgeOne(
			gpu,
			setting,
			gpu.slice !== undefined && facts.gpus.slice(0, at).some((other) => other.slice && other.listed !== false),
		),
	);
	const gpus = applyVisible(
		judged.map(({ gpu }) => gpu),
		setting,
	);
	const inUse = new Set(gpus.flatMap(({ usedByOllama, vendor }) => (usedByOllama ? [vendor] : [])));
	const own = judged.flatMap(({ gpu, finding, beside }) => (inUse.has(gpu.vendor) && beside) || (finding ?? []));
	const findings = once([...own, ...facts.findings, ...machineFindings({ ...facts, gpus })]);
	return { ...facts, gpus, findings };
}
