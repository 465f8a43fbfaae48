// Findings about the computer as a whole: limits of containers, WSL2, unknown memory, Intel Macs.

import { isUnknown } from '../../types/known.ts';
import type { Finding, Machine } from '../../types/machine.ts';
import { judgeWords } from '../../words/machine.ts';
import { isRemote } from './remote.ts';

type Check = (machine: Machine) => Finding | null;

const limited: Check = ({ memory }) => {
	if (memory.limit === null) return null;
	if (isUnknown(memory.limit)) return judgeWords.limitUnknown();
	return memory.limitSource === 'cgroup v1' ? judgeWords.limitV1(memory.limit) : judgeWords.limit(memory.limit);
};

const wsl: Check = ({ os }) => (os.environment === 'wsl2' ? judgeWords.wsl() : null);

const memoryUnknown: Check = ({ memory }) => (isUnknown(memory.total) ? judgeWords.memoryUnknown() : null);

const intelMac: Check = ({ os }) =>
	os.platform === 'darwin' && os.arch === 'x64' ? judgeWords.intelMacFinding() : null;

/** In the order in which they matter. */
export const machineFindings = (machine: Machine): Finding[] =>
	// Of a server's computer nothing is seen, so there is nothing to find out about it either.
	isRemote(machine) ? [] : [memoryUnknown, limited, wsl, intelMac].flatMap((check) => check(machine) ?? []);
