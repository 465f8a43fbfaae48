// The directions between the rooms of src/, as ARCHITECTURE.md draws them: what a file may import, and each exception by
// name with its reason. A new edge fails here; so does an entry that nothing uses any more.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface Room {
	/** Rooms, and single files beside them, that it uses. */
	uses?: readonly string[];
	/** Rooms of which it knows the types alone. */
	types?: readonly string[];
	/** Packages and parts of Node; none where it touches nothing. */
	outside?: readonly string[];
	/** Single edges against the direction, "file > file", with the reason. */
	odd?: Readonly<Record<string, string>>;
}

const rooms: Record<string, Room> = {
	types: {},
	nearest: {},
	problem: { uses: ['words'] },
	ports: { types: ['types'] },
	options: { uses: ['nearest', 'problem', 'words'], types: ['ports'], outside: ['node:util'] },
	settings: { uses: ['options'], types: ['ports', 'types'] },

	// Facts to decisions: pure functions, nothing of the world.
	recommend: { uses: ['types', 'words', 'problem', 'nearest'], types: ['ports'] },
	companion: { uses: ['types', 'words', 'problem'], types: ['ports'] },

	// Sentences: know what they speak of by its type.
	words: {
		uses: ['types'],
		// The list of the languages is their folder.
		outside: ['node:fs'],
		types: ['care', 'install'],
		odd: {
			'words/* > screen/text.ts': 'sizes, times and lists are written in one way on all screens',
			'words/retune.ts > screen/end.ts': 'the measured speed is told in the same words as at the end of set-up',
			'words/check.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
			'words/compare.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
			'words/languages/* > screen/end.ts': 'the measured speed is told in the same words as at the end of set-up',
			'words/pace.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
			'words/sources.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
			'words/fallback.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
		},
	},
	screen: {
		uses: ['types', 'words', 'problem', 'packages'],
		types: ['ports', 'care', 'companion', 'doctor', 'install', 'models', 'settings'],
		outside: ['node:util', 'node:stream', 'node:string_decoder'],
		odd: {
			'screen/prompt.ts > companion/rules.ts': 'the rules are shown with their own titles',
			'screen/speed-ruler.ts > recommend/speed/people.ts': 'the speed of a reader, and where a factor of it stands',
			'screen/about.ts > recommend/devices/remote.ts': 'whether a Machine is another computer is asked in one place',
			'screen/about.ts > recommend/devices/size-taken.ts': 'which size of a card was taken is told from one place',
			'screen/machine.ts > recommend/devices/findings.ts': 'whether a card may be there unseen is asked in one place',
			'screen/verdict.ts > recommend/devices/remote.ts': 'whether a Machine is another computer is asked in one place',
			'screen/verdict.ts > recommend/verdict.ts': 'whether a model runs is asked in one place',
			'screen/retune.ts > recommend/verdict.ts': 'whether a model runs is asked in one place',
			'screen/end.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
		},
	},

	report: {
		uses: ['types', 'words', 'screen'],
		odd: {
			'report/computer.ts > recommend/devices/remote.ts': 'whether a Machine is another computer is asked in one place',
			'report/model.ts > recommend/verdict.ts': 'whether a model runs is asked in one place',
			'report/ruler.ts > recommend/speed/people.ts': 'the speed of a reader, one number',
		},
	},

	// The world, behind Ports.
	world: {
		uses: ['types', 'words', 'problem', 'options', 'packages'],
		types: ['ports'],
		outside: [
			'node:crypto',
			'node:fs',
			'node:fs/promises',
			'node:http',
			'node:https',
			'node:net',
			'node:os',
			'node:path',
			'node:util',
			'node:v8',
			'node:vm',
			'execa',
		],
		odd: { 'world/config.ts > ollama/host.ts': 'an address in the file is read as --host reads it' },
	},
	detect: {
		uses: ['types', 'words', 'problem', 'packages'],
		types: ['ports'],
		outside: ['node:os', 'node:path'],
		odd: {
			'detect/read-machine.ts > recommend/devices/engine.ts': 'what a running server says is joined to what was seen',
			'detect/read-machine.ts > recommend/devices/judge.ts':
				'look, then judge: one call gives every command its Machine',
			'detect/engine.ts > recommend/devices/engine.ts': 'the shape of what a server says (type)',
			'detect/engine-list.ts > recommend/devices/engine.ts': 'the shape of what a server says (type)',
			'detect/apple/mac.ts > recommend/devices/working-set.ts': 'what Metal may use is a law, and is wanted as a fact',
			'detect/server-settings.ts > ollama/processes.ts': 'processes of a server are found in one place',
			'detect/app-models.ts > ollama/app-database.ts': 'where the app keeps its settings is known in one place',
			'detect/disk-encryption.ts > world/mounts.ts': 'where a path is mounted is read in one place',
			'detect/disk.ts > world/mounts.ts': 'where a path is mounted is read in one place',
			'detect/redact.ts > world/loopback.ts': 'which addresses are this computer is asked in one place',
			'detect/engine.ts > world/folders.ts': 'our server keeps its log in our folder',
		},
	},
	models: {
		uses: ['types', 'words', 'problem', 'nearest'],
		types: ['ports'],
		outside: ['node:crypto', 'node:fs', 'node:fs/promises', 'node:path'],
		odd: {
			'models/remote.ts > world/failure.ts': 'what a code of the system means is read in one place',
			'models/for-companion.ts > companion/model.ts': 'a catalog row becomes what the companion is composed for',
			'models/for-companion.ts > companion/types.ts': 'the same (type)',
			'models/gpus-file.ts > recommend/gpus.ts': 'the shape of data/gpus.json (type)',
			'models/gpus-file.ts > recommend/processors.ts': 'the shape of data/processors.json (type)',
		},
	},
	ollama: {
		uses: ['types', 'words', 'problem', 'world'],
		types: ['ports'],
		outside: ['node:path', 'ollama'],
		odd: { 'ollama/privacy.ts > detect/disk-encryption.ts': 'the notice about a disk that is not encrypted' },
	},

	// What is done.
	install: {
		uses: ['types', 'words', 'problem', 'world', 'ollama', 'models'],
		types: ['ports'],
		outside: [
			'node:child_process',
			'node:crypto',
			'node:events',
			'node:fs',
			'node:fs/promises',
			'node:module',
			'node:path',
			'node:stream',
			'node:timers/promises',
			'node:url',
			'node:zlib',
			'semver',
		],
		odd: {
			'install/* > screen/text.ts': 'paths with ~ in the changes of a plan',
			'install/companion-plan.ts > companion/compose.ts': 'the companion of the plan is the one that is made',
			'install/companion-plan.ts > companion/types.ts': 'the same (type)',
			'install/* > recommend/devices/remote.ts': 'whether a Machine is another computer is asked in one place',
			'install/steps/prove-measure.ts > recommend/speed/bytes.ts':
				'a measure is kept with the bytes it was reckoned by',
			'install/measured.ts > recommend/speed/index.ts': 'the shape of a measure (type)',
			'install/retune/kept.ts > recommend/retune/totals.ts': 'the shape of what is kept (type)',
		},
	},
	care: {
		uses: ['types', 'words', 'problem', 'nearest', 'screen'],
		types: ['ports'],
		outside: [
			'node:crypto',
			'node:fs',
			'node:fs/promises',
			'node:path',
			'node:readline',
			'node:stream',
			'node:string_decoder',
		],
		odd: {
			'care/ask-consent.ts > detect/disk-encryption.ts': 'the consent says whether the disk looks encrypted',
			'care/consent.ts > world/folders.ts': 'where the consent lies',
			'care/consent.ts > world/choices.ts': 'files of the person are written in one way, for them alone',
			'care/rehearse/record.ts > world/folders.ts': 'where a rehearsal lies',
			'care/rehearse/record.ts > world/choices.ts': 'files of the person are written in one way, for them alone',
			'care/talk/fault.ts > ollama/meaning.ts': 'what a text of Ollama means is read in one place',
			'care/talk/client.ts > models/names.ts': 'names of models are compared in one place',
			'care/talk/turn.ts > companion/language.ts': 'how the language of the replies is called',
		},
	},
	doctor: {
		uses: ['types', 'words', 'problem', 'world', 'ollama', 'models', 'install'],
		types: ['ports'],
		outside: ['node:fs', 'node:fs/promises', 'node:os', 'node:path'],
		odd: {
			'doctor/* > screen/text.ts': 'sizes and paths with ~ in what a check says',
			'doctor/checks/machine.ts > recommend/devices/findings.ts':
				'whether a card may be there unseen is asked in one place',
			'doctor/gather/settings.ts > detect/engine.ts': 'the log of the server is found in one place',
		},
	},

	// Only these know commands.
	commands: {
		uses: [
			'types',
			'words',
			'problem',
			'options',
			'nearest',
			'settings',
			'world',
			'detect',
			'models',
			'ollama',
			'recommend',
			'companion',
			'install',
			'care',
			'doctor',
			'screen',
			'report',
		],
		types: ['ports'],
		outside: ['node:fs/promises', 'node:path', 'node:util'],
	},
	context: { uses: ['world', 'screen'], types: ['ports', 'options', 'types'], outside: ['node:os'] },
	'command-line': {
		uses: ['context', 'options', 'problem', 'screen', 'words', 'world'],
		types: ['ports'],
		outside: ['node:os'],
		odd: {
			'command-line.ts > install/faults.ts': 'what a server said is put into words in one place',
			'command-line.ts > ollama/host-for.ts': 'and names the server that was asked',
		},
	},
	cli: {
		uses: ['command-line', 'commands', 'compiled'],
		outside: ['node:fs/promises', 'node:url'],
	},
	compiled: { outside: ['node:fs', 'node:module', 'node:path', 'node:vm'] },
	packages: {
		outside: ['@clack/prompts', 'execa', 'https-proxy-agent', 'proxy-from-env', 'systeminformation'],
	},
};

