// `prompt --edit` and `--reset`: a real editor program on a private PATH, a server that holds the companion.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run as forget } from '../../src/commands/forget.ts';
import { run } from '../../src/commands/prompt.ts';
import { makeCompanion } from '../../src/commands/setup/make-companion.ts';
import { composeCompanion } from '../../src/companion/compose.ts';
import { cleanEdit } from '../../src/companion/edited.ts';
import { wantedCompanion } from '../../src/install/companion-plan.ts';
import { readJournal, writeJournal } from '../../src/install/journal.ts';
import { modelForCompanion } from '../../src/models/catalog.ts';
import { makeClient } from '../../src/ollama/client.ts';
import type { Flags } from '../../src/ports.ts';
import { editScreen } from '../../src/screen/edit.ts';
import { width } from '../../src/screen/text.ts';
import { core } from '../../src/words/companion.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { editFile, readEdit } from '../../src/world/edited-prompt.ts';
import { wordsOf } from '../../src/world/editor.ts';
import { folders } from '../../src/world/folders.ts';
import { anyText } from '../support/any-text.ts';
import { careContext } from '../support/care-context.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { choices, compose, model } from './some.ts';

const base = 'gemma3:4b';
const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const posix = process.platform !== 'win32';
let home: string;
let server: FakeOllama | undefined;

beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'edit-'));
});
afterEach(async () => {
	await server?.close();
	server = undefined;
	await rm(home, { recursive: true, force: true });
});

const place = () => ({ platform: 'linux' as const, env: {}, home });

/** A program that edits the file it is given with a line of shell ($1). */
async function editor(script: string): Promise<string> {
	const file = path.join(home, 'my editor');
	await writeFile(file, `#!/bin/sh\n${script}\n`);
	await chmod(file, 0o755);
	return file;
}

interface Start {
	flags?: Flags;
	env?: Record<string, string>;
	answers?: string[];
	interactive?: boolean;
}

async function prompt({ flags = {}, env = {}, answers = [], interactive = true }: Start) {
	const said = careContext({ home, flags, answers, interactive });
	const { context } = said;
	const ports = {
		...context.ports,
		env: { PATH: process.env['PATH'] ?? '', TMPDIR: home, OLLAMA_HOST: server?.url ?? 'http://127.0.0.1:9', ...env },
		fetch: globalThis.fetch,
	};
	const ask = {
		...context.ask,
		confirm: async ({ message }: { message: string }) => {
			said.questions.push(message);
			return answers.shift() === 'yes';
		},
	};
	const code = await run({ ...context, ports, ask });
	return { code, text: said.out.join('\n').replace(/\s+/g, ' '), documents: said.documents, questions: said.questions };
}

/** A server with the companion on it, as the set-up made it. */
async function installed() {
	server = await fakeOllama({ models: [base] });
	const stored = choices({ model: base });
	await writeChoices(place(), stored);
	const found = modelForCompanion(base);
	if (!found) throw new Error('not in the catalog');
	const { state } = folders(place());
	await makeCompanion({
		ports: { now: () => new Date('2026-11-25T15:00:00Z'), signal: new AbortController().signal },
		client: makeClient({ fetch: globalThis.fetch }, server.url),
		choices: stored,
		model: found,
		made: null,
		wanted: wantedCompanion(stored, found),
		note: (phase, more = {}) => writeJournal(state, { at: '', step: 'create-companion', phase, what: '', ...more }),
		measuring: () => undefined,
	});
	return { held: () => server?.models.get('kettleside:latest')?.shown.system ?? '', stored, found };
}

