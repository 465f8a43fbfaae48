// What a server and its programs print, read line by line: parameters, versions, loaded models, what failed, who is there.

import { describe, expect, it } from 'vitest';
import { cleanReply, cleanText } from '../../src/ollama/clean.ts';
import { fromFetch } from '../../src/ollama/error.ts';
import { loadedFrom } from '../../src/ollama/loaded.ts';
import { keepStops, readParameters, sameParameter } from '../../src/ollama/parameters.ts';
import { findPrograms } from '../../src/ollama/programs.ts';
import { clientVersion, readVersion } from '../../src/ollama/version.ts';
import { unknown } from '../../src/types/known.ts';
import { systemCode } from '../../src/world/failure.ts';

describe('parameters', () => {
	it('a name and its values, in quotes or plain, in order', () => {
		const text =
			'num_ctx    8192\nstop       "<end>"\nstop "a \\"b\\" \\n\\x41\\u00e9\\U0001f600"  \nempty\n  indented 1\nodd   "half\none "';
		expect([...readParameters(text)]).toEqual([
			['num_ctx', ['8192']],
			['stop', ['<end>', 'a "b" \nAé😀']],
			['odd', ['"half']],
			['one', ['"']],
		]);
		expect(readParameters(undefined).size).toBe(0);
	});

	it('are the same as numbers, as texts, and as whole lists', () => {
		expect(sameParameter(1, ['1.0'])).toBe(true);
		expect(sameParameter(1, ['2'])).toBe(false);
		expect(sameParameter('1', ['1.0'])).toBe(false);
		expect(sameParameter(true, ['true'])).toBe(true);
		expect(sameParameter(['a', 'b'], ['a', 'b'])).toBe(true);
		expect(sameParameter(['a', 'b'], ['a', 'c'])).toBe(false);
		expect(sameParameter(['a', 'b'], ['b', 'a'])).toBe(false);
		expect(sameParameter(['a'], ['a', 'b'])).toBe(false);
		expect(sameParameter('a', undefined)).toBe(false);
	});

	it('keep the stop words of the base before our own, each once', () => {
		const base = 'stop "x"\nstop "y"\ntop_k 4';
		expect(keepStops({ num_ctx: 1 }, base)).toEqual({ num_ctx: 1, stop: ['x', 'y'] });
		expect(keepStops({ stop: ['y', 'z'] }, base)).toEqual({ stop: ['x', 'y', 'z'] });
		expect(keepStops({ stop: 'z' }, base)).toEqual({ stop: ['x', 'y', 'z'] });
		const own = { num_ctx: 1 };
		expect(keepStops(own, 'top_k 4')).toBe(own);
		expect(keepStops(own, undefined)).toBe(own);
	});
});

describe('versions', () => {
	it('are three numbers, with what follows them; a build without a stamp tells none', () => {
		expect(['0.33.0', ' v0.33.0 ', '0.33.0-rc1'].map(readVersion)).toEqual(['0.33.0', '0.33.0', '0.33.0-rc1']);
		expect(readVersion('0.33')).toEqual(unknown('"0.33" is no version number'));
		expect(readVersion('x0.33.0')).toHaveProperty('unknown');
		expect(readVersion(`<html>${'x'.repeat(90)}`)).toEqual(unknown(`"<html>${'x'.repeat(34)}" is no version number`));
		expect(readVersion('0.0.0')).toEqual(unknown('it was built without a version number'));
	});

	it('of the program before that of the server', () => {
		expect(clientVersion('ollama version is 0.32.1\n')).toBe('0.32.1');
		expect(clientVersion('ollama version is 0.31.0\nWarning: client version is 0.33.0\n')).toBe('0.33.0');
		expect(clientVersion('Warning: could not connect\nWarning: client version is 0.33.0')).toBe('0.33.0');
		expect(clientVersion('usage: ollama')).toEqual(unknown('the program did not tell its version'));
	});
});

describe('loaded models', () => {
	it('are rows with a name and amounts; nothing told of the card is nothing on it', () => {
		const rows = [
			{ name: 'a', size: 5, size_vram: 3 },
			{ name: 'b', size: 5 },
			{ name: 5, size: 5 },
			{ name: 'c', size: -1 },
			{ name: 'c', size: Number.POSITIVE_INFINITY },
			{ name: 'c', size: '5' },
			{ name: 'c', size: 5, size_vram: -1 },
			{ size: 5 },
		];
		expect(loadedFrom(rows as never)).toEqual([
			{ name: 'a', size: 5, onGpu: 3 },
			{ name: 'b', size: 5, onGpu: 0 },
		]);
	});

	it('reach a terminal as one short line', () => {
		const [row] = loadedFrom([{ name: `\u001b[31m x\n\ty${'z'.repeat(99)}`, size: 1 }] as never);
		expect(row?.name).toBe(`x y${'z'.repeat(77)}`);
	});
});

