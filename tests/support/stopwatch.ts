// Seconds of work of this process: other programs on a busy machine do not count.

/** Starts now; each call tells the seconds of processor time since. */
export function stopwatch(): () => number {
	const start = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(start);
		return (user + system) / 1e6;
	};
}
