// Which host names mean this computer itself. Requests to them never leave it, so they never go through a proxy.

/** True for localhost, *.localhost, 127.0.0.0/8, ::1 and the unspecified addresses; IPv6 with or without brackets. */
export function isLoopback(hostname: string): boolean {
	const host = hostname
		.toLowerCase()
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '');
	if (host === 'localhost' || host.endsWith('.localhost')) return true;
	return /^127(\.\d{1,3}){3}$/.test(host) || ['::1', '::', '0.0.0.0'].includes(host) || /^::ffff:(127\.|7f)/.test(host);
}

/** A server's address ("http://127.0.0.1:11434") is this computer's own. */
export const isHere = (host: string): boolean => URL.canParse(host) && isLoopback(new URL(host).hostname);