describe('what failed', () => {
	const failed = (code: string | undefined, message = 'text') =>
		Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(message), code ? { code } : {}) });

	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ETIMEDOUT',
		'EHOSTUNREACH',
		'ENETUNREACH',
		'EHOSTDOWN',
		'EADDRNOTAVAIL',
		'EPROXY',
		'CERT_HAS_EXPIRED',
		'ERR_SSL_X',
		'ERR_TLS_X',
		'SELF_SIGNED_X',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		undefined,
	])('%s: no connection', (code) =>
		expect(fromFetch(failed(code))).toMatchObject({ kind: 'unreachable', message: 'text', code }),
	);
	it.each([
		['ECONNRESET', 'broken'],
		['HPE_INVALID_CONSTANT', 'foreign'],
		['UND_ERR_SOCKET', 'broken'],
	])('%s: %s', (code, kind) => expect(fromFetch(failed(code)).kind).toBe(kind));

	it('is told in the innermost words there are', () => {
		expect(fromFetch(failed('ECONNRESET', '')).message).toBe('ECONNRESET');
		expect(fromFetch(new Error('outer')).message).toBe('outer');
		expect(fromFetch('a text').message).toBe('a text');
		const first = Object.assign(new Error('v6'), { code: 'ECONNREFUSED' });
		expect(systemCode(new Error('x', { cause: new AggregateError([first]) }))).toBe('ECONNREFUSED');
		expect(systemCode(Object.assign(new Error('x'), { code: 7 }))).toBe('');
		expect(systemCode('x')).toBe('');
	});
});

describe('programs', () => {
	const found = async (platform: 'linux' | 'darwin' | 'win32', there: string[], env: Record<string, string> = {}) => {
		const home = platform === 'win32' ? 'C:\\Users\\me' : '/home/me';
		const programs = await findPrograms({
			platform,
			env,
			home,
			list: async (folder: string) => {
				const inside = there.filter(
					(file) => file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))) === folder,
				);
				return inside.length > 0 ? inside.map((file) => file.slice(folder.length + 1)) : unknown('not there');
			},
		} as never);
		return programs.map(({ file, ours }) => (ours ? `ours ${file}` : file));
	};

	it('as a shell finds them, then where installers put them', async () => {
		const files = [
			'/usr/bin/ollama',
			'/opt/x/ollama',
			'/snap/bin/ollama',
			'/home/me/.local/bin/ollama',
			'/usr/local/bin/ollama.old',
		];
		expect(await found('linux', files, { PATH: '/opt/x::/usr/bin' })).toEqual([
			'/opt/x/ollama',
			'/usr/bin/ollama',
			'/home/me/.local/bin/ollama',
			'/snap/bin/ollama',
		]);
	});

	it('on a Mac in its folders, and no snap', async () => {
		const app = 'Applications/Ollama.app/Contents/Resources/ollama';
		expect(
			await found('darwin', [`/${app}`, `/home/me/${app}`, '/opt/homebrew/bin/ollama', '/snap/bin/ollama']),
		).toEqual([`/${app}`, `/home/me/${app}`, '/opt/homebrew/bin/ollama']);
	});

	it('under Windows with its ending and its signs', async () => {
		const local = 'D:\\Local\\Programs\\Ollama\\Ollama.exe';
		expect(
			await found('win32', [local, 'E:\\tools\\ollama.exe', 'E:\\tools\\ollama'], {
				LOCALAPPDATA: 'D:\\Local',
				Path: 'E:\\tools;F:\\x',
			}),
		).toEqual(['E:\\tools\\ollama.exe', 'D:\\Local\\Programs\\Ollama\\ollama.exe']);
	});

	it('our own last, where its archive lays it: below bin on Linux, else flat', async () => {
		const root = '/home/me/.local/share/kettleside/ollama';
		const lie = (folder: string) => [`${folder}/bin/ollama`, `${folder}/ollama`, `${folder}/v0.9.0/bin/ollama`];
		expect(await found('linux', [...lie(root), '/usr/bin/ollama'])).toEqual([
			'/usr/bin/ollama',
			`ours ${root}/bin/ollama`,
		]);
		const mac = '/home/me/Library/Application Support/kettleside/ollama';
		expect(await found('darwin', lie(mac))).toEqual([`ours ${mac}/ollama`]);
	});
});

describe('words before they reach a terminal', () => {
	it.each([
		['\u001b[1;31mred\u001b[0m', 'red'],
		['\u009b31mx', 'x'],
		['\u001b]0;title\u0007x', 'x'],
		['\u001b]8;;http://a\u001b\\link', 'link'],
		['\u001bP1q data\u001b\\x', 'x'],
		['\u001b7x\u001b=', 'x'],
		['a\r\nb\tc', 'a\nb\tc'],
		['a\u0000\u0008\u007f\u0085b', 'ab'],
		['a\u202eb\u2066c\ufeffd', 'abcd'],
		['tag\u{e0041}', 'tag'],
		['Ωßé 😀 – "x" [1]', 'Ωßé 😀 – "x" [1]'],
	])('%j is %j', (text, clean) => expect(cleanText(text)).toBe(clean));

	it('a reply goes without what was thought aloud, and without blank edges', () => {
		expect(cleanReply('<think>a\nb</think>\n Hello\n\n\n\nthere\tyou ')).toBe('Hello\n\nthere you');
		expect(cleanReply('<thinking>a</thinking>Hello')).toBe('Hello');
		expect(cleanReply('Hello\n\nthere <think>never ended')).toBe('Hello\n\nthere');
		expect(cleanReply('<think>a</think>one<think>b</think> two')).toBe('one two');
	});
});
