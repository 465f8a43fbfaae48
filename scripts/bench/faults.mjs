// Every fault that can be made without a network: what a person reads, the exit code, how long it took, and what was
// kept. Real HTTP servers and the built program; nothing leaves this computer.

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fetchVerified } from '../../.bench/install/archive/download.js';
import { explain } from '../../.bench/install/faults.js';
import { pullModel } from '../../.bench/install/steps/pull.js';
import { exactSize } from '../../.bench/install/steps/pull-size.js';
import { startServer } from '../../.bench/install/steps/start-server.js';
import { makeClient } from '../../.bench/ollama/client.js';
import { root } from '../prepare.mjs';

const errors = JSON.parse(readFileSync(new URL('../../tests/fixtures/wire/errors.json', import.meta.url), 'utf8'));
const body = randomBytes(300_000);
const sha256 = createHash('sha256').update(body).digest('hex');

async function listening(server) {
	await new Promise((done) => server.listen(0, '127.0.0.1', done));
	const url = `http://127.0.0.1:${server.address().port}`;
	return {
		url,
		close: () =>
			new Promise((done) => {
				server.close(done);
				server.closeAllConnections?.();
			}),
	};
}
const answering = (answer) => listening(http.createServer(answer));
const files = (folder) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
const kept = (folder) =>
	files(folder)
		.map((file) => `${path.relative(folder, file)} (${statSync(file).size} B)`)
		.join(', ') || 'nothing';
const cell = (text) =>
	String(text)
		.replaceAll('|', '\\|')
		.replace(/\{me ?([^}]*)\}/g, (_, rest) => `kettleside ${rest}`.trim())
		.replace(/\s+/g, ' ');

/** One row: runs `work` in an empty folder and tells how it ended. */
async function row(fault, work) {
	const home = mkdtempSync(path.join(os.tmpdir(), 'faults-'));
	const began = performance.now();
	let told;
	try {
		told = (await work(home)) ?? { exit: 0, text: 'no problem', cure: '' };
	} catch (problem) {
		told = { exit: problem.exit ?? 'none', text: problem.message, cure: problem.cure ?? '' };
	}
	const seconds = ((performance.now() - began) / 1000).toFixed(1);
	console.log(
		`| ${cell(fault)} | ${cell(told.text)} ${cell(told.cure)} | ${told.exit} | ${seconds} | ${cell(kept(home))} |`,
	);
	rmSync(home, { recursive: true, force: true });
}

const never = new AbortController().signal;

