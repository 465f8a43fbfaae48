// A word for a shell: quoted only where it has to be.

/** Fit for sh, zsh, fish and PowerShell alike where plain; double quotes where it holds spaces, single where more. */
export function quoteWord(word: string): string {
	if (/^[\w@%+=:,./-]+$/.test(word)) return word;
	return /["$`\\!]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
