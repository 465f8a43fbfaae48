// macOS and Windows, as far as Linux can play them: real archives, the real way of the step, and fake programs in the
// place of codesign, PowerShell and tar.exe. What no machine has run is listed in docs/unrun.md.

import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { assetsFor } from '../../src/install/archive/release.ts';
import { checkSignature } from '../../src/install/archive/signature.ts';
import { findOllama, installFolder } from '../../src/install/ensure.ts';
import { serverEnvironment } from '../../src/install/server/environment.ts';
import { byPs, isServing, look } from '../../src/install/server/processes.ts';
import { type Install, installOllama } from '../../src/install/steps/install-ollama.ts';
import { findPrograms } from '../../src/ollama/programs.ts';
import type { Machine } from '../../src/types/machine.ts';
import { makeRun } from '../../src/world/run.ts';
import { tar } from './archives.ts';
import { fakeOllama } from './fake-ollama.ts';
import { folder, problemOf, sendRange, serve, sha256 } from './helpers.ts';
import { makeWorld } from './world.ts';

async function programs(scripts: Record<string, string>): Promise<string> {
	const bin = path.join(await folder(), 'bin');
	await mkdir(bin);
	for (const [name, script] of Object.entries(scripts)) {
		await writeFile(path.join(bin, name), `#!/bin/sh\n${script}\n`);
		await chmod(path.join(bin, name), 0o755);
	}
	return `${bin}:/usr/bin:/bin`;
}

async function releaseOf(asset: string, archive: Buffer) {
	const { url } = await serve((request, response) => {
		const asked = request.url?.split('/').at(-1) ?? '';
		if (asked === 'latest') return void response.writeHead(302, { location: '/x/releases/tag/v0.33.0' }).end();
		if (asked === 'sha256sum.txt') return void response.end(`${sha256(archive)}  ./${asset}\n`);
		if (request.method === 'HEAD') return void response.writeHead(200, { 'content-length': archive.length }).end();
		sendRange(request, response, archive, archive.length);
	});
	return url;
}

async function jobFor(platform: 'darwin' | 'win32', asset: string, archive: Buffer, PATH: string): Promise<Install> {
	const home = await folder();
	return {
		ports: { ...makeWorld(home, { PATH }), platform },
		folder: path.join(home, 'ollama'),
		downloads: path.join(home, 'downloads'),
		assets: [{ asset, bytes: 1_000_000 }],
		report: { doing: () => undefined, fetched: () => undefined },
		larger: async () => false,
		base: await releaseOf(asset, archive),
		space: 1,
	};
}

const mac = gzipSync(
	tar([
		{ path: './ollama', body: fakeOllama() },
		{ path: './llama-server', body: 'engine' },
	]),
);

describe('macOS', () => {
	const asset = 'ollama-darwin.tgz';

	test('the archive is flat; the program counts only with a signature that leads to Apple', async () => {
		const asked = path.join(await folder(), 'asked');
		const PATH = await programs({ codesign: `echo "$@" > ${asked}` });
		const job = await jobFor('darwin', asset, mac, PATH);
		expect(await installOllama(job)).toMatchObject({ status: 'done', version: '0.33.0' });
		expect((await stat(path.join(job.folder, 'ollama'))).mode & 0o700).toBe(0o700);
		expect(await readFile(asked, 'utf8')).toMatch(/--verify --strict -R=anchor apple generic .*\/ollama\n/);
	});

	test('a wrong signature: nothing is put in place, and what codesign said is told', async () => {
		const PATH = await programs({ codesign: 'echo "ollama: code object is not signed at all" >&2; exit 1' });
		const job = await jobFor('darwin', asset, mac, PATH);
		const problem = await problemOf(() => installOllama(job));
		expect(problem).toMatchObject({ code: 'signature-wrong', exit: 1 });
		expect(problem.raw).toContain('not signed at all');
		await expect(stat(job.folder)).rejects.toThrow('ENOENT');
	});

	test('without codesign nothing is trusted', async () => {
		const world = { platform: 'darwin' as const, run: makeRun({ PATH: '' }) };
		expect(await problemOf(() => checkSignature(world, '/x/ollama'))).toMatchObject({ code: 'signature-wrong' });
	});
});

