// The begin of a GGUF file as long as a real one, over data that nobody may fetch (format: docs/gguf.md of ggml-org/ggml).

const u32 = (value) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};
const u64 = (value) => {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(value));
	return bytes;
};
const text = (value) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

const types = { number: 4, string: 8, list: 9 };

function typed(value) {
	if (typeof value === 'string') return Buffer.concat([u32(types.string), text(value)]);
	if (typeof value === 'number') return Buffer.concat([u32(types.number), u32(value)]);
	return Buffer.concat([u32(types.list), u32(types.string), u64(value.length), ...value.map(text)]);
}

/** Q4_K: 256 weights in 144 bytes. */
const q4 = { number: 12, bytes: ([columns, rows]) => (columns * rows * 144) / 256 };

function tensorsOf({ layers, width, hidden, words }) {
	const block = (i) => [
		[`blk.${i}.attn_q.weight`, [width, width]],
		[`blk.${i}.attn_k.weight`, [width, width / 4]],
		[`blk.${i}.attn_v.weight`, [width, width / 4]],
		[`blk.${i}.attn_output.weight`, [width, width]],
		[`blk.${i}.ffn_gate.weight`, [width, hidden]],
		[`blk.${i}.ffn_up.weight`, [width, hidden]],
		[`blk.${i}.ffn_down.weight`, [hidden, width]],
	];
	const blocks = Array.from({ length: layers }, (_, i) => block(i)).flat();
	return [['token_embd.weight', [width, words]], ['output.weight', [width, words]], ...blocks];
}

/** Header and the size of the whole file of a plain model. `words`: its vocabulary, each of `letters` bytes. */
export function modelFile({ layers = 32, width = 4096, hidden = 14336, words = 128_256, letters = 8 } = {}) {
	const keys = {
		'general.architecture': 'llama',
		'general.name': 'Bench',
		'general.license': 'mit',
		'general.file_type': 15,
		'llama.block_count': layers,
		'llama.context_length': 131_072,
		'llama.embedding_length': width,
		'llama.feed_forward_length': hidden,
		'llama.attention.head_count': 32,
		'llama.attention.head_count_kv': 8,
		'llama.vocab_size': words,
		'tokenizer.chat_template': '{{ system }}{{ messages }}',
		'tokenizer.ggml.tokens': Array.from({ length: words }, (_, i) => String(i).padStart(letters, 'x')),
	};
	let offset = 0;
	const tensors = tensorsOf({ layers, width, hidden, words }).map(([name, dims]) => {
		const entry = Buffer.concat([text(name), u32(dims.length), ...dims.map(u64), u32(q4.number), u64(offset)]);
		offset += q4.bytes(dims);
		return entry;
	});
	const entries = Object.entries(keys).map(([key, value]) => Buffer.concat([text(key), typed(value)]));
	const header = Buffer.concat([
		Buffer.from('GGUF'),
		u32(3),
		u64(tensors.length),
		u64(entries.length),
		...entries,
		...tensors,
	]);
	return { header, size: Math.ceil(header.length / 32) * 32 + offset };
}
