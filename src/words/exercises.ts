// Exercises that need no model: a page to write on, breathing, the five senses, a thought record, preparing a visit.
// Plain and short; each can be left at any moment.

/** One question of an exercise. */
export interface Ask {
	/** Short name of the answer, as it stands in what can be kept. */
	name: string;
	ask: string;
}

const record: readonly Ask[] = [
	{ name: 'What happened', ask: 'What happened? Only what a camera would have seen.' },
	{ name: 'The thought', ask: 'What went through your mind? The sentence that stings most.' },
	{ name: 'The feeling', ask: 'What did you feel, and how strong was it, 0 to 100?' },
	{ name: 'What speaks for it', ask: 'What speaks for that thought? Facts only.' },
	{ name: 'What speaks against it', ask: 'What does not fit with it, even a little?' },
	{ name: 'To a friend', ask: 'A friend tells you this very thought about themselves. What would you say?' },
	{ name: 'Another way to see it', ask: 'Is there a sentence that is fairer, and that you can believe?' },
	{ name: 'The feeling now', ask: 'How strong is the feeling now, 0 to 100? The same is fine too.' },
];

const visit: readonly Ask[] = [
	{ name: 'Who it is for', ask: 'Who will you see, and when? For example: my doctor, on Tuesday.' },
	{ name: 'What troubles me', ask: 'What troubles you most? In your own words, one or two sentences.' },
	{ name: 'Since when', ask: 'Since when, and how often?' },
	{ name: 'What it keeps me from', ask: 'What does it keep you from doing?' },
	{ name: 'What I tried', ask: 'What have you tried, and what came of it?' },
	{ name: 'Medicines and other treatment', ask: 'Which medicines or other treatment, if you want to write them down?' },
	{ name: 'What I want to ask', ask: 'What do you want to ask?' },
	{ name: 'What I do not want', ask: 'Is there something you do not want, or do not want to talk about?' },
	{ name: 'What should come of it', ask: 'What would make it a good visit?' },
];

const ground: readonly Ask[] = [
	{ name: 'Five', ask: 'Five things that you see. Look around; take your time.' },
	{ name: 'Four', ask: 'Four things that you can touch. How do they feel?' },
	{ name: 'Three', ask: 'Three things that you hear, near or far.' },
	{ name: 'Two', ask: 'Two things that you smell, or like to smell.' },
	{ name: 'One', ask: 'One thing that you taste, or one slow sip of water.' },
];

/** One for each day of a month. */
const starts = [
	'What is on your mind, without having to make sense?',
	'What was the loudest moment of today? And the quietest?',
	'What did you not say today?',
	'What are you carrying that is not yours?',
	'What would you tell yourself of a year ago?',
	'Where in your body is today?',
	'What did you do today that nobody saw?',
	'What are you putting off, and what makes it heavy?',
	'Who was on your mind today?',
	'What would be enough for tomorrow?',
	'What has changed, so slowly that you hardly noticed?',
	'What do you need more of? What less?',
	'A letter that is never sent: to whom, and how does it begin?',
	'What are you afraid that others see? What do you wish they saw?',
	'What helped, the last time it was like this?',
	'Describe the room you are in, as if to someone who will never see it.',
	'What did you learn this week, and did not want to?',
	'What can wait?',
	'What is the kindest explanation?',
	'What would you do with one free hour?',
	'Which sentence keeps coming back? Where have you heard it first?',
	'What is in your hands, and what is not?',
	'What made you laugh, last time?',
	'What do you miss?',
	'Where did you feel at home, and what was there?',
	'What are you proud of, and tell nobody?',
	'What are you angry about, really?',
	'What would you like to be asked?',
	'What went better than you feared?',
	'What do you want to remember of today?',
	'What do you let go of tonight?',
] as const;

export const words = {
	menu: 'What would you like to do?',
	help: 'Help lines',
	helpHint: 'for your country, offline',
	leave: 'Leave',
	names: {
		page: ['A page for today', 'a question to start from, and room to write'],
		breathe: ['Breathe', 'slowly, three minutes'],
		ground: ['Five senses', '5-4-3-2-1, to arrive where you are'],
		record: ['A thought, looked at', 'a thought record, eight short questions'],
		visit: ['Prepare a visit', 'notes for a doctor or therapist'],
	},
	how: 'Enter goes on, also without an answer. /stop ends it, ? shows help lines.',
	page: {
		how: 'Write as long as you like. A line with a dot alone ends the page; /stop throws it away, ? shows help lines.',
		title: (day: string) => `A page, ${day}`,
		empty: 'An empty page is a page too.',
		start: (day: number): string => starts[(day - 1) % starts.length] ?? starts[0],
	},
	breathe: {
		how: 'In through the nose, out slowly, as if through a straw. Enter ends it. If it makes you dizzy, breathe as you like.',
		paper:
			'In for four seconds through the nose, out for six, slowly, as if through a straw. For three minutes. If it makes you dizzy, breathe as you like.',
		in: 'in',
		out: 'out',
		done: 'That was three minutes. Notice how it is now; whatever it is, is fine.',
		ended: 'Ended. A few breaths count too.',
	},
	ground: { asks: ground, done: 'You are here. Feel your feet on the floor for a moment before you go on.' },
	record: {
		asks: record,
		title: (day: string) => `A thought record, ${day}`,
		done: 'A thought is a thought, and can be looked at. It need not be solved today.',
	},
	visit: {
		asks: visit,
		title: (day: string) => `Notes for a visit, ${day}`,
		done: 'Take it along, on paper or on the screen. Leaving things out is fine; so is handing it over without a word.',
	},
	stopped: 'Ended. Nothing was kept.',
	keep: 'To save it, type a file name, such as ~/page.txt; Enter alone saves nothing.',
	unknown: (typed: string) => `There is no exercise "${typed}".`,
	unknownCure: (near: readonly string[]) =>
		near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'There are page, breathe, ground, record and visit.',
	sheet: 'To write in it, run {me write} in a terminal.',
} as const;
