// The narrow client that `talk` needs, over the program's own fetch: the stream's lines as objects, an error answer thrown.

import type { ChatChunk, ChatClient, ModelShown } from '../../src/care/talk/client.ts';
import type { Ports } from '../../src/ports.ts';

type Fetch = Ports['fetch'];

async function post(fetch: Fetch, address: string, body: object, signal?: AbortSignal): Promise<Response> {
	const response = await fetch(address, {
		method: 'POST',
		body: JSON.stringify(body),
		...(signal ? { signal } : {}),
	});
	if (!response.ok) throw new Error(((await response.json()) as { error?: string }).error ?? response.statusText);
	return response;
}

async function* lines(response: Response): AsyncGenerator<ChatChunk> {
	let rest = '';
	const decoder = new TextDecoder();
	for await (const bytes of response.body ?? []) {
		const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
		rest = parts.pop() ?? '';
		for (const part of parts) if (part.trim() !== '') yield JSON.parse(part) as ChatChunk;
	}
}

type Tags = { models?: { name: string; digest: string }[] };

export const chatClient = (host: string, fetch: Fetch): ChatClient => ({
	digest: async (model) => {
		const { models = [] } = (await (await fetch(`${host}/api/tags`)).json()) as Tags;
		return models.find(({ name }) => name === model)?.digest ?? null;
	},
	show: async (model) => (await (await post(fetch, `${host}/api/show`, { model })).json()) as ModelShown,
	async *chat(request, signal) {
		yield* lines(await post(fetch, `${host}/api/chat`, request, signal));
	},
	unload: async (model) => (await post(fetch, `${host}/api/generate`, { model, keep_alive: 0 })).json(),
});
