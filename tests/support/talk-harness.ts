// Runs `talk` with the real ports and terminal against the server of a test, named by CHAT_HOST.

import { existsSync } from 'node:fs';
import { run as helpNow } from '../../src/commands/help-now.ts';
import { talk } from '../../src/commands/talk.ts';
import { makeContext } from '../../src/context.ts';
import { parse } from '../../src/options.ts';
import { Problem } from '../../src/problem.ts';
import { fillCommands } from '../../src/screen/name.ts';
import { problemText } from '../../src/screen/problem.ts';
import { chatClient } from './chat-client.ts';

const context = makeContext(parse(['talk', ...process.argv.slice(2)]), 'kettleside', helpNow);
const hours = Number(process.env['TALK_HOURS'] ?? '0');
const clockFile = process.env['TALK_CLOCK'];
let asked = 0;
const passed = () => (clockFile ? existsSync(clockFile) : asked++ > 0);
let connected = 0;
const ports = {
	...context.ports,
	// The clock of a test: the given hours pass after the first look at it.
	// With TALK_CLOCK they pass when that file is there.
	now: () => new Date(Date.UTC(2026, 10, 25, 9) + (passed() ? hours * 3_600_000 : 0)),
};
try {
	process.exitCode = await talk(
		{ ...context, ports },
		{
			connect: async () => {
				if (++connected > 1 && process.env['TALK_DOWN'])
					throw new Problem('server-down', 'Ollama does not start.', { cure: '{me doctor} looks why.' });
				return chatClient(process.env['CHAT_HOST'] ?? '', ports.fetch);
			},
			notices: async () =>
				process.env['TALK_CLOUD']
					? [{ text: 'Ollama can reach its cloud.', cure: '{me doctor} says how to switch it off.' }]
					: [],
			streams: { input: process.stdin, output: process.stdout },
			patience: [150, 100_000],
			rest: 200,
		},
	);
} catch (error) {
	if (!(error instanceof Problem)) throw error;
	const look = { columns: context.terminal.columns(), color: false, unicode: true, accessible: false };
	process.stderr.write(`${fillCommands(problemText(error, look), 'kettleside')}\n`);
	process.exitCode = error.exit;
}
