// The Machine of a server on another computer. Ollama has no answer that tells its hardware (its routes end at
// /api/ps, server/routes.go), so all of it is unknown until a person says it; this computer's is never put in its place.

import { isUnknown, unknown } from '../../types/known.ts';
import type { Finding, LoadedModel, Machine, OllamaFacts } from '../../types/machine.ts';
import { remoteWords as words } from '../../words/remote.ts';

/** Whether a Machine is about the computer of a server elsewhere. */
export const isRemote = ({ ollama }: Pick<Machine, 'ollama'>): boolean => ollama.local === false;

/** Once its memory and its graphics were said, nothing is left to ask for. */
export function withoutQuestion(machine: Machine): Machine {
	const told = !isUnknown(machine.memory.total) && machine.sources['gpus'] !== undefined;
	if (!isRemote(machine) || !told) return machine;
	const findings = machine.findings.map((one) => (one.code === 'remote-server' ? { ...one, cure: '' } : one));
	return { ...machine, findings };
}

function loadedFinding({ name, size, onGpu }: LoadedModel): Finding {
	const where = onGpu <= 0 ? 'cpu' : onGpu >= size ? 'gpu' : 'both';
	return words.loaded(name, size, where);
}

/** Everything unknown but what the server answered. `loaded`: the models in its memory, as far as it told. */
export function remoteMachine(ollama: OllamaFacts, loaded: readonly LoadedModel[]): Machine {
	const none = unknown(ollama.status === 'running' ? words.notTold : words.silent);
	return {
		schema: 1,
		os: { platform: 'unknown', name: none, arch: 'unknown', environment: none },
		cpu: { name: none, cores: none, threads: none, features: none, bandwidth: none },
		memory: { total: none, available: none, limit: null, limitSource: null },
		gpus: [],
		disk: { path: '', free: none },
		ollama: { ...ollama, local: false },
		findings: [words.elsewhere(ollama.host, ollama.status === 'running'), ...loaded.map(loadedFinding)],
		sources: { ollama: words.source },
	};
}
