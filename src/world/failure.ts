// What the system says of something that failed, by its code: read in one place, put into words where it happened.

/** The system's code inside an error or its causes ("ENOSPC", "ENOTFOUND"), or '' where there is none. */
export function systemCode(error: unknown): string {
	for (let at = error; typeof at === 'object' && at !== null; ) {
		const { code, cause, errors } = at as { code?: unknown; cause?: unknown; errors?: unknown[] };
		if (typeof code === 'string') return code;
		// All addresses of a host were tried: the first one tells.
		at = at instanceof AggregateError ? errors?.[0] : cause;
	}
	return '';
}

/** Error codes of a full disk or a used-up quota. */
export const isFull = (code: string): boolean => code === 'ENOSPC' || code === 'EDQUOT';

/** Error codes of a folder that cannot be written. */
export const isDenied = (code: string): boolean => /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST)$/.test(code);

/** It answered, and not as HTTP has it, or switched to something else: not the kind of server that was asked. */
export const isForeign = (code: string): boolean => code.startsWith('HPE_') || code === 'EUPGRADE';

export type NetworkCause = 'no-dns' | 'proxy-failed' | 'bad-certificate' | 'login-page' | 'no-network';

/** Why a request of ours failed; `no-network` where the code does not tell more. */
export function networkCause(code: string): NetworkCause {
	if (/^(ENOTFOUND|EAI_)/.test(code)) return 'no-dns';
	if (code === 'EPROXY') return 'proxy-failed';
	if (/CERT|SIGNED|SIGNATURE|ISSUER|SSL|TLS|ALTNAME/.test(code)) return 'bad-certificate';
	// What is no HTTP, or is led elsewhere without encryption: the log-in of a network stands between.
	return code === 'EREDIRECT' || isForeign(code) ? 'login-page' : 'no-network';
}
