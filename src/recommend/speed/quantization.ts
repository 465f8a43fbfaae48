// What a quantization's name says about its work.

const fine = ['Q8', 'F16', 'BF16', 'F32'];

/** Eight bits and more a weight: little to unpack. "Q8_0", "F16", "BF16". */
export function isFine(quantization: string): boolean {
	const name = quantization.toUpperCase();
	return fine.some((start) => name.startsWith(start));
}
