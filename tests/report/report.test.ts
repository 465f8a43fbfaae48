// The pages of `advise --report` and `check --report`: whole HTML by a real parser, nothing in them that runs or loads,
// no text that becomes markup, nothing about the person, and no file of somebody else's replaced.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run as advise } from '../../src/commands/advise.ts';
import { run as check } from '../../src/commands/check.ts';
import { namesHere } from '../../src/detect/names-here.ts';
import { replay } from '../../src/detect/recording.ts';
import { namesOf } from '../../src/detect/redact-names.ts';
import { catalogDocument } from '../../src/models/catalog.ts';
import type { Flags, Ports } from '../../src/ports.ts';
import { escaped, html, sentence } from '../../src/report/html.ts';
import { beginning } from '../../src/report/page.ts';
import type { Machine } from '../../src/types/machine.ts';
import { read } from '../../src/world/files.ts';
import { findProgram } from '../../src/world/run.ts';
import { recording } from '../detect/make.ts';
import { gpu, machine } from '../recommend/speed-make.ts';
import { anyText } from '../support/any-text.ts';
import { collecting } from '../support/collecting.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const walks = fileURLToPath(new URL('../fixtures/walks/', import.meta.url));

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'report-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const portsAt = (home: string): Ports => ({
	...replay(recording('linux', [], {}, { home })),
	home,
	read,
	fetch: () => Promise.reject(new TypeError('fetch failed')),
	now: () => new Date('2026-11-28T12:00:00Z'),
	signal: new AbortController().signal,
});

async function asked(
	flags: Flags,
	{ words, answers, home = '/nobody' }: { words?: string[]; answers?: boolean[]; home?: string } = {},
) {
	const collected = collecting(portsAt(home), { flags, answers });
	collected.context.words = words ?? [];
	const code = await (words ? check : advise)(collected.context);
	return { ...collected, code };
}

const [browser] = ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => {
	const found = findProgram(name, process.env);
	return 'path' in found ? [found.path] : [];
});

/** How far each page reaches beyond a window so wide, in pixels; a page around them measures, since they have no scripts. */
async function beyond(pages: readonly string[], widths: readonly number[]): Promise<number[]> {
	const around = path.join(folder, 'around.html');
	const measure =
		"const { scrollWidth, clientWidth } = this.contentDocument.documentElement; told.textContent += scrollWidth - clientWidth + ' '";
	const frames = pages.flatMap((_, place) =>
		widths.map((width) => `<iframe src="${place}.html" style="width: ${width}px" onload="${measure}"></iframe>`),
	);
	for (const [place, page] of pages.entries()) await writeFile(path.join(folder, `${place}.html`), page);
	await writeFile(around, `<p id="told"></p>${frames.join('')}`);
	const alone = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${path.join(folder, 'browser')}`];
	const look = ['--allow-file-access-from-files', '--virtual-time-budget=5000', '--dump-dom', `file://${around}`];
	const { stdout } = await promisify(execFile)(browser ?? '', [...alone, ...look]);
	return (/<p id="told">([-\d ]*)</.exec(stdout)?.[1] ?? '').trim().split(' ').map(Number);
}

/** The page that `advise`, or `check` for these words, writes about a recorded computer or a Machine document. */
async function pageOf(about: string | Machine, words?: string[], home?: string): Promise<string> {
	const file = path.join(folder, 'report.html');
	const document = path.join(folder, 'machine.json');
	if (typeof about !== 'string') await writeFile(document, JSON.stringify(about));
	const whose = typeof about === 'string' ? { from: path.join(walks, `${about}.json`) } : { machine: document };
	await asked({ ...whose, report: file }, { ...(words ? { words } : {}), ...(home ? { home } : {}) });
	return readFile(file, 'utf8');
}

const isElement = (node: Node): node is Element => 'tagName' in node;
const elementsIn = (node: Node): Element[] => [
	...(isElement(node) ? [node] : []),
	...('childNodes' in node ? node.childNodes.flatMap(elementsIn) : []),
];

/** Every element of a page; fails at anything a parser has to put right. */
function parsed(page: string): Element[] {
	const faults: string[] = [];
	const tree = parse(page, { onParseError: ({ code, startLine }) => faults.push(`${code} in line ${startLine}`) });
	expect(faults).toEqual([]);
	return elementsIn(tree);
}

const named = (elements: Element[], ...names: string[]) => elements.filter(({ tagName }) => names.includes(tagName));
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value;

