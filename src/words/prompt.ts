// The screen of `prompt`: what it is, who can change it, what other programs do with it.

export const promptWords = {
	title: (model: string, form: string) => `The instructions for ${model}, ${form}`,
	notInCatalog: (name: string) => `${name} is not in the catalog`,
	stored: 'As chosen in the set-up.',
	notStored: 'Nothing is set up yet; these are the usual answers.',
	limited:
		'Few rules fit into the short form, and a small model misses hints and agrees too easily. Larger ones are better, not safe. Help lines: {me help-now}',
	honest:
		'Anyone at this computer can read and change these instructions, you too: {me prompt --edit}. Whether Ollama still holds them: {me prompt --diff}',
	programs: {
		title: 'In other programs',
		about:
			'Another program may send instructions of its own; these are then not used at all. It may also leave thinking on, which is slow and can leave a reply empty. {me talk} does neither. Known ones:',
		rows: [
			[
				'ollama run',
				'uses these instructions until /set system replaces them. No thinking: --think=false, or /set nothink. It keeps what you type; /set nohistory stops that.',
			],
			[
				'Open WebUI',
				'leave System Prompt empty in the chat, in your account, in the folder and in the model: one that is filled in replaces these. No thinking: think (Ollama) among the advanced parameters, off.',
			],
			[
				'AnythingLLM',
				'sends a system prompt of its own in every workspace: put the text above into the chat settings of the workspace.',
			],
			[
				'others',
				'look for "system prompt" and empty it or put the text above there. Programs that use the OpenAI form (/v1): reasoning_effort "none" switches thinking off.',
			],
		] as [string, string][],
	},
	examples: 'Examples it is given',
	user: 'person',
	assistant: 'reply',
	parameters: 'Parameters',
	rules: 'Rules',
	inPrompt: (n: number) => `${n} of 45 are in these instructions.`,
	leftOut: 'Not in these instructions, and what the program does instead',
	tokens: 'Length',
	why: 'Why',
	more: 'The reason of each: {me prompt --why}',
	same: (name: string) => `Ollama holds just these instructions for ${name}.`,
	differs: (name: string) => `What Ollama holds for ${name} is not what would be made now.`,
	missing: (name: string) => `Ollama has no model named ${name}.`,
	missingCure: '{me setup} makes it.',
	differsCure: 'To make it anew: {me setup}',
	heldHere: 'now',
	heldThere: 'held',
	nothing: '(nothing)',
	parts: { system: 'Instructions', messages: 'Examples' },
	tierNames: { small: 'short form', medium: 'middle form', large: 'long form' },
};
