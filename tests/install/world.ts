// The ports of these tests: the real ones over a private home folder.

import type { Ports } from '../../src/ports.ts';
import { freeSpace, list, read } from '../../src/world/files.ts';
import { makeRun } from '../../src/world/run.ts';

/** Real ports whose home is `home`; `env` is all the environment there is. */
export function makeWorld(home: string, env: Record<string, string> = {}): Ports {
	const all = { HOME: home, PATH: '/usr/bin:/bin', ...env };
	return {
		platform: 'linux',
		arch: process.arch,
		env: all,
		home,
		run: makeRun(all),
		read,
		list,
		freeSpace,
		fetch,
		now: () => new Date(),
		signal: new AbortController().signal,
	};
}
