// The twenty privacy checks, each failing, passing and unknown. Unknown is never a pass.

import { describe, expect, test } from 'vitest';
import { questions } from '../../src/doctor/checks/privacy.ts';
import * as around from '../../src/doctor/checks/privacy-around.ts';
import * as files from '../../src/doctor/checks/privacy-files.ts';
import * as settings from '../../src/doctor/checks/privacy-settings.ts';
import * as wire from '../../src/doctor/checks/privacy-wire.ts';
import type { Check, PrivacyFacts } from '../../src/doctor/types.ts';
import { but, quiet, tag } from './some.ts';

type Question = (facts: PrivacyFacts, ours: boolean) => Check;
type Changes = [what: string, change: Partial<Record<keyof PrivacyFacts, unknown>>][];

const dark = { unknown: 'nobody told' };
const set = (values: Record<string, string>) => ({ settings: { values, source: 'its process' } });

/** Each question: what makes it fail, what it passes, what leaves it open. */
const all: [string, Question, { fail: Changes; pass: Changes; unknown: Changes }][] = [
	[
		'1 cloud switch',
		wire.cloud,
		{
			fail: [
				['on', { cloud: 'on' }],
				['no switch yet', { cloud: 'none', version: '0.14.0' }],
			],
			pass: [
				['off', {}],
				['older than the cloud', { cloud: 'none', version: '0.11.9' }],
			],
			unknown: [
				['no answer', { cloud: dark }],
				['no switch, version unknown', { cloud: 'none', version: dark }],
			],
		},
	],
	[
		'2 cloud models',
		wire.cloudModels,
		{
			fail: [
				['by its name', { tags: [tag('kimi-k2:cloud')] }],
				['by its name, other form', { tags: [tag('gpt-oss:120b-cloud')] }],
				['by its host', { tags: [tag('mine', { remote_host: 'https://ollama.com' })] }],
				['by its model', { tags: [tag('mine', { remote_model: 'x' })] }],
			],
			pass: [['none', {}]],
			unknown: [['no list', { tags: dark }]],
		},
	],
	[
		'3 the companion',
		wire.companionHere,
		{
			fail: [
				['remote', { shown: { ...(quiet.shown as object), remote_host: 'ollama.com' } }],
				['no file', { shown: { ...(quiet.shown as object), modelfile: 'FROM kimi' } }],
				['one letter changed', { shown: { ...(quiet.shown as object), system: 'Be kind!' } }],
				['a blank at its end', { shown: { ...(quiet.shown as object), system: 'Be kind. ' } }],
			],
			pass: [['as given', {}]],
			unknown: [
				['not made yet', { shown: null }],
				['not shown', { shown: dark }],
				['not composed', { system: null }],
			],
		},
	],
	[
		'4 reached from outside',
		wire.reached,
		{
			fail: [
				[
					'one of two',
					{
						reached: [
							{ address: 'a', open: false },
							{ address: 'b', open: true },
						],
					},
				],
			],
			pass: [['refused', {}]],
			unknown: [
				['no address', { reached: dark }],
				[
					'swallowed',
					{
						reached: [
							{ address: 'a', open: false },
							{ address: 'b', open: dark },
						],
					},
				],
			],
		},
	],
	[
		'5 web pages',
		wire.webPages,
		{
			fail: [['readable', { page: { status: 200, readable: true } }]],
			pass: [['refused', {}]],
			unknown: [
				['answered, not readable', { page: { status: 200, readable: false } }],
				['no answer', { page: dark }],
			],
		},
	],
	[
		'6 foreign name',
		wire.foreignName,
		{
			fail: [['answered', { foreignName: 200 }]],
			pass: [['refused', {}]],
			unknown: [
				['odd', { foreignName: 500 }],
				['no answer', { foreignName: dark }],
			],
		},
	],
	[
		'7 debug pages',
		wire.debugPages,
		{
			fail: [['open to all', { listening: ['0.0.0.0'] }]],
			pass: [
				['here alone', {}],
				['none', { debugPages: 404, listening: dark }],
			],
			unknown: [
				['there, but for whom', { listening: dark }],
				['odd', { debugPages: 500 }],
				['no answer', { debugPages: dark }],
			],
		},
	],
	[
		'8 listening',
		wire.listens,
		{
			fail: [
				['everywhere', { listening: ['0.0.0.0'] }],
				['everywhere, IPv6', { listening: ['::'] }],
				['lsof says *', { listening: ['*'] }],
				['one address too many', { listening: ['127.0.0.1', '192.168.1.4'] }],
			],
			pass: [
				['here', {}],
				['here, IPv6', { listening: ['::1'] }],
			],
			unknown: [['not seen', { listening: dark }]],
		},
	],
	[
		'9 settings',
		settings.settings,
		{
			fail: [
				['host', set({ OLLAMA_HOST: '0.0.0.0' })],
				['host, another port', set({ OLLAMA_HOST: ':8080' })],
				['all origins', set({ OLLAMA_ORIGINS: '*' })],
				['an origin of a site', set({ OLLAMA_ORIGINS: 'https://example.org' })],
				['log of the engine', set({ LLAMA_ARG_LOG_FILE: '/tmp/x' })],
			],
			pass: [
				['nothing set', set({})],
				[
					'the usual origins',
					set({ OLLAMA_ORIGINS: '[http://localhost https://127.0.0.1:* app://* vscode-file://*]' }),
				],
			],
			unknown: [['not seen', { settings: dark }]],
		},
	],
	[
		'10 file with the switch',
		files.cloudFile,
		{
			fail: [
				['nothing and on', { cloud: 'on' }],
				['off in the file, on in the server', { cloudFile: true, cloud: 'on' }],
				['no switch at all', { cloud: 'none' }],
			],
			pass: [
				['off in the file', { cloudFile: true, cloud: dark }],
				['off in the server', {}],
			],
			unknown: [
				['closed', { cloudFile: dark }],
				['no file, no server', { cloud: dark }],
			],
		},
	],
	[
		'11 requests on disk',
		settings.requestLogs,
		{
			fail: [
				['there', { requestLogs: ['/tmp/ollama-request-logs-1'], settings: dark }],
				['set', set({ OLLAMA_DEBUG_LOG_REQUESTS: 'yes' })],
				['traced', set({ OLLAMA_DEBUG: '2' })],
				['debug of an old one', { ...set({ OLLAMA_DEBUG: '1' }), version: '0.12.3' }],
			],
			pass: [
				['not set', {}],
				['set to no', set({ OLLAMA_DEBUG_LOG_REQUESTS: 'false', OLLAMA_DEBUG: 'INFO' })],
				['debug of a new one', set({ OLLAMA_DEBUG: '1' })],
			],
			unknown: [
				['settings not seen', { settings: dark }],
				['folder closed', { requestLogs: dark }],
			],
		},
	],
	[
		'12 history',
		files.history,
		{ fail: [['kept', { history: 12 }]], pass: [['none', {}]], unknown: [['closed', { history: dark }]] },
	],
	[
		'13 key',
		files.key,
		{
			fail: [
				['readable by all', { key: 0o644 }],
				['by the group', { key: 0o640 }],
			],
			pass: [
				['0600', {}],
				['none', { key: null }],
			],
			unknown: [['closed', { key: dark }]],
		},
	],
	[
		'14 the app',
		files.app,
		{
			fail: [
				['expose', { app: { expose: true, browser: false, updates: false } }],
				['browser', { app: { expose: false, browser: true, updates: false } }],
				['updates', { app: { expose: false, browser: false, updates: true } }],
			],
			pass: [
				['not there', {}],
				['closed', { app: { expose: false, browser: false, updates: false } }],
			],
			unknown: [['not readable', { app: dark }]],
		},
	],
	[
		'15 autostart',
		around.autostart,
		{
			fail: [
				['with cloud', { autostart: { what: 'ollama.service', app: false }, cloud: 'on' }],
				['the app', { autostart: { what: 'Ollama.lnk', app: true } }],
			],
			pass: [
				['nothing', {}],
				['without cloud', { autostart: { what: 'ollama.service', app: false } }],
			],
			unknown: [
				['not told', { autostart: dark }],
				['cloud not known', { autostart: { what: 'ollama.service', app: false }, cloud: dark }],
			],
		},
	],
	[
		'16 proxies',
		settings.proxy,
		{
			fail: [
				['upper case', set({ HTTPS_PROXY: 'http://anna:geheim@proxy:8080' })],
				['lower case', set({ http_proxy: 'proxy:8080' })],
			],
			pass: [['none', {}]],
			unknown: [['settings not seen', { settings: dark }]],
		},
	],
	[
		'17 recommendations',
		files.phonedHome,
		{
			fail: [['since its start', { recommended: new Date('2026-11-28T00:00:01Z') }]],
			pass: [
				['never', {}],
				['before its start', { recommended: new Date('2026-11-27T00:00:00Z') }],
			],
			unknown: [
				['closed', { recommended: dark }],
				['start unknown', { recommended: new Date(), started: dark }],
			],
		},
	],
	[
		'18 log and files',
		files.log,
		{
			fail: [
				['cloud', { log: 'msg="Ollama cloud disabled: false"' }],
				['prompts', { log: 'msg="chat request" images=0 prompt="I feel"' }],
				['models that others can read', { modelsOpen: true, log: dark }],
			],
			pass: [
				['nothing in it', {}],
				['others can read models without anything of mine', { modelsOpen: true, personal: false }],
			],
			unknown: [
				['log closed', { log: dark }],
				['rights not told', { modelsOpen: dark }],
			],
		},
	],
	[
		'19 engines',
		around.engines,
		{
			fail: [['open', { engines: ['127.0.0.1', '0.0.0.0'] }]],
			pass: [
				['none', {}],
				['here', { engines: ['127.0.0.1'] }],
			],
			unknown: [['not seen', { engines: dark }]],
		},
	],
	[
		'20 docker',
		around.docker,
		{
			fail: [['open', { containers: [{ name: 'ollama', addresses: ['0.0.0.0', '::'] }] }]],
			pass: [
				['no Docker', {}],
				['closed', { containers: [{ name: 'ollama', addresses: ['127.0.0.1'] }] }],
				['not published', { containers: [{ name: 'ollama', addresses: [] }] }],
			],
			unknown: [['no answer', { containers: dark }]],
		},
	],
];

