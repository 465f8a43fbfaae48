// Instructions changed by hand: `prompt --edit` and `prompt --reset`.

export const editWords = {
	core: 'the core, said once more at the end',
	tooLong: (max: number) => ({
		text: `That is longer than ${max} characters; no model here could hold it beside a conversation.`,
		cure: 'Shorten it: {me prompt --edit}',
	}),
	empty: {
		text: 'The edited instructions are empty; nothing was changed.',
		cure: 'To go back to the composed ones: {me prompt --reset}',
	},
	marks: (mark: string) => ({
		text: `The edited instructions hold "${mark}", which models read as a command of their own.`,
		cure: 'Leave these signs out: {me prompt --edit}',
	}),
	digits: {
		text: 'The edited instructions hold what looks like a phone number. Models garble numbers, and a wrong one could be given to someone in danger.',
		cure: 'Leave the number out. Help lines: {me help-now}',
	},
	tooLarge: (tokens: number, context: number, needed: number) => ({
		text: `The edited instructions take about ${tokens} tokens, more than 12 % of a context of ${context}; they could be lost.`,
		cure: `Shorten them ({me prompt --edit}), go back ({me prompt --reset}), or use a longer context: --context ${needed}`,
	}),
	noEditor: 'No editor is named on this computer.',
	noEditorCure: (windows: boolean) =>
		windows
			? 'Name one and try again: set EDITOR=notepad, then {me prompt --edit}'
			: 'Name one and try again: EDITOR=nano {me prompt --edit}',
	editorMissing: (name: string, why: string) => `The editor "${name}" could not be started (${why}).`,
	editorFailed: (name: string, code: number | undefined) =>
		`The editor "${name}" ended with ${code ?? 'a signal'}; nothing was changed.`,
	editorFailedCure: 'Try again, or name another in VISUAL or EDITOR.',
	needsTerminal: 'Editing needs a terminal for the editor and for one question.',
	needsTerminalCure: 'Run {me prompt --edit} in a terminal.',
	answersToo: (flag: string) =>
		`--${flag} does not go with --edit or --reset: these change the instructions of the answers that are stored.`,
	answersTooCure: 'Change the answers first: {me setup}',
	together: (one: string, other: string) => `--${one} and --${other} do not go together.`,
	togetherCure: (first: string, then: string) =>
		`One after the other: {me prompt --${first}}, then {me prompt --${then}}`,
	same: 'Nothing was changed.',
	dropsNothing: 'Every rule is still there, word for word.',
	drops: 'No longer there word for word, and so counted as dropped:',
	dropsMust:
		'Among them are rules that no model should be without. The program still does what it does itself: {me help-now}, the clock, the notes in {me talk}.',
	question: 'Keep this edit?',
	keep: 'Keep it',
	again: 'Edit again',
	leave: 'Leave everything as it was',
	kept: 'The edit is kept, and stays at later set-ups. To go back: {me prompt --reset}',
	resetQuestion: 'Remove your edit and go back to the composed instructions?',
	resetYes: 'Yes, go back',
	resetNo: 'No, keep my edit',
	resetUnattended: 'Nothing was changed. To remove the edit: {me prompt --reset --yes}',
	reset: 'The edit is removed.',
	noEdit: 'There is no edit; the instructions are the composed ones.',
	applied: (name: string) => `Ollama has them now, as ${name}.`,
	keptBefore: (name: string) => `What Ollama held was changed by another program; that is kept as ${name}.`,
	later: {
		'not-set-up': 'Nothing is set up yet; {me setup} will use them.',
		'no-server': 'Ollama does not answer now; the next {me setup} hands them over.',
		'no-companion': 'Ollama has no companion of ours now; the next {me setup} makes it with them.',
		unknown: 'The model cannot be looked up now; the next {me setup} hands them over.',
	},
	edited: 'Edited by hand: this text takes the place of the composed one.',
	otherBase: 'It was made from other instructions than would be composed now (another model or other answers).',
	editedDrops: (n: number) =>
		n === 1
			? 'One sentence of the composed rules is not in it:'
			: `${n} sentences of the composed rules are not in it:`,
};
