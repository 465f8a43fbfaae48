// Ten computers, put together as recordings, each walked through machine, advise and setup --plan by the very code that
// walks this one: which card is used and why, where the model lies, which archives are fetched.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run as advise } from '../../src/commands/advise.ts';
import { run as machine } from '../../src/commands/machine.ts';
import { run as setup } from '../../src/commands/setup.ts';
import { replay } from '../../src/detect/recording.ts';
import type { Command, Flags } from '../../src/ports.ts';
import { width } from '../../src/screen/text.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Plan } from '../../src/types/plan.ts';
import type { Advice } from '../../src/types/verdict.ts';
import { recording } from '../detect/make.ts';
import { collecting } from '../support/collecting.ts';

const folder = fileURLToPath(new URL('../fixtures/walks/', import.meta.url));
const GiB = 2 ** 30;

/** An empty computer of the person's own that only has the file; no host answers. */
async function walk(command: Command, flags: Flags, columns = 80) {
	const here = replay(recording('linux', [], {}, { home: '/nobody' }));
	const ports = {
		...here,
		read: async (path: string) => (path.startsWith(folder) ? readFileSync(path, 'utf8') : here.read(path)),
		fetch: () => Promise.reject(new TypeError('fetch failed')),
		now: () => new Date(0),
		signal: new AbortController().signal,
	};
	const { context, said, documents } = collecting(ports, { flags, columns });
	expect(await command(context)).toBe(0);
	return { text: said.join('\n'), document: documents[0] };
}

interface Walk {
	/** Used cards with their libraries, left-out ones with null. */
	cards: [name: string, library: string | null][];
	findings: string[];
	/** Lines of the screen, as parts of it. */
	says: string[];
	placement: 'gpu' | 'split' | 'cpu';
	advises: string;
	/** Archives, or the way by hand. */
	fetches: string[];
}

const main = 'ollama-linux-amd64.tar.zst';
const walks: Record<string, Walk> = {
	'desktop-4090': {
		cards: [
			['NVIDIA GeForce RTX 4090', 'cuda'],
			['AMD Radeon Graphics', null],
		],
		findings: [],
		says: ['RTX 4090, 24 GB of its own, 23 GB free', 'Ollama leaves it out; it is built into the processor'],
		placement: 'gpu',
		advises: 'Runs on the graphics card.',
		fetches: [main],
	},
	'two-cards': {
		cards: [
			['NVIDIA GeForce RTX 3090', 'cuda'],
			['NVIDIA GeForce RTX 3060', 'cuda'],
			['Intel Graphics', null],
		],
		findings: [],
		says: ['RTX 3060, 12 GB of its own'],
		placement: 'gpu',
		advises: 'Runs on 2 graphics cards together.',
		fetches: [main],
	},
	'strix-halo': {
		cards: [['AMD Radeon 8060S', 'rocm']],
		findings: [],
		says: ['may use 100 GB of the memory above', 'it works with the computer’s own memory'],
		placement: 'gpu',
		advises: 'Runs on the graphics part of the chip.',
		fetches: [main, 'ollama-linux-amd64-rocm.tar.zst'],
	},
	'arc-b580': {
		cards: [['Intel Arc B580', 'vulkan']],
		findings: [],
		says: ['10 cores (6 of them fast)', 'Arc B580, 12 GB of its own', 'through Vulkan'],
		placement: 'split',
		advises: 'Runs on the graphics card',
		fetches: [main],
	},
	'container-8g': {
		cards: [],
		findings: ['container-limit'],
		says: ['inside a container', '8.0 GB of it allowed here', 'may use 4 of them', 'no graphics card found'],
		placement: 'cpu',
		advises: 'Runs on the processor.',
		fetches: [main],
	},
	'jetson-orin': {
		cards: [['NVIDIA Jetson AGX Orin Developer Kit', 'cuda']],
		findings: [],
		says: ['may use 61 GB of the memory above'],
		placement: 'gpu',
		advises: 'Runs on the graphics part of the chip.',
		fetches: ['ollama-linux-arm64.tar.zst', 'ollama-linux-arm64-jetpack6.tar.zst'],
	},
	'wsl2-4060': {
		cards: [['NVIDIA GeForce RTX 4060 Laptop GPU', 'cuda']],
		findings: ['wsl2-windows-ollama', 'wsl2'],
		says: ['Linux inside Windows (WSL2)', 'RTX 4060 Laptop, 8.0 GB of its own'],
		placement: 'split',
		advises: 'Runs on the graphics card',
		fetches: [main],
	},
	'mac-m4': {
		cards: [['Apple M4', 'metal']],
		findings: [],
		says: ['10 cores (4 of them fast)', 'may use 18 GB of the memory above'],
		placement: 'gpu',
		advises: 'Runs on the graphics part of the chip.',
		fetches: ['ollama-darwin.tgz'],
	},
	'mac-intel': {
		cards: [
			['Intel UHD Graphics 630', null],
			['AMD Radeon Pro 5300M', null],
		],
		findings: ['intel-mac'],
		says: ['on Macs with an Intel processor it works'],
		placement: 'cpu',
		advises: 'Runs on the processor.',
		fetches: ['ollama-darwin.tgz'],
	},
	'windows-laptop': {
		cards: [
			['NVIDIA GeForce RTX 4050 Laptop GPU', 'cuda'],
			['AMD Radeon 780M Graphics', null],
		],
		findings: [],
		says: ['RTX 4050 Laptop, 6.0 GB of its own', 'AMD Radeon 780M Graphics, built in'],
		placement: 'split',
		advises: 'Runs on the graphics card and the processor',
		fetches: ['ollama-windows-amd64.zip'],
	},
};

