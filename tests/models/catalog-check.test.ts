// The catalog against a registry: a real server that has some tags as they are, one grown, one gone, one that fails.

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { catalogDocument, loadCatalog } from '../../src/models/catalog.ts';
import { checkAtRegistry, type TagCheck } from '../../src/models/catalog-check.ts';
import { familiesOf } from '../../src/recommend/rank/tag.ts';
import { catalogText, checkText } from '../../src/screen/catalog.ts';
import { width } from '../../src/screen/text.ts';
import { ports } from './ports.ts';

const answers: Record<string, { status: number; size?: number }> = {
	'gemma3/4b': { status: 200, size: 5e9 },
	'gemma3/12b': { status: 404 },
	'gemma3/27b': { status: 500 },
};

let asked: string[] = [];
const server = http.createServer((request, response) => {
	const [, model, tag] = /\/v2\/library\/([^/]+)\/manifests\/(.+)$/.exec(request.url ?? '') ?? [];
	asked.push(`${request.method} ${model}/${tag}`);
	const { status, size = 0 } = answers[`${model}/${tag}`] ?? { status: 404 };
	const layer = {
		mediaType: 'application/vnd.ollama.image.model',
		digest: `sha256:${'a'.repeat(64)}`,
		size: size - 500,
	};
	const config = {
		mediaType: 'application/vnd.docker.container.image.v1+json',
		digest: `sha256:${'b'.repeat(64)}`,
		size: 500,
	};
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(status === 200 ? JSON.stringify({ schemaVersion: 2, config, layers: [layer] }) : '{}');
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

it('tells what is the same, another size, gone, and what could not be asked', async () => {
	const document = catalogDocument();
	const wanted = ['gemma3:1b', ...Object.keys(answers).map((name) => name.replace('/', ':'))];
	const models = document.models.map((row) => ({ ...row, tags: row.tags.filter(({ tag }) => wanted.includes(tag)) }));
	const first = models.flatMap(({ tags }) => tags).find(({ tag }) => tag === 'gemma3:1b');
	answers['gemma3/1b'] = { status: 200, size: first?.bytes ?? 0 };
	asked = [];
	const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const checks = await checkAtRegistry(ports, { models }, { registry });
	expect(Object.fromEntries(checks.map(({ tag, status }) => [tag, status]))).toEqual({
		'gemma3:1b': 'same',
		'gemma3:4b': 'size',
		'gemma3:12b': 'gone',
		'gemma3:27b': 'fails',
	});
	expect(checks[0]?.digest).toBe(`sha256:${'a'.repeat(64)}`);
	// Manifests alone: no part of a model is fetched.
	expect(asked).toHaveLength(4);
	for (const columns of [80, 40]) {
		const look = { columns, color: false, unicode: true, accessible: false };
		const text = checkText(checks, look);
		expect(text).toMatch(/gemma3:4b[\s\S]*5\.0 GB\s+there/);
		for (const line of `${text}\n${catalogText(document, look)}`.split('\n'))
			expect(width(line), line).toBeLessThanOrEqual(columns);
	}
});

it('the list counts as many models as the advice', () => {
	const models = familiesOf(loadCatalog()).length;
	expect(catalogText(catalogDocument(), lookAt(80))).toContain(`${models} models`);
});

const lookAt = (columns: number) => ({ columns, color: false, unicode: true, accessible: false });
const check = (tag: string, more: Partial<TagCheck>): TagCheck => ({
	tag,
	status: 'fails',
	bytes: 5e9,
	basis: 'exact',
	...more,
});

it('without a network the reason stands there once, and no tag', async () => {
	const offline = {
		...ports,
		fetch: () => Promise.reject(Object.assign(new TypeError('fetch failed'), { code: 'ENOTFOUND' })),
	};
	const checks = await checkAtRegistry(offline, catalogDocument());
	const [why] = new Set(checks.map((one) => one.why));
	const text = checkText(checks, lookAt(80));
	expect(text.replace(/\s+/g, ' ').trim()).toBe(
		`${checks.length} could not be asked; nothing is known about them. ${why}`,
	);
	expect(why).toMatch(/\.$/);
});

it('what failed alike is told in a sentence, what failed alone beside its tag', () => {
	const long = 'llama3.3:70b-instruct-with-a-very-long-tag-q6_K';
	const checks = [
		check('a:1b', { status: 'same' }),
		check('b:4b', { status: 'size', now: 6e9 }),
		check(long, { why: 'It broke.' }),
		check('c:8b', { why: 'No network.' }),
		check('d:8b', { why: 'No network.' }),
	];
	expect(checkText(checks, lookAt(100)).split('\n')).toEqual([
		`  ${'b:4b'.padEnd(long.length + 2)}another size: 5.0 GB here, 6.0 GB there`,
		`  ${long}  could not be asked: It broke.`,
		`  ${'c:8b'.padEnd(long.length + 2)}could not be asked`,
		`  ${'d:8b'.padEnd(long.length + 2)}could not be asked`,
		'',
		'  One is as the catalog says.',
		'  One differs: data/models.json is to be changed.',
		'  2 could not be asked; nothing is known about them. No network.',
		'  1 could not be asked; nothing is known about it.',
	]);
	// Stacked where there is no room for two columns.
	expect(checkText(checks, lookAt(40))).toContain('  b:4b\n    another size: 5.0 GB here, 6.0 GB\n    there\n');
});
