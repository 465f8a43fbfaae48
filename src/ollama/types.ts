// What an Ollama server answers, as far as it is used here. The npm package's own types lack much of it.

export interface ModelDetails {
	parent_model?: string;
	format?: string;
	family?: string;
	families?: string[] | null;
	parameter_size?: string;
	quantization_level?: string;
	context_length?: number;
	embedding_length?: number;
}

/** One row of /api/tags. */
export interface Tag {
	/** Shortest form, always with its tag: "gemma3:4b". */
	name: string;
	modified_at: string;
	/** All layers and the configuration, bytes; shared layers count in every model. */
	size: number;
	/** sha256 of the manifest, without prefix. */
	digest: string;
	details: ModelDetails;
	/** Servers from 0.30.0. */
	capabilities?: string[];
	remote_model?: string;
	remote_host?: string;
}

export interface Message {
	role: 'system' | 'user' | 'assistant';
	content: string;
}

/** Answer of /api/show. */
export interface Shown {
	license?: string;
	modelfile?: string;
	/** One "name  value" line each; `stop` may repeat. */
	parameters?: string;
	template?: string;
	system?: string;
	details: ModelDetails;
	messages?: Message[];
	/** GGUF keys; without `verbose` every array is null. */
	model_info: Record<string, unknown>;
	tensors?: { name: string; type: string; shape: number[] }[];
	capabilities?: string[];
	modified_at?: string;
	requires?: string;
	remote_host?: string;
	remote_model?: string;
}

/** One row of /api/ps. */
export interface Running {
	name: string;
	/** Bytes the engine said it took. */
	size: number;
	/** Of these, bytes on graphics processors (on Apple chips: all that Metal holds). */
	size_vram: number;
	digest: string;
	details: ModelDetails;
	expires_at?: string;
	/** Effective context in tokens; servers from 0.10.0. */
	context_length?: number;
}

/** One line of a pull or create. Missing numbers mean 0. */
export interface ProgressLine {
	status: string;
	digest?: string;
	total?: number;
	completed?: number;
}

export type ParameterValue = string | number | boolean | string[];
export type Parameters = Record<string, ParameterValue>;

export interface CreateRequest {
	model: string;
	from: string;
	system?: string;
	parameters?: Parameters;
	messages?: Message[];
}

export interface ChatRequest {
	model: string;
	messages: Message[];
	/** Absent on a model that can think means true. */
	think?: boolean | 'low' | 'medium' | 'high';
	options?: Parameters;
	/** Seconds, or a Go duration ("10m"); negative keeps the model loaded. */
	keep_alive?: number | string;
	/** false: the reply ends when the context is full, instead of dropping the system prompt. */
	shift?: boolean;
	/** false: a message that does not fit is refused (HTTP 400), instead of being cut. */
	truncate?: boolean;
}

/** The numbers at the end of a reply; durations are nanoseconds. */
export interface ReplyStats {
	done_reason?: string;
	total_duration?: number;
	load_duration?: number;
	prompt_eval_count?: number;
	prompt_eval_duration?: number;
	eval_count?: number;
	eval_duration?: number;
}

/** One line of a streamed chat. */
export interface ChatLine extends ReplyStats {
	message: { role: string; content: string; thinking?: string };
	done: boolean;
}

/** Answer of /api/generate without a prompt: loaded or unloaded. */
export interface LoadAnswer {
	done: boolean;
	done_reason?: string;
}