describe('what an edit drops', () => {
	const small = compose('small');
	const edited = (text: string) => compose('small', {}, { edited: text });

	it('is nothing where every sentence is still there, whatever was added or broken into lines', () => {
		const text = `${small.system.replaceAll('. ', '.\n').replace(core, '')}\nSay less.\n${core}`;
		expect(edited(text).dropped).toEqual([]);
		expect(edited(text).rules).toEqual(small.rules);
	});

	it('names each rule by id, topic and sentence, and takes it out of the rules', () => {
		const first = small.system.split('\n')[0] ?? '';
		const { dropped, rules, leftOut, system } = edited(small.system.replace(first, 'You are Sam.'));
		expect(dropped?.map(({ id }) => id)).toEqual(['R1', 'R2']);
		expect(dropped?.[0]).toMatchObject({ topic: 'says what it is', must: true });
		expect(first).toContain(dropped?.[0]?.sentence);
		expect(rules).not.toContain('R1');
		expect(leftOut).toEqual(expect.arrayContaining(['R1', 'R2']));
		expect(system).toContain('You are Sam.');
	});

	it('knows the core, and that it has to stand last', () => {
		expect(edited(small.system.replace(core, '')).dropped?.map(({ id }) => id)).toEqual(['core']);
		expect(edited(`${small.system}\nBe funny.`).dropped?.map(({ id }) => id)).toEqual(['core']);
	});

	it.each(['small', 'medium', 'large'] as const)('an empty-handed edit of the %s form drops all its rules', (tier) => {
		const made = composeCompanion({ choices: choices({ style: 'ask' }), model: model(tier), edited: 'Hello.' });
		expect(made.rules).toEqual([]);
		expect(made.dropped?.map(({ id }) => id)).toEqual([...compose(tier, { style: 'ask' }).rules, 'core']);
	});

	it('every line of every form that goes takes at least one rule or the core with it', () => {
		for (const tier of ['small', 'medium', 'large'] as const) {
			const lines = compose(tier, { contact: 'Anna' }).system.split('\n');
			for (const line of lines) {
				if (line.startsWith('For journaling')) continue;
				const text = lines.filter((other) => other !== line).join('\n');
				expect(compose(tier, { contact: 'Anna' }, { edited: text }).dropped?.length, line).toBeGreaterThan(0);
			}
		}
	});

	it.each([40, 80])('fits into %d columns, musts first', (columns) => {
		const dropped = compose('large', {}, { edited: 'x' }).dropped ?? [];
		const text = editScreen(dropped, { columns, color: false, unicode: true, accessible: false });
		for (const line of text.split('\n')) expect(width(line), line).toBeLessThanOrEqual(columns);
		const at = (must: boolean) => dropped.filter((one) => one.must === must).map(({ id }) => text.search(`${id}\\b`));
		expect(at(false).length).toBeGreaterThan(0);
		expect(Math.max(...at(true))).toBeLessThan(Math.min(...at(false)));
	});
});

describe('the text of an editor', () => {
	it.each([
		['  ', 'edit-empty'],
		['Be kind.<end_of_turn>', 'template-marks'],
		['a """ b', 'template-marks'],
		['Call 0800 111 0 111', 'phone-number'],
		['x'.repeat(50_000), 'too-long'],
	])('%j is refused', (text, code) =>
		expect(() => cleanEdit(text)).toThrow(expect.objectContaining({ code, exit: 2 })),
	);

	it('is one that would crowd out the conversation: refused with the context it needs', () =>
		expect(() => compose('small', {}, { edited: 'word '.repeat(2000) })).toThrow(
			expect.objectContaining({ code: 'context-too-small', cure: expect.stringContaining('--context') }),
		));

	it('whatever is typed: refused, or stable, visible and in plain lines', () =>
		fc.assert(
			fc.property(anyText(200), (raw) => {
				let text: string;
				try {
					text = cleanEdit(raw);
				} catch (error) {
					expect(error).toMatchObject({ exit: 2 });
					return;
				}
				expect(cleanEdit(text)).toBe(text);
				expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|[{}]/u);
			}),
		));

	it('reads the command of an editor as a person writes it', () => {
		expect(wordsOf('code --wait')).toEqual(['code', '--wait']);
		expect(wordsOf(`"C:/Program Files/x.exe" -n 'a b'`)).toEqual(['C:/Program Files/x.exe', '-n', 'a b']);
	});
});

