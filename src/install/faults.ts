// What servers, the registry and the system say when something fails, put into a Problem a person can act on.
// Texts: Ollama 0.33.0 as received, the Go network library, and older servers (ollama/ollama #10219, #7686, #5674).

import { OllamaError, systemCode } from '../ollama/error.ts';
import { Problem, Stopped } from '../problem.ts';
import { type About, choiceWords, faultWords } from '../words/faults.ts';

export type FaultCode = keyof typeof faultWords;
type ChoiceId = keyof typeof choiceWords;

// The server's own list of texts that mean memory ran out (llm/status.go), and what older servers said before loading.
const memory = new RegExp(
	[
		'out of memory|out of device memory|cudaMalloc failed|hipMalloc failed|failed to allocate|allocation failed',
		'not enough memory|insufficient memory|vk_error_out_of_device_memory|erroroutofmemory|out-of-memory',
		'requires more system memory|unable to load full model on GPU|unable to allocate',
	].join('|'),
	'i',
);

// First match wins: the texts nest ("max retries exceeded: write …: no space left on device").
const table: [RegExp, FaultCode][] = [
	[/no space left on device|not enough space on the disk|disk quota exceeded/i, 'disk-full'],
	[/requires a newer version of Ollama|pull model manifest: 412/i, 'ollama-too-old'],
	[/pull model manifest: file does not exist/i, 'model-unknown'],
	[/pull model manifest: invalid character '(<|\\u003c)'/i, 'login-page'],
	[/pull model manifest: 429|too many requests|rate limit/i, 'rate-limited'],
	[/pull model manifest: 5\d\d/i, 'registry-down'],
	[/pull model manifest: 4\d\d|pull model manifest: unauthorized/i, 'registry-refused'],
	[/proxyconnect|proxy authentication required|the proxy answered|proxy kind not supported/i, 'proxy-failed'],
	[/x509:|tls: failed to verify|certificate/i, 'bad-certificate'],
	[/lookup \S*cloudflarestorage\.com/i, 'blob-host-blocked'],
	[/dial tcp: lookup|no such host|name resolution|server misbehaving/i, 'no-dns'],
	[/actively refused|forcibly closed|unreachable (network|host)|connected host has failed to respond/i, 'no-network'],
	[/could not connect to (ollama server|a running ollama)/i, 'server-not-running'],
	[/address already in use|only one usage of each socket address/i, 'port-taken'],
	[/forbidden by its access permissions/i, 'port-reserved'],
	[/max retries exceeded: (unexpected )?EOF|max retries exceeded/i, 'download-cut'],
	[/digest mismatch/i, 'digest-mismatch'],
	[/^EOF$|^error: EOF$/i, 'partial-broken'],
	[
		/(open|mkdir|write|rename|chmod|remove) .*(permission denied|access is denied|read-only file system)/i,
		'models-folder-denied',
	],
	[/requires MLX|MLX runtime/i, 'mlx-only'],
	[/no Location header/i, 'no-redirect'],
	[/ollama cloud is disabled/i, 'cloud-off'],
	[/llama-server binary not found/i, 'engine-missing'],
	[/GLIBC(XX)?_[\d.]+' not found|error while loading shared libraries/i, 'library-missing'],
	[memory, 'out-of-memory'],
	[/signal: killed/i, 'engine-killed'],
	[/timed out waiting for (llama|the llama)/i, 'load-timeout'],
	[/i\/o timeout|connection (refused|reset)|network is unreachable|no route to host|handshake timeout/i, 'no-network'],
	[/deadline exceeded|unexpected EOF|": EOF$|timed out$|broken pipe|http2:|stream error/i, 'no-network'],
	[/may be incompatible with your version|unknown model architecture|unsupported model/i, 'incompatible'],
	[/process has terminated|unexpectedly stopped|runner process no longer running/i, 'engine-stopped'],
	[/exceed_context_size|exceeds the available context size/i, 'too-long'],
	[/server busy|maximum pending requests/i, 'server-busy'],
	[/does not support thinking/i, 'cannot-think'],
	[/does not support (chat|generate|completion)/i, 'cannot-chat'],
	[/model ['"].*['"] not found|model not found/i, 'model-missing'],
	[/invalid model name|name .* is invalid/i, 'name-invalid'],
	[/option ".*" must be of type|unknown parameter|invalid parameter/i, 'parameter-invalid'],
	[/system role|raise_exception|template.*(error|failed)/i, 'template-refused'],
	[/neither 'from' or 'files'|invalid base|error getting blobs path/i, 'base-invalid'],
];

const choices: Partial<Record<FaultCode, ChoiceId[]>> = {
	'disk-full': ['other-folder', 'smaller-model', 'remove-partials', 'again'],
	'models-folder-denied': ['other-folder', 'again'],
	'partial-broken': ['remove-partials', 'again'],
	'ollama-too-old': ['update-ollama', 'other-model'],
	'model-unknown': ['other-model'],
	'mlx-only': ['other-model'],
	'cloud-only': ['other-model'],
	'out-of-memory': ['close-programs', 'smaller-context', 'smaller-model'],
	'engine-killed': ['close-programs', 'smaller-context', 'smaller-model'],
	'load-timeout': ['close-programs', 'smaller-model'],
	'reply-ended': ['again', 'other-model'],
	incompatible: ['update-ollama', 'other-model'],
	'cannot-chat': ['other-model'],
	'template-refused': ['other-model'],
};

// Wrong use, not a failed step.
const wrongUse = new Set<FaultCode>(['model-unknown', 'name-invalid']);

// What goes away by itself: the pull tries again before it gives up.
const passing = new Set<string>([
	'download-cut',
	'download-stalled',
	'registry-down',
	'rate-limited',
	'no-dns',
	'no-network',
	'blob-host-blocked',
	'server-gone',
	'server-silent',
	'server-not-running',
	'digest-mismatch',
] satisfies FaultCode[]);

/** True for problems that another try in a moment may mend. */
export const isPassing = (problem: Problem): boolean => passing.has(problem.code);

/** Named choices as they are handed on with a Problem. */
export const choicesOf = (...ids: ChoiceId[]): { id: string; label: string }[] =>
	ids.map((id) => ({ id, label: choiceWords[id] }));

/** The Problem of a code, with its sentence, cure, choices and the raw text. */
export function problem(code: FaultCode, about: About = {}, more: { raw?: string; cause?: unknown } = {}): Problem {
	const { text, cure } = faultWords[code](about);
	return new Problem(code, text, {
		cure,
		exit: wrongUse.has(code) ? 2 : 1,
		choices: choicesOf(...(choices[code] ?? [])),
		...more,
	});
}

/** The code of a text that some program said; undefined where it is not known here. */
export const recognise = (text: string): FaultCode | undefined => table.find(([when]) => when.test(text.trim()))?.[1];

/** The folder of models and the host that a text names, where it does. */
function readAbout(text: string): About {
	const path = /(?:open|mkdir|write|rename) (.+?)[/\\]blobs[/\\]/.exec(text)?.[1];
	const host = /lookup (\S+?)(?: on \S+)?:|(?:Get|Head) "https?:\/\/([^/"]+)/.exec(text);
	const name = host?.[1] ?? host?.[2];
	return { ...(path === undefined ? {} : { folder: path }), ...(name === undefined ? {} : { host: name }) };
}

/** Our own requests, to the registry or a release: by the system's code. */
function byCode(code: string): FaultCode {
	if (/^(ENOTFOUND|EAI_)/.test(code)) return 'no-dns';
	if (code === 'EPROXY') return 'proxy-failed';
	if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
	if (/CERT|SIGNED|ISSUER|SSL|ALTNAME/.test(code)) return 'bad-certificate';
	return code === 'EREDIRECT' || code.startsWith('HPE_') ? 'login-page' : 'no-network';
}

const isLocal = (host: string | undefined) =>
	host === undefined || /^(https?:\/\/)?(127\.|localhost|\[::1\])/.test(host);

/** What stood between us and the Ollama server itself, before it said anything. */
function byServer(error: OllamaError, about: About): FaultCode | undefined {
	if (error.kind === 'silent') return 'server-silent';
	if (error.kind === 'foreign') return 'port-held';
	if (error.kind === 'broken') return 'server-gone';
	if (error.kind === 'unreachable') return isLocal(about.host) ? 'server-not-running' : 'host-unreachable';
	return error.status === 403 && error.message.startsWith('HTTP 403') ? 'server-refuses' : undefined;
}

/**
 * Puts whatever was thrown into a Problem: a Problem stays what it is, an abort becomes `Stopped`, a text that is not
 * recognised becomes `unrecognised` and keeps its raw words. `about` fills in what the text does not say.
 */
export function explain(error: unknown, about: About = {}): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof Error && error.name === 'AbortError') return new Stopped();
	const raw = error instanceof Error ? error.message : String(error);
	if (error instanceof Error && error.name === 'TimeoutError')
		return problem('no-network', about, { raw, cause: error });
	const found = { ...about, ...readAbout(raw) };
	const more = { raw, cause: error };
	const server = error instanceof OllamaError ? byServer(error, about) : undefined;
	if (server) return problem(server, about, more);
	const known = recognise(raw);
	if (known) return problem(known, found, more);
	const code = error instanceof OllamaError ? undefined : systemCode(error);
	return problem(code ? byCode(code) : 'unrecognised', found, more);
}
