// Questions with a way back.

import { expect, test } from 'vitest';
import { type Question, walk } from '../../src/commands/setup/walk.ts';
import { Back, Stopped } from '../../src/problem.ts';

type Log = string[];
const say = (word: string, ...answers: (number | 'back' | undefined)[]): Question<Log> => {
	let times = 0;
	return async (log) => {
		log.push(word);
		const answer = answers[times++];
		if (answer === 'back') throw new Back();
		return answer;
	};
};

test('Esc goes one question back and then forward again', async () => {
	const log: Log = [];
	await walk([say('a'), say('b', 'back'), say('c')], log);
	expect(log).toEqual(['a', 'b', 'a', 'b', 'c']);
});

test('Esc at the first question leaves', async () => {
	await expect(walk([say('a', 'back')], [])).rejects.toBeInstanceOf(Stopped);
});

test('Esc passes by what was not asked, and leaves where nothing before was', async () => {
	const given = async (log: Log) => {
		log.push('-');
		return 'given' as const;
	};
	const log: Log = [];
	await walk([say('a'), given, say('b', 'back')], log);
	expect(log).toEqual(['a', '-', 'b', '-', 'a', '-', 'b']);
	await expect(walk([given, given, say('b', 'back')], [])).rejects.toMatchObject({
		exit: 130,
		cause: expect.any(Back),
	});
});

test('a question can send back to any other', async () => {
	const log: Log = [];
	await walk([say('a'), say('b'), say('plan', 0)], log);
	expect(log).toEqual(['a', 'b', 'plan', 'a', 'b', 'plan']);
});

test('other errors pass through', async () => {
	await expect(walk([() => Promise.reject(new Error('x'))], [])).rejects.toThrow('x');
});
