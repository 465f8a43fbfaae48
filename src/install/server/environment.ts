// The environment our server gets: what it needs to run and to reach the internet, the person's own choices for the
// engine, and what keeps it private. Not handed on: OLLAMA_DEBUG and OLLAMA_DEBUG_LOG_REQUESTS (prompts on disk),
// OLLAMA_ORIGINS (open to web pages), HTTP_PROXY (would catch its own loopback traffic).

type Env = Readonly<Record<string, string | undefined>>;

const base = /^(HOME|USER|LOGNAME|PATH|LANG|LC_\w+|TZ|TMPDIR|XDG_RUNTIME_DIR|LD_LIBRARY_PATH)$/;
// What a program needs on Windows to start at all; its names are found in any case.
const windows =
	/^(SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|TEMP|TMP|USERPROFILE|USERNAME|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles|NUMBER_OF_PROCESSORS|PROCESSOR_\w+|Path)$/i;
// Downloads of models are the server's, so a proxy and its certificate have to be known there (envconfig/config.go, Go's net/http).
const network = /^(HTTPS_PROXY|https_proxy|NO_PROXY|no_proxy|SSL_CERT_FILE|SSL_CERT_DIR)$/;
const devices =
	/^(CUDA_VISIBLE_DEVICES|HIP_VISIBLE_DEVICES|ROCR_VISIBLE_DEVICES|GGML_VK_VISIBLE_DEVICES|GPU_DEVICE_ORDINAL|HSA_OVERRIDE_GFX_VERSION)$/;
const engine =
	/^(OLLAMA_(MODELS|KEEP_ALIVE|LOAD_TIMEOUT|FLASH_ATTENTION|KV_CACHE_TYPE|NUM_PARALLEL|MAX_LOADED_MODELS|GPU_OVERHEAD|SCHED_SPREAD|VULKAN|IGPU_ENABLE|LLM_LIBRARY)|LLAMA_ARG_FIT|LLAMA_ARG_FIT_TARGET)$/;

/** `host` is the server's address; `modelsDir` the folder for models, absolute; `settings` go over everything else. */
export function serverEnvironment(
	env: Env,
	host: string,
	modelsDir: string | undefined,
	settings: Readonly<Record<string, string>> = {},
): Record<string, string> {
	const kept = Object.entries(env).filter(
		(entry): entry is [string, string] =>
			entry[1] !== undefined && [base, windows, network, devices, engine].some((group) => group.test(entry[0])),
	);
	return {
		...Object.fromEntries(kept),
		OLLAMA_HOST: new URL(host).host,
		OLLAMA_NO_CLOUD: '1',
		OLLAMA_NOHISTORY: '1',
		...(modelsDir === undefined ? {} : { OLLAMA_MODELS: modelsDir }),
		...settings,
	};
}
