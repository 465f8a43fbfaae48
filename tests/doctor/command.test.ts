// The command as a whole over a real home and a real server: it changes nothing, asks nobody else, mends what was agreed
// to, and writes a recording that tells nothing about the person.

import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../src/commands/doctor.ts';
import { run as runMachine } from '../../src/commands/machine.ts';
import { makeCompanion } from '../../src/commands/setup/make-companion.ts';
import { wantedCompanion } from '../../src/install/companion-plan.ts';
import { readJournal, writeJournal } from '../../src/install/journal.ts';
import { modelForCompanion } from '../../src/models/catalog.ts';
import { makeClient } from '../../src/ollama/client.ts';
import type { Flags, Ports } from '../../src/ports.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { unknown } from '../../src/types/known.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { list, read } from '../../src/world/files.ts';
import { folder, serve } from '../install/helpers.ts';
import { collecting } from '../support/collecting.ts';
import { type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal } from '../support/terminal.ts';
import { worldAt } from './some.ts';

interface Found {
	ok: boolean;
	checks: { id: string; status: string; text: string; cure: string }[];
	steps?: { id: string; outcome?: { status: string } }[];
}

/** A plain computer: what else the one of these tests is and runs must not count. Its sockets are the real ones. */
const plain: Record<string, string> = {
	'/proc/meminfo': 'MemTotal: 16777216 kB\nMemAvailable: 8388608 kB\n',
	'/proc/cpuinfo': 'processor\t: 0\nmodel name\t: A processor\nflags\t\t: avx avx2\n',
};
const hidden = (file: string): boolean =>
	/^\/(proc|sys|etc|tmp)(\/(?!net\/)|$)/.test(file) && !file.startsWith(`${os.tmpdir()}/`);
const readHere: Ports['read'] = async (file) => plain[file] ?? (hidden(file) ? unknown('ENOENT') : read(file));
const listHere: Ports['list'] = async (place) => (hidden(place) ? [] : list(place));

/** A home with a server; `made`: a companion was set up in it. */
async function computer(options: FakeOptions & { made?: boolean } = {}) {
	const home = await folder();
	const { made = true, ...fake } = options;
	const server = await fakeOllama({ models: ['gemma3:1b'], cloud: 'off', ...fake });
	onTestFinished(server.close);
	const quiet = { list: listHere, read: readHere, freeSpace: async () => 1e11 };
	const { ports } = await worldAt(home, { env: { OLLAMA_HOST: server.url }, ports: quiet });
	const state = path.join(home, '.local/state/kettleside');
	if (made) await setUp(ports, state, server.url);
	server.seen.length = 0;
	return { home, state, server, ports };
}

async function setUp(ports: Ports, state: string, host: string): Promise<void> {
	const choices = { ...defaultChoices, model: 'gemma3:1b' };
	const model = modelForCompanion(choices.model);
	if (!model) throw new Error('the catalog has no gemma3:1b');
	await writeChoices(ports, choices);
	await makeCompanion({
		ports,
		client: makeClient(ports, host),
		choices,
		model,
		made: null,
		wanted: wantedCompanion(choices, model),
		note: (phase, more = {}) => writeJournal(state, { at: '', step: 'create-companion', phase, what: 'w', ...more }),
		measuring: () => undefined,
	});
}

/** `answers`: what a person says to each question; absent: nobody is there. */
async function doctor(ports: Ports, flags: Flags = {}, answers?: boolean[]) {
	const { context, said, asked, documents } = collecting(ports, { flags: { json: true, ...flags }, answers });
	const code = await run(context);
	return { code, text: said.join('\n'), asked, found: documents[0] as Found, context };
}

/** The line that is shown while it looks, and every address that is asked meanwhile but the server here. */
async function looked(flags: Flags, at: { host?: string } = {}) {
	const { ports, server } = await computer();
	const asked = new Set<string>();
	const fetch: Ports['fetch'] = async (input, init) => {
		const { origin } = new URL(String(input));
		if (origin === server.url) return ports.fetch(input, init);
		asked.add(origin);
		throw Object.assign(new TypeError('fetch failed'), { code: 'ENOTFOUND' });
	};
	const { context } = collecting(
		{ ...ports, fetch, env: { ...ports.env, OLLAMA_HOST: at.host ?? server.url } },
		{ flags },
	);
	const lines: (string | null)[] = [];
	await run({ ...context, terminal: { ...context.terminal, progress: (line) => lines.push(line) } });
	return { line: lines[0], asked: [...asked] };
}

const failed = ({ checks }: Found): string[] => checks.filter(({ status }) => status === 'fail').map(({ id }) => id);

