// The small readers, each by itself: what they take, and what is near enough to be mistaken for it.

import { describe, expect, it } from 'vitest';
import { parseServerLog } from '../../src/detect/engine.ts';
import { parseLimit } from '../../src/detect/linux/cgroup.ts';
import { cpuList } from '../../src/detect/linux/cpu.ts';
import { windowsSide } from '../../src/detect/linux/wsl.ts';
import { dmiModules, type MemoryModule, peakOf } from '../../src/detect/modules.ts';
import { redact } from '../../src/detect/redact.ts';
import { unitEnvironment } from '../../src/detect/server-settings.ts';
import { csvCells, linesOf, pairs, positive, printable, size, whole, wholeOrHex } from '../../src/detect/text.ts';
import { parseAdapters } from '../../src/detect/windows/registry.ts';
import { unknown } from '../../src/types/known.ts';
import { GiB, MiB } from './make.ts';

describe('numbers', () => {
	it.each([
		['16 GB', 16 * GiB],
		['1536 MB', 1536 * MiB],
		['24564 MiB', 24564 * MiB],
		['1,5 GB', 1.5 * GiB],
		['1.25GiB', 1.25 * GiB],
		['16 Go', 16 * GiB],
		['16 ГБ', 16 * GiB],
		['2 T', 2048 * GiB],
		['512 k', 512 * 1024],
		['77', 77],
		['77 bytes', 77],
		[' 8 GB ', 8 * GiB],
		['1.5', null],
		['1.5 bytes', null],
		['1.234 GB', null],
		['-1 GB', null],
		['16 GBit', null],
		['x16 GB', null],
		['9999999 TB', null],
		['', null],
		[undefined, null],
	])('size %j: %j', (text, bytes) => expect(size(text)).toBe(bytes));

	it('whole, in tens and in sixteens', () => {
		expect(['0', ' 42 ', '123456789012345', '1234567890123456', '-1', '4.2', '4x', '', undefined].map(whole)).toEqual([
			0,
			42,
			123456789012345,
			...Array(6).fill(null),
		]);
		expect(['0x10', '0X1f', '17', '0x', '0xg', '0x12345678901234', 'x0x1'].map(wholeOrHex)).toEqual([
			16,
			31,
			17,
			null,
			null,
			null,
			null,
		]);
		expect(wholeOrHex('0xfffffffffffff')).toBe(2 ** 52 - 1);
		expect(positive(1, 'why')).toBe(1);
		for (const none of [0, null]) expect(positive(none, 'why')).toEqual(unknown('why'));
	});

	it('lists of processors', () => {
		expect(cpuList('0-3,8')).toEqual([0, 1, 2, 3, 8]);
		for (const text of ['', 'a', '3-0', '0-', '0-99999999']) expect(cpuList(text), text).toBeNull();
	});

	it('a container’s limit', () => {
		expect(parseLimit('max\n')).toBeNull();
		expect(parseLimit('4294967296\n')).toBe(4 * GiB);
		expect(parseLimit('9223372036854771712')).toBeNull();
		expect(parseLimit('none')).toHaveProperty('unknown');
	});
});

describe('texts', () => {
	it('a name is one line that can be printed', () => {
		expect(printable(' NVIDIA\t GeForce \u0007RTX ')).toBe('NVIDIA GeForce RTX');
		expect(printable('x'.repeat(120))).toHaveLength(120);
		for (const text of ['x'.repeat(121), '', '---', undefined]) expect(printable(text)).toBeNull();
	});

	it('the last line of a program that was stopped counts only where it was ended', () => {
		const lines = (stdout: string, timedOut: boolean, exitCode: number | null = 0) =>
			linesOf({ stdout, timedOut, exitCode });
		expect(lines('a\nb', false)).toEqual(['a', 'b']);
		expect(lines('a\nb', true)).toEqual(['a']);
		expect(lines('a\nb\n', true)).toEqual(['a', 'b']);
		expect(lines('a\n12', false, null)).toEqual(['a']);
		expect(lines('a\n \n\nb', false)).toEqual(['a', 'b']);
	});

	it('cells of a table, pairs of keys', () => {
		expect(csvCells('a, "b, c" ,"d ""e""",')).toEqual(['a', 'b, c', 'd "e"', '']);
		const read = pairs('Key : one\nkey: two\nother: x:y\nnothing');
		expect([read.get('Key'), read.get('key'), read.get('other')]).toEqual(['one', 'two', 'x:y']);
		expect(pairs('a: 1\na: 2').get('a')).toBe('1');
	});
});

