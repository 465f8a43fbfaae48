// Completion: the scripts are made from the table of commands, and are run in the shells that are here.

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commands, flags } from '../../src/words/commands.ts';
import { completionFor, shells } from '../../src/words/completion.ts';

const has = (shell: string): boolean => {
	try {
		execFileSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
};

describe('completion', () => {
	it.each(shells)('names every command and its options (%s)', (shell) => {
		const script = completionFor(shell);
		for (const name of Object.keys(commands)) expect(script).toContain(name);
		expect(script).toMatch(shell === 'fish' ? /-l purpose/ : /--purpose/);
	});

	it.each(shells)('offers no options where a file belongs (%s)', (shell) => {
		const paths = Object.entries(flags).flatMap(([name, { path }]) => (path ? [name] : []));
		expect(paths).toEqual(expect.arrayContaining(['machine', 'from', 'models-dir', 'bundle', 'report', 'compare']));
		const script = completionFor(shell);
		for (const name of paths) {
			const offered = {
				bash: new RegExp(`--${name}[^)\n]*\\) COMPREPLY=\\(\\$\\(compgen -f`),
				zsh: new RegExp(`'--${name}\\[[^\\]]*\\]:value:_files'`),
				fish: new RegExp(`-l ${name} -r -F `),
				powershell: new RegExp(`\\$values = @\\(.*'--${name}'`),
			};
			expect(script, name).toMatch(offered[shell]);
		}
	});

	it.skipIf(!has('bash'))('completes in bash: commands, options, values', () => {
		const complete = (...words: string[]) =>
			execFileSync(
				'bash',
				[
					'-c',
					`${completionFor('bash')}\nCOMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _kettleside; echo "\${COMPREPLY[*]}"`,
					'x',
					...words,
				],
				{ encoding: 'utf8' },
			).trim();
		expect(complete('kettleside', 'help')).toBe('help-now');
		expect(complete('kettleside', 'setup', '--pur')).toBe('--purpose');
		expect(complete('kettleside', 'setup', '--purpose', '')).toBe('journal calm think prepare');
		expect(complete('kettleside', '--ye')).toBe('--yes');
		for (const option of ['--report', '--compare', '--machine', '--bundle'])
			expect(complete('kettleside', 'advise', option, 'package.js')).toBe('package.json');
		expect(complete('kettleside', 'advise', '--report', '')).not.toContain('--');
		expect(complete('kettleside', 'advise', '--compare', 'a.json', '')).toContain('package.json');
		expect(complete('kettleside', 'setup', '--name', '')).toBe('');
	});

	it.skipIf(!has('zsh'))('is understood by zsh', () => {
		expect(() => execFileSync('zsh', ['-fn'], { input: completionFor('zsh') })).not.toThrow();
	});

	it.skipIf(!has('fish'))('completes in fish', () => {
		const complete = (line: string) =>
			execFileSync('fish', ['-c', `function kettleside; end\n${completionFor('fish')}\ncomplete -C "${line}"`], {
				encoding: 'utf8',
			});
		expect(complete('kettleside setup --pur')).toContain('--purpose');
		expect(complete('kettleside advise --report pack')).toContain('package.json');
		expect(complete('kettleside advise --compare a.json pack')).toContain('package.json');
		expect(complete('kettleside setup --name pack')).not.toContain('package.json');
	});
});
