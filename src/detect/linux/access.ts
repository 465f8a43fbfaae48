// Whether the cards that the kernel lists may be opened: by this user, and inside a container at all. A container sees
// every card of its computer in /sys, and gets only the devices it was started with.

import { isMissing, isUnknown } from '../../types/known.ts';
import type { Finding } from '../../types/machine.ts';
import { probeWords } from '../../words/probes.ts';
import type { Look, Seen } from '../probe.ts';
import { inContainer } from './system.ts';

const namesIn = async (look: Look, folder: string): Promise<string[] | null> => {
	const names = await look.list(folder);
	return isUnknown(names) ? (isMissing(names) ? [] : null) : names;
};

/** What is missing in a container: everything, or for AMD the device that ROCm computes with. */
async function notPassedIn(look: Look, seen: readonly Seen[], nodes: readonly string[]): Promise<Finding[]> {
	const name = seen[0]?.gpu.name ?? '';
	if (nodes.length === 0) return [probeWords.notPassedIn(name)];
	const [radeon, devices] = [seen.find(({ gpu }) => gpu.vendor === 'amd'), await namesIn(look, '/dev')];
	const kfd = devices === null || devices.includes('kfd');
	return radeon && !kfd ? [probeWords.kfdNotPassedIn(radeon.gpu.name)] : [];
}

/** Opening a render node is what Ollama does too; `seen` are AMD's and Intel's cards. */
export async function accessTo(look: Look, seen: readonly Seen[]): Promise<Finding[]> {
	if (seen.length === 0) return [];
	const [files, contained] = await Promise.all([namesIn(look, '/dev/dri'), inContainer(look)]);
	const nodes = files?.filter((file) => /^renderD\d+$/.test(file));
	if (nodes === undefined) return [];
	const opened = await Promise.all(nodes.map((file) => look.read(`/dev/dri/${file}`)));
	const denied = opened.filter((answer) => isUnknown(answer) && ['EACCES', 'EPERM'].includes(answer.unknown));
	if (nodes.length > 0 && denied.length === nodes.length) return [probeWords.noRenderAccess(seen[0]?.gpu.name ?? '')];
	return contained ? notPassedIn(look, seen, nodes) : [];
}
