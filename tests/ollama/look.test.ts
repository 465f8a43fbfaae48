import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LookOptions, lookAtOllama } from '../../src/ollama/look.ts';
import { runsFrom } from '../../src/ollama/processes.ts';
import { findPrograms } from '../../src/ollama/programs.ts';
import { clientVersion, readVersion } from '../../src/ollama/version.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import type { Platform } from '../../src/types/machine.ts';
import { list, read } from '../../src/world/files.ts';
import { makeFetch } from '../../src/world/http.ts';
import { makeRun } from '../../src/world/run.ts';
import { type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';

let home = '';
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'look-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A program that prints what `ollama -v` prints. */
async function program(folder: string, prints: string): Promise<string> {
	const file = path.join(home, folder, 'ollama');
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, `#!/bin/sh\nprintf '%b' '${prints}'\n`);
	await chmod(file, 0o755);
	return file;
}

/** This computer, with a home of its own and only the folder `bin` of it on PATH. */
function here(env: Record<string, string> = {}) {
	const all = { PATH: path.join(home, 'bin'), XDG_DATA_HOME: path.join(home, 'data'), ...env };
	const known = /^\/(usr|snap|proc)\b/;
	return {
		platform: 'linux' as const,
		home,
		env: all,
		read,
		// What is really installed or running on the computer that runs the tests must not count.
		list: async (folder: string) => (known.test(folder) ? unknown('ENOENT') : list(folder)),
		run: makeRun({ ...all, PATH: `${all.PATH}:/usr/bin:/bin` }),
		fetch: makeFetch({ env: {} }),
	};
}

async function look(fake: FakeOptions | null, options: LookOptions = {}) {
	await using server = await fakeOllama(fake ?? {});
	if (fake === null) await server.close();
	return await lookAtOllama(here({ OLLAMA_HOST: `127.0.0.1:${server.port}` }), options);
}

const stopped = 'Warning: could not connect to a running Ollama instance\\nWarning: client version is 0.33.0\\n';

describe('looking at Ollama', () => {
	it('sees a running one, its cloud switch and its models', async () => {
		const found = await look({ cloud: 'on' });
		expect(found).toMatchObject({ status: 'running', version: '0.33.0', cloud: 'on', ours: false, local: true });
		expect(found.tags?.map(({ name }) => name)).toEqual(['gemma3:270m']);
		expect(found.program).toBeUndefined();
	});

	it('sees none', async () => {
		const found = await look(null);
		expect(found).toMatchObject({
			status: 'absent',
			version: { unknown: 'Ollama is not installed' },
			cloud: 'unknown',
		});
		expect(found.code).toBeUndefined();
	});

	it('sees one that is installed and stopped', async () => {
		const file = await program('bin', stopped);
		expect(await look(null)).toMatchObject({ status: 'stopped', version: '0.33.0', program: file, ours: false });
	});

	it('sees our own, and an old server still running beside a newer program', async () => {
		const file = await program('data/kettleside/ollama/bin', stopped);
		expect(await look(null)).toMatchObject({ status: 'stopped', ours: true, program: file });
		const old = await look({ version: '0.12.3' });
		expect(old).toMatchObject({ status: 'running', version: '0.12.3', programVersion: '0.33.0', ours: true });
	});

	it('says that something else holds the port, also where it does not speak HTTP', async () => {
		for (const version of ['html', 'not ollama'] as const)
			expect(await look({ version })).toMatchObject({ status: 'absent', code: 'port-held' });
		const other = net.createServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const { port } = other.address() as AddressInfo;
		const found = await lookAtOllama(here(), { host: `127.0.0.1:${port}` });
		expect(found).toMatchObject({ status: 'absent', code: 'port-held' });
		other.close();
	});

	it('does not take silence for absence', async () => {
		expect(await look({ version: 'silent' }, { patience: 60 })).toMatchObject({
			status: 'unknown',
			code: 'server-silent',
		});
	});

	it('knows nothing of another computer that cannot be reached, and looks for no programs there', async () => {
		await program('bin', stopped);
		const found = await lookAtOllama(here(), { host: 'nowhere.invalid' });
		expect(found).toMatchObject({ status: 'unknown', code: 'host-unreachable', local: false, programs: [] });
	});

	it('says why a version is not known', async () => {
		await program('bin', 'Segmentation fault');
		expect(isUnknown((await look(null)).version)).toBe(true);
		expect(isUnknown((await look({ version: '0.0.0' })).version)).toBe(true);
	});
});

describe('where programs lie', () => {
	const files: Record<Platform, [string, Record<string, string>, string[]]> = {
		linux: ['/home/a', { PATH: '/opt/x:/usr/bin' }, ['/opt/x', '/usr/local/bin']],
		darwin: ['/Users/a', { PATH: '/usr/bin' }, ['/Applications/Ollama.app/Contents/Resources', '/opt/homebrew/bin']],
		win32: [
			'C:\\Users\\a',
			{ Path: 'C:\\Windows', LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local' },
			['C:\\Users\\a\\AppData\\Local\\Programs\\Ollama'],
		],
	};

	it.each(Object.entries(files))('%s', async (platform, [place, env, folders]) => {
		const name = platform === 'win32' ? 'Ollama.exe' : 'ollama';
		const found = await findPrograms({
			platform: platform as Platform,
			env,
			home: place,
			list: async (folder) => (folders.includes(folder) ? ['other', name] : unknown('ENOENT')),
		});
		expect(found.map(({ file }) => file.toLowerCase())).toEqual(
			folders.map((folder) => `${folder}${platform === 'win32' ? '\\' : '/'}${name}`.toLowerCase()),
		);
	});

	it('tells from the processes which one serves', async () => {
		const lines: Record<string, string> = {
			'/proc/1/cmdline': '/sbin/init\0',
			'/proc/20/cmdline': '/usr/local/bin/ollama\0serve\0',
			'/proc/21/cmdline': '/usr/local/bin/ollama\0run\0x\0',
		};
		const running = await runsFrom({
			platform: 'linux',
			list: async () => ['1', '20', '21', '22', 'self'],
			read: async (file) => lines[file] ?? unknown('ENOENT'),
		});
		expect(running).toEqual(['/usr/local/bin/ollama']);
	});

	it('reads the words of no other program, which may be a secret, or hang', async () => {
		const asked: string[] = [];
		const texts: Record<string, string> = {
			'/proc/20/comm': 'ollama\n',
			'/proc/20/cmdline': '/opt/bin/ollama\0serve\0',
			'/proc/30/comm': 'mysql\n',
			'/proc/30/cmdline': 'mysql\0--password=x\0',
		};
		const running = await runsFrom({
			platform: 'linux',
			list: async () => ['20', '30'],
			read: async (file) => {
				asked.push(file);
				return texts[file] ?? unknown('ENOENT');
			},
		});
		expect(running).toEqual(['/opt/bin/ollama']);
		expect(asked.sort()).toEqual(['/proc/20/cmdline', '/proc/20/comm', '/proc/30/comm']);
	});
});

describe('versions', () => {
	it.each([
		['ollama version is 0.33.0\n', '0.33.0'],
		['ollama version is 0.12.3\nWarning: client version is 0.33.0', '0.33.0'],
		['Warning: could not connect to a running Ollama instance\nWarning: client version is 0.33.0-rc2', '0.33.0-rc2'],
	])('%j is %s', (text, version) => {
		expect(clientVersion(text)).toBe(version);
	});

	it.each(['0.0.0', '', 'dev', '0.0.0-dirty'])('%j is unknown', (text) => {
		expect(isUnknown(readVersion(text))).toBe(true);
	});
});
