// Small recordings and facts for tests.

import fc from 'fast-check';
import { detect } from '../../src/detect/detect.ts';
import type { LookUpGpu } from '../../src/detect/probe.ts';
import { parseRecording, replay } from '../../src/detect/recording.ts';
import type { MachineFacts, OllamaFacts, Platform } from '../../src/types/machine.ts';
import type { RecordedCommand, Recording } from '../../src/types/recording.ts';

/** Signs of every kind, halves of pairs too. */
export const rubbishText = (maxLength = 200): fc.Arbitrary<string> =>
	fc
		.uint16Array({ maxLength })
		.map((codes) => String.fromCharCode(...codes.map((code, at) => (at % 3 ? code % 256 : code))));

export const GiB = 2 ** 30;
export const MiB = 2 ** 20;

export const ollama: OllamaFacts = {
	status: 'unknown',
	version: { unknown: 'a recording' },
	ours: false,
	host: 'http://127.0.0.1:11434',
	cloud: 'unknown',
};

export const command = (
	file: string,
	args: string[] | '*',
	stdout: string,
	exitCode: number | null = 0,
): RecordedCommand => ({
	file,
	args,
	stdout,
	stderr: '',
	exitCode,
	timedOut: false,
});

export const recording = (
	platform: Platform,
	commands: RecordedCommand[] = [],
	files: Recording['files'] = {},
	rest: Partial<Recording> = {},
): Recording => ({ schema: 1, platform, arch: 'x64', env: {}, commands, files, ...rest });

export const meminfo = (totalGiB: number, availableGiB: number): Recording['files'] => ({
	'/proc/meminfo': `MemTotal:       ${totalGiB * 2 ** 20} kB\nMemAvailable:   ${availableGiB * 2 ** 20} kB\nSwapTotal:       0 kB\n`,
});

export const query = (...rows: string[]): RecordedCommand => command('nvidia-smi', '*', `${rows.join('\n')}\n`);

/** Files of one card under /sys/class/drm. */
export const card = (place: number, pci: string, values: Record<string, string | number>): Recording['files'] =>
	Object.fromEntries([
		[`/sys/class/drm/card${place}/device/uevent`, `PCI_SLOT_NAME=${pci}\nDRIVER=${values['driver'] ?? 'amdgpu'}\n`],
		...Object.entries(values)
			.filter(([name]) => name !== 'driver')
			.map(([name, value]): [string, string] => [`/sys/class/drm/card${place}/device/${name}`, `${value}\n`]),
	]);

/** What detection says to a recording that went through a file. */
export const factsOf = (made: Recording, lookUpGpu?: LookUpGpu): Promise<MachineFacts> =>
	detect(replay(parseRecording(JSON.stringify(made))), {
		ollama,
		modelsDir: '/models',
		...(lookUpGpu ? { lookUpGpu } : {}),
	});
