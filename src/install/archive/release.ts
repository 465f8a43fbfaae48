// Ollama's releases: the newest version, the archives for a computer, their checksums and sizes.

import { Problem } from '../../problem.ts';
import type { Machine } from '../../types/machine.ts';
import { release as words } from '../../words/install.ts';
import { unreachable } from './download.ts';

const releases = 'https://github.com/ollama/ollama/releases';

/** Bytes of the packed archives, rounded, for the plan before any request: the installer's page shows "about 2 GB"
 * for a package of this kind (docs/windows.mdx: at least 4 GB on disk), and Linux 0.20.0 unpacks to more than 4.25 GiB (#15291). */
const shownBytes = { main: 1_900_000_000, rocm: 1_300_000_000, jetpack: 500_000_000 };

/** Space that has to be free for Ollama itself: the archive and what it unpacks to. */
export const neededForOllama = 6_000_000_000;

export interface Asset {
	asset: string;
	/** Bytes packed, as shown. */
	bytes: number;
}

/** Which archives this computer needs; null where there are no official builds for its processor. */
export function assetsFor(machine: Pick<Machine, 'os' | 'gpus'>, jetpack: '5' | '6' | null = null): Asset[] | null {
	const arch = { x64: 'amd64', arm64: 'arm64' }[machine.os.arch];
	if (machine.os.platform !== 'linux' || !arch) return null;
	const assets: Asset[] = [{ asset: `ollama-linux-${arch}.tar.zst`, bytes: shownBytes.main }];
	const rocm = machine.gpus.some((gpu) => gpu.usedByOllama && gpu.library === 'rocm');
	if (rocm && arch === 'amd64') assets.push({ asset: 'ollama-linux-amd64-rocm.tar.zst', bytes: shownBytes.rocm });
	if (jetpack && arch === 'arm64')
		assets.push({ asset: `ollama-linux-arm64-jetpack${jetpack}.tar.zst`, bytes: shownBytes.jetpack });
	return assets;
}

export const assetUrl = (version: string, asset: string): string => `${releases}/download/v${version}/${asset}`;

type Fetch = typeof globalThis.fetch;

async function asked(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
	let response: Response;
	try {
		response = await fetch(url, init);
	} catch (error) {
		if (init.signal?.aborted) throw error;
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		throw unreachable(
			url,
			`${(error as Error).message} ${(cause as NodeJS.ErrnoException).code ?? ''} ${(cause as Error).message}`,
		);
	}
	if (response.status >= 400)
		throw new Problem('release-host', words.refused(new URL(url).host, response.status), {
			cure: words.refusedCure,
			raw: `${url}: ${response.status}`,
		});
	return response;
}

/**
 * The newest released version, by the redirect of the "latest" page (the API has a rate limit).
 * Problems: no-network, unreachable, certificate, release-host, login-page.
 */
export async function latestVersion(fetch: Fetch, signal: AbortSignal): Promise<string> {
	const response = await asked(fetch, `${releases}/latest`, { redirect: 'manual', signal });
	await response.body?.cancel();
	const version = /\/releases\/tag\/v(\d+\.\d+\.\d+[^/?#]*)/.exec(
		response.headers.get('location') ?? response.url,
	)?.[1];
	if (!version)
		throw new Problem('login-page', words.noVersion, { cure: words.noVersionCure, raw: `HTTP ${response.status}` });
	return version;
}

/** Checksums of a release, by asset; the list has lines like `<sha256>  ./<asset>` (.github/workflows/release.yaml). */
export async function checksums(fetch: Fetch, version: string, signal: AbortSignal): Promise<Map<string, string>> {
	const text = await (await asked(fetch, assetUrl(version, 'sha256sum.txt'), { signal })).text();
	const rows = text.matchAll(/^([0-9a-f]{64})[ *]+(?:\.\/)?(\S+)\s*$/gim);
	const sums = new Map([...rows].map(([, sum = '', name = '']) => [name, sum.toLowerCase()]));
	if (sums.size === 0)
		throw new Problem('no-checksums', words.noChecksums, { cure: words.noVersionCure, raw: text.slice(0, 200) });
	return sums;
}

/** Exact bytes of an asset, or null where the host does not tell. */
export async function sizeOfAsset(
	fetch: Fetch,
	version: string,
	asset: string,
	signal: AbortSignal,
): Promise<number | null> {
	const response = await asked(fetch, assetUrl(version, asset), { method: 'HEAD', signal });
	const length = Number(response.headers.get('content-length'));
	return Number.isSafeInteger(length) && length > 0 ? length : null;
}
