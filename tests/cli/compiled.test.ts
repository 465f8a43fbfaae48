// What was compiled beforehand is a help and never a need: without it, cut short or of another Node, the program is the same.

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
let copy: string;
beforeAll(async () => {
	copy = await mkdtemp(path.join(os.tmpdir(), 'compiled-'));
	await cp(path.join(root, 'dist'), path.join(copy, 'dist'), { recursive: true });
	for (const name of ['data', 'node_modules', 'package.json'])
		await symlink(path.join(root, name), path.join(copy, name));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const compiled = async () =>
	(await readdir(path.join(copy, 'dist/chunks')))
		.filter((name) => name.endsWith('.compiled'))
		.map((name) => path.join(copy, 'dist/chunks', name));

const run = () =>
	new Promise<string>((resolve, reject) => {
		const env = { PATH: '', HOME: copy, OLLAMA_HOST: '127.0.0.1:1' };
		const recording = path.join(root, 'tests/fixtures/walks/arc-b580.json');
		const args = [path.join(copy, 'dist/cli.js'), 'check', 'gemma3:4b', '--from', recording, '--json'];
		execFile(process.execPath, args, { env }, (error, out, err) =>
			error || err ? reject(error ?? err) : resolve(out),
		);
	});

/** Notes which files were taken as they were compiled ("true": refused by V8), and loads before the program. */
const noting = `const vm = require('node:vm');
const { Script } = vm;
vm.Script = class extends Script {
	constructor(code, options) {
		super(code, options);
		if (options?.cachedData) require('node:fs').appendFileSync(process.env.NOTES, this.cachedDataRejected + ' ' + options.filename + '\\n');
	}
};`;

it.skipIf(!process.version.startsWith('v20.'))(
	'is taken up by a set-up too, though that has V8 work with other flags',
	async () => {
		const [hook, notes] = ['noting.cjs', 'notes'].map((name) => path.join(copy, name)) as [string, string];
		await writeFile(hook, noting);
		const args = ['--require', hook, path.join(copy, 'dist/cli.js'), 'setup', '--yes', '--no-install'];
		const env = { PATH: '', HOME: copy, OLLAMA_HOST: '127.0.0.1:1', NOTES: notes };
		await new Promise((ended) => execFile(process.execPath, args, { env }, ended));
		const lines = (await readFile(notes, 'utf8')).trim().split('\n');
		expect(lines.length).toBeGreaterThan(15);
		// What few need is loaded later, and compiled anew then.
		expect(lines.filter((line) => line.startsWith('true')).length).toBeLessThan(lines.length / 4);
	},
);

it('the answers are the same with it, with rubbish in its place, with a cut one, and without', async () => {
	const files = await compiled();
	// Node 22 and newer keep their own.
	expect(files.length > 0).toBe(process.version.startsWith('v20.'));
	const usual = await run();
	expect(JSON.parse(usual)).toHaveProperty('verdict');
	for (const file of files) await truncate(file, 200);
	expect(await run()).toBe(usual);
	for (const file of files) await writeFile(file, 'rubbish');
	expect(await run()).toBe(usual);
	for (const file of files) await rm(file);
	expect(await run()).toBe(usual);
});
