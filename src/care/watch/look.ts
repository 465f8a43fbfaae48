// A look at what a person wrote: do its words say that things may be very bad? It compares words and knows nothing: it
// neither detects nor blocks, keeps nothing, and is wrong at times in both directions (`npm run bench -- watch` shows how often).

import { type Found, finder, holds, meeting, type Phrase } from './phrases.ts';
import { type Spelling, tokenizer } from './tokens.ts';

/** data/watch-XX.json: the phrases of one language. */
export interface WatchList extends Spelling {
	/** ISO 639-1. */
	language: string;
	name: string;
	/** Day of the last change, YYYY-MM-DD. */
	written: string;
	/** The help lines are shown: rather too seldom than for nothing. */
	card: readonly Phrase[];
	/** Wider: only the companion is told to be careful, for this one turn. */
	quiet: readonly Phrase[];
	/** Sayings with such words in them ("kill myself laughing"): nothing follows. */
	idioms: readonly Phrase[];
	/** Said of the past, denied, or told of somebody dead: `quiet`, also in place of `card`. */
	softer: readonly Phrase[];
	/** Words of films, songs and books: in their sentence `card` becomes `quiet`, and `quiet` nothing. */
	stories: readonly Phrase[];
}

export type Level = 'none' | 'quiet' | 'card';

export type Watch = (text: string) => Level;

type Kind = 'card' | 'quiet' | 'idioms' | 'softer' | 'stories';

const higher = (a: Level, b: Level): Level => (a === 'card' || b === 'card' ? 'card' : a === 'quiet' ? a : b);

function levelOf(found: readonly Found<Kind>[]): Level {
	const of = (kind: Kind) => found.filter((one) => one.kind === kind);
	const told = new Set(of('stories').map(({ sentence }) => sentence));
	const [saying, softened] = [meeting(of('idioms')), meeting(of('softer'))];
	const level = (one: Found<Kind>): Level => {
		if (one.kind === 'idioms' || one.kind === 'stories') return 'none';
		// A phrase that holds the whole saying and more says more: "I cut myself on purpose" is no "cut myself on".
		if (saying(one, (idiom) => !holds(one, idiom))) return 'none';
		if (told.has(one.sentence)) return one.kind === 'card' ? 'quiet' : 'none';
		return one.kind === 'card' && !softened(one, () => true) ? 'card' : 'quiet';
	};
	return found.map(level).reduce(higher, 'none');
}

/** The watch of one language. */
function watchFor(list: WatchList): Watch {
	const read = tokenizer(list);
	const { card, quiet, idioms, softer, stories } = list;
	const find = finder<Kind>({ card, quiet, idioms, softer, stories }, read);
	return (text) => levelOf(find(read(text)));
}

/** The watch of several languages at once: nobody says beforehand in which one they will write. */
export function watchOf(lists: readonly WatchList[]): Watch {
	const watches = lists.map(watchFor);
	return (text) => watches.map((watch) => watch(text)).reduce(higher, 'none');
}
