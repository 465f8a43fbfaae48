// What servers, the registry and the system say when something fails, put into a Problem a person can act on.

import { OllamaError } from '../ollama/error.ts';
import { recognise } from '../ollama/meaning.ts';
import { Problem, Stopped } from '../problem.ts';
import { type About, choiceWords, faultWords } from '../words/faults.ts';
import { isFull, networkCause, systemCode } from '../world/failure.ts';

export type FaultCode = keyof typeof faultWords;
type ChoiceId = keyof typeof choiceWords;

const choices: Partial<Record<FaultCode, ChoiceId[]>> = {
	'disk-full': ['other-folder', 'smaller-model', 'remove-partials', 'again'],
	'models-folder-denied': ['other-folder', 'again'],
	'partial-broken': ['remove-partials', 'again'],
	'ollama-too-old': ['update-ollama', 'other-model'],
	'model-unknown': ['other-model'],
	'mlx-only': ['other-model'],
	'cloud-only': ['other-model'],
	'out-of-memory': ['close-programs', 'smaller-context', 'smaller-model'],
	'engine-killed': ['close-programs', 'smaller-context', 'smaller-model'],
	'load-timeout': ['close-programs', 'smaller-model'],
	'reply-ended': ['again', 'other-model'],
	incompatible: ['update-ollama', 'other-model'],
	'cannot-chat': ['other-model'],
	'template-refused': ['other-model'],
};

// Wrong use, not a failed step.
const wrongUse = new Set<FaultCode>(['model-unknown', 'name-invalid']);

// What goes away by itself: the pull tries again before it gives up.
const passing = new Set<string>([
	'download-cut',
	'download-stalled',
	'registry-down',
	'rate-limited',
	'no-dns',
	'no-network',
	'blob-host-blocked',
	'server-gone',
	'server-silent',
	'server-not-running',
	'digest-mismatch',
] satisfies FaultCode[]);

/** True for problems that another try in a moment may mend. */
export const isPassing = (problem: Problem): boolean => passing.has(problem.code);

/** Named choices as they are handed on with a Problem. */
export const choicesOf = (...ids: ChoiceId[]): { id: string; label: string }[] =>
	ids.map((id) => ({ id, label: choiceWords[id] }));

/** The Problem of a code, with its sentence, cure, choices and the raw text. */
export function problem(code: FaultCode, about: About = {}, more: { raw?: string; cause?: unknown } = {}): Problem {
	const { text, cure } = faultWords[code](about);
	return new Problem(code, text, {
		cure,
		exit: wrongUse.has(code) ? 2 : 1,
		choices: choicesOf(...(choices[code] ?? [])),
		...more,
	});
}

/** The folder of models and the host that a text names, where it does. */
function readAbout(text: string): About {
	const path = /(?:open|mkdir|write|rename) (.+?)[/\\]blobs[/\\]/.exec(text)?.[1];
	const host = /lookup (\S+?)(?: on \S+)?:|(?:Get|Head) "https?:\/\/([^/"]+)/.exec(text);
	const name = host?.[1] ?? host?.[2];
	return { ...(path === undefined ? {} : { folder: path }), ...(name === undefined ? {} : { host: name }) };
}

/** Our own requests, to the registry or a release: by the system's code. */
const byCode = (code: string): FaultCode => (isFull(code) ? 'disk-full' : networkCause(code));

const isLocal = (host: string | undefined) =>
	host === undefined || /^(https?:\/\/)?(127\.|localhost|\[::1\])/.test(host);

/** What stood between us and the Ollama server itself, before it said anything. */
function byServer(error: OllamaError, about: About): FaultCode | undefined {
	if (error.kind === 'silent') return 'server-silent';
	if (error.kind === 'foreign') return 'port-held';
	if (error.kind === 'broken') return 'server-gone';
	if (error.kind === 'unreachable') return isLocal(about.host) ? 'server-not-running' : 'host-unreachable';
	return error.status === 403 && error.message.startsWith('HTTP 403') ? 'server-refuses' : undefined;
}

/**
 * Puts whatever was thrown into a Problem: a Problem stays what it is, an abort becomes `Stopped`, a text that is not
 * recognised becomes `unrecognised` and keeps its raw words. `about` fills in what the text does not say.
 */
export function explain(error: unknown, about: About = {}): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof Error && error.name === 'AbortError') return new Stopped();
	const raw = error instanceof Error ? error.message : String(error);
	if (error instanceof Error && error.name === 'TimeoutError')
		return problem('no-network', about, { raw, cause: error });
	const found = { ...about, ...readAbout(raw) };
	const more = { raw, cause: error };
	const server = error instanceof OllamaError ? byServer(error, about) : undefined;
	if (server) return problem(server, about, more);
	const known = recognise(raw);
	if (known) return problem(known, found, more);
	const code = error instanceof OllamaError ? '' : systemCode(error);
	return problem(code ? byCode(code) : 'unrecognised', found, more);
}
