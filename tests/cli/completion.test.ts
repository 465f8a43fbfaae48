// Completion: the scripts are made from the table of commands, and are run in the shells that are here.

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/words/commands.ts';
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
	});

	it.skipIf(!has('zsh'))('is understood by zsh', () => {
		expect(() => execFileSync('zsh', ['-fn'], { input: completionFor('zsh') })).not.toThrow();
	});

	it.skipIf(!has('fish'))('completes in fish', () => {
		const script = `function kettleside; end\n${completionFor('fish')}\ncomplete -C "kettleside setup --pur"`;
		expect(execFileSync('fish', ['-c', script], { encoding: 'utf8' })).toContain('--purpose');
	});
});
