// `talk`: consent first, then the server, then a conversation with the companion. Nothing of it is stored.

import { agreed, lookOf } from '../care/ask-consent.ts';
import { countryGiven } from '../care/country.ts';
import { readLines } from '../care/data.ts';
import { helpFor } from '../care/lines.ts';
import { missingCompanion } from '../care/missing-companion.ts';
import { changedSince } from '../care/rehearse/changed.ts';
import { talkAtTerminal } from '../care/talk/at-terminal.ts';
import { type ChatClient, chatClientOf, contextOf, type ModelShown, thinkOf } from '../care/talk/client.ts';
import { faultOf } from '../care/talk/fault.ts';
import type { Streams } from '../care/talk/input.ts';
import { talkPiped } from '../care/talk/piped.ts';
import { unload } from '../care/talk/warm.ts';
import { watches } from '../care/watches.ts';
import { modelForCompanion } from '../models/catalog.ts';
import { numberOf, textOf } from '../options.ts';
import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { helpCard } from '../screen/help.ts';
import type { Choices } from '../types/choices.ts';
import { words } from '../words/care.ts';
import { readChoices } from '../world/choices.ts';

const say = words.talk;

/** The rooms that `talk` stands on. */
export interface TalkParts {
	/** A client of a server that answers; ours is started where it is stopped. Throws a `Problem`. */
	connect: (modelsDir: string | undefined) => Promise<ChatClient>;
	/** What is not private about the server: cloud features, the network. Asked after `connect`. */
	notices: () => Promise<{ text: string; cure: string }[]>;
	streams: Streams;
	/** Milliseconds of silence before it is told; for tests. */
	patience?: readonly number[];
	/** Milliseconds without a key after which the clock may speak; for tests. */
	rest?: number;
}

function chosen({ flags }: Context, stored: Choices | null, country: string | null): Choices {
	if (!stored) throw new Problem('not-set-up', say.notSetUp, { cure: say.notSetUpCure });
	return {
		...stored,
		country,
		name: textOf(flags, 'name') ?? stored.name,
		sessionMinutes: numberOf(flags, 'sessionMinutes') ?? stored.sessionMinutes,
	};
}

async function shownModel(client: ChatClient, name: string, own: string): Promise<ModelShown> {
	try {
		return await client.show(name);
	} catch (error) {
		if (error instanceof Problem || faultOf(error).kind !== 'model-missing') throw error;
		throw missingCompanion({ name, own, command: 'talk' }, error);
	}
}

/**
 * The command, over the rooms it needs. Exit code 0; 130 where the person leaves with Ctrl-C, is under 18 or does not
 * agree. Throws a `Problem`: consent-needed, needs-terminal, not-set-up, companion-missing, and those of `connect`.
 */
export async function talk(context: Context, parts: TalkParts): Promise<number> {
	const { streams } = parts;
	const { interactive } = context.terminal;
	const stored = await readChoices(context.ports);
	// null: it has to be asked when help lines are wanted.
	const country = await countryGiven(context.flags, stored?.country ?? null);
	// Before everything else.
	if (!(await agreed(context, country))) return 130;
	if (!interactive && streams.input.isTTY)
		throw new Problem('needs-terminal', say.needsTerminal, { cure: say.needsTerminalCure });
	const choices = chosen(context, stored, country);
	const client = await parts.connect(choices.modelsDir);
	const shown = await shownModel(client, choices.name, stored?.name ?? choices.name);
	const known = modelForCompanion(choices.model);
	const think = thinkOf(shown, known?.thinking.canBeDisabled);
	const companion = { client, model: choices.name, system: shown.system, think };
	const length = contextOf(shown) ?? choices.context;
	const changed = await changedSince(context.ports, client, choices.name, shown);
	if (interactive)
		return talkAtTerminal(context, {
			companion,
			context: length,
			choices,
			streams,
			notices: await parts.notices(),
			changed,
			revive: async () => {
				await parts.connect(choices.modelsDir);
			},
			...(parts.patience ? { patience: parts.patience } : {}),
			...(parts.rest === undefined ? {} : { rest: parts.rest }),
		});
	try {
		const out = (text: string) => streams.output.write(text);
		const watch = await watches(choices);
		for (const note of [changed, watch.note]) if (note) context.terminal.note(note);
		const help = async () => helpCard(helpFor(await readLines(), choices.country), lookOf(context));
		const { signal } = context.ports;
		await talkPiped({ companion, context: length, input: streams.input, out, signal, watches: watch, help });
		return 0;
	} finally {
		await unload(companion);
	}
}

export const run: Command = async (context) => {
	const [{ ensureServer }, { hostFor }, { lookAtOllama }, { privacyNotices }] = await Promise.all([
		import('../install/ensure.ts'),
		import('../ollama/host-for.ts'),
		import('../ollama/look.ts'),
		import('../ollama/privacy.ts'),
	]);
	return talk(context, {
		connect: async (modelsDir) => chatClientOf(await ensureServer(context, modelsDir)),
		notices: async () => {
			const host = (await hostFor(context)).url;
			return privacyNotices(context.ports, await lookAtOllama(context.ports, { host }));
		},
		streams: { input: process.stdin, output: process.stdout },
	});
};
