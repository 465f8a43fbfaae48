// One thin, typed client over the `ollama` package, with our own fetch per call: host, abort, time limits.
// It never prints, never reads the environment, and throws OllamaError or the reason of the caller's abort.

import type { Ollama } from 'ollama/browser';
import type { Ports } from '../ports.ts';
import { OllamaError } from './error.ts';
import { spareHeaders } from './spare-headers.ts';
import type {
	ChatLine,
	ChatRequest,
	CreateRequest,
	LoadAnswer,
	Message,
	ProgressLine,
	Running,
	Shown,
	Tag,
} from './types.ts';
import { type Call, guarded, translate } from './wire.ts';

export type { Call } from './wire.ts';

export interface Client {
	/** "http://127.0.0.1:11434" */
	readonly host: string;
	/** The server's version, "0.33.0". Default limits: 2 s to connect, 10 s to answer (ready.ts waits longer). */
	version(call?: Call): Promise<string>;
	/** Cloud features: 'unknown' on servers before 0.16.2, which have no such switch. */
	status(call?: Call): Promise<'off' | 'on' | 'unknown'>;
	tags(call?: Call): Promise<Tag[]>;
	show(model: string, options?: { verbose?: boolean }, call?: Call): Promise<Shown>;
	ps(call?: Call): Promise<Running[]>;
	/** Ends normally only after the line "success". Leaving the loop early closes the connection. */
	pull(model: string, call?: Call): AsyncGenerator<ProgressLine, void, void>;
	create(request: CreateRequest, call?: Call): AsyncGenerator<ProgressLine, void, void>;
	/** Ends normally only after a line with `done`. Leaving the loop early stops the reply. */
	chat(request: ChatRequest, call?: Call): AsyncGenerator<ChatLine, void, void>;
	load(model: string, options?: { keepAlive?: number | string }, call?: Call): Promise<LoadAnswer>;
	unload(model: string, call?: Call): Promise<LoadAnswer>;
	delete(model: string, call?: Call): Promise<void>;
	copy(from: string, to: string, call?: Call): Promise<void>;
	/** The whole prompt as the engine would get it; loads the model, writes nothing. Servers from 0.11.5. */
	render(request: { model: string; messages: Message[] }, call?: Call): Promise<string>;
}

const small = 30_000;

/** Makes a client for one server. The package is loaded at the first call that needs it. */
export function makeClient({ fetch }: Pick<Ports, 'fetch'>, host: string): Client {
	const open = async (call: Call, abort: AbortSignal, streamed: boolean) => {
		spareHeaders();
		const { Ollama } = await import('./package.ts');
		const guard = guarded(fetch, call, abort, streamed);
		return { ollama: new Ollama({ host, fetch: guard.fetch }), state: guard.state };
	};

	const never = new AbortController().signal;
	async function once<T>(call: Call, ask: (ollama: Ollama) => Promise<T>): Promise<T> {
		const { ollama, state } = await open(call, call.signal ?? never, false);
		try {
			return await ask(ollama);
		} catch (error) {
			throw translate(error, call, state.late);
		}
	}

	async function* lines<T extends object>(
		call: Call,
		ask: (ollama: Ollama) => Promise<AsyncIterable<object>>,
	): AsyncGenerator<T, void, void> {
		const closing = new AbortController();
		const abort = call.signal ? AbortSignal.any([call.signal, closing.signal]) : closing.signal;
		const { ollama, state } = await open(call, abort, true);
		try {
			for await (const line of await ask(ollama)) yield line as T;
		} catch (error) {
			throw translate(error, call, state.late);
		} finally {
			closing.abort();
		}
	}

	/** What every command looks at first goes without the package, which takes as long to load as half a Node start. */
	async function direct(path: string, call: Call): Promise<Record<string, unknown>> {
		const guard = guarded(fetch, call, call.signal ?? never, false);
		try {
			return (await (await guard.fetch(`${host}${path}`)).json()) as Record<string, unknown>;
		} catch (error) {
			throw translate(error, call, guard.state.late);
		}
	}

	return {
		host,
		async version(call = {}) {
			const { version } = await direct('/api/version', { timeout: 10_000, ...call });
			if (typeof version !== 'string') throw new OllamaError('foreign', '/api/version has no version');
			return version;
		},
		async status(call = {}) {
			try {
				const { cloud } = await direct('/api/status', { timeout: small, ...call });
				const disabled = (cloud as { disabled?: unknown } | undefined)?.disabled;
				return typeof disabled === 'boolean' ? (disabled ? 'off' : 'on') : 'unknown';
			} catch (error) {
				if (error instanceof OllamaError && error.status === 404) return 'unknown';
				throw error;
			}
		},
		async tags(call = {}) {
			const { models } = await direct('/api/tags', { timeout: small, ...call });
			return (models as Tag[] | null | undefined) ?? [];
		},
		show: (model, options = {}, call = {}) =>
			once(
				{ timeout: small, ...call },
				(o) => o.show({ model, ...options } as { model: string }) as unknown as Promise<Shown>,
			),
		async ps(call = {}) {
			const { models } = await direct('/api/ps', { timeout: small, ...call });
			return (models as Running[] | null | undefined) ?? [];
		},
		pull: (model, call = {}) => lines<ProgressLine>(call, (o) => o.pull({ model, stream: true })),
		create: (request, call = {}) =>
			lines<ProgressLine>(call, (o) =>
				o.create({ ...request, stream: true } as Parameters<Ollama['create']>[0] & { stream: true }),
			),
		chat: (request, call = {}) =>
			lines<ChatLine>(call, (o) =>
				o.chat({ ...request, stream: true } as Parameters<Ollama['chat']>[0] & { stream: true }),
			),
		load: (model, { keepAlive } = {}, call = {}) =>
			once(call, (o) => o.generate(loadOnly({ model, ...(keepAlive === undefined ? {} : { keep_alive: keepAlive }) }))),
		unload: (model, call = {}) => once(call, (o) => o.generate(loadOnly({ model, keep_alive: 0 }))),
		delete: (model, call = {}) =>
			once({ timeout: small, ...call }, async (o) => {
				await o.delete({ model });
			}),
		copy: (source, destination, call = {}) =>
			once({ timeout: small, ...call }, async (o) => {
				await o.copy({ source, destination });
			}),
		render: (request, call = {}) =>
			once(call, async (o) => {
				const answer = (await o.chat({ ...request, stream: false, _debug_render_only: true } as Render)) as unknown as {
					_debug_info?: { rendered_template?: string };
				};
				const text = answer._debug_info?.rendered_template;
				if (text === undefined) throw new OllamaError('answer', 'this server cannot show a rendered prompt');
				return text;
			}),
	};
}

/** Without a prompt the server only loads; the package's type insists on one. */
const loadOnly = (body: { model: string; keep_alive?: number | string }) =>
	body as unknown as { model: string; prompt: string; stream: false };

type Render = { model: string; messages: Message[]; stream: false };
