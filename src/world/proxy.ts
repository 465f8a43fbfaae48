// Which way a request goes: straight, or through the proxy that the environment names.
// The packages are loaded only when a proxy applies: start-up must stay near an empty node.

import http from 'node:http';
import https from 'node:https';
import { packages } from '../packages.ts';
import { isThisComputer } from './this-computer.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What node:http needs to send one request, and the module that sends it. */
export interface Route {
	module: typeof http | typeof https;
	options: http.RequestOptions;
}

const proxyNames = ['http_proxy', 'https_proxy', 'all_proxy'];
const namesProxy = (env: Env) => Object.keys(env).some((name) => proxyNames.includes(name.toLowerCase()) && env[name]);

/**
 * The proxy for a URL; '' for none. `env` decides whether there is one to ask about; which one it is, is read from
 * this process by proxy-from-env (it takes no environment of its own).
 */
async function proxyFor(url: URL, env: Env): Promise<string> {
	if (isThisComputer(url.hostname) || !namesProxy(env)) return '';
	const { getProxyForUrl } = await packages.proxyFromEnv();
	return getProxyForUrl(url.href);
}

// Node's own default gives each address 250 ms, too short for slow lines: it is a hidden timeout.
const family = { autoSelectFamilyAttemptTimeout: 3000 };

/** The module of a scheme, with an agent that keeps no connection (and so the program) alive. */
function speaker(protocol: string): { module: Route['module']; agent: http.Agent } {
	if (protocol !== 'https:') return { module: http, agent: new http.Agent() };
	return { module: https, agent: new https.Agent() };
}

const nameOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '');

function straight(url: URL): Route {
	const { module, agent } = speaker(url.protocol);
	return {
		module,
		options: { ...family, hostname: nameOf(url), port: url.port, path: url.pathname + url.search, agent },
	};
}

const credentials = (proxy: URL): Record<string, string> =>
	proxy.username === ''
		? {}
		: {
				'proxy-authorization': `Basic ${Buffer.from(
					`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`,
				).toString('base64')}`,
			};

/** Plain HTTP goes to the proxy with the whole address in the request line; many proxies tunnel to port 443 only. */
function forwarded(url: URL, proxy: URL): Route {
	const { module, agent } = speaker(proxy.protocol);
	const path = `${url.origin}${url.pathname}${url.search}`;
	const headers = { host: url.host, ...credentials(proxy) };
	return { module, options: { ...family, hostname: nameOf(proxy), port: proxy.port, path, headers, agent } };
}

/** How to reach a URL. Throws where the environment names a proxy of a kind that is not spoken here (SOCKS). */
export async function routeTo(url: URL, env: Env): Promise<Route> {
	const named = await proxyFor(url, env);
	if (named === '') return straight(url);
	const proxy = new URL(named);
	if (!['http:', 'https:'].includes(proxy.protocol))
		throw Object.assign(new Error(`proxy kind not supported: ${proxy.protocol}//${proxy.host}`), { code: 'EPROXY' });
	if (url.protocol === 'http:') return forwarded(url, proxy);
	const { HttpsProxyAgent } = await packages.httpsProxyAgent();
	const route = straight(url);
	return { ...route, options: { ...route.options, agent: new HttpsProxyAgent(proxy) } };
}
