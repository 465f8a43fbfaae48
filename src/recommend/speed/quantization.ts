// What a quantization's name says about its work.

/** Eight bits and more a weight: little to unpack. "Q8_0", "F16", "BF16". */
export const isFine = (quantization: string): boolean => /^(?:B?F\d|Q8)/.test(quantization.toUpperCase());
