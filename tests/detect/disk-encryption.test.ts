// Is the disk under the home folder encrypted? Layers as /sys shows them, and what the system's own program says.

import { describe, expect, it } from 'vitest';
import { type DiskEncryption, diskEncryption } from '../../src/detect/disk-encryption.ts';
import { unknown } from '../../src/types/known.ts';
import type { Platform } from '../../src/types/machine.ts';

type Files = Record<string, string | string[]>;

function look(files: Files, platform: Platform = 'linux', fdesetup = ''): Promise<DiskEncryption> {
	return diskEncryption({
		platform,
		home: '/home/a person',
		read: async (file) => (typeof files[file] === 'string' ? files[file] : unknown('ENOENT')),
		list: async (folder) => (Array.isArray(files[folder]) ? files[folder] : unknown('ENOENT')),
		run: async () => ({
			stdout: fdesetup,
			stderr: '',
			exitCode: fdesetup ? 0 : null,
			timedOut: false,
			...(fdesetup ? {} : { failed: 'ENOENT' }),
		}),
	});
}

const mounts = (...lines: string[]) => ({ '/proc/self/mountinfo': lines.join('\n') });
const root = (device: string, type = 'ext4') => `29 1 254:0 / / rw,relatime shared:1 - ${type} ${device} rw`;
/** Fedora and Ubuntu with "encrypt this disk": a volume (dm-1) on LUKS (dm-0) on a partition. */
const luks: Files = {
	...mounts(root('/dev/mapper/vg-root')),
	'/sys/block': ['dm-0', 'dm-1', 'nvme0n1'],
	'/sys/block/dm-0/dm/name': 'luks-1b7c\n',
	'/sys/block/dm-1/dm/name': 'vg-root\n',
	'/sys/class/block/dm-1': ['dm', 'slaves'],
	'/sys/class/block/dm-1/dm/uuid': 'LVM-JkLm\n',
	'/sys/class/block/dm-1/slaves': ['dm-0'],
	'/sys/class/block/dm-0/dm/uuid': 'CRYPT-LUKS2-1b7c-luks-1b7c\n',
};

describe('Linux', () => {
	it('sees LUKS under a volume', async () => expect(await look(luks)).toBe('on'));

	it('says off for a plain partition', async () =>
		expect(await look({ ...mounts(root('/dev/nvme0n1p2')), '/sys/class/block/nvme0n1p2': ['size'] })).toBe('off'));

	it('says off where one of two disks of a volume is plain', async () =>
		expect(await look({ ...luks, '/sys/class/block/dm-1/slaves': ['dm-0', 'sdb1'] })).toBe('off'));

	it('looks at the mount that holds the home folder, spaces in its name too', async () => {
		const inner = '40 29 0:45 / /home/a\\040person rw - ecryptfs /home/.ecryptfs/a rw';
		const plain = { '/sys/class/block/sda1': ['size'] };
		expect(await look({ ...plain, ...mounts(root('/dev/sda1'), inner) })).toBe('on');
		expect(await look({ ...plain, ...mounts(inner.replace('person', 'personal'), root('/dev/sda1')) })).toBe('off');
	});

	it.each([
		['no table of mounts', {}],
		['a container', mounts(root('overlay', 'overlay'))],
		['a file server', mounts(root('server:/home', 'nfs4'))],
		[
			'WSL',
			{ ...mounts(root('/dev/sdc')), '/proc/version': 'Linux version 5.15 Microsoft WSL2', '/sys/class/block/sdc': [] },
		],
		['a device that is not listed', mounts(root('/dev/sdz9'))],
		['folders of the file system itself', { ...mounts(root('/dev/sda1')), '/.fscrypt': ['policies'] }],
	])('does not guess: %s', async (_, files) => {
		const found = await look(files as Files);
		expect(found).toEqual({ unknown: expect.stringMatching(/\S{3}/) });
	});
});

it.each([
	['FileVault is On.\n', 'on'],
	['FileVault is Off.\n', 'off'],
	['FileVault is On.\nDecryption in progress: Percent completed = 44\n', undefined],
	['', undefined],
])('macOS: %j', async (said, wanted) => {
	const found = await look({}, 'darwin', said);
	if (wanted) expect(found).toBe(wanted);
	else expect(found).toHaveProperty('unknown');
});

it('Windows tells administrators alone', async () => expect(await look({}, 'win32')).toHaveProperty('unknown'));
