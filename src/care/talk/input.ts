// The keyboard of a conversation: lines with editing keys, pasted text with its line breaks, and what is typed while a
// reply is written. Node's own line editor does the editing; what was typed lives in its memory only, no file.

import readline from 'node:readline';
import { PassThrough, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { above } from './above.ts';
import { feeder } from './feed.ts';
import { makePasteReader, pasteBreak } from './paste.ts';

/** `begun`: what stood in the line that was not ended. */
export type Typed = { kind: 'line'; text: string } | { kind: 'interrupt'; begun?: string } | { kind: 'end' };

export interface Streams {
	input: NodeJS.ReadableStream & { isTTY?: boolean; setRawMode?: (on: boolean) => unknown };
	output: NodeJS.WritableStream & { columns?: number; rows?: number; isTTY?: boolean };
}

export interface LineInput {
	/** The next line. `prompt` stands before it. */
	next(prompt: string): Promise<Typed>;
	/**
	 * While a reply is written: keys are not echoed. Ctrl-C calls `stop`; a whole line for which `command` is true is
	 * taken out; everything else is kept for the next prompt. Returns what ends the watch.
	 */
	watch(on: { stop: () => void; command: (line: string) => boolean }): () => void;
	/** Milliseconds since the last key, or since the line was asked for. */
	rested(): number;
	/**
	 * Has `write` print whole lines above the line that is being written. False, and nothing is written, where none is or
	 * the terminal cannot; with `emptyLine` also where something stands in it.
	 */
	above(write: () => void, only: { emptyLine: boolean }): boolean;
	/** Gives the keyboard back; whoever waits for a line gets the end. May be called twice. */
	close(): void;
}

const pasteOn = '\u001b[?2004h';
const pasteOff = '\u001b[?2004l';

/** What a line became by its backspaces. */
function edited(keys: string): string {
	let line = '';
	for (const key of keys) line = key === '\u007f' || key === '\b' ? line.slice(0, -1) : line + key;
	return line;
}

/** An output for the line editor that hears of a resize only while a line is being edited. */
function quietOutput(output: Streams['output'], editing: () => boolean): Writable {
	const quiet = new Writable({
		decodeStrings: false,
		write(chunk: string | Buffer, _, done) {
			output.write(chunk);
			done();
		},
	});
	Object.defineProperty(quiet, 'columns', { get: () => output.columns ?? 80 });
	output.on('resize', () => {
		if (editing()) quiet.emit('resize');
	});
	return quiet;
}

/** An input for the line editor: the keys that are handed on to it, in raw mode where the real one is a terminal. */
function keysFor(input: Streams['input']): PassThrough {
	return Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: (on: boolean) => input.setRawMode?.(on),
	});
}

function makeEditor(streams: Streams, editing: () => boolean) {
	const keys = keysFor(streams.input);
	const editor = readline.createInterface({
		input: keys,
		output: quietOutput(streams.output, editing),
		terminal: true,
		historySize: 200,
		escapeCodeTimeout: 50,
	});
	return { keys, editor };
}

/** Typed things in the order they came, for whoever asks next. */
function mailbox() {
	const waiting: Typed[] = [];
	let asker: ((typed: Typed) => void) | undefined;
	return {
		put(typed: Typed) {
			if (asker) asker(typed);
			else waiting.push(typed);
			asker = undefined;
		},
		take: (): Promise<Typed> => {
			const first = waiting.shift();
			return first ? Promise.resolve(first) : new Promise((resolve) => (asker = resolve));
		},
		isEmpty: () => waiting.length === 0,
	};
}

/** Opens the keyboard. `bracketed`: ask the terminal to mark what is pasted; one that can also moves its cursor about. */
export function openInput(streams: Streams, bracketed: boolean): LineInput {
	let prompting = false;
	let ended = false;
	let closed = false;
	let watcher: { stop: () => void; command: (line: string) => boolean } | undefined;
	/** Typed while nobody asked. */
	let ahead = '';
	const box = mailbox();
	const { keys, editor } = makeEditor(streams, () => prompting);
	const feed = feeder(keys, editor);
	const decoder = new StringDecoder('utf8');
	const paste = makePasteReader();
	let lastKey = performance.now();

	const end = () => {
		if (!ended) box.put({ kind: 'end' });
		ended = true;
	};
	const pasted = (text: string) => text.replaceAll(pasteBreak, '\n');
	editor.on('line', (text) => box.put({ kind: 'line', text: pasted(text) }));
	editor.on('SIGINT', () => box.put({ kind: 'interrupt', begun: pasted(editor.line) }));
	editor.on('close', end);

	const keepAhead = (text: string) => {
		for (const key of text) {
			if (key === '\u0003') {
				watcher?.stop();
				continue;
			}
			ahead += key;
			if (key !== '\r' && key !== '\n') continue;
			const from = ahead.slice(0, -1).search(/[^\r\n]*$/);
			if (watcher?.command(edited(ahead.slice(from, -1)).trim())) ahead = ahead.slice(0, from);
		}
	};
	const data = (chunk: Buffer | string) => {
		lastKey = performance.now();
		const text = paste(typeof chunk === 'string' ? chunk : decoder.write(chunk));
		if (prompting) feed(text);
		else keepAhead(text);
	};
	const gone = () => {
		end();
		watcher?.stop();
		editor.close();
	};
	streams.input.on('data', data);
	streams.input.once('end', gone);
	streams.input.once('close', gone);
	// Questions asked before (the consent) leave it paused.
	streams.input.resume();
	if (bracketed) streams.output.write(pasteOn);

	return {
		async next(prompt) {
			if (ended && box.isEmpty()) return { kind: 'end' };
			if (box.isEmpty()) {
				prompting = true;
				lastKey = performance.now();
				editor.setPrompt(prompt);
				editor.prompt();
				if (ahead !== '') feed(ahead);
				ahead = '';
			}
			const typed = await box.take();
			prompting = false;
			return typed;
		},
		watch(on) {
			watcher = on;
			return () => {
				watcher = undefined;
			};
		},
		rested: () => performance.now() - lastKey,
		above(write, { emptyLine }) {
			if (!prompting || !bracketed || (emptyLine && editor.line !== '')) return false;
			return above({ editor, output: streams.output, rows: streams.output.rows ?? 24 }, write);
		},
		close() {
			if (closed) return;
			closed = true;
			if (bracketed) streams.output.write(pasteOff);
			end();
			streams.input.off('data', data);
			streams.input.off('end', gone);
			streams.input.off('close', gone);
			editor.close();
			streams.input.pause();
		},
	};
}
