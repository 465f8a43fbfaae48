// A card whose name stands for several sizes, where nobody said which: what was taken, and how to say another. Pure.

import { isUnknown } from '../../types/known.ts';
import type { Finding, Machine } from '../../types/machine.ts';
import { whatIfWords } from '../../words/what-if.ts';
import { withoutSize } from '../gpu-names.ts';

/** "NVIDIA GeForce RTX 3060 12 GB" as people write it beside a size: "RTX 3060". */
const spoken = (name: string): string =>
	withoutSize(name).replace(/^(?:NVIDIA (?:GeForce )?|AMD (?:Radeon )?|Intel )/, '');

/** One for each such name; none where every size was said or seen. */
export function sizesTaken({ gpus }: Pick<Machine, 'gpus'>): Finding[] {
	const all = gpus.flatMap(({ name, sizes, memory: { total } }) =>
		sizes && !isUnknown(total) ? [whatIfWords.sizeTaken(spoken(name), sizes, total)] : [],
	);
	return [...new Map(all.map((finding) => [finding.text, finding])).values()];
}

export const withSizesTaken = (machine: Machine): Machine => ({
	...machine,
	findings: [...machine.findings, ...sizesTaken(machine)],
});
