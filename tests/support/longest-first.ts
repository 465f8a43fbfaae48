// The order in which the files of tests begin, where nobody has run them before: the longest first, so that none of them is
// left to run alone at the end.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that start the program most often. */
const longest = [
	'retune/retune',
	'cli/remote',
	'setup/wizard',
	'retune/terminal',
	'care/talk',
	'cli/said',
	'install/server',
	'words/in-german',
	'doctor/command',
	'install/zstd',
	'detect/rubbish',
	'care/rehearse',
	'setup/begun',
	'report/report',
	'install/fault-table',
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
