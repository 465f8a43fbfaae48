// Scripts that complete commands and options in a shell, made from the one table of commands. They contact nothing.

import { type CommandSpec, commands, type FlagSpec, optionsOf } from './commands.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

export const words = {
	unknown: (typed: string) => `There is no completion for "${typed}".`,
	unknownCure: (near: readonly string[]) =>
		near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${shells.join(', ')}.`,
} as const;

interface Option {
	name: string;
	help: string;
	/** Absent where any text may follow. */
	choices?: readonly string[];
	takesValue: boolean;
	/** That text is the name of a file or a folder. */
	path: boolean;
}

const optionOf = (name: string, spec: FlagSpec): Option[] => {
	const one: Option = {
		name: `--${name}`,
		help: spec.help,
		takesValue: spec.type === 'string',
		path: spec.path === true,
		...(spec.choices ? { choices: spec.choices } : {}),
	};
	return spec.negatable ? [one, { ...one, name: `--no-${name}` }] : [one];
};

const typable = (spec: CommandSpec): Option[] => optionsOf(spec).flatMap(([name, flag]) => optionOf(name, flag));

const table = (): [string, CommandSpec, Option[]][] =>
	Object.entries(commands).map(([name, spec]) => [name, spec, typable(spec)]);

/** Options, each once; the same name has the same values in every command. */
const once = (wanted: (option: Option) => boolean | undefined): Option[] => [
	...new Map(
		table()
			.flatMap(([, , options]) => options)
			.filter(wanted)
			.map((option) => [option.name, option]),
	).values(),
];
const withChoices = () => once(({ choices }) => choices !== undefined);
const withPath = () => once(({ path }) => path);
/** Whose value only the person knows: nothing is offered for it. */
const withText = () => once(({ takesValue, choices, path }) => takesValue && !choices && !path);

const names = (): string => Object.keys(commands).join(' ');
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const sh = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const bash = (): string => `# kettleside completion for bash. Put this into ~/.bashrc:
#   eval "$(kettleside completion bash)"
_kettleside() {
	local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} options
	case $before in
${withChoices()
	.map(
		({ name, choices }) =>
			`\t${name}) COMPREPLY=($(compgen -W ${sh((choices ?? []).join(' '))} -- "$word")); return ;;`,
	)
	.join('\n')}
	${withPath()
		.map(({ name }) => name)
		.join('|')}) COMPREPLY=($(compgen -f -- "$word")); return ;;
	${withText()
		.map(({ name }) => name)
		.join('|')}) COMPREPLY=(); compopt +o default 2>/dev/null; return ;;
	esac
	if [ "$COMP_CWORD" -gt 2 ] && [ "\${COMP_WORDS[COMP_CWORD-2]}" = --compare ]; then COMPREPLY=($(compgen -f -- "$word")); return; fi
	if [ "$COMP_CWORD" = 1 ] && [ "\${word#-}" = "$word" ]; then COMPREPLY=($(compgen -W ${sh(names())} -- "$word")); return; fi
	case \${COMP_WORDS[1]} in
${table()
	.map(([name, , options]) => `\t${name}) options=${sh(options.map((option) => option.name).join(' '))} ;;`)
	.join('\n')}
	*) options=${sh(
		typable(commands['setup'] as CommandSpec)
			.map(({ name }) => name)
			.join(' '),
	)} ;;
	esac
	COMPREPLY=($(compgen -W "$options" -- "$word"))
}
complete -o default -F _kettleside kettleside
`;

const zshOption = ({ name, help, choices, takesValue, path }: Option): string => {
	const about = help.replace(/[[\]:]/g, ' ');
	const value = choices ? `:value:(${choices.join(' ')})` : takesValue ? `:value:${path ? '_files' : ' '}` : '';
	return sh(`${name}[${about}]${value}`);
};

const zsh = (): string => `#compdef kettleside
# kettleside completion for zsh. Put this into ~/.zshrc:
#   eval "$(kettleside completion zsh)"
_kettleside() {
	local -a commands=(
${table()
	.map(([name, { summary }]) => `\t\t${sh(`${name}:${summary.replaceAll(':', ' ')}`)}`)
	.join('\n')}
	)
	if (( CURRENT == 2 )) && [[ $words[CURRENT] != -* ]]; then _describe command commands; return; fi
	case $words[2] in
${table()
	.map(([name, , options]) => `\t${name}) _arguments ${options.map(zshOption).join(' ')} '*: :_files' ;;`)
	.join('\n')}
	*) _arguments ${typable(commands['setup'] as CommandSpec)
		.map(zshOption)
		.join(' ')} ;;
	esac
}
compdef _kettleside kettleside
`;

const fishText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fish = (): string => `# kettleside completion for fish. Put this into ~/.config/fish/config.fish:
#   kettleside completion fish | source
complete -c kettleside -f -n __fish_use_subcommand
${table()
	.map(([name, { summary }]) => `complete -c kettleside -n __fish_use_subcommand -a ${name} -d ${fishText(summary)}`)
	.join('\n')}
${table()
	.flatMap(([command, , options]) =>
		options.map(({ name, help, choices, takesValue, path }) => {
			const value = choices ? ` -x -a ${fishText(choices.join(' '))}` : path ? ' -r -F' : takesValue ? ' -x' : '';
			return `complete -c kettleside -n '__fish_seen_subcommand_from ${command}' -l ${name.slice(2)}${value} -d ${fishText(help)}`;
		}),
	)
	.join('\n')}
`;

const powershell = (): string => `# kettleside completion for PowerShell. Put this into the file that $PROFILE names:
#   kettleside completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName kettleside -ScriptBlock {
	param($word, $line, $position)
	$options = @{
${table()
	.map(([name, , options]) => `\t\t${quoted(name)} = @(${options.map((option) => quoted(option.name)).join(', ')})`)
	.join('\n')}
	}
	$choices = @{
${withChoices()
	.map(({ name, choices }) => `\t\t${quoted(name)} = @(${(choices ?? []).map(quoted).join(', ')})`)
	.join('\n')}
	}
	$values = @(${[...withPath(), ...withText()].map(({ name }) => quoted(name)).join(', ')})
	$typed = @($line.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
	$before = if ($word) { $typed[-2] } else { $typed[-1] }
	$command = if ($typed.Count -gt 0 -and $options.ContainsKey($typed[0])) { $typed[0] } else { 'setup' }
	# Without an answer of ours PowerShell offers files.
	if ($before -and ($values -contains $before -or ($typed.Count -gt 2 -and $typed[$(if ($word) { -3 } else { -2 })] -eq '--compare'))) { return }
	$found = if ($before -and $choices.ContainsKey($before)) { $choices[$before] }
		elseif ($typed.Count -eq 0 -or ($typed.Count -eq 1 -and $word -and -not $word.StartsWith('-'))) { $options.Keys | Sort-Object }
		else { $options[$command] }
	$found | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;

/** The script for one shell. */
export const completionFor = (shell: Shell): string => ({ bash, zsh, fish, powershell })[shell]();
