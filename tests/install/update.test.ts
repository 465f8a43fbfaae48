// An Ollama that is too old, for this program or for the model: noticed before the plan, and updated by whose it is.

import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { originOf, originOfFile } from '../../src/install/origin.ts';
import { serviceObstacle } from '../../src/install/system-service.ts';
import { updateFor } from '../../src/install/update.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import { systemService, updating } from '../../src/words/updating.ts';
import { makeRun } from '../../src/world/run.ts';
import { folder } from './helpers.ts';

const machine = (ollama: object): Machine => ({ ollama: { status: 'running', ours: true, ...ollama } }) as Machine;
const needing = (minOllama: string) => ({ title: 'Gemma 4 12B', minOllama }) as ModelFacts;
const nothing = { run: makeRun({ PATH: '' }), platform: 'linux' as const };

test('new enough for the program and the model: nothing to do', async () => {
	expect(await updateFor(nothing, machine({ version: '0.33.0' }), needing('0.31.0'), false)).toBeNull();
});

test('too old for the model is known before the registry would refuse it', async () => {
	const update = await updateFor(nothing, machine({ version: '0.30.2' }), needing('0.31.0'), false);
	expect(update).toEqual({
		reason: expect.stringContaining('Gemma 4 12B needs Ollama 0.31.0'),
		least: '0.31.0',
		origin: null,
	});
});

test('the old server of a newer program is started anew, not installed', async () => {
	const update = await updateFor(nothing, machine({ version: '0.30.2', programVersion: '0.33.0' }), null, false);
	expect(update).toMatchObject({ restart: true, least: '0.33.0' });
});

test('asked for, also where it would do', async () => {
	expect(await updateFor(nothing, machine({ version: '0.33.0' }), null, true)).toMatchObject({ least: '0.33.0' });
	expect(await updateFor(nothing, machine({ status: 'absent', version: { unknown: '' } }), null, true)).toBeNull();
});

test.each([
	['/opt/homebrew/Cellar/ollama/0.32.1/bin/ollama', 'darwin', 'homebrew'],
	['/home/linuxbrew/.linuxbrew/Cellar/ollama/0.32.1/bin/ollama', 'linux', 'homebrew'],
	['/Applications/Ollama.app/Contents/Resources/ollama', 'darwin', 'app'],
	['C:\\Users\\x\\AppData\\Local\\Programs\\Ollama\\ollama.exe', 'win32', 'windows-installer'],
	['/snap/ollama/12/bin/ollama', 'linux', 'snap'],
	['/nix/store/abc-ollama-0.32/bin/ollama', 'linux', 'nix'],
	['/usr/bin/ollama', 'linux', 'distribution'],
	['/usr/local/bin/ollama', 'linux', 'official-linux'],
	['/opt/mine/ollama', 'linux', 'unknown'],
] as const)('%s came by %s', (file, platform, origin) => {
	expect(originOfFile(file, platform)).toBe(origin);
});

async function withProgram(name: string, script: string): Promise<string> {
	const bin = await folder();
	await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
	await chmod(path.join(bin, name), 0o755);
	return bin;
}

test('links are followed: a link on PATH into a Cellar is Homebrew', async () => {
	const home = await folder();
	const cellar = path.join(home, 'Cellar', 'ollama', 'bin');
	await mkdir(cellar, { recursive: true });
	await writeFile(path.join(cellar, 'ollama'), '');
	await symlink(path.join(cellar, 'ollama'), path.join(home, 'ollama'));
	expect(await originOf(nothing, path.join(home, 'ollama'))).toBe('homebrew');
});

test('a server without a program is looked for among containers', async () => {
	const docker = await withProgram('docker', 'echo nginx:1; echo ollama/ollama:0.29.0');
	expect(await originOf({ run: makeRun({ PATH: docker }), platform: 'linux' }, undefined)).toBe('docker');
	const other = await withProgram('docker', 'echo nginx:1');
	expect(await originOf({ run: makeRun({ PATH: other }), platform: 'linux' }, undefined)).toBe('unknown');
});

test('on Windows winget is asked whether it knows of it', async () => {
	const file = 'C:\\Users\\x\\AppData\\Local\\Programs\\Ollama\\ollama.exe';
	const winget = await withProgram('winget', 'echo "Ollama  Ollama.Ollama  0.29.0"');
	expect(await originOf({ run: makeRun({ PATH: winget }), platform: 'win32' }, file)).toBe('winget');
	expect(await originOf({ run: makeRun({ PATH: '' }), platform: 'win32' }, file)).toBe('windows-installer');
});

test('no command pipes a download into a shell, and none is a sudo of ours', () => {
	const lines = [...systemService.commands('x64'), ...updating.commands('official-linux', 'arm64')];
	expect(lines.join('\n')).not.toMatch(/\|\s*(sudo )?(ba)?sh\b/);
	expect(lines.join('\n')).toContain('sha256sum --check');
});

test('a service of the system needs systemd and a place that can be written', async () => {
	const files = (names: Record<string, string[]>, mounts = '') => ({
		platform: 'linux' as const,
		list: async (at: string) => names[at] ?? { unknown: 'ENOENT' },
		read: async () => mounts,
	});
	const systemd = { '/run/systemd/system': [], '/run': ['systemd'] };
	expect(await serviceObstacle(files(systemd))).toBeNull();
	expect(await serviceObstacle(files({}))).toContain('systemd');
	expect(await serviceObstacle(files({ ...systemd, '/run': ['ostree-booted'] }))).toContain('cannot be changed');
	expect(await serviceObstacle(files(systemd, '/dev/sda1 /usr/local ext4 ro,relatime 0 0\n'))).toContain('cannot be');
	expect(await serviceObstacle({ ...files(systemd), platform: 'darwin' })).toContain('Linux');
});