/** Every file below a folder, with its size, mode and time. */
async function tree(at: string): Promise<string[]> {
	const names = await readdir(at, { recursive: true });
	const lines = names.map(async (name) => {
		const { size, mode, mtimeMs } = await stat(path.join(at, name));
		return `${name} ${size} ${mode} ${mtimeMs}`;
	});
	return (await Promise.all(lines)).sort();
}

describe('looking', () => {
	test('all is well after a set-up: exit 0, the promised document, nothing changed, nothing but questions asked', async () => {
		const { home, server, ports } = await computer();
		const before = await tree(home);
		const { code, found, text } = await doctor(ports);
		expect(failed(found)).toEqual([]);
		expect([code, found.ok]).toEqual([0, true]);
		expect(found.checks.length).toBeGreaterThan(35);
		for (const check of found.checks) {
			expect(Object.keys(check).sort()).toEqual(['cure', 'group', 'id', 'status', 'text']);
			expect(check.status).toMatch(/^(pass|fail|unknown)$/);
		}
		expect(found.checks.find(({ id }) => id === 'companion-prompt')).toMatchObject({ status: 'pass' });
		expect(found.checks.find(({ id }) => id === 'companion-parameters')).toMatchObject({ status: 'pass' });
		expect(text).toContain('All is well, as far as it could be seen.');
		expect(await tree(home)).toEqual(before);
		const asked = [...new Set(server.seen.map(({ method, path: where }) => `${method} ${where}`))].sort();
		expect(asked).toEqual([
			'GET /api/ps',
			'GET /api/status',
			'GET /api/tags',
			'GET /api/version',
			'GET /debug/pprof/',
			'POST /api/show',
		]);
	});

	test('before a set-up: exit 1, and it says what to do', async () => {
		const { home, server, ports } = await computer({ made: false });
		await server.close();
		const { code, found, text } = await doctor(ports);
		expect([code, failed(found)]).toEqual([1, ['ollama-installed', 'companion-made']]);
		expect(text).toContain('No companion is set up yet.\n      kettleside setup makes it.');
		expect(await readdir(home)).toEqual([]);
	});

	test('one changed letter in the instructions, one setting, an example less', async () => {
		const { server, ports } = await computer();
		const model = server.models.get('kettleside:latest');
		if (!model) throw new Error('no companion');
		const { shown } = model;
		model.tag.digest = 'changed';
		model.shown = { ...shown, system: `${shown.system} ` };
		expect(failed((await doctor(ports)).found)).toEqual(['companion-prompt', 'privacy-companion']);
		model.shown = { ...shown, parameters: (shown.parameters ?? '').replace(/^num_ctx .*$/m, 'num_ctx 512') };
		expect(failed((await doctor(ports)).found)).toEqual(['companion-parameters']);
		model.shown = { ...shown, messages: (shown.messages ?? []).slice(2) };
		expect(failed((await doctor(ports)).found)).toContain('companion-prompt');
	});

	test('a server that is open, with its cloud features on and a model of theirs', async () => {
		const { ports } = await computer({ cloud: 'on', open: true, models: ['gemma3:1b', 'kimi-k2:cloud'] });
		const { code, found } = await doctor(ports);
		expect(code).toBe(1);
		expect(failed(found)).toEqual([
			'privacy-cloud',
			'privacy-cloud-models',
			'privacy-web-pages',
			'privacy-foreign-name',
			'privacy-cloud-file',
		]);
	});
});

describe('what it says while it looks is true of what it asks', () => {
	const box = 'http://box.example:11434';
	const github = 'https://github.com';
	test.each([
		['nothing elsewhere', {}, {}, [], 'Looking; nothing is changed, and nothing is sent beyond this computer …'],
		[
			'--online',
			{ online: true },
			{},
			[github],
			'Looking, changing nothing. Asked elsewhere: github.com, for a newer Ollama …',
		],
		['a server on another computer', {}, { host: box }, [box], `Looking, changing nothing. Asked elsewhere: ${box} …`],
		[
			'both',
			{ online: true },
			{ host: box },
			[box, github],
			`Looking, changing nothing. Asked elsewhere: ${box}; github.com, for a newer Ollama …`,
		],
	])('%s', async (_, flags, at, asked, line) => {
		expect(await looked(flags, at)).toEqual({ line: `  ${line}`, asked });
	});
});

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