describe.each(Object.entries(walks))('%s', (name, expected) => {
	const from = `${folder}${name}.json`;
	it('is seen for what it is', async () => {
		const found = (await walk(machine, { from, json: true })).document as Machine;
		expect(found.gpus.map((gpu) => [gpu.name, gpu.library ?? null])).toEqual(expected.cards);
		expect(found.findings.map(({ code }) => code)).toEqual(expected.findings);
		expect(found.ollama.status).toBe('absent');
		const flat = (await walk(machine, { from })).text.replace(/\s+/g, ' ');
		for (const part of expected.says) expect(flat).toContain(part);
	});
	it.each([80, 40])('fits a terminal %i wide, with every source told', async (columns) => {
		const { text } = await walk(machine, { from, why: true }, columns);
		for (const line of text.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
		expect(text).not.toMatch(/undefined|NaN|\[object|VRAM/);
	});
	it('is advised a model that it can run, and the plan fetches what it needs', async () => {
		const advice = (await walk(advise, { from, json: true })).document as Advice;
		expect(advice.best?.placement).toBe(expected.placement);
		expect((await walk(advise, { from })).text.replace(/\s+/g, ' ')).toContain(expected.advises);
		const plan = (await walk(setup, { from, plan: true, json: true })).document as Plan;
		expect(plan.advice?.model.name).toBe(advice.best?.model.name);
		const install = plan.steps.find(({ id }) => id === 'install-ollama');
		const told = [...(install?.changes ?? []), ...(install?.notes ?? [])].join('\n');
		for (const part of expected.fetches) expect(told).toContain(part);
		expect(told.match(/\.tar\.zst/g)?.length ?? 0).toBe(expected.fetches.filter((part) => /zst$/.test(part)).length);
		expect(plan.steps.every(({ done }) => !done)).toBe(true);
	});
});

describe('details that are easily lost', () => {
	const adviceOf = async (name: string) =>
		(await walk(advise, { from: `${folder}${name}.json`, json: true })).document as Advice;
	it('Windows keeps a share of the card, under WSL2 too', async () => {
		for (const [name, gib] of [
			['windows-laptop', 6141 / 1024 - 1.1],
			['wsl2-4060', 8188 / 1024 - 1.1],
		] as const) {
			const free = (await adviceOf(name)).best?.memory.gpuFree;
			expect(Number(free) / GiB).toBeCloseTo(gib, 2);
		}
	});
	it('a Jetson’s memory is as fast as its size says which one it is', async () => {
		const { machine: found } = (await adviceOf('jetson-orin')) as Advice & { machine: Machine };
		expect(found.gpus[0]?.bandwidth).toMatchObject({ value: 204.8e9 });
		expect(found.os.jetpack).toBe('6');
	});
	it('a made-up computer can only be planned for', async () => {
		const from = `${folder}mac-m4.json`;
		await expect(walk(setup, { from })).rejects.toMatchObject({ code: 'only-with-plan', exit: 2 });
	});
});
