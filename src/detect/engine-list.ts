// `llama-server --list-devices`: Ollama's engine asked in person, as Ollama does at its start (discover/llama_server.go),
// once for each folder of GPU libraries that lies beside it. For a server that does not run, or keeps no log for us.

import path from 'node:path';
import type { EngineDevice } from '../recommend/devices/engine.ts';
import { isUnknown } from '../types/known.ts';
import type { Library } from '../types/machine.ts';
import { libraries } from './engine-libraries.ts';
import type { Look } from './probe.ts';
import { clean } from './text.ts';

const patience = 8000;
const args = ['--list-devices', '--offline'];

export interface EngineList {
	devices: EngineDevice[];
	/** Libraries that answered: what they did not list they do not see. */
	asked: Library[];
}

const libraryIn = (word: string | undefined) => libraries[word?.replace(/\d+$/, '').toLowerCase() ?? ''] ?? null;

/** "CUDA0: NVIDIA GeForce RTX 3060", or the other way round: "NVIDIA GeForce RTX 4090: NVIDIA CUDA". */
function named(id: string, described: string): Pick<EngineDevice, 'library' | 'name'> {
	const turned = libraryIn(id) === null ? libraryIn(/^(?:NVIDIA |AMD )?(\w+)$/.exec(described)?.[1]) : null;
	return turned ? { library: turned, name: id } : { library: libraryIn(id), name: described };
}

/** Devices of `llama-server --list-devices` (discover/llama_server.go); those without memory are none. */
export function parseDeviceList(raw: string): EngineDevice[] {
	const text = clean(raw);
	const shared = new Set(
		[...text.matchAll(/^ggml_vulkan: (\d+) = .*\| uma: 1 \|/gm)].map((match) => `Vulkan${match[1]}`),
	);
	return [
		...text.matchAll(/^[ \t]+(\w[^:\n]{0,80}):[ \t]+(\S.{0,200}?)[ \t]+\((\d{1,9}) MiB, (\d{1,9}) MiB free\)$/gm),
	].flatMap(([, id = '', described = '', total = '0', free = '0']) => {
		if (Number(total) === 0) return [];
		const { library, name } = named(id, described);
		const gfx = new RegExp(`: ${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}, (gfx[0-9a-f]+)`).exec(text)?.[1];
		return [
			{
				name,
				library,
				total: Number(total) * 2 ** 20,
				free: Number(free) * 2 ** 20,
				...(gfx ? { gfx } : {}),
				...(shared.has(id) ? { integrated: true } : {}),
			},
		];
	});
}

interface Part {
	library: Library;
	folder: string;
	file: string;
}

const libraryOf: Record<string, Library> = { cuda: 'cuda', hip: 'rocm', vulkan: 'vulkan' };

/** Folder of the engine's libraries: bin/../lib/ollama, on Windows lib\ollama beside the program, on macOS its own. */
export function engineFolder(program: string, platform: Look['platform']): string {
	const { dirname, join } = platform === 'win32' ? path.win32 : path.posix;
	const bin = dirname(program);
	if (platform === 'darwin') return bin;
	return platform === 'win32' ? join(bin, 'lib', 'ollama') : join(bin, '..', 'lib', 'ollama');
}

async function partsIn(look: Look, root: string): Promise<Part[]> {
	const { join } = look.platform === 'win32' ? path.win32 : path.posix;
	const names = await look.list(root);
	const folders = isUnknown(names) ? [] : names.filter((name) => /^(?:cuda|rocm|vulkan)/i.test(name));
	const listed = await Promise.all(folders.map((name) => look.list(join(root, name))));
	return folders.flatMap((name, place) => {
		const inside = listed[place];
		const file = inside && !isUnknown(inside) ? inside.find((entry) => backend.test(entry)) : undefined;
		const library = libraryOf[backend.exec(file ?? '')?.[1]?.toLowerCase() ?? ''];
		return file && library ? [{ library, folder: join(root, name), file: join(root, name, file) }] : [];
	});
}

const backend = /^(?:lib)?ggml-(cuda|hip|vulkan)\.(?:so|dll)$/i;

const pathVariable: Record<Look['platform'], string> = {
	linux: 'LD_LIBRARY_PATH',
	darwin: 'DYLD_LIBRARY_PATH',
	win32: 'PATH',
};

async function askPart(look: Look, root: string, part: Part | null): Promise<EngineDevice[] | null> {
	const { join, delimiter } = look.platform === 'win32' ? path.win32 : path.posix;
	const name = pathVariable[look.platform];
	const places = [root, ...(part ? [part.folder] : []), look.env[name]].filter(Boolean).join(delimiter);
	const env = { [name]: places, ...(part ? { GGML_BACKEND_PATH: part.file } : {}) };
	const program = join(root, look.platform === 'win32' ? 'llama-server.exe' : 'llama-server');
	const result = await look.run(program, args, { timeout: patience, env });
	const answered = result.exitCode === 0 && /^Available devices:/m.test(result.stdout + result.stderr);
	return answered ? parseDeviceList(`${result.stderr}\n${result.stdout}`) : null;
}

/** What the engine beside this program sees, asked only through `wanted` libraries; empty where it cannot be asked. */
export async function listDevices(look: Look, program: string, wanted: ReadonlySet<Library>): Promise<EngineList> {
	const root = engineFolder(program, look.platform);
	const parts = (await partsIn(look, root)).filter(({ library }) => wanted.has(library));
	const metal = look.platform === 'darwin' && wanted.has('metal');
	const asked: (Part | null)[] = metal ? [null] : parts;
	const answers = await Promise.all(asked.map((part) => askPart(look, root, part)));
	const told = answers.flatMap((devices, place) => {
		const library: Library = asked[place]?.library ?? 'metal';
		return devices ? [{ library, devices }] : [];
	});
	return {
		devices: told.flatMap(({ library, devices }) => devices.filter((device) => device.library === library)),
		asked: told.map(({ library }) => library),
	};
}

/** "AMD Radeon RX 6700 XT (RADV NAVI22)" is Vulkan's word for what ROCm calls by the name alone. */
const bare = ({ name }: EngineDevice): string => name.replace(/ \([^()]*\)$/, '').toLowerCase();

/** What a recording has of the engine: its list, as whoever recorded it asked for it. Ollama keeps one of two libraries. */
export async function recordedList(look: Pick<Look, 'run'>): Promise<EngineDevice[]> {
	const result = await look.run('llama-server', ['--list-devices']);
	const devices = parseDeviceList(`${result.stderr}\n${result.stdout}`);
	const own = devices.filter(({ library }) => library === 'cuda' || library === 'rocm').map(bare);
	return devices.filter((device) => device.library !== 'vulkan' || !own.includes(bare(device)));
}