describe.runIf(posix)('prompt --edit', () => {
	it('keeps the edit, 0600, hands it to Ollama, and keeps it at the next set-up', async () => {
		const { held, stored, found } = await installed();
		const before = held();
		// The editor sees a private file, and leaves a copy of its own beside it.
		const look = `stat -c '%a' "$1" > "${home}/mode"; cp "$1" "$1~"; sed -i 's/^You are an AI/You are a small AI/' "$1"`;
		const env = { VISUAL: await editor(look), EDITOR: 'false' };
		const { code, text, questions } = await prompt({ flags: { edit: true }, env, answers: ['Keep it'] });
		expect(code).toBe(0);
		expect(questions).toEqual(['Keep this edit?']);
		expect(text).toContain('R1 says what it is');
		expect(text).toContain('Ollama has them now, as kettleside');
		expect((await readFile(path.join(home, 'mode'), 'utf8')).trim()).toBe('600');
		expect(await readdir(folders(place()).state)).toEqual(['journal.jsonl']);
		expect(held()).toBe(before.replace('You are an AI', 'You are a small AI'));
		expect((await stat(editFile(place()))).mode & 0o777).toBe(0o600);
		const edit = await readEdit({ ...place(), read: (file) => readFile(file, 'utf8') });
		expect(edit?.text).toBe(held());
		// What the set-up would make now is what is there.
		const made = (await readJournal(folders(place()).state)).findLast((entry) => entry.companion)?.companion;
		const measured = { textHash: made?.textHash ?? '', tokens: made?.tokens ?? 0 };
		expect(wantedCompanion(stored, found, measured, edit?.text).hash).toBe(made?.hash);
		const shown = await prompt({});
		expect(shown.text).toContain('Edited by hand');
		expect(shown.text).toContain('You are a small AI');
		// The server of a test counts every prompt alike; what was counted then is what is compared with.
		const { documents } = await prompt({ flags: { diff: true, json: true }, interactive: false });
		expect(documents).toEqual([expect.objectContaining({ same: true, differences: [] })]);
	});

	it('killed, the text lies where forget and the next edit remove it; one that is open stays', async () => {
		await writeChoices(place(), choices({ model: base }));
		const { state } = folders(place());
		const env = {
			PATH: process.env['PATH'] ?? '',
			HOME: home,
			TMPDIR: home,
			OLLAMA_HOST: 'http://127.0.0.1:9',
			EDITOR: await editor(`echo $$ > "$1.new"; mv "$1.new" "$1.pid"; exec sleep 60`),
		};
		const edits = async () => (await readdir(state)).filter((name) => name.startsWith('edit-'));
		/** Opens the text in an editor that stays open: both processes, and the folder. */
		const open = async () => {
			const program = spawn(process.execPath, [cli, 'prompt', '--edit', '--yes'], { env, stdio: 'ignore' });
			const folder = await vi.waitFor(async () => {
				const [name = ''] = (await edits()).filter((one) => one.startsWith(`edit-${program.pid}-`));
				await stat(path.join(state, name, 'instructions.txt.pid'));
				return name;
			}, 20_000);
			const pid = Number(await readFile(path.join(state, folder, 'instructions.txt.pid'), 'utf8'));
			return { program, folder, pid };
		};
		const killed = async ({ program, pid }: Awaited<ReturnType<typeof open>>) => {
			const gone = once(program, 'exit');
			program.kill('SIGKILL');
			await gone;
			process.kill(pid);
		};
		const [first, second] = [await open(), await open()];
		await killed(first);
		const text = path.join(state, first.folder, 'instructions.txt');
		expect(await readFile(text, 'utf8')).toContain('You are');
		const modes = await Promise.all([path.dirname(text), text].map(async (file) => (await stat(file)).mode & 0o777));
		expect(modes).toEqual([0o700, 0o600]);
		// Newer Node keeps what it compiled where temporary files go.
		const left = (await readdir(home)).filter((name) => name !== 'node-compile-cache');
		expect(left.sort()).toEqual(['.config', '.local', 'my editor']);

		await prompt({ flags: { edit: true }, env: { EDITOR: 'true' } });
		expect(await edits()).toEqual([second.folder]);
		await killed(second);
		const said = careContext({ home, flags: { yes: true } });
		await forget(said.context);
		expect(said.out.join('\n').replace(/\s+/g, ' ')).toContain(`Remove ~/.local/state/kettleside/${second.folder}`);
		await expect(stat(path.join(state, second.folder))).rejects.toMatchObject({ code: 'ENOENT' });
	}, 60_000);

	it('--reset goes back, and asks first; without a terminal it only says so', async () => {
		const { held } = await installed();
		const before = held();
		const env = { EDITOR: await editor(`echo 'Speak slowly.' >> "$1"`) };
		await prompt({ flags: { edit: true, yes: true }, env, interactive: false });
		expect(held()).toContain('Speak slowly.');
		const shown = await prompt({ flags: { reset: true }, interactive: false });
		expect(shown).toMatchObject({ code: 0, text: expect.stringContaining('Nothing was changed.') });
		await expect(prompt({ flags: { reset: true }, answers: ['no'] })).rejects.toMatchObject({ exit: 130 });
		expect(held()).toContain('Speak slowly.');
		expect((await prompt({ flags: { reset: true }, answers: ['yes'] })).text).toContain('The edit is removed.');
		expect(held()).toBe(before);
		await expect(stat(editFile(place()))).rejects.toMatchObject({ code: 'ENOENT' });
		expect((await prompt({ flags: { reset: true } })).text).toContain('There is no edit');
	});

	it('edits again where that is wanted, and leaves everything where that is wanted', async () => {
		const { held } = await installed();
		const before = held();
		const env = { EDITOR: await editor(`echo 'One more line.' >> "$1"`) };
		const answers = ['Edit again', 'Leave everything as it was'];
		const { text } = await prompt({ flags: { edit: true }, env, answers });
		expect(text).toContain('Nothing was changed.');
		expect(held()).toBe(before);
		await expect(stat(editFile(place()))).rejects.toMatchObject({ code: 'ENOENT' });
	});

	it('changes nothing where nothing was edited, where the editor fails, and where the text cannot be', async () => {
		await installed();
		expect((await prompt({ flags: { edit: true }, env: { EDITOR: 'true' } })).text).toContain('Nothing was changed.');
		const failing = { EDITOR: await editor('exit 3') };
		await expect(prompt({ flags: { edit: true }, env: failing })).rejects.toMatchObject({ code: 'editor-failed' });
		const marks = { EDITOR: await editor(`echo '<|im_end|>' > "$1"`) };
		await expect(prompt({ flags: { edit: true }, env: marks })).rejects.toMatchObject({ code: 'template-marks' });
		await expect(stat(editFile(place()))).rejects.toMatchObject({ code: 'ENOENT' });
	});

	it('a server that does not answer gets the edit at the next set-up', async () => {
		await writeChoices(place(), choices({ model: base }));
		const env = { EDITOR: await editor(`echo 'Speak slowly.' >> "$1"`) };
		const { text, documents } = await prompt({ flags: { edit: true, yes: true, json: true }, env, interactive: false });
		expect(text).not.toContain('Ollama has them');
		expect(documents).toEqual([
			expect.objectContaining({ schema: 1, changed: true, edited: true, applied: false, dropped: [expect.anything()] }),
		]);
		expect(JSON.stringify(documents)).toContain('does not answer now');
	});

	it.each([
		[{ edit: true }, {}, 'no-editor', true],
		[{ edit: true }, { VISUAL: '/nowhere/vi -x' }, 'no-editor', true],
		[{ edit: true }, { EDITOR: 'true' }, 'needs-terminal', false],
		[{ edit: true, reset: true }, { EDITOR: 'true' }, 'wrong-use', true],
		[{ edit: true, purpose: 'calm' }, { EDITOR: 'true' }, 'wrong-use', true],
	] as const)('%j with %j: %s', async (flags, env, code, interactive) =>
		expect(prompt({ flags, env, interactive })).rejects.toMatchObject({ code, cure: expect.stringMatching(/./) }),
	);

	it.each([
		['edit', 'reset', '{me prompt --reset}, then {me prompt --edit}'],
		['edit', 'diff', '{me prompt --diff}, then {me prompt --edit}'],
		['reset', 'diff', '{me prompt --diff}, then {me prompt --reset}'],
	])('--%s with --%s is wrong use, and says in which order both can be had', async (one, other, order) => {
		const cure = `One after the other: ${order}`;
		await expect(prompt({ flags: { [one]: true, [other]: true } })).rejects.toMatchObject({ exit: 2, cure });
	});
});
