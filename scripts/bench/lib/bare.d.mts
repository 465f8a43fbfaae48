import type { Machine } from '../../../src/types/machine.ts';

export const bare: Pick<Machine, 'ollama' | 'findings' | 'sources'>;
