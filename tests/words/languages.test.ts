// Each language file beside English: nothing is missing where it has to be whole, every figure that a sentence is given
// stands in it, and it keeps to the manners of the house. A further language is one file; these tests look at all of them.

import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/care/day.ts';
import { classBandwidth } from '../../src/detect/cpu-bandwidth.ts';
import { dense, sparse } from '../../src/recommend/speed/classes.ts';
import { bytes, memory } from '../../src/screen/text.ts';
import { isUnknown } from '../../src/types/known.ts';
import { catalogues } from '../../src/words/catalogues.ts';
import { unseenCure } from '../../src/words/doctor-unseen.ts';
import { languages } from '../../src/words/languages.ts';
import { pace } from '../../src/words/pace.ts';
import { speak } from '../../src/world/screen-language.ts';
import { type Leaf, leaves, said } from './sentences.ts';

/** Catalogues that are whole in every language: the wizard, the consent, help, talk, and what can go wrong on the way. */
const whole = [
	'advice',
	'catalog',
	'check',
	'commandLine',
	'commands',
	'common',
	'companionProblems',
	'companionReasons',
	'compare',
	'completion',
	'config',
	'consent',
	'disk',
	'doctor',
	'doctorBundle',
	'doctorChecks',
	'doctorFix',
	'doctorPrivacy',
	'doctorUnseen',
	'exercises',
	'fallback',
	'faults',
	'fetching',
	'helpLines',
	'install',
	'judge',
	'keep',
	'machine',
	'memoryBar',
	'models',
	'notKnown',
	'pace',
	'plan',
	'privacy',
	'probes',
	'prompt',
	'promptEdit',
	'proving',
	'rehearse',
	'remote',
	'report',
	'retune',
	'rules',
	'said',
	'server',
	'setup',
	'sources',
	'speed',
	'talk',
	'undoing',
	'updating',
	'usage',
	'verdict',
	'watch',
	'whatIf',
	'where',
	'why',
] as const;

/** Sentences that are the same in every language, each with the reason. */
const same: Record<string, string> = {
	'watch.line': 'said to the model',
	'proving.hello': 'said to the model',
	'proving.longer': 'said to the model',
	'undoing.forget.ollama': 'a name',
	'setup.welcome.title': 'the name of the program',
	'helpLines.whatsapp': 'a name',
	'judge.engineWords.source.list': 'a command',
	'machine.screenWords.labels.ollama': 'a name',
	'advice.name': 'a name',
	'check.bestHere': 'a name and a command',
	'check.before': 'codes',
	'check.worthSaying': 'codes',
	'check.background': 'codes',
	'check.row.where.none': 'a mark',
	'retune.changes.gpu': 'its words are those of retuning.cards',
	'said.units.gpu': 'nothing is said',
	'verdict.help.otherwise': 'its words are those of other',
	'verdict.help.wouldRun': 'its words are those of places',
	'verdict.help.other.howWell.comfortable': 'nothing is said',
	'verdict.help.other.howWell.no': 'nothing is said',
	'verdict.help.other.howWell.unknown': 'nothing is said',
	'rules.line': 'the topic and what is done instead, both of this catalogue',
	'speed.card': 'a name, and what the same catalogue says of it',
	'updating.updating.restart': 'commands, and what byHandWords says',
	'updating.updating.commands': 'commands, and what byHandWords says',
	'updating.systemService.commands': 'commands',
	'updating.systemService.undo': 'commands',
	'doctor.groups.ollama': 'a name',
	'doctorChecks.machineChecks.graphics.one': 'a name, and what the catalogue judge says of it',
	'doctorFix.rights.undo': 'a command',
	'doctorFix.companion.undo': 'a command',
	'doctorPrivacy.key.cure': 'a command',
	'plan.install.title': 'a name',
	'plan.install.there': 'a name',
	'plan.install.rather.linux': 'nothing is said',
	'machine.screenWords.systems.linux': 'a name',
	'machine.screenWords.systems.darwin': 'a name',
	'machine.screenWords.systems.win32': 'a name',
	'machine.screenWords.environment.native': 'nothing is said',
	'verdict.reasons.said': 'its words are those of the catalogue said',
	'retune.retuning.current': 'one of keep.fits and keep.not',
	'retune.retuning.unused': 'names and values',
	'retune.retuning.tryOther': 'a command',
	'said.line': 'names and values',
	'said.card': 'names and values',
	'said.size': 'a value',
	'said.inUse': 'stands in documents, as what told a fact of a computer does',
	'whatIf.assumedUse': 'stands in documents; said by the catalogue sources',
	'why.pace': 'its words are those of the catalogue pace',
};

