// Which host names never leave this computer. Requests to them never go through a proxy.

/** A host name as it is compared: lower case, without the brackets of IPv6 and the dot at the end. */
export const plainHost = (hostname: string): string =>
	hostname
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');

/** True for localhost, *.localhost, 127.0.0.0/8, ::1 and the unspecified addresses; IPv6 with or without brackets. */
export function isLoopback(hostname: string): boolean {
	const host = plainHost(hostname);
	if (host === 'localhost' || host.endsWith('.localhost')) return true;
	return /^127(\.\d{1,3}){3}$/.test(host) || ['::1', '::', '0.0.0.0'].includes(host) || /^::ffff:(127\.|7f)/.test(host);
}

/** The same for the address of a server ("http://127.0.0.1:11434"); false for what is none. */
export const onLoopback = (address: string): boolean => URL.canParse(address) && isLoopback(new URL(address).hostname);
