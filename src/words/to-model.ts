// What the program itself writes to the model.

/** What the program itself writes to the model, never shown as the person's words. */
export const toModel = {
	recap:
		'Please sum up this conversation for me in two or three short sentences, in my own words where you can, and name one small thing I could do away from the screen. No question, no advice beyond that, and nothing that was not said.',
	summary:
		'Please draft notes from this conversation that I can show to my therapist or doctor: what troubles me, since when, what I tried, and what I want to ask. Use my own words, in the first person, as short lines; give a date only where I gave one. No diagnosis, no advice, no guess, and nothing that I did not say.',
	introduce: (recap: string) => `(Summary of our earlier conversation: ${recap})`,
	part: (index: number, all: number) => `(Part ${index} of ${all} of one longer text.)`,
} as const;
