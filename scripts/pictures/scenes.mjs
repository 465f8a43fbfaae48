// Every step of the program as a person walks it, at one width: what is typed, what is waited for, and which screens are kept.

import { readFileSync } from 'node:fs';
import { emptyHome, keys, looks, open } from './session.mjs';

const { enter, down, ctrlC } = keys;

// What the companion says in the pictures: made up, and short.
const reply = 'It has stayed with you since then. What part of it comes back most?';

/** A reply word by word, and the figures by which its speed is measured: 13 tokens a second. */
const chat = () => [
	...reply.split(/(?<= )/).map((content) => ({ message: { role: 'assistant', content }, done: false })),
	{
		message: { role: 'assistant', content: '' },
		done: true,
		done_reason: 'stop',
		total_duration: 5e9,
		prompt_eval_count: 700,
		prompt_eval_duration: 2e9,
		eval_count: 65,
		eval_duration: 5e9,
	},
];

/** An Ollama that has nothing yet; three quarters of what it loads lie on the card. */
export const ollama = async () =>
	(await import('../../.pictures/at/fake-ollama.js')).fakeOllama({
		models: [],
		cloud: 'off',
		contextLength: 8192,
		gpu: 760,
		chat,
	});

const questions = [
	['country', 'Which country', 'The country of the help lines'],
	['language', 'Which language', 'The language of the replies'],
	['purpose', 'What is it for', 'What it is for'],
	['style', 'How should it answer', 'How it answers'],
	['reminder', 'remind you', 'A reminder that time has passed'],
	['person', 'could turn to', 'A person to turn to'],
	['signs', 'signs', 'Your own signs to stop'],
];

const { countries } = JSON.parse(readFileSync(new URL('../../data/crisis-lines.json', import.meta.url), 'utf8'));
const names = countries.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en'));

// Before the list of the countries stands one more choice. The other questions take what is suggested.
const typed = { country: down.repeat(names.indexOf('Germany') + 1) };

/** Collects the screens of one walk. */
const keeper = (cols) => {
	const pictures = [];
	return {
		pictures,
		keep: async (session, name, title) => pictures.push({ name, title, cols, lines: await session.lines() }),
	};
};

async function consent(session, keep) {
	await session.wait('Are you 18');
	await keep(session, 'consent-1', 'Before the first time: what it is');
	session.press(`yes${enter}`);
	await session.wait('The last page');
	await keep(session, 'consent-2', 'What it can do wrong');
	session.press(enter);
	await session.wait(/go on|understand/i);
	await keep(session, 'consent-3', 'What lies where');
	session.press(`yes${enter}`);
}

/** The wizard, from the welcome to the plan in detail, on a computer without Ollama; nothing is done. */
async function firstTime(cols) {
	const { pictures, keep } = keeper(cols);
	const { home, remove } = emptyHome();
	const session = open([], { cols, rows: 44, home });
	try {
		await session.wait('What would you like to do?');
		await keep(session, 'welcome', 'Welcome');
		session.press(enter);
		await session.wait('Which model?');
		await keep(session, 'look-and-advise', 'The computer, and what it can run');
		session.press(enter);
		for (const [name, text, title] of questions) {
			await session.wait(text);
			await keep(session, `question-${name}`, title);
			session.press((typed[name] ?? '') + enter);
		}
		await consent(session, keep);
		await session.wait('Shall I do this?');
		await keep(session, 'plan', 'The plan, and the one yes');
		session.press(`${down}${down}${enter}`);
		await session.wait(/Shall I do this\?[\s\S]*Shall I do this\?/);
		await keep(session, 'plan-in-detail', 'Each step in detail');
		session.press(ctrlC);
		await session.ended();
	} finally {
		await session.close();
		remove();
	}
	return pictures;
}

/** From the choice of the model to the plan, with every suggestion; `each` is called at each question. */
export async function throughTheQuestions(session, each = async () => undefined) {
	for (const [name, text] of questions) {
		await session.wait(text);
		await each();
		session.press((typed[name] ?? '') + enter);
	}
	await consent(session, async () => undefined);
	await session.wait('Shall I do this?');
}

/** Through all of it, as far as the plan. */
async function toThePlan(session) {
	await session.wait('What would you like to do?');
	session.press(enter);
	await session.wait('Which model?');
	session.press(enter);
	await throughTheQuestions(session);
}

/** A set-up that is done, then what can be done with it on later days. */
async function setUp(cols) {
	const { pictures, keep } = keeper(cols);
	const { home, remove } = emptyHome();
	const server = await ollama();
	const env = { PICTURE_PORT: String(server.port) };
	const size = { cols, rows: 44, home, env };
	const one = async (words, walk) => {
		const session = open(words, size);
		try {
			await walk(session);
		} finally {
			await session.close();
		}
	};
	const shown = (words, name, title) =>
		one(words, async (session) => {
			await session.ended();
			await keep(session, name, title);
		});
	try {
		await one([], async (session) => {
			await toThePlan(session);
			session.press(enter);
			await session.wait('Ctrl-C stops');
			for (let look = 0; look < 5; look++) await session.look();
			await keep(session, 'doing', 'Fetching the model');
			for (let look = 5; look <= looks; look++) await session.look();
			await session.wait('Talk to it now?');
			await keep(session, 'end', 'It works');
			session.press(`${down}${enter}`);
			await session.ended();
		});
		await one([], async (session) => {
			await session.wait('What would you like to do?');
			await keep(session, 'next-start', 'The next start');
			session.press(ctrlC);
			await session.ended();
		});
		await one(['talk'], async (session) => {
			await session.wait(/^ {2}you /m);
			session.press(`I keep thinking about what he said at dinner.${enter}`);
			await session.wait(/most\?/);
			session.press(`/help-now${enter}`);
			await session.wait('112');
			await keep(session, 'talk', 'A conversation, and the help lines in it');
			session.press(keys.ctrlD);
			await session.ended();
		});
		await shown(['doctor'], 'doctor', 'Is everything well, and private?');
		await shown(['prompt'], 'prompt', 'The companion’s instructions');
		await one(['undo'], async (session) => {
			await session.wait(/\?/);
			await keep(session, 'undo', 'Taking it back');
			session.press(ctrlC);
			await session.ended();
		});
	} finally {
		await server.close();
		remove();
	}
	return pictures;
}

const onlyLooking = [
	[['advise'], 'advise', 'What this computer can run'],
	[['check', 'gemma3:4b'], 'check-yes', 'A model that fits'],
	[['check', 'llama3.3:70b'], 'check-no', 'A model that does not'],
	[['check', 'gemma3:4b', 'gemma3:12b', 'gpt-oss:20b'], 'check-several', 'Several models side by side'],
	[['check', 'gema3:4b'], 'check-typo', 'A name that nobody knows'],
	[['machine', '--why'], 'machine', 'What was found, and where each fact comes from'],
	[['help-now', '--country', 'DE'], 'help-now', 'Help lines'],
	[['config'], 'config', 'Settings, and where each comes from'],
	[['--help'], 'help', 'The help'],
];

/** Commands that only look, on a computer without Ollama. */
async function looking(cols) {
	const { pictures, keep } = keeper(cols);
	const { home, remove } = emptyHome();
	try {
		for (const [words, name, title] of onlyLooking) {
			const session = open(words, { cols, rows: 200, home });
			await session.ended();
			await keep(session, name, title);
		}
	} finally {
		remove();
	}
	return pictures;
}

/** All pictures at one width, in the order of a walk. */
export const scenes = async (cols) => [...(await firstTime(cols)), ...(await setUp(cols)), ...(await looking(cols))];
