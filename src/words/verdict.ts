// What the verdict says to people: why, and what would help. Memory in the GB it is sold in, downloads in decimal GB.

import { bytes, memory } from '../screen/text.ts';
import { isUnknown, orElse } from '../types/known.ts';
import type { SaidOfMachine } from '../types/machine.ts';
import type { ModelSource } from '../types/model.ts';
import type { Needed, Reason, Verdict, VerdictWord } from '../types/verdict.ts';
import { common } from './common.ts';
import { decimal } from './locale.ts';
import { againstReading } from './pace.ts';
import { remoteWords } from './remote.ts';
import { saidWords } from './said.ts';

const reason = (code: string, text: string): Reason => ({ code, text });

const many = (names: string[]): string => (names.length <= 1 ? (names[0] ?? '') : names.join(' and '));

const estimatedFrom: Partial<Record<ModelSource, string>> = {
	description: 'Its size is an estimate from its description.',
	catalog:
		'Its size is the one shown on the model page, about 3 % off either way; what lies where inside is estimated.',
};

export const reasons = {
	onGpu: (names: string[], used: number, free: number) =>
		reason(
			'fits-gpu',
			`All of it runs on the graphics card (${many(names)}): it takes ${memory(used)} of the ${memory(free)} free there.`,
		),
	onShared: (name: string, used: number, free: number) =>
		reason('fits-gpu', `All of it runs on ${name}, which shares the RAM: ${memory(used)} of the ${memory(free)} free.`),
	split: (layers: number, all: number, names: string[]) =>
		reason(
			'split',
			`It does not fit the graphics card whole: ${layers} of its ${all} layers run on ${many(names)}, the rest on the processor, which is slower.`,
		),
	expertsInRam: (size: number, names: string[]) =>
		reason(
			'experts-in-ram',
			`Every layer runs on ${many(names)}, but ${memory(size)} of its experts (parts of which only a few work at a time) stay in RAM; that costs some speed.`,
		),
	onCpu: (used: number, free: number) =>
		reason('runs-on-cpu', `It runs on the processor and takes ${memory(used)} of the ${memory(free)} of RAM free now.`),
	gpuTooSmall: (names: string[]) =>
		reason('gpu-too-small', `There is not enough graphics memory free for any part of it (${many(names)}).`),
	room: (room: number) =>
		reason('room-kept', `${memory(room)} are kept in mind for the system, a browser and other programs.`),
	margin: (size: number) =>
		reason('margin', `Ollama keeps ${memory(size)} of graphics memory free, for the driver and the screen.`),
	ramTight: (left: number) =>
		reason('ram-tight', `Only ${memory(left)} of RAM would be left for everything else; close what you do not need.`),
	ramShort: (need: number, free: number) =>
		reason('ram-short', `It needs ${memory(need)} of RAM; ${memory(free)} are free now.`),
	gpuShort: (need: number, free: number) =>
		reason(
			'gpu-short',
			`To run on the graphics card alone it needs ${memory(need)} there, with what Ollama keeps free; ${memory(free)} are free.`,
		),
	noGpu: () => reason('no-gpu', 'There is no graphics card here that Ollama can use.'),
	slow: (times: number) =>
		reason(
			'slow',
			`It would write at about ${times < 0.1 ? 'a tenth or less' : `${decimal(times, 1)} times`}${times < 0.1 ? ' of' : ''} your reading speed (240 words a minute).`,
		),
	speedUnknown: (why: string) => reason('speed-unknown', `How fast it would write is not known: ${why}`),
	unknownInside: (why: string) =>
		reason('memory-unknown', `How much memory its conversations take is not known: ${why}`),
	fromSize: () =>
		reason('from-size', 'Judged by its size alone, with plenty of room left; the real need is not known.'),
	ramUnknown: (why: string) => reason('ram-unknown', `How much memory is free is not known: ${why}.`),
	gpuFreeUnknown: (name: string) =>
		reason('gpu-free-unknown', `${name} does not tell what is free; 85 % of its memory is counted on.`),
	container: (limit: number) =>
		reason('container-limit', `Programs here may use ${memory(limit)} of memory in all, whatever the computer has.`),
	contextCapped: (asked: number, most: number) =>
		reason('context-capped', `It was made for at most ${most} tokens of conversation; ${asked} were asked for.`),
	cacheNeedsFlash: () =>
		reason(
			'cache-f16',
			'The smaller conversation cache needs flash attention, which is off here; the usual one is used.',
		),
	parallelOne: () => reason('parallel-one', 'Ollama holds one conversation at a time with this kind of model.'),
	olderOllama: (needed: string, has: string) =>
		reason('ollama-too-old', `It needs Ollama ${needed} or newer; ${has} is installed.`),
	disk: (needed: number, free: number) =>
		reason('disk-short', `The download and some room need ${bytes(needed)} of disk; ${bytes(free)} are free.`),
	shown: () => reason('size-shown', 'Its size is the one shown on the model page: about 3 % off either way.'),
	elsewhere: (host: string) => reason('remote-server', remoteWords.about(host)),
	said: ({ key, value, on }: SaidOfMachine) => reason(`said-${key}`, saidWords.counted(key, value, on)),
	estimated: (source: ModelSource) =>
		reason(
			'size-estimated',
			estimatedFrom[source] ?? 'Only the size of the whole file is known, not that of its parts.',
		),
};

