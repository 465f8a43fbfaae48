// One bar for the memory of a device: what is in use, the model, the conversation, working room, what is kept free, the rest.

import { words } from '../words/memory-bar.ts';
import type { MemoryPart, MemoryPicture, PartKind } from './memory-picture.ts';
import { block, type Look, memory, paint } from './text.ts';

interface Drawn {
	/** The letter where no blocks can be drawn. */
	letter: string;
	/** The block elsewhere. */
	sign: string;
	color: 'cyan' | 'blue' | 'magenta' | 'dim';
}

const drawings: Record<PartKind, Drawn> = {
	used: { letter: 't', sign: '▒', color: 'dim' },
	model: { letter: 'm', sign: '█', color: 'cyan' },
	context: { letter: 'c', sign: '▓', color: 'blue' },
	working: { letter: 'o', sign: '▞', color: 'magenta' },
	kept: { letter: 'k', sign: '░', color: 'dim' },
	free: { letter: 'f', sign: '·', color: 'dim' },
};

// Largest remainders, and at least one sign for each part that is there.
function shares(parts: readonly MemoryPart[], total: number, room: number): number[] {
	const exact = parts.map(({ bytes }) => (bytes / total) * room);
	const counts = exact.map((value) => Math.max(1, Math.floor(value)));
	const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest);
	for (const { i } of order) {
		if (counts.reduce((sum, count) => sum + count, 0) >= room) break;
		counts[i] = (counts[i] ?? 0) + 1;
	}
	while (counts.reduce((sum, count) => sum + count, 0) > room) {
		const widest = counts.indexOf(Math.max(...counts));
		counts[widest] = (counts[widest] ?? 1) - 1;
	}
	return counts;
}

function drawn({ parts, total }: MemoryPicture, look: Look, room: number): string {
	const counts = shares(parts, Math.max(total, 1), look.unicode ? room : room - 2 - (parts.length - 1));
	const pieces = parts.map(({ kind }, i) => {
		const { sign, letter, color } = drawings[kind];
		return paint(look, color, (look.unicode ? sign : letter).repeat(counts[i] ?? 0));
	});
	return look.unicode ? pieces.join('') : `[${pieces.join('|')}]`;
}

/** The bar with its title above and its figures below; the figures alone where pictures do not help. */
export function barText(picture: MemoryPicture, look: Look, margin: string): string {
	const figures = picture.parts.map(({ kind, bytes }) => {
		const { sign, letter, color } = drawings[kind];
		const mark = look.accessible ? '' : `${paint(look, color, look.unicode ? sign : letter)} `;
		return `${mark}${words.parts[kind]} ${memory(bytes)}`.replaceAll(' ', '\u00a0');
	});
	const room = Math.min(44, look.columns - margin.length - 2);
	// Each figure stays together on its line.
	const below = block(figures.join(', '), look.columns, margin).replaceAll('\u00a0', ' ');
	const bar = look.accessible || room < 16 ? [] : [margin + drawn(picture, look, room)];
	return [block(picture.title, look.columns, margin), ...bar, below].join('\n');
}
