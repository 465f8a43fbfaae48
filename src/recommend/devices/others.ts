// Intel: cards of their own go through Vulkan; what is inside a processor is left out unless it is switched on.
// Apple: Metal on Apple chips from macOS 14; nothing on Intel Macs. Everything else is not used.

import { judgeWords } from '../../words/judge.ts';
import { flag, leftOut, type Rule, used } from './rules.ts';

export const judgeIntel: Rule = (gpu, setting) => {
	if (setting.platform === 'darwin') return leftOut(judgeWords.intelMac);
	if (setting.closed) return leftOut(judgeWords.closed);
	if (!gpu.said && ['none', 'vfio-pci'].includes(gpu.kernelDriver ?? '') && gpu.kind === 'discrete')
		return leftOut(judgeWords.noDriver);
	const wanted = flag(setting, 'OLLAMA_IGPU_ENABLE');
	if (gpu.kind !== 'discrete' && wanted !== true)
		return leftOut(wanted === false ? judgeWords.builtInSwitchedOff : judgeWords.builtIn);
	if (flag(setting, 'OLLAMA_VULKAN') === false) return leftOut(judgeWords.vulkanOff, judgeWords.vulkanOffFinding());
	return used('vulkan', gpu.kind === 'discrete' ? judgeWords.throughVulkan : judgeWords.builtInSwitchedOn);
};

const oldestMacos = 14;

export const judgeApple: Rule = (_gpu, setting) => {
	if (flag(setting, 'OLLAMA_IGPU_ENABLE') === false) return leftOut(judgeWords.builtInSwitchedOff);
	const version = Number.parseInt(setting.macos ?? '', 10);
	if (version < oldestMacos) return leftOut(judgeWords.macosTooOld, judgeWords.macosTooOldFinding(setting.macos ?? ''));
	return used('metal', judgeWords.usedShared);
};

export const judgeOther: Rule = () => leftOut(judgeWords.unknownMaker);
