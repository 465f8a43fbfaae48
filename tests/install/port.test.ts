// What stands at the port of Ollama and is none: told at once, with its name where it can be seen.

import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { expect, test } from 'vitest';
import { answering } from '../../src/install/steps/start-server.ts';
import { makeClient } from '../../src/ollama/client.ts';
import { fakeOllama } from '../support/fake-ollama.ts';

const never = new AbortController().signal;
const waits = { first: 150, rest: 400 };

test.runIf(process.platform === 'linux')(
	'a program that accepts and never answers is named, not waited for',
	async () => {
		const server = net.createServer(() => undefined);
		await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
		const { port } = server.address() as AddressInfo;
		const began = performance.now();
		let told = 0;
		const asked = answering(makeClient({ fetch }, `http://127.0.0.1:${port}`), never, {
			waits,
			onSilent: () => told++,
		});
		await expect(asked).rejects.toMatchObject({ code: 'port-held', message: expect.stringMatching(/ holds port \d+/) });
		expect(performance.now() - began).toBeLessThan(350);
		expect(told).toBe(0);
		server.close();
	},
);

test('a web server at the port is told', async () => {
	await using server = await fakeOllama({ version: 'html' });
	await expect(answering(makeClient({ fetch }, server.url), never, { waits })).rejects.toMatchObject({
		code: 'port-held',
	});
});

test('nobody there is no problem, and an Ollama tells its version', async () => {
	expect(await answering(makeClient({ fetch }, 'http://127.0.0.1:9'), never)).toBeNull();
	await using server = await fakeOllama();
	expect(await answering(makeClient({ fetch }, server.url), never)).toBe('0.33.0');
});
