// The class that is loaded late is the same for whoever really uses it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { harness } from '../support/harness.ts';

const program = harness('spare-headers');

it('plain objects are none without a look at it, and everything else is as it was', async () => {
	const { stdout } = await promisify(execFile)(process.execPath, [program()]);
	const { loaded, ...said } = JSON.parse(stdout);
	expect(said).toEqual({
		plain: [false, false, false, false],
		headers: [true, 'b', true],
		mine: ['d', true, true, true],
		prototype: 'b',
	});
	// Later versions of Node keep that list to themselves or load the class at once.
	if (process.version.startsWith('v20.')) expect(loaded).toEqual([false, true]);
});