describe('Windows', () => {
	const asset = 'ollama-windows-amd64.zip';
	const unzips =
		'while [ "$1" != -C ]; do shift; done; printf %s "$PROGRAM" > "$2/ollama.exe"; chmod +x "$2/ollama.exe"';
	const fake = (subject: string, status = 'Valid') =>
		programs({
			tar: unzips.replace('"$PROGRAM"', "'#!/bin/sh\necho ollama version is 0.33.0'"),
			'powershell.exe': `echo '${status}'; echo '${subject}'`,
		});

	test('the zip goes through tar.exe, and the maker is asked for', async () => {
		const PATH = await fake('CN=Ollama Inc., O=Ollama Inc., L=Palo Alto, S=California, C=US');
		const job = await jobFor('win32', asset, Buffer.from('zip'), PATH);
		expect(await installOllama(job)).toMatchObject({ status: 'done' });
		await stat(path.join(job.folder, 'ollama.exe'));
	});

	test.each([
		['CN=Someone, O=Someone Else Ltd, C=US', 'Valid'],
		['CN=Ollama Inc., O=Ollama Inc., C=US', 'HashMismatch'],
		['CN=x, O=Ollama Inc. Fans, C=US', 'Valid'],
	])('%s, %s: not used', async (subject, status) => {
		const job = await jobFor('win32', asset, Buffer.from('zip'), await fake(subject, status));
		expect(await problemOf(() => installOllama(job))).toMatchObject({ code: 'signature-wrong' });
	});

	test('what a program needs there to start at all is handed on, in any spelling', () => {
		const env = { SystemRoot: 'C:\\Windows', Path: 'C:\\x', LocalAppData: 'C:\\y', OLLAMA_DEBUG: '2' };
		const handed = serverEnvironment(env, 'http://127.0.0.1:11434', undefined);
		expect(handed).toMatchObject({ SystemRoot: 'C:\\Windows', Path: 'C:\\x', LocalAppData: 'C:\\y' });
		expect(handed).not.toHaveProperty('OLLAMA_DEBUG');
	});
});

describe('the Ollama that is started is one that was found', () => {
	const place = async (file: string, mode = 0o755) => {
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, fakeOllama());
		await chmod(file, mode);
	};

	test.each(['darwin', 'linux'] as const)('%s: where PATH does not lead', async (platform) => {
		const home = await folder();
		const ports = { ...makeWorld(home, { PATH: '/nowhere' }), platform };
		const theirs = path.join(home, '.local/bin/ollama');
		await place(theirs);
		const found = (await findPrograms(ports)).map(({ file }) => file);
		expect(found).toContain(theirs);
		expect(await findOllama(ports)).toBe(found[0]);
	});

	test('ours first; what is no program is passed over', async () => {
		const home = await folder();
		const bin = path.join(home, 'bin');
		const ports = makeWorld(home, { PATH: `${path.join(home, 'first')}:${bin}` });
		await mkdir(path.join(home, 'first/ollama'), { recursive: true });
		await place(path.join(bin, 'ollama'));
		expect(await findOllama(ports)).toBe(path.join(bin, 'ollama'));
		const ours = path.join(installFolder(ports), 'bin/ollama');
		await place(ours, 0o644);
		expect(await findOllama(ports)).toBe(path.join(bin, 'ollama'));
		await chmod(ours, 0o755);
		expect(await findOllama(ports)).toBe(ours);
	});
});

test('archives by system and processor', () => {
	const of = (platform: string, arch: string, library?: string) =>
		assetsFor({
			os: { platform, arch },
			gpus: library ? [{ usedByOllama: true, library }] : [],
		} as unknown as Machine)?.map(({ asset }) => asset);
	expect(of('darwin', 'arm64')).toEqual(['ollama-darwin.tgz']);
	expect(of('win32', 'x64', 'rocm')).toEqual(['ollama-windows-amd64.zip', 'ollama-windows-amd64-rocm.zip']);
	expect(of('win32', 'arm64')).toEqual(['ollama-windows-arm64.zip']);
	expect(of('win32', 'ia32')).toBeUndefined();
});

describe('processes', () => {
	test.skipIf(process.platform === 'win32')(
		'ps tells when a process began, twice the same, and its command',
		async () => {
			const [first, second] = [await byPs(process.pid), await byPs(process.pid)];
			expect(first?.started).toMatch(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/);
			expect(second?.started).toBe(first?.started);
			expect(await look(2 ** 22 + 1)).toBeNull();
		},
	);

	test('a command line in one piece is understood', () => {
		const seen = {
			started: 'x',
			image: null,
			command: '/Users/x/Library/Application Support/kettleside/ollama/ollama serve',
		};
		expect(isServing(seen, '/Users/x/Library/Application Support/kettleside/ollama/ollama')).toBe(true);
		expect(isServing(seen, '/Applications/Ollama.app/Contents/Resources/ollama')).toBe(false);
		expect(isServing({ ...seen, command: `${seen.command}d` }, '/x')).toBe(false);
	});
});
