import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { requestProblem } from '../../src/install/archive/network.ts';
import { explain, isPassing, problem } from '../../src/install/faults.ts';
import { withLog } from '../../src/install/server/log-place.ts';
import { unreachable } from '../../src/models/remote.ts';
import { OllamaError } from '../../src/ollama/error.ts';
import { recognise } from '../../src/ollama/meaning.ts';
import { Problem, Stopped } from '../../src/problem.ts';
import { faultWords } from '../../src/words/faults.ts';

interface Recorded {
	what: string;
	status: string;
	text: string;
}
const recorded = JSON.parse(
	readFileSync(new URL('../fixtures/wire/errors.json', import.meta.url), 'utf8'),
) as Recorded[];

const expected: Record<string, string> = {
	'POST /api/pull, tag unknown': 'model-unknown',
	'POST /api/pull, a Wi-Fi log-in page answers': 'login-page',
	'POST /api/pull, registry wants a newer Ollama': 'ollama-too-old',
	'POST /api/pull, registry answers 503': 'registry-down',
	'POST /api/pull, every blob answer breaks off': 'download-cut',
	'POST /api/pull, wrong bytes': 'digest-mismatch',
	'POST /api/pull, disk full': 'disk-full',
	'POST /api/create, base model not here and not on the registry (create pulls it first)': 'model-unknown',
	'POST /api/create, bad name': 'name-invalid',
	'POST /api/generate, num_ctx stored as a string': 'parameter-invalid',
	'POST /api/chat, think:true on a model that cannot': 'cannot-think',
	'POST /api/chat, unknown model': 'model-missing',
	'POST /api/chat, the engine is killed mid-reply': 'engine-killed',
	'POST /api/generate, engine missing from the installation': 'engine-missing',
	'ollama serve, port taken': 'port-taken',
	'ollama -v, installed but not running': 'server-not-running',
	'ollama list, not running': 'server-not-running',
};

/** The error text inside a recorded answer: its last JSON line, or the whole of what a program printed. */
function textOf({ text }: Recorded): string {
	const last = text.split('\n').at(-1) ?? '';
	return last.startsWith('{') ? (JSON.parse(last) as { error: string }).error : text;
}

describe('every recorded error', () => {
	it('is in this table', () => {
		expect(recorded.map((entry) => entry.what).sort()).toEqual(Object.keys(expected).sort());
	});

	it.each(recorded)('$what', (entry) => {
		const raw = textOf(entry);
		const status = Number(entry.status);
		const thrown = status >= 400 ? new OllamaError('answer', raw, { status }) : new OllamaError('line', raw);
		const told = explain(thrown, { model: 'gemma3:4b' });
		expect(told.code).toBe(expected[entry.what]);
		expect(told.raw).toBe(raw);
	});
});

