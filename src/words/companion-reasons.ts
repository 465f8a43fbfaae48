// The reasons of `prompt --why`: where each value of the companion comes from.

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** The reasons of `prompt --why`. */
export const reasons = {
	tier: {
		small: (size: string) => `${size}: below 7 billion, the prompt has eight short items; more rules are obeyed less.`,
		medium: (size: string) => `${size}: below 20 billion, every must-rule is merged into at most fifteen items.`,
		large: (size: string) => `${size}: from 20 billion on, every must-rule and the should-rules that fit.`,
		unknown: (why: string) => `The size is not known (${why}), so the shortest prompt is taken.`,
	},
	size: (billions: string, effective: boolean) =>
		effective ? `${billions} billion parameters by the maker's own count` : `${billions} billion parameters`,
	contextAsked: (n: number) => `${n} tokens, as chosen. Short conversations are safer: rules fade with length.`,
	contextCapped: (asked: number, max: number) => `${asked} tokens were asked for; the model was made for ${max}.`,
	keep: (tokens: number, margin: number, measured: boolean) =>
		`${measured ? 'Measured' : 'Estimated'} length of the instructions, ${tokens} tokens, and ${margin} to spare. When a reply outgrows the context, this much of the beginning is kept; Ollama's own value, 4, would lose the instructions.`,
	predictPlain: 'Replies are meant to be short; a longer one would push the conversation out.',
	predictThinkingFixed:
		'This model thinks before it answers and it cannot be switched off; with less, the reply could stay empty.',
	predictUnknown:
		'Whether this model thinks before it answers, and whether that can be switched off, is not known; with less, the reply could stay empty.',
	predictThinking:
		'This model can think before it answers; a program that leaves this on must not get an empty reply. Where it is off, replies end by themselves.',
	temperatureMaker: (t: number) => `${t}, as its maker recommends.`,
	temperatureClamped: (t: number, maker: number) =>
		`${t}; its maker recommends ${maker}, outside 0.5 to 1.0: below that replies repeat themselves, above it they wander.`,
	temperatureNone: (t: number) => `${t}; none of its maker's is known here. A judgement, within the usual 0.6 to 0.8.`,
	sampling: 'As its maker recommends.',
	penaltyMaker: (p: number) => `${p}, as its maker recommends.`,
	penaltyClamped: (p: number, maker: number) => `${p}; its maker recommends ${maker}, outside 1.0 to 1.1.`,
	presenceClamped: (p: number, maker: number) =>
		`${p}; its maker recommends ${maker}, outside 0 to 1.5: a higher one mixes languages.`,
	penaltyNone: (p: number) => `${p}, no penalty: none of its maker's is known here, and one bends the wording.`,
	onProcessor: '0, nothing on the graphics card: it runs on the processor, as was chosen.',
	batch: 'Tokens read at a time, as was chosen.',
	stop: 'The stop words of the base model stay as they are.',
	tokensMeasured: (tokens: number, share: number) =>
		`${tokens} tokens, counted by the model itself: ${percent(share)} of the context (limit 12 %).`,
	tokensEstimated: (tokens: number, error: number, share: number) =>
		`About ${tokens} tokens (plus or minus ${Math.round(error * 100)} %), estimated from its words: ${percent(share)} of the context (limit 12 %).`,
	messages: (exchanges: number) =>
		exchanges === 0
			? 'No example exchanges: the context is too small for them. Nothing that safety hangs on stands in them.'
			: `${exchanges} example exchanges. They show a manner; nothing that safety hangs on stands in them alone.`,
	messagesNone: (language: string) =>
		`No example exchanges: there are none in ${language} here, and English ones would draw a small model into English. Nothing that safety hangs on stands in them.`,
	trimmed: (ids: string[]) => `Left out for want of room: ${ids.join(', ')}.`,
	languageKnown: (language: string) =>
		`${language}: said in English, as all instructions are, and in the language itself.`,
	languageOther: (language: string) =>
		`${language}: said in English only, there is no sentence of its own for it here. Small models are weaker outside English.`,
};
