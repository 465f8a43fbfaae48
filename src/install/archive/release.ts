// What a release of Ollama offers: its version, its checksums, and which of its archives a computer needs.
// Names and layout: ollama/ollama .github/workflows/release.yaml (assets, `sha256sum.txt` lines "<sha256>  ./<asset>").

import type { Ports } from '../../ports.ts';
import type { Machine } from '../../types/machine.ts';
import { releasing as words } from '../../words/fetching.ts';
import { answerProblem, requestProblem, saying } from './network.ts';

/** One archive, with the size a plan may state before any request is made. */
export interface Asset {
	asset: string;
	/** Bytes packed, as shown by release pages; the step reads the exact size. */
	bytes: number;
}

/** Where releases lie; tests name another. */
export const releases = 'https://github.com/ollama/ollama/releases';
/** Free space Ollama itself needs, archive and unpacked programs together, bytes (0.20.0 unpacks to 4.25 GiB, ollama/ollama#15291). */
export const neededForOllama = 6_000_000_000;

// Shown sizes, bytes, rounded up, of the archives of 2026: about 1.9 GB for Linux amd64 and Windows. For arm64 the same
// is assumed (it carries the same CUDA libraries); the add-ons are older releases' sizes, macOS a guess on the safe
// side. The step reads what is true and asks again when it is more than a tenth larger.
const shownBytes = { main: 2_000_000_000, rocm: 1_300_000_000, jetpack: 500_000_000, mac: 500_000_000 };

const arches: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };
const hasRocm = (gpus: Machine['gpus']) => gpus.some((gpu) => gpu.usedByOllama && gpu.library === 'rocm');

/** The archives a computer needs, base first; null where there are no official builds for its processor. */
export function assetsFor(machine: Pick<Machine, 'os' | 'gpus'>, jetpack: '5' | '6' | null = null): Asset[] | null {
	const arch = arches[machine.os.arch];
	if (!arch) return null;
	// One for both kinds of Mac.
	if (machine.os.platform === 'darwin') return [{ asset: 'ollama-darwin.tgz', bytes: shownBytes.mac }];
	const [system, ending] = machine.os.platform === 'win32' ? ['windows', 'zip'] : ['linux', 'tar.zst'];
	const assets: Asset[] = [{ asset: `ollama-${system}-${arch}.${ending}`, bytes: shownBytes.main }];
	if (hasRocm(machine.gpus) && arch === 'amd64')
		assets.push({ asset: `ollama-${system}-amd64-rocm.${ending}`, bytes: shownBytes.rocm });
	if (jetpack && arch === 'arm64' && system === 'linux')
		assets.push({ asset: `ollama-linux-arm64-jetpack${jetpack}.tar.zst`, bytes: shownBytes.jetpack });
	return assets;
}

/** Address of one file of a release. */
export const assetUrl = (version: string, asset: string, base = releases): string =>
	`${base}/download/v${version}/${asset}`;

type Fetch = Pick<Ports, 'fetch'>['fetch'];
export interface Look {
	signal?: AbortSignal;
	base?: string;
}

const patience = 30_000;

/** One small request with a time limit; its failures are Problems (see network.ts). */
async function ask(fetch: Fetch, url: string, init: RequestInit, look: Look): Promise<Response> {
	const limit = AbortSignal.timeout(patience);
	try {
		const signal = look.signal ? AbortSignal.any([look.signal, limit]) : limit;
		return await fetch(url, { ...init, signal });
	} catch (error) {
		if (look.signal?.aborted) throw look.signal.reason;
		throw requestProblem(error, new URL(url).host);
	}
}

/**
 * The newest stable version ("0.33.0"), from where the release page redirects to: no request of GitHub's counted
 * interface is used up. Problems as in network.ts, and `release-unreadable`.
 */
export async function latestVersion(fetch: Fetch, look: Look = {}): Promise<string> {
	const url = `${look.base ?? releases}/latest`;
	const answer = await ask(fetch, url, { method: 'HEAD', redirect: 'manual' }, look);
	const found = /\/tag\/v(\d+\.\d+\.\d+[\w.-]*)$/.exec(answer.headers.get('location') ?? '')?.[1];
	if (found) return found;
	throw answerProblem(answer, url) ?? saying('release-unreadable', words.unreadable('no version'));
}

/** sha256 (64 hex digits) per asset of one version, from its own `sha256sum.txt`. Problems as above. */
export async function checksums(fetch: Fetch, version: string, look: Look = {}): Promise<Map<string, string>> {
	const url = assetUrl(version, 'sha256sum.txt', look.base);
	const answer = await ask(fetch, url, {}, look);
	const wrong = answerProblem(answer, url);
	if (wrong) throw wrong;
	const lines = (await answer.text())
		.split('\n')
		.map((line) => /^([0-9a-f]{64})\s+\*?(?:\.\/)?(\S+)$/i.exec(line.trim()));
	const sums = new Map(lines.flatMap((line) => (line?.[1] && line[2] ? [[line[2], line[1].toLowerCase()]] : [])));
	if (sums.size === 0) throw saying('release-unreadable', words.unreadable('no checksums'));
	return sums;
}

/** Exact bytes of one file of a release, or null where the server does not say. Problems as above. */
export async function exactSize(fetch: Fetch, url: string, look: Look = {}): Promise<number | null> {
	const answer = await ask(fetch, url, { method: 'HEAD' }, look);
	const wrong = answer.status === 405 ? null : answerProblem(answer, url);
	if (wrong) throw wrong;
	const length = Number(answer.headers.get('content-length') ?? Number.NaN);
	return answer.ok && Number.isSafeInteger(length) && length > 0 ? length : null;
}
