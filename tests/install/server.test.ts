// Starting and stopping real processes: the readiness trap, a port that is taken, a program that dies, one that was
// not ours, a process number that was given again.

import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { run as stopCommand } from '../../src/commands/stop.ts';
import { startOf, withLock } from '../../src/install/lock.ts';
import { forgetServer, ownServers, serverFiles } from '../../src/install/server/detached.ts';
import { serverEnvironment } from '../../src/install/server/environment.ts';
import { lookAt, waitForAnswer } from '../../src/install/server/ready.ts';
import { serverSettings } from '../../src/install/server/settings.ts';
import { systemdWorks, unitFile, unitText } from '../../src/install/server/systemd.ts';
import { listeners, portHolder } from '../../src/install/server/who.ts';
import { type Start, startServer, waitForServer } from '../../src/install/steps/start-server.ts';
import { stopServer } from '../../src/install/stop.ts';
import { makeFetch } from '../../src/world/http.ts';
import { collecting } from '../support/collecting.ts';
import { type Behaviour, placeOllama } from './fake-ollama.ts';
import { folder, freePort, problemOf, serve } from './helpers.ts';
import { makeWorld } from './world.ts';

const onLinux = test.runIf(process.platform === 'linux');

async function setUp(behaviour: Behaviour = {}, bin?: string) {
	const home = await folder();
	const world = makeWorld(home, bin ? { PATH: bin } : { PATH: '/nowhere' });
	const installFolder = path.join(home, '.local/share/kettleside/ollama');
	const state = path.join(home, '.local/state/kettleside');
	const program = await placeOllama(installFolder, behaviour);
	const host = `http://127.0.0.1:${await freePort()}`;
	const stop = (patience?: number) =>
		stopServer({ ports: world, state, installFolder, ...(patience === undefined ? {} : { patience }) });
	onTestFinished(async () => {
		await stop(100);
	});
	const said: string[] = [];
	const report = { doing: (text: string) => said.push(text) };
	const job: Start = { ports: world, program, host, state, report, patience: { every: 50 } };
	return { home, world, program, host, state, job, said, stop, own: () => ownServers({ state, program }) };
}