interface Import {
	/** As it is written. */
	from: string;
	typeOnly: boolean;
}

const statement =
	/^(?:import|export)\s+(type\s)?([^'";]*?)\sfrom\s+'([^']+)'|^import\s+'([^']+)'|(typeof\s+)?\bimport\(\s*'([^']+)'\s*\)/gm;
const onlyTypes = (names: string): boolean =>
	/^\{[\s\S]*\}$/.test(names) &&
	names
		.slice(1, -1)
		.split(',')
		.map((name) => name.trim())
		.filter(Boolean)
		.every((name) => name.startsWith('type '));

function importsOf(source: string): Import[] {
	const code = source.replace(/\/\*[\s\S]*?\*\//g, '');
	return [...code.matchAll(statement)].map(([, type, names = '', from, bare, typeOf, lazy]) => ({
		from: from ?? bare ?? lazy ?? '',
		typeOnly: type !== undefined || typeOf !== undefined || onlyTypes(names.trim()),
	}));
}

interface Edge {
	/** Below src/. */
	file: string;
	room: string;
	/** Below src/, or the package. */
	to: string;
	/** A room, or null for what is outside. */
	toRoom: string | null;
	typeOnly: boolean;
}

const src = fileURLToPath(new URL('../../src', import.meta.url));
const roomOf = (file: string): string => (file.includes('/') ? file.split('/')[0] : file.replace(/\.ts$/, '')) ?? '';
const packageOf = (from: string): string =>
	from.startsWith('node:')
		? from
		: from
				.split('/')
				.slice(0, from.startsWith('@') ? 2 : 1)
				.join('/');

function edgesOf(file: string, source: string): Edge[] {
	return importsOf(source).map(({ from, typeOnly }) => {
		const inside = from.startsWith('.');
		const to = inside ? path.posix.join(path.posix.dirname(file), from) : packageOf(from);
		return { file, room: roomOf(file), to, toRoom: inside ? roomOf(to) : null, typeOnly };
	});
}

const sources = new Map(
	readdirSync(src, { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll(path.sep, '/'))
		.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
		.map((file) => [file, readFileSync(path.join(src, file), 'utf8')] as const),
);
const edges = [...sources].flatMap(([file, source]) => edgesOf(file, source));

/** The entry of the table that allows an edge; null where none does. */
function allowedBy({ file, room, to, toRoom, typeOnly }: Edge): string | null {
	if (toRoom === room) return 'itself';
	const { uses = [], types = [], outside = [], odd = {} } = rooms[room] ?? {};
	if (toRoom === null) return outside.includes(to) ? `${room} outside ${to}` : null;
	if (uses.includes(toRoom)) return `${room} uses ${toRoom}`;
	if (typeOnly && types.includes(toRoom)) return `${room} types ${toRoom}`;
	const places = [file, `${path.posix.dirname(file)}/*`, `${room}/*`];
	return places.map((place) => `${place} > ${to}`).find((edge) => edge in odd) ?? null;
}

const entries = Object.entries(rooms).flatMap(([room, { uses = [], types = [], outside = [], odd = {} }]) => [
	...uses.map((to) => `${room} uses ${to}`),
	...types.map((to) => `${room} types ${to}`),
	...outside.map((to) => `${room} outside ${to}`),
	...Object.keys(odd),
]);

/** Files that would be needed before themselves: every way round, by its files. Types are not there when it runs. */
function circles(): string[] {
	const needs = new Map(
		[...sources].map(([file, source]) => {
			// What is loaded when it is called comes later.
			const atOnce = edgesOf(file, source.replace(/\bimport\(/g, 'later('));
			return [file, atOnce.filter(({ toRoom, typeOnly }) => toRoom !== null && !typeOnly).map(({ to }) => to)] as const;
		}),
	);
	const found: string[] = [];
	const done = new Set<string>();
	const visit = (file: string, way: readonly string[]): void => {
		const again = way.indexOf(file);
		if (again >= 0) found.push([...way.slice(again), file].join(' > '));
		if (again >= 0 || done.has(file)) return;
		for (const next of needs.get(file) ?? []) visit(next, [...way, file]);
		done.add(file);
	};
	for (const file of needs.keys()) visit(file, []);
	return found;
}

describe('the directions between the rooms', () => {
	it('are kept by every import', () => {
		const wrong = edges.filter((edge) => allowedBy(edge) === null);
		expect(wrong.map(({ file, to, typeOnly }) => `${file} > ${to}${typeOnly ? ' (type)' : ''}`)).toEqual([]);
	});

	it('name nothing that no import needs', () => {
		const used = new Set(edges.map(allowedBy));
		expect(entries.filter((entry) => !used.has(entry))).toEqual([]);
	});

	it('lead no file back to itself', () => {
		expect(circles()).toEqual([]);
	});

	it('know every room', () => {
		expect([...new Set([...sources.keys()].map(roomOf))].sort()).toEqual(Object.keys(rooms).sort());
	});

	it('are seen in every form of import', () => {
		const source = [
			"import { readFile } from 'node:fs/promises';",
			"import type { Ports } from '../ports.ts';",
			"import {\n\ttype A,\n\ttype B,\n} from '../install/plan.ts';",
			"export { x } from '../world/run.ts';",
			"const lazy = await import('../ollama/client.ts');",
			"/* import { no } from '../cli.ts'; */",
		].join('\n');
		const found = edgesOf('recommend/made-up.ts', source);
		expect(found.map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
			['node:fs/promises', false],
			['ports.ts', true],
			['install/plan.ts', true],
			['world/run.ts', false],
			['ollama/client.ts', false],
		]);
		expect(found.map(allowedBy)).toEqual([null, 'recommend types ports', null, null, null]);
		expect(edges.length).toBeGreaterThan(1000);
	});
});
