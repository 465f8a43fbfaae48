// NVIDIA: Ollama needs driver 550, for older cards (compute capability below 7.0) driver 570, and at least compute
// capability 5.0 (discover/cuda_compat.go, docs/gpu.mdx). Jetsons have drivers of their own count (540) and engines.

import { isUnknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { judgeWords } from '../../words/judge.ts';
import { leftOut, type Rule, used } from './rules.ts';

const driverFloor = 550;
const oldCardFloor = 570;

const isJetson = (gpu: GpuFacts): boolean => /\b(?:Orin|Xavier|Thor|Tegra|Jetson)\b|\(nvgpu\)/i.test(gpu.name);

const major = (gpu: GpuFacts): number | null =>
	isUnknown(gpu.driver) ? null : Number(/^\d+/.exec(gpu.driver)?.[0] ?? Number.NaN) || null;

const compute = (gpu: GpuFacts): number | null => Number(gpu.computeCapability) || null;

export const judgeNvidia: Rule = (gpu, setting) => {
	if (setting.platform === 'darwin') return leftOut(judgeWords.intelMac);
	if (gpu.kernelDriver === 'closed') return leftOut(judgeWords.closed);
	if (!gpu.said && gpu.kernelDriver !== 'nvidia' && gpu.kernelDriver !== 'windows') return leftOut(judgeWords.noDriver);
	const [driver, capability] = [major(gpu), compute(gpu)];
	if (capability !== null && capability < 5)
		return leftOut(judgeWords.tooOldCard, judgeWords.tooOldCardFinding(gpu.name));
	if (driver !== null && !isJetson(gpu)) {
		const floor = capability !== null && capability < 7 ? oldCardFloor : driverFloor;
		if (driver < floor)
			return leftOut(
				judgeWords.driverTooOld(driver, floor),
				judgeWords.driverTooOldFinding(driver, floor),
				judgeWords.driverTooOldForOne(gpu.name, driver, floor),
			);
	}
	// A tool that hangs or is missing told of no driver; the card alone is no proof of one.
	const silent = driver === null && isUnknown(gpu.memory.total) && !gpu.said && gpu.kind === 'discrete';
	if (silent) return used('cuda', judgeWords.usedIfItWorks);
	return used('cuda', gpu.kind === 'unified' ? judgeWords.usedShared : judgeWords.used);
};
