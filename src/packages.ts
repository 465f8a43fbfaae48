// The packages that are loaded when they are needed, in one place: code that was compiled before (compiled.ts) cannot load
// modules of the newer kind, so that this file alone is compiled at each start.

export const packages = {
	execa: () => import('execa'),
	httpsProxyAgent: () => import('https-proxy-agent'),
	prompts: () => import('@clack/prompts'),
	proxyFromEnv: () => import('proxy-from-env'),
	systeminformation: () => import('systeminformation'),
};
