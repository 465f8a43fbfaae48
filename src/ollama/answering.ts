// Whether a server is there to be asked. Nothing is started for it.

import type { Ports } from '../ports.ts';
import { type Client, makeClient } from './client.ts';
import { OllamaError } from './error.ts';

/** A client of the server at that address, or null where none answers. Other errors are thrown as they are. */
export async function answering(ports: Ports, url: string): Promise<Client | null> {
	const client = makeClient(ports, url);
	try {
		await client.version({ signal: ports.signal });
		return client;
	} catch (error) {
		if (error instanceof OllamaError) return null;
		throw error;
	}
}
