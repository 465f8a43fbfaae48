// A program that does what the steps need of Ollama: says its version, and serves /api/version. How it behaves is
// written into it, because the server gets an environment of its own.

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Behaviour {
	/** Milliseconds before the port is opened. */
	late?: number;
	/** Milliseconds the open port stays silent, from the first request on. */
	silent?: number;
	/** Ends with this code instead of serving. */
	dies?: number;
	/** Does not end when asked to. */
	stubborn?: boolean;
}

const program = (behaviour: Behaviour) => `#!${process.execPath}
const b = ${JSON.stringify(behaviour)};
const [host, port] = (process.env.OLLAMA_HOST || '127.0.0.1:11434').split(':');
if (process.argv[2] === '--version') {
	console.log('Warning: could not connect to a running Ollama instance\\nWarning: client version is 0.33.0');
} else if (process.argv[2] === 'serve') {
	console.error('server config env=' + Object.keys(process.env).filter((k) => k.startsWith('OLLAMA_')).sort().map((k) => k + '=' + process.env[k]));
	if (b.dies !== undefined) {
		console.error('Error: something is missing');
		process.exit(b.dies);
	}
	if (b.stubborn) process.on('SIGTERM', () => {});
	require('node:fs').mkdirSync(process.env.HOME + '/.ollama', { recursive: true });
	let ready;
	const server = require('node:http').createServer((request, response) => {
		ready ??= Date.now() + (b.silent ?? 0);
		setTimeout(() => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(request.url === '/api/version' ? { version: '0.33.0' } : { models: [] }));
		}, Math.max(0, ready - Date.now()));
	});
	server.on('error', (error) => {
		console.error('Error: listen tcp: ' + error.message);
		process.exit(1);
	});
	setTimeout(() => server.listen(Number(port), host), b.late ?? 0);
}
`;

export const fakeOllama = (behaviour: Behaviour = {}): string => program(behaviour);

/** Puts the program on the disk and gives its path. */
export async function placeOllama(folder: string, behaviour: Behaviour = {}): Promise<string> {
	const file = path.join(folder, 'bin', 'ollama');
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, fakeOllama(behaviour));
	await chmod(file, 0o755);
	return file;
}
