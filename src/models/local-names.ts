// Which models lie in Ollama's folder, by the names of their manifests.

import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import { shortName } from './names.ts';

type Disk = Pick<Ports, 'list'>;

async function below(ports: Disk, folder: string, parts: readonly string[]): Promise<string[][]> {
	const entries = await ports.list(path.join(folder, ...parts));
	return isUnknown(entries) ? [] : entries.map((entry) => [...parts, entry]);
}

/** Names of the models in Ollama's folder; empty where there is none. Cloud stubs are among them. */
export async function localNames(ports: Disk, modelsDir: string): Promise<string[]> {
	const folder = path.join(modelsDir, 'manifests');
	let paths: string[][] = [[]];
	for (let depth = 0; depth < 4; depth++)
		paths = (await Promise.all(paths.map((parts) => below(ports, folder, parts)))).flat();
	return paths.map(([host = '', namespace = '', model = '', tag = '']) =>
		shortName({ scheme: 'https', host, namespace, model, tag }),
	);
}
