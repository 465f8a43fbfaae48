// What can go wrong between here and a file on the internet, put into problems a person can act on.

import { Problem } from '../../problem.ts';
import { fetching as words } from '../../words/fetching.ts';
import type { Saying } from '../../words/install.ts';
import { type NetworkCause, networkCause, systemCode } from '../../world/failure.ts';

const told = {
	'no-dns': (host) => words.noDns(host),
	'proxy-failed': (host) => words.proxy(host),
	'bad-certificate': (host) => words.badCertificate(host),
	'login-page': (host) => words.loginPage(host),
	'no-network': (host) => words.noNetwork(host),
} satisfies Record<NetworkCause, (host: string) => Saying>;

/** A Problem from a sentence with its cure. */
export const saying = (code: string, { text, cure }: Saying, more: { raw?: string; cause?: unknown } = {}): Problem =>
	new Problem(code, text, { cure, ...more });

/**
 * A request that failed before or while it was answered. Problems: no-dns, bad-certificate, proxy-failed, login-page,
 * no-network.
 */
export function requestProblem(error: unknown, host: string): Problem {
	if (error instanceof Problem) return error;
	const cause = networkCause(systemCode(error));
	const more = { raw: error instanceof Error ? error.message : String(error), cause: error };
	return saying(cause, told[cause](host), more);
}

const isPage = (answer: Response) => (answer.headers.get('content-type') ?? '').startsWith('text/html');

/**
 * The Problem of an answer that is not the file asked for, or null. Problems: release-missing (404), download-refused
 * (401, 403, 451, …), rate-limited (429), host-down (5xx), login-page (a web page where a file was asked for).
 */
export function answerProblem(answer: Response, url: string): Problem | null {
	const { host } = new URL(answer.url || url);
	const { status } = answer;
	if (status === 404 || status === 410) return saying('release-missing', words.missing(url));
	if (status === 429) return saying('rate-limited', words.busy(host));
	if (status === 511) return saying('login-page', words.loginPage(host));
	if (status >= 500) return saying('host-down', words.down(host, status));
	if (status >= 400) return saying('download-refused', words.refused(host, status));
	return isPage(answer) ? saying('login-page', words.loginPage(host)) : null;
}
