// How much of an Apple computer's memory Metal lets the graphics side use. Apple publishes no formula; these shares
// are what logs of many machines show. From macOS 26 they are larger (where between 15.6 and 26.4 it changed is not
// known). `iogpu.wired_limit_mb` above 0 is the limit itself.

const MiB = 2 ** 20;
const GiB = 2 ** 30;

function share(ramGiB: number, macos: number): number {
	if (macos < 26) return ramGiB < 36 ? 2 / 3 : 0.75;
	if (ramGiB <= 24) return 0.74;
	if (ramGiB <= 48) return 0.78;
	return ramGiB < 128 ? 0.81 : 0.84;
}

/**
 * Bytes that graphics may use of `ram` bytes. `macos` is the version ("15.6", "26.4"); without one the older, smaller
 * share is taken. `wiredLimitMiB` is what the owner set, 0 for the default.
 */
export function workingSet(ram: number, macos: string | undefined, wiredLimitMiB = 0): number {
	if (wiredLimitMiB > 0) return Math.min(ram, wiredLimitMiB * MiB);
	return Math.round(ram * share(ram / GiB, Number.parseInt(macos ?? '', 10) || 0));
}
