// Help lines from inside the wizard; afterwards it goes on where it was.

import type { Context } from '../../ports.ts';
import { Back } from '../../problem.ts';

/** Shows the help lines. Esc at the question for the country comes back without them. */
export async function helpNow(context: Context): Promise<void> {
	const { asked } = await import('../help-now.ts');
	try {
		await asked(context);
	} catch (error) {
		if (!(error instanceof Back)) throw error;
	}
}