/** Fetching a release archive of 300 000 bytes from a server that answers so. */
const downloading = (answer, before) => async (home) => {
	const server = await answering(answer);
	before?.(home);
	try {
		const to = path.join(home, 'downloads', 'archive');
		await fetchVerified({
			fetch,
			url: `${server.url}/archive`,
			sha256,
			to,
			signal: never,
			stall: 200,
			backOff: [1, 1],
		});
	} finally {
		await server.close();
	}
};
const half = (res) => res.writeHead(200, { 'content-length': body.length }).write(body.subarray(0, 150_000));
const downloads = {
	'release: the host answers 503': (_, res) => res.writeHead(503).end(),
	'release: the file is not there': (_, res) => res.writeHead(404).end(),
	'release: a log-in page': (_, res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
	'release: wrong bytes': (_, res) => res.end(randomBytes(300_000)),
	'release: the line breaks off for good': (req, res) => {
		if (req.headers.range) return res.destroy();
		half(res);
		setTimeout(() => res.destroy(), 50);
	},
	'release: the line goes quiet for good': (req, res) => (req.headers.range ? undefined : half(res)),
};

/** Asking the registry how large a model is. */
const sizing = (status, text, type) => async () => {
	const server = await answering((_, res) => res.writeHead(status, { 'content-type': type }).end(text));
	try {
		await exactSize({ fetch }, 'gemma3:4b', { serverVersion: '0.33.0', base: server.url });
	} finally {
		await server.close();
	}
};

/** Pulling from an Ollama whose answer is this; passing faults are tried again twice, without a pause. */
const pulling = (text) => async () => {
	const server = await answering((_, res) => res.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(text));
	try {
		const limits = { fruitless: 2, pauses: [1], stall: 300 };
		await pullModel(makeClient({ fetch }, server.url), { model: 'gemma3:4b', limits });
	} finally {
		await server.close();
	}
};

/** What the server says to making, loading and talking, in these very words. */
const asking = (what, status, text) => async () => {
	const server = await answering((_, res) =>
		res.writeHead(status, { 'content-type': 'application/x-ndjson' }).end(`${text}\n`),
	);
	const client = makeClient({ fetch }, server.url);
	const request = { model: 'kettleside', from: 'gemma3:4b', messages: [] };
	try {
		if (what.includes('/api/generate')) await client.load('kettleside');
		else
			for await (const line of what.includes('/api/create') ? client.create(request) : client.chat(request)) void line;
	} catch (error) {
		throw explain(error, { model: 'kettleside', host: server.url });
	} finally {
		await server.close();
	}
};

const reserved =
	'Error: listen tcp 127.0.0.1:11434: bind: An attempt was made to access a socket in a way forbidden by its access permissions.';

/** An Ollama whose program says this and ends. */
const starting = (text) => async (home) => {
	const program = path.join(home, 'ollama');
	writeFileSync(program, `#!/bin/sh\ncat >&2 <<'END'\n${text}\nEND\nexit 1\n`, { mode: 0o755 });
	const ports = {
		platform: 'linux',
		env: { HOME: home },
		home,
		fetch,
		signal: never,
		run: async () => ({ stdout: '', failed: 'ENOENT' }),
	};
	await startServer({
		ports,
		program,
		host: 'http://127.0.0.1:9',
		state: path.join(home, 'state'),
		report: { doing: () => undefined },
	});
};

/** The whole program against whatever stands at the port of Ollama. */
function program(args, env) {
	return (home) =>
		new Promise((done) => {
			const child = spawn(process.execPath, [path.join(root, 'dist', 'cli.js'), ...args, '--json'], {
				// A proxy where nobody is: no request can leave this computer.
				env: { PATH: path.join(home, 'none'), HOME: home, HTTPS_PROXY: 'http://127.0.0.1:9', ...env },
				stdio: ['ignore', 'pipe', 'ignore'],
			});
			let out = '';
			child.stdout.on('data', (chunk) => {
				out += chunk;
			});
			child.on('close', (exit) => {
				const { error } = JSON.parse(out);
				done({ exit, text: error?.text ?? 'no problem', cure: error?.cure ?? '' });
			});
		});
}

const setup = ['setup', '--yes', '--model', 'gemma3:1b'];
const ollama = (version, tags = []) =>
	answering((req, res) => {
		const answer = req.url === '/api/version' ? { version } : req.url === '/api/tags' ? { models: tags } : {};
		res.end(JSON.stringify(answer));
	});

async function programs() {
	const at = async (fault, server, args = setup) => {
		const { url, close } = await server;
		await row(fault, program(args, { OLLAMA_HOST: url }));
		await close();
	};
	const free = { OLLAMA_HOST: '127.0.0.1:9' };
	await at(
		'setup: a web server at the port',
		answering((_, res) => res.end('<html>')),
	);
	// A server that starts may be silent for 90 seconds, and is waited for; the tests do not wait (tests/install/server.test.ts).
	if (!process.env['BENCH_QUICK'])
		await at(
			'setup: a program at the port that never answers',
			listening(net.createServer((socket) => socket.resume())),
		);
	await at('setup: an Ollama that is too old', ollama('0.12.0'));
	await row('setup: no Ollama, and --no-install', program([...setup, '--no-install'], free));
	await row(
		'setup: an unknown model, and no way to the registry',
		program(['setup', '--plan', '--model', 'gemma3:4bb'], free),
	);
	await row('setup: the name of the model for the companion', program([...setup, '--name', 'gemma3:1b'], free));
	await row('setup: an option that does not exist', program(['setup', '--modle', 'x'], free));
	await row('setup: another one is at work', (home) => {
		const state = path.join(home, '.local', 'state', 'kettleside');
		mkdirSync(state, { recursive: true });
		writeFileSync(path.join(state, 'lock'), JSON.stringify({ pid: process.pid, started: null }));
		return program(setup, free)(home);
	});
	await row('setup: the state folder cannot be made', (home) => {
		writeFileSync(path.join(home, '.local'), '');
		return program(setup, free)(home);
	});
}

export async function run() {
	console.log('| fault | message | exit | s | kept |\n|---|---|---|---|---|');
	for (const [fault, answer] of Object.entries(downloads)) await row(fault, downloading(answer));
	await row(
		'release: the folder cannot be made',
		downloading(downloads['release: wrong bytes'], (home) => writeFileSync(path.join(home, 'downloads'), '')),
	);
	await row(
		'registry: the tag is unknown',
		sizing(404, '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}', 'application/json'),
	);
	await row('registry: wants a newer Ollama', sizing(412, 'requires a newer version of Ollama', 'text/plain'));
	await row('registry: too many requests', sizing(429, 'too many requests', 'text/plain'));
	await row('registry: disturbance', sizing(503, 'upstream connect error', 'text/plain'));
	await row('registry: not handed out', sizing(401, 'unauthorized', 'text/plain'));
	await row('registry: a log-in page', sizing(200, '<html>Log in</html>', 'text/html'));
	for (const { what, status, text } of errors)
		if (what.startsWith('POST /api/pull') && Number(status) === 200)
			await row(what.replace('POST /api/pull,', 'pull:'), pulling(`${text}\n`));
	for (const { what, status, text } of errors)
		if (what.startsWith('POST') && !what.startsWith('POST /api/pull'))
			await row(what.replace('POST /api/', ''), asking(what, Number(status), text));
	const serve = errors.find(({ what }) => what.startsWith('ollama serve'));
	await row(serve.what, starting(serve.text));
	await row('ollama serve, a library is missing', starting("ollama: /lib/libc.so.6: version `GLIBC_2.34' not found"));
	await row('ollama serve, the port is reserved', starting(reserved));
	const list = errors.find(({ what }) => what.startsWith('ollama list'));
	await row(list.what, async () => {
		throw explain(new Error(list.text));
	});
	await row('an answer that nobody knows', pulling('{"error":"the moon is in the wrong house"}\n'));
	await row('pull: the server dies in the middle', pulling('{"status":"pulling manifest"}\n{"status":"pul'));
	await programs();
}
