// Jetson boards whose system has no nvidia-smi (JetPack 5 and older): the device tree tells which board it is.

import { isUnknown, unknown } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import { boardName } from '../linux/cpu.ts';
import type { Look, Seen } from '../probe.ts';

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

/** The board's graphics, which use the computer's memory; null where it is no Jetson. */
export async function jetson(look: Pick<Look, 'read'>): Promise<Seen | null> {
	const [board, release] = await Promise.all([boardName(look), look.read('/etc/nv_tegra_release')]);
	const isJetson = /Jetson|Tegra/i.test(board ?? '') || !isUnknown(release);
	if (!isJetson) return null;
	const name = board ?? 'NVIDIA Jetson';
	const none = unknown(unknownWords.notTold('/proc/device-tree/model'));
	const compute = chips.find(([pattern]) => pattern.test(name))?.[1];
	return {
		source: '/proc/device-tree/model',
		gpu: {
			name: /^NVIDIA/.test(name) ? name : `NVIDIA ${name}`,
			vendor: 'nvidia',
			kind: 'unified',
			memory: { total: none, free: none },
			bandwidth: none,
			driver: none,
			kernelDriver: 'nvidia',
			index: 0,
			...(compute ? { computeCapability: compute } : {}),
			sharesRam: true,
		},
	};
}
