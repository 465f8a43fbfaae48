// The command line: what is understood, and what wrong use is told.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../src/options.ts';
import { Problem } from '../../src/problem.ts';
import { commands } from '../../src/words/commands.ts';
import { usage, usageOf } from '../../src/words/usage.ts';

const problemOf = (argv: string[]): Problem => {
	try {
		parse(argv);
	} catch (error) {
		if (error instanceof Problem) return error;
		throw error;
	}
	throw new Error(`no problem with ${argv.join(' ')}`);
};

describe('a command line', () => {
	test('options that every command has may stand before it', () => {
		expect(parse(['--lang', 'de', '--quiet', 'help-now', '--country', 'DE'])).toEqual({
			command: 'help-now',
			flags: { lang: 'de', quiet: true, country: 'DE' },
			words: [],
		});
		expect(parse(['--lang=de', 'check', 'gemma3:4b'])).toMatchObject({ command: 'check', words: ['gemma3:4b'] });
		expect(parse(['--lang', 'de'])).toMatchObject({ command: 'setup', flags: { lang: 'de' } });
		// An option of the set-up is none of them, and its value is no command.
		expect(parse(['--name', 'talk'])).toMatchObject({ command: 'setup', flags: { name: 'talk' } });
	});

	test.each(['constructor', 'toString', '__proto__'])(
		'%s is no command and no option, though every object has it',
		(word) => {
			expect(problemOf([word]).code).toBe('unknown-command');
			expect(problemOf([`--${word}`]).code).toBe('unknown-option');
			expect(problemOf([`--no-${word}`]).code).toBe('unknown-option');
			expect(problemOf(['advise', `--${word}`, 'x']).code).toBe('unknown-option');
			expect(problemOf(['--lang', 'de', word]).code).toBe('unexpected-word');
		},
	);

	test('without a command is the wizard', () => {
		expect(parse([])).toEqual({ command: 'setup', flags: {}, words: [] });
		expect(parse(['--yes', '--model', 'gemma3:4b']).flags).toEqual({ yes: true, model: 'gemma3:4b' });
	});

	test('a stray -- from npm is passed over', () => {
		expect(parse(['--', 'check', 'gemma3:4b'])).toMatchObject({ command: 'check', words: ['gemma3:4b'] });
	});

	test('names become camelCase, repeated options become lists, --no-x is false', () => {
		const { flags } = parse([
			'setup',
			'--kv-cache',
			'q8_0',
			'--gpu',
			'RTX 4090',
			'--gpu=A770:16',
			'--no-install',
			'-y',
		]);
		expect(flags).toEqual({ kvCache: 'q8_0', gpu: ['RTX 4090', 'A770:16'], install: false, yes: true });
	});

	test('options stand before or after the words', () => {
		expect(parse(['check', '--json', 'a', '--context', '4096', 'b'])).toMatchObject({
			words: ['a', 'b'],
			flags: { json: true, context: '4096' },
		});
	});

	test.each([
		[['advice'], 'unknown-command', 'Did you mean advise'],
		[['check', 'x', '--jsn'], 'unknown-option', 'Did you mean --json'],
		[['check', 'x', '--context', 'many'], 'wrong-number', 'See {me check --help}.'],
		[['advise', '--ram', 'abc'], 'wrong-number', 'See {me advise --help}.'],
		[['talk', '--session-minutes', 'abc'], 'wrong-number', 'See {me talk --help}.'],
		[['--yes', '--purpose', 'foo'], 'wrong-value', 'See {me setup --help}.'],
		[['doctor', '--zzzzzz'], 'unknown-option', 'See {me doctor --help}.'],
		[['zzzzzz'], 'unknown-command', 'See {me --help}.'],
		[['check', 'x', '--context', '-5'], 'wrong-number', 'help'],
		[['check', 'x', '--kv-cache', 'q2'], 'wrong-value', 'help'],
		[['setup', '--model'], 'missing-value', 'help'],
		[['setup', 'now'], 'unexpected-word', 'help'],
		[['write', 'breathe', 'now'], 'unexpected-word', 'help'],
		[['completion', 'bash', 'zsh'], 'unexpected-word', 'help'],
		[['check'], 'missing-word', 'check gemma3:4b'],
		[['talk', '--json'], 'no-json', 'help'],
		[['help-now', '--model', 'x'], 'unknown-option', ''],
	])('%j is wrong use', (argv, code, cure) => {
		const problem = problemOf(argv);
		expect(problem.code).toBe(code);
		expect(problem.exit).toBe(2);
		expect(problem.cure).toContain(cure);
	});

	test('anything at all is understood or told as wrong use', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.string(), fc.constantFrom('--json', '--gpu', 'check', '--no-yes', '-y', '--'))),
				(argv) => {
					try {
						parse(argv);
					} catch (error) {
						expect(error).toBeInstanceOf(Problem);
						expect((error as Problem).exit).toBe(2);
					}
				},
			),
		);
		expect(parse([]).command).toBe('setup');
	});
});

describe('the help', () => {
	test('fits 80 columns and names every command', () => {
		for (const text of [usage(), ...Object.keys(commands).map(usageOf)])
			for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
		for (const name of Object.keys(commands)) expect(usage()).toContain(name);
	});

	test('every example is a command line that is understood', () => {
		for (const { examples } of Object.values(commands))
			for (const example of examples) {
				const argv = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
				expect(parse(argv).command).toBe(argv[0]);
			}
	});
});
