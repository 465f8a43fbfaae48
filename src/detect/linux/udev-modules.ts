// Memory modules as udev noted them when the computer started: systemd 248 and later (rules.d/70-memory.rules) reads
// the firmware's table as root and leaves it where everybody may read it (systemd/systemd#17837). No process, no root.

import { isUnknown } from '../../types/known.ts';
import { type MemoryModule, placeOf } from '../modules.ts';
import type { Look } from '../probe.ts';
import { clean, printable, whole } from '../text.ts';

/** udev's notes on the firmware: "E:MEMORY_DEVICE_0_CONFIGURED_SPEED_MTS=3200". */
const udevNotes = '/run/udev/data/+dmi:id';

/** Values by slot and name ("0" → "SIZE" → "8589934592"). */
function slotsIn(text: string): Map<string, Map<string, string>> {
	const slots = new Map<string, Map<string, string>>();
	for (const [, slot = '', name = '', value = ''] of clean(text).matchAll(
		/^E:[ \t]?MEMORY_DEVICE_(\d{1,3})_([A-Z_]+)=(.*)$/gm,
	)) {
		const values = slots.get(slot) ?? new Map<string, string>();
		slots.set(slot, values.set(name, value.trim()));
	}
	return slots;
}

/** An older systemd has no name for DDR5 or LPDDR5 and says "<OUT OF SPEC>" (systemd/systemd#30699). */
const typeOf = (told: string | undefined): string | null =>
	/^(?:<|Unknown$)/.test(told ?? '') ? null : printable(told);

/**
 * Whether it fills a channel: soldered chips mostly share one, and counted each they would promise too much. They are
 * narrower, or no module by their form; the type's name (LPDDR) is looked at where they are added up.
 */
const fillsChannel = (slot: ReadonlyMap<string, string>): boolean =>
	slot.get('DATA_WIDTH') === '64' && (typeOf(slot.get('TYPE')) !== null || /DIMM$/.test(slot.get('FORM_FACTOR') ?? ''));

/** Modules that are plugged in; without a speed where it cannot be counted. */
export const noteModules = (text: string): MemoryModule[] =>
	[...slotsIn(text).values()].flatMap((slot) => {
		const bytes = whole(slot.get('SIZE'));
		if (!bytes || slot.get('PRESENT') === '0') return [];
		const speed = fillsChannel(slot) ? whole(slot.get('CONFIGURED_SPEED_MTS')) : null;
		return [
			{
				bytes,
				type: typeOf(slot.get('TYPE')),
				speed: speed || null,
				...placeOf(printable(slot.get('BANK_LOCATOR')), printable(slot.get('LOCATOR'))),
			},
		];
	});

/** The modules by udev's notes; none where it left none (another system, a container, an older systemd). */
export async function udevModules(look: Pick<Look, 'read'>): Promise<MemoryModule[]> {
	const notes = await look.read(udevNotes);
	return isUnknown(notes) ? [] : noteModules(notes);
}