describe('startServer', () => {
	onLinux('starts one, finds it again, and stops it', async () => {
		const { world, host, state, job, stop, own } = await setUp();
		expect(await startServer(job)).toEqual({ status: 'done', version: '0.33.0', detail: new URL(host).host });
		const { log, note } = serverFiles(state);
		expect((await stat(log)).mode & 0o777).toBe(0o600);
		expect((await stat(note)).mode & 0o777).toBe(0o600);
		const text = await readFile(log, 'utf8');
		expect(text).toContain('OLLAMA_NO_CLOUD=1');
		expect(text).toContain(`OLLAMA_HOST=${new URL(host).host}`);
		expect(await startServer(job)).toMatchObject({ status: 'already', version: '0.33.0' });
		expect(await own()).toHaveLength(1);
		expect(await stop()).toBe(true);
		expect(await lookAt(world, host, 1000)).toMatchObject({ state: 'closed' });
		expect(await stop()).toBe(false);
	});

	onLinux('an open port that is silent is waited for, and the wait is told', async () => {
		const { job, said } = await setUp({ silent: 1500 });
		expect(await startServer(job)).toMatchObject({ status: 'done' });
		expect(said.some((text) => text.includes('graphics processors'))).toBe(true);
	});

	onLinux('one that is starting is not started twice', async () => {
		const { job, own } = await setUp({ late: 1500 });
		const first = startServer(job);
		await vi.waitFor(async () => expect(await own()).toHaveLength(1), { timeout: 10_000 });
		expect((await startServer(job)).status).toBe('already');
		expect((await first).status).toBe('done');
		expect(await own()).toHaveLength(1);
	});

	onLinux('of many starts at once one is made, and its server is the one that is noted', async () => {
		const { home, world, host, state, job, said, stop } = await setUp({ late: 300 });
		// Of a program that was there before only the note tells that the server is ours.
		const program = await placeOllama(path.join(home, 'usr'), { late: 300 });
		const all = await Promise.all(Array.from({ length: 4 }, () => startServer({ ...job, program })));
		expect(all.map(({ status }) => status).sort()).toEqual(['already', 'already', 'already', 'done']);
		expect(await readFile(serverFiles(state).log, 'utf8')).not.toContain('EADDRINUSE');
		expect(said).toContain('waiting until Ollama is there');
		// A stop that looked before it was there leaves its note.
		await forgetServer(state);
		expect((await readdir(state)).sort()).toEqual(['server.json', 'server.log']);
		expect(await stop()).toBe(true);
		expect(await lookAt(world, host, 1000)).toMatchObject({ state: 'closed' });
	});

	onLinux('a set-up that is at work keeps no other from starting it', async () => {
		const { state, job } = await setUp();
		expect(await withLock(state, () => startServer(job))).toMatchObject({ status: 'done' });
	});

	onLinux('the settings of the answers reach it; other ones start it anew, the same ones leave it', async () => {
		const { state, job, own } = await setUp();
		const settings = serverSettings({ kvCache: 'q8_0', parallel: 2, flashAttention: false });
		await startServer({ ...job, settings });
		const told = await readFile(serverFiles(state).log, 'utf8');
		for (const line of ['OLLAMA_KV_CACHE_TYPE=q8_0', 'OLLAMA_NUM_PARALLEL=2', 'OLLAMA_FLASH_ATTENTION=0'])
			expect(told).toContain(line);
		expect(await startServer({ ...job, settings })).toMatchObject({ status: 'already' });
		expect(await startServer(job)).toMatchObject({ status: 'already' });
		expect(await startServer({ ...job, settings: { ...settings, OLLAMA_NUM_PARALLEL: '1' } })).toMatchObject({
			status: 'done',
		});
		expect(await own()).toHaveLength(1);
		expect(await readFile(serverFiles(state).log, 'utf8')).toContain('OLLAMA_NUM_PARALLEL=1');
	});

	onLinux('one whose note was lost is still known as ours', async () => {
		const { state, job, stop } = await setUp();
		await startServer(job);
		await writeFile(serverFiles(state).note, '{"pid":');
		expect(await startServer(job)).toMatchObject({ status: 'already' });
		expect(await stop()).toBe(true);
	});

	onLinux('a program that dies: its last words', async () => {
		const { job } = await setUp({ dies: 3 });
		const problem = await problemOf(() => startServer(job));
		expect(problem).toMatchObject({ code: 'server-ended' });
		expect(problem.raw).toContain('Error: something is missing');
	});

	onLinux('a program that cannot be started', async () => {
		const { program, job } = await setUp();
		await chmod(program, 0o644);
		const problem = await problemOf(() => startServer(job));
		expect(problem).toMatchObject({ code: 'server-ended' });
		expect(problem.raw).toContain('EACCES');
	});

	onLinux('a disk that is full when its note is written: that is said, and no server stays behind', async () => {
		const { home, state, job } = await setUp();
		// Of a program that was there before only the note tells that the server is ours.
		const program = await placeOllama(path.join(home, 'usr'));
		await mkdir(state, { recursive: true });
		await symlink('/dev/full', `${serverFiles(state).note}.${process.pid}.new`);
		const problem = await problemOf(() => startServer({ ...job, program }));
		expect([problem.code, problem.message]).toEqual(['disk-full', expect.stringContaining(state)]);
		expect(await ownServers({ state, program })).toEqual([]);
	});

	onLinux('a port that something else holds: who', async () => {
		const { job } = await setUp();
		const other = await serve((_, response) => response.end('<html>hello'));
		const problem = await problemOf(() => startServer({ ...job, host: other.url }));
		expect(problem.code).toBe('port-held');
		expect(problem.message).toContain(`process ${process.pid}`);
	});

	onLinux('a port that stays silent: who, and nothing is started beside it', async () => {
		const { job, own } = await setUp();
		const other = await serve(() => undefined);
		const patience = { silent: 200, every: 50 };
		const problem = await problemOf(() => startServer({ ...job, host: other.url, patience }));
		expect(problem.code).toBe('server-silent');
		expect(problem.message).toContain(`process ${process.pid}`);
		expect(await own()).toEqual([]);
	});

	onLinux('a server that never gets ready is not left behind', async () => {
		const { job, own } = await setUp({ late: 5000 });
		const patience = { open: 200, every: 50 };
		expect(await problemOf(() => startServer({ ...job, patience }))).toMatchObject({
			code: 'server-closed',
		});
		expect(await own()).toEqual([]);
	});

	onLinux('a server of someone else is used and never stopped', async () => {
		const { world, job, stop } = await setUp();
		const other = await serve((_, response) => response.end('{"version":"0.31.2"}'));
		const at = { ...job, host: other.url };
		expect(await startServer(at)).toMatchObject({ status: 'already', version: '0.31.2' });
		expect(await stop()).toBe(false);
		expect(await lookAt(world, other.url, 1000)).toMatchObject({ state: 'answers' });
	});

	test('what cannot be started from here', async () => {
		const { world, host, job } = await setUp();
		const codes = async (change: Partial<typeof world>, more: Partial<Start> = {}) =>
			(await problemOf(() => startServer({ ...job, ...more, ports: { ...world, ...change } }))).code;
		expect(await codes({}, { program: '/nowhere/ollama' })).toBe('program-missing');
		const far = async () => {
			throw new TypeError('fetch failed');
		};
		expect(await codes({ fetch: far }, { host: 'http://192.0.2.1:11434' })).toBe('server-remote');
		// Under its network name a server of ours would be open to the network.
		const own = await problemOf(() =>
			startServer({ ...job, host: `http://${os.hostname()}:11434`, ports: { ...world, fetch: far } }),
		);
		expect([own.code, own.message]).toEqual([
			'server-by-hand',
			expect.stringContaining('this computer under the name'),
		]);
		const controller = new AbortController();
		setTimeout(() => controller.abort(), 50);
		const stopped = await problemOf(() => waitForAnswer({ ...world, signal: controller.signal }, host));
		expect(stopped.exit).toBe(130);
	});
});