/** What a browser would run or ask for. */
function active(elements: Element[]): string[] {
	const tags = named(
		elements,
		'script',
		'link',
		'img',
		'iframe',
		'object',
		'embed',
		'base',
		'form',
		'a',
		'use',
		'image',
	);
	const attrs = elements.flatMap(({ attrs: all }) => all).filter(({ name }) => /^on|^(?:xlink:)?href$|^src/.test(name));
	return [...tags.map(({ tagName }) => tagName), ...attrs.map(({ name, value }) => `${name}=${value}`)];
}

const computers = ['two-cards', 'mac-m4', 'container-8g', 'wsl2-4060'];

describe.each([
	...computers.map((name) => ({ name, words: undefined })),
	{ name: 'two-cards', words: ['llama3.3:70b', 'gemma3:4b'] },
	{ name: 'container-8g', words: ['gemma3:27b'] },
])('the page about $name $words', ({ name, words }) => {
	it('is whole, runs nothing, loads nothing and can be read aloud', async () => {
		const page = await pageOf(name, words);
		const elements = parsed(page);
		expect(page.startsWith(beginning)).toBe(true);
		expect(active(elements)).toEqual([]);
		expect(page).not.toMatch(/https?:|url\((?!#)|@import|javascript:|undefined|NaN|\[object|\{me/);

		expect(named(elements, 'html').map((one) => attribute(one, 'lang'))).toEqual(['en']);
		expect(named(elements, 'h1', 'title').length).toBeGreaterThan(1);
		const levels = named(elements, 'h1', 'h2', 'h3').map(({ tagName }) => Number(tagName.slice(1)));
		for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
		for (const one of named(elements, 'table'))
			expect(named(elementsIn(one), 'caption', 'th').length).toBeGreaterThan(2);

		const ids = elements.flatMap((one) => attribute(one, 'id') ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		const pictures = named(elements, 'svg').filter((one) => attribute(one, 'aria-hidden') !== 'true');
		for (const one of pictures) {
			expect(attribute(one, 'role')).toBe('img');
			for (const id of (attribute(one, 'aria-labelledby') ?? 'none').split(' ')) expect(ids).toContain(id);
			expect(named(elementsIn(one), 'title', 'desc')).toHaveLength(2);
		}
	});
});

/** The day of the list of models, as an English page writes it. */
const listOf = ({ meta }: { meta: { date: string } }): string =>
	new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(meta.date));

describe('what stands on the page', () => {
	it('is what the screen says: each device, the range, the choices, the dates', async () => {
		const page = await pageOf('two-cards');
		for (const text of [
			'graphics card 1, NVIDIA GeForce RTX 3090, 24 GB',
			'graphics card 2, NVIDIA GeForce RTX 3060, 12 GB',
			'Runs on 2 graphics cards together.',
			'your reading speed',
			'28 November 2026',
			`models is of ${listOf(catalogDocument())}`,
			'llama3.3:70b',
			'not therapy',
		])
			expect(page).toContain(text);
	});

	it.skipIf(!browser)('is no wider than a telephone, in a browser', { timeout: 120_000 }, async () => {
		const pages = [await pageOf('two-cards'), await pageOf('two-cards', ['gemma3:4b', 'gemma3:12b'])];
		expect(await beyond(pages, [390, 320])).toEqual([0, 0, 0, 0]);
	});

	it('draws bars that fill the width', async () => {
		const bars = named(parsed(await pageOf('two-cards')), 'svg').filter((one) => attribute(one, 'class') === 'bar');
		expect(bars).toHaveLength(2);
		for (const bar of bars) {
			const widths = named(elementsIn(bar), 'rect').map((rect) => Number.parseFloat(attribute(rect, 'width') ?? ''));
			expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100, 0);
			expect(Math.min(...widths)).toBeGreaterThan(0.5);
		}
	});
});

const hostile = [
	'</title><script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onload='alert(1)",
	'--><svg onload=alert(1)>',
	'</style><script src=https://example.com/x.js></script>',
	'{me check <b>}',
	'&lt;script&gt;',
	']]><!ENTITY x>',
	'\u202Egnp.exe\u0000',
];

describe('names from other people’s files', () => {
	it.each(hostile)('stay text: %s', async (name) => {
		const bad = machine({
			os: { platform: 'linux', name, arch: name, environment: 'native' },
			cpu: { ...machine().cpu, name },
			gpus: [gpu({ name, because: name, driver: name })],
			findings: [{ code: 'x', severity: 'warning', text: name, cure: name }],
			sources: { 'memory.available': name, 'gpus.0': name },
		});
		for (const words of [undefined, ['gemma3:4b']]) {
			const elements = parsed(await pageOf(bad, words));
			expect(active(elements)).toEqual([]);
		}
	});

	it('are escaped whatever they are', () => {
		fc.assert(
			fc.property(anyText(), (text) => {
				expect(escaped(text)).not.toMatch(/[<>"'\u0000\u202e]/);
				const made = html`<p title="${text}">${[text, sentence(text, 'kettleside')]}</p>`.text;
				const inside = elementsIn(parse(`<!DOCTYPE html><body>${made}</body>`));
				expect(inside.map(({ tagName }) => tagName).filter((tag) => tag !== 'code')).toEqual([
					'html',
					'head',
					'body',
					'p',
				]);
			}),
		);
	});
});

describe('the person', () => {
	it('is not on the page: no home folder, no names, no serial number, no other computer’s name', async () => {
		const [host] = (await namesHere(portsAt('/data/anna'))).filter((name) => name === os.hostname());
		// A computer may be called by a word that tells nothing ("localhost"); then that may stay.
		const telling = host !== undefined && namesOf('/', {}, [host]).includes(host);
		const told = machine({
			gpus: [gpu({ name: `RTX of ${os.hostname()}` })],
			disk: { path: '/data/anna/models', free: 4e11 },
			ollama: {
				...machine().ollama,
				host: 'http://anna-nas.lan:11434',
				local: false,
				program: '/data/anna/bin/ollama',
			},
			findings: [
				{
					code: 'x',
					severity: 'note',
					text: `See /data/anna/log, /home/berta/x and http://anna-nas.lan:11434.`,
					cure: 'Serial: 4711ABC',
				},
			],
			sources: { 'memory.available': '/data/anna/x of GPU-3f0c1b2a-1111-2222-3333-444455556666' },
		});
		const page = await pageOf(told, undefined, '/data/anna');
		expect(page).not.toMatch(/anna|berta|4711ABC|3f0c1b2a|\/data/);
		expect(telling && page.includes(`RTX of ${host}`)).toBe(false);
		expect(page).toContain('another Ollama server');
	});

	it('may have a name that is a word', async () => {
		const page = await pageOf('wsl2-4060', undefined, '/home/will');
		expect(page).toContain('Ollama will use it.');
	});
});

describe('where it is written', () => {
	const from = path.join(walks, 'container-8g.json');

	it('is named, and only this person may read it', async () => {
		const file = path.join(folder, 'mine.html');
		const { said, code } = await asked({ from, report: file }, { home: folder });
		expect(code).toBe(0);
		expect(said.at(-1)).toContain('~/mine.html');
		expect((await stat(file)).mode & 0o777).toBe(0o600);
	});

	it('an older report is replaced, another file is not', async () => {
		const [mine, other] = ['mine.html', 'other.html'].map((name) => path.join(folder, name)) as [string, string];
		await writeFile(mine, `${beginning}old`);
		await writeFile(other, '<!DOCTYPE html>\n<p>Someone’s page');
		await asked({ from, report: mine });
		expect(await readFile(mine, 'utf8')).toContain('What this computer can run');
		await expect(asked({ from, report: other })).rejects.toMatchObject({ code: 'report-exists', exit: 2 });
		expect(await readFile(other, 'utf8')).toContain('Someone’s page');
	});

	it('somebody is asked where somebody is there', async () => {
		const other = path.join(folder, 'other.html');
		await writeFile(other, 'mine');
		const no = await asked({ from, report: other }, { answers: [false] });
		expect(no.asked).toHaveLength(1);
		expect(no.said.join('\n')).toContain('left as it is');
		expect(await readFile(other, 'utf8')).toBe('mine');
		await asked({ from, report: other }, { answers: [true] });
		expect(await readFile(other, 'utf8')).toContain('What this computer can run');
	});

	it('no folder, no device, no missing folder', async () => {
		await mkdir(path.join(folder, 'sub'));
		await symlink('/dev/null', path.join(folder, 'null'));
		for (const place of ['sub', 'null', 'missing/report.html'])
			await expect(asked({ from, report: path.join(folder, place) })).rejects.toMatchObject({ code: 'report-place' });
	});

	it('beside --json the document is the only thing on standard output', async () => {
		const file = path.join(folder, 'mine.html');
		const { documents } = await asked({ from, report: file, json: true });
		expect(documents).toHaveLength(1);
		expect(await readFile(file, 'utf8')).toContain('What this computer can run');
	});

	it('two computers have no page', async () => {
		await expect(asked({ compare: 'a.json', report: path.join(folder, 'x.html') })).rejects.toMatchObject({ exit: 2 });
	});
});