/** "8k", "2048". */
const tokens = (count: number): string => (count >= 4096 ? `${Math.round(count / 1024)}k` : String(count));

/** "two RTX 3090", "RTX 3060 12 GB": as people call them. */
function cardNames(names: readonly string[]): string {
	const name = (names[0] ?? '').replace(/^NVIDIA (?:GeForce )?/, '').replace(/ \d+ GB$/, '');
	return names.length < 2 ? name : `${help.places.many[names.length] ?? names.length} ${name}`;
}

const chip = (name = ''): string => name.replace(/^(?:Apple|AMD) /, '').replace(/ \(.*\)$| \/.*$/g, '');

/** Sizes as they are sold are whole. */
const sold = (size: number): string => `${Math.round(size / 2 ** 30)} ${common.units.GB}`;

/** One computer of those that would run it. */
function place({ kind, names, memory: size, ram }: Needed): string {
	const say = help.places;
	if (kind === 'card') return say.card(sold(size), cardNames(names)) + (ram ? say.beside(sold(ram)) : '');
	if (kind === 'mac') return say.mac(sold(size), chip(names[0]));
	return kind === 'shared' ? say.shared(sold(size), chip(names[0])) : say.ram(sold(size));
}

const orList = (texts: readonly string[], or: string): string =>
	texts.length <= 2 ? texts.join(or) : `${texts.slice(0, -1).join(', ')}${or}${texts.at(-1)}`;

interface Otherwise {
	asked: Verdict;
	then: Verdict;
	/** What `check` would be asked by; absent where nobody may offer the form. */
	name: string | undefined;
	/** Another quantization, not only a shorter conversation. */
	coarser: boolean;
}