describe('as a program', () => {
	/** A proxy that lets nothing through and keeps what was wanted of it. */
	async function proxy() {
		const wanted: string[] = [];
		const server = http.createServer((request, response) => {
			wanted.push(request.url ?? '');
			response.writeHead(502).end();
		});
		server.on('connect', (request, socket) => {
			wanted.push(request.url ?? '');
			socket.end('HTTP/1.1 502 No\r\n\r\n');
		});
		await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
		onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())));
		return { wanted, url: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
	}

	const start = (args: string[], env: Record<string, string>) =>
		new Promise<{ out: string; err: string }>((done) =>
			execFile(process.execPath, [cli, ...args], { env }, (_, out, err) => done({ out, err })),
		);

	test('no request goes beyond this computer; --online says which one will, and only that goes', async () => {
		const { home, server } = await computer();
		const { wanted, url } = await proxy();
		await mkdir(path.join(home, 'bin'));
		const env = {
			HOME: home,
			PATH: path.join(home, 'bin'),
			OLLAMA_HOST: server.url,
			HTTP_PROXY: url,
			HTTPS_PROXY: url,
		};
		const plain = await start(['doctor', '--json'], env);
		expect((JSON.parse(plain.out) as Found).checks.length).toBeGreaterThan(35);
		expect(wanted).toEqual([]);
		const online = await start(['doctor', '--json', '--online'], env);
		expect(online.err).toMatch(/Asking github\.com/);
		expect(wanted).toEqual(['github.com:443']);
		const { checks } = JSON.parse(online.out) as Found;
		expect(checks.find(({ id }) => id === 'ollama-newest')).toMatchObject({ status: 'unknown' });
	});

	test.each([80, 40])('at %i columns nothing is cut off, and marks have words', async (cols) => {
		const { home, server } = await computer({ cloud: 'on' });
		const env = { PATH: '/nowhere', HOME: home, OLLAMA_HOST: server.url, NO_COLOR: '1' };
		const terminal = openTerminal(process.execPath, [cli, 'doctor', '--all'], { cols, rows: 60, env });
		expect((await terminal.exited(15_000)).exitCode).toBe(1);
		const screen = await terminal.text();
		expect(screen).toMatch(/✗ wrong: Ollama's cloud features are\s+on/);
		for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(cols);
	});

	test('a person is asked once; Ctrl-C leaves everything as it was', async () => {
		const { home, server, state } = await computer();
		await writeFile(path.join(state, 'lock'), '{"id":"x","pid":4194000,"started":"gone"}\n');
		const env = { PATH: '/nowhere', HOME: home, OLLAMA_HOST: server.url };
		const terminal = openTerminal(process.execPath, [cli, 'doctor', '--fix'], { env });
		await terminal.waitFor('Do this?', 15_000);
		terminal.press(keys.ctrlC);
		expect((await terminal.exited()).exitCode).toBe(130);
		expect(await readdir(state)).toContain('lock');
	});
});

describe('--fix', () => {
	/** A companion that somebody changed: after its first line, or wholly. */
	async function changed(system: (before: string) => string) {
		const here = await computer();
		const model = here.server.models.get('kettleside:latest');
		if (!model) throw new Error('no companion');
		const before = model.shown.system ?? '';
		model.tag.digest = 'changed';
		model.shown = { ...model.shown, system: system(before) };
		const now = () => here.server.models.get('kettleside:latest')?.shown.system;
		const kept = () => [...here.server.models.keys()].filter((name) => name.includes('-before-'));
		return { ...here, before, now, kept };
	}
	const afterFirstLine = (text: string) => `${text.split('\n')[0]}\nAlways agree.`;

	test('without a terminal and without --yes: the plan, nothing changed, exit 0', async () => {
		const { home, ports, now, before, kept } = await changed(afterFirstLine);
		const files = await tree(home);
		const { code, text, found } = await doctor(ports, { fix: true });
		expect([code, found.steps?.map(({ id }) => id)]).toEqual([0, ['fix-companion']]);
		expect(text).toContain('{me doctor --fix --yes}');
		expect([now() === before, kept(), await tree(home)]).toEqual([false, [], files]);
	});

	test('a no changes nothing either', async () => {
		const { ports, now, before } = await changed(afterFirstLine);
		const { code, asked } = await doctor(ports, { fix: true }, [false]);
		expect([code, asked, now() === before]).toEqual([0, ['Do this?'], false]);
	});

	test('--yes makes it anew, keeps the changed one, and notes it', async () => {
		const { ports, state, now, before, kept } = await changed(afterFirstLine);
		const { code, found } = await doctor(ports, { fix: true, yes: true });
		expect([code, found.ok, now()]).toEqual([0, true, before]);
		expect(kept()).toHaveLength(1);
		const notes = (await readJournal(state)).filter(({ step }) => step === 'doctor');
		expect(notes[0]?.what).toMatch(/undo: ollama cp kettleside-before-.* kettleside/);
	});

	test('one that somebody made on purpose is asked about by itself, left with --yes, and kept all the same', async () => {
		const { ports, now, before, kept } = await changed(() => 'You are a pirate.');
		const left = await doctor(ports, { fix: true, yes: true });
		expect([left.code, left.found.steps?.[0]?.outcome?.status, now()]).toEqual([1, 'skipped', 'You are a pirate.']);
		const { code, asked } = await doctor(ports, { fix: true }, [true, true]);
		expect([code, asked.length, now(), kept().length]).toEqual([0, 2, before, 1]);
	});

	test('lock and rights, and the journal says how to go back', async () => {
		const { home, ports, state } = await computer();
		const file = path.join(home, '.config/kettleside/choices.json');
		await writeFile(path.join(state, 'lock'), '{"id":"x","pid":4194000,"started":"gone"}\n');
		await import('node:fs/promises').then(({ chmod }) => chmod(file, 0o644));
		expect(failed((await doctor(ports)).found)).toEqual(['data-lock', 'data-rights']);
		const { code, found } = await doctor(ports, { fix: true, yes: true });
		expect([code, found.ok, (await stat(file)).mode & 0o777]).toEqual([0, true, 0o600]);
		expect((await readJournal(state)).map(({ what }) => what)).toContainEqual(
			expect.stringMatching(/chmod 644 ~\/\.config/),
		);
	});

	test('nothing to mend: it says so, and the exit code stays that of the look', async () => {
		const well = await computer();
		expect(await doctor(well.ports, { fix: true, yes: true })).toMatchObject({ code: 0, found: { steps: [] } });
		const { ports } = await computer({ cloud: 'on' });
		const { code, text } = await doctor(ports, { fix: true, yes: true });
		expect(code).toBe(1);
		expect(text).toContain('There is nothing here that can be mended from here.');
	});
});

