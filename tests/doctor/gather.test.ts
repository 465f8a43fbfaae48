// Gathering: a real server on a real port, real files with their modes, fake programs on a private PATH.

import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as files from '../../src/doctor/gather/files.ts';
import { frontEnds } from '../../src/doctor/gather/front-ends.ts';
import * as programs from '../../src/doctor/gather/programs.ts';
import * as settings from '../../src/doctor/gather/settings.ts';
import * as sockets from '../../src/doctor/gather/sockets.ts';
import { askOnWire } from '../../src/doctor/gather/wire.ts';
import type { Target } from '../../src/doctor/world.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import { list, read } from '../../src/world/files.ts';
import { folder, serve } from '../install/helpers.ts';
import { worldAt } from './some.ts';

const target = (port: number, more: Partial<Target> = {}): Target => ({
	host: `http://127.0.0.1:${port}`,
	port,
	local: true,
	running: true,
	why: 'Ollama is not running',
	ours: false,
	...more,
});

/** A server that guards itself as Ollama does (server/routes.go), or does not. */
const server = (guarded: boolean) =>
	serve((request, response) => {
		const { host = '', origin } = request.headers;
		const foreign = !/^(127\.|localhost)/.test(host) || (origin !== undefined && !/localhost/.test(origin));
		if (guarded && foreign) {
			response.writeHead(403).end();
			return;
		}
		const open = origin === undefined ? {} : { 'access-control-allow-origin': origin };
		const body = request.url === '/api/status' ? { cloud: { disabled: guarded } } : { version: '0.33.0' };
		response.writeHead(request.url?.startsWith('/debug') && guarded ? 404 : 200, open).end(JSON.stringify(body));
	});

describe('on the wire', () => {
	test('a server that is closed, and one that is open', async () => {
		const world = await worldAt(await folder());
		const closed = await askOnWire(world, target((await server(true)).port));
		expect(closed).toMatchObject({
			cloud: 'off',
			page: { status: 403, readable: false },
			foreignName: 403,
			debugPages: 404,
		});
		const open = await askOnWire(world, target((await server(false)).port));
		expect(open).toMatchObject({
			cloud: 'on',
			page: { status: 200, readable: true },
			foreignName: 200,
			debugPages: 200,
		});
	});

	test('other addresses of this computer: refused, open, none at all', async () => {
		const { port } = await server(true);
		const at = async (addresses: string[]) =>
			(await askOnWire(await worldAt(await folder(), { addresses }), target(port))).reached;
		expect(await at(['127.0.0.1'])).toEqual([{ address: '127.0.0.1', open: true }]);
		// The server listens to 127.0.0.1; on Linux the whole of 127/8 belongs to this computer.
		if (process.platform === 'linux') expect(await at(['127.0.0.2'])).toEqual([{ address: '127.0.0.2', open: false }]);
		expect(isUnknown(await at([]))).toBe(true);
	});

	test('a server without the switch, one that says nothing sensible, one that is gone', async () => {
		const world = await worldAt(await folder());
		const none = await serve((_, response) => response.writeHead(404).end());
		expect((await askOnWire(world, target(none.port))).cloud).toBe('none');
		const odd = await serve((_, response) => response.end('<html>'));
		expect(isUnknown((await askOnWire(world, target(odd.port))).cloud)).toBe(true);
		const gone = await askOnWire(world, target(1));
		expect([gone.cloud, gone.page, gone.foreignName, gone.debugPages].every(isUnknown)).toBe(true);
	});

	test('one that does not run, or is elsewhere, is not probed', async () => {
		const { port, seen } = await server(false);
		const world = await worldAt(await folder(), { addresses: ['127.0.0.1'] });
		const stopped = await askOnWire(world, target(port, { running: false }));
		expect(Object.values(stopped).every(isUnknown)).toBe(true);
		const remote = await askOnWire(world, target(port, { local: false }));
		expect([remote.reached, remote.page, remote.foreignName, remote.debugPages].every(isUnknown)).toBe(true);
		expect(seen.map(({ url }) => url)).toEqual(['/api/status']);
	});
});

