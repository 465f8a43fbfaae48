// The order in which the files of tests begin, where nobody has run them before: the longest first, so that none of them is
// left to run alone at the end.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that start the program most often. */
const longest = [
	'retune/retune',
	'install/server',
	'care/talk',
	'setup/wizard',
	'detect/rubbish',
	'retune/terminal',
	'install/fault-table',
	'cli/remote',
	'detect/world',
	'cli/said',
	'screen/esc',
	'doctor/command',
	'install/zstd',
	'words/in-german',
	'care/rehearse',
	'care/exercises',
	'setup/begun',
	'report/report',
];

const place = ({ moduleId }: TestSpecification): number => {
	const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
	return at < 0 ? longest.length : at;
};

export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files);
		return sorted.sort((a, b) => place(a) - place(b));
	}
}