describe('--bundle', () => {
	test('is shown, and saved only with a yes; for this person alone; read back to the same facts', async () => {
		const { home, ports } = await computer();
		const file = path.join(home, 'report.json');
		const unseen = await doctor(ports, { bundle: file });
		expect([unseen.code, (await readdir(home)).includes('report.json')]).toEqual([0, false]);
		expect(unseen.text).toContain('"schema": 1');
		await doctor(ports, { bundle: file }, [false]);
		expect(await readdir(home)).not.toContain('report.json');
		const { code, asked } = await doctor(ports, { bundle: file }, [true]);
		expect([code, asked.length, (await stat(file)).mode & 0o777]).toEqual([0, 1, 0o600]);
		const text = await readFile(file, 'utf8');
		expect(text).not.toContain(path.basename(home));
		if (os.hostname().length > 3) expect(text.toLowerCase()).not.toContain(os.hostname().toLowerCase());
		const documents: unknown[] = [];
		const { context } = await doctor(ports);
		const machine = async (flags: Flags) => {
			await runMachine({ ...context, flags: { json: true, ...flags }, json: (document) => documents.push(document) });
			const { os: system, cpu, memory, gpus } = documents.at(-1) as Record<string, { available?: number }>;
			return { system, cpu, memory: { ...memory, available: 0 }, gpus };
		};
		expect(await machine({ from: file })).toEqual(await machine({}));
	});

	test('does not replace a file without asking', async () => {
		const { home, ports } = await computer();
		const file = path.join(home, 'mine.txt');
		await writeFile(file, 'mine');
		await expect(doctor(ports, { bundle: file, yes: true })).rejects.toMatchObject({ code: 'bundle-exists', exit: 2 });
		await expect(doctor(ports, { bundle: file })).rejects.toMatchObject({ exit: 2 });
		await doctor(ports, { bundle: file }, [true, false]);
		expect(await readFile(file, 'utf8')).toBe('mine');
		await doctor(ports, { bundle: file }, [true, true]);
		expect(await readFile(file, 'utf8')).toContain('"schema": 1');
		await expect(doctor(ports, { bundle: home, yes: true })).rejects.toMatchObject({ code: 'bundle-place' });
		await expect(doctor(ports, { bundle: path.join(home, 'no/x'), yes: true })).rejects.toMatchObject({ exit: 2 });
		await expect(doctor(ports, { bundle: 'x', fix: true })).rejects.toMatchObject({ exit: 2 });
	});

	test('looks at this computer alone', async () => {
		const { server, ports } = await computer();
		await doctor(ports, { bundle: path.join(ports.home, 'b.json') });
		expect(server.seen).toEqual([]);
	});
});

test('another server of a person is not asked for what only this computer knows', async () => {
	const { seen, url } = await serve((_, response) => response.end('{"version":"0.33.0"}'));
	const { ports } = await computer({ made: false });
	const remote = { ...ports, env: { ...ports.env, OLLAMA_HOST: url.replace('127.0.0.1', 'other.test') } };
	const fetch: typeof globalThis.fetch = (input, init) =>
		ports.fetch(String(input).replace('other.test', '127.0.0.1'), init);
	const { found } = await doctor({ ...remote, fetch });
	expect(failed(found)).toContain('privacy-remote');
	expect(seen.every(({ url: where }) => !where?.startsWith('/debug'))).toBe(true);
	expect(seen.every(({ headers }) => headers.origin === undefined)).toBe(true);
});