const go = 'pull model manifest: Get "https://registry.ollama.ai/v2/library/gemma3/manifests/4b": ';
const texts: [string, string][] = [
	[`${go}dial tcp: lookup registry.ollama.ai: no such host`, 'no-dns'],
	[`${go}dial tcp: lookup registry.ollama.ai on 127.0.0.53:53: server misbehaving`, 'no-dns'],
	[`${go}dial tcp: lookup registry.ollama.ai: Temporary failure in name resolution`, 'no-dns'],
	[`${go}dial tcp 104.21.75.227:443: connect: connection refused`, 'no-network'],
	[`${go}dial tcp 104.21.75.227:443: i/o timeout`, 'no-network'],
	[`${go}dial tcp 104.21.75.227:443: connect: network is unreachable`, 'no-network'],
	[`${go}dial tcp 104.21.75.227:443: connect: no route to host`, 'no-network'],
	[`${go}net/http: TLS handshake timeout`, 'no-network'],
	[`${go}read tcp 10.0.0.2:5->1.2.3.4:443: read: connection reset by peer`, 'no-network'],
	[`${go}tls: failed to verify certificate: x509: certificate signed by unknown authority`, 'bad-certificate'],
	[`${go}x509: certificate has expired or is not yet valid`, 'bad-certificate'],
	[`${go}proxyconnect tcp: dial tcp 10.1.1.1:3128: connect: connection refused`, 'proxy-failed'],
	[`${go}Proxy Authentication Required`, 'proxy-failed'],
	[`${go}EOF`, 'no-network'],
	[`${go}dial tcp: lookup registry.ollama.ai: getaddrinfow: No such host is known.`, 'no-dns'],
	[
		`${go}dial tcp 104.21.75.227:443: connectex: No connection could be made because the target machine actively refused it.`,
		'no-network',
	],
	[
		`${go}read tcp 10.0.0.2:5->1.2.3.4:443: wsarecv: An existing connection was forcibly closed by the remote host.`,
		'no-network',
	],
	[
		`${go}dial tcp 104.21.75.227:443: connectex: A socket operation was attempted to an unreachable network.`,
		'no-network',
	],
	[`${go}dial tcp 104.21.75.227:443: connect: operation timed out`, 'no-network'],
	['pull model manifest: 429: too many', 'rate-limited'],
	['pull model manifest: 401: {"errors":[]}', 'registry-refused'],
	['pull model manifest: 502: <html>', 'registry-down'],
	['pull model manifest: 412: requires a newer version of Ollama, it may be in pre-release', 'ollama-too-old'],
	['max retries exceeded: EOF', 'download-cut'],
	[
		'max retries exceeded: Get "https://x.r2.cloudflarestorage.com/a": dial tcp: lookup x.r2.cloudflarestorage.com: no such host',
		'blob-host-blocked',
	],
	[
		'max retries exceeded: write C:\\Users\\a\\.ollama\\models\\blobs\\sha256-a-partial: There is not enough space on the disk.',
		'disk-full',
	],
	['open /usr/share/ollama/.ollama/models/blobs/sha256-a-partial: permission denied', 'models-folder-denied'],
	['mkdir /mnt/x/blobs: permission denied', 'models-folder-denied'],
	['mkdir D:\\models\\blobs: Access is denied.', 'models-folder-denied'],
	['EOF', 'partial-broken'],
	['this model requires MLX support, but the MLX runtime is not available', 'mlx-only'],
	['http: no Location header in response', 'no-redirect'],
	['ollama cloud is disabled: remote inference is unavailable', 'cloud-off'],
	['model requires more system memory (5.6 GiB) than is available (4.1 GiB)', 'out-of-memory'],
	['llama-server reported out-of-memory during startup: ggml_backend_cuda_buffer_type_alloc_buffer', 'out-of-memory'],
	['llama runner process has terminated: cudaMalloc failed: out of memory', 'out-of-memory'],
	['ErrorOutOfDeviceMemory: vk_error_out_of_device_memory', 'out-of-memory'],
	['llama-server process has terminated: exit status 1: ggml: failed to allocate buffer', 'out-of-memory'],
	['unable to load full model on GPU', 'out-of-memory'],
	['llama-server process has terminated: exit status 2: boom', 'engine-stopped'],
	['timed out waiting for llama-server to start - progress 0.42 - ', 'load-timeout'],
	[
		'model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check ollama server logs for details',
		'engine-stopped',
	],
	[
		'bad magic: this model may be incompatible with your version of Ollama. If you previously pulled this model, try updating it by running `ollama pull x`',
		'incompatible',
	],
	['"x" does not support chat', 'cannot-chat'],
	['server busy, please try again.  maximum pending requests exceeded', 'server-busy'],
	[
		'{"error":{"message":"request (1620 tokens) exceeds the available context size (512 tokens), try increasing it","type":"exceed_context_size_error"}}',
		'too-long',
	],
	['listen tcp 127.0.0.1:11434: bind: Only one usage of each socket address', 'port-taken'],
	[
		'listen tcp 127.0.0.1:11434: bind: An attempt was made to access a socket in a way forbidden by its access permissions.',
		'port-reserved',
	],
];

