// Plays the scenes one after the other, keeps each as it comes, and stops at any key.

import type { Scene } from '../../care/rehearse/choose.ts';
import { type Rehearsal, writeRehearsal } from '../../care/rehearse/record.ts';
import { play, type Stage } from '../../care/rehearse/scene.ts';
import type { ModelShown } from '../../care/talk/client.ts';
import type { Companion } from '../../care/talk/exchange.ts';
import { type Fault, rawOf } from '../../care/talk/fault.ts';
import { unload } from '../../care/talk/warm.ts';
import { readParameters } from '../../ollama/parameters.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { duration } from '../../screen/text.ts';
import { words as care } from '../../words/care.ts';
import { words } from '../../words/rehearse.ts';

export interface Cast {
	companion: Companion;
	/** The same model without its instructions. */
	bare: Companion;
	/** Of the companion: its sampling is used for both. */
	shown: ModelShown;
	/** Tokens. */
	context: number;
}

/** The companion's numbers, for the model that has none of its own. */
const numbersOf = (shown: ModelShown): Record<string, number> =>
	Object.fromEntries(
		[...readParameters(shown.parameters)].flatMap(([name, [value]]) =>
			value !== undefined && Number.isFinite(Number(value)) ? [[name, Number(value)]] : [],
		),
	);

/** Any key ends what is under way; Ctrl-C does too. Returns what gives the keyboard back. */
function atAnyKey(context: Context, stop: () => void): () => void {
	const { stdin } = process;
	context.ports.signal.addEventListener('abort', stop, { once: true });
	if (!context.terminal.interactive) return () => context.ports.signal.removeEventListener('abort', stop);
	stdin.setRawMode?.(true);
	stdin.once('data', stop);
	stdin.resume();
	return () => {
		context.ports.signal.removeEventListener('abort', stop);
		stdin.off('data', stop);
		stdin.setRawMode?.(false);
		stdin.pause();
	};
}

const mean = (seconds: number[]): number => seconds.reduce((sum, one) => sum + one, 0) / Math.max(1, seconds.length);

/** What is left, by what the scenes so far took; empty before the first. */
function leftText(seconds: number[], left: number): string {
	return seconds.length === 0 ? '' : words.left(duration(mean(seconds) * left));
}

function stoppedBy(fault: Fault): Problem {
	const { faults, tooLongPiped } = care.talk;
	const why = fault.kind === 'too-long' ? tooLongPiped(fault.tokens) : faults[fault.kind];
	return new Problem('rehearsal-stopped', words.faults(why), { cure: words.faultsCure, ...rawOf(fault) });
}

/** Plays what is left. `stopped`: a key was pressed. Throws a `Problem` `rehearsal-stopped` where the server fails. */
export async function playAll(
	context: Context,
	cast: Cast,
	before: Rehearsal,
	{ left, all }: { left: readonly Scene[]; all: number },
): Promise<{ rehearsal: Rehearsal; stopped: boolean }> {
	const { ports, terminal } = context;
	const stop = new AbortController();
	const release = atAnyKey(context, () => stop.abort());
	const stage = { context: cast.context, signal: stop.signal };
	const dressed: Stage = { ...stage, companion: cast.companion };
	const bare: Stage = { ...stage, companion: cast.bare, options: numbersOf(cast.shown) };
	const seconds: number[] = [];
	let rehearsal = before;
	try {
		for (const [i, scene] of left.entries()) {
			const place = all - left.length + i + 1;
			const time = leftText(seconds, left.length - i);
			terminal.progress(`  ${words.progress(place, all, words.groups[scene.probe.group], time)}`);
			const end = await play(scene.bare ? bare : dressed, scene);
			if ('stopped' in end) return { rehearsal, stopped: true };
			if ('fault' in end) throw stoppedBy(end.fault);
			seconds.push(end.played.seconds);
			const result = { probe: scene.probe.id, run: scene.run, bare: scene.bare, ...end.played };
			rehearsal = { ...rehearsal, at: ports.now().toISOString(), results: [...rehearsal.results, result] };
			await writeRehearsal(ports, rehearsal);
		}
		return { rehearsal, stopped: false };
	} finally {
		terminal.progress(null);
		release();
		// The memory is given back; a server that is gone has none of it.
		await unload(cast.companion);
	}
}
