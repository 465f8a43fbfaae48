// A recording tells nothing about the person, wherever it was planted, and still everything that detection reads.

import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRecording, record, replay } from '../../src/detect/recording.ts';
import { redact, withoutPerson } from '../../src/detect/redact.ts';
import { namesOf } from '../../src/detect/redact-names.ts';
import type { Recording } from '../../src/types/recording.ts';
import { command, factsOf, meminfo, query, recording } from './make.ts';

const letters = (from: string, min: number, max: number) =>
	fc.string({ unit: fc.constantFrom(...from), minLength: min, maxLength: max });
/** Names as people and computers have them; words of hardware are no names. */
const name = letters('abcdefghijklmnopqrstuvwxyzöéß', 5, 12).filter(
	(text) => namesOf('/x', { USER: text }).includes(text) && !'user removed another-computer'.includes(text),
);
const hex = (length: number) => letters('0123456789abcdef', length, length);
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((all) => all.join('-'));
const mac = fc
	.tuple(fc.array(hex(2), { minLength: 6, maxLength: 6 }), fc.constantFrom(':', '-'))
	.map(([pairs, sign]) => pairs.join(sign));
const serial = letters('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 8, 16).filter(
	(text) => /\d/.test(text) && /[A-Z]/.test(text),
);
const around = fc.constantFrom('', ' ', '/', '_', '-', '.', '"', "'", '\t', '\n', '@', 'x', '(', ':');

/** A recording in which a text stands in every place that holds texts. */
const planted = (text: string): Recording =>
	recording(
		'linux',
		[{ ...command('/opt/tool', ['--of', text], text), stderr: text }],
		{ [`/etc/${text.replaceAll('\n', '')}`]: text, '/etc/list': [text, 'other'] },
		{ env: { OLLAMA_MODELS: text } },
	);

const whole = (made: Recording) => JSON.stringify(made).toLowerCase();

describe('what is planted does not survive', () => {
	it('user and host names, in any place and beside any sign', () => {
		fc.assert(
			fc.property(name, name, around, around, (user, host, before, after) => {
				const text = `a${before}${user}${after}b ${before}${host.toUpperCase()}.lan${after}`;
				const clean = whole(withoutPerson(planted(text), `/srv/${user}`, { USER: user }, [`${host}.lan`]));
				expect(clean).not.toContain(user);
				expect(clean).not.toContain(host);
			}),
		);
	});

	it('home folders of anyone, also of people whose names are not known', () => {
		const start = fc.constantFrom('/home/', '/Users/', 'C:\\Users\\', 'c:\\\\Users\\\\', '/mnt/c/Users/', 'D:/Users/');
		fc.assert(
			fc.property(start, name, fc.constantFrom('', ' Muster'), (folder, who, second) => {
				const slash = folder.endsWith('\\') ? '\\' : '/';
				const clean = whole(withoutPerson(planted(`see ${folder}${who}${second}${slash}x`), '/root', {}));
				expect(clean).not.toContain(who);
				expect(clean).not.toContain('muster');
			}),
		);
	});

	it('UUIDs and MAC addresses', () => {
		fc.assert(
			fc.property(uuid, mac, around, (one, two, sign) => {
				fc.pre(!/^[0-]+$/.test(one) && !/^[0:-]+$/.test(two) && sign !== ':' && sign !== '-');
				const clean = whole(withoutPerson(planted(`GPU-${one}${sign}(${two})${sign}`), '/root', {}));
				expect(clean).not.toContain(one);
				expect(clean).not.toContain(two);
			}),
		);
	});

	it('serial numbers as every tool writes them', () => {
		const forms: ((value: string) => string)[] = [
			(value) => `Serial Number: ${value}`,
			(value) => `"serial_number" : "${value}"`,
			(value) => `{"SerialNumber":"${value}","Capacity":1}`,
			(value) => `SerialNumber                 : ${value}`,
			(value) => `\tAsset Tag: ${value}`,
			(value) => `SerialNumber=${value}`,
			(value) => `Serial\t\t: ${value}`,
			(value) => `"Unique ID": "${value}"`,
			(value) => `IdentifyingNumber : ${value}`,
			(value) => `E:MEMORY_DEVICE_0_SERIAL_NUMBER=${value}`,
		];
		fc.assert(
			fc.property(serial, fc.constantFrom(...forms), (value, form) => {
				expect(whole(withoutPerson(planted(form(value)), '/root', {}))).not.toContain(value.toLowerCase());
			}),
		);
	});

	it('keys, passwords of proxies, other settings, and the name of another server', () => {
		const env = {
			OLLAMA_API_KEY: 'geheim-1',
			OLLAMA_ORIGINS: 'https://mine.example',
			HTTPS_PROXY: 'http://bob:geheim@proxy',
			OLLAMA_HOST: 'http://annas-server.fritz.box:11434/x',
			OLLAMA_VULKAN: '0',
			HOME: '/home/anna',
		};
		const { env: kept } = record({ ...replay(recording('linux')), env }).recording();
		expect(kept).toEqual({ OLLAMA_HOST: 'http://another-computer:11434', OLLAMA_VULKAN: '0' });
		const host = (OLLAMA_HOST: string) => withoutPerson(recording('linux', [], {}, { env: { OLLAMA_HOST } }), '/x', {});
		expect(host('127.0.0.1.annas-server.example').env['OLLAMA_HOST']).toBe('another-computer');
		for (const here of ['0.0.0.0', '127.0.0.1:11434', 'http://localhost:1/', '[::1]:7', '::1', ':11434'])
			expect(host(here).env['OLLAMA_HOST']).toBe(here);
	});

	it('what else runs on the graphics card', () => {
		const table = '| 0  RTX |\n|  Processes:      |\n|   0  N/A  1234  C  /usr/bin/diary-app   512MiB |\n';
		expect(redact(table, [])).toBe('| 0  RTX |\n');
	});
});

