import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkRoom, missingBytes, partialDownloads, removePartials } from '../../src/install/steps/pull-partials.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import { list, read } from '../../src/world/files.ts';

const digest = (sign: string) => `sha256:${sign.repeat(64)}`;
const layer = (sign: string, size: number) => ({ mediaType: 'x', digest: digest(sign), size });
const file = (sign: string) => digest(sign).replace(':', '-');
const ports = { read, list };

let models = '';
beforeEach(async () => {
	models = await mkdtemp(path.join(os.tmpdir(), 'models-'));
	await mkdir(path.join(models, 'blobs'));
});
afterEach(() => rm(models, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFile(path.join(models, 'blobs', name), text);

/** A whole layer, and another with 70 of its 100 bytes, as a server leaves them. */
async function halfway() {
	await put(file('a'), 'whole');
	await put(`${file('b')}-partial`, ' '.repeat(100));
	await put(`${file('b')}-partial-0`, '{"N":0,"Offset":0,"Size":50,"Completed":50}');
	await put(`${file('b')}-partial-1`, '{"N":1,"Offset":50,"Size":50,"Completed":20}');
}

describe('broken downloads', () => {
	it('are known by their notes, not by the size of the file', async () => {
		await halfway();
		const found = await partialDownloads(ports, models);
		expect(found).toEqual([{ blob: file('b'), arrived: 70, files: expect.any(Array) }]);
		expect(await missingBytes(ports, models, [layer('a', 1000), layer('b', 100), layer('c', 7)])).toBe(37);
	});

	it('with an emptied note count as not known, and then as nothing', async () => {
		await halfway();
		await put(`${file('b')}-partial-1`, '');
		const found = await partialDownloads(ports, models);
		expect(!isUnknown(found) && isUnknown(found[0]?.arrived)).toBe(true);
		expect(await missingBytes(ports, models, [layer('b', 100)])).toBe(100);
	});

	it('are removed without anything else', async () => {
		await halfway();
		const found = await partialDownloads(ports, models);
		if (isUnknown(found)) throw new Error(found.unknown);
		await removePartials(found);
		expect(await readdir(path.join(models, 'blobs'))).toEqual([file('a')]);
	});

	it('cannot be seen in a folder of somebody else, and that stays unknown', async () => {
		const closed = { read, list: async () => unknown('EACCES') };
		expect(await missingBytes(closed, '/usr/share/ollama', [layer('a', 1)])).toEqual({ unknown: 'EACCES' });
	});

	it('are none where the folder is not there yet', async () => {
		expect(await missingBytes(ports, path.join(models, 'new'), [layer('a', 5)])).toBe(5);
	});
});

describe('room for a model', () => {
	const free = (bytes: number) => ({ ...ports, freeSpace: async () => bytes });

	it('needs what is missing and 2 GB', async () => {
		await halfway();
		const layers = [layer('b', 100)];
		expect(await checkRoom(free(2e9 + 30), models, layers)).toEqual({ needed: 2e9 + 30, free: 2e9 + 30 });
		await expect(checkRoom(free(2e9 + 29), models, layers)).rejects.toMatchObject({
			code: 'disk-too-small',
			message: expect.stringContaining(models),
			choices: expect.arrayContaining([expect.objectContaining({ id: 'remove-partials' })]),
		});
	});

	it('needs nothing for a model that is there, and is not stopped by what is not known', async () => {
		await halfway();
		expect((await checkRoom(free(0), models, [layer('a', 1e9)])).needed).toBe(0);
		const blind = { ...ports, freeSpace: async () => unknown('EACCES') };
		expect((await checkRoom(blind, models, [layer('c', 1)])).free).toEqual({ unknown: 'EACCES' });
	});
});
