// "Did you mean": the names closest to what was typed.

/** Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours count one each. */
export function distance(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				best = Math.min(best, (before[j - 2] ?? 0) + 1);
			next.push(best);
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}

/** Up to `count` of `names` that are near `typed`, nearest first; names that begin or contain it count as near. */
export function nearest(typed: string, names: readonly string[], count = 3): string[] {
	const wanted = typed.toLowerCase();
	const limit = Math.max(2, Math.floor(wanted.length / 2));
	const rank = (name: string) => {
		const low = name.toLowerCase();
		if (wanted.length > 1 && low.startsWith(wanted)) return 0.5;
		if (wanted.length > 2 && low.includes(wanted)) return 0.75;
		return distance(wanted, low);
	};
	return names
		.map((name) => ({ name, far: rank(name) }))
		.filter(({ far }) => far <= limit)
		.sort((a, b) => a.far - b.far || a.name.localeCompare(b.name))
		.slice(0, count)
		.map(({ name }) => name);
}
