// What has to be known about an architecture beyond its header: how its layers remember, and what its graph holds.
// Source: the model definitions of llama.cpp (src/models, src/llama-hparams), the engine that Ollama runs.

export type Mixer =
	/** Every layer attends to everything. */
	| 'attention'
	/** Some layers attend to a sliding window only. */
	| 'sliding'
	/** One compressed row per token instead of keys and values. */
	| 'latent'
	/** Some layers keep a state of fixed size: Mamba-2, gated DeltaNet, short convolution. */
	| 'mamba'
	| 'delta'
	| 'convolution';

export interface Architecture {
	mixer: Mixer;
	/** Layer i slides unless (i + 1) is a multiple of it; the header's own pattern comes first. */
	period?: number;
	/** Window where the header names none; absent where a header without window means no sliding at all. */
	window?: number;
	/** Only this many layers from the start store keys and values. */
	storing?: number;
}

const attention: Architecture = { mixer: 'attention' };

const plain = [
	...[
		'llama',
		'mistral3',
		'qwen2',
		'qwen2moe',
		'qwen2vl',
		'qwen3',
		'qwen3moe',
		'qwen3vl',
		'qwen3vlmoe',
		'phi2',
		'phi3',
	],
	...[
		'phimoe',
		'gemma',
		'granite',
		'granitemoe',
		'glm4',
		'glm4moe',
		'smollm3',
		'command-r',
		'olmo',
		'olmoe',
		'stablelm',
	],
	...['starcoder2', 'internlm2', 'exaone', 'baichuan', 'minicpm', 'ernie4_5', 'ernie4_5-moe', 'seed_oss', 'arcee'],
	...['hunyuan-dense', 'hunyuan-moe', 'dots1', 'nemotron', 'deepseek', 'bailingmoe', 'mistral', 'falcon', 'xverse'],
];

const special: Record<string, Architecture> = {
	gemma2: { mixer: 'sliding', period: 2, window: 4096 },
	gemma3: { mixer: 'sliding', period: 6 },
	gemma3n: { mixer: 'sliding', period: 5, storing: 20 },
	gemma4: { mixer: 'sliding' },
	'gpt-oss': { mixer: 'sliding', period: 2 },
	cohere2: { mixer: 'sliding', period: 4 },
	olmo2: { mixer: 'sliding', period: 4 },
	exaone4: { mixer: 'sliding', period: 4 },
	deepseek2: { mixer: 'latent' },
	granitehybrid: { mixer: 'mamba' },
	nemotron_h: { mixer: 'mamba' },
	nemotron_h_moe: { mixer: 'mamba' },
	qwen35: { mixer: 'delta' },
	qwen35moe: { mixer: 'delta' },
	qwen3next: { mixer: 'delta' },
	lfm2: { mixer: 'convolution' },
	lfm2moe: { mixer: 'convolution' },
};

/** Names under which Ollama's own converter or older files write an architecture that llama.cpp calls differently. */
const aliases: Record<string, string> = { gptoss: 'gpt-oss', olmo3: 'olmo2', glm4moelite: 'deepseek2' };

const known = new Map<string, Architecture>([
	...plain.map((name): [string, Architecture] => [name, attention]),
	...Object.entries(special),
]);

/** The engine's name for an architecture as a header writes it. */
export const engineName = (name: string): string => (Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name);

/** What is known about it; undefined for one this program has never seen. */
export const architectureOf = (name: string): Architecture | undefined => known.get(engineName(name));
