// The terminal as a port: what goes to standard output, what to standard error, and one line of progress that
// never takes the keyboard (a spinner that does turns Ctrl-C into success).

import type { Terminal } from '../ports.ts';
import { fillCommands, type StartedAs } from './name.ts';
import { block, width } from './text.ts';
import { fillInRows } from './to-copy.ts';

export interface TerminalOptions {
	stdin: { isTTY?: boolean };
	stdout: NodeJS.WriteStream;
	stderr: NodeJS.WriteStream;
	env: Readonly<Record<string, string | undefined>>;
	startedAs: StartedAs;
	quiet: boolean;
	/** `--json`: everything but the document goes to standard error. */
	json: boolean;
	accessible: boolean;
	now: () => number;
}

type Env = TerminalOptions['env'];

/** NO_COLOR (even empty), TERM=dumb and pipes mean no colour; FORCE_COLOR means colour. */
export function wantsColor(stream: { isTTY?: boolean }, env: Env): boolean {
	if (env['NO_COLOR'] !== undefined) return false;
	if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
	return stream.isTTY === true && env['TERM'] !== 'dumb' && env['CI'] === undefined;
}

/** Whether lines and bars can be drawn: not on a Linux console, not where the locale is plain C. */
export function wantsUnicode(env: Env, platform: NodeJS.Platform): boolean {
	if (platform === 'win32')
		return Boolean(env['WT_SESSION'] || env['TERM_PROGRAM'] || env['TERM'] === 'xterm-256color');
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return env['TERM'] !== 'linux' && env['TERM'] !== 'dumb' && !/^(C|POSIX)$/.test(locale);
}

const plainLineEvery = 5000;

/** A line that stays, such as one that is read aloud: it goes on below, under its own beginning. */
const lasting = (line: string, columns: number): string => block(line.trim(), columns, /^ */.exec(line)?.[0]);

/** As many words of it as there is room for. One without a space near its end is cut where it is. */
function shortened(line: string, room: number): string {
	const cut = [...line].slice(0, room - 2).join('');
	const end = cut.lastIndexOf(' ');
	return `${end > room / 2 ? cut.slice(0, end) : cut} …`;
}

/** One line where it fits. A sentence takes as many as it needs; what has figures that move loses its last words. */
function fitted(line: string, columns: number): string {
	const room = columns - 1;
	if (width(line) <= room) return line;
	const [, sentence] = /: (.*)/s.exec(line) ?? [];
	return sentence === undefined || /\d/.test(sentence) ? shortened(line, room) : lasting(line, room);
}

function progressLine(options: TerminalOptions, redraw: boolean, columns: () => number) {
	let rows = 0;
	let last = 0;
	const clear = () => {
		if (rows > 0) options.stderr.write(`\r\u001b[2K${'\u001b[1A\u001b[2K'.repeat(rows - 1)}`);
		rows = 0;
	};
	const show = (line: string | null) => {
		if (options.quiet) return;
		if (redraw) {
			clear();
			if (line === null) return;
			const drawn = fitted(line, columns());
			options.stderr.write(drawn);
			rows = drawn.split('\n').length;
		} else if (line !== null && options.now() - last >= plainLineEvery) {
			last = options.now();
			const wide = options.stderr.isTTY === true;
			options.stderr.write(`${wide ? lasting(line, columns()) : line.trimEnd()}\n`);
		}
	};
	return { clear, show };
}

/** Makes the Terminal port over three streams. */
export function makeTerminal(options: TerminalOptions): Terminal {
	const { stdin, stdout, stderr, env } = options;
	const columns = () => Math.min(100, Math.max(24, stdout.columns || stderr.columns || Number(env['COLUMNS']) || 80));
	const redraw = stderr.isTTY === true && env['TERM'] !== 'dumb' && !options.accessible;
	const progress = progressLine(options, redraw, columns);
	const write = (stream: NodeJS.WriteStream, text: string) => {
		const wide = stream.isTTY === true ? stream.columns : undefined;
		const { startedAs } = options;
		stream.write(`${wide ? fillInRows(text, startedAs, wide) : fillCommands(text, startedAs)}\n`);
	};
	return {
		interactive: stdin.isTTY === true && stdout.isTTY === true && !options.json,
		columns,
		color: wantsColor(stdout, env),
		unicode: wantsUnicode(env, process.platform),
		accessible: options.accessible,
		say(text) {
			progress.clear();
			write(options.json ? stderr : stdout, text);
		},
		note(text) {
			progress.clear();
			if (!options.quiet) write(stderr, text);
		},
		progress: progress.show,
	};
}
