// A data folder on a disk that forbids programs: said before anything large is fetched, and nothing is left behind.

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installOllama } from '../../src/install/steps/install-ollama.ts';
import { unwritable } from '../../src/install/unwritable.ts';

let home: string;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'no-exec-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const install = (folder: string, failed?: string) => {
	const asked: string[] = [];
	const ports = {
		fetch: async (url: unknown): Promise<Response> => {
			asked.push(String(url));
			return new Response('', { status: 503 });
		},
		signal: new AbortController().signal,
		freeSpace: async () => 1e12,
		run: async () => ({
			stdout: '',
			stderr: '',
			exitCode: failed ? null : 0,
			timedOut: false,
			...(failed ? { failed } : {}),
		}),
	};
	const report = { fetched: () => undefined, doing: () => undefined };
	const job = { ports, folder, downloads: `${folder}-downloads`, assets: [], report, larger: async () => true };
	return { asked, ended: installOllama(job) };
};

test('no program may run there: nothing is asked for', async () => {
	const { asked, ended } = install(path.join(home, 'data', 'ollama'), 'EACCES');
	await expect(ended).rejects.toMatchObject({ code: 'no-exec' });
	expect(asked).toEqual([]);
	expect(await readdir(path.join(home, 'data'))).toEqual([]);
});

test('nothing may be written there: told in words', async () => {
	await writeFile(path.join(home, 'data'), '');
	await expect(install(path.join(home, 'data', 'ollama')).ended).rejects.toMatchObject({ code: 'no-permission' });
});

test('where programs may run it goes on to the release', async () => {
	const { asked, ended } = install(path.join(home, 'data', 'ollama'));
	await expect(ended).rejects.toMatchObject({ code: 'release-host' });
	expect(asked).toHaveLength(1);
});

test('Node tells a read-only disk as a folder that is not there', () => {
	const error = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'mkdir', path: '/h/.local' });
	expect(unwritable(error, '/h/.local/state')).toMatchObject({
		code: 'no-permission',
		message: expect.stringContaining('/h'),
	});
	const other = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' });
	expect(unwritable(other, '/h')).toBe(other);
});
