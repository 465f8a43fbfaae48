// The models of an Ollama, to be listed and removed: through the server where it answers, else by the files on the
// disk. Layout: manifests/<host>/<namespace>/<model>/<tag>, blobs/sha256-<hex> (types/model/name.go, manifest/manifest.go).

import { createHash } from 'node:crypto';
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { nameText, sameName } from '../../models/names.ts';
import type { Ports } from '../../ports.ts';
import { undoing as words } from '../../words/undoing.ts';
import { systemCode } from '../../world/failure.ts';
import { saying } from '../archive/network.ts';

export interface ModelHere {
	/** Short name with its tag: "gemma3:4b". */
	name: string;
	/** sha256 of its manifest, 64 hex digits. */
	digest?: string;
	/** Name of the model it was made from, where it says so. */
	parent?: string;
	/** Digest of its weights, where known. */
	weights?: string;
}

export interface Models {
	list(): Promise<ModelHere[]>;
	/** Removes one; one that is not there is no error. */
	remove(name: string): Promise<void>;
	/** A folder that may be another server's: what does not lie there may lie in this one's own. */
	unsure?: boolean;
}

/**
 * Models that are made from a base: they say so, or have its very weights. A licence or a template is shared by models
 * that have nothing to do with each other.
 */
export function madeFrom(models: readonly ModelHere[], base: string): ModelHere[] {
	const weights = models.find(({ name }) => sameName(name, base))?.weights;
	return models.filter(
		(model) =>
			!sameName(model.name, base) &&
			((model.parent !== undefined && sameName(model.parent, base)) ||
				(weights !== undefined && model.weights === weights)),
	);
}

interface Tag {
	name: string;
	digest?: string;
	details?: { parent_model?: string };
}

/** Models of a server that answers. Problem `models-unreachable`. */
export function modelsOfServer({ fetch, signal }: Pick<Ports, 'fetch' | 'signal'>, host: string): Models {
	const ask = async (where: string, init: RequestInit) => {
		try {
			return await fetch(`${host}${where}`, {
				...init,
				signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
			});
		} catch (error) {
			if (signal.aborted) throw signal.reason;
			throw saying('models-unreachable', words.unreachable(host), { raw: String(error), cause: error });
		}
	};
	const refuse = async (answer: Response) => {
		throw saying('models-unreachable', words.unreachable(host), {
			raw: `HTTP ${answer.status} ${await answer.text()}`,
		});
	};
	return {
		async list() {
			const answer = await ask('/api/tags', {});
			if (!answer.ok) await refuse(answer);
			const { models } = (await answer.json()) as { models: Tag[] | null };
			return (models ?? []).map(({ name, digest, details }) => ({
				name,
				...(digest ? { digest } : {}),
				...(details?.parent_model ? { parent: details.parent_model } : {}),
			}));
		},
		async remove(name) {
			const headers = { 'content-type': 'application/json' };
			const answer = await ask('/api/delete', { method: 'DELETE', headers, body: JSON.stringify({ model: name }) });
			if (!answer.ok && answer.status !== 404) await refuse(answer);
		},
	};
}

async function names(folder: string): Promise<string[]> {
	try {
		return (await readdir(folder)).sort();
	} catch (error) {
		if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return [];
		throw error;
	}
}

/** One row of a manifest, as far as it can be trusted. */
interface Row {
	mediaType?: string;
	digest?: string;
}

interface OnDisk extends ModelHere {
	digest: string;
	manifest: string;
	/** Digests of all that it consists of. */
	blobs: string[];
}

/** What a manifest names; nothing for one that cannot be read as one. */
function named(text: string): Pick<OnDisk, 'blobs' | 'weights'> {
	try {
		const { layers, config } = JSON.parse(text) as { layers?: Row[]; config?: Row };
		const weights = layers?.find(({ mediaType }) => mediaType?.endsWith('.model'))?.digest;
		const blobs = [...(layers ?? []), ...(config ? [config] : [])].flatMap(({ digest }) => digest ?? []);
		return { blobs, ...(weights ? { weights } : {}) };
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof TypeError) return { blobs: [] };
		throw error;
	}
}

async function readStore(modelsDir: string): Promise<OnDisk[]> {
	const found: OnDisk[] = [];
	const root = path.join(modelsDir, 'manifests');
	for (const host of await names(root))
		for (const namespace of await names(path.join(root, host)))
			for (const model of await names(path.join(root, host, namespace)))
				for (const tag of await names(path.join(root, host, namespace, model))) {
					const manifest = path.join(root, host, namespace, model, tag);
					const name = nameText(`${host}/${namespace}/${model}:${tag}`);
					const bytes = await readFile(manifest);
					const digest = createHash('sha256').update(bytes).digest('hex');
					found.push({ name, digest, manifest, ...named(bytes.toString()) });
				}
	return found;
}

/** Removes folders that are empty now, upwards, below `until`. */
async function removeEmpty(folder: string, until: string): Promise<void> {
	for (let at = folder; at.startsWith(until + path.sep); at = path.dirname(at)) {
		if ((await names(at)).length > 0) return;
		await rmdir(at);
	}
}

/** Models in a folder whose server does not run: what no other model needs goes with the one that is removed. */
export function modelsOnDisk(modelsDir: string): Models {
	return {
		list: () => readStore(modelsDir),
		async remove(name) {
			const store = await readStore(modelsDir);
			const gone = store.filter((model) => sameName(model.name, name));
			const kept = new Set(store.filter((model) => !gone.includes(model)).flatMap(({ blobs }) => blobs));
			for (const { manifest, blobs } of gone) {
				// The manifest first: killed in between, blobs without a model are left, never a model without blobs.
				await rm(manifest);
				for (const digest of blobs)
					if (!kept.has(digest) && /^sha256:[0-9a-f]{64}$/.test(digest))
						await rm(path.join(modelsDir, 'blobs', digest.replace(':', '-')), { force: true });
				await removeEmpty(path.dirname(manifest), path.join(modelsDir, 'manifests'));
			}
		},
	};
}
