// The model is loaded, and reads its instructions, while the person still writes: the engine keeps what it has read, and the
// first message finds it there. On a processor that is most of the wait for the first word. And at the end the memory is given back.

import { type Companion, chatRequest } from './exchange.ts';
import { type Fault, faultOf } from './fault.ts';

/**
 * Reads the instructions with an empty message and one word that nobody sees. Undefined when that is done; else why not (a
 * stop ends it too). Nothing is thrown: the first message meets the same fault, and it is told then.
 */
export async function readAhead(companion: Companion, signal: AbortSignal): Promise<Fault | undefined> {
	const request = chatRequest(companion, [{ role: 'user', content: '' }]);
	try {
		for await (const { error } of companion.client.chat({ ...request, options: { num_predict: 1 } }, signal))
			if (error) return faultOf(error);
		return undefined;
	} catch (error) {
		return faultOf(error);
	}
}

/** Gives the memory back. It waits a little for the server, not longer; false where that did not work. */
export async function unload({ client, model }: Companion): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), 3000);
	});
	const freed = client.unload(model).then(
		() => true,
		() => false,
	);
	try {
		return await Promise.race([freed, late]);
	} finally {
		clearTimeout(timer);
	}
}
