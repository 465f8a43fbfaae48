// Where nobody can be asked. By itself, so that those commands do not load how questions are asked.

import type { Asker } from '../ports.ts';
import { Problem } from '../problem.ts';
import { common as words } from '../words/common.ts';

const needsTerminal = () => new Problem('needs-terminal', words.needsTerminal);

/** Without a terminal no question can be asked; a command that gets here has a fault. */
export const noAsker: Asker = {
	select: () => Promise.reject(needsTerminal()),
	text: () => Promise.reject(needsTerminal()),
	confirm: () => Promise.reject(needsTerminal()),
};