/** Those that one language says as English does. */
const alike: Record<string, Record<string, string>> = {
	de: {
		'common.units.GB': 'the unit is the same',
		'common.units.MB': 'the unit is the same',
		'common.units.KB': 'the unit is the same',
		'said.units.ram': 'the unit is the same',
		'helpLines.chat': 'the word is the same',
		'helpLines.languages.hi': 'the name is the same',
		'machine.screenWords.labels.system': 'the word is the same',
		'machine.screenWords.problem': 'the word is the same',
	},
};

const english = leaves(catalogues);

/** What is no sentence: values and limits of options, examples; countries and texts of the table, which English has not. */
const exempt = (path: string): boolean =>
	path in same ||
	['number', 'boolean'].includes(typeof english.get(path)) ||
	/^check\.helpRows\.\d\.codes$|^updating\.byHandWords\.names\.(?:homebrew|winget|snap|nix|docker|podman)$|^setup\.questions\..*\.(?:style|directness)$|^setup\.end\.rows\.\d\.1$|^models\.cannotWords\..*\.code$/.test(
		path,
	) ||
	(/^commands\.(?:flags|commands)\./.test(path) && !/\.(?:help|summary|words\.name)$/.test(path)) ||
	/^helpLines\.(?:countries|table)\./.test(path);

const undo: (() => void)[] = [];
afterEach(() => {
	for (const one of undo.splice(0)) one();
});

/** Every sentence while a language is spoken. */
async function spoken(tag: string): Promise<Map<string, Leaf>> {
	undo.push(await speak(tag));
	return leaves(catalogues);
}

/** Files of src/words whose sentences no person reads, or that have none. */
const none = ['care', 'catalogues', 'companion', 'completion', 'examples', 'finding', 'languages', 'locale'];
const forModels = ['reply-languages', 'to-model', 'translate'];

it('can have every sentence there is', async () => {
	const folder = new URL('../../src/words/', import.meta.url);
	const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
	const known = new Set<unknown>(Object.values(catalogues).flatMap((one) => [one, ...Object.values(one)]));
	const left: string[] = [];
	for (const name of files.map((file) => file.slice(0, -3)).filter((one) => ![...none, ...forModels].includes(one)))
		for (const [key, value] of Object.entries(await import(`../../src/words/${name}.ts`)))
			if (typeof value === 'object' && !known.has(value)) left.push(`${name}: ${key}`);
	expect(left).toEqual([]);
});

it('are those of the folder', () => {
	const files = readdirSync(new URL('../../src/words/languages', import.meta.url));
	expect(Object.keys(languages)).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
	expect(Object.keys(languages)).toContain('de');
});

