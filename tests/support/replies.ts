// Replies of a model at a speed of one's choice, as the lines of /api/chat.

/** A hundred tokens at so many tokens a second, after a prompt of so many tokens. */
export const replyAt = (tokensPerSecond: number, prompt: number): object[] => [
	{ model: 'kettleside', message: { role: 'assistant', content: 'I am listening.' }, done: false },
	{
		model: 'kettleside',
		message: { role: 'assistant', content: '' },
		done: true,
		done_reason: 'stop',
		prompt_eval_count: prompt,
		eval_count: 100,
		eval_duration: (100 / tokensPerSecond) * 1e9,
	},
];
