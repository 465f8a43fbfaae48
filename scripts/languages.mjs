// Which languages there are is seen in their folder: at run time in src/, and here for what is joined, where each is a file
// that is loaded where it is spoken.

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** A plugin of the bundler. `root`: the folder of the project. */
export const languages = (root) => ({
	name: 'languages',
	load(file) {
		if (file !== resolve(root, 'src/words/languages.ts')) return null;
		const files = readdirSync(`${root}/src/words/languages`).sort();
		const rows = files.map((name) => `${name.replace(/\.ts$/, '')}: () => import('./languages/${name}')`);
		return { code: `export const languages = { ${rows.join(', ')} };`, moduleType: 'js' };
	},
});
