// Before the first step: what has no room, or no network, is not begun.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lookFirst } from '../../src/commands/setup/look-first.ts';
import { unknown } from '../../src/types/known.ts';
import type { PlanStep } from '../../src/types/plan.ts';
import { modelsFolderOf } from '../../src/world/models-folder.ts';
import { folder } from '../install/helpers.ts';

type Wizard = Parameters<typeof lookFirst>[0];

const step = (id: string, done: boolean, download = 0): PlanStep => ({
	id,
	title: id,
	done,
	changes: [],
	hosts: ['registry.ollama.ai'],
	download,
	downloadBasis: 'shown',
	needsPassword: false,
	undo: '',
});

function wizard(free: (folder: string) => number, steps: PlanStep[], reachable = true, home = '/home/x') {
	const asked: string[] = [];
	const ports = {
		platform: 'linux',
		env: {},
		home,
		signal: new AbortController().signal,
		freeSpace: async (folder: string) => free(folder),
		list: async () => unknown('ENOENT'),
		read: async () => unknown('ENOENT'),
		fetch: async (address: string) => {
			asked.push(address);
			if (!reachable) throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
			return new Response(null, { status: 404 });
		},
	};
	const made = {
		context: { ports },
		machine: { os: { platform: 'linux' }, disk: { path: modelsFolderOf({}, ports.env, ports.home) }, ollama: {} },
		choices: {},
		plan: { steps },
	};
	return { asked, wizard: made as unknown as Wizard };
}

test('Ollama and the model on one volume need room for both', async () => {
	const steps = [step('install-ollama', false, 2e9), step('pull-model', false, 5e9)];
	await expect(lookFirst(wizard(() => 12.9e9, steps).wizard)).rejects.toMatchObject({ code: 'disk-space' });
	await expect(lookFirst(wizard(() => 13.1e9, steps).wizard)).resolves.toBeUndefined();
});

test('on two volumes each has to hold its own', async () => {
	const steps = [step('install-ollama', false, 2e9), step('pull-model', false, 5e9)];
	const two = (models: number) => (folder: string) => (folder.includes('.ollama') ? models : 6.5e9);
	await expect(lookFirst(wizard(two(7.1e9), steps).wizard)).resolves.toBeUndefined();
	await expect(lookFirst(wizard(two(6.9e9), steps).wizard)).rejects.toMatchObject({ code: 'disk-space' });
});

test('what an installation that was killed left is no room that is needed once more', async () => {
	const home = await folder();
	const data = path.join(home, '.local/share/kettleside');
	for (const left of ['downloads/0.33.0-a.tar.zst', 'ollama-0.33.0.new/bin/ollama']) {
		await mkdir(path.dirname(path.join(data, left)), { recursive: true });
		await writeFile(path.join(data, left), Buffer.alloc(1_000_000));
	}
	const look = (free: number) => lookFirst(wizard(() => free, [step('install-ollama', false, 2e9)], true, home).wizard);
	await expect(look(6e9 - 2e6)).resolves.toBeUndefined();
	await expect(look(6e9 - 2e6 - 1)).rejects.toMatchObject({ code: 'disk-space' });
});

test('only hosts of steps that are still open are asked, and one that is not found is told', async () => {
	const done = wizard(() => 1, [step('install-ollama', true), step('pull-model', true, 5e9)]);
	await lookFirst(done.wizard);
	expect(done.asked).toEqual([]);
	const open = wizard(() => 1e12, [step('install-ollama', true), step('pull-model', false, 5e9)]);
	await lookFirst(open.wizard);
	expect(open.asked).toEqual(['https://registry.ollama.ai/']);
	const gone = wizard(() => 1e12, [step('install-ollama', false), step('pull-model', false)], false);
	await expect(lookFirst(gone.wizard)).rejects.toMatchObject({ exit: 1 });
});
