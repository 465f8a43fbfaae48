// As much of the standard's Response as is used here. Node's own is made of its whole HTTP client, which takes as long to
// load as half a Node start (30 ms), and ours are read from node:http.

/** What is known of an answer before its body. Names of headers in lower case. */
interface AnswerHead {
	status: number;
	statusText?: string;
	headers?: Record<string, string>;
	url?: string;
	redirected?: boolean;
}

const streamOf = (text: string): ReadableStream<Uint8Array> =>
	new ReadableStream({
		start(controller) {
			if (text !== '') controller.enqueue(new TextEncoder().encode(text));
			controller.close();
		},
	});

type Body = ReadableStream<Uint8Array> | string | null;

async function bytesOf(body: Body): Promise<Buffer<ArrayBuffer>> {
	if (typeof body === 'string') return Buffer.from(body);
	const parts: Uint8Array[] = [];
	for await (const part of body ?? []) parts.push(part as Uint8Array);
	return Buffer.concat(parts);
}

/** An answer with its body still to come: `status`, `ok`, `headers.get` and `has`, `body`, `text`, `json`, `arrayBuffer`. */
export function lightAnswer(body: Body, head: AnswerHead): Response {
	const { status, statusText = '', headers = {}, url = '', redirected = false } = head;
	let used = false;
	// A second reading would find nothing, and take that for the answer.
	const taken = (): Body => {
		if (used) throw new TypeError('The body of this answer was read already.');
		used = true;
		return body;
	};
	async function text(): Promise<string> {
		const whole = taken();
		// Most were read by us before they come here.
		return typeof whole === 'string' ? whole : new TextDecoder().decode(await bytesOf(whole));
	}
	const answer = {
		status,
		statusText,
		ok: status >= 200 && status < 300,
		url,
		redirected,
		type: 'default',
		headers: {
			get: (name: string) => headers[name.toLowerCase()] ?? null,
			has: (name: string) => Object.hasOwn(headers, name.toLowerCase()),
		},
		get body() {
			return typeof body === 'string' ? streamOf(body) : body;
		},
		text,
		json: async () => JSON.parse(await text()) as unknown,
		async arrayBuffer() {
			const { buffer, byteOffset, length } = await bytesOf(taken());
			return buffer.slice(byteOffset, byteOffset + length);
		},
	};
	return answer as unknown as Response;
}
