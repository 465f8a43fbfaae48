// The person's own editor over a text: in a private file, which is gone afterwards. What a kill leaves lies in our own folder,
// where `forget` and the next edit find it; the system's folder for temporary files is not ours to look through.

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { packages } from '../packages.ts';
import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import { editWords as words } from '../words/prompt-edit.ts';
import { folders } from './folders.ts';
import { findProgram } from './run.ts';

type Place = Pick<Ports, 'env' | 'platform' | 'home'>;

/** Folders of texts that are open in an editor: each is named after the process that waits for it. */
export const openEdit = {
	prefix: (pid: number): string => `edit-${pid}-`,
	/** The process of such a folder; null for another name. */
	pidOf: (name: string): number | null => {
		const pid = /^edit-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1];
		return pid === undefined ? null : Number(pid);
	},
};

/** Words of a command line as a person writes one into EDITOR: spaces part them, quotes hold them together. */
export const wordsOf = (line: string): string[] =>
	[...line.matchAll(/(?:"([^"]*)"|'([^']*)'|[^\s"']+)+/g)].map(([word]) =>
		word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
	);

/** The editor that is named: VISUAL, then EDITOR. A whole value that is a program (with spaces in its path) is one word. */
function editorOf({ env, platform }: Pick<Place, 'env' | 'platform'>): { file: string; args: string[]; name: string } {
	const name = env['VISUAL']?.trim() || env['EDITOR']?.trim();
	if (!name) throw new Problem('no-editor', words.noEditor, { cure: words.noEditorCure(platform === 'win32') });
	const whole = findProgram(name, env);
	if ('path' in whole) return { file: whole.path, args: [], name };
	const [first = '', ...args] = wordsOf(name);
	const found = findProgram(first, env);
	if ('path' in found) return { file: found.path, args, name };
	throw new Problem('no-editor', words.editorMissing(name, found.failed), { cure: words.editorFailedCure });
}

/** Ctrl-C belongs to the editor while it is open: our own handlers wait. */
async function leavingSignals<T>(work: () => Promise<T>): Promise<T> {
	const ours = process.listeners('SIGINT');
	const ignore = () => undefined;
	process.on('SIGINT', ignore);
	for (const listener of ours) process.off('SIGINT', listener);
	try {
		return await work();
	} finally {
		for (const listener of ours) process.on('SIGINT', listener);
		process.off('SIGINT', ignore);
	}
}

/**
 * Opens the text in the person's editor and gives back what was saved.
 * @throws Problem "no-editor" (none named, or not there), "editor-failed" (it ended with another code than 0).
 */
export async function editText(ports: Place, text: string): Promise<string> {
	const { file, args, name } = editorOf(ports);
	const { state } = folders(ports);
	await mkdir(state, { recursive: true, mode: 0o700 });
	// mkdtemp makes a folder for this user alone; an editor's own copies land in it too.
	const folder = await mkdtemp(path.join(state, openEdit.prefix(process.pid)));
	const target = path.join(folder, 'instructions.txt');
	try {
		await writeFile(target, `${text}\n`, { mode: 0o600 });
		const { execa } = await packages.execa();
		const env = ports.env as Record<string, string>;
		const ended = await leavingSignals(() =>
			execa(file, [...args, target], { stdio: 'inherit', reject: false, env, extendEnv: false }),
		);
		if (ended.exitCode !== 0)
			throw new Problem('editor-failed', words.editorFailed(name, ended.exitCode), { cure: words.editorFailedCure });
		return await readFile(target, 'utf8');
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
