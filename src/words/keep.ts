// What is said where something that was written can be kept in a file.

export const words = {
	notKept: 'Not saved.',
	kept: (file: string) =>
		`Saved in ${file}, as plain text that your user alone can read. Backups and synchronised folders may copy it; {me forget} does not remove it.`,
	failed: {
		exists: (file: string) => `${file} is there already, and is not written over. Another name, or Enter for none.`,
		'no-folder': (file: string) => `There is no such folder for ${file}. Another name, or Enter for none.`,
		other: (file: string, code: string) => `${file} could not be written (${code}). Another name, or Enter for none.`,
	},
} as const;
