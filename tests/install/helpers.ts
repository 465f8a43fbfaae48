// A private folder and a real HTTP server for each test.

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { Problem } from '../../src/problem.ts';

/** An empty folder that is gone after the test. */
export async function folder(): Promise<string> {
	const made = await mkdtemp(path.join(tmpdir(), 'kettleside-test-'));
	onTestFinished(() => rm(made, { recursive: true, force: true }));
	return made;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

/** A server on a free port; every request is kept. */
export async function serve(handler: Handler): Promise<{ url: string; port: number; seen: IncomingMessage[] }> {
	const seen: IncomingMessage[] = [];
	const server = createServer((request, response) => handler(request, response, seen.push(request)));
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	onTestFinished(
		() =>
			new Promise<void>((closed) => {
				server.close(() => closed());
				server.closeAllConnections();
			}),
	);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, port, seen };
}

/** A port where nothing listens. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

/** Answers with Range as real hosts do. */
export function sendRange(request: IncomingMessage, response: ServerResponse, body: Buffer, until = body.length): void {
	const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
	if (start >= body.length) {
		response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
		return;
	}
	const partial = request.headers.range
		? { 'content-range': `bytes ${start}-${body.length - 1}/${body.length}` }
		: undefined;
	response.writeHead(partial ? 206 : 200, { 'content-length': body.length - start, ...partial });
	if (until < body.length) response.write(body.subarray(start, Math.max(start, until)));
	else response.end(body.subarray(start));
}

export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The Problem that something ends with. */
export async function problemOf(act: () => Promise<unknown>): Promise<Problem> {
	const result = await act().then(
		() => null,
		(error: unknown) => error,
	);
	if (result instanceof Problem) return result;
	throw result ?? new Error('it went well, though a problem was expected');
}
