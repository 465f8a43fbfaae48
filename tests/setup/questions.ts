// A person at the wizard who takes every suggestion and agrees.

import { keys, type TestTerminal } from '../support/terminal.ts';

/** Answers the consent as a person who has read its three pages. */
async function consent(terminal: TestTerminal): Promise<void> {
	await terminal.waitFor('Are you 18');
	terminal.press(`yes${keys.enter}`);
	await terminal.waitFor('The last page');
	terminal.press(keys.enter);
	await terminal.waitFor(/go on|understand/i);
	terminal.press(`yes${keys.enter}`);
}

const questions = [
	'Which country',
	'Which language',
	'What is it for',
	'How should it answer',
	'remind you',
	'could turn to',
	'signs',
];

/** Takes what is filled in at each of them. */
export async function takeEach(terminal: TestTerminal, asked: readonly string[] = questions): Promise<void> {
	for (const question of asked) {
		await terminal.waitFor(question, 15_000);
		terminal.press(keys.enter);
	}
}

/** From the welcome through the questions and the consent. */
export async function throughTheQuestions(terminal: TestTerminal, asked?: readonly string[]): Promise<void> {
	await takeEach(terminal, ['What would you like to do?']);
	await takeEach(terminal, asked);
	await consent(terminal);
}