describe.each(all)('%s', (_, question, outcomes) => {
	for (const status of ['fail', 'pass', 'unknown'] as const)
		test.each(outcomes[status])(`${status}: %s`, (_what, change) => {
			const check = question(but(quiet, change), true);
			expect(check.status).toBe(status);
			expect(check.text).toMatch(/^[A-Z].*\.$/);
			expect(check.cure !== '').toBe(status !== 'pass');
		});
});

test('there are twenty, in order, each with an id of its own', () => {
	expect(questions).toEqual(all.map(([, question]) => question));
	expect(new Set(questions.map((question) => question(quiet, true).id)).size).toBe(20);
});

test('nothing known is nothing passed', () => {
	const nothing = Object.fromEntries(Object.keys(quiet).map((name) => [name, dark])) as unknown as PrivacyFacts;
	for (const question of questions) expect(question(nothing, true)).toMatchObject({ status: 'unknown' });
});

test('a proxy’s password is not shown', () => {
	const { text } = settings.proxy(but(quiet, set({ HTTPS_PROXY: 'http://anna:geheim@proxy:8080' })));
	expect(text).toContain('proxy:8080');
	expect(text).not.toMatch(/geheim|anna/);
});

test('what is not ours is not offered to be started again', () => {
	expect(wire.cloud(but(quiet, { cloud: 'on' }), false).cure).not.toContain('doctor');
	expect(wire.cloud(but(quiet, { cloud: 'on' }), true).cure).toContain('{me doctor --fix}');
});
