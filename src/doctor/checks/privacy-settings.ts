// Privacy, second part: what the running server is set to do (questions 9, 11 and 16).

import { olderThan } from '../../install/version.ts';
import { parseHost } from '../../ollama/host.ts';
import { Problem } from '../../problem.ts';
import { isUnknown } from '../../types/known.ts';
import { privacyChecks as words } from '../../words/doctor-privacy.ts';
import { fail, judged, listed, pass } from '../make.ts';
import type { Check, PrivacyFacts } from '../types.ts';

type Values = Readonly<Record<string, string>>;

/** Ollama takes what it cannot read as a yes (envconfig/config.go). */
const isOn = (value: string | undefined): boolean => !/^\s*["']?(|0|f|false)["']?\s*$/i.test(value ?? '');

/** Origins that every server has by itself (envconfig/config.go), as its log lists them. */
const usualOrigin =
	/^(https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0)(:\*)?|(app|file|tauri|vscode-webview|vscode-file):\/\/\*?)$/;

const foreignOrigins = (value: string | undefined): string[] =>
	(value ?? '')
		.replace(/^\[|\]$/g, '')
		.split(/[\s,]+/)
		.filter((origin) => origin !== '' && !usualOrigin.test(origin));

function opensHost(value: string | undefined): boolean {
	if (!value) return false;
	try {
		const { local, everywhere } = parseHost(value);
		return everywhere || !local;
	} catch (error) {
		if (error instanceof Problem) return false;
		throw error;
	}
}

/** Settings that let others in, or write prompts into a log of the engine, as "NAME=value". */
export function opening(values: Values): string[] {
	const named = (name: string) => `${name}=${values[name]}`;
	return [
		...(opensHost(values['OLLAMA_HOST']) ? [named('OLLAMA_HOST')] : []),
		...(foreignOrigins(values['OLLAMA_ORIGINS']).length > 0
			? [`OLLAMA_ORIGINS=${foreignOrigins(values['OLLAMA_ORIGINS']).join(',')}`]
			: []),
		...['LLAMA_ARG_LOG_FILE', 'LLAMA_SERVER_SLOTS_DEBUG'].filter((name) => isOn(values[name])).map(named),
	];
}

/** 9. */
export function settings({ settings: fact }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-settings';
	return judged(id, words.settings.subject, fact, ({ values, source }) => {
		const found = opening(values);
		return found.length > 0
			? fail(id, words.settings.open(listed(found)), words.settings.cure(ours))
			: pass(id, words.settings.well(source));
	});
}

/** Settings that write down what is said: all requests, or (2, and before 0.30 also 1) the text itself in the log. */
function writingDown(values: Values, old: boolean): string[] {
	const debug = values['OLLAMA_DEBUG'] ?? '';
	const trace = /^\s*["']?[2-9]/.test(debug) || /^(DEBUG-4|TRACE)/i.test(debug);
	const some = old && isOn(debug) && !/^(INFO|WARN|ERROR)$/i.test(debug);
	return [
		...(isOn(values['OLLAMA_DEBUG_LOG_REQUESTS']) ? ['OLLAMA_DEBUG_LOG_REQUESTS'] : []),
		...(trace || some ? [`OLLAMA_DEBUG=${debug}`] : []),
	];
}

/** 11. */
export function requestLogs({ requestLogs: folders, settings: fact, version }: PrivacyFacts, ours: boolean): Check {
	const id = 'privacy-request-logs';
	const { subject, found, foundCure, set, cure, well } = words.requests;
	if (!isUnknown(folders) && folders.length > 0) return fail(id, found(listed(folders)), foundCure);
	return judged(id, subject, fact, ({ values }) => {
		const names = writingDown(values, !isUnknown(version) && olderThan(version, '0.30.0'));
		if (names.length > 0) return fail(id, set(listed(names)), cure(ours));
		return judged(id, subject, folders, () => pass(id, well));
	});
}

/** The proxy's host alone: its address can hold a password. */
function hostOf(proxy: string): string {
	try {
		return new URL(proxy.includes('://') ? proxy : `http://${proxy}`).host;
	} catch (error) {
		if (error instanceof TypeError) return proxy.replace(/^.*@/, '');
		throw error;
	}
}

/** 16. */
export function proxy({ settings: fact }: PrivacyFacts): Check {
	const id = 'privacy-proxy';
	return judged(id, words.proxy.subject, fact, ({ values }) => {
		const set = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].map((name) => values[name]?.trim() ?? '');
		const hosts = [...new Set(set.filter((value) => value !== '').map(hostOf))];
		return hosts.length > 0 ? fail(id, words.proxy.set(listed(hosts)), words.proxy.cure) : pass(id, words.proxy.well);
	});
}
