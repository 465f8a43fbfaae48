// The exact size of a model before it is fetched, from the registry's manifest: one small request, no model bytes.

import { createHash } from 'node:crypto';
import { type OllamaName, parseName } from '../../models/names.ts';
import { OllamaError } from '../../ollama/error.ts';
import type { Ports } from '../../ports.ts';
import type { About } from '../../words/faults.ts';
import { explain, type FaultCode, problem } from '../faults.ts';

export interface Layer {
	mediaType: string;
	digest: string;
	/** Bytes. */
	size: number;
}

export interface ExactSize {
	/** All layers and the configuration, bytes. */
	bytes: number;
	/** Largest first is not promised: the order of the manifest. */
	layers: Layer[];
	config: Layer;
	/** sha256 of the manifest's bytes: equals the digest in /api/tags of the same model. */
	digest: string;
	/** The host that was asked. */
	host: string;
}

/** The parts of a name by Ollama's grammar. Problem `name-invalid`. */
export function parseModelName(text: string): OllamaName {
	const name = parseName(text);
	if (name === undefined) throw problem('name-invalid', { model: text });
	return name;
}

const isLayer = (value: unknown): value is Layer => {
	const layer = value as Partial<Layer> | null;
	return typeof layer?.mediaType === 'string' && typeof layer.digest === 'string' && Number.isSafeInteger(layer.size);
};

/** A model without weights lives elsewhere; one of single tensors needs Apple's MLX. */
function refusal(name: string, layers: Layer[]): FaultCode | undefined {
	const kinds = layers.map((layer) => layer.mediaType.replace('application/vnd.ollama.image.', ''));
	if (/[:-]cloud$/.test(name)) return 'cloud-only';
	if (kinds.includes('tensor')) return 'mlx-only';
	return kinds.includes('model') ? undefined : 'cloud-only';
}

function parseManifest(text: string, name: string): { layers: Layer[]; config: Layer } {
	let manifest: { layers?: unknown; config?: unknown };
	try {
		manifest = JSON.parse(text) as typeof manifest;
	} catch (error) {
		throw problem('login-page', { model: name }, { raw: text.slice(0, 300), cause: error });
	}
	const layers = Array.isArray(manifest?.layers) ? manifest.layers : [];
	if (layers.length === 0 || !layers.every(isLayer) || !isLayer(manifest.config))
		throw problem('login-page', { model: name }, { raw: text.slice(0, 300) });
	return { layers, config: manifest.config };
}

/** HTTP answers of the registry in the words of the server, so that one table knows both. */
async function failedAnswer(response: Response, about: About): Promise<never> {
	const text = (await response.text()).slice(0, 2000);
	if (response.status === 404) throw problem('model-unknown', about, { raw: text });
	throw explain(new OllamaError('line', `pull model manifest: ${response.status}: ${text}`), about);
}

/**
 * Reads how large a model is. `serverVersion` makes the registry answer as it would to that Ollama: a model that
 * needs a newer one is refused here (412), before anything was fetched.
 * Problems: `model-unknown`, `ollama-too-old`, `login-page`, `registry-down`, `cloud-only`, `mlx-only`, network ones.
 */
export async function exactSize(
	{ fetch }: Pick<Ports, 'fetch'>,
	name: string,
	{ serverVersion, signal, base }: { serverVersion?: string; signal?: AbortSignal; base?: string } = {},
): Promise<ExactSize> {
	const { host, namespace, model, tag } = parseModelName(name);
	const about = { model: name, host, ...(serverVersion === undefined ? {} : { version: serverVersion }) };
	if (/(^|-)cloud$/.test(tag)) throw problem('cloud-only', { model: name });
	try {
		const limit = AbortSignal.timeout(60_000);
		const response = await fetch(`${base ?? `https://${host}`}/v2/${namespace}/${model}/manifests/${tag}`, {
			signal: signal ? AbortSignal.any([signal, limit]) : limit,
			headers: {
				accept: 'application/vnd.docker.distribution.manifest.v2+json',
				...(serverVersion === undefined ? {} : { 'user-agent': `ollama/${serverVersion} (kettleside)` }),
			},
		});
		if (!response.ok) return await failedAnswer(response, about);
		const bytes = Buffer.from(await response.arrayBuffer());
		const { layers, config } = parseManifest(bytes.toString(), name);
		const refused = refusal(name, layers);
		if (refused) throw problem(refused, { model: name });
		const sum = layers.reduce((total, layer) => total + layer.size, config.size);
		return { bytes: sum, layers, config, digest: createHash('sha256').update(bytes).digest('hex'), host };
	} catch (error) {
		throw explain(error, about);
	}
}
