// What Ollama's folder holds of the models while its server is stopped: names and fingerprints, and of one model the
// text that it was made with. Layers are named by their content, so the text is the one the server would give.

import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import { isMissing, isUnknown, type Known } from '../types/known.ts';
import { blobFile, manifestFile } from './disk.ts';
import { localNames } from './local-names.ts';
import { layerOf, type Manifest, type ManifestConfig, parseManifest } from './manifest.ts';
import { parseName } from './names.ts';

type Disk = Pick<Ports, 'read' | 'list'>;

/** A model as it lies there; the shape is that of the server's own answers. */
export interface HeldModel {
	name: string;
	/** sha256 of the manifest, hex, as /api/tags tells it. */
	digest: string;
	remote_host?: string;
	/** It has weights of its own on this disk. */
	weights: boolean;
	manifest: Manifest;
}

async function json<T>(ports: Disk, file: string): Promise<T | null> {
	const text = await ports.read(file);
	if (isUnknown(text)) return null;
	try {
		return JSON.parse(text) as T;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

async function one(ports: Disk, modelsDir: string, name: string): Promise<HeldModel | null> {
	const parts = parseName(name);
	if (!parts) return null;
	const text = await ports.read(manifestFile(modelsDir, parts));
	if (isUnknown(text)) return null;
	try {
		const manifest = parseManifest(text, modelsDir);
		const config = await json<ManifestConfig>(ports, blobFile(modelsDir, manifest.config.digest));
		return {
			name,
			digest: createHash('sha256').update(text).digest('hex'),
			...(config?.remote_host ? { remote_host: config.remote_host } : {}),
			weights: layerOf(manifest, 'model') !== undefined,
			manifest,
		};
	} catch (error) {
		if (error instanceof Problem) return null;
		throw error;
	}
}

/** Every model in a folder; unknown with the system's code where it may not be looked into. Manifests that are none are left out. */
export async function heldModels(ports: Disk, modelsDir: string): Promise<Known<HeldModel[]>> {
	const hosts = await ports.list(path.join(modelsDir, 'manifests'));
	if (isUnknown(hosts)) return isMissing(hosts) ? [] : hosts;
	const names = await localNames(ports, modelsDir);
	return (await Promise.all(names.map((name) => one(ports, modelsDir, name)))).filter((model) => model !== null);
}

const printed = (value: unknown): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

/** Instructions, examples and parameters of a model as /api/show would tell them. */
export async function heldText(ports: Disk, modelsDir: string, { manifest }: HeldModel) {
	const of = (kind: string): string | undefined => layerOf(manifest, kind)?.digest;
	const [system, params, messages] = [of('system'), of('params'), of('messages')];
	const text = system === undefined ? '' : await ports.read(blobFile(modelsDir, system));
	const parameters = params && (await json<Record<string, unknown>>(ports, blobFile(modelsDir, params)));
	const spoken = messages && (await json<{ role: string; content: string }[]>(ports, blobFile(modelsDir, messages)));
	return {
		system: isUnknown(text) ? '' : text,
		parameters: Object.entries(parameters || {})
			.flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => `${name} ${printed(each)}`))
			.join('\n'),
		...(spoken ? { messages: spoken } : {}),
	};
}
