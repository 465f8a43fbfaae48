// Tensor lists of whole models from their GGUF keys, with the types the quantizer gives them (llama-quant.cpp, Q4_K_M).

import type { KeyValue, TensorPlan } from './gguf.ts';

type Keys = Record<string, KeyValue>;
interface Plan {
	name: string;
	dims: number[];
	fixed?: string;
}

const wide = (name: string, ...dims: number[]): Plan => ({ name: `${name}.weight`, dims });
const narrow = (name: string, ...dims: number[]): Plan => ({ name, dims, fixed: 'F32' });

function attention(b: string, E: number, H: number, kv: number, hd: number): Plan[] {
	return [
		wide(`${b}attn_q`, E, H * hd),
		wide(`${b}attn_k`, E, kv * hd),
		wide(`${b}attn_v`, E, kv * hd),
		wide(`${b}attn_output`, H * hd, E),
	];
}

const feedForward = (b: string, E: number, F: number): Plan[] => [
	wide(`${b}ffn_gate`, E, F),
	wide(`${b}ffn_up`, E, F),
	wide(`${b}ffn_down`, F, E),
];

const norms = (b: string, E: number, names: string[]): Plan[] => names.map((name) => narrow(`${b}${name}.weight`, E));

function experts(b: string, E: number, H: number, F: number, X: number, kv: number, hd: number): Plan[] {
	const biases: [string, number][] = [
		['attn_q', H * hd],
		['attn_k', kv * hd],
		['attn_v', kv * hd],
		['attn_output', E],
	];
	const stacks: [string, number, number][] = [
		['gate', E, F],
		['up', E, F],
		['down', F, E],
	];
	return [
		...biases.map(([name, size]) => narrow(`${b}${name}.bias`, size)),
		narrow(`${b}attn_sinks.weight`, H),
		narrow(`${b}ffn_gate_inp.weight`, E, X),
		narrow(`${b}ffn_gate_inp.bias`, X),
		...stacks.flatMap(([name, from, to]) => [
			{ name: `${b}ffn_${name}_exps.weight`, dims: [from, to, X], fixed: 'MXFP4' },
			narrow(`${b}ffn_${name}_exps.bias`, to, X),
		]),
	];
}

function block(arch: string, i: number, n: (name: string) => number): Plan[] {
	const b = `blk.${i}.`;
	const [E, H, kv, hd] = [
		n('embedding_length'),
		n('attention.head_count'),
		n('attention.head_count_kv'),
		n('attention.key_length'),
	];
	const heads = arch === 'llama' ? E / H : hd;
	const rows = attention(b, E, H, kv, heads);
	if (arch === 'gpt-oss') {
		const fixed = rows.map((row) => ({ ...row, fixed: 'F16' }));
		const more = experts(b, E, H, n('expert_feed_forward_length'), n('expert_count'), kv, heads);
		return [...norms(b, E, ['attn_norm', 'post_attention_norm']), ...fixed, ...more];
	}
	const qk = arch === 'llama' ? [] : [narrow(`${b}attn_q_norm.weight`, heads), narrow(`${b}attn_k_norm.weight`, heads)];
	const after = arch === 'gemma3' ? norms(b, E, ['post_attention_norm', 'post_ffw_norm']) : [];
	return [
		...norms(b, E, ['attn_norm', 'ffn_norm']),
		...after,
		...qk,
		...rows,
		...feedForward(b, E, n('feed_forward_length')),
	];
}

const moreBits = (i: number, n: number): boolean => {
	const eighth = Math.floor(n / 8);
	return i < eighth || i >= Math.floor((7 * n) / 8) || (i - eighth) % 3 === 2;
};

function typeOf(plan: Plan, tied: boolean, layers: number, mixed: boolean): string {
	if (plan.fixed) return plan.fixed;
	const table = plan.name === 'output.weight' || (tied && plan.name === 'token_embd.weight');
	if (!mixed) return 'F16';
	const layer = Number(/^blk\.(\d+)/.exec(plan.name)?.[1] ?? -1);
	const careful = /attn_v|ffn_down/.test(plan.name) && moreBits(layer, layers);
	const type = table || careful ? 'Q6_K' : 'Q4_K';
	if ((plan.dims[0] ?? 0) % 256 === 0) return type;
	return type === 'Q6_K' ? 'Q8_0' : 'Q5_0';
}

/** Tensors of a llama, qwen3, gemma3 (Q4_K_M) or gpt-oss (MXFP4) model. */
export function tensorsOf(keys: Keys, tied: boolean): TensorPlan[] {
	const arch = String(keys['general.architecture']);
	const n = (name: string): number => Number(keys[`${arch}.${name}`]);
	const [layers, E] = [n('block_count'), n('embedding_length')];
	const rope =
		arch === 'llama' && n('rope.freq_base') === 500_000
			? [narrow('rope_freqs.weight', E / n('attention.head_count') / 2)]
			: [];
	const plans = [
		wide('token_embd', E, n('vocab_size')),
		...(tied ? [] : [wide('output', E, n('vocab_size'))]),
		narrow('output_norm.weight', E),
		...rope,
		...Array.from({ length: layers }, (_, i) => block(arch, i, n)).flat(),
	];
	return plans.map((plan) => ({
		name: plan.name,
		dims: plan.dims,
		type: typeOf(plan, tied, layers, arch !== 'gpt-oss'),
	}));
}
