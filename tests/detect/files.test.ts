// Reading from the real world: what can never be read to its end does not hold anyone up.

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { read } from '../../src/world/files.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('reading', () => {
	it('opens a pipe or a device and does not wait for what never comes', async () => {
		const pipe = path.join(folder, 'renderD128');
		execFileSync('mkfifo', [pipe]);
		expect(await read(pipe)).toBe('');
		expect(await read('/dev/zero')).toBe('');
	});

	it('still reads files, and says why it cannot read others', async () => {
		await writeFile(path.join(folder, 'a'), 'text');
		expect(await read(path.join(folder, 'a'))).toBe('text');
		expect(await read(path.join(folder, 'b'))).toEqual({ unknown: 'ENOENT' });
		expect(await read(folder)).toEqual({ unknown: 'EISDIR' });
	});

	it.runIf(process.platform === 'linux')('reads files that tell no size', async () => {
		expect(await read('/proc/meminfo')).toMatch(/^MemTotal:/);
	});
});
