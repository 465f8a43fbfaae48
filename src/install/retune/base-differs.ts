// Whether the base model on the disk is another than the companion was made from: somebody pulled a newer one.

import { layerOf } from '../../models/manifest.ts';
import type { Client } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import type { Ports } from '../../ports.ts';
import { weights } from '../steps/companion.ts';
import { manifestOf } from './manifest-of.ts';

export interface Place {
	/** The server that answers, or null: then the folder is looked at. */
	client: Client | null;
	ports: Pick<Ports, 'read'>;
	modelsFolder: string;
}

async function shownWeights(client: Client, name: string): Promise<string | undefined> {
	try {
		return weights(await client.show(name));
	} catch (error) {
		if (error instanceof OllamaError && error.status === 404) return undefined;
		throw error;
	}
}

async function weightsOnDisk({ ports, modelsFolder }: Place, name: string): Promise<string | undefined> {
	const manifest = await manifestOf(ports, modelsFolder, name);
	return manifest ? layerOf(manifest, 'model')?.digest : undefined;
}

/** True only where both are there and tell their files: what cannot be seen is no difference. */
export async function baseDiffers(place: Place, base: string, companion: string): Promise<boolean> {
	const { client } = place;
	const of = (name: string) => (client ? shownWeights(client, name) : weightsOnDisk(place, name));
	const [own, made] = await Promise.all([of(base), of(companion)]);
	return own !== undefined && made !== undefined && own !== made;
}