describe('who listens', () => {
	test.each([
		['0100007F', '127.0.0.1'],
		['00000000', '0.0.0.0'],
		['0401A8C0', '192.168.1.4'],
		['00000000000000000000000000000000', '::'],
		['00000000000000000000000001000000', '::1'],
		['0000000000000000FFFF00000100007F', '127.0.0.1'],
	])('%s is %s', (hex, address) => expect(sockets.readableAddress(hex)).toBe(address));

	test('lsof and netstat, in any language', () => {
		expect(sockets.parseLsof('p812\nf3\nn127.0.0.1:11434\nn*:11434\nn[::1]:11434\n')).toEqual([
			'127.0.0.1',
			'0.0.0.0',
			'::1',
		]);
		const table = [
			'  TCP    0.0.0.0:11434   0.0.0.0:0        ABHÖREN         4321',
			'  TCP    [::]:11434      [::]:0           LISTENING       4321',
			'  TCP    127.0.0.1:11434 127.0.0.1:50000  HERGESTELLT     4321',
			'  TCP    0.0.0.0:135     0.0.0.0:0        LISTENING       1',
		].join('\r\n');
		expect(sockets.parseNetstat(table, 11434)).toEqual(['0.0.0.0', '::']);
	});

	test.runIf(process.platform === 'linux')('the server of this very process', async () => {
		const { port } = await server(true);
		const { ports } = await worldAt(await folder());
		expect(await sockets.listening(ports, port)).toEqual(['127.0.0.1']);
	});

	test('engines, by their command line and their socket', async () => {
		const { ports } = await worldAt(await folder());
		const at = (engine: string, tcp: string) => ({
			...ports,
			platform: 'linux' as const,
			list: async () => ['7', '8', 'self'],
			read: async (file: string) =>
				({
					'/proc/7/cmdline': engine,
					'/proc/8/cmdline': 'bash\0',
					'/proc/net/tcp': `  sl\n 0: ${tcp}:8A69 00000000:0000 0A\n`,
				})[file] ?? unknown('ENOENT'),
		});
		const engine = '/x/llama-server\0--model\0/m\0--port\u000035433\0--host\u0000127.0.0.1\0';
		expect(await sockets.engineAddresses(at(engine, '0100007F'))).toEqual(['127.0.0.1']);
		expect(await sockets.engineAddresses(at(engine, '00000000'))).toEqual(['0.0.0.0']);
		expect(await sockets.engineAddresses(at('/x/llama-server\0--version\0', '00000000'))).toEqual([]);
		expect(
			isUnknown(await sockets.engineAddresses({ ...ports, platform: 'linux', list: async () => unknown('EACCES') })),
		).toBe(true);
	});
});

describe('settings of the server', () => {
	const log = () => readFile(new URL('../fixtures/wire/serve-log.txt', import.meta.url), 'utf8');

	test('the line its log begins with', async () => {
		const found = settings.parseServerConfig(await log());
		expect(found).toMatchObject({
			OLLAMA_HOST: 'http://127.0.0.1:11434',
			OLLAMA_DEBUG: 'INFO',
			OLLAMA_DEBUG_LOG_REQUESTS: 'false',
			HTTPS_PROXY: '',
			no_proxy: '',
		});
		expect(found?.['OLLAMA_ORIGINS']).toMatch(/^\[http:\/\/localhost .*vscode-file:\/\/\*\]$/);
		expect(settings.parseServerConfig('something else')).toBeNull();
	});

	test('of several starts the last counts', async () => {
		const twice = `${(await log()).replaceAll('cloud disabled: false', 'cloud disabled: true')}${await log()}`;
		expect(settings.sinceStart(twice)).toContain('cloud disabled: false');
		expect(settings.sinceStart(twice)).not.toContain('cloud disabled: true');
		expect(isUnknown(settings.sinceStart('cut off'))).toBe(true);
	});

	/** A computer with these processes, and a log of our own. */
	async function look(proc: Record<string, string>, ours = true, text?: string) {
		const home = await folder();
		const files = { '.local/state/kettleside/server.log': text ?? (await log()) };
		const world = await worldAt(home, ours ? { files } : {});
		const pids = [...new Set(Object.keys(proc).map((file) => file.split('/')[2] ?? ''))];
		const ports = {
			...world.ports,
			platform: 'linux' as const,
			list: async (place: string) => (place === '/proc' ? pids : list(place)),
			read: async (file: string) => (file.startsWith('/proc/') ? (proc[file] ?? unknown('EACCES')) : read(file)),
		};
		return settings.lookAtServer(ports, target(11434, { ours }));
	}
	const serving = { '/proc/9/cmdline': '/usr/bin/ollama\0serve\0' };

	test('its process first, and when that began', async () => {
		const found = await look({
			...serving,
			'/proc/9/environ': 'HOME=/h\0OLLAMA_HOST=0.0.0.0\0EMPTY=\0',
			'/proc/9/stat': `9 (ollama ) serve) S ${'0 '.repeat(18)}12345 0`,
			'/proc/stat': 'cpu 1\nbtime 1700000000\n',
		});
		expect(found.settings).toEqual({
			values: { HOME: '/h', OLLAMA_HOST: '0.0.0.0', EMPTY: '' },
			source: 'its process',
		});
		expect(found.started).toEqual(new Date((1700000000 + 123.45) * 1000));
		expect(found.home).toBe('/h');
	});

	test('else its log; the home of a service is where the installer puts it', async () => {
		const found = await look(serving);
		expect(found.settings).toMatchObject({ values: { OLLAMA_NO_CLOUD: 'false' }, source: 'its log' });
		expect(found.started).toEqual(new Date('2026-11-23T21:15:29.741Z'));
		expect(found.home).toBe('/usr/share/ollama');
	});

	test('else unknown, never this program’s own', async () => {
		const found = await look(serving, false);
		expect([found.settings, found.log, found.started].every(isUnknown)).toBe(true);
	});
});

