// AMD: Ollama's ROCm part is built for a list of targets (llama/server/CMakePresets.json); other cards go through
// Vulkan, which is on by default. Graphics inside a processor are left out, except Strix Halo (gfx1151) with ROCm.

import type { GpuFacts } from '../../types/machine.ts';
import { judgeWords } from '../../words/judge.ts';
import { flag, type Judgement, leftOut, type Rule, type Setting, used } from './rules.ts';

// No driver, the one for cards of before 2015, and the one that hands the card to a virtual computer.
const useless = new Set(['none', 'radeon', 'vfio-pci']);

const targets: Record<string, string[]> = {
	linux: '908 90a 942 950 1030 1100 1101 1102 1150 1151 1200 1201'.split(' '),
	win32: '1030 1100 1101 1102 1150 1151 1200 1201'.split(' '),
};

/** A server's computer does not tell its system: what both can. */
const targetsOf = ({ platform }: Setting): string[] => targets[platform === 'unknown' ? 'win32' : platform] ?? [];

/** HSA_OVERRIDE_GFX_VERSION=10.3.0 makes ROCm take the chip for a gfx1030. */
function overridden(setting: Setting): string | undefined {
	const match = /^(\d{1,2})\.(\d{1,2})\.(\d{1,2})$/.exec(setting.env['HSA_OVERRIDE_GFX_VERSION'] ?? '');
	if (!match) return undefined;
	return `gfx${match[1]}${Number(match[2]).toString(16)}${Number(match[3]).toString(16)}`;
}

const rocmKnows = (gfx: string | undefined, setting: Setting): boolean =>
	gfx !== undefined && targetsOf(setting).includes(gfx.replace(/^gfx/, ''));

const vulkanOn = (setting: Setting): boolean => flag(setting, 'OLLAMA_VULKAN') !== false;

function builtIn(gpu: GpuFacts, setting: Setting, rocm: boolean): Judgement {
	const wanted = flag(setting, 'OLLAMA_IGPU_ENABLE');
	if (wanted === false) return leftOut(judgeWords.builtInSwitchedOff);
	if (rocm && gpu.gfx === 'gfx1151') return used('rocm', judgeWords.usedShared);
	if (wanted) return rocm ? used('rocm', judgeWords.builtInSwitchedOn) : vulkan(setting, judgeWords.builtInSwitchedOn);
	if (gpu.gfx === 'gfx1151' && setting.rocm === false)
		return leftOut(judgeWords.rocmMissing, judgeWords.rocmMissingFinding(gpu.name));
	return leftOut(gpu.gfx === 'gfx1151' && setting.noKfd ? judgeWords.closed : judgeWords.builtIn);
}

const vulkan = (setting: Setting, because: string): Judgement =>
	vulkanOn(setting) ? used('vulkan', because) : leftOut(judgeWords.vulkanOff, judgeWords.vulkanOffFinding());

export const judgeAmd: Rule = (gpu, setting) => {
	if (setting.platform === 'darwin') return leftOut(judgeWords.intelMac);
	if (setting.closed) return leftOut(judgeWords.closed);
	if (!gpu.said && useless.has(gpu.kernelDriver ?? '')) return leftOut(judgeWords.noDriver);
	const known = rocmKnows(overridden(setting) ?? gpu.gfx, setting);
	const rocm = known && setting.rocm !== false && !setting.noKfd;
	if (gpu.kind !== 'discrete') return builtIn(gpu, setting, rocm);
	if (rocm) return used('rocm', judgeWords.used);
	if (!known) return vulkan(setting, judgeWords.throughVulkan);
	return vulkan(setting, setting.noKfd ? judgeWords.vulkanWithoutKfd : judgeWords.vulkanForRocm);
};
