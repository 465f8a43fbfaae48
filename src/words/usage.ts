// The help, as text: of the whole program, and of one command.

import { commands, type FlagSpec, optionsOf } from './commands.ts';

export const usageWords = {
	about: [
		'kettleside: a private AI to think things through with, on your own computer.',
		'It is for reflection and journaling. It is not therapy and not a crisis service.',
	],
	setup: 'set up, step by step; nothing changes before you say yes',
	check: 'can this computer run it?',
	commands: 'Commands',
	own: 'Every command has its own help: {me check --help}',
	lines: 'Help lines: {me help-now}',
	options: 'Options',
};

/** The help of the whole program. */
export function usage(): string {
	const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
	return [
		...usageWords.about,
		'',
		'  {me}',
		`      ${usageWords.setup}`,
		'  {me check gemma3:4b}',
		`      ${usageWords.check}`,
		'',
		usageWords.commands,
		...rows,
		'',
		usageWords.own,
		usageWords.lines,
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
		usageWords.options,
		...optionsOf(spec).map(([name, flag]) => line(name, flag)),
	].join('\n');
}
