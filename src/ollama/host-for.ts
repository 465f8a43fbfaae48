// The server that a command means: `--host`, else OLLAMA_HOST, else the configuration file, else this computer.

import type { Context, Ports } from '../ports.ts';
import { readConfig } from '../world/config.ts';
import { type OllamaHost, ollamaHost, parseHost } from './host.ts';

type Asked = Pick<Context, 'flags'> & { ports: Pick<Ports, 'platform' | 'env' | 'home' | 'read'> };

/** Problems: `bad-host`, `bad-config`, both exit 2. The file is read only where nothing else names a server. */
export async function hostFor({ ports, flags }: Asked): Promise<OllamaHost> {
	const flag = flags['host'];
	const named = ollamaHost(ports.env, typeof flag === 'string' ? flag : undefined);
	if (named.source !== 'default') return named;
	const { host } = (await readConfig(ports)).settings;
	return host === undefined ? named : { ...parseHost(host, true), source: 'file' };
}
