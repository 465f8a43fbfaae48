// Jetson boards whose system has no nvidia-smi (JetPack 5 and older): the device tree tells which board it is.

import { isUnknown, unknown } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import { boardName } from '../linux/cpu.ts';
import type { Look, Seen } from '../probe.ts';
import { printable } from '../text.ts';
import { askTegrastats } from './tegrastats.ts';

/** Compute capability by chip (NVIDIA's list of CUDA devices). */
const chips: [RegExp, string][] = [
	[/Thor/i, '11.0'],
	[/Orin/i, '8.7'],
	[/Xavier/i, '7.2'],
	[/TX2/i, '6.2'],
	[/Nano|TX1/i, '5.3'],
];

/** Which JetPack a board runs: Ollama goes by the same variable and file (discover/gpu.go). Release 36 is JetPack 6. */
export async function jetpackOf({ read, env }: Pick<Look, 'read' | 'env'>): Promise<'5' | '6' | null> {
	const named = /^[56]/.exec(env['JETSON_JETPACK'] ?? '')?.[0];
	if (named) return named as '5' | '6';
	const text = await read('/etc/nv_tegra_release');
	const release = isUnknown(text) ? undefined : /R(\d+)/.exec(text)?.[1];
	return release === '35' ? '5' : release === '36' ? '6' : null;
}

/** The board's name: from the device tree, which containers do not see, or from the chip's own folder, which they do. */
async function nameOf(look: Pick<Look, 'read'>): Promise<string | null> {
	const board = await boardName(look);
	if (board) return board;
	const machine = await look.read('/sys/devices/soc0/machine');
	return isUnknown(machine) ? null : printable(machine);
}

/** The board's graphics, which use the computer's memory; null where it is no Jetson. */
export async function jetson(look: Pick<Look, 'read' | 'run' | 'arch'>): Promise<Seen | null> {
	const [board, release] = await Promise.all([nameOf(look), look.read('/etc/nv_tegra_release')]);
	const known = /Jetson|Tegra/i.test(board ?? '') || !isUnknown(release);
	const tegra = !known && board === null && look.arch === 'arm64' ? await askTegrastats(look) : null;
	if (!known && tegra === null) return null;
	const name = board ?? 'NVIDIA Jetson';
	const none = unknown(unknownWords.notTold('/proc/device-tree/model'));
	const compute = chips.find(([pattern]) => pattern.test(name))?.[1];
	return {
		source: tegra ? 'tegrastats' : '/proc/device-tree/model',
		gpu: {
			name: /^NVIDIA/.test(name) ? name : `NVIDIA ${name}`,
			vendor: 'nvidia',
			kind: 'unified',
			memory: tegra ?? { total: none, free: none },
			bandwidth: none,
			driver: none,
			kernelDriver: 'nvidia',
			index: 0,
			...(compute ? { computeCapability: compute } : {}),
			sharesRam: true,
		},
	};
}
