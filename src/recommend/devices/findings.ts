// Findings about the computer as a whole: limits of containers, WSL2, unknown memory, Intel Macs.

import { isUnknown } from '../../types/known.ts';
import type { Finding, Machine } from '../../types/machine.ts';
import { judgeWords } from '../../words/judge.ts';
import { isRemote } from './remote.ts';

type Check = (machine: Machine) => Finding | null;

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

// A probe that failed, or a driver that is in the way of it: there may be a card all the same.
const open = new Set([
	'graphics-unknown',
	'nvidia-smi-hangs',
	'nvidia-driver-mismatch',
	'nvidia-driver-not-running',
	'nvidia-smi-unreadable',
	'nvidia-no-permission',
	'nvidia-unreachable',
]);

/** Whether a computer of which no card is listed may have one: a finding says that it could not be seen. */
export const graphicsOpen = ({ findings }: Pick<Machine, 'findings'>): boolean =>
	findings.some(({ code }) => open.has(code));

/** In the order in which they matter. */
export const machineFindings = (machine: Machine): Finding[] =>
	// Of a server's computer nothing is seen, so there is nothing to find out about it either.
	isRemote(machine)
		? []
		: [memoryUnknown, limited, readOnly, snap, wsl, intelMac].flatMap((check) => check(machine) ?? []);
