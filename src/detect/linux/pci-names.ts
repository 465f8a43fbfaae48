// Names of PCI devices: the list that Linux distributions ship (pci.ids), read only where a card has no other name.

import { isUnknown } from '../../types/known.ts';
import type { Look } from '../probe.ts';
import { printable } from '../text.ts';

const files = ['/usr/share/hwdata/pci.ids', '/usr/share/misc/pci.ids'];

/** The device's name under its vendor, or null. */
function nameIn(list: string, vendor: string, device: string): string | null {
	const from = list.search(new RegExp(`^${vendor}  `, 'm'));
	if (from < 0) return null;
	const rest = list.slice(from + 1);
	const end = rest.search(/^[0-9a-f]{4} {2}/m);
	const block = end < 0 ? rest : rest.slice(0, end);
	return printable(new RegExp(`^\\t${device}  (.+)$`, 'm').exec(block)?.[1]);
}

/** "Navi 31 [Radeon RX 7900 XT/7900 XTX]", or null where no list is there or it does not know the device. */
export async function pciName(look: Pick<Look, 'read'>, vendor: string, device: string): Promise<string | null> {
	if (!/^[0-9a-f]{4}$/.test(vendor) || !/^[0-9a-f]{4}$/.test(device)) return null;
	for (const file of files) {
		const list = await look.read(file);
		const name = isUnknown(list) ? null : nameIn(list, vendor, device);
		if (name !== null) return name;
	}
	return null;
}

/** The market name: what stands in the brackets, if any. */
export const marketName = (name: string): string => /\[([^\]]+)\]/.exec(name)?.[1] ?? name;
