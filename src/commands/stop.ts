// stop: ends our server and gives the memory back; someone else's server only forgets the companion.

import { installFolder } from '../install/ensure.ts';
import { stopServer } from '../install/stop.ts';
import { makeClient } from '../ollama/client.ts';
import { OllamaError } from '../ollama/error.ts';
import { hostFor } from '../ollama/host-for.ts';
import type { Command, Context } from '../ports.ts';
import { block } from '../screen/text.ts';
import { companionName } from '../types/choices.ts';
import { server as words } from '../words/install.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';

/** Takes the companion out of the memory of a server that is not ours. Returns whether one answered. */
async function unload(context: Context, host: string): Promise<boolean> {
	const name = companionName(await readChoices(context.ports));
	try {
		await makeClient(context.ports, host).unload(name);
		return true;
	} catch (error) {
		if (!(error instanceof OllamaError)) throw error;
		// 404: it answers, and has no such companion.
		return error.kind === 'answer';
	}
}

export const run: Command = async (context) => {
	const { ports, flags } = context;
	const stopped = await stopServer({ ports, state: folders(ports).state, installFolder: installFolder(ports) });
	const host = (await hostFor(context)).url;
	const other = stopped ? false : await unload(context, host);
	const text = stopped ? words.stopped : other ? words.notOurs(host) : words.notRunning;
	if (flags['json']) context.json({ schema: 1, stopped, text });
	else context.terminal.say(block(text, context.terminal.columns()));
	return 0;
};