describe('memory modules', () => {
	const block = (lines: string[]) => `Handle\nMemory Device\n${lines.map((line) => `\t${line}\n`).join('')}`;
	const one = (...more: string[]) =>
		dmiModules(`head\n${block(['Size: 16 GB', 'Type: DDR5', ...more])}`)[0] as MemoryModule;

	it('that are plugged in, with the speed they run at', () => {
		expect(one('Configured Memory Speed: 5600 MT/s')).toMatchObject({ bytes: 16 * GiB, type: 'DDR5', speed: 5600 });
		expect(one('Configured Clock Speed: 2400 MHz')).toMatchObject({ speed: 2400 });
		expect(one('Speed: 6000 MT/s')).toMatchObject({ speed: null });
		expect(one('Configured Memory Speed: Unknown')).toMatchObject({ speed: null });
		expect(dmiModules(`head\n${block(['Size: No Module Installed'])}`)).toEqual([]);
		// What is told of an array of memory is none of its modules.
		expect(dmiModules('Physical Memory Device Mapping\n\tSize: 16 GB\n')).toEqual([]);
		expect(dmiModules(`x\n${block(['Size: 8 GB'])}${block(['Size: 4 GB'])}`).map(({ bytes }) => bytes / GiB)).toEqual([
			8, 4,
		]);
	});

	it.each([
		['P0 CHANNEL A', 'DIMM 0', 'P0 A'],
		['x', 'Controller0-ChannelA-DIMM0', 'CONTROLLER0-A'],
		['Not Specified', 'DIMM_A2', 'A'],
		['x', 'CPU1_DIMM_B1', 'CPU1_B'],
		['C', 'slot', 'C'],
		['h', 'slot', 'H'],
	])('in %s, %s lie in channel %s', (bank, slot, channel) =>
		expect(one(`Bank Locator: ${bank}`, `Locator: ${slot}`)).toMatchObject({ channel }),
	);

	it('whose place parts nothing are told apart by it alone', () => {
		expect(one('Bank Locator: BANK 2', 'Locator: slot 1')).toMatchObject({ channel: 'BANK 2 slot 1', slotOnly: true });
		expect(one('Bank Locator: Hynix', 'Locator: x')).toMatchObject({ channel: 'Hynix x', slotOnly: true });
		expect(one()).toMatchObject({ channel: null });
	});

	it('give the speed of all channels together, or nothing where that is not told', () => {
		const at = (channel: string | null, over: Partial<MemoryModule> = {}): MemoryModule => ({
			bytes: GiB,
			type: 'DDR4',
			speed: 3200,
			channel,
			...over,
		});
		expect(peakOf([at('A'), at('B', { speed: 2666 })])).toEqual({
			bytesPerSecond: 2 * 2666e6 * 8,
			source: 'DDR4 at 2666 MT/s on 2 channels',
		});
		expect(peakOf([at('A'), at('A')])?.source).toBe('DDR4 at 3200 MT/s on 1 channel');
		expect(peakOf([at('A', { type: null })])?.source).toBe('memory at 3200 MT/s on 1 channel');
		for (const speed of [400, 20_000]) expect(peakOf([at('A', { speed })])).not.toBeNull();
		for (const speed of [399, 20_001, null]) expect(peakOf([at('A', { speed })])).toBeNull();
		expect(peakOf([])).toBeNull();
		expect(peakOf([at('A'), at(null)])).toBeNull();
		// One of several that is soldered is enough: what is listed are chips.
		expect(peakOf([at('A'), at('B', { type: 'LPDDR5' })])).toBeNull();
		const slots = ['1', '2', '3'].map((slot) => at(slot, { slotOnly: true }));
		expect(peakOf(slots)).toBeNull();
		expect(peakOf(slots.slice(1))).not.toBeNull();
	});
});

describe('adapters in the registry of Windows', () => {
	const key = (...lines: string[]) =>
		`HKEY_LOCAL_MACHINE\\SYSTEM\\x\\0000\n    DriverDesc    REG_SZ    A card\n${lines.map((line) => `    ${line}\n`).join('')}`;
	const bytes = (...lines: string[]) => parseAdapters(key(...lines))[0]?.bytes;
	const [wide, narrow] = ['HardwareInformation.qwMemorySize', 'HardwareInformation.MemorySize'];

	it('have their memory in three ways of writing', () => {
		expect(bytes(`${wide}    REG_QWORD    0x2ff000000`)).toBe(0x2ff000000);
		expect(bytes(`${wide}    REG_QWORD    0x10 (16)`)).toBe(16);
		expect(bytes(`${wide}    REG_BINARY    0000004002000000`)).toBe(0x240000000);
		expect(bytes(`${wide}    REG_SZ    12878610432`)).toBe(12878610432);
	});

	it('or none, where it is none', () => {
		for (const text of ['00F', '00F0FF', 'zz000000', '000000000000000000', '00000000'])
			expect(bytes(`${wide}    REG_BINARY    ${text}`), text).toBeNull();
		expect(bytes(`${wide}    REG_QWORD    much`)).toBeNull();
		expect(bytes()).toBeNull();
	});

	it('the old value counts where there is no other, and where it can be right', () => {
		expect(bytes(`${narrow}    REG_DWORD    0x40000000`)).toBe(GiB);
		expect(bytes(`${narrow}    REG_DWORD    0x7fff0000`)).toBeNull();
		expect(bytes(`${narrow}    REG_DWORD    0x40000000`, `${wide}    REG_QWORD    0x80000000`)).toBe(2 * GiB);
	});

	it('carry the version of their driver', () => {
		expect(parseAdapters(key('DriverVersion    REG_SZ    32.0.15.6094'))[0]?.driverVersion).toBe('32.0.15.6094');
		expect(parseAdapters(key())[0]?.driverVersion).toBeNull();
	});
});

