import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDescription } from '../../src/models/described.ts';
import { findModel } from '../../src/models/find.ts';
import { formsOf } from '../../src/models/forms.ts';
import { quantOf } from '../../src/models/huggingface.ts';
import { cannotConverse } from '../../src/models/judge.ts';
import { patiently } from '../../src/models/remote.ts';
import { isUnknown } from '../../src/types/known.ts';
import { ggufHeader, type KeyValue, u32, u64, writeGguf } from '../support/gguf.ts';
import { tensorsOf } from '../support/shapes.ts';
import { noNetwork, ports } from './ports.ts';

const folder = await mkdtemp(join(tmpdir(), 'find-'));
const keys: Record<string, KeyValue> = {
	'general.architecture': 'llama',
	'general.name': 'Tiny',
	'general.license': 'mit',
	'general.file_type': 15,
	'llama.block_count': 2,
	'llama.context_length': 8192,
	'llama.embedding_length': 512,
	'llama.attention.head_count': 8,
	'llama.attention.head_count_kv': 4,
	'llama.feed_forward_length': 1024,
	'llama.vocab_size': 640,
	'tokenizer.chat_template': '{% for m in messages %}{{ m.role }} system {{ m.content }}{% endfor %}',
};
const tensors = tensorsOf(keys, false);
/** A header of about a megabyte, in front of data that nobody may fetch. */
const { header, size } = ggufHeader(
	{ ...keys, 'tokenizer.ggml.tokens': Array.from({ length: 60_000 }, (_, i) => `tokenizer-${i}`) },
	tensors,
);
const total = size + 3_000_000_000;

interface Reply {
	status?: number;
	body?: string | Buffer;
	headers?: Record<string, string>;
	file?: boolean;
	ignoreRange?: boolean;
}
const routes = new Map<string, Reply>();
const log: string[] = [];
let sent = 0;

function sendFile(request: http.IncomingMessage, response: http.ServerResponse, ignore: boolean) {
	const [, from = '0', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
	const range = request.headers.range !== undefined && !ignore;
	const start = range ? Number(from) : 0;
	const end = range ? Math.min(Number(to), total - 1) : total - 1;
	const length = end - start + 1;
	const extra = range ? { 'content-range': `bytes ${start}-${end}/${total}` } : {};
	response.writeHead(range ? 206 : 200, {
		'content-length': length,
		'content-type': 'application/octet-stream',
		...extra,
	});
	let at = start;
	const more = (): void => {
		while (at <= end && !response.destroyed) {
			const chunk = Buffer.alloc(Math.min(65_536, end - at + 1));
			if (at < header.length) header.copy(chunk, 0, at);
			at += chunk.length;
			sent += chunk.length;
			if (!response.write(chunk)) return void response.once('drain', more);
		}
		response.end();
	};
	more();
}

const server = http.createServer((request, response) => {
	const url = request.url ?? '';
	log.push(`${request.method} ${url}`);
	const reply = routes.get(url) ?? { status: 404, body: 'not found' };
	if (reply.file) return sendFile(request, response, reply.ignoreRange === true);
	response.writeHead(reply.status ?? 200, { 'content-type': 'text/plain', ...reply.headers });
	response.end(reply.body ?? '');
});
await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
const { port } = server.address() as AddressInfo;
const here = `http://127.0.0.1:${port}`;
const options = { registry: here, huggingFace: here };
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await rm(folder, { recursive: true });
});

