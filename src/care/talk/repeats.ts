// Small models can fall into saying the same thing again and again, to no end. Four times is enough to stop.

const times = 4;
const shortest = 8;

const plain = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

function sameSentences(text: string): boolean {
	const sentences = text
		.slice(-4000)
		.split(/[.!?…\u3002\uff01\uff1f\n]+/u)
		.map(plain)
		.filter((sentence) => sentence.length >= shortest)
		.slice(-2 * times);
	const counts = new Map<string, number>();
	for (const sentence of sentences) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
	return [...counts.values()].some((count) => count >= times);
}

/** Signs without a letter or a digit: so long a row of them is no line drawn below a heading any more. */
const longestRow = 240;

/** The end of the text is one piece, 3 to 120 signs long, many times in a row: loops without full stops. */
function samePiece(text: string): boolean {
	const tail = text.slice(-720);
	for (let length = 3; length <= 120; length++) {
		const repeats = Math.max(times + 2, Math.ceil(60 / length));
		if (tail.length < length * repeats) continue;
		const piece = tail.slice(-length);
		const enough = plain(piece) === '' ? Math.max(repeats, Math.ceil(longestRow / length)) : repeats;
		if (tail.endsWith(piece.repeat(enough))) return true;
	}
	return false;
}

/** True where the reply has begun to repeat itself. */
export const repeats = (text: string): boolean => sameSentences(text) || samePiece(text);