describe.each(Object.keys(languages))('%s', (tag) => {
	it('has every sentence of the catalogues that are whole', async () => {
		const now = await spoken(tag);
		const missing = [...english].flatMap(([path, leaf]) =>
			whole.some((name) => path.startsWith(`${name}.`)) &&
			!exempt(path) &&
			!(path in (alike[tag] ?? {})) &&
			now.get(path) === leaf
				? [path]
				: [],
		);
		expect(missing).toEqual([]);
	});

	it('has no sentence that English lacks', async () => {
		const now = await spoken(tag);
		const extra = [...now.keys()].filter(
			(path) => !english.has(path) && !exempt(path) && !/\.typed\.(?:yes|no|help)\.|^common\.typed/.test(path),
		);
		expect(extra).toEqual([]);
	});

	it('says everything that a sentence is given', async () => {
		const before = new Map([...english].map(([path, leaf]) => [path, said(leaf).places]));
		const now = await spoken(tag);
		const lost = [...now].flatMap(([path, leaf]) => {
			if (leaf === english.get(path)) return [];
			const kept = said(leaf).places;
			return (before.get(path) ?? []).filter((place) => !kept.includes(place)).map((place) => `${path}: ${place + 1}`);
		});
		expect(lost).toEqual([]);
	});

	it('names the same commands of ours, and the same options', async () => {
		const names = (leaf: Leaf | undefined): string[] =>
			[...new Set(said(leaf).text.match(/\{me[^}]*\}|(?<![\w-])--[a-z][a-z-]+/g) ?? [])].map((one) =>
				// What stands for a value is said in the language.
				one.replace(/\b[A-Z]{3,}\b/g, '…'),
			);
		const before = new Map([...english].map(([path, leaf]) => [path, names(leaf)]));
		const now = await spoken(tag);
		const other = [...now].flatMap(([path, leaf]) => {
			const [is, was] = [names(leaf).sort(), (before.get(path) ?? []).sort()];
			return leaf === english.get(path) || JSON.stringify(is) === JSON.stringify(was) ? [] : [{ path, is, was }];
		});
		expect(other).toEqual([]);
	});

	it('has no exclamation mark, and no double space', async () => {
		const now = await spoken(tag);
		const loud = [...now].filter(([path, leaf]) => leaf !== english.get(path) && /!|¡/.test(said(leaf).text));
		expect(loud.map(([path]) => path)).toEqual([]);
		const parted = (leaf: Leaf) => /\S {2,}\S/.test(said(leaf).text);
		const wide = [...now].filter(([path, leaf]) => parted(leaf) && !parted(english.get(path)));
		expect(wide.map(([path]) => path)).toEqual([]);
	});

	it('is taken back whole', async () => {
		const now = await spoken(tag);
		expect([...now].some(([path, leaf]) => english.get(path) !== leaf)).toBe(true);
		for (const one of undo.splice(0)) one();
		expect([...leaves(catalogues)]).toEqual([...english]);
		expect(bytes(3.3e9)).toBe('3.3 GB');
	});
});

