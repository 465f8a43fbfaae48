// What `check` fetches of a model that is not on this computer: bytes, time and memory, against a server of its own on the
// loopback address. Nothing outside is asked.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { root } from '../prepare.mjs';
import { modelFile } from './lib/gguf.mjs';

const usual = modelFile();
const large = modelFile({ words: 400_000, letters: 125 });
const digest = (content) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

const small = { template: '{{ .System }}{{ .Prompt }} x', license: 'MIT License\n', config: '{"file_type":"Q4_K_M"}' };

function manifest(file) {
	const layer = (kind) => ({
		mediaType: `application/vnd.ollama.image.${kind}`,
		digest: digest(small[kind]),
		size: small[kind].length,
	});
	const model = { mediaType: 'application/vnd.ollama.image.model', digest: digest(file.name), size: file.size };
	return JSON.stringify({
		schemaVersion: 2,
		config: layer('config'),
		layers: [model, layer('template'), layer('license')],
	});
}

const files = {
	usual: { name: 'usual', ...usual },
	large: { name: 'large', ...large },
	norange: { name: 'norange', ...usual, ignoresRange: true },
};
const listing = JSON.stringify({
	tags: ['license:apache-2.0'],
	siblings: [
		{ rfilename: 'Some-Q4_K_M.gguf', size: usual.size },
		{ rfilename: 'Some-Q8_0.gguf', size: 2 * usual.size },
	],
});

/** Counts the bytes of every answer that were really handed to the connection. */
function serve(counted) {
	const send = (response, status, body, head = {}) => {
		counted.bytes += body.length;
		response.writeHead(status, head);
		response.end(body);
	};
	const sendFile = (request, response, file) => {
		const asked = file.ignoresRange ? null : /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
		const [from, to] = asked ? [Number(asked[1]), Math.min(Number(asked[2]), file.size - 1)] : [0, file.size - 1];
		const head = { 'content-length': to - from + 1, 'content-type': 'application/octet-stream' };
		response.writeHead(
			asked ? 206 : 200,
			asked ? { ...head, 'content-range': `bytes ${from}-${to}/${file.size}` } : head,
		);
		let at = from;
		const more = () => {
			while (at <= to && !response.destroyed) {
				const chunk = Buffer.alloc(Math.min(65_536, to - at + 1));
				if (at < file.header.length) file.header.copy(chunk, 0, at);
				at += chunk.length;
				counted.bytes += chunk.length;
				if (!response.write(chunk)) return void response.once('drain', more);
			}
			response.end();
		};
		more();
	};
	return http.createServer((request, response) => {
		counted.requests++;
		const { url = '' } = request;
		const named = /^\/v2\/library\/(\w+)\/manifests\/7b$/.exec(url);
		if (named && files[named[1]]) return send(response, 200, manifest(files[named[1]]));
		if (url.startsWith('/api/models/some/Model-GGUF')) return send(response, 200, listing);
		if (url.startsWith('/v2/some/')) return send(response, 400, 'no');
		const blob = Object.values(files).find(
			(file) => url.endsWith(digest(file.name)) || url.endsWith(`/${file.name}.gguf`),
		);
		if (blob) return sendFile(request, response, blob);
		if (url.endsWith('Some-Q4_K_M.gguf')) return sendFile(request, response, files.usual);
		const part = Object.values(small).find((content) => url.endsWith(digest(content)));
		return part ? send(response, 200, part) : send(response, 404, 'not found');
	});
}

// The child tells its own peak memory when it ends. Not by resourceUsage: that begins with what this process had.
const probe = `
const fs = require('node:fs');
const peak = () => {
	try { return /VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]; }
	catch { return String(process.resourceUsage().maxRSS); }
};
process.on('exit', () => fs.writeSync(3, peak()));
`;

function child(home, args) {
	const began = performance.now();
	const one = spawn(process.execPath, ['--require', path.join(home, 'probe.cjs'), ...args], {
		env: { PATH: home, HOME: home, OLLAMA_HOST: '127.0.0.1:9' },
		stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
	});
	let [text, peak] = ['', ''];
	one.stdout.on('data', (chunk) => (text += chunk));
	one.stdio[3].on('data', (chunk) => (peak += chunk));
	return new Promise((done) => {
		one.on('close', () => done({ answer: JSON.parse(text), mb: Number(peak) / 1024, ms: performance.now() - began }));
	});
}

// The program itself; for Hugging Face, whose address it does not take from anybody, the function it asks.
const check = (home, name, here) =>
	name.startsWith('hf.co/')
		? child(home, [path.join(root, 'scripts/bench/lib/find.mjs'), name, `http://${here}`])
		: child(home, [path.join(root, 'dist/cli.js'), 'check', name, '--json']);

const told = ({ error, verdict, model }) => (error ? error.code : `${verdict}, ${model.basis}`);

export async function run() {
	const home = mkdtempSync(path.join(os.tmpdir(), 'kettleside-bench-'));
	const counted = { bytes: 0, requests: 0 };
	const server = serve(counted);
	await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address();
	writeFileSync(path.join(home, 'probe.cjs'), probe);
	const here = `127.0.0.1:${port}`;
	const rows = [
		['a registry tag', `http://${here}/library/usual:7b`, files.usual],
		['hf.co/some/Model-GGUF', 'hf.co/some/Model-GGUF', files.usual],
		['the address of a file', `http://${here}/usual.gguf`, files.usual],
		['a server that ignores Range', `http://${here}/library/norange:7b`, files.norange],
		['a vocabulary of 50 MB', `http://${here}/library/large:7b`, files.large],
		['a name that is not there', `http://${here}/library/nothing:7b`, null],
	];
	console.log(
		'| check of | answer | file, GB | requests | fetched, MB | ms | peak MB |\n|---|---|---|---|---|---|---|',
	);
	try {
		for (const [title, name, file] of rows) {
			Object.assign(counted, { bytes: 0, requests: 0 });
			const { answer, mb, ms } = await check(home, name, here);
			const size = file ? (file.size / 1e9).toFixed(1) : '-';
			console.log(
				`| ${title} | ${told(answer)} | ${size} | ${counted.requests} | ${(counted.bytes / 1e6).toFixed(2)} | ${ms.toFixed(0)} | ${mb.toFixed(0)} |`,
			);
		}
	} finally {
		server.closeAllConnections();
		server.close();
		rmSync(home, { recursive: true, force: true });
	}
}
