// The words of a report: one page for a browser, with the facts that the screen has.

export const words = {
	/** Language of the page. */
	language: 'en',
	locale: 'en-GB',
	advice: 'What this computer can run',
	check: (titles: readonly string[]) =>
		titles.length === 1 ? `Can this computer run ${titles[0]}?` : 'Can this computer run these models?',
	lead: (on: string) => `Looked at on ${on}, and made from what was found then.`,
	elsewhere: 'This is about the computer of another Ollama server, not about the one that made this page.',
	computer: 'The computer',
	suggested: (name: string) => `Suggested: ${name}`,
	nothing: 'Nothing that runs',
	why: 'Why',
	howItLies: 'Where its memory goes',
	barTitle: (device: string) => `Memory bar: ${device}`,
	speed: 'How fast it writes',
	rulerTitle: 'Writing speed beside reading speed',
	rulerCaption:
		'The bar is the range, the dot the likely value. 1 is a usual reader, 240 words a minute; left of it you wait for the words, right of it they wait for you.',
	reader: 'your reading speed',
	times: (times: number) => `${times}`,
	help: 'What would help',
	alternatives: 'Other choices',
	beside: 'Beside the suggestion, each with what speaks for it or against it',
	alternative: ['Model', 'Beside the suggestion'],
	models: 'All models',
	caption: (count: number, all: number) => `${count} of the ${all} models of the catalog run on it, best first`,
	sideBySide: 'Side by side',
	compared: 'The models that were asked about',
	heads: ['Model', 'Answer', 'Where it runs', 'Times as fast as you read', 'Memory', 'Download'],
	unfit: 'What does not run, and why',
	reason: 'Why not',
	notes: 'Before you confide in it',
	notCare:
		'It is a program for reflection and journaling. It is not therapy, not medical advice and not a crisis service, and nobody is watching.',
	sure: 'How sure the numbers are',
	catalog: (date: string) =>
		`The catalog of models is of ${date}. A newer one comes with a newer kettleside. Models change; sizes and speeds of later ones are not in it.`,
	/** What holds for each kind of figure. */
	general: [
		'Memory is counted as the engine (llama.cpp) allocates it. Where the size of a model is the rounded one of its page, it is about 3 % off either way.',
		'Speed is a range, not a promise: it is reckoned from the memory bandwidth and from published measurements of other computers, unless it was measured here. Other programs, heat and battery make it slower.',
		'What is free is what was free at that moment.',
	],
	figures: 'Where the figures come from',
	footer: (version: string) =>
		`Made by kettleside ${version} on a computer of yours, and sent nowhere. This page holds no script and loads nothing from the network. User names, the name of the computer, folders and serial numbers were left out.`,

	// Writing it.
	written: (file: string) => `The report is in ${file}. Open it with a browser; it prints, too.`,
	replace: (file: string) => `${file} exists and is not a report of this program. Replace it?`,
	replaceYes: 'Yes, replace it',
	no: 'No',
	kept: (file: string) => `${file} was left as it is; no report was written.`,
	exists: (file: string) => `${file} exists and is not a report of this program; it is not replaced.`,
	existsCure: 'Name another file, or remove that one first.',
	cannot: (file: string) => `The report cannot be written to ${file}.`,
	cannotCure: 'Name a file in a folder of yours, for example --report report.html.',
};
