// Every sentence of the care room. Quiet and plain: someone reading this may not be well. It claims nothing that the
// program cannot do (safety.md 5.5).

const help = {
	title: (country: string | null) => (country ? `Help lines, ${country}` : 'Help lines'),
	emergency: (number: string) => `In danger now, you or someone else: call ${number}.`,
	noEmergency:
		'In danger now, you or someone else: call the emergency number where you are. This list has none for it.',
	noCountry: 'No country chosen, so no numbers are shown. These find a line where you are:',
	noLines: 'No line here that is sure enough to show. These find one where you are:',
	directories: 'More lines, and lines elsewhere',
	call: 'call',
	text: 'text',
	chat: 'chat',
	whatsapp: 'WhatsApp',
	send: (keyword: string, number: string) => `${keyword} to ${number}`,
	always: 'day and night',
	noHours: 'hours not certain, try it',
	free: 'free',
	confidence: { high: 'several sources agree', medium: 'from one source', low: 'not certain' },
	read: (day: string) => `Read on ${day}.`,
	readRow: (day: string, sure: string) => `read ${day}, ${sure}`,
	change: 'Numbers change. If one does not answer, try the next, or a directory.',
	other: 'another country:  {me help-now --country DE}',
	question: 'Which country are you in?',
	anywhere: 'Another, or rather not say',
	anywhereHint: 'international directories',
	unknownCountry: (typed: string, name: string | undefined) =>
		name ? `There are no lines for ${name} in this list yet.` : `There is no country "${typed}" in this list.`,
	unknownCountryCure: (near: string[], places: string[]) =>
		`${near.length ? `Did you mean ${near.join(' or ')}?\n` : ''}These find a line in most countries:\n${places.join('\n')}`,
	unreadable: 'The list of help lines cannot be read.',
	unreadableCure:
		'findahelpline.com finds a line in most countries. In danger now: call the emergency number where you are.',
} as const;

export const words = { help };
