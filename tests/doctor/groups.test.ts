// The other groups: what makes each check fail, pass, or stay open.

import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/doctor/checks/all.ts';
import type { Check, Facts, Status } from '../../src/doctor/types.ts';
import type { Finding, Gpu } from '../../src/types/machine.ts';
import { well } from './some.ts';

type Part = 'machine' | 'ollama' | 'companion' | 'data';
type Change = { [P in Part]?: Record<string, unknown> };
const changed = (change: Change): Facts =>
	({
		...well,
		...Object.fromEntries(
			Object.entries(change).map(([part, values]) => [part, { ...well[part as Part], ...(values as object) }]),
		),
	}) as Facts;

const check = (id: string, change: Change): Check => {
	const found = allChecks(changed(change)).find((one) => one.id === id);
	if (!found) throw new Error(`there is no check ${id}`);
	return found;
};

const dark = { unknown: 'nobody told' };
const look = (more: object) => ({ look: { ...well.ollama.look, ...more } });
const card = (more: Partial<Gpu> = {}): Gpu => ({
	name: 'RTX 4060',
	vendor: 'nvidia',
	kind: 'discrete',
	memory: { total: 8e9, free: 7e9 },
	bandwidth: { unknown: 'x' },
	driver: '570',
	usedByOllama: true,
	because: 'Ollama will use it.',
	...more,
});
const finding = (code: string, severity: Finding['severity']): Finding => ({
	code,
	severity,
	text: 'So it is.',
	cure: 'Do.',
});
const loaded = (share: number) => ({
	loaded: [{ name: 'k', size: 1000, size_vram: share * 10, digest: '', details: {} }],
});
const proof = (placement: string) => ({
	made: { name: 'k', base: 'b', digest: 'd', hash: 'h', textHash: 't' },
	entries: [
		{ at: '', step: 's', phase: 'done', what: '', companion: { name: 'k', digest: 'd' } },
		{ at: '', step: 'prove', phase: 'done', what: '', proof: { model: 'k', placement } },
	],
});
const proved = (placement: string): Change => ({
	machine: { gpus: [card()] },
	companion: { made: proof(placement).made },
	data: { journal: { entries: proof(placement).entries, broken: 0 } },
});