const digestOf = (content: string | Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** Puts a model on the stand-in registry. */
function publish(
	name: string,
	tag: string,
	layers: Record<string, string>,
	config: object = {},
	gguf: Reply | null = { file: true },
) {
	const base = `/v2/${name}`;
	const list = Object.entries(layers).map(([kind, content]) => {
		routes.set(`${base}/blobs/${digestOf(content)}`, { body: content });
		return {
			mediaType: `application/vnd.ollama.image.${kind}`,
			digest: digestOf(content),
			size: Buffer.byteLength(content),
		};
	});
	const blob = digestOf(`${name}:${tag}`);
	if (gguf) {
		routes.set(`${base}/blobs/${blob}`, { status: 307, headers: { location: `/raw/${blob}` } });
		routes.set(`/raw/${blob}`, gguf);
		list.unshift({ mediaType: 'application/vnd.ollama.image.model', digest: blob, size: total });
	}
	const text = JSON.stringify(config);
	routes.set(`${base}/blobs/${digestOf(text)}`, { body: text });
	const manifest = {
		schemaVersion: 2,
		config: { mediaType: 'x', digest: digestOf(text), size: text.length },
		layers: list,
	};
	routes.set(`${base}/manifests/${tag}`, { body: JSON.stringify(manifest) });
	return list.reduce((all, one) => all + one.size, text.length);
}

describe('an Ollama tag that is not in the catalog', () => {
	it('is told exactly from its manifest and the begin of its file', async () => {
		const bytes = publish('library/tiny', '7b', {
			template: '{{ .System }} {{ .Prompt }} x',
			license: 'MIT License\n…',
		});
		sent = 0;
		let fetched = 0;
		const facts = await findModel(ports, 'tiny:7b', { ...options, fetched: (n) => (fetched += n) });
		expect(facts).toMatchObject({ name: 'tiny:7b', bytes, basis: 'exact', source: 'registry', licence: 'MIT License' });
		expect(facts).toMatchObject({
			architecture: 'llama',
			quantization: 'Q4_K_M',
			contextMax: 8192,
			parameters: expect.any(Number),
		});
		expect(facts.cannot).toBeUndefined();
		if (isUnknown(facts.weights)) throw new Error(facts.weights.unknown);
		expect(facts.weights.total).toBeLessThan(size - header.length + 1);
		expect(facts.weights.tied).toBe(false);
		expect(sent).toBeLessThan(header.length + 3e6);
		expect(fetched).toBeGreaterThan(header.length - 1);
	});

	it('stops behind the header where the server ignores Range', async () => {
		publish(
			'library/norange',
			'1',
			{ template: '{{ .System }}{{ .Prompt }} x' },
			{},
			{ file: true, ignoreRange: true },
		);
		sent = 0;
		const facts = await findModel(ports, 'norange:1', options);
		expect(isUnknown(facts.weights)).toBe(false);
		expect(sent).toBeLessThan(64e6);
	});

	it('estimates by the size of the file where the header is longer than what may be fetched', async () => {
		const long = ggufHeader({ ...keys, 'tokenizer.ggml.tokens': [] }, []).header;
		const at = long.indexOf('tokenizer.ggml.tokens') + 'tokenizer.ggml.tokens'.length;
		const endless = Buffer.concat([long.subarray(0, at), u32(9), u32(8), u64(9_000_000)]);
		endless.writeBigUInt64LE(1000n, 8);
		const token = Buffer.concat([u64(500), Buffer.alloc(500, 120)]);
		const body = Buffer.concat([endless, ...Array.from({ length: 70_000 }, () => token)]);
		publish('library/long', '1', { template: '{{ .System }} {{ .Prompt }} x' }, {}, { body });
		const facts = await findModel(ports, 'long:1', options);
		expect(facts).toMatchObject({ basis: 'estimated', contextMax: 8192, weights: { total, tied: false } });
		expect(isUnknown(facts.keys) ? 0 : facts.keys['llama.vocab_size']).toBe(640);
	});

	it('says before a download what cannot be used', async () => {
		publish('library/stub', '1', {}, { remote_host: 'https://ollama.com' }, null);
		publish('library/apple', '1', { tensor: 'x' }, { model_format: 'safetensors' }, null);
		publish('library/bare', '1', { template: '{{ .Prompt }}' });
		const code = async (name: string) => (await findModel(ports, name, options)).cannot?.code;
		expect(await code('stub:1')).toBe('cloud-only');
		expect(await code('apple:1')).toBe('mlx-only');
		const before = log.length;
		expect(await code('huge:cloud')).toBe('cloud-only');
		expect(await code('gemma4:12b-mlx')).toBe('mlx-only');
		expect(log.length).toBe(before);
	});

	it('asks again as nobody where the installed Ollama is too old, and says so', async () => {
		publish('library/young', '1', { template: '{{ .System }}{{ .Prompt }} x' }, { requires: '0.40.0' });
		const strict: typeof fetch = (url, init) =>
			new Headers(init?.headers).get('user-agent')?.startsWith('ollama/') && String(url).includes('manifests')
				? Promise.resolve(new Response('requires a newer version', { status: 412 }))
				: fetch(url, init);
		const facts = await findModel({ ...ports, fetch: strict }, 'young:1', { ...options, ollamaVersion: '0.30.0' });
		expect(facts.minOllama).toBe('0.40.0');
		expect(facts.warnings.join()).toContain('newer Ollama');
	});
});

describe('smaller forms at a registry', () => {
	it('are asked for by their tags, and what is not there is left out', async () => {
		publish('library/forms', '7b-q8_0', { template: '{{ .System }}{{ .Prompt }} x' });
		publish('library/forms', '7b-q4_K_M', { template: 'x' });
		const facts = { ...(await findModel(ports, 'forms:7b-q8_0', options)), quantization: 'Q8_0' };
		const forms = await formsOf(ports, facts, options);
		expect(forms.map(({ name }) => name)).toEqual(['forms:7b-q4_K_M']);
		expect(await formsOf(noNetwork, facts, options)).toEqual([]);
		const before = log.length;
		expect(await formsOf(ports, { ...facts, name: 'forms:7b' }, options)).toEqual([]);
		expect(log.length).toBe(before);
	});
});

describe('hosts that do not answer as they should', () => {
	it.each([
		['login-page', { body: '<!doctype html><title>Wi-Fi</title>', headers: { 'content-type': 'text/html' } }],
		['manifest-bad', { body: '{"layers": 3' }],
		['manifest-bad', { body: '{"config": {"digest": "sha256:zz", "size": -1}}' }],
		['not-allowed', { status: 401 }],
		['not-allowed', { status: 403 }],
		['ollama-too-old', { status: 412 }],
		['too-many-requests', { status: 429 }],
		['host-down', { status: 503 }],
		['redirected', { status: 302, headers: { location: '/v2/library/odd/manifests/1' } }],
	] as [string, Reply][])('%s', async (code, reply) => {
		routes.set('/v2/library/odd/manifests/1', reply);
		await expect(findModel(ports, 'odd:1', options)).rejects.toMatchObject({ name: 'Problem', code, exit: 1 });
	});

	it('a page where the model file should be', async () => {
		const page = { body: '<html>log in</html>', headers: { 'content-type': 'text/html' } };
		publish('library/page', '1', { template: 'x' }, {}, page);
		await expect(findModel(ports, 'page:1', options)).rejects.toMatchObject({ code: 'login-page' });
	});

	it('a file that is no model, and one that ends early', async () => {
		publish('library/zip', '1', { template: 'x' }, {}, { body: 'PK\u0003\u0004 something else entirely' });
		await expect(findModel(ports, 'zip:1', options)).rejects.toMatchObject({ code: 'gguf-bad' });
		publish('library/cut', '1', { template: 'x' }, {}, { body: header.subarray(0, 5000) });
		await expect(findModel(ports, 'cut:1', options)).rejects.toMatchObject({ code: 'gguf-cut' });
	});

	it('no network, no such host, nobody there', async () => {
		const failing =
			(code: string): typeof fetch =>
			() =>
				Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) }));
		const ask = (code: string) => findModel({ ...ports, fetch: failing(code) }, 'some:1', {});
		await expect(ask('ENOTFOUND')).rejects.toMatchObject({ code: 'dns-failed', exit: 1 });
		const typo = findModel({ ...ports, fetch: failing('ENOTFOUND') }, 'gema3:4b', {});
		await expect(typo).rejects.toMatchObject({ code: 'dns-failed', cure: /gemma3:4b.*network/ });
		await expect(ask('SELF_SIGNED_CERT_IN_CHAIN')).rejects.toMatchObject({ code: 'certificate' });
		await expect(ask('ECONNREFUSED')).rejects.toMatchObject({ code: 'unreachable' });
	});

	it('does not wait for a silent host for ever', async () => {
		const silent = patiently('some.host', () => new Promise<never>(() => undefined), 20);
		await expect(silent).rejects.toMatchObject({ name: 'Problem', code: 'no-answer' });
		expect(await patiently('some.host', async () => 3, 20)).toBe(3);
	});

	it('ends with the person who stops', async () => {
		const stop = new AbortController();
		stop.abort(new Error('stopped'));
		await expect(findModel({ ...ports, signal: stop.signal }, 'tiny:7b', options)).rejects.toThrow('stopped');
	});
});

