// The graphics cards that the Linux kernel knows, from /sys/class/drm and /sys/bus/pci, one entry per card. The
// card's number need not begin at 0, and "card0-HDMI-A-1" is a socket, not a card.

import { isUnknown, type Known } from '../../types/known.ts';
import type { Look } from '../probe.ts';
import { clean, pciAddress } from '../text.ts';

export interface Card {
	/** PCI vendor and device, four hexadecimal digits each. */
	vendor: string;
	device: string;
	pci: string | null;
	driver: string | null;
	/** Reads a file of the device, wherever the kernel keeps it. */
	read(name: string): Promise<Known<string>>;
	/** Reads a file of the card itself (beside its `device`). */
	readCard(name: string): Promise<Known<string>>;
	list(): Promise<string[]>;
	folder: string;
}

type Files = Pick<Look, 'read' | 'list'>;

const names = async (look: Files, folder: string): Promise<string[]> => {
	const listed = await look.list(folder);
	return isUnknown(listed) ? [] : listed;
};

const hex = (text: Known<string>): string | null =>
	isUnknown(text) ? null : (/^0x([0-9a-f]{4})$/.exec(clean(text).trim().toLowerCase())?.[1] ?? null);

async function firstOf(look: Files, paths: readonly string[]): Promise<Known<string>> {
	let last: Known<string> = { unknown: 'ENOENT' };
	for (const path of paths) {
		last = await look.read(path);
		if (!isUnknown(last)) return last;
	}
	return last;
}

/** The PCI side alone tells display controllers (class 03) and accelerators without a screen (class 12). */
async function isDisplay(look: Files, folder: string): Promise<boolean> {
	const kind = await look.read(`${folder}/class`);
	if (!isUnknown(kind)) return ['0x03', '0x12'].some((code) => kind.trim().toLowerCase().startsWith(code));
	return (await names(look, folder)).some((name) => /^mem_info_vram_total$|^tile\d+$|^drm$/.test(name));
}

async function makeCard(look: Files, cardFolder: string | null, deviceFolder: string): Promise<Card | null> {
	const at = (name: string) => `${deviceFolder}/${name}`;
	const [vendor, device, uevent] = await Promise.all(['vendor', 'device', 'uevent'].map((n) => look.read(at(n))));
	const event = uevent === undefined || isUnknown(uevent) ? '' : clean(uevent);
	const ids = /^PCI_ID=([0-9A-F]{4}):([0-9A-F]{4})$/im.exec(event);
	const maker = (vendor && hex(vendor)) ?? ids?.[1]?.toLowerCase() ?? null;
	if (maker === null) return null;
	const pci = pciAddress(/^PCI_SLOT_NAME=(.+)$/m.exec(event)?.[1]) ?? pciAddress(deviceFolder.split('/').at(-1));
	const bus = pci ? `/sys/bus/pci/devices/${pci}` : null;
	const folders = [deviceFolder, ...(bus && bus !== deviceFolder ? [bus] : [])];
	const drm = (await names(look, at('drm'))).filter((name) => /^card\d+$/.test(name)).map((name) => at(`drm/${name}`));
	const cards = [...(cardFolder ? [cardFolder] : []), ...drm];
	return {
		vendor: maker,
		device: (device && hex(device)) ?? ids?.[2]?.toLowerCase() ?? '',
		pci,
		driver: /^DRIVER=(\S+)$/m.exec(event)?.[1] ?? null,
		read: (name) =>
			firstOf(
				look,
				folders.map((folder) => `${folder}/${name}`),
			),
		readCard: (name) =>
			firstOf(
				look,
				cards.map((folder) => `${folder}/${name}`),
			),
		list: async () => [...new Set((await Promise.all(folders.map((folder) => names(look, folder)))).flat())],
		folder: deviceFolder,
	};
}

async function drmCards(look: Files, listed: readonly string[]): Promise<Card[]> {
	const cards = listed.filter((name) => /^card\d+$/.test(name)).map((name) => `/sys/class/drm/${name}`);
	const made = await Promise.all(cards.map((folder) => makeCard(look, folder, `${folder}/device`)));
	return made.filter((card) => card !== null);
}

async function pciCards(look: Files, listed: readonly string[]): Promise<Card[]> {
	const folders = listed.filter((name) => pciAddress(name)).map((name) => `/sys/bus/pci/devices/${name}`);
	const display = await Promise.all(folders.map((folder) => isDisplay(look, folder)));
	const made = await Promise.all(
		folders.filter((_, place) => display[place]).map((folder) => makeCard(look, null, folder)),
	);
	return made.filter((card) => card !== null);
}

/** Every card once; `readable` says whether the kernel's lists could be read at all. */
export async function linuxCards(look: Files): Promise<{ cards: Card[]; readable: boolean }> {
	const [drm, pci] = await Promise.all([look.list('/sys/class/drm'), look.list('/sys/bus/pci/devices')]);
	const [byDrm, byPci] = await Promise.all([
		drmCards(look, isUnknown(drm) ? [] : drm),
		pciCards(look, isUnknown(pci) ? [] : pci),
	]);
	const known = new Set(byDrm.map((card) => card.pci));
	const unmatched = byDrm.filter((card) => card.pci === null).map((card) => `${card.vendor}:${card.device}`);
	const rest = byPci.filter((card) => !known.has(card.pci) && !unmatched.includes(`${card.vendor}:${card.device}`));
	return { cards: [...byDrm, ...rest], readable: !isUnknown(drm) || !isUnknown(pci) };
}