const cases: [id: string, what: string, status: Status, change: Change][] = [
	['machine-processor', 'AVX2', 'pass', {}],
	['machine-processor', 'none', 'fail', { machine: { cpu: { ...well.machine.cpu, features: ['sse4'] } } }],
	['machine-processor', 'not told', 'unknown', { machine: { cpu: { ...well.machine.cpu, features: dark } } }],
	['machine-memory', 'enough', 'pass', {}],
	['machine-memory', 'hardly any', 'fail', { machine: { memory: { ...well.machine.memory, available: 3e8 } } }],
	['machine-memory', 'not told', 'unknown', { machine: { memory: { ...well.machine.memory, available: dark } } }],
	['machine-graphics', 'none', 'pass', {}],
	['machine-graphics-1', 'one', 'pass', { machine: { gpus: [card()] } }],
	[
		'machine-nvidia-driver-too-old',
		'a problem',
		'fail',
		{ machine: { findings: [finding('nvidia-driver-too-old', 'problem')] } },
	],
	[
		'machine-nvidia-smi-hangs',
		'nobody knows',
		'unknown',
		{ machine: { findings: [finding('nvidia-smi-hangs', 'warning')] } },
	],
	['machine-intel-mac', 'a note', 'pass', { machine: { findings: [finding('intel-mac', 'note')] } }],
	[
		'machine-container-limit-v1',
		'how it is meant',
		'pass',
		{ machine: { findings: [finding('container-limit-v1', 'warning')] } },
	],

	['ollama-installed', 'there', 'pass', {}],
	['ollama-installed', 'not there', 'fail', { ollama: look({ program: undefined, status: 'absent' }) }],
	['ollama-running', 'runs', 'pass', {}],
	['ollama-running', 'stopped, talk starts it', 'pass', { ollama: look({ status: 'stopped' }) }],
	[
		'ollama-running',
		'stopped on a Mac',
		'fail',
		{ ollama: look({ status: 'stopped' }), machine: { os: { ...well.machine.os, platform: 'darwin' } } },
	],
	['ollama-running', 'silent', 'unknown', { ollama: look({ status: 'unknown', code: 'server-silent' }) }],
	['ollama-running', 'refuses', 'fail', { ollama: look({ status: 'unknown', code: 'server-refuses' }) }],
	[
		'ollama-running',
		'cannot be reached',
		'fail',
		{ ollama: look({ status: 'unknown', code: 'host-unreachable', local: false }) },
	],
	['ollama-port', 'free', 'pass', {}],
	[
		'ollama-port',
		'held',
		'fail',
		{ ollama: { ...look({ status: 'stopped', code: 'port-held' }), holder: 'nginx (process 7)' } },
	],
	['ollama-versions', 'the same', 'pass', {}],
	['ollama-versions', 'two', 'fail', { ollama: look({ version: '0.32.0', programVersion: '0.33.0' }) }],
	['ollama-versions', 'not told', 'unknown', { ollama: look({ version: dark }) }],
	['ollama-new-enough', 'old', 'fail', { ollama: look({ version: '0.20.0' }) }],
	['ollama-engine', 'there', 'pass', {}],
	['ollama-engine', 'missing', 'fail', { ollama: { engine: false } }],
	['ollama-engine', 'not seen', 'unknown', { ollama: { engine: dark } }],
	['ollama-gpu', 'none expected', 'pass', {}],
	['ollama-gpu', 'used', 'pass', { machine: { gpus: [card()] }, ollama: loaded(80) }],
	['ollama-gpu', 'not used though expected', 'fail', { machine: { gpus: [card()] }, ollama: loaded(0) }],
	['ollama-gpu', 'its log says so', 'fail', { machine: { findings: [finding('ollama-misses-gpu', 'warning')] } }],
	['ollama-gpu', 'nothing loaded, never proved', 'unknown', { machine: { gpus: [card()] } }],
	['ollama-gpu', 'nothing loaded, proved on the card', 'pass', proved('gpu')],
	['ollama-gpu', 'nothing loaded, proved on the processor', 'fail', proved('cpu')],
	['ollama-service', 'one', 'pass', {}],
	['ollama-service', 'two', 'fail', { ollama: { own: 2 } }],
	['ollama-models-folder', 'ours', 'pass', {}],
	['ollama-models-folder', 'not there yet', 'pass', { ollama: { models: null, writable: dark } }],
	['ollama-models-folder', 'closed', 'fail', { ollama: { writable: false } }],
	['ollama-models-folder', 'a service’s', 'pass', { ollama: { ...look({ ours: false }), writable: false } }],
	['ollama-models-folder', 'not seen', 'unknown', { ollama: { models: dark } }],

	['companion-made', 'never', 'fail', {}],
	['companion-made', 'not told', 'unknown', { companion: { tag: dark, made: proof('gpu').made } }],
	['companion-base', 'gone', 'fail', { companion: { made: proof('gpu').made, baseHere: false } }],
	['companion-front-ends', 'none', 'pass', {}],
	['companion-front-ends', 'one', 'pass', { companion: { frontEnds: ['AnythingLLM'] } }],

	['data-journal', 'there', 'pass', {}],
	['data-journal', 'none', 'pass', { data: { journal: null } }],
	['data-journal', 'a line cut off', 'pass', { data: { journal: { entries: [], broken: 1 } } }],
	['data-journal', 'closed', 'fail', { data: { journal: dark } }],
	['data-lock', 'none', 'pass', {}],
	['data-lock', 'held', 'pass', { data: { lock: 'held' } }],
	['data-lock', 'stale', 'fail', { data: { lock: 'stale' } }],
	['data-answers', 'none', 'pass', {}],
	['data-answers', 'damaged', 'fail', { data: { answers: dark } }],
	['data-rights', 'closed', 'pass', {}],
	[
		'data-rights',
		'open',
		'fail',
		{ data: { open: [{ path: '/home/x/.config/kettleside', folder: true, mode: 0o755 }] } },
	],
	['data-rights', 'Windows', 'unknown', { machine: { os: { ...well.machine.os, platform: 'win32' } } }],
	['data-partial-downloads', 'none', 'pass', {}],
	['data-partial-downloads', 'one', 'fail', { data: { partials: [{ blob: 'x', files: [], arrived: 73e6 }] } }],
	[
		'data-partial-downloads',
		'on its way',
		'pass',
		{ data: { partials: [{ blob: 'x', files: [], arrived: 1 }], downloading: true } },
	],
	['data-partial-downloads', 'closed', 'unknown', { data: { partials: dark } }],
	['data-leftovers', 'some', 'fail', { data: { leftovers: [{ path: '/d', bytes: 1e9 }] } }],
	['data-leftovers', 'at work', 'pass', { data: { leftovers: [{ path: '/d', bytes: 1e9 }], lock: 'held' } }],
	['data-disk', 'room', 'pass', {}],
	['data-disk', 'full', 'fail', { data: { free: 1e9 } }],
	['data-disk', 'not told', 'unknown', { data: { free: dark } }],
];

test.each(cases)('%s: %s is %s', (id, _, status, change) => {
	const found = check(id, change);
	expect(found.status).toBe(status);
	if (status !== 'pass') expect(found.cure).not.toBe('');
});

describe('what is said', () => {
	test('sizes, shares and names stand in the sentences', () => {
		expect(check('ollama-gpu', { machine: { gpus: [card()] }, ollama: loaded(80) }).text).toContain('80 %');
		expect(
			check('data-partial-downloads', { data: { partials: [{ blob: 'x', files: [], arrived: 73e6 }] } }).text,
		).toContain('73 MB');
		expect(
			check('ollama-port', { ollama: { ...look({ code: 'port-held' }), holder: 'nginx (process 7)' } }).text,
		).toContain('nginx (process 7)');
		expect(check('companion-front-ends', { companion: { frontEnds: ['AnythingLLM'] } }).note).toBe(true);
	});

	test('nobody says that there is no card where its driver keeps it from being seen', () => {
		const broken = changed({ machine: { findings: [finding('nvidia-driver-mismatch', 'problem')] } });
		expect(allChecks(broken).map(({ id }) => id)).not.toContain('machine-graphics');
	});

	test('a server elsewhere is the first thing that is said about privacy', () => {
		const remote = look({ local: false, host: 'http://192.168.1.9:11434' });
		const [first] = allChecks(changed({ ollama: remote })).filter(({ group }) => group === 'privacy');
		expect(first).toMatchObject({ id: 'privacy-remote', status: 'fail' });
		expect(first?.text).toContain('unencrypted');
	});

	test('ids are there once, and each begins with its group', () => {
		const ids = allChecks(well).map(({ id, group }) => (id.startsWith(`${group}-`) ? id : ''));
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).not.toContain('');
	});
});
