// stop: ends our server and gives the memory back; someone else's server only forgets the companion.

import { installFolder } from '../install/ensure.ts';
import { explain, problem } from '../install/faults.ts';
import { stopServer } from '../install/stop.ts';
import { type Client, makeClient } from '../ollama/client.ts';
import { OllamaError } from '../ollama/error.ts';
import type { OllamaHost } from '../ollama/host.ts';
import { hostFor } from '../ollama/host-for.ts';
import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { block } from '../screen/text.ts';
import { companionName } from '../types/choices.ts';
import { serving, server as words } from '../words/install.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';

/** Nobody there: the system says so, or a proxy on the way does (RFC 9110, 15.6: 502 to 504). */
const nobody = ({ kind, status = 0 }: OllamaError): boolean =>
	kind === 'unreachable' || (status >= 502 && status <= 504);

/** Why a server that was asked for its version is no Ollama that answers. */
function absent(error: OllamaError, host: string): Problem {
	if (nobody(error))
		return new Problem('server-closed', serving.remote(host).text, { cure: words.nobodyCure, raw: error.message });
	return error.status === 403 || error.kind !== 'answer' ? explain(error, { host }) : problem('port-held', { host });
}

/** Takes the companion out of the memory of a server that is not ours. Returns whether that server has one. */
async function unload(context: Context, client: Client): Promise<boolean> {
	try {
		await client.unload(companionName(await readChoices(context.ports)));
		return true;
	} catch (error) {
		if (error instanceof OllamaError && error.status === 404) return false;
		throw explain(error, { host: client.host });
	}
}

/** What to say of a server that is not ours. An address that was named has to answer, that of this computer need not. */
async function atOther(context: Context, { url, local, source }: OllamaHost): Promise<string> {
	const client = makeClient(context.ports, url);
	try {
		await client.version({ signal: context.ports.signal });
	} catch (error) {
		if (!(error instanceof OllamaError)) throw error;
		if (local && source !== 'flag' && error.kind !== 'silent') return words.notRunning;
		throw absent(error, url);
	}
	return (await unload(context, client)) ? words.notOurs(url) : words.noCompanion(url);
}

export const run: Command = async (context) => {
	const { ports, flags } = context;
	const host = await hostFor(context);
	// Who names another computer means that one, and not the server of this.
	const there = host.source === 'flag' && !host.local;
	const job = { ports, state: folders(ports).state, installFolder: installFolder(ports) };
	const stopped = there ? false : await stopServer(job);
	const text = stopped ? words.stopped : await atOther(context, host);
	if (flags['json']) context.json({ schema: 1, stopped, text });
	else context.terminal.say(block(text, context.terminal.columns()));
	return 0;
};