describe('waitForServer', () => {
	// Node's own fetch tells what speaks no HTTP in other words in each version.
	const ports = { ...makeWorld('/nowhere'), fetch: makeFetch({ env: {} }) };
	/** Asks without a pause; 0.5 s of silence is much. */
	const waits = (host: string, minutes?: number) =>
		waitForServer({ ports, host, patience: { silent: 500, every: 20 } }, minutes);

	test('a server that is restarted: connections that break, silence, the old version, none at all', async () => {
		const { url, seen } = await serve((request, response, count) => {
			if (count === 1) return void request.socket.resetAndDestroy();
			if (count === 2) return void request.socket.end();
			if (count === 3) return;
			response.end(`{"version":"${count === 4 ? '0.1.0' : '0.33.0'}"}`);
		});
		expect(await waits(url)).toBe('0.33.0');
		expect(seen).toHaveLength(5);
	});

	test('something else at the port is told at once, and one that stays silent', async () => {
		const page = await serve((_, response) => response.end('<html>hello'));
		expect(await problemOf(() => waits(page.url))).toMatchObject({ code: 'port-held' });
		for (const said of [
			'SSH-2.0-x\r\n',
			'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
		]) {
			const other = createServer((socket) => void socket.on('error', () => undefined).end(said));
			await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
			onTestFinished(() => void other.close());
			const { port } = other.address() as { port: number };
			expect(await problemOf(() => waits(`http://127.0.0.1:${port}`, 0.01))).toMatchObject({ code: 'port-held' });
		}
		const mute = await serve(() => undefined);
		expect(await problemOf(() => waits(mute.url))).toMatchObject({ code: 'server-silent' });
	});

	test('ends when its time is over, also in the middle of a silence', async () => {
		const mute = await serve(() => undefined);
		const job = { ports: makeWorld('/nowhere'), host: mute.url, patience: { silent: 600_000 } };
		expect(await problemOf(() => waitForServer(job, 0.01))).toMatchObject({ code: 'program-missing' });
	});
});

