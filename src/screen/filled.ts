// Questions write this program's commands as it was started, like all else that is said.

import type { Asker } from '../ports.ts';
import { fillCommands, type StartedAs } from './name.ts';

/** The same asker, with `{me talk}` filled in wherever a person reads it: questions, choices, and what is wrong with an answer. */
export function filled(asker: Asker, startedAs: StartedAs): Asker {
	const fill = (text: string): string => fillCommands(text, startedAs);
	return {
		select: (question) =>
			asker.select({
				...question,
				message: fill(question.message),
				options: question.options.map((option) => ({
					...option,
					label: fill(option.label),
					...(option.hint === undefined ? {} : { hint: fill(option.hint) }),
				})),
			}),
		text({ check, ...question }) {
			const wrong = (typed: string) => {
				const said = check?.(typed);
				return said === undefined ? undefined : fill(said);
			};
			return asker.text({ ...question, message: fill(question.message), ...(check ? { check: wrong } : {}) });
		},
		confirm: (question) => asker.confirm({ ...question, message: fill(question.message) }),
	};
}