describe('German', () => {
	it('claims nothing that this is not', async () => {
		const now = await spoken('de');
		const texts = [...now]
			.filter(([path, leaf]) => leaf !== english.get(path))
			.map(([path, leaf]) => [path, said(leaf).text]);
		expect(
			texts.filter(([, text]) => /Behandl|behandel|\bsichere?[mnrs]?\b|Sicherheit|geschützt|heil/i.test(text ?? '')),
		).toEqual([]);
		// Where the word stands, it says that it is none.
		const therapy = texts.filter(([, text]) => /therapie|therapeut/i.test(text ?? ''));
		expect(therapy.length).toBeGreaterThan(0);
		expect(therapy.filter(([, text]) => !/kein(?:e|en)? Therap/.test(text ?? ''))).toEqual([]);
	});

	it('says Sie, never du', async () => {
		const now = await spoken('de');
		const du = [...now].filter(
			([path, leaf]) =>
				leaf !== english.get(path) && /(?<![-\w])(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?)?)\b/.test(said(leaf).text),
		);
		expect(du.map(([path]) => path)).toEqual([]);
	});

	it('writes numbers, plurals and days as German does', async () => {
		const talk = catalogues.talk;
		expect([bytes(3.3e9), memory(1.5 * 2 ** 30), bytes(12)]).toEqual(['3.3 GB', '1.5 GB', '12 bytes']);
		expect(dayOf(new Date(2026, 10, 28))).toBe('November 28, 2026');
		expect([talk.minutes(1), talk.minutes(2)].map((text) => text.split('.')[0])).toEqual(['One minute', '2 minutes']);
		await spoken('de');
		expect([bytes(3.3e9), memory(1.5 * 2 ** 30), bytes(12)]).toEqual(['3,3 GB', '1,5 GB', '12 Byte']);
		expect(dayOf(new Date(2026, 10, 28))).toBe('28. November 2026');
		expect([talk.minutes(1), talk.minutes(2)].map((text) => text.split('.')[0])).toEqual(['1 Minute', '2 Minuten']);
		expect(talk.tooLong(12_345, 2)).toContain('etwa 12.345 Wörter');
		expect(talk.partsLeft(1)).toMatch(/^Ein Teil ist/);
		expect(pace(7.9, 15.8)).toBe('Es schreibt 1,5- bis 3-mal so schnell, wie Sie lesen.');
	});

	it('has a word for each country of the help lines, and for each text of theirs', async () => {
		await spoken('de');
		const { countries, table } = catalogues.helpLines;
		const data = JSON.parse(readFileSync(new URL('../../data/crisis-lines.json', import.meta.url), 'utf8')) as {
			countries: { code: string; emergency: string | null; lines: Record<string, unknown>[] }[];
		};
		expect(data.countries.filter(({ code }) => !countries[code]).map(({ code }) => code)).toEqual([]);
		const texts = data.countries.flatMap(({ emergency, lines }) => [
			emergency ?? '',
			...lines.flatMap(({ hours, audience, hint, phone }) => [hours, audience, hint, phone]),
		]);
		const plain = (text: unknown): boolean =>
			typeof text !== 'string' || text === 'anyone' || !/[a-z]/.test(text) || text in table;
		expect(texts.filter((text) => !plain(text))).toEqual([]);
	});

	it('has what is said of single models', async () => {
		await spoken('de');
		const text = readFileSync(new URL('../../data/models.json', import.meta.url), 'utf8');
		const notes: string[] = [];
		JSON.parse(text, (key, value) => {
			if (key === 'careNotes') notes.push(...value);
			return value;
		});
		expect(notes.length).toBeGreaterThan(5);
		expect(notes.filter((note) => catalogues.advice.careNote('X', note) === `X: ${note}`)).toEqual([]);
	});

	it('has what is warned of single models, and what speeds and processors are judged by', async () => {
		await spoken('de');
		const text = readFileSync(new URL('../../data/models.json', import.meta.url), 'utf8');
		const plain: string[] = [];
		JSON.parse(text, (key, value) => {
			if (key === 'plain') plain.push(value);
			return value;
		});
		const basis = [...Object.values(dense), ...Object.values(sparse)].map((one) => one.basis);
		expect([plain.length, basis.length].every((count) => count > 15)).toBe(true);
		expect(plain.filter((one) => catalogues.models.words.known(one) === one)).toEqual([]);
		expect(basis.filter((one) => catalogues.speed.basis(one) === one)).toEqual([]);
		const processors = [
			'AMD EPYC 7B13',
			'a processor',
			'Intel(R) Core(TM) i5-12400',
			'AMD Ryzen 7 7700X 8-Core Processor',
		];
		const told = processors.map((name) => classBandwidth(name, null)).map((one) => (isUnknown(one) ? '' : one.source));
		expect(told.filter((one) => catalogues.sources.told(one) === one)).toEqual([]);
	});

	it('finds what helps by the reason as it is said', async () => {
		const { unseen, unseenCures } = catalogues.doctorUnseen;
		const english = [unseenCure(unseen.notRunning), unseenCure(unseen.noTool('docker')), unseenCure('a whim')];
		await spoken('de');
		const { notRunning, docker, otherwise } = unseenCures;
		const german = [unseenCure(unseen.notRunning), unseenCure(unseen.noTool('docker')), unseenCure('a whim')];
		expect(german).toEqual([notRunning, docker, otherwise]);
		expect(german.filter((text) => english.includes(text))).toEqual([]);
	});

	it('asks for consent by a text of the same version', async () => {
		const { version } = catalogues.consent;
		await spoken('de');
		// An older German text is not shown at all: the English one of today is.
		expect(catalogues.consent.adult).toBe('Sind Sie 18 oder älter?');
		expect(catalogues.consent.version).toBe(version);
	});
});
