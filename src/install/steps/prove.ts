// Shows that the companion works: what the server holds, where it runs, that its instructions reach the model, that it
// answers, and how fast.

import { sameName } from '../../models/names.ts';
import type { Call, Client } from '../../ollama/client.ts';
import type { Running, Shown } from '../../ollama/types.ts';
import type { Ports } from '../../ports.ts';
import type { Proof } from '../../types/plan.ts';
import { proveWords } from '../../words/proving.ts';
import { explain, problem } from '../faults.ts';
import { findingsOf, type Promised } from './prove-findings.ts';
import { engineMemory } from './prove-memory.ts';
import { measureSpeed, noEngineYet, readingOfPrompt, shortReply, type Thinking } from './prove-reply.ts';

export interface ProveOptions {
	name: string;
	/** The system text that must be there, whole. */
	system: string;
	promised?: Promised;
	/** From the catalog: whether the model's thinking can be switched off. Absent: what the server says it can. */
	thinking?: { supported: boolean; canBeDisabled: boolean | null };
	/** Reading speed measured before in the same run, tokens per second. */
	read?: number;
	/** Where the server is on this computer: the processes are looked at for the memory the engine takes. */
	ports?: Pick<Ports, 'platform' | 'list' | 'read'>;
	/** Told before each part, so that a slow computer is not silent. */
	onPart?: (part: ProvePart) => void;
	signal?: AbortSignal;
}

export type ProvePart = 'load' | 'prompt' | 'reply' | 'speed';

/** Off where the catalog says it can be, or where nothing is known and the server says the model can think. */
function thinkingOf(shown: Shown, known: ProveOptions['thinking']): Thinking {
	const supported = known?.supported ?? shown.capabilities?.includes('thinking') ?? false;
	if (!supported || !(shown.capabilities?.includes('thinking') ?? true)) return 'none';
	return known?.canBeDisabled === false ? 'low' : 'off';
}

/**
 * The row of a model in /api/ps. Base and companion share one engine, listed under the name that loaded it first
 * (server/sched.go), so the base's name counts too.
 */
export function runningAs(rows: Running[], name: string, base?: string): Running | undefined {
	const named = (wanted: string | undefined) => rows.find((row) => wanted && sameName(row.name, wanted));
	return named(name) ?? named(base);
}

/** Share on graphics processors, 0…1; above 0.99 counts as all of it (a few buffers always lie in RAM). */
export function placementOf(row: Pick<Running, 'size' | 'size_vram'>): Pick<Proof, 'placement' | 'gpuShare'> {
	const gpuShare = row.size > 0 ? Math.min(1, Math.max(0, row.size_vram / row.size)) : 0;
	return { gpuShare, placement: gpuShare > 0.99 ? 'gpu' : gpuShare > 0 ? 'split' : 'cpu' };
}

/** The whole text stands in the prompt that the engine gets. Templates may trim its edges. */
async function reaches(client: Client, options: ProveOptions, call: Call): Promise<boolean> {
	const messages = [{ role: 'user' as const, content: proveWords.hello }];
	const rendered = await client.render({ model: options.name, messages }, call);
	return rendered.includes(options.system.trim());
}

async function measure(client: Client, options: ProveOptions, call: Call): Promise<Proof> {
	const { name, system, promised = {}, onPart } = options;
	const shown = await client.show(name, {}, call);
	if (shown.remote_host) throw problem('cloud-only', { model: name });
	onPart?.('load');
	const fresh = await noEngineYet(client, call);
	await client.load(name, {}, call);
	const row = runningAs(await client.ps(call), name, shown.details.parent_model);
	if (!row) throw problem('engine-stopped', { model: name });
	onPart?.('prompt');
	const systemPromptPresent = shown.system === system && (await reaches(client, options, call));
	onPart?.('reply');
	const thinking = thinkingOf(shown, options.thinking);
	const reply = await shortReply(client, name, thinking, call);
	onPart?.('speed');
	const generate = await measureSpeed(client, name, reply, thinking, call);
	const read = (fresh ? readingOfPrompt(reply.first) : undefined) ?? options.read;
	// After the reply: the context is filled as the speed was measured, and mapped weights have been read.
	const memory = options.ports ? await engineMemory(options.ports) : undefined;
	const measured = {
		model: name,
		...placementOf(row),
		generate,
		...(read === undefined ? {} : { read }),
		systemPromptPresent,
		contextLength: row.context_length ?? 0,
		...(memory === undefined ? {} : { memory }),
		...(promised.speed ? { promised: promised.speed } : {}),
		reply: reply.text.slice(0, 600),
	};
	return { ...measured, findings: findingsOf(measured, promised) };
}

/**
 * Proves a companion. What falls short of the promise is in `findings`; `prompt-missing` among them means that the
 * companion must not be used. Problems: `model-missing`, `out-of-memory`, `engine-…` and what else `explain` knows.
 */
export async function prove(client: Client, options: ProveOptions): Promise<Proof> {
	const call: Call = options.signal ? { signal: options.signal } : {};
	try {
		return await measure(client, options, call);
	} catch (error) {
		throw explain(error, { model: options.name, host: client.host });
	}
}