describe('what detection reads survives', () => {
	it('a document in JSON stays one', () => {
		const text = '{"SerialNumber":null,"Asset":12345,"serial":"A1","Capacity":17179869184,"Tag":"Physical Memory 0"}';
		expect(JSON.parse(redact(text, []))).toEqual({
			SerialNumber: null,
			Asset: 0,
			serial: 'removed',
			Capacity: 17179869184,
			Tag: 'Physical Memory 0',
		});
	});

	it('two cards stay two, and a setting that names one still names it', () => {
		const [a, b] = ['11111111-2222-3333-4444-555555555555', '99999999-2222-3333-4444-555555555555'];
		const made = recording('linux', [command('nvidia-smi', '*', `GPU-${a}\nGPU-${b}`)], {}, { env: { X: `GPU-${b}` } });
		const clean = withoutPerson(made, '/root', {});
		expect(clean.commands[0]?.stdout.split('\n')).toContain(clean.env['X']);
		expect(new Set(clean.commands[0]?.stdout.split('\n')).size).toBe(2);
	});

	it('versions, sizes and addresses on the bus', () => {
		const text =
			'Driver 32.0.15.6094; 10.0.22621.1; 0000:01:00.0; 24564 MiB; 0x1002; {4d36e968-e325-11ce-bfc1-08002be10318}';
		expect(redact(text, ['anna'])).toBe(text);
	});

	it('words of hardware, also where a person is called so', () => {
		const cpu = 'model name : Intel(R) Core(TM) i7, AMD Ryzen 7; MemTotal: 16 kB; 0xcafe12';
		for (const USER of ['intel', 'ryzen', 'mem', 'core', 'cafe', 'total', '16'])
			expect(redact(cpu, namesOf(`/home/${USER}`, { USER }))).toBe(cpu);
	});

	it('every recorded output gives the same facts, whatever the person is called', async () => {
		const folder = new URL('../fixtures/detect/', import.meta.url);
		for (const file of await readdir(folder)) {
			const fixture = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as { recording: unknown };
			const before = parseRecording(JSON.stringify(fixture.recording));
			const after = withoutPerson(before, replay(before).home, { USER: 'annemarie', HOSTNAME: 'wohnzimmer' });
			expect(await factsOf(after), file).toEqual(await factsOf(before));
		}
	});

	it('a computer that was recorded reads back the same on another', async () => {
		const here = recording(
			'linux',
			[query('0, GPU-1, NVIDIA GeForce RTX 4090, 00000000:01:00.0, 24564, 0, 24564, 570.1, 8.9, [N/A]')],
			{ ...meminfo(32, 20), '/home/annemarie/.ollama/models/x': '' },
			{ home: '/home/annemarie', env: { OLLAMA_MODELS: '/home/annemarie/.ollama/models' }, freeSpace: 5e9 },
		);
		const recorder = record({ ...replay(here), env: { ...here.env, USER: 'annemarie' } });
		const before = await (await import('../../src/detect/detect.ts')).detect(recorder.ports, {
			ollama: (await import('./make.ts')).ollama,
			modelsDir: '/models',
		});
		const written = recorder.recording();
		expect(whole(written)).not.toContain('annemarie');
		expect(written.home).toBe('/home/user');
		expect(await factsOf(written)).toEqual(before);
	});
});
