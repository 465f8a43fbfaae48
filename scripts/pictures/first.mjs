// The moving picture at the top of the README: one session from the first command to the first words.

import { animation } from './animation.mjs';
import { ollama, throughTheQuestions } from './scenes.mjs';
import { emptyHome, keys, looks, open } from './session.mjs';

const [cols, rows] = [80, 34];

/** The SVG of the whole session. */
export async function first() {
	const { home, remove } = emptyHome();
	const server = await ollama();
	const session = open([], { cols, rows, home, env: { PICTURE_PORT: String(server.port) } });
	const screens = [];
	const keep = async (seconds) => screens.push({ lines: await session.lines(rows), seconds });
	try {
		await session.wait('What would you like to do?');
		await keep(6);
		session.press(keys.enter);
		await session.wait('Which model?');
		// The computer and the suggestion, then the question below them, as one scrolls.
		screens.push({ lines: (await session.lines()).slice(0, rows), seconds: 8 });
		await keep(4);
		session.press(keys.enter);
		await throughTheQuestions(session, () => keep(1.5));
		await session.wait('Shall I do this?');
		await keep(7);
		session.press(keys.enter);
		await session.wait('Ctrl-C stops');
		for (let look = 0; look <= looks; look++) {
			await session.look();
			if (look < looks && look % 2 === 0) await keep(0.8);
		}
		await session.wait('Talk to it now?');
		await keep(6);
		session.press(keys.enter);
		await session.wait(/^ {2}you /m);
		session.press('I keep thinking about what he said at dinner.');
		await session.wait('at dinner');
		await keep(2);
		session.press(keys.enter);
		await session.wait(/most\?/);
		await keep(6);
	} finally {
		await session.close();
		await server.close();
		remove();
	}
	return animation({
		title: 'kettleside, from the first command to the first words',
		description:
			'A terminal: the welcome, the computer and the suggested model, short questions, the plan with its one yes, the download, the proof, and a first conversation.',
		cols,
		rows,
		screens,
	});
}
