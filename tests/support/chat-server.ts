// A real HTTP server on a free port that answers as Ollama does: replies, in the recorded form, and its faults.

import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one chat request. */
export type Play =
	/** Words, each a line of the stream, then the last line. */
	| { say: string[]; doneReason?: 'stop' | 'length'; tokens?: number; thinking?: string[] }
	/** The lines themselves, as recorded. */
	| { lines: string[] }
	/** Some words, then the error line or the broken connection. */
	| { say: string[]; error: string }
	| { say: string[]; hangUp: true }
	/** Some words, then nothing until the client goes away. */
	| { say: string[]; hang: true }
	| { status: number; body: string };

export interface ChatServer {
	host: string;
	/** Bodies of the chat requests, in order. */
	asked: { messages: { role: string; content: string }[]; [key: string]: unknown }[];
	/** Other requests: "read" (the instructions, ahead of the first message), "unload", "show". */
	others: string[];
	/** What the next chat requests get; the last one stays. */
	plays: Play[];
	show: Record<string, unknown>;
	/** Names that it does not hold. */
	unknown?: readonly string[];
	/** Rows of the list of models. */
	tags: { name: string; digest: string }[];
	/** It never comes to the end of reading the instructions. */
	slow?: boolean;
	close(): Promise<void>;
}

const line = (model: string, message: object, rest: object): string =>
	`${JSON.stringify({ model, created_at: '2026-11-23T21:15:32Z', message: { role: 'assistant', ...message }, ...rest })}\n`;

async function body(request: http.IncomingMessage): Promise<Record<string, unknown>> {
	let text = '';
	for await (const chunk of request) text += chunk;
	return text === '' ? {} : JSON.parse(text);
}

function perform(play: Play, model: string, response: http.ServerResponse): void {
	if ('status' in play) {
		response.writeHead(play.status, { 'content-type': 'application/json' }).end(play.body);
		return;
	}
	response.writeHead(200, { 'content-type': 'application/x-ndjson' });
	if ('lines' in play) {
		response.end(play.lines.map((text) => `${text}\n`).join(''));
		return;
	}
	if ('thinking' in play)
		for (const thinking of play.thinking ?? []) response.write(line(model, { content: '', thinking }, { done: false }));
	for (const content of play.say) response.write(line(model, { content }, { done: false }));
	if ('error' in play) response.end(`${JSON.stringify({ error: play.error })}\n`);
	else if ('hangUp' in play) setImmediate(() => response.destroy());
	else if (!('hang' in play))
		response.end(
			line(
				model,
				{ content: '' },
				{
					done: true,
					done_reason: play.doneReason ?? 'stop',
					prompt_eval_count: (play.tokens ?? 100) - play.say.length,
					eval_count: play.say.length,
				},
			),
		);
}

/** Starts the server. */
export async function startChatServer(plays: Play[]): Promise<ChatServer> {
	const state: ChatServer = {
		host: '',
		asked: [],
		others: [],
		plays,
		show: {
			capabilities: ['completion'],
			parameters: 'num_ctx                        1000',
			details: { family: 'gemma3' },
		},
		tags: [],
		close: async () => undefined,
	};
	const server = http.createServer(async (request, response) => {
		const sent = await body(request);
		const { messages = [] } = sent as { messages?: { content: string }[] };
		if (request.url === '/api/chat' && messages.length === 1 && messages[0]?.content === '') {
			state.others.push('read');
			if (!state.slow) perform({ say: ['I'] }, String(sent['model']), response);
			return;
		}
		if (request.url === '/api/chat') {
			state.asked.push(sent as ChatServer['asked'][number]);
			const play = state.plays.length > 1 ? state.plays.shift() : state.plays[0];
			perform(play ?? { say: ['…'] }, String(sent['model']), response);
			return;
		}
		if (request.url === '/api/tags') {
			response.end(JSON.stringify({ models: state.tags }));
			return;
		}
		const what = request.url === '/api/show' ? 'show' : sent['keep_alive'] === 0 ? 'unload' : 'load';
		state.others.push(what);
		const name = String(sent['model']);
		if (what === 'show' && state.unknown?.includes(name)) {
			response.writeHead(404, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ error: `model '${name}' not found` }));
			return;
		}
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify(what === 'show' ? state.show : { response: '', done: true, done_reason: what }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	state.host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	state.close = () =>
		new Promise((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return state;
}
