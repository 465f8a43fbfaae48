// Room for models: quotas, volumes that take no writing, folders of other users.

import { describe, expect, it } from 'vitest';
import { quotaLeft, roomFor } from '../../src/detect/disk.ts';
import { replay } from '../../src/detect/recording.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import { unknown } from '../../src/types/known.ts';
import { command, factsOf, recording } from './make.ts';

const table = (options: string) =>
	`/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /home ext4 ${options} 0 0\ntmpfs /home/user/a\\040b tmpfs rw 0 0\n`;
const quota = (used: number, limit: number) =>
	command(
		'quota',
		'*',
		`Disk quotas for user a (uid 1000): \n     Filesystem  blocks   quota   limit   grace   files   quota   limit   grace\n      /dev/sdb1  ${used}  0  ${limit}       0     100       0       0       0\n`,
	);
const world = (options: string, commands = [quota(1_000_000, 3_000_000)]) =>
	replay(recording('linux', commands, { '/proc/self/mounts': table(options) }, { freeSpace: 500e9 }));

describe('room for models', () => {
	it('is what a quota leaves, where the volume keeps quotas', async () => {
		const room = await roomFor(world('rw,usrquota'), '/home/user/.ollama/models');
		expect(room).toEqual({ free: 2_000_000 * 1024, source: expect.stringMatching(/quota/) });
	});
	it('is that of the disk where it keeps none, or the quota is not told', async () => {
		expect((await roomFor(world('rw,noquota'), '/home/user')).free).toBe(500e9);
		expect((await roomFor(world('rw,usrquota', []), '/home/user')).free).toBe(500e9);
		expect((await roomFor(world('rw,usrquota'), '/var/lib')).free).toBe(500e9);
	});
	it('is none on a volume that is mounted read-only, which is a finding', async () => {
		const closed = { ...world('ro'), freeSpace: async () => unknown('EROFS') };
		expect(await roomFor(closed, '/home/user')).toMatchObject({ free: 0, readOnly: true });
		const facts = await factsOf(recording('linux', []));
		const machine = judge({ ...facts, disk: { path: '/mnt/cd', free: 0, readOnly: true } });
		expect(machine.findings).toContainEqual(expect.objectContaining({ code: 'models-read-only', severity: 'problem' }));
	});
	it('of a folder that only its service may open is that of its volume', async () => {
		const freeSpace = async (path: string) => (path === '/home' ? 7e9 : unknown('EACCES'));
		expect((await roomFor({ ...world('rw'), freeSpace }, '/home/ollama/.ollama/models')).free).toBe(7e9);
	});
	it('is not read out of anything that is no table of quotas', () => {
		for (const text of ['', 'none\n', '/dev/sdb1 x y z\n', '/dev/sdb1 5 0 0\n', '/dev/sdb1 -5 0 9\n'])
			expect(quotaLeft(text, '/dev/sdb1')).toBeNull();
		expect(quotaLeft('/dev/sdb1 12* 0 10\n', '/dev/sdb1')).toBe(0);
	});
});
