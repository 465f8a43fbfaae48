// What the answers say of our server, by the names that Ollama has for it (envconfig/config.go). They hold for all its
// models, so they are said to a server of ours only.

import type { ServerChoices } from '../../types/choices.ts';

/** The option of each setting, and its name in Ollama. */
export const settingNames = {
	'kv-cache': 'OLLAMA_KV_CACHE_TYPE',
	parallel: 'OLLAMA_NUM_PARALLEL',
	'flash-attention': 'OLLAMA_FLASH_ATTENTION',
} as const;

export const serverOptions = ['kv-cache', 'parallel', 'flash-attention'] as const;

/** The environment for our server; empty where nothing was chosen: then Ollama chooses. */
export const serverSettings = ({ kvCache, parallel, flashAttention }: ServerChoices): Record<string, string> => ({
	...(kvCache === undefined ? {} : { [settingNames['kv-cache']]: kvCache }),
	...(parallel === undefined ? {} : { [settingNames.parallel]: String(parallel) }),
	...(flashAttention === undefined ? {} : { [settingNames['flash-attention']]: flashAttention ? '1' : '0' }),
});