describe('Hugging Face', () => {
	const listing = (files: (string | [string, number])[]) =>
		JSON.stringify({
			siblings: files.map((one) =>
				typeof one === 'string' ? { rfilename: one } : { rfilename: one[0], size: one[1] },
			),
			tags: ['gguf', 'license:apache-2.0'],
		});
	const door: typeof fetch = (url, init) => fetch(String(url).replace('https://hf.co', here), init);
	const find = (name: string) => findModel({ ...ports, fetch: door }, name, options);

	it('takes the file of a quantization, its tower and its licence from the file list', async () => {
		routes.set('/api/models/some/Model-GGUF?blobs=true', {
			body: listing([
				['Model-Q8_0.gguf', 9],
				['Model-Q4_K_M.gguf', 8],
				['mmproj-F16.gguf', 77],
			]),
		});
		routes.set('/some/Model-GGUF/resolve/main/Model-Q4_K_M.gguf', { status: 302, headers: { location: '/raw/hf' } });
		routes.set('/raw/hf', { file: true });
		const facts = await find('hf.co/some/Model-GGUF');
		expect(facts).toMatchObject({
			name: 'hf.co/some/Model-GGUF:Q4_K_M',
			source: 'huggingface',
			bytes: total,
			projectorBytes: 77,
			licence: 'apache-2.0',
			basis: 'exact',
		});
		expect((await find('https://huggingface.co/some/Model-GGUF')).bytes).toBe(total);
		await expect(find('hf.co/some/Model-GGUF:Q4_K_S')).rejects.toMatchObject({ code: 'unknown-model', cure: /Q4_K_M/ });
	});

	it('prefers the door for Ollama, says safetensors and split files', async () => {
		publish('some/Door', 'Q8_0', { template: '{{ .System }}{{ .Prompt }} x' });
		expect((await find('hf.co/some/Door:Q8_0')).name).toBe('hf.co/some/Door:Q8_0');
		routes.set('/api/models/some/Raw?blobs=true', { body: listing(['model.safetensors', 'config.json']) });
		expect((await find('hf.co/some/Raw')).cannot?.code).toBe('safetensors');
		routes.set('/api/models/some/Parts?blobs=true', {
			body: listing(['M-Q4_K_M-00001-of-00002.gguf', 'M-Q4_K_M-00002-of-00002.gguf']),
		});
		const second = ggufHeader({ 'split.no': 1 }, [{ name: 'blk.9.ffn_up.weight', dims: [256, 8], type: 'Q4_K' }]);
		routes.set('/some/Parts/resolve/main/M-Q4_K_M-00001-of-00002.gguf', { file: true });
		routes.set('/some/Parts/resolve/main/M-Q4_K_M-00002-of-00002.gguf', {
			body: Buffer.concat([second.header, Buffer.alloc(second.size - second.header.length)]),
		});
		expect((await find('hf.co/some/Parts')).cannot?.code).toBe('sharded');
	});

	it('lists the smaller forms of a repository in one file, the finest first, with their sizes', async () => {
		routes.set('/api/models/some/Forms?blobs=true', {
			body: listing([
				['F-F16.gguf', 9e9],
				['F-Q8_0.gguf', 5e9],
				['F-Q4_K_M.gguf', 3e9],
				['F-Q5_K_M-00001-of-00002.gguf', 2e9],
				['F-Q2_K.gguf', 1e9],
			]),
		});
		const facts = await find('hf.co/some/Model-GGUF');
		const asked = { ...facts, name: 'hf.co/some/Forms:Q8_0', quantization: 'Q8_0' };
		const forms = await formsOf({ ...ports, fetch: door }, asked, options);
		expect(forms.map(({ name }) => name)).toEqual(['hf.co/some/Forms:Q4_K_M']);
		expect(forms[0]?.facts).toMatchObject({ bytes: 3e9 + facts.projectorBytes, basis: 'estimated' });
	});

	it('has no repository of a wrong name', async () => {
		routes.set('/v2/some/Nothing/manifests/latest', { status: 401 });
		routes.set('/api/models/some/Nothing?blobs=true', { status: 401 });
		await expect(find('hf.co/some/Nothing')).rejects.toMatchObject({ code: 'unknown-model', exit: 2 });
	});

	it('takes an address', async () => {
		routes.set('/files/x.gguf', { file: true });
		expect((await find(`${here}/files/x.gguf`)).title).toBe('Tiny');
		await expect(find(`${here}/files/y.gguf`)).rejects.toMatchObject({ code: 'unknown-model' });
	});

	it.each([
		['Qwen3-4B-Q4_K_M.gguf', 'Q4_K_M'],
		['x-UD-IQ2_XXS-00001-of-00003.gguf', 'UD-IQ2_XXS'],
		['gemma-3-4b-it-BF16.gguf', 'BF16'],
		['model.gguf', undefined],
	])('reads the quantization of %s', (file, quant) => expect(quantOf(file)).toBe(quant));
});

