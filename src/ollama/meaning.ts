// What the texts mean that Ollama, the registry behind it and the system say when something fails: one table for all who
// read them. Each has its own words for people (install/faults.ts, care/talk/fault.ts).
// Texts: Ollama 0.33.0 as received, the Go network library, and older servers (ollama/ollama #10219, #7686, #5674).

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
const table = [
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
	[
		/process has terminated|unexpectedly stopped|runner process no longer running|error starting llama-server/i,
		'engine-stopped',
	],
	[/exceed_context_size|exceeds the available context size/i, 'too-long'],
	[/server busy|maximum pending requests/i, 'server-busy'],
	[/does not support thinking/i, 'cannot-think'],
	[/does not support (chat|generate|completion)/i, 'cannot-chat'],
	[/model ['"].*['"] not found|model not found/i, 'model-missing'],
	[/invalid model name|name .* is invalid/i, 'name-invalid'],
	[/option ".*" must be of type|unknown parameter|invalid parameter/i, 'parameter-invalid'],
	[/system role|raise_exception|template.*(error|failed)/i, 'template-refused'],
	[/neither 'from' or 'files'|invalid base|error getting blobs path/i, 'base-invalid'],
] as const satisfies readonly (readonly [RegExp, string])[];

export type Meaning = (typeof table)[number][1];

/** What a text means that some program said; undefined where it is not known here. */
export const recognise = (text: string): Meaning | undefined => table.find(([when]) => when.test(text.trim()))?.[1];
