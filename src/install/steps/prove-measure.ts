// What a measured speed belongs to: the weights, by the server's own word, and the machine.

import { inList } from '../../models/local.ts';
import { modelFromShow, type ShowAnswer } from '../../models/show.ts';
import type { Call, Client } from '../../ollama/client.ts';
import type { Ports } from '../../ports.ts';
import { readsOf } from '../../recommend/speed/bytes.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { Measure } from '../../types/plan.ts';
import { isHere } from '../../world/this-computer.ts';
import { backendOf, hardwareLine } from '../measured.ts';

/**
 * Other programs keep the processor busy: what is measured then is theirs as much as the model's (a full processor made
 * one of eight models four times slower). The load of the last minute against what the engine's own threads make; Linux
 * only, elsewhere nobody tells it and the answer is no.
 */
export async function isBusy({ platform, read }: Pick<Ports, 'platform' | 'read'>, machine: Machine): Promise<boolean> {
	if (platform !== 'linux') return false;
	const text = await read('/proc/loadavg');
	const load = isUnknown(text) ? Number.NaN : Number(text.split(' ')[0]);
	const threads = orElse(machine.cpu.threads, orElse(machine.cpu.cores, 0));
	return threads > 0 && load > 2 * threads + 2;
}

/**
 * What the speed of a companion's proof belongs to, from the server's own word on its weights. Undefined where it cannot
 * be told (no digest, no sizes), or where the server is another computer.
 */
export async function measureOf(
	client: Pick<Client, 'host' | 'show' | 'tags'>,
	companion: { name: string; model: string },
	machine: Machine,
	ollama: string | undefined,
	call: Call = {},
): Promise<Measure | undefined> {
	if (!isHere(client.host)) return undefined;
	try {
		return await lookAt(client, companion, machine, ollama, call);
	} catch {
		// The companion has just been proven; that is not taken back because this last look at it failed.
		call.signal?.throwIfAborted();
		return undefined;
	}
}

async function lookAt(
	client: Pick<Client, 'show' | 'tags'>,
	{ name, model }: { name: string; model: string },
	machine: Machine,
	ollama: string | undefined,
	call: Call,
): Promise<Measure | undefined> {
	const [shown, tags] = [await client.show(name, { verbose: true }, call), await client.tags(call)];
	const facts = modelFromShow(model, shown as ShowAnswer, inList(tags, name));
	const reads = readsOf(facts);
	if (facts.digest === undefined || isUnknown(reads)) return undefined;
	const manifest = inList(tags, model)?.digest;
	return {
		digest: facts.digest,
		...(manifest === undefined ? {} : { manifest }),
		model,
		bytes: reads.total,
		perToken: reads.perToken,
		layers: reads.layers,
		moe: reads.moe,
		...(isUnknown(reads.activeParameters) ? {} : { activeParameters: reads.activeParameters }),
		...(isUnknown(facts.quantization) ? {} : { quantization: facts.quantization }),
		...(ollama === undefined ? {} : { ollama }),
		backend: backendOf(machine),
		hardware: hardwareLine(machine),
	};
}
