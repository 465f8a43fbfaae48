// What a release of Ollama offers: its version, its checksums, and which of its archives a computer needs.
// Names and layout: ollama/ollama .github/workflows/release.yaml (assets, `sha256sum.txt` lines "<sha256>  ./<asset>").

import type { Ports } from '../../ports.ts';
import type { Gpu } from '../../types/machine.ts';
import { release as words } from '../../words/install.ts';
import { answerProblem, requestProblem, saying } from './network.ts';

/** One archive, with the size a plan may state before any request is made. */
export interface PlannedArchive {
	asset: string;
	/** Bytes packed, as shown by release pages; the step reads the exact size. */
	bytes: number;
}

export interface Needs {
	/** Node's word: x64, arm64, … */
	arch: string;
	gpus: readonly Pick<Gpu, 'library'>[];
	/** Text of /etc/nv_tegra_release, where the computer is a Jetson. */
	tegra?: string;
}

/** Where releases lie; tests name another. */
export const releases = 'https://github.com/ollama/ollama/releases';
/** Every host a download contacts. */
export const releaseHosts = ['github.com', 'release-assets.githubusercontent.com'];
/** Free space Ollama itself needs, archive and unpacked programs together, bytes (a 0.20.0 unpacks to 4.25 GiB, ollama/ollama#15291). */
export const spaceNeeded = 6e9;

// Shown sizes, bytes, rounded up, of the archives of 2026: about 1.9 GB for amd64. For arm64 the same is assumed (it
// carries the same CUDA libraries), and the add-ons are older releases' sizes. The step reads what is true and asks
// again when it is more than a tenth larger.
const shown: Record<string, number> = {
	'ollama-linux-amd64.tar.zst': 2.0e9,
	'ollama-linux-arm64.tar.zst': 2.0e9,
	'ollama-linux-amd64-rocm.tar.zst': 1.3e9,
	'ollama-linux-arm64-jetpack5.tar.zst': 0.5e9,
	'ollama-linux-arm64-jetpack6.tar.zst': 0.5e9,
};

/** JetPack 5 reports release R35, JetPack 6 R36 (scripts/install.sh of Ollama); others have no add-on. */
function jetpack(tegra: string | undefined): string | null {
	const major = /^# R(\d+)/m.exec(tegra ?? '')?.[1];
	return major === '35' ? 'jetpack5' : major === '36' ? 'jetpack6' : null;
}

/** The archives a Linux computer needs, base first; an empty list where no official build exists for its processor. */
export function archivesFor({ arch, gpus, tegra }: Needs): PlannedArchive[] {
	const word = { x64: 'amd64', arm64: 'arm64' }[arch];
	if (!word) return [];
	const pack = word === 'arm64' ? jetpack(tegra) : null;
	const rocm = word === 'amd64' && gpus.some((gpu) => gpu.library === 'rocm');
	return ['', rocm ? '-rocm' : null, pack ? `-${pack}` : null]
		.filter((addOn) => addOn !== null)
		.map((addOn) => `ollama-linux-${word}${addOn}.tar.zst`)
		.map((asset) => ({ asset, bytes: shown[asset] ?? 0 }));
}

/** Address of one file of a release. */
export const assetUrl = (version: string, asset: string, base = releases): string =>
	`${base}/download/v${version}/${asset}`;

type Fetch = Pick<Ports, 'fetch'>['fetch'];
interface Look {
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
