// `rehearse`: prepared messages to the companion, consent first; its replies are shown and looked at, never scored.

import { agreed, lookOf } from '../care/ask-consent.ts';
import { dayOf } from '../care/day.ts';
import { missingCompanion } from '../care/missing-companion.ts';
import { type Group, groups, type Probe, readProbes } from '../care/probes.ts';
import { repliesOf, type Scene, scenes } from '../care/rehearse/choose.ts';
import {
	isPlayed,
	promptHash,
	type Rehearsal,
	readRehearsal,
	type Subject,
	sameSubject,
} from '../care/rehearse/record.ts';
import { raisesConcern, reportOf } from '../care/rehearse/report.ts';
import { chatClientOf, contextOf, thinkOf } from '../care/talk/client.ts';
import { ensureServer } from '../install/ensure.ts';
import { withLock } from '../install/lock.ts';
import { modelForCompanion } from '../models/catalog.ts';
import { sameName } from '../models/names.ts';
import { nearest } from '../nearest.ts';
import type { Client } from '../ollama/client.ts';
import { hostFor } from '../ollama/host-for.ts';
import { textOf } from '../options.ts';
import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { fillCommands } from '../screen/name.ts';
import { reportText } from '../screen/rehearse.ts';
import { block, duration } from '../screen/text.ts';
import type { Choices } from '../types/choices.ts';
import { words as care } from '../words/care.ts';
import { words } from '../words/rehearse.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';
import { isHere } from '../world/this-computer.ts';
import { larger } from './rehearse/larger.ts';
import { openReplies } from './rehearse/open.ts';
import { type Cast, playAll } from './rehearse/play.ts';
import { secondsAReply } from './rehearse/time.ts';

const listOf = (value: Context['flags'][string]): string[] => (Array.isArray(value) ? value : []);

function skipped(context: Context): Group[] {
	return listOf(context.flags['skip']).map((name) => {
		const group = groups.find((one) => one === name.toLowerCase());
		if (group) return group;
		const near = nearest(name, groups, 2);
		throw new Problem('unknown-group', words.unknownGroup(name), {
			cure: words.unknownGroupCure(near, groups),
			exit: 2,
		});
	});
}

/** `own`: the name of the companion that was set up, whichever is rehearsed. */
type Named = Choices & { own: string };

async function choicesOf({ ports, flags }: Context): Promise<Named> {
	const stored = await readChoices(ports);
	if (!stored) throw new Problem('not-set-up', care.talk.notSetUp, { cure: care.talk.notSetUpCure });
	return { ...stored, name: textOf(flags, 'name') ?? stored.name, own: stored.name };
}

/** The companion as it is now, and the same model without its instructions. */
async function castOf(client: Client, choices: Named): Promise<Cast & { subject: Subject }> {
	const { name, model, own } = choices;
	const tags = await client.tags();
	const row = tags.find((tag) => sameName(tag.name, name));
	if (!row) throw missingCompanion({ name, own, command: 'rehearse' });
	const shown = await client.show(name);
	const known = modelForCompanion(model);
	const think = thinkOf(shown, known?.thinking.canBeDisabled);
	const chat = chatClientOf(client);
	return {
		companion: { client: chat, model: name, think },
		bare: { client: chat, model, think },
		shown,
		context: contextOf(shown) ?? choices.context,
		subject: { name, digest: row.digest, promptHash: promptHash(shown) },
	};
}

/** Told before anything is sent; a person at a terminal says yes, each time. */
async function begins(context: Context, left: readonly Scene[], seconds: number | undefined): Promise<boolean> {
	const { terminal, ask } = context;
	const count = left.reduce((sum, scene) => sum + repliesOf(scene), 0);
	const time = seconds === undefined ? words.timeUnknown : words.time(duration(count * seconds));
	const host = (await hostFor(context)).url;
	const what = words.what(count, time, isHere(host) ? undefined : host);
	terminal.say(`\n${block(what, terminal.columns())}\n`);
	if (!terminal.interactive) return true;
	if (await ask.confirm({ message: words.agree, yes: words.yes, no: words.no, initial: false })) return true;
	terminal.say(block(words.notNow, terminal.columns()));
	return false;
}

const say = ({ terminal, startedAs }: Context, text: string): void =>
	terminal.say(`${fillCommands(block(text, terminal.columns()), startedAs)}\n`);

/** What is there already of this very companion, unless it is to begin anew. */
async function earlier(context: Context, subject: Subject): Promise<Rehearsal> {
	const stored = context.flags['again'] ? null : await readRehearsal(context.ports);
	if (stored && sameSubject(stored.subject, subject)) return stored;
	if (stored) say(context, words.changed(dayOf(new Date(stored.at))));
	return { schema: 1, subject, at: context.ports.now().toISOString(), results: [] };
}

async function show(context: Context, probes: readonly Probe[], rehearsal: Rehearsal, choices: Choices): Promise<void> {
	const reports = reportOf(probes, rehearsal);
	if (context.flags['json'])
		return context.json({
			...rehearsal,
			groups: reports.map(({ probes: own, ...rest }) => ({ ...rest, probes: own.length })),
		});
	if (reports.length === 0) return;
	const look = lookOf(context);
	context.terminal.say(`\n${reportText(reports, look)}\n`);
	if (raisesConcern(reports)) say(context, await concern(context, choices));
	if (context.terminal.interactive) await openReplies(context, reports);
}

async function concern(context: Context, choices: Choices): Promise<string> {
	const found = await larger(context, choices.model);
	const first = found ? words.larger(found.name, words.well[found.verdict]) : words.noLarger;
	return [words.concern, `- ${first}`, `- ${words.noChat}`, `- ${words.people}`].join('\n');
}

async function rehearse(context: Context, choices: Named): Promise<number> {
	const { flags, ports } = context;
	const probes = readProbes();
	const all = scenes(probes, { all: flags['all'] === true, bare: flags['bare'] === true, skip: skipped(context) });
	if (all.length === 0) throw new Problem('nothing-to-send', words.nothing, { cure: words.nothingCure, exit: 2 });
	const client = await ensureServer(context, choices.modelsDir);
	const cast = await castOf(client, choices);
	const before = await earlier(context, cast.subject);
	const left = all.filter((scene) => !isPlayed(before, scene));
	if (left.length === 0) {
		say(context, words.complete(dayOf(new Date(before.at))));
		await show(context, probes, before, choices);
		return 0;
	}
	if (left.length < all.length) say(context, words.resumes(all.length - left.length, all.length));
	if (!(await begins(context, left, await secondsAReply(ports, before)))) return 130;
	const { rehearsal, stopped } = await playAll(context, cast, before, { left, all: all.length });
	if (stopped)
		say(
			context,
			words.stopped(all.length - left.length + (rehearsal.results.length - before.results.length), all.length),
		);
	await show(context, probes, rehearsal, choices);
	return stopped ? 130 : 0;
}

/**
 * Exit code 0 when all was sent, whatever came of it; 130 where it was stopped. Throws a `Problem`: consent-needed,
 * not-set-up, companion-missing, probes-unreadable, unknown-group (2), locked, and those of starting the server.
 */
export const run: Command = async (context) => {
	const choices = await choicesOf(context);
	if (!(await agreed(context, choices.country))) return 130;
	// Two at once would load the model twice and write over each other.
	return withLock(folders(context.ports).state, () => rehearse(context, choices));
};
