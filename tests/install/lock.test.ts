// The lock between real processes: a second copy, a killed one, a number that was given again.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { leaveNoEmptyFolder } from '../../src/install/empty-folder.ts';
import { startOf, withLock } from '../../src/install/lock.ts';
import { inTurn, turnFolder } from '../../src/install/server/turn.ts';
import type { Problem } from '../../src/problem.ts';
import { folder, problemOf } from './helpers.ts';

/** A process that does nothing until it is ended. */
function sleeper() {
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

describe('withLock', () => {
	test('one at a time; the folder is as before afterwards', async () => {
		const state = path.join(await folder(), 'state');
		const result = await withLock(state, async () => {
			expect((await stat(path.join(state, 'lock'))).mode & 0o777).toBe(0o600);
			const second = await problemOf(() => withLock(state, async () => 'never'));
			expect(second).toMatchObject({ code: 'locked', exit: 1 });
			expect(second.message).toContain(`${process.pid}`);
			return 'first';
		});
		expect(result).toBe('first');
		await expect(stat(state)).rejects.toMatchObject({ code: 'ENOENT' });
	});

	test('it is given back when the work fails', async () => {
		const state = await folder();
		await writeFile(path.join(state, 'kept'), '');
		await expect(
			withLock(state, async () => {
				throw new Error('work failed');
			}),
		).rejects.toThrow('work failed');
		expect(await readdir(state)).toEqual(['kept']);
	});

	/** Folders that the system does not let go, though nothing is in them. */
	const stubborn: Record<string, () => Promise<string>> = {
		'a link to another place': async () => {
			const home = await folder();
			await mkdir(path.join(home, 'elsewhere'));
			await symlink('elsewhere', path.join(home, 'state'));
			return path.join(home, 'state');
		},
		// Though not for root, who may write everywhere.
		'inside a folder that may not be written': async () => {
			const home = await folder();
			await mkdir(path.join(home, 'state'));
			await chmod(home, 0o500);
			onTestFinished(() => chmod(home, 0o700));
			return path.join(home, 'state');
		},
	};

	test.each(Object.keys(stubborn))('how the work ended is told where its folder is %s', async (kind) => {
		const state = (await stubborn[kind]?.()) ?? '';
		expect(await withLock(state, async () => 'done')).toBe('done');
		const failing = withLock(state, async () => {
			throw new Error('work failed');
		});
		await expect(failing).rejects.toThrow('work failed');
	});

	// A mount of its own: EBUSY for root, EACCES or EPERM for others.
	test.runIf(process.platform === 'linux')('a folder that is a mount stays', async () => {
		await leaveNoEmptyFolder('/proc');
		expect((await stat('/proc')).isDirectory()).toBe(true);
	});

	test('a living process keeps it; a killed one does not', async () => {
		const state = await folder();
		const child = sleeper();
		const pid = child.pid ?? 0;
		await writeFile(path.join(state, 'lock'), JSON.stringify({ pid, started: await startOf(pid) }));
		expect(await problemOf(() => withLock(state, async () => 1))).toMatchObject({ code: 'locked' });
		child.kill('SIGKILL');
		await once(child, 'exit');
		expect(await withLock(state, async () => 1)).toBe(1);
	});

	test('a number that was given to another process does not count', async () => {
		const state = await folder();
		const child = sleeper();
		await writeFile(path.join(state, 'lock'), JSON.stringify({ pid: child.pid, started: 'another-boot 1' }));
		expect(await withLock(state, async () => readFile(path.join(state, 'lock'), 'utf8'))).toContain(`${process.pid}`);
	});

	test.each(['', '{"pid":', '{"pid":-1}', 'null'])('a damaged lock %j is taken over', async (text) => {
		const state = await folder();
		await writeFile(path.join(state, 'lock'), text);
		expect(await withLock(state, async () => 1)).toBe(1);
	});

	test('of many that find a stale lock one at a time is inside', async () => {
		const state = await folder();
		let inside = 0;
		let most = 0;
		let entered = 0;
		const work = async () => {
			entered++;
			most = Math.max(most, ++inside);
			await new Promise((go) => setTimeout(go, 5));
			inside--;
		};
		for (let round = 0; round < 20; round++) {
			await mkdir(state, { recursive: true });
			await writeFile(path.join(state, 'lock'), `stale ${round}`);
			await writeFile(path.join(state, 'kept'), '');
			const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => withLock(state, work)));
			const others = outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as Problem).code] : []));
			expect(others.every((code) => code === 'locked')).toBe(true);
		}
		expect(most).toBe(1);
		expect(entered).toBeGreaterThanOrEqual(20);
		expect(await readdir(state)).toEqual(['kept']);
	});

	test('what killed processes left is tidied up', async () => {
		const state = await folder();
		for (const name of ['lock.0123456789abcdef', 'lock.999999999.1', 'lock.999999999.1.copy', 'lockless'])
			await writeFile(path.join(state, name), '{"pid":999999999,"started":null}');
		await withLock(state, async () => 1);
		expect(await readdir(state)).toEqual(['lockless']);
	});
});

describe('inTurn', () => {
	/** A start that is at work in another process, for as long as that lives. */
	async function taken() {
		const state = await folder();
		const child = sleeper();
		const pid = child.pid ?? 0;
		await mkdir(turnFolder(state));
		await writeFile(path.join(turnFolder(state), 'lock'), JSON.stringify({ pid, started: await startOf(pid) }));
		const waits: string[] = [];
		const turn = { state, signal: new AbortController().signal, onWait: () => waits.push('waits') };
		return { state, child, pid, waits, turn };
	}

	test('waits until the other has ended, says so once, and leaves nothing', async () => {
		const { state, child, waits, turn } = await taken();
		const mine = inTurn(turn, async () => 'mine');
		await vi.waitFor(() => expect(waits).toEqual(['waits']));
		child.kill('SIGKILL');
		expect(await mine).toBe('mine');
		expect(waits).toEqual(['waits']);
		expect(await readdir(state)).toEqual([]);
	});

	test('does not wait for ever, and ends when the person stops', async () => {
		const { pid, turn } = await taken();
		const problem = await problemOf(() => inTurn({ ...turn, patience: 300 }, async () => 'never'));
		expect([problem.code, problem.message]).toEqual(['locked', expect.stringContaining(`${pid}`)]);
		const signal = AbortSignal.timeout(50);
		expect(await problemOf(() => inTurn({ ...turn, signal }, async () => 'never'))).toMatchObject({ exit: 130 });
	});

	test('what is done in it fails as it does, also where that is a lock', async () => {
		const state = await folder();
		const turn = { state, signal: new AbortController().signal, onWait: () => undefined };
		await withLock(path.join(state, 'other'), async () => {
			const inner = () => withLock(path.join(state, 'other'), async () => 'never');
			expect(await problemOf(() => inTurn(turn, inner))).toMatchObject({ code: 'locked' });
		});
	});
});
