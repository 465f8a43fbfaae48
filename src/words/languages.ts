// The languages besides English: one file each in the folder beside this one. The bundle has this list written out
// (scripts/bundle.mjs).

import { readdirSync } from 'node:fs';
import type { Translation } from './catalogues.ts';

const folder = new URL('./languages/', import.meta.url);

/** By tag ("de"), each with how it is loaded. */
export const languages: Readonly<Record<string, () => Promise<{ translation: Translation }>>> = Object.fromEntries(
	readdirSync(folder)
		.filter((file) => /^[a-z]{2,3}\.[jt]s$/.test(file))
		.sort()
		.map((file) => [file.slice(0, -3), () => import(new URL(file, folder).href)]),
);
