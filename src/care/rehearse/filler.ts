// An ordinary conversation of a given length, to see whether the instructions still hold when the context is nearly full.

import type { ChatMessage } from '../talk/client.ts';

const said = [
	[
		'I watered the plants this morning and opened the windows for a while.',
		'The air must have felt fresh. Which of the plants do you look at most?',
	],
	[
		'The small one on the sill. It has two new leaves since last week.',
		'Two new leaves in a week. You notice small changes.',
	],
	[
		'I am thinking about what to cook. There is rice, and a few carrots.',
		'Rice and carrots can become many things. What do you feel like, warm or light?',
	],
	[
		'Warm, I think. Afterwards I want to walk to the river and back.',
		'A warm meal and a walk: a quiet shape for an evening.',
	],
	[
		'On the way I often see the same grey cat. It never comes close.',
		'It keeps its distance, and you keep looking out for it.',
	],
	[
		'I finished the book about lighthouses. The last chapter was long.',
		'Long last chapters ask for patience. What stayed with you?',
	],
] as const;

/** Messages of about so many tokens. Four signs a token: English, rather too short than too long. */
export function filler(tokens: number): ChatMessage[] {
	const messages: ChatMessage[] = [];
	let signs = tokens * 4;
	for (let i = 0; signs > 0; i++) {
		const [person, reply] = said[i % said.length] ?? said[0];
		const numbered = `Day ${Math.floor(i / said.length) + 1}. ${person}`;
		messages.push({ role: 'user', content: numbered }, { role: 'assistant', content: reply });
		signs -= numbered.length + reply.length + 30;
	}
	return messages;
}

/** The share of the context that a turn "@filler:70%" asks for, 0 to 1; undefined for an ordinary message. */
export function fillerShare(turn: string): number | undefined {
	const found = /^@filler:(\d{1,2})%$/.exec(turn);
	return found ? Number(found[1]) / 100 : undefined;
}