describe('other texts', () => {
	it.each(texts)('%s', (text, code) => {
		expect(recognise(text)).toBe(code);
	});

	it('takes folder and host from the text', () => {
		const full = explain(new OllamaError('line', 'write /data/models/blobs/sha256-a-partial: no space left on device'));
		expect(full.message).toContain('/data/models.');
		expect(full.choices.map((choice) => choice.id)).toContain('other-folder');
		expect(explain(new Error(texts[0]?.[0])).message).toContain('registry.ollama.ai');
	});

	it('shows a text it does not know, word for word', () => {
		const told = explain(new OllamaError('line', 'the moon is in the wrong house'));
		expect([told.code, told.raw]).toEqual(['unrecognised', 'the moon is in the wrong house']);
	});

	it('names the log where only that tells why', () => {
		const ended = withLog(problem('reply-ended'), '~/server.log');
		expect(ended).toMatchObject({ code: 'reply-ended', cure: expect.stringContaining('~/server.log') });
		const full = problem('disk-full');
		expect(withLog(full, '~/server.log')).toBe(full);
	});
});

/** What a request for a model calls it in its document. */
const ofModels: Record<string, string> = {
	'no-dns': 'dns-failed',
	'bad-certificate': 'certificate',
	'no-network': 'unreachable',
};

describe('what is no text', () => {
	const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

	it.each([
		['ENOTFOUND', 'no-dns'],
		['EAI_AGAIN', 'no-dns'],
		['ECONNREFUSED', 'no-network'],
		['ECONNRESET', 'no-network'],
		['ETIMEDOUT', 'no-network'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'bad-certificate'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'bad-certificate'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'bad-certificate'],
		['HPE_INVALID_CONSTANT', 'login-page'],
		['EPROXY', 'proxy-failed'],
		['ENOSPC', 'disk-full'],
	])('a failed request of ours with %s is %s', (code, expectedCode) => {
		expect(explain(failed(code), { host: 'github.com' }).code).toBe(expectedCode);
		if (expectedCode === 'disk-full') return;
		expect(requestProblem(failed(code), 'github.com').code).toBe(expectedCode);
		expect(unreachable(failed(code), 'hf.co').code).toBe(ofModels[expectedCode] ?? expectedCode);
	});

	it('tells our server from another, and from none', () => {
		const gone = new OllamaError('unreachable', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' });
		expect(explain(gone, { host: 'http://127.0.0.1:11434' }).code).toBe('server-not-running');
		expect(explain(gone, { host: 'http://box:11434' }).code).toBe('host-unreachable');
		expect(explain(new OllamaError('foreign', '<html>')).code).toBe('port-held');
		expect(explain(new OllamaError('silent', '')).code).toBe('server-silent');
		expect(explain(new OllamaError('broken', '')).code).toBe('server-gone');
		expect(explain(new OllamaError('answer', 'HTTP 403 Forbidden', { status: 403 })).code).toBe('server-refuses');
	});

	it('leaves Problems alone and knows that stopping is no error', () => {
		const own = new Problem('x', 'y');
		expect(explain(own)).toBe(own);
		expect(explain(new DOMException('', 'AbortError'))).toBeInstanceOf(Stopped);
	});

	it('tries again what passes by itself, and only that', () => {
		expect(isPassing(problem('download-cut'))).toBe(true);
		expect(isPassing(problem('disk-full'))).toBe(false);
	});
});

describe('the words', () => {
	it.each(Object.entries(faultWords))('of %s are whole sentences without cheer', (_, words) => {
		for (const about of [{}, { model: 'gemma3:4b', host: 'h', version: '1', folder: '/f' }]) {
			const { text, cure } = words(about);
			expect(text).toMatch(/^[A-Z"g].*[.)]$/s);
			expect(cure).toMatch(/^[A-Z].*([.)]|\{me [^}]*\}|DIR\}|\d\.|gemma3:4b\.)$/s);
			expect(text + cure).not.toMatch(/!|undefined|error occurred/i);
		}
	});
});
