// Seven questions to the server itself, as a web page, as a stranger and as a neighbour would ask them. Never asked:
// /api/me, web search and pull, which go online even with the cloud features off (server/routes.go).

import type { Client } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import type { Shown } from '../../ollama/types.ts';
import { isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import type { PrivacyFacts } from '../types.ts';
import type { Target, World } from '../world.ts';

const patience = 5000;

/** An answer of the server, or why there was none. */
export async function asking<T>(ask: () => Promise<T>): Promise<Known<T>> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof OllamaError) return unknown(unseen.noAnswer);
		throw error;
	}
}

/** The companion as the server shows it; null where it has none. */
export const shownOf = (client: Client, name: string): Promise<Known<Shown | null>> =>
	asking(async () => {
		try {
			return await client.show(name);
		} catch (error) {
			if (error instanceof OllamaError && error.status === 404) return null;
			throw error;
		}
	});

async function head({ ports }: World, url: string, headers: Record<string, string>): Promise<Known<Response>> {
	try {
		const signal = AbortSignal.any([ports.signal, AbortSignal.timeout(patience)]);
		const answer = await ports.fetch(url, { headers, redirect: 'manual', signal });
		await answer.body?.cancel();
		return answer;
	} catch (error) {
		if (ports.signal.aborted) throw error;
		return unknown(unseen.noAnswer);
	}
}

const status = (answer: Known<Response>): Known<number> => (isUnknown(answer) ? answer : answer.status);

async function asPage(world: World, host: string): Promise<PrivacyFacts['page']> {
	const answer = await head(world, `${host}/api/version`, { origin: 'https://audit.invalid' });
	if (isUnknown(answer)) return answer;
	return { status: answer.status, readable: answer.headers.has('access-control-allow-origin') };
}

async function cloud(world: World, host: string): Promise<PrivacyFacts['cloud']> {
	try {
		const signal = AbortSignal.any([world.ports.signal, AbortSignal.timeout(patience)]);
		const answer = await world.ports.fetch(`${host}/api/status`, { signal });
		if (answer.status === 404) return 'none';
		const said = (await answer.json()) as { cloud?: { disabled?: unknown } } | null;
		const disabled = said?.cloud?.disabled;
		return typeof disabled === 'boolean' ? (disabled ? 'off' : 'on') : unknown(unseen.noAnswer);
	} catch (error) {
		if (world.ports.signal.aborted) throw error;
		return unknown(unseen.noAnswer);
	}
}

async function neighbours(world: World, port: number): Promise<PrivacyFacts['reached']> {
	const addresses = world.addresses();
	if (addresses.length === 0) return unknown(unseen.noAddress);
	return Promise.all(
		addresses.map(async (address) => {
			const answer = await world.tryPort(address, port);
			return { address, open: answer === 'silent' ? unknown(unseen.silentPort) : answer === 'open' };
		}),
	);
}

type Wire = Pick<PrivacyFacts, 'cloud' | 'reached' | 'page' | 'foreignName' | 'debugPages'>;

/** Asks a running server of this computer; one elsewhere is only asked what it says of itself. */
export async function askOnWire(world: World, target: Target): Promise<Wire> {
	const none = unknown(target.local ? target.why : unseen.elsewhere);
	if (!target.running) return { cloud: none, reached: none, page: none, foreignName: none, debugPages: none };
	if (!target.local)
		return { cloud: await cloud(world, target.host), reached: none, page: none, foreignName: none, debugPages: none };
	const { host, port } = target;
	const [switched, reached, page, stranger, debug] = await Promise.all([
		cloud(world, host),
		neighbours(world, port),
		asPage(world, host),
		head(world, `${host}/api/version`, { host: 'audit.invalid' }),
		head(world, `${host}/debug/pprof/`, {}),
	]);
	return { cloud: switched, reached, page, foreignName: status(stranger), debugPages: status(debug) };
}
