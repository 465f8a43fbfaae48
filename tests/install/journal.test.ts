// The journal: what survives a crash, and what still stands.

import { appendFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { begunHere, lastMade } from '../../src/install/companion-plan.ts';
import {
	type JournalEntry,
	journalFile,
	pendingUndo,
	readJournal,
	severalHere,
	writeJournal,
} from '../../src/install/journal.ts';

let state: string;
beforeEach(async () => {
	state = await mkdtemp(path.join(os.tmpdir(), 'journal-'));
});
afterEach(() => rm(state, { recursive: true, force: true }));

const entry = (more: Partial<JournalEntry>): JournalEntry => ({
	at: '2026-01-01T00:00:00Z',
	step: 'x',
	phase: 'done',
	what: 'w',
	...more,
});
const folder = (name: string) => ({ kind: 'folder' as const, path: name });

test('entries come back in order, private to this person', async () => {
	await writeJournal(state, entry({ what: 'one' }));
	await writeJournal(state, entry({ what: 'two' }));
	expect((await readJournal(state)).map(({ what }) => what)).toEqual(['one', 'two']);
	expect((await stat(journalFile(state))).mode & 0o777).toBe(0o600);
});

test('a line that was cut by a crash is passed over and swallows nothing', async () => {
	await writeJournal(state, entry({ what: 'one' }));
	await appendFile(journalFile(state), '{"at":"2026","step":"x","pha');
	await writeJournal(state, entry({ what: 'three' }));
	expect((await readJournal(state)).map(({ what }) => what)).toEqual(['one', 'three']);
});

test('no journal is an empty one', async () => {
	expect(await readJournal(path.join(state, 'none'))).toEqual([]);
	await writeFile(path.join(state, 'file'), '');
	expect(await readJournal(path.join(state, 'file', 'state'))).toEqual([]);
});

test('what was begun or done is pending until it is undone, newest first, each thing once', () => {
	const pending = pendingUndo([
		entry({ phase: 'begin', undo: folder('/a') }),
		entry({ phase: 'done', undo: folder('/a') }),
		entry({ phase: 'failed' }),
		entry({ undo: { kind: 'model', name: 'm', host: 'h' } }),
		entry({ undo: folder('/b') }),
		entry({ phase: 'undone', undo: folder('/b') }),
		entry({ undo: { kind: 'companion', name: 'k', host: 'h' } }),
	]);
	expect(pending.map(({ kind }) => kind)).toEqual(['companion', 'model', 'folder']);
});

const on = (host: string) => ({ kind: 'companion' as const, name: 'k', host });

test('of one name on two servers each is a thing of its own; on one, however it is called, there is one', () => {
	const [here, box] = ['http://127.0.0.1:11434', 'http://box:11434'];
	const hosts = (entries: JournalEntry[]) => pendingUndo(entries).map((undo) => 'host' in undo && undo.host);
	const both = [entry({ undo: on(here) }), entry({ undo: on(box) })];
	expect(hosts(both)).toEqual([box, here]);
	expect(hosts([...both, entry({ phase: 'undone', undo: on(box) })])).toEqual([here]);
	expect(hosts([...both, entry({ phase: 'undone', undo: on('http://localhost:11434') })])).toEqual([box]);
	expect(hosts([...both, entry({ undo: on('http://[::1]:11434/') })])).toEqual(['http://[::1]:11434/', box]);
	expect(hosts([...both, entry({ undo: on('http://127.0.0.1:11435') })])).toHaveLength(3);
});

test('several servers of this computer are not one under two names, nor one beside that of another computer', () => {
	const several = (...hosts: string[]) => severalHere(hosts.map((host) => entry({ undo: on(host) })));
	expect(several('http://127.0.0.1:1', 'http://localhost:1', 'http://box:2')).toBe(false);
	expect(several('http://127.0.0.1:1', 'http://127.0.0.1:2')).toBe(true);
	expect(severalHere([entry({ undo: folder('/a') })])).toBe(false);
});

test('what was made last is known until it is taken back where it was made', () => {
	const made = (host: string, digest: string) =>
		entry({ undo: on(host), companion: { name: 'k', base: 'b', digest, hash: '', textHash: '' } });
	const both = [made('http://a:1', 'first'), made('http://b:1', 'second')];
	const last = (...more: JournalEntry[]) => lastMade([...both, ...more], 'k')?.digest;
	expect(last()).toBe('second');
	expect(last(made('http://a:1', 'third'))).toBe('third');
	expect(last(entry({ phase: 'undone', undo: on('http://b:1') }))).toBe('first');
	expect(begunHere([...both, entry({ phase: 'undone', undo: on('http://b:1') })], 'k')).toBe(true);
	expect(
		last(entry({ phase: 'undone', undo: on('http://b:1') }), entry({ phase: 'undone', undo: on('http://a:1') })),
	).toBe(undefined);
});

test('a companion that was begun is ours until it is taken back', () => {
	const undo = { kind: 'companion' as const, name: 'k', host: 'h' };
	const begun = entry({ phase: 'begin', undo });
	expect(begunHere([begun], 'k')).toBe(true);
	expect(begunHere([begun], 'other')).toBe(false);
	expect(begunHere([begun, entry({ phase: 'undone', undo })], 'k')).toBe(false);
});
