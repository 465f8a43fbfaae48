// A GGUF header as what the rest of the program reads: pieces to sum.

import type { GgufHeader } from './header.ts';
import type { Piece } from './sums.ts';

/** The tensors of one or several headers (a split model) as pieces to sum. */
export const piecesOf = (...headers: GgufHeader[]): Piece[] =>
	headers.flatMap(({ tensors }) =>
		tensors.map(({ name, dims, type, bytes }) => ({ name, dims, typeName: type?.name, bytes })),
	);