describe('stopServer', () => {
	onLinux('is not what is meant where another computer is named', async () => {
		const { world, job, own } = await setUp();
		await startServer(job);
		const { context, said } = collecting(world, { flags: { host: 'http://localhost.invalid:11434' } });
		await expect(stopCommand(context)).rejects.toMatchObject({ exit: 1 });
		expect(await own()).toHaveLength(1);
		await stopCommand({ ...context, flags: {} });
		expect(said.join(' ')).toContain('Our server was stopped');
		expect(await own()).toEqual([]);
	});

	onLinux('one that does not end when asked is ended', async () => {
		const { job, stop, own } = await setUp({ stubborn: true });
		await startServer(job);
		expect(await stop(200)).toBe(true);
		expect(await own()).toEqual([]);
	});

	onLinux('a number that was given to another process is left alone', async () => {
		const { state, stop } = await setUp();
		const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'serve'], { stdio: 'ignore' });
		onTestFinished(() => void child.kill('SIGKILL'));
		const { note } = serverFiles(state);
		await mkdir(path.dirname(note), { recursive: true });
		const pid = child.pid ?? 0;
		for (const started of ['another-boot 1', await startOf(pid)]) {
			await writeFile(note, JSON.stringify({ pid, started, program: '/usr/local/bin/ollama' }));
			expect(await stop(100)).toBe(false);
		}
		expect(child.exitCode ?? child.signalCode).toBeNull();
	});

	onLinux('a program that was there before is stopped only if we started it', async () => {
		const { home, world, job, stop } = await setUp();
		const program = await placeOllama(path.join(home, 'usr'));
		await startServer({ ...job, program });
		const port = await freePort();
		const env = { ...world.env, OLLAMA_HOST: `127.0.0.1:${port}` };
		const theirs = spawn(program, ['serve'], { stdio: 'ignore', env });
		onTestFinished(() => void theirs.kill('SIGKILL'));
		await waitForAnswer(world, `http://127.0.0.1:${port}`, { every: 50 });
		expect(await stop()).toBe(true);
		expect(await lookAt(world, `http://127.0.0.1:${port}`, 1000)).toMatchObject({ state: 'answers' });
	});
});

describe('as a service of this user', () => {
	/** A systemctl that keeps one service, as the real one answers. */
	async function fakeSystemctl(state: string) {
		const bin = await folder();
		await writeFile(
			path.join(bin, 'systemctl'),
			`#!/bin/sh
cd "${bin}"
echo "$*" >> calls
unit="$HOME/.config/systemd/user/kettleside-ollama.service"
case "$2" in
is-system-running) echo ${state}; [ ${state} = running ];;
is-active) if [ -e pid ] && kill -0 "$(cat pid)" 2>/dev/null; then echo active; else echo inactive; exit 3; fi;;
restart) eval "$(sed -n 's/^Environment="\\(.*\\)"$/export "\\1"/p' "$unit")"
  program=$(sed -n 's/^ExecStart="\\(.*\\)" serve$/\\1/p' "$unit"); log=$(sed -n 's/^StandardError=append://p' "$unit")
  "$program" serve >> "$log" 2>&1 & echo $! > pid;;
stop) [ -e refuses ] && { echo 'Access denied' >&2; exit 4; }
  kill "$(cat pid)"; while kill -0 "$(cat pid)" 2>/dev/null; do sleep 0.05; done; rm pid;;
esac
`,
		);
		await chmod(path.join(bin, 'systemctl'), 0o755);
		return { bin, calls: () => readFile(path.join(bin, 'calls'), 'utf8') };
	}

	onLinux('written, started, found again, stopped; never enabled', async () => {
		const { bin, calls } = await fakeSystemctl('running');
		const { world, job, stop } = await setUp({}, `${bin}:/usr/bin:/bin`);
		expect(await startServer(job)).toMatchObject({ status: 'done' });
		expect((await stat(unitFile(world))).mode & 0o777).toBe(0o600);
		expect(await startServer(job)).toMatchObject({ status: 'already' });
		expect(await stop()).toBe(true);
		expect(await calls()).not.toMatch(/enable/);
	});

	onLinux('that systemctl does not stop is told to run on, and what describes it stays', async () => {
		const { bin } = await fakeSystemctl('running');
		const { home, world, job, stop } = await setUp({}, `${bin}:/usr/bin:/bin`);
		// Known as ours by the service alone.
		await startServer({ ...job, program: await placeOllama(path.join(home, 'usr')) });
		const refuses = path.join(bin, 'refuses');
		await writeFile(refuses, '');
		onTestFinished(() => rm(refuses, { force: true }));
		expect(await problemOf(() => stop(100))).toMatchObject({ code: 'server-stays', exit: 1, raw: 'Access denied' });
		const undo = {
			ports: world,
			state: job.state,
			installFolder: path.join(home, 'none'),
			remove: true,
			patience: 100,
		};
		expect(await problemOf(() => stopServer(undo))).toMatchObject({ code: 'server-stays' });
		expect((await stat(unitFile(world))).isFile()).toBe(true);
		expect(await lookAt(world, job.host, 1000)).toMatchObject({ state: 'answers' });
		await rm(refuses);
		expect(await stop()).toBe(true);
		expect(await lookAt(world, job.host, 1000)).toMatchObject({ state: 'closed' });
	});

	onLinux('that systemctl does not stop has ended all the same once its process has', async () => {
		const { bin } = await fakeSystemctl('running');
		const { job, stop, own } = await setUp({}, `${bin}:/usr/bin:/bin`);
		await startServer(job);
		await writeFile(path.join(bin, 'refuses'), '');
		expect(await stop()).toBe(true);
		expect(await own()).toEqual([]);
	});

	onLinux('of two starts at once the second does not end the server of the first', async () => {
		const { bin, calls } = await fakeSystemctl('running');
		const { job } = await setUp({}, `${bin}:/usr/bin:/bin`);
		const both = await Promise.all([startServer(job), startServer(job)]);
		expect(both.map(({ status }) => status).sort()).toEqual(['already', 'done']);
		expect((await calls()).match(/restart/g)).toHaveLength(1);
	});

	test.each(['running', 'degraded', 'offline', 'unknown'])('systemd that says %s', async (state) => {
		const { bin } = await fakeSystemctl(state);
		const works = await systemdWorks(makeWorld(await folder(), { PATH: `${bin}:/usr/bin:/bin` }));
		expect(works).toBe(state === 'running' || state === 'degraded');
	});

	test('no systemd at all', async () => {
		expect(await systemdWorks(makeWorld(await folder(), { PATH: '/nowhere' }))).toBe(false);
	});

	test('the unit takes odd paths as they are', () => {
		const text = unitText('/home/a b/50% $x/ollama', { HTTPS_PROXY: 'http://u:p"w\\@proxy' }, '/home/a b/100%/log');
		expect(text).toContain('ExecStart="/home/a b/50%% $$x/ollama" serve\n');
		expect(text).toContain('Environment="HTTPS_PROXY=http://u:p\\"w\\\\@proxy"\n');
		expect(text).toContain('StandardError=append:/home/a b/100%%/log\n');
	});
});

