// What is not private about a server that was there before.

import { describe, expect, test } from 'vitest';
import { listensBeyondLoopback, privacyNotices } from '../../src/ollama/privacy.ts';
import { unknown } from '../../src/types/known.ts';
import type { OllamaFacts } from '../../src/types/machine.ts';

const head = '  sl  local_address rem_address   st tx_queue rx_queue\n';
const listening = (address: string, state = '0A') =>
	`${head}   0: ${address}:2CAA 00000000:0000 ${state} 00000000:00000000\n`;

describe('the listening address', () => {
	test.each([
		['0100007F', false],
		['00000000', true],
		['2A01A8C0', true],
		['00000000000000000000000001000000', false],
		['00000000000000000000000000000000', true],
		['0000000000000000FFFF00000100007F', false],
	])('%s', (address, open) => expect(listensBeyondLoopback(listening(address), 11434)).toBe(open));

	test('only listening sockets of that port count', () => {
		expect(listensBeyondLoopback(listening('00000000', '01'), 11434)).toBe(false);
		expect(listensBeyondLoopback(listening('00000000'), 11435)).toBe(false);
		expect(listensBeyondLoopback('', 11434)).toBe(false);
	});
});

const facts: OllamaFacts = {
	status: 'running',
	version: '0.33.0',
	ours: false,
	host: 'http://127.0.0.1:11434',
	cloud: 'on',
};
const ports = (files: Record<string, string>) => ({
	platform: 'linux' as const,
	read: async (file: string) => files[file] ?? unknown('ENOENT'),
	list: async () => ['42', 'self', 'meminfo'],
});

test('cloud, network and request logging are each said', async () => {
	const files = {
		'/proc/net/tcp': listening('00000000'),
		'/proc/42/cmdline': '/usr/bin/ollama\0serve\0',
		'/proc/42/environ': 'HOME=/x\0OLLAMA_DEBUG_LOG_REQUESTS=yes\0',
	};
	const codes = (await privacyNotices(ports(files), facts)).map(({ code }) => code);
	expect(codes).toEqual(['cloud-on', 'bound-to-network', 'requests-logged']);
});

test('a quiet server gives nothing to say, and a stopped one is not looked at', async () => {
	const files = {
		'/proc/net/tcp': listening('0100007F'),
		'/proc/42/cmdline': 'ollama\0serve\0',
		'/proc/42/environ': 'OLLAMA_DEBUG_LOG_REQUESTS=0\0',
	};
	expect(await privacyNotices(ports(files), { ...facts, cloud: 'off' })).toEqual([]);
	expect(await privacyNotices(ports(files), { ...facts, status: 'stopped' })).toEqual([]);
});

test('another computer is named, and whether the way there is encrypted', async () => {
	const [notice] = await privacyNotices(ports({}), { ...facts, host: 'http://192.168.1.4:11434' });
	expect(notice?.text).toContain('192.168.1.4:11434. What you write is sent there, unencrypted');
	const [encrypted] = await privacyNotices(ports({}), { ...facts, host: 'https://example.org' });
	expect(encrypted?.text).not.toContain('unencrypted');
});