describe('near things', () => {
	it('takes catalog names without any network', async () => {
		expect(await findModel(noNetwork, 'gemma3')).toMatchObject({
			id: 'gemma3-4b',
			name: 'gemma3:4b',
			source: 'catalog',
		});
	});

	it('tells a misspelled name the nearest ones', async () => {
		const typo = findModel(ports, 'gema3:4b', options);
		await expect(typo).rejects.toMatchObject({ code: 'unknown-model', exit: 2, cure: /gemma3:4b/ });
		await expect(findModel(noNetwork, 'what is this')).rejects.toMatchObject({ code: 'unknown-model', exit: 2 });
		await expect(findModel(noNetwork, 'gemma3:5b', { offline: true })).rejects.toMatchObject({ code: 'unknown-model' });
	});

	it('reads a file, and one in parts', async () => {
		const file = join(folder, 'tiny.gguf');
		const bytes = await writeGguf(file, keys, tensors);
		expect(await findModel(noNetwork, file)).toMatchObject({ bytes, source: 'file', title: 'Tiny', licence: 'mit' });
		const half = tensors.length / 2;
		const parts = ['p-00001-of-00002.gguf', 'p-00002-of-00002.gguf'].map((name) => join(folder, name));
		await writeGguf(parts[0] ?? '', keys, tensors.slice(0, half));
		await expect(findModel(noNetwork, parts[0] ?? '')).rejects.toMatchObject({ code: 'file-missing', exit: 2 });
		await writeGguf(parts[1] ?? '', { 'split.no': 1 }, tensors.slice(half));
		const [whole, split] = [await findModel(noNetwork, file), await findModel(noNetwork, parts[1] ?? '')];
		expect(split.weights).toEqual(whole.weights);
		expect(split.warnings.join()).toContain('2 files');
		await expect(findModel(noNetwork, join(folder, 'absent.gguf'))).rejects.toMatchObject({
			code: 'file-missing',
			exit: 2,
		});
		await writeFile(join(folder, 'odd.gguf'), 'hello');
		await expect(findModel(noNetwork, join(folder, 'odd.gguf'))).rejects.toMatchObject({ code: 'gguf-bad' });
	});

	it('takes a description as an estimate', async () => {
		const facts = await findModel(noNetwork, '8B q4_K_M');
		expect(facts).toMatchObject({ basis: 'estimated', source: 'description', parameters: 8e9, quantization: 'Q4_K_M' });
		expect(facts.bytes).toBe(Math.round((8e9 * 4.8944) / 8));
		expect(facts.warnings.join()).toContain('estimate');
		expect((await findModel(noNetwork, '30B-A3B Q8_0')).activeParameters).toBe(3e9);
		expect(parseDescription('8B q9_z')).toBeUndefined();
		expect(parseDescription('gemma3:8b')).toBeUndefined();
	});

	it('answers any text with facts or a Problem', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ maxLength: 60 }), async (name) => {
				const answer = await findModel(ports, name, { offline: true }).catch((error: unknown) => error);
				expect((answer as { name: string }).name).toBeTypeOf('string');
				if (answer instanceof Error) expect(answer.name).toBe('Problem');
			}),
			{ numRuns: 200 },
		);
	});
});

