// A real HTTP server on port 0 that answers as a recorded Ollama 0.33.0 did (tests/fixtures/wire), and can misbehave.

import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Parameters, ProgressLine, Shown, Tag } from '../../src/ollama/types.ts';

const wire = (name: string) => readFileSync(new URL(`../fixtures/wire/${name}`, import.meta.url), 'utf8');
const json = <T>(name: string): T => JSON.parse(wire(name)) as T;

/** How one pull goes: its lines, and how it ends. */
export interface PullScript {
	lines?: ProgressLine[];
	/** Milliseconds between lines. */
	every?: number;
	end?: 'success' | 'cut' | 'half a line' | 'stall' | { error: string } | { status: number; text: string };
}

export interface FakeOptions {
	version?: string | 'silent' | 'html' | 'not ollama';
	/** Milliseconds that /api/version stays silent. */
	silentFor?: number;
	cloud?: 'on' | 'off' | 'none';
	/** One after another; the last one repeats. Default: the recorded pull. */
	pulls?: PullScript[];
	/** Answers of a path before the usual one, one after another. */
	answers?: Record<string, { status: number; text: string; type?: string }[]>;
	/** Names that are there at the start; default gemma3:270m. */
	models?: string[];
	/** Changes what /api/show says of a created model, as a server that loses something would. */
	spoil?: (shown: Shown) => Shown;
	/** Bytes on graphics processors, of 1000. */
	gpu?: number;
	capabilities?: string[];
	/** What the rendered prompt holds; default the system text. */
	rendered?: (system: string) => string;
	/** Lines of a chat; default the recorded one. 'hang': no line ever comes. */
	chat?: object[] | ((body: Record<string, unknown>) => object[] | 'hang');
	contextLength?: number;
	/** Answers foreign names and web pages, as one with OLLAMA_HOST=0.0.0.0 and OLLAMA_ORIGINS=* does. */
	open?: boolean;
}

interface Seen {
	method: string;
	path: string;
	body: Record<string, unknown>;
}

export interface FakeOllama extends AsyncDisposable {
	url: string;
	port: number;
	seen: Seen[];
	models: Map<string, { tag: Tag; shown: Shown }>;
	/** Lines of a chat from now on. */
	chat?: object[];
	close(): Promise<void>;
}

const base = json<Shown>('show-base.json');
const pulled = wire('pull.ndjson')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as ProgressLine);

/** Text of parameters as a server prints them: name padded to 30, values in Go's notation. */
function print(parameters: Parameters): string {
	const one = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value) : String(value));
	return Object.entries(parameters)
		.flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((v) => `${name.padEnd(30)} ${one(v)}`))
		.join('\n');
}

const baseParameters: Parameters = { temperature: 1, top_k: 64, top_p: 0.95, stop: ['<end_of_turn>'] };
const full = (name: string) => (name.includes(':') ? name : `${name}:latest`);

