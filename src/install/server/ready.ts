// Whether a server answers, and waiting until it does. The readiness trap: Ollama opens its port before it has looked
// at the graphics processors, and until then says nothing, for up to 90 s (server/routes.go of 0.33). That is no failure.

import { setTimeout as delay } from 'node:timers/promises';
import type { Ports } from '../../ports.ts';
import { Problem, Stopped } from '../../problem.ts';
import { serving as words } from '../../words/install.ts';
import { isForeign, systemCode } from '../../world/failure.ts';
import { saying } from '../archive/network.ts';
import { portHolder } from './who.ts';

export type Look =
	/** An Ollama answered. */
	| { state: 'answers'; version: string }
	/** Something answered, and it is no Ollama. */
	| { state: 'foreign' }
	/** The port is open and nothing was said in time. */
	| { state: 'silent' }
	/** Nothing listens there. */
	| { state: 'closed'; raw: string };

type World = Pick<Ports, 'fetch' | 'signal'>;

const portOf = (host: string): number => {
	const { port, protocol } = new URL(host);
	return Number(port) || (protocol === 'https:' ? 443 : 80);
};

/** Throws why the person's signal was given: the Problem that it names, else `Stopped`. */
export function stop(signal: AbortSignal): never {
	throw signal.reason instanceof Problem ? signal.reason : new Stopped();
}

/** One look at a server: up to `patience` milliseconds for its answer. Throws only when the person stops. */
export async function lookAt({ fetch, signal }: World, host: string, patience: number): Promise<Look> {
	const limit = AbortSignal.timeout(patience);
	try {
		const answer = await fetch(`${host}/api/version`, { signal: AbortSignal.any([signal, limit]) });
		const text = await answer.text();
		const version = answer.ok ? /^\s*\{\s*"version"\s*:\s*"([^"]+)"/.exec(text)?.[1] : undefined;
		return version === undefined ? { state: 'foreign' } : { state: 'answers', version };
	} catch (error) {
		if (signal.aborted) stop(signal);
		if (limit.aborted) return { state: 'silent' };
		if (isForeign(systemCode(error))) return { state: 'foreign' };
		return { state: 'closed', raw: error instanceof Error ? error.message : String(error) };
	}
}

export interface Patience {
	/** Milliseconds until the port has to be open; default 30 000. */
	open?: number;
	/** Milliseconds an open port may stay silent; default 120 000 (the 90 s, and a slow disk). */
	silent?: number;
	/** Milliseconds between two looks; default 200. */
	every?: number;
	/** Called each second while the port is open and silent. */
	onSilent?: (seconds: number) => void;
	/** Resolves with the server's last words once it has ended; null while it runs. */
	ended?: () => Promise<string | null>;
}

/** Tells the silence while a look lasts longer than a second. */
async function tellingSilence(look: Promise<Look>, onSilent: Patience['onSilent']): Promise<Look> {
	const began = performance.now();
	const timer = setInterval(() => onSilent?.(Math.round((performance.now() - began) / 1000)), 1000);
	try {
		return await look;
	} finally {
		clearInterval(timer);
	}
}

/** The Problem of a port that something else holds (`port-held`), or that stays silent (`server-silent`), with its program. */
export async function portProblem(host: string, silentFor?: number): Promise<Problem> {
	const port = portOf(host);
	const holder = await portHolder(port);
	const by = holder && `${holder.name} (process ${holder.pid})`;
	return silentFor === undefined
		? saying('port-held', words.held(port, by))
		: saying('server-silent', words.mute(port, Math.round(silentFor / 1000), by));
}

/**
 * Resolves with the version once the server answers. Problems: `port-held` (what answers is no Ollama),
 * `server-silent`, `server-ended` (with its last words), `server-closed`; `Stopped`.
 */
export async function waitForAnswer(world: World, host: string, patience: Patience = {}): Promise<string> {
	const { open = 30_000, silent = 120_000, every = 200 } = patience;
	const until = performance.now() + open;
	for (;;) {
		const look = await tellingSilence(lookAt(world, host, silent), patience.onSilent);
		if (look.state === 'answers') return look.version;
		if (look.state === 'foreign') throw await portProblem(host);
		if (look.state === 'silent') throw await portProblem(host, silent);
		const lastWords = await patience.ended?.();
		if (lastWords !== null && lastWords !== undefined) throw saying('server-ended', words.died, { raw: lastWords });
		if (performance.now() > until)
			throw saying('server-closed', words.closed(host, Math.round(open / 1000)), { raw: look.raw });
		await delay(every, undefined, { signal: world.signal }).catch(() => stop(world.signal));
	}
}
