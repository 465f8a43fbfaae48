// A person at a terminal, at both widths: what changed, the choice, the plan, the steps; the way back and out.

import { describe, expect, test } from 'vitest';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';
import { cli, type SetUp, setUp } from './set-up.ts';

const patient = { timeout: 120_000 };
const within = 60_000;
const open = ({ env }: SetUp, cols: number, ...args: string[]): TestTerminal =>
	openTerminal(process.execPath, [cli, ...args], { cols, rows: 60, env });

/** Another suggestion than now, and a card that is no longer there. */
const otherComputer = (home: SetUp) =>
	home.was((kept) => {
		kept.suggested = 'gemma4:31b-it-qat';
		kept.totals.gpus.push({ name: 'NVIDIA GeForce RTX 4090', memory: 24 * 2 ** 30, driver: '580.95', used: true });
	});

/** Words in their order, whatever the width. */
const plain = (screen: string) => screen.replace(/\s+/g, ' ');

describe.each([80, 40])('at %i columns', patient, (cols) => {
	test('what changed, the choice, the plan and the end', async () => {
		await using home = await setUp();
		await otherComputer(home);
		const terminal = open(home, cols, 'retune');
		await terminal.waitFor('What shall it be?', within);
		expect(plain(await terminal.text())).toContain(
			'A graphics card is no longer there: NVIDIA GeForce RTX 4090, 24 GB.',
		);
		// Whatever is suggested for the computer that runs the tests: the present one is kept, and measured again.
		// Up from the first: leave, another one, keep.
		terminal.press(`${keys.up}${keys.up}${keys.up}${keys.enter}`);
		await terminal.waitFor('Shall I do this?', within);
		terminal.press(keys.enter);
		await terminal.waitFor('Talk to it now?', within);
		terminal.press(`${keys.down}${keys.enter}`);
		expect((await terminal.exited(within)).exitCode).toBe(0);
		for (const line of (await terminal.text()).split('\n')) expect(line.length).toBeLessThanOrEqual(cols);
		expect(await home.kept()).toMatchObject({ totals: { gpus: [] } });
	});

	test('Esc at the plan goes back to the choice, at the choice it leaves; nothing is changed', async () => {
		await using home = await setUp();
		await otherComputer(home);
		const before = await home.journal();
		const terminal = open(home, cols, 'retune');
		await terminal.waitFor('What shall it be?', within);
		terminal.press(keys.enter);
		await terminal.waitFor('Shall I do this?', within);
		terminal.press(keys.escape);
		await terminal.waitFor(/What shall it be\?[\s\S]*What shall it be\?/, within);
		terminal.press(keys.escape);
		expect((await terminal.exited(within)).exitCode).toBe(130);
		expect(await home.journal()).toEqual(before);
	});
});

