// The order in which the files of tests begin, where nobody has run them before: the longest first, so that none of them is
// left to run alone at the end.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that start the program most often; then those that hold much memory, since each start copies what is held. */
const longest = [
	'retune/retune',
	'install/server',
	'care/talk',
	'setup/wizard',
	'retune/terminal',
	'install/fault-table',
	'cli/remote',
	'detect/world',
	'cli/said',
	'screen/esc',
	'doctor/command',
	'words/in-german',
	'care/rehearse',
	'care/exercises',
	'setup/begun',
	'report/report',
	'care/watch-talk',
	'setup/go-on',
	'cli/said-size',
	'setup/pasted',
	'setup/help-lines',
	'detect/rubbish',
	'install/zstd',
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