describe('files', () => {
	test('the switch: off, on, absent, closed, damaged', async () => {
		const home = await folder();
		const at = async (text?: string) =>
			files.cloudFile(await worldAt(home, text === undefined ? {} : { files: { 'server.json': text } }), home);
		expect(await at()).toBeNull();
		expect(await at('{"disable_ollama_cloud":true}')).toBe(true);
		expect(await at('{"disable_ollama_cloud":false}')).toBe(false);
		expect(await at('{}')).toBeNull();
		expect(isUnknown(await at('{'))).toBe(true);
		const closed = await worldAt(home, { ports: { read: async () => unknown('EACCES') } });
		expect(isUnknown(await files.cloudFile(closed, home))).toBe(true);
	});

	test('key, history and recommendations', async () => {
		const home = await folder();
		const world = await worldAt(home);
		expect([await files.keyMode(world, home), await files.sizeOf(world, path.join(home, 'history'))]).toEqual([
			null,
			0,
		]);
		expect(await files.recommendedAt(world, home)).toBeNull();
		await worldAt(home, { files: { id_ed25519: 'k', history: 'hello', 'cache/model-recommendations.json': '{}' } });
		await chmod(path.join(home, 'id_ed25519'), 0o640);
		await utimes(path.join(home, 'cache/model-recommendations.json'), new Date(0), new Date(5000));
		expect([await files.keyMode(world, home), await files.sizeOf(world, path.join(home, 'history'))]).toEqual([
			0o640, 5,
		]);
		expect(await files.recommendedAt(world, home)).toEqual(new Date(5000));
		const shut = { ...world, about: async () => unknown('EACCES') };
		expect(isUnknown(await files.keyMode(shut, home)) && isUnknown(await files.recommendedAt(shut, home))).toBe(true);
	});

	test('folders of written requests', async () => {
		const home = await folder();
		await mkdir(path.join(home, 'ollama-request-logs-42'));
		const elsewhere = { list: async (place: string) => (place === home ? list(place) : unknown('ENOENT')) };
		const world = await worldAt(home, { ports: elsewhere });
		const own = { values: { TMPDIR: home }, source: 'its process' };
		expect(await files.requestLogs(world, own)).toEqual([path.join(home, 'ollama-request-logs-42')]);
		expect(await files.requestLogs(world, unknown('x'))).toEqual([]);
		const closed = await worldAt(home, { ports: { list: async () => unknown('EACCES') } });
		expect(isUnknown(await files.requestLogs(closed, own))).toBe(true);
	});

	test('who can read the models: the folder and all above it count', async () => {
		const home = await folder();
		const models = path.join(home, 'a/models');
		await mkdir(models, { recursive: true });
		const world = await worldAt(home);
		// mkdtemp makes a folder for its owner alone.
		expect(await files.openToOthers(world, models)).toBe(false);
		await chmod(home, 0o755);
		expect(await files.openToOthers(world, models)).toBe(true);
		await chmod(models, 0o750);
		expect(await files.openToOthers(world, models)).toBe(false);
		expect(await files.openToOthers(world, path.join(home, 'none'))).toBe(false);
	});
});