describe('at a terminal', patient, () => {
	test('Esc at the plan of what an option asked for leaves', async () => {
		await using home = await setUp();
		const terminal = open(home, 80, 'retune', '--model', 'gemma3:4b');
		await terminal.waitFor('Shall I do this?', within);
		terminal.press(keys.escape);
		expect((await terminal.exited(within)).exitCode).toBe(130);
		expect(home.server.models.get('kettleside:latest')?.tag.details?.parent_model).toBe('gemma3:1b');
	});

	test('Esc at the choice goes back to the door through which it was entered', async () => {
		await using home = await setUp();
		await otherComputer(home);
		const terminal = open(home, 80);
		await terminal.waitFor('Fit it to this computer again', within);
		terminal.press(keys.enter);
		await terminal.waitFor('What shall it be?', within);
		terminal.press(keys.escape);
		await terminal.waitFor(/What shall it be\?[\s\S]*What would you like to do\?/, within);
		terminal.press(keys.escape);
		expect((await terminal.exited(within)).exitCode).toBe(130);
	});

	test('nothing changed: an answer and no question', async () => {
		await using home = await setUp();
		const terminal = open(home, 80, 'retune');
		await terminal.waitFor('There is nothing to change.', within);
		expect((await terminal.exited(within)).exitCode).toBe(0);
		expect(await terminal.text()).not.toContain('What shall it be?');
	});

	test('another model by its name, the old one kept on the disk', async () => {
		await using home = await setUp();
		await home.fetched('gemma3:1b');
		await otherComputer(home);
		const terminal = open(home, 80, 'retune');
		await terminal.waitFor('Another one', within);
		terminal.press(`${keys.up}${keys.up}${keys.enter}`);
		await terminal.waitFor('Name of the model', within);
		terminal.press(`gemma3:4b${keys.enter}`);
		await terminal.waitFor('keep the old model too', within);
		terminal.press(`${keys.down}${keys.enter}`);
		await terminal.waitFor('Talk to it now?', within);
		terminal.press(keys.ctrlC);
		await terminal.exited(within);
		expect([...home.server.models.keys()].sort()).toEqual(['gemma3:1b', 'gemma3:4b', 'kettleside:latest']);
		expect(home.server.models.get('kettleside:latest')?.tag.details?.parent_model).toBe('gemma3:4b');
	});

	test('the next start says that the computer changed, and leads here', async () => {
		await using home = await setUp();
		await otherComputer(home);
		const terminal = open(home, 80);
		await terminal.waitFor('Fit it to this computer again', within);
		expect(plain(await terminal.text())).toContain(
			'This computer is not as it was at the last set-up. A graphics card',
		);
		terminal.press(keys.enter);
		await terminal.waitFor('What shall it be?', within);
		terminal.press(keys.ctrlC);
		expect((await terminal.exited(within)).exitCode).toBe(130);
	});

	test('the next start also knows of one that was killed, and goes on with it', async () => {
		await using home = await setUp();
		const asked = (seen: { path: string }[]) => seen.filter(({ path }) => path === '/api/create').length > 0;
		await home.killedAt(asked, 'retune', '--yes', '--model', 'gemma3:4b');
		const terminal = open(home, 80);
		await terminal.waitFor('Fit it to this computer again', within);
		expect(await terminal.text()).toContain('The last change, from gemma3:1b to gemma3:4b, was not finished.');
		terminal.press(keys.enter);
		await terminal.waitFor('Go on to Gemma 3 4B', within);
		terminal.press(keys.enter);
		await terminal.waitFor('Shall I do this?', within);
		terminal.press(keys.enter);
		await terminal.waitFor('Talk to it now?', within);
		terminal.press(keys.ctrlC);
		await terminal.exited(within);
		expect(home.server.models.get('kettleside:latest')?.tag.details?.parent_model).toBe('gemma3:4b');
	});

	test('settings that were begun, and then left for what runs, are in nothing', async () => {
		await using home = await setUp();
		const created = (seen: { path: string }[]) => seen.some((one) => one.path === '/api/create');
		await home.killedAt(created, 'retune', '--yes', '--batch', '256');
		const terminal = open(home, 80, 'retune');
		await terminal.waitFor('Go on to Gemma 3 1B', within);
		terminal.press(keys.enter);
		await terminal.waitFor('Shall I do this?', within);
		terminal.press(keys.escape);
		await terminal.waitFor(/What shall it be\?[\s\S]*What shall it be\?/, within);
		// Up from the first: leave, another one, keep.
		terminal.press(`${keys.up}${keys.up}${keys.up}${keys.enter}`);
		await terminal.waitFor(/Keep Gemma 3 1B[\s\S]*Shall I do this\?/, within);
		terminal.press(keys.enter);
		await terminal.waitFor('Talk to it now?', within);
		terminal.press(`${keys.down}${keys.enter}`);
		expect((await terminal.exited(within)).exitCode).toBe(0);
		expect(home.server.models.get('kettleside:latest')?.shown.parameters).not.toContain('num_batch');
		expect((await home.journal()).filter(({ retune }) => retune).at(-1)).toMatchObject({ phase: 'undone' });
	});

	test('an unchanged computer is greeted with what can be done now, and what only looks comes back to it', async () => {
		await using home = await setUp();
		const terminal = open(home, 80);
		const back = (count: number) =>
			terminal.waitFor(new RegExp(`(?:What would you like to do[\\s\\S]*?){${count}}Leave`), within);
		await back(1);
		const menu = await terminal.text();
		expect(menu).not.toContain('not as it was');
		const labels = menu.split('\n').flatMap((line) => /^[●○] (.*?)(?: \(|$)/.exec(line)?.[1] ?? []);
		expect(labels).toEqual([
			'Talk',
			'Fit it to this computer again',
			'Help lines',
			'Check a model',
			'Is everything well?',
			'Change its instructions',
			'Set up',
			'Just look',
			'Take it back',
			'Leave',
		]);
		const to = (label: string) => terminal.press(`${keys.down.repeat(labels.indexOf(label))}${keys.enter}`);
		to('Check a model');
		await terminal.waitFor('Name of the model', within);
		terminal.press(`gemma3:4b${keys.enter}`);
		await back(2);
		to('Check a model');
		await terminal.waitFor(/Name of the model[\s\S]*Name of the model/, within);
		terminal.press(keys.escape);
		await back(3);
		to('Is everything well?');
		await back(4);
		to('Take it back');
		await terminal.waitFor('Take all this back?', within);
		terminal.press(keys.ctrlC);
		expect((await terminal.exited(within)).exitCode).toBe(130);
		const screen = await terminal.text();
		expect(screen).toContain('Gemma 3 4B');
		expect(screen).toContain('Privacy');
	});
});
