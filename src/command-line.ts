// Runs one parsed command over the real world, and turns whatever goes wrong into words and an exit code.

import os from 'node:os';
import { makeContext, platformOf } from './context.ts';
import { parse } from './options.ts';
import type { Command, Context } from './ports.ts';
import { Back, Problem, Stopped } from './problem.ts';
import { hanging } from './screen/hanging.ts';
import { fillCommands, fillDocument, type StartedAs, startedAs } from './screen/name.ts';
import { problemText } from './screen/problem.ts';
import { wantsColor, wantsUnicode } from './screen/terminal.ts';
import { commandLine } from './words/command-line.ts';
import { common } from './words/common.ts';
import { usage, usageOf } from './words/usage.ts';
import { refuseTyped, screenLanguage, speak } from './world/screen-language.ts';

export interface Loaded {
	run: Command;
	/** What it does where it is asked for in the middle of another command. */
	asked?: Command;
	/** What it adds to whatever went wrong with it. */
	told?: (problem: Problem) => Promise<Problem>;
}

type Loaders = Record<string, () => Promise<Loaded>>;

/** What a server said to a request that no step expected to fail is no fault of ours either. */
async function saidByServer(error: Error, context: Context | undefined): Promise<Problem> {
	const [{ explain }, { hostFor }] = await Promise.all([import('./install/faults.ts'), import('./ollama/host-for.ts')]);
	return explain(error, context ? { host: (await hostFor(context)).url } : {});
}

/** What reaches people of an error: known ones as they are, faults of ours with a way to report them. */
async function asProblem(error: unknown, context: Context | undefined): Promise<Problem> {
	if (error instanceof Problem) return error;
	// No question before this one, in any command: there is nothing to go back to.
	if (error instanceof Back) return new Stopped(undefined, error);
	if (context?.ports.signal.aborted) return new Problem('stopped', common.stopped, { exit: 130 });
	if (error instanceof Error && error.name === 'OllamaError') return saidByServer(error, context);
	const detail = error instanceof Error ? error.message : String(error);
	return new Problem('internal', common.internal, {
		cure: common.internalCure,
		raw: detail,
		cause: error,
	});
}

function report(
	problem: Problem,
	error: unknown,
	name: StartedAs,
	flags: { json: boolean; debug: boolean },
	context?: Context,
): void {
	if (flags.json) {
		const document = { schema: 1, error: { code: problem.code, text: problem.message, cure: problem.cure } };
		process.stdout.write(`${JSON.stringify(fillDocument(document, name), null, 2)}\n`);
	} else {
		const look = {
			columns: context?.terminal.columns() ?? (process.stderr.columns || 80),
			color: wantsColor(process.stderr, process.env),
			unicode: wantsUnicode(process.env, process.platform),
			accessible: context?.terminal.accessible ?? false,
		};
		process.stderr.write(`${fillCommands(problemText(problem, look), name)}\n`);
	}
	if (flags.debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

/** Also a command line that could not be read may have asked for help. */
async function withHelp(problem: Problem, argv: string[], loaders: Loaders): Promise<Problem> {
	if (!argv.includes('help-now')) return problem;
	return (await (await loaders['help-now']?.())?.told?.(problem)) ?? problem;
}

/** Parses, runs and reports. Returns the exit code. */
export async function runCommandLine(
	argv: string[],
	loaders: Loaders,
	version: () => Promise<string>,
): Promise<number> {
	const name = startedAs(process.env);
	const flags = { json: argv.includes('--json'), debug: argv.includes('--debug') };
	let context: Context | undefined;
	try {
		const language = screenLanguage(argv, {
			platform: platformOf(process.platform),
			env: process.env,
			home: os.homedir(),
		});
		if (language !== 'en') await speak(language);
		refuseTyped(argv);
		const invocation = parse(argv);
		if (invocation.flags['help']) {
			const explicit = argv.some((word) => word === invocation.command);
			const text = fillCommands(explicit ? usageOf(invocation.command) : usage(), name);
			process.stdout.write(`${hanging(text, process.stdout.columns || 80)}\n`);
			return 0;
		}
		if (invocation.flags['version']) {
			process.stdout.write(`${await version()}\n`);
			return 0;
		}
		context = makeContext(invocation, name, async (asking) => (await loaders['help-now']?.())?.asked?.(asking) ?? 1);
		const load = loaders[invocation.command];
		if (!load) throw new Problem('unknown-command', commandLine.unknownCommand(invocation.command), { exit: 2 });
		return await (await load()).run(context);
	} catch (error) {
		context?.terminal.progress(null);
		const problem = await withHelp(await asProblem(error, context), argv, loaders);
		report(problem, error, name, flags, context);
		return problem.exit;
	}
}