export const help = {
	/** A shorter conversation, a smaller form. */
	other: {
		form: (quantization: string, size: string) => `at ${quantization}${size ? ` (about ${size})` : ''}`,
		thisForm: 'this form',
		context: (tokens: string) => `with ${tokens} of conversation`,
		notContext: (tokens: string) => `with ${tokens}`,
		howWell: { comfortable: '', tight: ', if only just', slow: ', if slowly', no: '', unknown: '' } satisfies Record<
			VerdictWord,
			string
		>,
		better: (but: string) => `Better ${but}`,
		instead: (not: string, but: string) => `Not ${not}, but ${but}`,
	},
	places: {
		/** By how many there are, from two on. */
		many: { 2: 'two', 3: 'three', 4: 'four' } as Record<number, string>,
		card: (size: string, names: string) => `${size} of graphics memory (${names})`,
		beside: (ram: string) => ` beside ${ram} of memory`,
		mac: (size: string, chip: string) => `a Mac with ${size} (${chip})`,
		shared: (size: string, chip: string) => `a computer with ${size} and a ${chip}`,
		ram: (size: string) => `${size} of plain memory`,
		or: ', or ',
		none: 'No computer that is usual at home runs it well.',
		slow: (place: string, times: string) => `On ${place} it would write ${times}.`,
	},
	/** "Not at Q8_0, but at Q4_K_M with 8k of conversation: …" */
	otherwise({ asked, then, name, coarser }: Otherwise): Reason {
		const { form, thisForm, context, notContext, howWell, better, instead } = help.other;
		const shorter = then.context < asked.context;
		const size = name || isUnknown(then.model.bytes) ? '' : bytes(then.model.bytes);
		const parts = [
			coarser ? form(orElse(then.model.quantization, ''), size) : '',
			shorter ? context(tokens(then.context)) : '',
		];
		const but = `${parts.filter(Boolean).join(' ')}${howWell[then.verdict]}`;
		const not = coarser ? form(orElse(asked.model.quantization, thisForm), '') : notContext(tokens(asked.context));
		const runs = asked.verdict === 'tight' || asked.verdict === 'slow';
		const command = name ? `: {me check ${name}${shorter ? ` --context ${then.context}` : ''}}` : '.';
		const said = runs ? better(but) : instead(not, but);
		return reason(coarser ? 'smaller-quantization' : 'smaller-context', `${said}${command}`);
	},
	/** "48 GB of graphics memory (two RTX 3090), or a Mac with 64 GB. On 64 GB of plain memory it would …" */
	wouldRun(needed: readonly Needed[]): Reason {
		const { or, none, slow } = help.places;
		const ram = needed.find(({ kind, verdict }) => kind === 'ram' && verdict !== 'comfortable');
		const good = needed.filter((one) => one !== ram).map(place);
		const first = good.length > 0 ? `${orList(good, or)}.` : none;
		const times = ram && !isUnknown(ram.timesReadingSpeed) ? againstReading(ram.timesReadingSpeed) : '';
		const more = ram && times ? ` ${slow(place(ram), times)}` : '';
		return reason('would-run', `${first.charAt(0).toUpperCase()}${first.slice(1)}${more}`);
	},
	closePrograms: (size: number) =>
		reason('close-programs', `Close other programs until about ${memory(size)} more RAM are free.`),
	moreRam: (size: number) => reason('more-ram', `${memory(size)} of RAM would hold it.`),
	moreGpu: (size: number) => reason('more-gpu-memory', `A graphics card with ${memory(size)} would run all of it.`),
	freeGpu: (size: number) =>
		reason(
			'free-gpu-memory',
			`Close programs that use the graphics card until about ${memory(size)} more are free on it.`,
		),
	smallerContext: (tokens: number, model: string) =>
		reason(
			'smaller-context',
			`With a shorter conversation (${tokens} tokens) it runs better: {me check ${model} --context ${tokens}}`,
		),
	/** `fits`: this form does as well, if not with ease. */
	smallerQuantization: (from: string, fits: boolean) =>
		reason(
			'smaller-quantization',
			`The same model in a smaller form (Q4_K_M instead of ${from}) would ${fits ? 'take less memory and write faster' : 'fit'}.`,
		),
	/** Where this one fits, and is slow. */
	fasterModel: () => reason('smaller-model', 'A smaller model would write faster; {me advise} names them.'),
	smallerModel: () => reason('smaller-model', 'A smaller model would fit; {me advise} names them.'),
	freeDisk: (size: number) =>
		reason('free-disk', `Free ${bytes(size)} of disk space, or choose another folder for models.`),
	/** `host`: the server on another computer, null for this one. */
	sayMemory: (host: string | null) =>
		host === null
			? reason('say-memory', 'Say how much memory this computer has, in GB: {me machine --set ram=16}')
			: reason('say-memory', remoteWords.say(host)),
	updateOllama: (needed: string) => reason('update-ollama', `Update Ollama to ${needed} or newer.`),
	limit: (size: number) => reason('raise-limit', `Give this container ${memory(size)} of memory.`),
};
