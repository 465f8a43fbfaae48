// `sysctl`: what macOS says about the chip, the memory and the limits. One call; names it does not know go to
// standard error and the others are answered all the same.

import type { Look } from '../probe.ts';
import { pairs, whole } from '../text.ts';

export const asked = [
	'machdep.cpu.brand_string',
	'hw.memsize',
	'hw.physicalcpu',
	'hw.logicalcpu',
	'hw.perflevel0.physicalcpu',
	'hw.optional.avx1_0',
	'hw.optional.avx2_0',
	'hw.optional.avx512f',
	'hw.optional.neon',
	'hw.optional.AdvSIMD',
	'hw.optional.arm.FEAT_DotProd',
	'hw.optional.arm.FEAT_I8MM',
	'iogpu.wired_limit_mb',
	'hw.optional.arm64',
	'sysctl.proc_translated',
	'kern.hv_vmm_present',
	'vm.swapusage',
];

export type Sysctl = Map<string, string>;

/** "name: value" or "name = value" lines; the value without a name where only one was asked. */
export const parseSysctl = (text: string): Sysctl => pairs(text.replace(/^([a-z0-9_.]+) ?= ?(?=\S)/gim, '$1: '));

export async function readSysctl(look: Pick<Look, 'run'>): Promise<Sysctl> {
	return parseSysctl((await look.run('sysctl', asked, { timeout: 3000 })).stdout);
}

export const sysctlNumber = (map: Sysctl, name: string): number | null => whole(map.get(name));
export const sysctlOn = (map: Sysctl, name: string): boolean => map.get(name) === '1';
