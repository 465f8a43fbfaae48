// Where an Ollama that was not installed here came from, so that its own tool can be named for updating it. Sources:
// Homebrew's prefixes (docs.brew.sh/Installation), snapd's /snap, Ollama's docs/linux.mdx, macos.mdx, windows.mdx, docker.mdx.

import { realpath } from 'node:fs/promises';
import type { Ports } from '../ports.ts';

export type Origin =
	| 'homebrew'
	| 'app'
	| 'windows-installer'
	| 'winget'
	| 'snap'
	| 'nix'
	| 'docker'
	| 'podman'
	| 'distribution'
	| 'official-linux'
	| 'unknown';

/** By the path of the program, links followed. */
export function originOfFile(file: string, platform: Ports['platform']): Origin {
	const plain = file.replaceAll('\\', '/');
	if (/\/(Cellar|Caskroom|linuxbrew)\//i.test(plain) || plain.startsWith('/opt/homebrew/')) return 'homebrew';
	if (/\/Ollama\.app\//.test(plain)) return 'app';
	if (plain.startsWith('/snap/')) return 'snap';
	if (plain.startsWith('/nix/store/')) return 'nix';
	if (platform === 'win32') return 'windows-installer';
	if (plain.startsWith('/usr/bin/')) return 'distribution';
	return platform === 'linux' && plain.startsWith('/usr/local/') ? 'official-linux' : 'unknown';
}

type World = Pick<Ports, 'run' | 'platform'>;

/** A running container of the official image; its name, and by which program. */
async function container({ run }: World): Promise<'docker' | 'podman' | null> {
	for (const program of ['docker', 'podman'] as const) {
		const { stdout, exitCode } = await run(program, ['ps', '--format', '{{.Image}}'], { timeout: 5000 });
		if (exitCode === 0 && /(^|\/)ollama(\/ollama)?(:|$)/m.test(stdout)) return program;
	}
	return null;
}

/** winget knows of it too: then it is the shortest way. */
async function wingetHas({ run }: World): Promise<boolean> {
	const list = ['list', '--id', 'Ollama.Ollama', '--exact', '--accept-source-agreements', '--disable-interactivity'];
	const { stdout, exitCode } = await run('winget', list, { timeout: 20_000 });
	return exitCode === 0 && stdout.includes('Ollama.Ollama');
}

/**
 * Where it came from. `program` is the file that was found, absent where only a server answers (a container, or another
 * user's). Starts docker, podman or winget only to ask them; what cannot be told is `unknown`.
 */
export async function originOf(world: World, program: string | undefined): Promise<Origin> {
	if (program === undefined) return (await container(world)) ?? 'unknown';
	const real = await realpath(program).catch(() => program);
	const origin = originOfFile(real, world.platform);
	return origin === 'windows-installer' && (await wingetHas(world)) ? 'winget' : origin;
}
