// What the next start offers beside talking: other commands, for someone who does not type their names.

import type { Context } from '../../ports.ts';
import { Back, Problem, Stopped } from '../../problem.ts';
import { problemText } from '../../screen/problem.ts';
import { model as words } from '../../words/setup.ts';

/** The ways that lead back to the menu, and those that end there. */
export type Visit = 'check' | 'doctor';
export type Leaving = 'prompt' | 'undo';

async function checkOne(context: Context): Promise<unknown> {
	const message = words.otherQuestion;
	const name = (await context.ask.text({ message, placeholder: words.otherPlaceholder })).trim();
	return name === '' ? 0 : (await import('../check.ts')).run({ ...context, words: [name] });
}

const visits: Record<Visit, (context: Context) => Promise<unknown>> = {
	check: checkOne,
	doctor: async (context) => (await import('../doctor.ts')).run(context),
};

/** Shows what is asked for. What goes wrong is told, and Esc comes back, so that the menu stands again. */
export async function visit(context: Context, door: Visit): Promise<void> {
	const { terminal } = context;
	try {
		await visits[door](context);
	} catch (error) {
		if (error instanceof Back) return;
		if (!(error instanceof Problem) || error instanceof Stopped) throw error;
		terminal.say(problemText(error, { ...terminal, columns: terminal.columns() }));
	}
}

/** The exit code; undefined where Esc leads back to the menu. */
export async function leaving(context: Context, door: Leaving): Promise<number | undefined> {
	try {
		if (door === 'undo') return await (await import('../undo.ts')).run(context);
		return await (await import('../prompt.ts')).run({ ...context, flags: { ...context.flags, edit: true } });
	} catch (error) {
		if (error instanceof Back) return undefined;
		throw error;
	}
}
