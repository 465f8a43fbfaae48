#!/usr/bin/env node
// One command line becomes one command. The ports are made here, and only here the process ends.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Loaded } from './command-line.ts';
import { useCompiled } from './compiled.ts';

useCompiled(fileURLToPath(new URL('.', import.meta.url)));

const loaders: Record<string, () => Promise<Loaded>> = {
	setup: () => import('./commands/setup.ts'),
	advise: () => import('./commands/advise.ts'),
	check: () => import('./commands/check.ts'),
	machine: () => import('./commands/machine.ts'),
	retune: () => import('./commands/retune.ts'),
	config: () => import('./commands/config.ts'),
	prompt: () => import('./commands/prompt.ts'),
	talk: () => import('./commands/talk.ts'),
	rehearse: () => import('./commands/rehearse.ts'),
	write: () => import('./commands/write.ts'),
	'help-now': () => import('./commands/help-now.ts'),
	forget: () => import('./commands/forget.ts'),
	undo: () => import('./commands/undo.ts'),
	catalog: () => import('./commands/catalog.ts'),
	completion: () => import('./commands/completion.ts'),
	stop: () => import('./commands/stop.ts'),
	doctor: () => import('./commands/doctor.ts'),
};

async function version(): Promise<string> {
	const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
	return (JSON.parse(text) as { version: string }).version;
}

/** A closed pipe (`| head`) is the reader's right, not an error. */
function endWithThePipe(): void {
	for (const stream of [process.stdout, process.stderr])
		stream.on('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EPIPE') process.exit(0);
			throw error;
		});
}

async function main(argv: string[]): Promise<number> {
	if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
		process.stdout.write(`${await version()}\n`);
		return 0;
	}
	const { runCommandLine } = await import('./command-line.ts');
	return runCommandLine(argv, loaders, version);
}

endWithThePipe();
// Not process.exit at once: output to a pipe is written in the background, and must arrive whole.
void main(process.argv.slice(2)).then((code) => {
	process.exitCode = code;
	if (process.stdout.writableLength === 0) process.exit();
	process.stdout.once('drain', () => process.exit());
});
