import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ollamaHost, parseHost } from '../../src/ollama/host.ts';

// The table of Ollama's own test for OLLAMA_HOST (envconfig), with 127.0.0.1 for what only a server can bind to.
const table: [string, string][] = [
	['', 'http://127.0.0.1:11434'],
	['1.2.3.4', 'http://1.2.3.4:11434'],
	['1.2.3.4:1234', 'http://1.2.3.4:1234'],
	[':1234', 'http://127.0.0.1:1234'],
	['0.0.0.0', 'http://127.0.0.1:11434'],
	['0.0.0.0:8080', 'http://127.0.0.1:8080'],
	['localhost', 'http://127.0.0.1:11434'],
	['LocalHost:1', 'http://127.0.0.1:1'],
	['http://localhost', 'http://127.0.0.1:80'],
	['https://example.com', 'https://example.com:443'],
	['http://example.com', 'http://example.com:80'],
	['https://example.com:8443/ollama/', 'https://example.com:8443/ollama'],
	['example.com', 'http://example.com:11434'],
	['example.com/ollama', 'http://example.com:11434/ollama'],
	['[::1]', 'http://[::1]:11434'],
	['::1', 'http://[::1]:11434'],
	['[::1]:1337', 'http://[::1]:1337'],
	['::', 'http://[::1]:11434'],
	['[::]:99', 'http://[::1]:99'],
	[' 1.2.3.4 ', 'http://1.2.3.4:11434'],
	['"1.2.3.4"', 'http://1.2.3.4:11434'],
	['1.2.3.4:66000', 'http://1.2.3.4:11434'],
	['https://1.2.3.4:no', 'https://1.2.3.4:443'],
];

describe('where Ollama is', () => {
	it.each(table)('%j is %s', (text, url) => {
		expect(parseHost(text).url).toBe(url);
	});

	it('takes --host before OLLAMA_HOST, and says which', () => {
		const env = { OLLAMA_HOST: '0.0.0.0:1' };
		expect(ollamaHost(env)).toEqual({
			url: 'http://127.0.0.1:1',
			source: 'OLLAMA_HOST',
			local: true,
			everywhere: true,
		});
		expect(ollamaHost(env, 'box:2')).toMatchObject({ url: 'http://box:2', source: 'flag', local: false });
		expect(ollamaHost({}, ' ')).toMatchObject({ url: 'http://127.0.0.1:11434', source: 'default', everywhere: false });
	});

	it.each(['ftp://x', 'a b', 'http://%', 'x:70000', 'x:abc'])('refuses --host %j with exit 2', (text) => {
		expect(() => ollamaHost({}, text)).toThrow(expect.objectContaining({ code: 'bad-host', exit: 2 }));
	});

	it('always gives an address with a port, or a Problem', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				try {
					expect(parseHost(text).url).toMatch(/^https?:\/\/[^/]+:\d+(\/|$)/);
				} catch (error) {
					expect(error).toMatchObject({ code: 'bad-host' });
				}
			}),
		);
	});
});
