// Which Ollama server is meant: `--host`, else OLLAMA_HOST, else this computer. The grammar is Ollama's own
// (envconfig/config.go, Host and ConnectableHost); `localhost` becomes 127.0.0.1, because Node may take it for ::1.

import { Problem } from '../problem.ts';
import { hostWords } from '../words/server.ts';
import { isThisComputer } from '../world/this-computer.ts';

export interface OllamaHost {
	/** "http://127.0.0.1:11434", without a slash at the end. */
	url: string;
	source: 'flag' | 'OLLAMA_HOST' | 'file' | 'default';
	/** The server is on this computer. */
	local: boolean;
	/** OLLAMA_HOST names the unspecified address: a server started with it listens on every network. */
	everywhere: boolean;
}

const ports: Record<string, string> = { http: '80', https: '443' };

/** "host:port", "[::1]:port", "host", "::1" → parts; a missing port is undefined. */
function splitHostPort(text: string): { name: string; port: string | undefined } {
	const bracketed = /^\[(.*)\](?::(.*))?$/.exec(text);
	if (bracketed) return { name: bracketed[1] ?? '', port: bracketed[2] };
	const parts = text.split(':');
	if (parts.length === 2) return { name: parts[0] ?? '', port: parts[1] };
	return { name: text, port: undefined };
}

const validPort = (port: string) => /^\d{1,5}$/.test(port) && Number(port) <= 65535;

/** Where a client connects for the address that a server listens on. */
function connectable(name: string): string {
	if (name === '' || name === '0.0.0.0' || name.toLowerCase() === 'localhost') return '127.0.0.1';
	return name === '::' ? '::1' : name;
}

const bad = (text: string) =>
	new Problem('bad-host', hostWords.bad(text), { cure: hostWords.badCure, exit: 2, raw: text });

/**
 * Reads one host by Ollama's grammar. A port that is none falls back to the default, as Ollama does, unless `strict`.
 * Throws Problem `bad-host` (exit 2) where no address can be made of it.
 */
export function parseHost(text: string, strict = false): Pick<OllamaHost, 'url' | 'local' | 'everywhere'> {
	const trimmed = text
		.trim()
		.replace(/^["']+|["']+$/g, '')
		.trim();
	const [, scheme = 'http', rest = ''] = /^(?:([^:/]+):\/\/)?(.*)$/s.exec(trimmed) ?? [];
	const [hostport = '', ...path] = rest.split('/');
	const otherwise = trimmed.includes('://') ? (ports[scheme] ?? '11434') : '11434';
	const { name, port } = splitHostPort(hostport);
	if (!(scheme in ports) || (strict && port !== undefined && !validPort(port))) throw bad(text);
	const host = connectable(name);
	const shown = host.includes(':') ? `[${host}]` : host;
	const tail = path.join('/').replace(/\/+$/, '');
	try {
		const number = port !== undefined && validPort(port) ? port : otherwise;
		const parsed = new URL(`${scheme}://${shown}:${number}`);
		return {
			url: `${scheme}://${parsed.hostname}:${number}${tail === '' ? '' : `/${tail}`}`,
			local: isThisComputer(parsed.hostname),
			everywhere: name === '0.0.0.0' || name === '::' || (name === '' && port !== undefined),
		};
	} catch (error) {
		if (error instanceof TypeError) throw bad(text);
		throw error;
	}
}

/** The server to talk to. An explicit `--host` wins over OLLAMA_HOST; neither means 127.0.0.1:11434. */
export function ollamaHost(env: Readonly<Record<string, string | undefined>>, flag?: string): OllamaHost {
	if (flag !== undefined && flag.trim() !== '') return { ...parseHost(flag, true), source: 'flag' };
	const set = env['OLLAMA_HOST']?.trim() ?? '';
	if (set !== '') return { ...parseHost(set), source: 'OLLAMA_HOST' };
	return { ...parseHost('127.0.0.1:11434'), source: 'default' };
}
