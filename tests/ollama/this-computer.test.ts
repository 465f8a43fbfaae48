// Whose computer a server is on: one table for all that asks.

import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { parseHost } from '../../src/ollama/host.ts';
import { isLoopback, onLoopback } from '../../src/world/loopback.ts';
import { isHere, isThisComputer, type OwnNames, serverKey } from '../../src/world/this-computer.ts';

const own: OwnNames = { name: 'desk.home.example', addresses: ['127.0.0.1', '192.168.1.7', 'fe80::1%eth0'] };

describe('this computer', () => {
	it.each([
		['localhost', true, true],
		['ollama.localhost', true, true],
		['127.9.9.9', true, true],
		['[::1]', true, true],
		['0.0.0.0', true, true],
		['[::]', true, true],
		['::ffff:127.0.0.1', true, true],
		['desk', false, true],
		['DESK.home.example.', false, true],
		['desk.local', false, true],
		['192.168.1.7', false, true],
		['fe80::1', false, true],
		['192.168.1.70', false, false],
		['desktop', false, false],
		['box', false, false],
		['127.0.0.1.example.org', false, false],
	])('%s: never leaves it %s, is it %s', (host, loopback, here) => {
		expect([isLoopback(host), isThisComputer(host, own)]).toEqual([loopback, here]);
	});

	it.each([
		['http://127.0.0.1:11434', 'http://localhost:11434/', true],
		['http://127.0.0.1:11434', 'http://[::1]:11434', true],
		['http://127.0.0.1:11434', 'http://DESK:11434', true],
		['http://192.168.1.7:11434', 'http://desk.local:11434', true],
		['http://box', 'http://BOX.:80/', true],
		['https://box/ollama', 'https://box:443/ollama/', true],
		['http://127.0.0.1:11434', 'http://127.0.0.1:11435', false],
		['http://box:11434', 'http://127.0.0.1:11434', false],
		['http://box', 'https://box', false],
		['https://box/ollama', 'https://box', false],
		['rubbish', 'rubbish', true],
		['rubbish', 'other', false],
	])('%s and %s are one server: %s', (one, other, same) => {
		expect(serverKey(one, own) === serverKey(other, own)).toBe(same);
	});

	it('goes by the address of a server too, and no rubbish is this computer', () => {
		expect([onLoopback('http://127.0.0.1:11434'), onLoopback('http://desk:1'), onLoopback('rubbish')]).toEqual([
			true,
			false,
			false,
		]);
		expect([isHere('http://desk:11434', own), isHere('https://box', own), isHere('rubbish', own)]).toEqual([
			true,
			false,
			false,
		]);
	});

	it('knows the real name of the computer that runs it', () => {
		expect(parseHost(`${os.hostname()}:11434`).local).toBe(true);
		expect(parseHost('certainly-elsewhere.invalid').local).toBe(false);
	});

	it('a computer without a name is not every computer', () => {
		expect(isThisComputer('', { name: '', addresses: [] })).toBe(false);
		expect(isThisComputer('.local', { name: '', addresses: [] })).toBe(false);
	});
});
