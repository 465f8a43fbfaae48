// Findings about the computer as a whole: limits of containers, WSL2, another server, nothing but the processor.

import { isUnknown } from '../../types/known.ts';
import type { Finding, Machine } from '../../types/machine.ts';
import { judgeWords } from '../../words/machine.ts';

/** A host that is this computer. */
const isLocal = (host: string): boolean =>
	/^(?:https?:\/\/)?(?:127(?:\.\d+){3}|localhost|0\.0\.0\.0|\[?::1?\]?)(?::\d+)?(?:\/|$)/i.test(host);

type Check = (machine: Machine) => Finding | null;

const remote: Check = ({ ollama }) => (isLocal(ollama.host) ? null : judgeWords.remoteServer(ollama.host));

const limited: Check = ({ memory }) => {
	if (memory.limit === null) return null;
	if (isUnknown(memory.limit)) return judgeWords.limitUnknown();
	return memory.limitSource === 'cgroup v1' ? judgeWords.limitV1(memory.limit) : judgeWords.limit(memory.limit);
};

const wsl: Check = ({ os }) => (os.environment === 'wsl2' ? judgeWords.wsl() : null);

const readOnly: Check = ({ disk }) => (disk.readOnly ? judgeWords.readOnlyVolume(disk.path) : null);

const snap: Check = ({ ollama }) => (ollama.program?.startsWith('/snap/') ? judgeWords.snap() : null);

const memoryUnknown: Check = ({ memory }) => (isUnknown(memory.total) ? judgeWords.memoryUnknown() : null);

const intelMac: Check = ({ os }) =>
	os.platform === 'darwin' && os.arch === 'x64' ? judgeWords.intelMacFinding() : null;

/** In the order in which they matter. */
export const machineFindings = (machine: Machine): Finding[] =>
	[remote, memoryUnknown, limited, readOnly, snap, wsl, intelMac].flatMap((check) => check(machine) ?? []);
