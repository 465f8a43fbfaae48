// The program over a recorded computer: all that pictures change. What the computer is, what the registry answers and what
// time it is come from here; the person's own folder, the screen and the Ollama of the tests are real.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeContext as onThisComputer } from '../../src/context.ts';
import { parseRecording, replay } from '../../src/detect/recording.ts';
import { catalogEntry } from '../../src/models/catalog.ts';

export { platformOf } from '../../src/context.ts';

const { PICTURE_COMPUTER, PICTURE_PORT, HOME } = process.env;
const usual = 'http://127.0.0.1:11434';

// Bytes a second of the line that the pictures show, and how many looks at the download there are.
const line = 6.1e6;
const looks = 10;

// A clock that only the download moves: no picture depends on how fast the computer is that makes it.
let clock = 0;
performance.now = () => clock;

const manifest = (size) => ({
	schemaVersion: 2,
	config: {
		mediaType: 'application/vnd.docker.container.image.v1+json',
		digest: `sha256:${'c'.repeat(64)}`,
		size: 500,
	},
	layers: [{ mediaType: 'application/vnd.ollama.image.model', digest: `sha256:${'a'.repeat(64)}`, size }],
});

async function registry(url) {
	const [, , name, , tag] = new URL(url).pathname.slice(1).split('/').slice(0, 5);
	const found = catalogEntry(`${name}:${tag}`);
	return found ? Response.json(manifest(found.tag.bytes)) : new Response(null, { status: 404 });
}

// One more look at the download for each SIGUSR2. The title of the terminal tells when the next may come: once all that
// the last one led to is drawn.
let told = 0;
const nextLook = () =>
	new Promise((resolve) => {
		process.once('SIGUSR2', resolve);
		setTimeout(() => process.stderr.write(`\u001b]0;look ${told++}\u0007`), 100);
	});

/** The lines of a pull; the last but one goes to the server of the tests, which then has the model. */
async function* pulling(real, name) {
	const { bytes } = catalogEntry(name).tag;
	const digest = `sha256:${'a'.repeat(64)}`;
	yield { status: 'pulling manifest' };
	for (let look = 0; look <= looks; look++) {
		yield {
			status: `pulling ${digest.slice(7, 19)}`,
			digest,
			total: bytes,
			completed: Math.round((bytes * look) / looks),
		};
		await nextLook();
		clock += (bytes / looks / line) * 1000;
	}
	await (await real()).text();
	yield { status: 'success' };
}

function streamed(lines) {
	const encoder = new TextEncoder();
	const body = new ReadableStream({
		async pull(controller) {
			const { done, value } = await lines.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
		},
	});
	return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } });
}

const answering = (send) => async (input, init) => {
	const url = String(input instanceof Request ? input.url : input);
	if (!url.startsWith(usual)) {
		if (new URL(url).host === 'registry.ollama.ai') return registry(url);
		throw new TypeError('fetch failed', { cause: Object.assign(new Error('no network'), { code: 'ENOTFOUND' }) });
	}
	if (!PICTURE_PORT)
		throw new TypeError('fetch failed', { cause: Object.assign(new Error('off'), { code: 'ECONNREFUSED' }) });
	const real = () => send(url.replace(usual, `http://127.0.0.1:${PICTURE_PORT}`), init);
	if (!url.endsWith('/api/pull')) return real();
	const asked = JSON.parse(init.body);
	return streamed(pulling(real, asked.model ?? asked.name));
};

/** As in src/context.ts, with the recorded computer in the place of this one. */
export function makeContext(invocation, startedAs, help) {
	const context = onThisComputer(invocation, startedAs, help);
	const there = replay(parseRecording(readFileSync(PICTURE_COMPUTER, 'utf8')));
	const own = (file) => path.resolve(file).startsWith(HOME);
	const { read, list } = context.ports;
	return {
		...context,
		ports: {
			...context.ports,
			...there,
			env: { ...there.env, LANG: 'en_US.UTF-8' },
			home: HOME,
			read: (file) => (own(file) ? read(file) : there.read(file)),
			list: (folder) => (own(folder) ? list(folder) : there.list(folder)),
			fetch: answering(context.ports.fetch),
			now: () => new Date('2026-11-28T21:30:00Z'),
		},
	};
}
