// The package has no types of its own.
declare module 'proxy-from-env' {
	/** URL of the proxy for a URL by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY of this process; '' for none. */
	export function getProxyForUrl(url: string): string;
}