describe('what a server was told, and told itself', () => {
	it('lines of a unit, plain and in quotes', () => {
		const text = [
			'[Service]',
			'Environment=A=1 B=2',
			'Environment="C=with blank" \'D=x\'',
			'#Environment=E=5',
			'  Environment=F=6',
			'PassEnvironment=G=7',
			'Environment=H="half',
		].join('\n');
		expect(unitEnvironment(text)).toEqual({ A: '1', B: '2', C: 'with blank', D: 'x', H: '"half' });
	});

	it('sizes in its log, in tenths of a unit', () => {
		const line = (total: string) =>
			parseServerLog(`msg="Listening on"\nmsg="inference compute" library=cuda description="A" total="${total}"`).map(
				(device) => device.total,
			);
		expect(line('23.5 GiB')).toEqual([23.5 * GiB]);
		expect(line('512 MiB')).toEqual([512 * MiB]);
		for (const total of ['23.55 GiB', '23.5 GiBx', '23.5GiB', 'much', '']) expect(line(total), total).toEqual([]);
	});
});

describe('a Windows that has its own Ollama', () => {
	const seen = async (folders: Record<string, string[]>, PATH = '') =>
		(
			await windowsSide({
				env: { PATH },
				list: async (folder: string) => folders[folder] ?? unknown('not there'),
			})
		).length;
	const at = (name: string) => `/mnt/c/Users/${name}/AppData/Local/Programs/Ollama`;

	it('is seen in anyone’s profile, and on the path', async () => {
		const profile = { '/mnt/c/Users': ['Public', 'Defaulto'], [at('Defaulto')]: ['ollama.exe'] };
		expect(await seen(profile)).toBe(1);
		expect(await seen({ '/mnt/d/x/Ollama': ['Ollama.EXE'] }, '/usr/bin:/mnt/d/x/Ollama')).toBe(1);
	});

	it('is not looked for in the profiles of Windows itself, or where there is no program', async () => {
		for (const name of ['Public', 'All Users', 'Default', 'Default User', 'desktop.ini'])
			expect(await seen({ '/mnt/c/Users': [name], [at(name)]: ['ollama.exe'] }), name).toBe(0);
		expect(await seen({ '/mnt/c/Users': ['me'], [at('me')]: ['notes.txt'] })).toBe(0);
		expect(await seen({})).toBe(0);
	});
});

describe('what is taken out of a recording', () => {
	const gone = (text: string) => redact(text, []);

	it('long numbers in sixteens, at their own length', () => {
		expect(gone(`id ${'ab'.repeat(16)} x`)).toBe(`id ${'0'.repeat(32)} x`);
		expect(gone(`id ${'ab'.repeat(20)}`)).toBe(`id ${'0'.repeat(40)}`);
		expect(gone(`id ${'ab'.repeat(15)}`)).toBe(`id ${'ab'.repeat(15)}`);
	});

	it('addresses on a line of the network, wherever its word stands', () => {
		expect(gone('inet6 2001:db8::1234:5 scope')).not.toMatch(/2001|db8|1234/);
		expect(gone('    inet6 fe80:1:2:3:4:5:6:7 scope')).not.toMatch(/fe80|:7/);
		expect(gone('the gateway is 10.1.2.3')).toBe('the gateway is 0.0.0.0');
		expect(gone('Address: 2001:db8:1:2::9')).not.toMatch(/2001|db8|:9/);
		// A driver's version is none, nor is a place on the bus.
		expect(gone('driver 32.0.15.6')).toBe('driver 32.0.15.6');
		expect(gone('PCI BDF Address: 0000:4d:00.0')).toBe('PCI BDF Address: 0000:4d:00.0');
		expect(gone('server 192.168.1.77')).toBe('server 0.0.0.0');
	});
});
