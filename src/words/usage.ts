// The help, as text: of the whole program, and of one command.

import { commands, type FlagSpec, optionsOf } from './commands.ts';

/** The help of the whole program. */
export function usage(): string {
	const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
	return [
		'kettleside: a private AI to think things through with, on your own computer.',
		'It is for reflection and journaling. It is not therapy and not a crisis service.',
		'',
		'  {me}',
		'      set up, step by step; nothing changes before you say yes',
		'  {me check gemma3:4b}',
		'      can this computer run it?',
		'',
		'Commands',
		...rows,
		'',
		'Every command has its own help: {me check --help}',
		'Help lines: {me help-now}',
	].join('\n');
}

const line = (name: string, spec: FlagSpec): string => {
	const left = `--${spec.negatable ? '[no-]' : ''}${name}${spec.value ? ` ${spec.value}` : ''}`;
	return left.length > 27 ? `  ${left}\n${' '.repeat(30)}${spec.help}` : `  ${left.padEnd(28)}${spec.help}`;
};

/** The help of one command. */
export function usageOf(command: string): string {
	const spec = commands[command];
	if (!spec) return usage();
	return [
		`${command}: ${spec.summary}`,
		'',
		...spec.examples.map((example) => `  {me ${example}}`),
		'',
		'Options',
		...optionsOf(spec).map(([name, flag]) => line(name, flag)),
	].join('\n');
}
