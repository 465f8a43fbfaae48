// Detection against real programs on a private PATH: hanging ones, ones that are folders, ones that may not be run.

import { access, chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { detect } from '../../src/detect/detect.ts';
import { probeNvidia } from '../../src/detect/nvidia/probe.ts';
import type { Look } from '../../src/detect/probe.ts';
import { record, replay } from '../../src/detect/recording.ts';
import { unknown } from '../../src/types/known.ts';
import type { MachineFacts } from '../../src/types/machine.ts';
import { makeRun } from '../../src/world/run.ts';
import { meminfo, ollama, recording } from './make.ts';

let folder = '';
beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'detect-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script: string, mode = 0o755): Promise<void> {
	await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
	await chmod(path.join(folder, name), mode);
}

const files = { ...meminfo(16, 9), '/sys/class/drm': [] };

/** Recorded files, real programs; time limits shortened so that the test is. */
function look(limit = 10_000): Look {
	const run = makeRun({ PATH: `${folder}:/usr/bin:/bin` });
	const only = (file: string) => file === 'nvidia-smi';
	const none = { stdout: '', stderr: '', exitCode: null, timedOut: false, failed: 'ENOENT' };
	return {
		...replay(recording('linux', [], files)),
		run: async (file, args, options) =>
			only(file) ? run(file, args, { ...options, timeout: Math.min(limit, options?.timeout ?? limit) }) : none,
	};
}

const codes = (facts: MachineFacts) => facts.findings.map((finding) => finding.code);
const ask = (world: Look, soon?: (facts: MachineFacts) => void) =>
	detect(world, { ollama, modelsDir: folder, soonAfter: 200, ...(soon ? { soon } : {}) });

describe('a hanging nvidia-smi', () => {
	it('holds up nothing else, and ends', async () => {
		await program('nvidia-smi', 'exec sleep 60');
		const early: MachineFacts[] = [];
		const started = performance.now();
		const facts = await ask(look(1500), (soon) => early.push(soon));
		expect(performance.now() - started).toBeLessThan(6000);
		expect(early).toHaveLength(1);
		expect(early[0]?.memory).toEqual(facts.memory);
		expect(codes(early[0] ?? facts)).toEqual(['still-asking']);
		expect(codes(facts)).toEqual(['nvidia-smi-hangs']);
		expect(facts.gpus).toEqual([]);
	});

	it('does not hold up anyone either where its own child keeps the pipe open', async () => {
		const begun = path.join(folder, 'begun');
		await program('nvidia-smi', `trap '' TERM\necho Fri\n: > ${begun}\nsleep 60\nsleep 60`);
		const run = makeRun({ PATH: `${folder}:/usr/bin:/bin` });
		// Whoever waited for the program would wait for two minutes; the limit leaves a busy computer time to begin it.
		const soon = 40_000;
		const started = performance.now();
		const answer = await run('nvidia-smi', [], { timeout: 4000 });
		expect(performance.now() - started).toBeLessThan(soon);
		expect(answer).toEqual({ stdout: 'Fri\n', stderr: '', exitCode: null, timedOut: true });
		await rm(begun);
		const stop = new AbortController();
		const waiting = run('nvidia-smi', [], { timeout: 60_000, signal: stop.signal });
		await vi.waitFor(() => access(begun), { timeout: 30_000 });
		const aborted = performance.now();
		stop.abort();
		expect(await waiting).toMatchObject({ stdout: 'Fri\n', exitCode: null });
		expect(performance.now() - aborted).toBeLessThan(soon);
	}, 120_000);

	it('is believed where it printed its lines before it hung', async () => {
		const row = '0, g, NVIDIA GeForce RTX 4090, 00000000:01:00.0, 24564, 0, 24564, 570.1, 8.9, [N/A]';
		await program(
			'nvidia-smi',
			`echo '${row}'; printf '1, g, NVIDIA GeForce RTX 3090, 00000000:02:00.0, 245'; exec sleep 60`,
		);
		// Long enough for a busy computer to begin it and read its lines.
		const facts = await ask(look(4000));
		expect(facts.gpus.map((gpu) => gpu.name)).toEqual(['NVIDIA GeForce RTX 4090']);
	});
});

describe('a strange nvidia-smi', () => {
	it('that is a folder is none', async () => {
		await mkdir(path.join(folder, 'nvidia-smi'));
		expect(await probeNvidia(look())).toMatchObject({ seen: [], findings: [], tool: 'absent' });
	});

	it('that prints ten megabytes is no card', async () => {
		await program('nvidia-smi', 'head -c 10485760 /dev/zero | tr "\\0" "7"');
		const facts = await ask(look());
		expect(facts.gpus).toEqual([]);
		expect(codes(facts).length).toBeGreaterThan(0);
	});

	it('that prints its error and exits 0 is an error', async () => {
		await program('nvidia-smi', 'echo "Failed to initialize NVML: Driver/library version mismatch"');
		expect(codes(await ask(look()))).toEqual(['nvidia-driver-mismatch']);
	});
});

describe('a recording of this run', () => {
	const uuid = 'GPU-3fe16230-0cd0-b6f9-8a65-01c35a085088';
	it('replays to the same facts and holds nothing about the person', async () => {
		await program(
			'nvidia-smi',
			`echo '0, ${uuid}, NVIDIA GeForce RTX 4090, 00000000:01:00.0, 24564, 0, 24564, 570.1, 8.9, [N/A]'`,
		);
		const world: Look = {
			...look(),
			home: '/home/marthe',
			env: { USER: 'marthe', OLLAMA_MODELS: '/home/marthe/models', SECRET: 'x' },
		};
		const taken = record(world);
		const facts = await detect(taken.ports, { ollama, modelsDir: '/home/marthe/models' });
		const made = taken.recording();
		expect(await detect(replay(made), { ollama, modelsDir: '/home/marthe/models' })).toEqual(facts);
		const text = JSON.stringify(made);
		for (const secret of ['marthe', uuid, uuid.slice(4), 'SECRET']) expect(text).not.toContain(secret);
		expect(made.env).toEqual({ OLLAMA_MODELS: '/home/user/models' });
	});

	it('keeps what may not be read as such', async () => {
		const taken = record({ ...look(), read: async () => unknown('EACCES') });
		await taken.ports.read('/proc/meminfo');
		expect(taken.recording().files).toEqual({ '/proc/meminfo': null });
	});
});
