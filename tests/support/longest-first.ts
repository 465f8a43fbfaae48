// The order in which the files of tests begin, where nobody has run them before: the longest first, so that none of them is
// left to run alone at the end.

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Those that take longest; next to those that wait most of their time (install/server, setup/wizard, detect/world) those that
 * keep a processor busy. At the end what holds much memory, since each start of a program copies what is held.
 */
const longest = [
	'retune/retune',
	'install/server',
	'care/talk',
	'cli/remote',
	'detect/rubbish',
	'setup/wizard',
	'cli/said',
	'retune/terminal',
	'install/fault-table',
	'screen/esc',
	'words/in-german',
	'detect/world',
	'recommend/laws',
	'care/rehearse',
	'doctor/command',
	'care/exercises',
	'setup/begun',
	'report/report',
	'care/watch-talk',
	'setup/go-on',
	'cli/said-size',
	'setup/pasted',
	'setup/help-lines',
	'models/gguf',
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
