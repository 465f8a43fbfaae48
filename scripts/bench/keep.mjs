// Do the instructions stay? Against a running Ollama and a model that it has: npm run bench -- keep --host URL --model NAME.
// A companion of its own is made and removed again. With --log FILE (the server's log) also what the engine itself says of an
// overflow. Ollama's own settings and ours, side by side. --quick renders the long histories and does not have them read.

import { readFileSync } from 'node:fs';
import { composeCompanion } from '../../.bench/companion/compose.js';
import { companionModelOf } from '../../.bench/companion/model.js';
import { modelForCompanion } from '../../.bench/models/catalog.js';
import { findModel } from '../../.bench/models/find.js';
import { makeClient } from '../../.bench/ollama/client.js';
import { defaultChoices } from '../../.bench/types/choices.js';
import { makeFetch } from '../../.bench/world/http.js';

const name = 'kettleside-bench-keep';
const question = 'What stays with me from today is the long way home, the rain, and what was not said at dinner.';
const answer = 'It stayed with you. The rain and the long way, and something left unsaid. What would you have said?';
const long =
	'Please tell me a very long story about a lighthouse, a storm and a letter, with every detail, and do not stop.';
const exchange = [
	{ role: 'user', content: question },
	{ role: 'assistant', content: answer },
];

/** The text of a chat and its last line. */
async function chat(client, request) {
	let text = '';
	let last = {};
	for await (const line of client.chat({ model: name, ...request }, { timeout: 20 * 60_000 })) {
		text += line.message?.content ?? '';
		if (line.done) last = line;
	}
	return { text, last, tokens: (last.prompt_eval_count ?? 0) + (last.eval_count ?? 0) };
}

const counted = async (client, messages, options = {}) =>
	(await chat(client, { messages, options: { num_predict: 1, ...options }, shift: false })).last.prompt_eval_count;

/** Without white space: templates trim and break lines as they like. */
const bare = (text) => text.replace(/\s+/g, '');

async function filled(client, companion, share, { context, perExchange, own, quick }) {
	const pairs = Math.max(1, Math.floor((context * share - own) / perExchange));
	const messages = [...Array.from({ length: pairs }, () => exchange).flat(), { role: 'user', content: question }];
	const rendered = await client.render({ model: name, messages }, { timeout: 20 * 60_000 });
	const tokens = quick ? undefined : await counted(client, messages);
	const kept = rendered.split(question).length - 1;
	return [
		`history for ${Math.round(share * 100)} % of ${context}`,
		`${pairs} exchanges`,
		tokens ? `${tokens} tokens read (${((100 * tokens) / context).toFixed(0)} %)` : 'not read',
		`${kept - 1} exchanges rendered`,
		bare(rendered).includes(bare(companion.system)) ? 'whole' : 'NOT whole',
	];
}

/** Lines of the engine about one reply: what it keeps and what it dropped. */
function engine(log, from) {
	if (log === undefined) return 'no --log given';
	const text = readFileSync(log).subarray(from).toString('utf8');
	const found =
		text.match(/n_keep = \d+(?=, task)|slot context shift, [^\n]*|KV cache shifting is not supported[^\n]*/g) ?? [];
	return [...new Set(found)].join('; ') || 'nothing about it';
}

async function outgrow(client, log, title, request) {
	const from = log === undefined ? 0 : readFileSync(log).length;
	const { last, tokens, text } = await chat(client, { messages: [{ role: 'user', content: long }], ...request });
	return [title, `${tokens} tokens`, `ended: ${last.done_reason}`, `${text.length} signs`, engine(log, from)];
}

/** A row at once: on a slow processor each takes minutes. */
const row = (...cells) => console.log(`| ${cells.join(' | ').replaceAll('\n', ' ')} |`);
const heads = (...cells) => {
	row(...cells);
	row(...cells.map(() => '---'));
};

/** Makes the companion anew and tells what was sent. */
async function make(client, choices, known, measuredTokens) {
	const companion = composeCompanion({ choices, model: known, ...(measuredTokens ? { measuredTokens } : {}) });
	const { system, parameters, messages } = companion;
	const request = { model: name, from: choices.model, system, parameters: { ...parameters }, messages };
	for await (const { status } of client.create(request))
		if (status.startsWith('pulling')) throw new Error(`${choices.model} is not there`);
	return companion;
}

async function fills(client, companion, own, quick) {
	const last = { role: 'user', content: question };
	const [one, two] = [
		await counted(client, [...exchange, last]),
		await counted(client, [...exchange, ...exchange, last]),
	];
	const context = companion.parameters.num_ctx;
	heads('asked for', 'sent', 'reached the model', 'of them', 'instructions');
	// The last is more than fits: the server leaves the oldest out.
	for (const share of [0.7, 0.95, 1.1])
		row(...(await filled(client, companion, share, { context, perExchange: two - one, own, quick })));
	console.log('');
}

async function overflows(client, log, keep) {
	// Room for a reply of some 250 tokens behind the instructions; asked for is more.
	const options = { num_ctx: Math.ceil((keep + 300) / 256) * 256, num_predict: 600 };
	heads('a reply that outgrows its context', 'length', 'end', 'text', 'what the engine says');
	const theirs = { ...options, num_keep: 4 };
	row(...(await outgrow(client, log, "Ollama's own num_keep 4", { options: theirs })));
	row(...(await outgrow(client, log, `ours, num_keep ${keep}`, { options })));
	row(...(await outgrow(client, log, 'as talk asks: no shift', { options, shift: false, truncate: false })));
}

/** `host`, `model`, `log`, `context`: the words after those options. */
export async function run({ host, model, log, context, ...rest } = {}) {
	if (!host || !model) {
		console.log(
			'It needs a running Ollama: --host http://127.0.0.1:11434 --model gemma3:4b [--log server.log] [--context N] [--quick]',
		);
		return;
	}
	// Node's own fetch gives up after five minutes without an answer; a slow processor needs longer for a long history.
	const ports = { fetch: makeFetch({ env: process.env }), signal: new AbortController().signal };
	const client = makeClient(ports, host);
	const known = modelForCompanion(model) ?? companionModelOf(await findModel(ports, model, { client, offline: true }));
	const choices = { ...defaultChoices, model, ...(context ? { context: Number(context) } : {}) };
	try {
		const { tokens: estimated } = await make(client, choices, known);
		const own = await counted(client, [{ role: 'user', content: '' }]);
		const companion = await make(client, choices, known, own);
		const keep = companion.parameters.num_keep;
		console.log(
			`${model}, ${companion.tier} form: ${own} tokens counted by the model, ${estimated} estimated; num_keep ${keep}\n`,
		);
		await fills(client, companion, own, 'quick' in rest);
		await overflows(client, log, keep);
	} finally {
		await client.unload(name).catch(() => undefined);
		await client.delete(name);
	}
}
