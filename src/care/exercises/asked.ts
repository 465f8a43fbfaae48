// Exercises that ask one thing after the other: the five senses, a thought record, preparing a visit.

import { type Ask, words } from '../../words/exercises.ts';
import { dayOf } from '../day.ts';
import { type After, answer, type Desk, ended, lookAt } from './desk.ts';
import { offerToKeep } from './keep.ts';

type Answers = { asked: Ask; text: string }[];

async function askAll(desk: Desk, asks: readonly Ask[]): Promise<Answers | { stop: After }> {
	const answers: Answers = [];
	desk.page.note(words.how);
	for (const asked of asks) {
		desk.page.say(desk.page.block(asked.ask));
		const typed = await answer(desk);
		desk.page.blank();
		await lookAt(desk, 'stop' in typed ? (typed.begun ?? '') : typed.text);
		if ('stop' in typed) return typed;
		answers.push({ asked, text: typed.text.trim() });
	}
	return answers;
}

/** The answers as they can be kept: a title, and what was left empty is left out. */
const sheetOf = (title: string, answers: Answers): string =>
	[
		title,
		'',
		...answers.filter(({ text }) => text !== '').flatMap(({ asked, text }) => [`${asked.name}:`, text, '']),
	].join('\n');

/** 5-4-3-2-1. Nothing of it can be kept: it is about being here. */
export async function ground(desk: Desk): Promise<After> {
	const answers = await askAll(desk, words.ground.asks);
	if ('stop' in answers) return ended(desk, answers.stop);
	desk.page.note(words.ground.done);
	return 'go on';
}

/** A thought record or the notes for a visit, shown at the end and kept only where asked. */
export async function sheet(desk: Desk, kind: 'record' | 'visit'): Promise<After> {
	const { asks, title, done } = words[kind];
	const answers = await askAll(desk, asks);
	if ('stop' in answers) return ended(desk, answers.stop);
	if (answers.every(({ text }) => text === '')) return ended(desk, 'go on');
	const text = sheetOf(title(dayOf(desk.now())), answers);
	desk.page.say(desk.page.block(text.trim()));
	desk.page.note(done);
	return offerToKeep(desk, text, words.keep);
}
