// What can go wrong between here and a file on the internet, put into problems a person can act on.

import { Problem } from '../../problem.ts';
import { fetching as words } from '../../words/fetching.ts';
import type { Saying } from '../../words/install.ts';

/** A Problem from a sentence with its cure. */
export const saying = (code: string, { text, cure }: Saying, more: { raw?: string; cause?: unknown } = {}): Problem =>
	new Problem(code, text, { cure, ...more });

/** The system's code inside an error or its causes ("ENOSPC", "ENOTFOUND"), or '' where there is none. */
export function systemCode(error: unknown): string {
	for (let at = error; at instanceof Error; at = at.cause) {
		const { code } = at as NodeJS.ErrnoException;
		if (typeof code === 'string') return code;
	}
	return '';
}

/** Error codes of a full disk or a used-up quota. */
export const isFull = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT';

/** Error codes of a folder that cannot be written. */
export const isDenied = (code: string): boolean => /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST)$/.test(code);

/** A request that failed before or while it was answered. Problems: no-dns, bad-certificate, proxy-failed, no-network. */
export function requestProblem(error: unknown, host: string): Problem {
	if (error instanceof Problem) return error;
	const code = systemCode(error);
	const more = { raw: error instanceof Error ? error.message : String(error), cause: error };
	if (/^(ENOTFOUND|EAI_)/.test(code)) return saying('no-dns', words.noDns(host), more);
	if (code === 'EPROXY') return saying('proxy-failed', words.proxy(host), more);
	if (/CERT|SIGNED|ISSUER|SSL|ALTNAME/.test(code)) return saying('bad-certificate', words.badCertificate(host), more);
	return saying('no-network', words.noNetwork(host), more);
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
