// Some models write their thinking into the reply between marks. It is neither shown nor sent back: it costs context
// and helps nobody who reads.

const opens = ['<think>', '<thinking>'];
const closes = ['</think>', '</thinking>'];

/** Length of the longest end of `text` that could become one of `marks`. */
function pending(text: string, marks: string[]): number {
	for (let length = Math.min(text.length, 11); length > 0; length--) {
		const end = text.slice(-length);
		if (marks.some((mark) => mark.startsWith(end))) return length;
	}
	return 0;
}

function first(text: string, marks: string[]): { at: number; length: number } | undefined {
	const found = marks
		.map((mark) => ({ at: text.indexOf(mark), length: mark.length }))
		.filter(({ at }) => at >= 0)
		.sort((a, b) => a.at - b.at);
	return found[0];
}

export interface ThinkingFilter {
	/** The part of the next piece that is reply. */
	push(piece: string): string;
	/** What was held back at the end: a mark that never became one. */
	end(): string;
}

/** Takes a reply piece by piece and leaves the thinking out, also where a mark is cut in two. */
export function makeThinkingFilter(): ThinkingFilter {
	let inside = false;
	let rest = '';
	return {
		push(piece) {
			rest += piece;
			let out = '';
			for (;;) {
				const marks = inside ? closes : opens;
				const mark = first(rest, marks);
				if (!mark) {
					const held = pending(rest, marks);
					if (!inside) out += rest.slice(0, rest.length - held);
					rest = held ? rest.slice(-held) : '';
					return out;
				}
				if (!inside) out += rest.slice(0, mark.at);
				rest = rest.slice(mark.at + mark.length);
				inside = !inside;
			}
		},
		end() {
			const left = inside ? '' : rest;
			rest = '';
			return left;
		},
	};
}
