// Which models a server holds in memory now, and how much of each in graphics memory (/api/ps).

import type { Ports } from '../ports.ts';
import { type Known, unknown } from '../types/known.ts';
import type { OllamaFacts } from '../types/machine.ts';
import { cleanText } from './clean.ts';
import { makeClient } from './client.ts';
import { OllamaError } from './error.ts';
import type { Running } from './types.ts';

const isAmount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Whoever runs the server writes these names, and they reach a terminal. */
const readable = (rows: readonly Running[]): Running[] =>
	rows
		.filter(({ name, size, size_vram: graphics }) => typeof name === 'string' && isAmount(size) && isAmount(graphics))
		.map((row) => ({ ...row, name: cleanText(row.name).replace(/\s+/g, ' ').trim().slice(0, 80) }));

/** Unknown, with the reason, where the server does not answer. Waits at most five seconds. */
export async function loadedOn(
	ports: Pick<Ports, 'fetch' | 'signal'>,
	ollama: Pick<OllamaFacts, 'status' | 'host'>,
): Promise<Known<Running[]>> {
	if (ollama.status !== 'running') return unknown('it does not answer');
	try {
		return readable(await makeClient(ports, ollama.host).ps({ timeout: 5000, signal: ports.signal }));
	} catch (error) {
		if (error instanceof OllamaError) return unknown(error.message);
		throw error;
	}
}
