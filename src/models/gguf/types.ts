// Tensor types of GGML by their number in a file: name, bytes of a block, weights in a block.
// Source: ggml.h (enum ggml_type) and ggml-common.h (block layouts) of ggml-org/llama.cpp, 2026.

export interface TensorType {
	name: string;
	blockBytes: number;
	blockSize: number;
}

const table: [number, string, number, number][] = [
	[0, 'F32', 4, 1],
	[1, 'F16', 2, 1],
	[2, 'Q4_0', 18, 32],
	[3, 'Q4_1', 20, 32],
	[6, 'Q5_0', 22, 32],
	[7, 'Q5_1', 24, 32],
	[8, 'Q8_0', 34, 32],
	[9, 'Q8_1', 36, 32],
	[10, 'Q2_K', 84, 256],
	[11, 'Q3_K', 110, 256],
	[12, 'Q4_K', 144, 256],
	[13, 'Q5_K', 176, 256],
	[14, 'Q6_K', 210, 256],
	[15, 'Q8_K', 292, 256],
	[16, 'IQ2_XXS', 66, 256],
	[17, 'IQ2_XS', 74, 256],
	[18, 'IQ3_XXS', 98, 256],
	[19, 'IQ1_S', 50, 256],
	[20, 'IQ4_NL', 18, 32],
	[21, 'IQ3_S', 110, 256],
	[22, 'IQ2_S', 82, 256],
	[23, 'IQ4_XS', 136, 256],
	[24, 'I8', 1, 1],
	[25, 'I16', 2, 1],
	[26, 'I32', 4, 1],
	[27, 'I64', 8, 1],
	[28, 'F64', 8, 1],
	[29, 'IQ1_M', 56, 256],
	[30, 'BF16', 2, 1],
	[34, 'TQ1_0', 54, 256],
	[35, 'TQ2_0', 66, 256],
	[39, 'MXFP4', 17, 32],
	[40, 'NVFP4', 36, 64],
];

const byNumber = new Map(table.map(([id, name, blockBytes, blockSize]) => [id, { name, blockBytes, blockSize }]));
const byName = new Map([...byNumber.values()].map((type) => [type.name, type]));
const numbers = new Map(table.map(([id, name]) => [name, id]));

/** The type with this number in a file; undefined for one that is not known here. */
export const typeByNumber = (id: number): TensorType | undefined => byNumber.get(id);
/** The type with this name ("Q4_K"), as Ollama's verbose answer spells it. */
export const typeByName = (name: string): TensorType | undefined => byName.get(name.toUpperCase());
/** The number of a type in a file. */
export const numberOfType = (name: string): number | undefined => numbers.get(name);

/** `general.file_type` → the name people know. Source: llama.h (enum llama_ftype). */
const fileTypes: Readonly<Record<number, string>> = {
	0: 'F32',
	1: 'F16',
	2: 'Q4_0',
	3: 'Q4_1',
	7: 'Q8_0',
	8: 'Q5_0',
	9: 'Q5_1',
	10: 'Q2_K',
	11: 'Q3_K_S',
	12: 'Q3_K_M',
	13: 'Q3_K_L',
	14: 'Q4_K_S',
	15: 'Q4_K_M',
	16: 'Q5_K_S',
	17: 'Q5_K_M',
	18: 'Q6_K',
	19: 'IQ2_XXS',
	20: 'IQ2_XS',
	21: 'Q2_K_S',
	22: 'IQ3_XS',
	23: 'IQ3_XXS',
	24: 'IQ1_S',
	25: 'IQ4_NL',
	26: 'IQ3_S',
	27: 'IQ3_M',
	28: 'IQ2_S',
	29: 'IQ2_M',
	30: 'IQ4_XS',
	31: 'IQ1_M',
	32: 'BF16',
	36: 'TQ1_0',
	37: 'TQ2_0',
	38: 'MXFP4',
};

export const fileTypeName = (id: unknown): string | undefined =>
	typeof id === 'number' && Object.hasOwn(fileTypes, id) ? fileTypes[id] : undefined;
