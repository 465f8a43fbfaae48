// The few ports the models room uses, for tests: this machine's files and its network.

import { readdir, readFile } from 'node:fs/promises';
import type { FindPorts } from '../../src/models/find.ts';
import { unknown } from '../../src/types/known.ts';

const failed = (error: NodeJS.ErrnoException) => unknown(error.code ?? 'failed');

export const ports: FindPorts = {
	read: (path) => readFile(path, 'utf8').catch(failed),
	list: (path) => readdir(path).then((names) => names.sort(), failed),
	fetch: globalThis.fetch,
	signal: new AbortController().signal,
};

/** No test may ask the network by accident. */
export const noNetwork: FindPorts = {
	...ports,
	fetch: () => Promise.reject(new Error('the network was asked')),
};
