// A model's manifest, as the registry sends it and as Ollama keeps it on disk: which layers there are and how large.

import { Problem } from '../problem.ts';
import { cannotWords, words } from '../words/models.ts';
import type { Cannot } from './judge.ts';

export interface Layer {
	/** The last word of its media type: model, projector, template, params, license, tensor, … */
	kind: string;
	digest: string;
	size: number;
}

export interface Manifest {
	layers: Layer[];
	config: { digest: string; size: number };
}

/** The configuration beside a manifest, as far as it is used (types/model/config.go). */
export interface ManifestConfig {
	model_format?: string;
	model_family?: string;
	model_type?: string;
	file_type?: string;
	renderer?: string;
	parser?: string;
	requires?: string;
	remote_host?: string;
	capabilities?: string[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function layer(value: unknown): Layer | undefined {
	if (!isRecord(value)) return undefined;
	const { mediaType, digest, size } = value;
	const whole = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
	if (typeof digest !== 'string' || !/^sha256:[0-9a-f]{64}$/.test(digest) || !whole) return undefined;
	return { kind: String(mediaType).split('.').at(-1) ?? '', digest, size };
}

/** The manifest in a text. Problem 'login-page' for a web page, 'manifest-bad' for anything else that is none. */
export function parseManifest(text: string, host: string): Manifest {
	const value = parseAnswer(text, host);
	const config = isRecord(value) ? layer(value['config']) : undefined;
	const layers = isRecord(value) && Array.isArray(value['layers']) ? value['layers'].map(layer) : [];
	const sound = layers.filter((one) => one !== undefined);
	if (config === undefined || sound.length !== layers.length || layers.length > 4096)
		throw new Problem('manifest-bad', words.manifestBad(host), { raw: text.slice(0, 200) });
	return { layers: sound, config };
}

/** JSON from a host. A page in its place is mostly the log-in page of a network. */
export function parseAnswer(text: string, host: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		if (/^\s*</.test(text))
			throw new Problem('login-page', words.loginPage(host), { cure: words.loginPageCure, cause: error });
		throw new Problem('manifest-bad', words.manifestBad(host), { raw: text.slice(0, 200), cause: error });
	}
}

export const layerOf = ({ layers }: Manifest, kind: string): Layer | undefined =>
	layers.find((one) => one.kind === kind);

/** The whole download: all layers and the configuration, bytes. */
export const bytesOfManifest = ({ layers, config }: Manifest): number =>
	layers.reduce((all, { size }) => all + size, config.size);

/** Why nothing of it can be run here, told from the manifest and its configuration alone. */
export function cannotRun(manifest: Manifest, config: ManifestConfig): Cannot | undefined {
	if (config.remote_host) return cannotWords.cloud;
	if (layerOf(manifest, 'model')) return undefined;
	if (layerOf(manifest, 'tensor')) return cannotWords.mlx;
	return config.model_format === 'safetensors' ? cannotWords.safetensors : cannotWords.noModel;
}
