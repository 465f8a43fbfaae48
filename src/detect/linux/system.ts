// Which Linux this is, and whether it runs on the bare computer, in a container, under WSL2 or in a virtual one.

import { isMissing, isUnknown, type Known, unknown } from '../../types/known.ts';
import type { Environment } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Look } from '../probe.ts';
import { clean, printable } from '../text.ts';

/** PRETTY_NAME of os-release. */
function prettyName(text: string): string | null {
	const match = /^PRETTY_NAME=(?:"([^"\n]*)"|'([^'\n]*)'|([^"'\s]+))$/m.exec(clean(text));
	return printable(match?.[1] ?? match?.[2] ?? match?.[3]);
}

export async function linuxName(look: Pick<Look, 'read'>): Promise<Known<string>> {
	for (const file of ['/etc/os-release', '/usr/lib/os-release']) {
		const text = await look.read(file);
		const name = isUnknown(text) ? null : prettyName(text);
		if (name !== null) return name;
	}
	return unknown(unknownWords.notTold('/etc/os-release'));
}

const isThere = (value: Known<unknown>): boolean => !isUnknown(value) || !isMissing(value);

const virtual =
	/qemu|kvm|vmware|virtualbox|innotek|xen|bochs|parallels|virtual machine|amazon ec2|google compute|openstack|hvm domu|bhyve|digitalocean|hetzner vserver/i;
const contained = /docker|kubepods|containerd|libpod|lxc|garden|crio|buildkit/i;

/** Flatpak's sandbox; a snap's environment variables also stand in programs outside of its walls, so they tell nothing. */
export const inFlatpak = async (look: Pick<Look, 'read'>): Promise<boolean> =>
	isThere(await look.read('/.flatpak-info'));

/** By the marks that Docker and Podman leave, the `container` variable, or the name of the control group. */
export async function inContainer(look: Pick<Look, 'read' | 'env'>): Promise<boolean> {
	const [docker, podman, cgroup] = await Promise.all([
		look.read('/.dockerenv'),
		look.read('/run/.containerenv'),
		look.read('/proc/self/cgroup'),
	]);
	if (isThere(docker) || isThere(podman) || (await inFlatpak(look))) return true;
	if (look.env['container'] && look.env['container'] !== 'snap') return true;
	return (
		!isUnknown(cgroup) &&
		clean(cgroup)
			.split('\n')
			.some((line) => contained.test(line.split(':').slice(2).join(':')))
	);
}

const hypervisor = (cpuinfo: Known<string>): boolean =>
	!isUnknown(cpuinfo) && /^flags\s*:.*\bhypervisor\b/m.test(clean(cpuinfo));

/** Container before WSL2 before virtual machine: the innermost wall is the one that counts. */
export async function linuxEnvironment(look: Pick<Look, 'read' | 'env'>): Promise<Known<Environment>> {
	const names = ['/proc/version', '/sys/class/dmi/id/sys_vendor', '/sys/class/dmi/id/product_name', '/proc/cpuinfo'];
	const [container, ...texts] = await Promise.all([inContainer(look), ...names.map((name) => look.read(name))]);
	const [version, vendor, product, cpuinfo] = texts;
	if (container) return 'container';
	if (version !== undefined && !isUnknown(version) && /microsoft/i.test(version)) return 'wsl2';
	const dmi = [vendor, product].filter((text) => text !== undefined && !isUnknown(text)).join(' ');
	if (virtual.test(dmi) || (cpuinfo !== undefined && hypervisor(cpuinfo))) return 'vm';
	if (texts.every((text) => isUnknown(text))) return unknown(unknownWords.missing('/proc', 'ENOENT'));
	return 'native';
}
