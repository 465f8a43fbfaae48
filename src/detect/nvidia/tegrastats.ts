// tegrastats, the tool of NVIDIA's Jetson boards: prints a line each interval and never ends, and tells of the memory
// what /proc/meminfo tells. Asked only on an Arm computer that shows no board's name: where it is, there is a Jetson.

import { type Known, unknownSaid } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import { type Look, MiB } from '../probe.ts';
import { clean } from '../text.ts';

export interface Tegra {
	total: Known<number>;
	free: Known<number>;
}

const none = unknownSaid(() => unknownWords.notTold('tegrastats'));

/** "RAM 2893/3956MB" of the last whole line (bytes; used of total); null where there is no such line. */
export function parseTegrastats(raw: string): Tegra | null {
	const lines = [...clean(raw).matchAll(/^(?:[\d-]{8,10} [\d:]{8} )?RAM (\d{1,7})\/(\d{1,7})MB \(.*$/gm)];
	const [, used, total] = lines.at(-1)?.map(Number) ?? [];
	if (used === undefined || !total || used > total) return lines.length > 0 ? { total: none, free: none } : null;
	return { total: total * MiB, free: (total - used) * MiB };
}

/** Null where the tool is not there, or prints something else. */
export async function askTegrastats(look: Pick<Look, 'run'>): Promise<Tegra | null> {
	const result = await look.run('tegrastats', ['--interval', '200'], { timeout: 1000 });
	return result.failed ? null : parseTegrastats(result.stdout);
}
