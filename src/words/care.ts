// Every sentence of the care room, by idea. Quiet and plain: someone reading this may not be well. They claim nothing that
// the program cannot do.

import { consent } from './consent.ts';
import { help } from './help-lines.ts';
import { talk } from './talk.ts';
import { toModel } from './to-model.ts';

export const words = { help, consent, talk, toModel };