describe('what cannot converse', () => {
	const judge = (architecture: string, name = 'x:1', more: Record<string, string | number> = {}, template = true) =>
		cannotConverse({ architecture, keys: { 'general.architecture': architecture, ...more }, names: [name], template })
			?.code;
	it.each([
		[judge('nomic-bert'), 'embedding'],
		[judge('qwen3', 'qwen3-embedding:0.6b', { 'qwen3.pooling_type': 3 }), 'embedding'],
		[judge('qwen3', 'reranker', { 'qwen3.pooling_type': 4 }), 'reranker'],
		[judge('clip'), 'no-language-model'],
		[judge('llama', 'x', { 'general.type': 'adapter' }), 'adapter'],
		[judge('starcoder2'), 'code-completion'],
		[judge('gemma', 'codegemma:2b-code'), 'code-completion'],
		[judge('llama', 'llama3.1:8b-text-q4_K_M'), 'base-model'],
		[judge('qwen3', 'Qwen3-8B-Base'), 'base-model'],
		[judge('gemma3', 'gemma-3-4b-pt'), 'base-model'],
		[judge('llama', 'sabia-7b-pt'), undefined],
		[judge('llama', 'Base-8B-Instruct'), undefined],
		[judge('llama', 'x', {}, false), 'no-chat-template'],
		[judge('gemma3', 'gemma3:4b'), undefined],
		[judge('qwen3', 'qwen3-coder:30b'), undefined],
	])('%s', (code, expected) => expect(code).toBe(expected));
});
