// Before an answer: whose computer it is about, where that is not this one, and what stands in it by somebody's word.

import { isRemote } from '../recommend/devices/remote.ts';
import { sizesTaken } from '../recommend/devices/size-taken.ts';
import type { Machine } from '../types/machine.ts';
import { remoteWords } from '../words/remote.ts';
import { saidWords } from '../words/said.ts';
import { paragraph } from './figures.ts';
import { type Look, paint } from './text.ts';

/** Empty where the answer is about this computer as it was seen. */
export function aboutText(machine: Machine, look: Look): string {
	const { host, status } = machine.ollama;
	const remote = isRemote(machine)
		? [
				paint(look, 'bold', paragraph(remoteWords.about(host), look)),
				paragraph(remoteWords.leaves(host, status === 'running'), look),
			]
		: [];
	const said = (machine.said ?? []).map(({ key, value, on }) => paragraph(saidWords.counted(key, value, on), look));
	const taken = sizesTaken(machine).map(({ text, cure }) => paragraph(`${text} ${cure}`, look));
	return [...remote, ...said, ...taken].join('\n');
}
