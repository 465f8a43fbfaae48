// The words around `doctor --bundle`: the description of a computer for a bug report.

export const bundling = {
	lead: 'This is everything that would be in the file: what this computer said when it was looked at. Names, serial numbers, hardware addresses, home folders and host names were taken out. Please look it over; nothing is sent anywhere.',
	question: (file: string) => `Save this as ${file}?`,
	replace: (file: string) => `${file} exists. Replace it?`,
	yes: 'Yes, save it',
	no: 'No',
	replaceYes: 'Yes, replace it',
	saved: (file: string) => `Saved as ${file}, for your eyes alone. {me machine --from ${file}} reads it.`,
	notSaved: 'Nothing was saved.',
	unattended: (file: string) => `Nothing was saved. To save it:  {me doctor --bundle ${file} --yes}`,
	exists: (file: string) => `${file} exists and is not replaced without asking.`,
	existsCure: 'Name another file, or remove that one first.',
	cannot: (file: string) => `${file} cannot be written.`,
	cannotCure: 'Name a file in a folder of yours.',
	alone: '--bundle stands alone; it cannot be combined with --fix or --online.',
};
