// Seconds of work of this thread: other programs on a busy machine do not count, nor do the tests beside.

import { existsSync, readFileSync } from 'node:fs';

const ownTime = '/proc/thread-self/schedstat';

/** Nanoseconds on a processor are the first number (Linux, proc(5)); elsewhere the whole process is counted. */
function worked(): number {
	if (existsSync(ownTime)) return Number(readFileSync(ownTime, 'utf8').split(' ')[0]) / 1e9;
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

/** Starts now; each call tells the seconds of processor time since. */
export function stopwatch(): () => number {
	const start = worked();
	return () => worked() - start;
}
