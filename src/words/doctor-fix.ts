// What `doctor --fix` would do, asks and has done.

import { count } from './doctor.ts';

export const fixing = {
	title: 'What would be done',
	nothing: 'There is nothing here that can be mended from here.',
	unattended: 'Nothing was changed. To do this:  {me doctor --fix --yes}',
	question: 'Do this?',
	yes: 'Yes, do this',
	no: 'No, leave everything',
	left: 'Nothing was changed.',
	askShared: (title: string, why: string) => `${title}? ${why}`,
	yesShared: 'Do it',
	noShared: 'Leave it',
	notOurs: 'Not only ours, so it stays unless you say otherwise',
	stays: 'it stays as it is',
	lock: {
		title: 'Remove the lock that was left behind',
		change: 'Its process is gone. Nothing needs it.',
		undo: 'cannot be taken back, and need not be',
		done: 'removed',
	},
	rights: {
		title: (file: string) => `Close ${file} to others`,
		change: (from: string, to: string) => `Its rights become ${to} instead of ${from}.`,
		undo: (from: string, file: string) => `chmod ${from} ${file}`,
		done: 'closed',
	},
	leftovers: {
		title: (size: string) => `Remove what a broken-off installation left (${size})`,
		change: 'It lies in a folder of ours; it would be fetched again when it is needed.',
		undo: '{me setup} fetches it again',
	},
	partials: {
		title: (n: number, size: string) => `Remove ${count(n, 'broken-off download', 'broken-off downloads')} (${size})`,
		change: 'Ollama itself removes such parts at a start when they are older than an hour.',
		undo: '{me setup} fetches it again',
		shared: 'Another program may have begun it and may want to go on.',
	},
	server: {
		title: 'Start our server again',
		change:
			'As your own program, reachable from this computer alone, cloud features off. A conversation that is going on ends.',
		undo: '{me stop} stops it',
		done: (version: string) => `running again, version ${version}`,
	},
	companion: {
		title: (name: string) => `Make ${name} anew, with its instructions`,
		change: (name: string, date: string) => `The changed one is kept as ${name}-before-${date}.`,
		undo: (name: string, date: string) => `ollama cp ${name}-before-${date} ${name}`,
		done: 'made anew',
		kept: (kept: string) => `made anew; the changed one is kept as ${kept}`,
		shared: 'The one that is there does not begin like ours, so somebody made it on purpose.',
	},
	gone: 'it was gone already',
	removed: 'removed',
};
