// What `Headers` is after the package's question has been spared, in a process in which nobody has touched it.

import { spareHeaders } from '../../src/ollama/spare-headers.ts';

spareHeaders();
spareHeaders();
const { moduleLoadList } = process as unknown as { moduleLoadList?: string[] };
const loaded = () => moduleLoadList?.includes('NativeModule internal/deps/undici/undici');
const none: unknown[] = [{}, { a: 'b' }, undefined, null];
const plain = none.map((one) => one instanceof Headers);
const before = loaded();
// First, because Node puts the whole class in the place of the late one as soon as it is loaded.
class Mine extends Headers {
	mine = true;
}
const headers = new Headers({ 'X-A': 'b' });
const mine = new Mine([['c', 'd']]);
const said = {
	plain,
	loaded: [before, loaded()],
	headers: [headers instanceof Headers, headers.get('x-a'), new Response(null, { headers }).headers instanceof Headers],
	mine: [mine.get('c'), mine.mine, mine instanceof Mine, mine instanceof Headers],
	prototype: Headers.prototype.get.call(headers, 'x-a'),
};
process.stdout.write(JSON.stringify(said));
