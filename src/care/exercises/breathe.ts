// Paced breathing: one line a breath, a dot a second, out longer than in. Lines are only ever added, so that it works on
// any terminal; a screen reader gets the words alone.

import { words } from '../../words/exercises.ts';
import { type After, type Desk, ended } from './desk.ts';

const say = words.breathe;
/** Seconds in and out: six breaths a minute, the pace that studies of slow breathing use most. */
const pace = { in: 4, out: 6 };
const minutes = 3;

const seconds = (count: number, desk: Desk, signal: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		const timer = setTimeout(end, count * (desk.second ?? 1000));
		function end() {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			resolve();
		}
		signal.addEventListener('abort', end, { once: true });
	});

async function half(desk: Desk, which: 'in' | 'out', signal: AbortSignal): Promise<void> {
	const { accessible, unicode } = desk.page.look();
	desk.page.put(accessible ? `  ${say[which]}` : `  ${say[which].padEnd(5)}`);
	for (let i = 0; i < pace[which] && !signal.aborted; i++) {
		if (!accessible) desk.page.put(unicode ? '· ' : '. ');
		await seconds(1, desk, signal);
	}
	if (accessible) desk.page.put('\n');
}

/** Breathes for three minutes; Enter, Ctrl-C and any command end it. */
export async function breathe(desk: Desk): Promise<After> {
	const stop = new AbortController();
	let typed: string | null = null;
	const unwatch = desk.input.watch({
		stop: () => stop.abort(),
		command: (line) => {
			if (line.startsWith('/')) typed = line;
			stop.abort();
			return true;
		},
	});
	const signal = AbortSignal.any([stop.signal, desk.signal]);
	desk.page.note(say.how);
	try {
		for (let breath = 0; breath < (minutes * 60) / (pace.in + pace.out) && !signal.aborted; breath++) {
			await half(desk, 'in', signal);
			await half(desk, 'out', signal);
			if (!desk.page.look().accessible) desk.page.put('\n');
		}
	} finally {
		unwatch();
	}
	desk.page.blank();
	const leaves = desk.signal.aborted || typed === '/leave' || typed === '/quit';
	const after: After = leaves ? { leave: desk.signal.aborted ? null : typed } : 'go on';
	if (signal.aborted) return ended(desk, after, say.ended);
	desk.page.note(say.done);
	return after;
}
