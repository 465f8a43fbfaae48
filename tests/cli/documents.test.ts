// What the documents tell people to type can be typed, what they point to is there, and the README knows every command.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Invocation, parse } from '../../src/options.ts';
import { Problem } from '../../src/problem.ts';
import { commands } from '../../src/words/commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const inRoot = (...parts: string[]) => path.join(root, ...parts);
const markdownIn = (folder: string) =>
	readdirSync(inRoot(folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => path.posix.join(folder, name));
const documents = [...markdownIn('.'), ...markdownIn('docs')];
const text = (file: string) => readFileSync(inRoot(file), 'utf8');

/** Code in a text: what stands between backticks, and each line of a block without its remark. */
function codeIn(markdown: string): string[] {
	const blocks = [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
	const lines = blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/\s+#.*$/, '').trim());
	const spans = [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, span = '']) => span);
	return [...lines, ...spans].filter(Boolean);
}

const starts = /^(?:kettleside|npm(?: -s| --silent)? start --|node dist\/cli\.js)(?: |$)|^\{me ?(.*)\}$/;

/** The words of one of our own commands as a shell would hand them on; null for any other code. */
function ours(code: string): string[] | null {
	const found = starts.exec(code);
	if (!found) return null;
	const rest = found[1] ?? code.slice(found[0].length);
	return (rest.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}

const said = documents.flatMap((file) =>
	codeIn(text(file)).flatMap((code) => {
		const argv = ours(code);
		return argv === null ? [] : [{ file, code, argv }];
	}),
);

describe('commands in the documents', () => {
	it('are found at all', () => {
		expect(said.length).toBeGreaterThan(40);
		expect(ours('npm -s start -- check x --gpu "RTX 4090"')).toEqual(['check', 'x', '--gpu', 'RTX 4090']);
		expect(ours('ollama show')).toBeNull();
		expect(() => parse(['advise', '--rma', '32'])).toThrow();
	});

	it.each(said)('can be typed: $code ($file)', ({ argv }) => {
		expect(() => parse(argv)).not.toThrow();
	});

	it('all stand in the table of the README', () => {
		const rows = text('README.md')
			.split('\n')
			.filter((line) => line.startsWith('| `kettleside '));
		expect(rows.map((row) => /^\| `kettleside ([\w-]+)/.exec(row)?.[1]).sort()).toEqual(Object.keys(commands).sort());
	});

	it('name only scripts that package.json has', () => {
		const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
		const named = documents.flatMap((file) =>
			codeIn(text(file)).flatMap((code) => /^npm run (?:-s |--silent )?([\w:-]+)/.exec(code)?.[1] ?? []),
		);
		expect(named.length).toBeGreaterThan(3);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});
});

/** Null where it cannot be typed, which has a test of its own. */
function invocation(argv: string[]): Invocation | null {
	try {
		return parse(argv);
	} catch (error) {
		if (error instanceof Problem) return null;
		throw error;
	}
}

/** What changes nothing and asks no host, with nothing in it that a reader has to fill in. */
const onlyLooks = ({ code, argv }: { code: string; argv: string[] }): boolean => {
	const typed = invocation(argv);
	if (!typed) return false;
	const { command, flags } = typed;
	const looking =
		['advise', 'machine', 'help-now', 'completion'].includes(command) ||
		(command === 'check' && flags['ram'] !== undefined) ||
		(command === 'catalog' && !flags['check']) ||
		flags['help'] === true;
	return looking && !/FILE|\.json|--set|--unset|--host|MODEL|RECORDING/.test(code);
};

describe('commands in the documents that only look', () => {
	const run = (argv: string[]): Promise<{ code: number; out: string; err: string }> =>
		new Promise((resolve) => {
			const home = mkdtempSync(path.join(os.tmpdir(), 'documents-'));
			const env = { PATH: '', HOME: home, LANG: 'C.UTF-8', OLLAMA_HOST: '127.0.0.1:1' };
			execFile(
				process.execPath,
				[inRoot('dist/cli.js'), ...argv],
				{ env, cwd: home, maxBuffer: 2 ** 25 },
				(error, out, err) => {
					rmSync(home, { recursive: true });
					resolve({ code: error ? Number(error.code) : 0, out, err });
				},
			);
		});
	const once = [...new Map(said.filter(onlyLooks).map((each) => [each.argv.join(' '), each])).values()];

	it.each(once)('do so: $code ($file)', async ({ argv }) => {
		const { code, out, err } = await run(argv);
		// 1: it does not fit, which is an answer too.
		expect([0, 1], err).toContain(code);
		expect(out).not.toBe('');
		expect(err).not.toMatch(/fault of the program/);
	});
});

describe('what the documents point to', () => {
	const links = documents.flatMap((file) =>
		[...text(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
			.map(([, to = '']) => to)
			.filter((to) => !/^[a-z]+:/.test(to))
			.map((to) => ({ file, to })),
	);
	it.each(links)('$to is there ($file)', ({ file, to }) => {
		expect(existsSync(inRoot(path.dirname(file), to))).toBe(true);
	});

	/** `*` and XX stand for any letters in the last part. */
	function isThere(place: string): boolean {
		if (!/\*|XX/.test(place)) return existsSync(inRoot(place));
		const folder = inRoot(path.dirname(place));
		const pattern = new RegExp(`^${path.basename(place).replaceAll('.', '\\.').replace(/\*|XX/g, '[\\w-]*')}$`);
		return existsSync(folder) && readdirSync(folder).some((name) => pattern.test(name));
	}

	const places = documents.flatMap((file) =>
		codeIn(text(file))
			.filter((code) => /^(?:src|tests|data|docs|scripts|\.github)\/[^\s:]+$/.test(code))
			.map((place) => ({ file, place })),
	);
	it('names files of this project', () => {
		expect(places.length).toBeGreaterThan(60);
		expect(places.filter(({ place }) => !isThere(place))).toEqual([]);
	});
});
