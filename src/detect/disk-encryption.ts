// Whether the disk under the person's home is encrypted, as far as a program without rights can see it: a layer of dm-crypt
// (LUKS) under its file system on Linux, FileVault on macOS. Encryption inside a drive, or of a virtual machine's own disk
// by its host, cannot be seen from here.

import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown, type Known, orElse, unknown } from '../types/known.ts';
import { diskWords as why } from '../words/disk.ts';
import { mountOf, plainPath } from '../world/mounts.ts';

export type DiskEncryption = Known<'on' | 'off'>;
type Looker = Pick<Ports, 'platform' | 'home' | 'read' | 'list' | 'run'>;

interface Mount {
	at: string;
	type: string;
	source: string;
}

/** Mounts of /proc/self/mountinfo, in the order in which they were made. */
const mountsOf = (text: string): Mount[] =>
	text.split('\n').flatMap((line) => {
		const [before = '', after = ''] = line.split(' - ');
		const [type, source] = after.split(' ');
		const point = before.split(' ')[4];
		return point && type && source ? [{ at: plainPath(point), type, source: plainPath(source) }] : [];
	});

const overFiles = /^(ecryptfs|fuse\.(gocryptfs|encfs|cryfs|securefs))$/;
const elsewhere = /^(nfs4?|cifs|smb3|9p|virtiofs|fuse\.sshfs|overlay|tmpfs|zfs|drvfs)$/;

/** The kernel's name of a block device: dm-0 for /dev/mapper/root, sda2 for /dev/sda2. */
async function kernelName({ read, list }: Looker, device: string): Promise<string | undefined> {
	const name = path.posix.basename(device);
	if (!device.startsWith('/dev/mapper/')) return device.startsWith('/dev/') ? name : undefined;
	for (const block of orElse(await list('/sys/block'), []).filter((one) => one.startsWith('dm-'))) {
		const mapped = await read(`/sys/block/${block}/dm/name`);
		if (!isUnknown(mapped) && mapped.trim() === name) return block;
	}
	return undefined;
}

/** True where each way down from a block device to the disks passes a layer of dm-crypt. */
async function crypted(look: Looker, name: string, depth = 0): Promise<boolean> {
	const uuid = await look.read(`/sys/class/block/${name}/dm/uuid`);
	if (!isUnknown(uuid) && uuid.startsWith('CRYPT-')) return true;
	const below = orElse(await look.list(`/sys/class/block/${name}/slaves`), []);
	if (below.length === 0 || depth > 8) return false;
	return (await Promise.all(below.map((one) => crypted(look, one, depth + 1)))).every(Boolean);
}

async function linux(look: Looker): Promise<DiskEncryption> {
	const [text, version] = await Promise.all([look.read('/proc/self/mountinfo'), look.read('/proc/version')]);
	if (isUnknown(text)) return unknown(why.notReadable('/proc/self/mountinfo'));
	const mount = mountOf(mountsOf(text), look.home);
	if (!mount) return unknown(why.notReadable('/proc/self/mountinfo'));
	if (overFiles.test(mount.type)) return 'on';
	if (!isUnknown(version) && /microsoft/i.test(version)) return unknown(why.wsl);
	if (elsewhere.test(mount.type)) return unknown(why.fileSystem(mount.type));
	// Folders encrypted by the file system itself (fscrypt) leave this folder at its top.
	if (!isUnknown(await look.list(path.posix.join(mount.at, '.fscrypt')))) return unknown(why.fscrypt);
	const name = await kernelName(look, mount.source);
	if (name === undefined || isUnknown(await look.list(`/sys/class/block/${name}`))) return unknown(why.device);
	return (await crypted(look, name)) ? 'on' : 'off';
}

async function mac({ run }: Looker): Promise<DiskEncryption> {
	const { stdout, failed, exitCode } = await run('/usr/bin/fdesetup', ['status'], { timeout: 5000 });
	if (failed || exitCode !== 0) return unknown(why.noAnswer);
	if (/in progress/i.test(stdout)) return unknown(why.changing);
	if (/FileVault is On/i.test(stdout)) return 'on';
	return /FileVault is Off/i.test(stdout) ? 'off' : unknown(why.noAnswer);
}

/** Whether what lies in the home folder is encrypted on the disk. Unknown with the reason where it cannot be seen. */
export async function diskEncryption(look: Looker): Promise<DiskEncryption> {
	if (look.platform === 'linux') return linux(look);
	// manage-bde and Get-BitLockerVolume answer administrators alone.
	return look.platform === 'darwin' ? mac(look) : unknown(why.windows);
}