let digests = 0;
const tagOf = (name: string, parent = ''): Tag => ({
	name: full(name),
	modified_at: '2026-11-23T21:15:30.536899691Z',
	size: 253114076,
	digest: (++digests).toString(16).padStart(64, 'a'),
	details: { ...base.details, parent_model: parent },
	capabilities: ['completion'],
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function fakeOllama(options: FakeOptions = {}): Promise<FakeOllama> {
	const seen: Seen[] = [];
	const models: FakeOllama['models'] = new Map();
	for (const name of options.models ?? ['gemma3:270m'])
		models.set(full(name), {
			tag: tagOf(name),
			shown: { ...base, capabilities: options.capabilities ?? ['completion'] },
		});
	const fake = { seen, models } as unknown as FakeOllama;
	let pulls = 0;
	let loaded: string | null = null;

	const send = (
		response: http.ServerResponse,
		status: number,
		body: string,
		type = 'application/json; charset=utf-8',
	) => {
		response.writeHead(status, { 'content-type': type });
		response.end(body);
	};
	const missing = (response: http.ServerResponse, name: string) =>
		send(response, 404, JSON.stringify({ error: `model '${name}' not found` }));

	async function pull(response: http.ServerResponse, name: string) {
		const scripts = options.pulls ?? [{}];
		const script = scripts[Math.min(pulls++, scripts.length - 1)] ?? {};
		const end = script.end ?? 'success';
		if (typeof end === 'object' && 'status' in end) return send(response, end.status, end.text, 'text/html');
		response.writeHead(200, { 'content-type': 'application/x-ndjson' });
		const lines = script.lines ?? pulled.filter((line) => line.status !== 'success');
		for (const line of lines) {
			response.write(`${JSON.stringify(line)}\n`);
			await sleep(script.every ?? 1);
		}
		if (end === 'stall') return;
		if (end === 'cut') return void response.destroy();
		if (end === 'half a line') return void response.end('{"status":"pulling a5fd3b');
		if (typeof end === 'object') return void response.end(`${JSON.stringify(end)}\n`);
		models.set(full(name), { tag: tagOf(name), shown: base });
		response.end('{"status":"success"}\n');
	}

	function create(response: http.ServerResponse, body: Record<string, unknown>) {
		const from = models.get(full(String(body['from'])));
		if (!from)
			return send(
				response,
				200,
				'{"status":"pulling manifest"}\n{"error":"pull model manifest: file does not exist"}\n',
			);
		const parameters = { ...baseParameters, ...(body['parameters'] as Parameters | undefined) };
		const shown: Shown = {
			...from.shown,
			parameters: print(parameters),
			system: String(body['system'] ?? ''),
			details: { ...from.shown.details, parent_model: String(body['from']) },
			...(body['messages'] ? { messages: body['messages'] as NonNullable<Shown['messages']> } : {}),
		};
		const name = String(body['model']);
		models.set(full(name), { tag: tagOf(name, String(body['from'])), shown: options.spoil?.(shown) ?? shown });
		send(response, 200, wire('create.ndjson'), 'application/x-ndjson');
	}

	function chat(response: http.ServerResponse, body: Record<string, unknown>) {
		const model = models.get(full(String(body['model'])));
		if (!model) return missing(response, String(body['model']));
		loaded = full(String(body['model']));
		if (body['_debug_render_only']) {
			const system = model.shown.system ?? '';
			const rendered_template = options.rendered?.(system) ?? `<start_of_turn>user\n${system}\n\nhello<end_of_turn>\n`;
			return send(
				response,
				200,
				JSON.stringify({ ...json<object>('render.json'), _debug_info: { rendered_template } }),
			);
		}
		const chat = fake.chat ?? options.chat;
		const said = typeof chat === 'function' ? chat(body) : chat;
		if (said === 'hang') return;
		const lines = said?.map((line) => JSON.stringify(line)).join('\n') ?? wire('chat.ndjson').trim();
		send(response, 200, `${lines}\n`, 'application/x-ndjson');
	}

	function generate(response: http.ServerResponse, body: Record<string, unknown>) {
		if (!models.has(full(String(body['model'])))) return missing(response, String(body['model']));
		loaded = body['keep_alive'] === 0 ? null : full(String(body['model']));
		send(response, 200, wire(loaded ? 'load.json' : 'unload.json'));
	}

	function ps(response: http.ServerResponse) {
		const shape = json<{ models: object[] }>('ps.json').models[0];
		const row = {
			...shape,
			name: loaded,
			size: 1000,
			size_vram: options.gpu ?? 0,
			context_length: options.contextLength ?? 2048,
		};
		send(response, 200, JSON.stringify({ models: loaded ? [row] : [] }));
	}

	async function version(response: http.ServerResponse) {
		const said = options.version ?? '0.33.0';
		if (said === 'silent') return;
		if (options.silentFor) await sleep(options.silentFor);
		if (said === 'html') return send(response, 200, '<html>Log in</html>', 'text/html');
		if (said === 'not ollama') return send(response, 404, 'Not Found', 'text/plain');
		send(response, 200, JSON.stringify({ version: said }));
	}

	function remove(response: http.ServerResponse, body: Record<string, unknown>) {
		const name = String(body['model'] ?? body['name']);
		if (!models.delete(full(name))) return missing(response, name);
		send(response, 200, '');
	}

	function copy(response: http.ServerResponse, body: Record<string, unknown>) {
		const source = models.get(full(String(body['source'])));
		if (!source) return missing(response, String(body['source']));
		const name = full(String(body['destination']));
		models.set(name, { tag: { ...source.tag, name }, shown: source.shown });
		send(response, 200, '');
	}

	function status(response: http.ServerResponse) {
		if (options.cloud === 'none') return send(response, 404, '404 page not found', 'text/plain');
		send(response, 200, JSON.stringify({ cloud: { disabled: options.cloud === 'off', source: 'none' } }));
	}

	/** The guard of server/routes.go: only this computer's own names, only its own pages. */
	function refuses({ host = '', origin }: http.IncomingHttpHeaders): boolean {
		const local = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/;
		return !options.open && (!local.test(host) || (origin !== undefined && !local.test(new URL(origin).host)));
	}

	async function answer(request: http.IncomingMessage, response: http.ServerResponse) {
		if (refuses(request.headers)) return send(response, 403, '');
		if (request.headers.origin) response.setHeader('access-control-allow-origin', request.headers.origin);
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
		// Asked as a proxy, it gets the whole address: so it can be a server on another computer.
		const path = (request.url ?? '').replace(/^http:\/\/[^/]+/, '');
		seen.push({ method: request.method ?? '', path, body });
		const first = options.answers?.[path]?.shift();
		if (first) return send(response, first.status, first.text, first.type);
		const name = String(body['model'] ?? body['name'] ?? '');
		if (path === '/')
			return send(response, 200, options.version === 'not ollama' ? 'hello' : 'Ollama is running', 'text/plain');
		if (path === '/api/version') return version(response);
		if (path === '/api/status') return status(response);
		if (path === '/api/tags')
			return send(response, 200, JSON.stringify({ models: [...models.values()].map((m) => m.tag) }));
		if (path === '/api/ps') return ps(response);
		if (path === '/api/pull') return pull(response, name);
		if (path === '/api/create') return create(response, body);
		if (path === '/api/chat') return chat(response, body);
		if (path === '/api/generate') return generate(response, body);
		if (path === '/api/delete') return remove(response, body);
		if (path === '/api/copy') return copy(response, body);
		const shown = path === '/api/show' ? models.get(full(name)) : undefined;
		return shown ? send(response, 200, JSON.stringify(shown.shown)) : missing(response, name);
	}

	const server = http.createServer((request, response) => {
		answer(request, response).catch((error: unknown) => response.destroy(error as Error));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	Object.assign(fake, { url: `http://127.0.0.1:${port}`, port, close, [Symbol.asyncDispose]: close });
	return fake;
}
