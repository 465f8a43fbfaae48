// Facts of a computer where everything is well, to be changed one by one; and a World over a private folder.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Facts, PrivacyFacts } from '../../src/doctor/types.ts';
import type { World } from '../../src/doctor/world.ts';
import type { Ports } from '../../src/ports.ts';
import { about } from '../../src/world/files.ts';
import { makeFetch } from '../../src/world/http.ts';
import { tryPort } from '../../src/world/near.ts';
import { makeWorld } from '../install/world.ts';

export const tag = (name: string, more: object = {}) => ({
	name,
	modified_at: '',
	size: 1,
	digest: name,
	details: {},
	...more,
});

/** All twenty are well. */
export const quiet: PrivacyFacts = {
	version: '0.33.0',
	cloud: 'off',
	tags: [tag('gemma3:1b')],
	shown: { details: {}, model_info: {}, system: 'Be kind.', modelfile: 'FROM /x/blobs/sha256-ab' },
	system: 'Be kind.',
	reached: [{ address: '192.168.1.4', open: false }],
	page: { status: 403, readable: false },
	foreignName: 403,
	debugPages: 200,
	listening: ['127.0.0.1'],
	settings: { values: { OLLAMA_HOST: '127.0.0.1:11434' }, source: 'its process' },
	cloudFile: null,
	requestLogs: [],
	history: 0,
	key: 0o600,
	app: null,
	autostart: null,
	recommended: null,
	started: new Date('2026-11-28T00:00:00Z'),
	log: 'time=x msg="server config"',
	modelsOpen: false,
	personal: true,
	engines: [],
	containers: null,
};

/** Changes a part of some facts, however deep. */
export const but = <T extends object>(all: T, change: { [K in keyof T]?: unknown }): T => ({ ...all, ...change }) as T;

/** Everything is well; Ollama is ours and runs. */
export const well: Facts = {
	machine: {
		schema: 1,
		os: { platform: 'linux', name: 'Linux', arch: 'x64', environment: 'native' },
		cpu: { name: 'A processor', cores: 4, threads: 8, features: ['avx2'], bandwidth: { unknown: 'x' } },
		memory: { total: 16 * 2 ** 30, available: 8 * 2 ** 30, limit: null, limitSource: null },
		gpus: [],
		disk: { path: '/m', free: 1e11 },
		ollama: { status: 'running', version: '0.33.0', ours: true, host: 'http://127.0.0.1:11434', cloud: 'off' },
		findings: [],
		sources: {},
	},
	ollama: {
		look: {
			status: 'running',
			version: '0.33.0',
			ours: true,
			host: 'http://127.0.0.1:11434',
			cloud: 'off',
			local: true,
			programs: [],
			program: '/home/x/.local/share/kettleside/ollama/bin/ollama',
		},
		holder: null,
		engine: true,
		loaded: [],
		own: 1,
		unit: 'none',
		modelsFolder: '/home/x/.ollama/models',
		models: { mode: 0o755, size: 1, changed: new Date(0), folder: true },
		writable: true,
		home: '/home/x',
	},
	companion: {
		choices: null,
		made: null,
		wanted: null,
		tag: null,
		shown: null,
		base: null,
		baseHere: true,
		frontEnds: [],
	},
	data: {
		journal: { entries: [], broken: 0 },
		lock: 'none',
		answers: null,
		open: [],
		partials: [],
		downloading: false,
		partialsOurs: true,
		ollamaHome: null,
		leftovers: [],
		free: 1e11,
		home: '/home/x',
		state: '/home/x/.local/state/kettleside',
	},
	privacy: quiet,
};

/** A World over a private home: real files, a real network, no other program; `files` are put into it first. */
export async function worldAt(
	home: string,
	options: {
		files?: Record<string, string>;
		addresses?: string[];
		env?: Record<string, string>;
		ports?: Partial<Ports>;
	} = {},
): Promise<World> {
	for (const [file, text] of Object.entries(options.files ?? {})) {
		const to = path.join(home, file);
		await mkdir(path.dirname(to), { recursive: true });
		await writeFile(to, text);
	}
	const env = { PATH: path.join(home, 'bin'), ...options.env };
	return {
		ports: { ...makeWorld(home, env), fetch: makeFetch({ env: {} }), ...options.ports },
		addresses: () => options.addresses ?? [],
		tryPort: (address, port) => tryPort(address, port, 300),
		about,
	};
}