describe('what a server is told', () => {
	test('private, with the proxy and the devices, without what opens it', () => {
		const env = {
			HOME: '/home/me',
			HTTPS_PROXY: 'http://proxy',
			HTTP_PROXY: 'http://proxy',
			CUDA_VISIBLE_DEVICES: '0',
			OLLAMA_ORIGINS: '*',
			OLLAMA_DEBUG: '2',
			OLLAMA_DEBUG_LOG_REQUESTS: '1',
			OLLAMA_HOST: '0.0.0.0',
			OLLAMA_KEEP_ALIVE: '1h',
			SECRET: 'x',
		};
		expect(serverEnvironment(env, 'http://127.0.0.1:11434', '/big', { OLLAMA_KV_CACHE_TYPE: 'q8_0' })).toEqual({
			HOME: '/home/me',
			HTTPS_PROXY: 'http://proxy',
			CUDA_VISIBLE_DEVICES: '0',
			OLLAMA_KEEP_ALIVE: '1h',
			OLLAMA_HOST: '127.0.0.1:11434',
			OLLAMA_NO_CLOUD: '1',
			OLLAMA_NOHISTORY: '1',
			OLLAMA_MODELS: '/big',
			OLLAMA_KV_CACHE_TYPE: 'q8_0',
		});
	});
});

describe('who holds a port', () => {
	onLinux('this process, or nobody', async () => {
		const { port } = await serve(() => undefined);
		expect(await portHolder(port)).toMatchObject({ pid: process.pid });
		expect(await portHolder(1)).toBeNull();
	});

	test('the table of the kernel', () => {
		const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:2CAA 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 81234 1 0 100 0 0 10 0
   1: 0100007F:2CAA 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1000        0 81235 1 0 100 0 0 10 0
   2: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 81236 1 0 100 0 0 10 0`;
		expect(listeners(table, 11434)).toEqual(['81234']);
	});
});
