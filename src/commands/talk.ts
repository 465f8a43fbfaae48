// `talk`: consent first, then the server, then a conversation with the companion. Nothing of it is stored.

import { askConsent, lookOf } from '../care/ask-consent.ts';
import { consentGiven } from '../care/consent.ts';
import { countryCode } from '../care/country.ts';
import { readLines } from '../care/data.ts';
import { type ChatClient, contextOf, type ModelShown, thinkOf } from '../care/talk/client.ts';
import { startClock } from '../care/talk/clock.ts';
import { begin } from '../care/talk/conversation.ts';
import type { Companion } from '../care/talk/exchange.ts';
import { faultOf } from '../care/talk/fault.ts';
import { openInput, type Streams } from '../care/talk/input.ts';
import { converse, type End } from '../care/talk/loop.ts';
import { makePage, type Page } from '../care/talk/page.ts';
import { talkPiped } from '../care/talk/piped.ts';
import { numberOf, textOf } from '../options.ts';
import type { Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { fillCommands } from '../screen/name.ts';
import { talkHead } from '../screen/talk.ts';
import type { Choices } from '../types/choices.ts';
import type { Finding } from '../types/machine.ts';
import { words } from '../words/care.ts';
import { readChoices } from '../world/choices.ts';

const say = words.talk;

/** The rooms that `talk` stands on. */
export interface TalkParts {
	client: ChatClient;
	/** Starts our server where it is stopped. Throws a `Problem`. */
	ensure: () => Promise<void>;
	/** What is not private on this computer: cloud features on, bound to the network. Asked after `ensure`. */
	findings: () => Promise<Pick<Finding, 'text' | 'cure'>[]>;
	streams: Streams;
	/** Milliseconds of silence before it is told; for tests. */
	patience?: readonly number[];
}

interface Ready {
	companion: Companion;
	context: number;
	choices: Choices;
}

/** Consent stands before everything else, and only a person at a terminal gives it. Null: the conversation does not begin. */
async function agreed(context: Context, country: string | null | undefined): Promise<boolean> {
	if (await consentGiven(context.ports)) return true;
	return (await askConsent(context, country)) === 'given';
}

async function chosen(context: Context): Promise<Choices> {
	const choices = await readChoices(context.ports);
	if (!choices) throw new Problem('not-set-up', say.notSetUp, { cure: say.notSetUpCure });
	return {
		...choices,
		name: textOf(context.flags, 'name') ?? choices.name,
		sessionMinutes: numberOf(context.flags, 'sessionMinutes') ?? choices.sessionMinutes,
	};
}

async function shownModel(client: ChatClient, name: string): Promise<ModelShown> {
	try {
		return await client.show(name);
	} catch (error) {
		if (error instanceof Problem || faultOf(error).kind !== 'model-missing') throw error;
		throw new Problem('companion-missing', say.companionMissing(name), {
			cure: say.companionMissingCure,
			cause: error,
		});
	}
}

async function ready({ client }: TalkParts, choices: Choices): Promise<Ready> {
	const shown = await shownModel(client, choices.name);
	return {
		companion: { client, model: choices.name, think: thinkOf(shown) },
		context: contextOf(shown) ?? choices.context,
		choices,
	};
}

/** Gives the memory back. It waits a little for the server, not longer; false where that did not work. */
async function unload({ client, model }: Companion, warm: Promise<unknown>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), 3000);
	});
	const freed = warm
		.then(() => client.unload(model))
		.then(
			() => true,
			() => false,
		);
	try {
		return await Promise.race([freed, late]);
	} finally {
		clearTimeout(timer);
	}
}

function leave(page: Page, env: Context['ports']['env']): void {
	const cleared = page.clear();
	const rest: string[] = [cleared ? say.left : say.leftNot];
	if (env['TMUX'] || env['STY']) rest.push(say.leftMultiplexer);
	page.note([...rest, say.leftRest].join(' '));
}

async function atTerminal(context: Context, parts: TalkParts, room: Ready): Promise<number> {
	const { ports, terminal } = context;
	const look = () => ({ ...lookOf(context), columns: terminal.columns() });
	const out = (text: string) => parts.streams.output.write(text);
	const fill = (text: string) => fillCommands(text, context.startedAs);
	const page = makePage({ out, look, fill, term: ports.env['TERM'] });
	page.blank();
	page.say(talkHead(room.choices.model, look()));
	const findings = await parts.findings();
	if (findings.length > 0) page.note([say.notPrivate, ...findings.map((f) => `${f.text} ${f.cure ?? ''}`)].join('\n'));
	// Loaded while the person writes. Where that fails, the first message fails the same way, and is told then.
	const warm = room.companion.client.load(room.companion.model).catch(faultOf);
	const input = openInput(parts.streams, ports.env['TERM'] !== 'dumb');
	// Told to end by a signal: whoever waits for a line gets the end of input.
	ports.signal.addEventListener('abort', () => input.close(), { once: true });
	let end: End = 'interrupted';
	try {
		end = await converse({
			page,
			input,
			companion: room.companion,
			conversation: begin(room.context),
			clock: startClock(ports.now(), room.choices.sessionMinutes),
			recap: null,
			country: room.choices.country,
			serverGone: false,
			revive: parts.ensure,
			lines: readLines,
			now: () => ports.now(),
			env: ports.env,
			signal: ports.signal,
			...(parts.patience ? { patience: parts.patience } : {}),
		});
	} finally {
		if (end === 'leave') leave(page, ports.env);
		input.close();
	}
	return farewell(end, page, await unload(room.companion, warm));
}

function farewell(end: End, page: Page, freed: boolean): number {
	if (end !== 'leave') {
		if (end !== 'quit') page.blank();
		page.note(freed ? say.end : `${say.end} ${say.memory}`);
	}
	return end === 'interrupted' ? 130 : 0;
}

/** The country given or chosen; null where it has to be asked when help lines are wanted. A wrong one ends with 2. */
async function countryOf(context: Context, stored: string | null | undefined): Promise<string | null> {
	const given = textOf(context.flags, 'country');
	return given === undefined ? (stored ?? null) : countryCode(await readLines(), given);
}

async function throughPipe(context: Context, parts: TalkParts, { companion, context: length }: Ready): Promise<number> {
	const { input, output } = parts.streams;
	try {
		await talkPiped({
			companion,
			context: length,
			input,
			out: (text) => output.write(text),
			signal: context.ports.signal,
		});
		return 0;
	} finally {
		await unload(companion, Promise.resolve());
	}
}

/**
 * The command, over the rooms it needs. Exit code 0; 130 where the person leaves with Ctrl-C or does not agree.
 * Throws a `Problem`: consent-needed, needs-terminal, not-set-up, companion-missing, and those of `ensure`.
 */
export async function talk(context: Context, parts: TalkParts): Promise<number> {
	const stored = await readChoices(context.ports);
	const country = await countryOf(context, stored?.country);
	if (!(await agreed(context, country))) return 130;
	const { interactive } = context.terminal;
	if (!interactive && parts.streams.input.isTTY)
		throw new Problem('needs-terminal', say.needsTerminal, { cure: say.needsTerminalCure });
	const choices = { ...(await chosen(context)), country };
	await parts.ensure();
	const room = await ready(parts, choices);
	return interactive ? atTerminal(context, parts, room) : throughPipe(context, parts, room);
}
