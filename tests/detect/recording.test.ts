// Recordings as documents: what answers what, which files are there, what is taken out.

import { describe, expect, it } from 'vitest';
import { parseRecording, replay } from '../../src/detect/recording.ts';
import { redact } from '../../src/detect/redact.ts';
import { Problem } from '../../src/problem.ts';
import { command, recording } from './make.ts';

describe('files of a recording', () => {
	const world = replay(
		recording('linux', [], {
			'/sys/class/drm': ['card0'],
			'/sys/class/drm/card1/device/vendor': '0x1002',
			'/closed': null,
		}),
	);
	it('lists what is named and what deeper paths imply', async () => {
		expect(await world.list('/sys/class/drm')).toEqual(['card0', 'card1']);
		expect(await world.list('/sys/class')).toEqual(['drm']);
		expect(await world.list('/sys/class/drm/card1/device')).toEqual(['vendor']);
	});
	it('tells missing, closed and wrong kinds apart', async () => {
		expect(await world.read('/nothing')).toEqual({ unknown: 'ENOENT' });
		expect(await world.read('/closed')).toEqual({ unknown: 'EACCES' });
		expect(await world.list('/closed')).toEqual({ unknown: 'EACCES' });
		expect(await world.read('/sys/class/drm')).toEqual({ unknown: 'EISDIR' });
		expect(await world.list('/sys/class/drm/card1/device/vendor')).toEqual({ unknown: 'ENOTDIR' });
		expect(await world.read('constructor')).toEqual({ unknown: 'ENOENT' });
	});
});

describe('commands of a recording', () => {
	const world = replay(
		recording('linux', [
			command('tool', ['a'], 'exact'),
			command('tool', '*', 'any'),
			command('/opt/rocm/bin/rocm-smi', ['--json'], 'rocm'),
		]),
	);
	it('prefers the same arguments, then "*", and has no others', async () => {
		expect((await world.run('tool', ['a'])).stdout).toBe('exact');
		expect((await world.run('tool', ['b'])).stdout).toBe('any');
		expect(await world.run('other', [])).toMatchObject({ failed: 'ENOENT', exitCode: null });
		expect(await world.run('/elsewhere/tool', ['a'])).toMatchObject({ failed: 'ENOENT' });
		expect((await world.run('rocm-smi', ['--showbus'])).stdout).toBe('rocm');
	});
});

describe('a file that is no recording', () => {
	it.each(['', 'x', '[]', '{}', 'null', '{"platform": "beos"}'])('%j is refused', (text) => {
		expect(() => parseRecording(text)).toThrow(Problem);
	});
	it('is read beside what has to come of it, too, as the recordings of the tests stand', () => {
		const recording = { platform: 'linux', arch: 'arm64', files: { '/proc/meminfo': 'MemTotal: 1 kB' } };
		const beside = JSON.stringify({ recording, right: {} });
		expect(parseRecording(beside)).toEqual(parseRecording(JSON.stringify(recording)));
		expect(() => parseRecording('{"recording": [], "right": {}}')).toThrow(Problem);
	});

	it('may lack or have wrong parts', () => {
		const made = parseRecording('\ufeff{"platform":"linux","commands":[1,{"file":"a"}],"files":{"/a":1,"/b":{}}}');
		expect(made).toMatchObject({ arch: 'x64', env: {}, files: { '/a': '1', '/b': null } });
		expect(made.commands).toEqual([{ file: 'a', args: '*', stdout: '', stderr: '', exitCode: 0, timedOut: false }]);
	});
});

describe('what is about the person', () => {
	it.each([
		['Serial Number: E1B84019', 'Serial Number: removed'],
		['"serial_number" : "C02XYZ"', '"serial_number" : "removed"'],
		['ether ac:de:48:00:11:22', 'ether 00:00:00:00:00:00'],
		['/Users/anna/Library', '/Users/user/Library'],
		['C:\\Users\\anna\\x', 'C:\\Users\\user\\x'],
		['http://bob:geheim@proxy:8080', 'http://proxy:8080'],
		['Hello Anna', 'Hello user'],
		['Driver 32.0.15.6094', 'Driver 32.0.15.6094'],
		['{4d36e968-e325-11ce-bfc1-08002be10318}', '{4d36e968-e325-11ce-bfc1-08002be10318}'],
	])('%s', (text, clean) => {
		expect(redact(text, ['anna'])).toBe(clean);
	});
});
