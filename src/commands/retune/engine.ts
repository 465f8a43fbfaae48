// How the engine works, as a part of what a retune goes to and comes back from.

import type { EngineChoices } from '../../types/choices.ts';

const keys = ['device', 'batch', 'kvCache', 'parallel', 'flashAttention'] as const satisfies (keyof EngineChoices)[];

/** Answers or wishes with this engine in the place of theirs; as they are where it was not noted. */
export function withEngine<T extends { [K in keyof EngineChoices]?: unknown }>(of: T, engine?: EngineChoices): T {
	if (engine === undefined) return of;
	const other = { ...of };
	for (const key of keys) delete other[key];
	return { ...other, ...engine };
}
