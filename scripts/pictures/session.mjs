// The program in a real pseudo-terminal, and the screen as cells. It waits for what should appear, and never sleeps on a guess.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patience = 60_000;
const quiet = 200;

/** How many looks at a download there are; the last one ends it. */
export const looks = 10;

export const keys = { enter: '\r', down: '\u001b[B', escape: '\u001b', ctrlC: '\u0003', ctrlD: '\u0004' };

/** A home folder that is empty at first and can serve several sessions; `remove` takes it away. */
export function emptyHome() {
	const home = mkdtempSync(path.join(os.tmpdir(), 'pictures-'));
	mkdirSync(path.join(home, 'empty'));
	return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

const colors = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** How a cell looks, as names of classes. */
function styleOf(cell) {
	const color = cell.isFgPalette() ? cell.getFgColor() : -1;
	const gray = color === 8 ? 'dim' : color >= 0 ? (colors[color % 8] ?? '') : '';
	const flags = [
		cell.isBold() && 'bold',
		cell.isDim() && 'dim',
		cell.isInverse() && 'inverse',
		cell.isUnderline() && 'line',
	];
	return [...new Set([gray, ...flags].filter(Boolean))].join(' ');
}

/** One line as runs of cells that look the same; a blank that looks like nothing ends none. */
function runsOf(line, cols) {
	const runs = [];
	for (let x = 0; x < cols; x++) {
		const cell = line?.getCell(x);
		if (!cell || cell.getWidth() === 0) continue;
		const [text, style] = [cell.getChars() || ' ', styleOf(cell)];
		const last = runs.at(-1);
		if (last && last.style === style)
			Object.assign(last, { text: last.text + text, width: x + cell.getWidth() - last.x });
		else runs.push({ x, text, style, width: cell.getWidth() });
	}
	return runs.map((run) => (run.style.includes('inverse') ? run : trimmed(run))).filter(({ text }) => text !== '');
}

function trimmed({ x, text, style }) {
	const inner = text.trim();
	const from = x + (text.length - text.trimStart().length);
	return { x: from, text: inner, style, width: inner.length };
}

/** Starts the program with these words. `env`: what the recorded computer is told beside. */
export function open(words, { cols, rows = 60, home, env = {} }) {
	const screen = new xterm.Terminal({ cols, rows, scrollback: 5000, allowProposedApi: true });
	const child = pty.spawn(process.execPath, [`${root}/.pictures/at/cli.js`, ...words], {
		cols,
		rows,
		name: 'xterm-256color',
		cwd: home,
		env: {
			PATH: path.join(home, 'empty'),
			HOME: home,
			LANG: 'C.UTF-8',
			PICTURE_COMPUTER: `${root}/scripts/pictures/computer.json`,
			...env,
		},
	});
	let over = false;
	let title = '';
	let looked = 0;
	screen.onTitleChange((told) => {
		title = told;
	});
	child.onData((data) => screen.write(data));
	const ended = new Promise((resolve) => child.onExit(() => resolve()));
	void ended.then(() => {
		over = true;
	});
	const { active } = screen.buffer;
	const settled = () => new Promise((done) => screen.write('', done));
	const text = async () => {
		await settled();
		return Array.from({ length: active.length }, (_, y) => active.getLine(y)?.translateToString(true) ?? '').join('\n');
	};
	async function until(good, what) {
		for (const limit = Date.now() + patience; ; ) {
			const now = await text();
			if (good(now)) return now;
			if (Date.now() > limit || over) throw new Error(`${what}: it did not come.\n${now.trimEnd()}`);
			await new Promise((again) => setTimeout(again, 15));
		}
	}
	/** Until all that belongs to a screen is drawn: what was waited for may come a moment before the rest. */
	async function still() {
		for (let before = await text(); ; ) {
			await new Promise((again) => setTimeout(again, quiet));
			const now = await text();
			if (now === before) return;
			before = now;
		}
	}
	const end = () => active.baseY + active.cursorY;
	/** Where the last question stands that was answered; what came after it belongs together. */
	function lastAnswer() {
		for (let y = end(); y > 0; y--) if (/^◇/.test(active.getLine(y)?.translateToString(true) ?? '')) return y;
		return 0;
	}
	/** The lines since the last answer as runs, blank ones at both ends left out; or the `last` so many of all. */
	async function lines(last) {
		await still();
		const since = last === undefined ? lastAnswer() : Math.max(0, end() + 1 - last);
		const shown = Array.from({ length: active.length - since }, (_, y) => runsOf(active.getLine(since + y), cols));
		while (shown.length && shown.at(-1)?.length === 0) shown.pop();
		if (last === undefined) while (shown.length && shown[0]?.length === 0) shown.shift();
		return shown;
	}
	return {
		cols,
		text,
		lines,
		wait: (wanted) => until((now) => (typeof wanted === 'string' ? now.includes(wanted) : wanted.test(now)), wanted),
		press: (pressed) => child.write(pressed),
		/** One more look at the download; it is on the screen then. */
		async look() {
			const number = looked++;
			await until(() => title === `look ${number}`, `look ${number}`);
			process.kill(child.pid, 'SIGUSR2');
			if (number < looks) await until(() => title === `look ${number + 1}`, `look ${number + 1}`);
		},
		async ended() {
			await ended;
			// What was written last may arrive after the end.
			await still();
		},
		async close() {
			if (!over) child.kill('SIGKILL');
			await ended;
		},
	};
}
