// How many bits a weight takes on average in a file of each quantization.

/**
 * Bits per weight of a whole file: Llama 3.1 8B in the llama.cpp quantize README; Q4_0 derived from the file of
 * Llama 3 8B, MXFP4 from its block. Quantizations without a sourced figure are not guessed.
 */
export const bitsPerWeight: Readonly<Record<string, number>> = {
	F16: 16.0005,
	BF16: 16.0005,
	Q8_0: 8.5008,
	Q6_K: 6.5633,
	Q5_K_M: 5.7036,
	Q4_K_M: 4.8944,
	Q4_0: 4.64,
	IQ4_XS: 4.4597,
	MXFP4: 4.25,
};
