// Makes what a command gets: ports over the real world, the terminal, the asker.

import os from 'node:os';
import type { Invocation } from './options.ts';
import type { Command, Context, Ports } from './ports.ts';
import { makeAsker } from './screen/ask.ts';
import { makePlainAsker } from './screen/ask-plain.ts';
import { filled } from './screen/filled.ts';
import { fillDocument, type StartedAs } from './screen/name.ts';
import { noAsker } from './screen/no-asker.ts';
import { makeTerminal } from './screen/terminal.ts';
import type { Platform } from './types/machine.ts';
import { freeSpace, list, read } from './world/files.ts';

/** The first Ctrl-C asks everything to stop in order; the second ends at once. */
function stopSignal(): AbortSignal {
	const stop = new AbortController();
	for (const [name, code] of [
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)
		process.on(name, () => {
			if (stop.signal.aborted) process.exit(code);
			stop.abort(new Error(name));
		});
	return stop.signal;
}

/** Systems that are none of the three behave most like Linux. */
export const platformOf = (name: NodeJS.Platform): Platform => (name === 'darwin' || name === 'win32' ? name : 'linux');

/** A function whose module is loaded with its first call: most commands need neither processes nor the network. */
function later<A extends unknown[], R>(load: () => Promise<(...args: A) => Promise<R>>): (...args: A) => Promise<R> {
	let loaded: Promise<(...args: A) => Promise<R>> | undefined;
	return async (...args) => {
		loaded ??= load();
		return (await loaded)(...args);
	};
}

/** The ports over this computer. */
function makePorts(env: NodeJS.ProcessEnv): Ports {
	return {
		platform: platformOf(process.platform),
		arch: process.arch,
		env,
		home: os.homedir(),
		run: later(async () => (await import('./world/run.ts')).makeRun(env)),
		read,
		list,
		freeSpace,
		fetch: later(async () => {
			const { makeFirstFetch } = await import('./world/first-fetch.ts');
			return makeFirstFetch(async () => (await import('./world/http.ts')).makeFetch({ env }));
		}),
		now: () => new Date(),
		signal: stopSignal(),
	};
}

/** Everything one command gets. `help`: shows the help lines, where a question is answered with `?`. */
export function makeContext(invocation: Invocation, startedAs: StartedAs, help: Command): Context {
	const { flags } = invocation;
	const accessible = Boolean(flags['accessible'] || process.env['ACCESSIBLE']);
	const terminal = makeTerminal({
		// Opened only where somebody could type: it costs as much time as the rest of this function.
		stdin: process.stdout.isTTY ? process.stdin : { isTTY: false },
		stdout: process.stdout,
		stderr: process.stderr,
		env: process.env,
		startedAs,
		quiet: Boolean(flags['quiet']),
		json: Boolean(flags['json']),
		accessible,
		now: () => performance.now(),
	});
	const ports = makePorts(process.env);
	const streams = {
		get input() {
			return process.stdin;
		},
		output: process.stdout,
		terminal,
		signal: ports.signal,
		help: () => help(context),
	};
	const plain = accessible || process.env['TERM'] === 'dumb';
	const asker = () => filled(plain ? makePlainAsker(streams) : makeAsker(streams), startedAs);
	const context: Context = {
		ports,
		terminal,
		ask: terminal.interactive ? asker() : noAsker,
		flags,
		said: {},
		words: invocation.words,
		startedAs,
		json: (document) => process.stdout.write(`${JSON.stringify(fillDocument(document, startedAs), null, 2)}\n`),
	};
	return context;
}