describe('other programs', () => {
	/** A home whose bin/ holds these programs. */
	async function withPrograms(scripts: Record<string, string>, platform: 'linux' | 'darwin' | 'win32' = 'linux') {
		const home = await folder();
		const world = await worldAt(home, { ports: { platform } });
		await mkdir(path.join(home, 'bin'));
		for (const [name, text] of Object.entries(scripts)) {
			await writeFile(path.join(home, 'bin', name), `#!/bin/sh\n${text}\n`);
			await chmod(path.join(home, 'bin', name), 0o755);
		}
		return { home, world };
	}

	test('what starts with the computer, on Linux', async () => {
		const at = async (script: string) => programs.autostart((await withPrograms({ systemctl: script })).world);
		expect(await at('echo enabled')).toEqual({ what: 'ollama.service', app: false });
		expect(await at('echo disabled; exit 1')).toBeNull();
		expect(await at('echo "Failed to get unit file state: No such file or directory" >&2; exit 1')).toBeNull();
		expect(isUnknown(await at('echo "Access denied" >&2; exit 1'))).toBe(true);
		expect(await programs.autostart((await withPrograms({})).world)).toBeNull();
	});

	test('and on macOS and Windows', async () => {
		const mac = async (text: string) => programs.autostart((await withPrograms({ launchctl: text }, 'darwin')).world);
		expect(await mac('echo "  0  -  com.electron.ollama"')).toEqual({ what: 'com.electron.ollama', app: true });
		expect(await mac('echo "  0  -  homebrew.mxcl.ollama"')).toMatchObject({ app: false });
		expect(await mac('echo nothing')).toBeNull();
		expect(isUnknown(await mac('exit 1'))).toBe(true);
		const { world } = await withPrograms({}, 'win32');
		const startup = (names: string[]) =>
			programs.autostart({ ...world, ports: { ...world.ports, list: async () => names } });
		expect(await startup(['desktop.ini', 'Ollama.lnk'])).toEqual({ what: 'Ollama.lnk', app: true });
		expect(await startup(['desktop.ini'])).toBeNull();
	});

	test('settings of the app', async () => {
		const row = `echo '[{"expose":1,"browser":0,"auto_update_enabled":0}]'`;
		const { world, home } = await withPrograms({ sqlite3: row }, 'darwin');
		expect(await programs.appSettings(world)).toBeNull();
		await worldAt(home, { files: { 'Library/Application Support/Ollama/db.sqlite': '' } });
		expect(await programs.appSettings(world)).toEqual({ expose: true, browser: false, updates: false });
		expect(isUnknown(programs.parseAppSettings('[{"theme":"dark"}]'))).toBe(true);
		expect(isUnknown(programs.parseAppSettings('Error: file is not a database'))).toBe(true);
		await writeFile(path.join(home, 'bin/sqlite3'), '#!/bin/sh\nexit 1\n');
		expect(isUnknown(await programs.appSettings(world))).toBe(true);
		expect(await programs.appSettings((await withPrograms({})).world)).toBeNull();
	});

	test('containers: open, closed, no daemon, no Docker, another computer', async () => {
		const at = async (script: string) => programs.containers((await withPrograms({ docker: script })).world);
		const line = (ports: string) =>
			`printf 'oll\\tollama/ollama:latest\\t${ports}\\nweb\\tnginx\\t0.0.0.0:80->80/tcp\\n'`;
		expect(await at(line('0.0.0.0:11434->11434/tcp, [::]:11434->11434/tcp'))).toEqual([
			{ name: 'oll', addresses: ['0.0.0.0', '::'] },
		]);
		expect(await at(line('127.0.0.1:11434->11434/tcp'))).toEqual([{ name: 'oll', addresses: ['127.0.0.1'] }]);
		expect(await at(line('11434/tcp'))).toEqual([{ name: 'oll', addresses: [] }]);
		expect(isUnknown(await at('exit 1'))).toBe(true);
		expect(await programs.containers((await withPrograms({})).world)).toBeNull();
		// Named on every call: else a context of Docker's could lead to another computer.
		expect(await at('[ "$DOCKER_HOST" = unix:///var/run/docker.sock ] && [ -z "$DOCKER_CONTEXT" ]')).toEqual([]);
		const { home } = await withPrograms({ docker: 'touch "$HOME/asked"' });
		const away = await worldAt(home, { env: { DOCKER_HOST: 'tcp://192.168.1.9:2375' } });
		expect(isUnknown(await programs.containers(away))).toBe(true);
		expect(await list(home)).not.toContain('asked');
	});

	test('chat programs', async () => {
		const { home, world } = await withPrograms({ 'open-webui': '' });
		await worldAt(home, { files: { 'Applications/AnythingLLMDesktop.AppImage': '' } });
		expect(await frontEnds(world)).toEqual(['AnythingLLM', 'Open WebUI']);
		expect(await frontEnds(await worldAt(await folder(), { ports: { list: async () => [] } }))).toEqual([]);
	});
});
