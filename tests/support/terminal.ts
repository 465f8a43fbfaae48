// A program in a real pseudo-terminal, and the screen as a person sees it. Never sleeps: it waits for what should appear.

import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

export interface TestTerminal {
	/** Resolves when the text stands on the screen or in the scrollback; fails with the screen after `within` ms. */
	waitFor(text: string | RegExp, within?: number): Promise<string>;
	/** Types keys, one piece at a time. */
	press(keys: string): void;
	/** Scrollback and screen, without trailing blanks. */
	text(): Promise<string>;
	/** Everything that was written, escape sequences too. */
	raw(): string;
	resize(cols: number, rows: number): void;
	exited(within?: number): Promise<{ exitCode: number }>;
	kill(signal?: string): void;
}

export const keys = {
	enter: '\r',
	up: '\u001b[A',
	down: '\u001b[B',
	escape: '\u001b',
	ctrlC: '\u0003',
	ctrlD: '\u0004',
};

interface Size {
	cols?: number;
	rows?: number;
	env?: Record<string, string>;
	cwd?: string;
}

function late<T>(what: Promise<T>, within: number, why: () => Promise<string>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const over = new Promise<never>((_, fail) => {
		timer = setTimeout(() => void why().then((text) => fail(new Error(text))), within);
	});
	return Promise.race([what, over]).finally(() => clearTimeout(timer));
}

/** Starts `file` in a pseudo-terminal with a clean environment. */
export function openTerminal(
	file: string,
	args: string[],
	{ cols = 80, rows = 40, env = {}, cwd }: Size = {},
): TestTerminal {
	const screen = new xterm.Terminal({ cols, rows, scrollback: 5000, allowProposedApi: true });
	// node-pty puts its own name into TERM.
	const child = pty.spawn(file, args, {
		cols,
		rows,
		name: env['TERM'] ?? 'xterm-256color',
		env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
		...(cwd ? { cwd } : {}),
	});
	let raw = '';
	let looked: (() => void)[] = [];
	child.onData((data) => {
		raw += data;
		screen.write(data, () => {
			for (const look of looked) look();
		});
	});
	const ended = new Promise<{ exitCode: number }>((resolve) => child.onExit(({ exitCode }) => resolve({ exitCode })));
	const lines = () => {
		const { active } = screen.buffer;
		return Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true) ?? '');
	};
	const text = async () => {
		await new Promise<void>((done) => screen.write('', done));
		return lines().join('\n').trimEnd();
	};
	const shows = (wanted: string | RegExp) => {
		const now = lines().join('\n');
		return typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now);
	};
	return {
		text,
		raw: () => raw,
		press: (pressed) => child.write(pressed),
		resize: (columns, height) => {
			screen.resize(columns, height);
			child.resize(columns, height);
		},
		kill: (signal) => child.kill(signal),
		exited: (within = 8000) => late(ended, within, async () => `it did not end; the screen:\n${await text()}`),
		async waitFor(wanted, within = 8000) {
			let look: () => void = () => undefined;
			const seen = new Promise<void>((resolve) => {
				look = () => {
					if (shows(wanted)) resolve();
				};
				looked.push(look);
				look();
			});
			try {
				await late(seen, within, async () => `"${wanted}" did not appear; the screen:\n${await text()}`);
				return await text();
			} finally {
				looked = looked.filter((one) => one !== look);
			}
		},
	};
}
