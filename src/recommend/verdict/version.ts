// Whether a dotted version is older than another. Only the numbers count; a pre-release counts as its release.
// Not semver's: loading that costs a tenth of a start, for every answer of advise and check.

const parts = (version: string): number[] => (version.match(/\d+/g) ?? []).slice(0, 3).map(Number);

/** True when `version` is older than `needed`; false where either has no numbers. */
export function olderThan(version: string, needed: string): boolean {
	const have = parts(version);
	const want = parts(needed);
	if (have.length === 0 || want.length === 0) return false;
	for (let i = 0; i < 3; i++) {
		const difference = (have[i] ?? 0) - (want[i] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	return false;
}
