// The replies of a rehearsal, hidden until the person opens one, those that raise concern first.

import { lookOf } from '../../care/ask-consent.ts';
import type { Level } from '../../care/rehearse/check.ts';
import type { GroupReport, ProbeReport } from '../../care/rehearse/report.ts';
import type { Context } from '../../ports.ts';
import { Back } from '../../problem.ts';
import { probeText } from '../../screen/rehearse.ts';
import { words } from '../../words/rehearse.ts';

const order: readonly Level[] = ['concern', 'look', 'ok so far'];

async function choose({ ask }: Context, reports: readonly ProbeReport[]): Promise<ProbeReport | null> {
	try {
		return await ask.select<ProbeReport | null>({
			message: `${words.open} ${words.openHint}`,
			options: [
				{ value: null, label: words.leave },
				...reports.map((value) => ({ value, label: words.item(words.levels[value.level], value.probe.about) })),
			],
		});
	} catch (error) {
		if (error instanceof Back) return null;
		throw error;
	}
}

/** Opens one after the other until the person leaves. */
export async function openReplies(context: Context, groups: readonly GroupReport[]): Promise<void> {
	const reports = groups
		.flatMap(({ probes }) => probes)
		.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
	for (;;) {
		const chosen = await choose(context, reports);
		if (!chosen) return;
		context.terminal.say(probeText(chosen, lookOf(context)));
	}
}
