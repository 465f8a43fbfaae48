// The kernel's compute topology (kfd): which target each AMD chip is, by its place on the PCI bus.

import { isUnknown } from '../../types/known.ts';
import type { Look } from '../probe.ts';
import { clean, whole } from '../text.ts';
import { gfxOf } from './chips.ts';

const folder = '/sys/class/kfd/kfd/topology/nodes';

export interface KfdNode {
	gfx: string;
	/** PCI device, four hexadecimal digits. */
	device: string | null;
	pci: string | null;
}

const property = (text: string, name: string): number | null =>
	whole(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** One node's properties; null for processors, whose target is 0. */
export function parseNode(raw: string): KfdNode | null {
	const text = clean(raw);
	const gfx = gfxOf(property(text, 'gfx_target_version'));
	if (!gfx) return null;
	const [at, domain, device] = [property(text, 'location_id'), property(text, 'domain'), property(text, 'device_id')];
	const place = at === null ? null : `${hex((at >> 8) & 0xff, 2)}:${hex((at >> 3) & 0x1f, 2)}.${at & 7}`;
	return {
		gfx,
		device: device === null ? null : hex(device, 4),
		pci: place === null ? null : `${hex(domain ?? 0, 4)}:${place}`,
	};
}

export async function kfdNodes(look: Pick<Look, 'read' | 'list'>): Promise<KfdNode[]> {
	const listed = await look.list(folder);
	if (isUnknown(listed)) return [];
	const texts = await Promise.all(listed.map((name) => look.read(`${folder}/${name}/properties`)));
	return texts.map((text) => (isUnknown(text) ? null : parseNode(text))).filter((node) => node !== null);
}
