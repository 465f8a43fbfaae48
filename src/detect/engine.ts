// What Ollama's engine itself says it found: the "inference compute" lines of the server's log, or the list that
// `llama-server --list-devices` prints. The best truth there is about what will be used.

import path from 'node:path';
import type { EngineDevice } from '../recommend/devices/engine.ts';
import { isUnknown } from '../types/known.ts';
import type { Library, OllamaFacts } from '../types/machine.ts';
import { folders } from '../world/folders.ts';
import type { Look } from './probe.ts';
import { clean, pciAddress, printable, size } from './text.ts';

const libraries: Record<string, Library> = {
	cuda: 'cuda',
	rocm: 'rocm',
	hip: 'rocm',
	vulkan: 'vulkan',
	metal: 'metal',
	mtl: 'metal',
};

/** "8.0 GiB" → bytes, to the tenth that is told. */
function tenths(text: string | undefined): number | null {
	const match = /^(\d{1,6})(?:\.(\d))? (GiB|MiB)$/.exec(text ?? '');
	const unit = size(`1 ${match?.[3] ?? ''}`);
	return match && unit ? Math.round((Number(match[1]) + Number(match[2] ?? 0) / 10) * unit) : null;
}

function computeLine(line: string): EngineDevice | null {
	const entries = [...line.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)];
	const map = new Map(entries.map(([, key = '', quoted, bare]) => [key, quoted ?? bare ?? '']));
	const library = map.get('library')?.toLowerCase() ?? '';
	const total = tenths(map.get('total'));
	const name = printable(map.get('description')) ?? printable(map.get('name'));
	if (library === '' || name === null || total === null) return null;
	const free = tenths(map.get('available'));
	const pci = pciAddress(map.get('pci_id'));
	return {
		name,
		library: libraries[library] ?? null,
		total,
		...(free === null ? {} : { free }),
		...(pci ? { pci } : {}),
	};
}

/** Devices of the server's last start, the processor among them (library null); empty where the log tells none. */
export function parseServerLog(raw: string): EngineDevice[] {
	const lines = clean(raw).split('\n');
	const start = lines.findLastIndex((line) => /msg="?(?:server config|Listening on)/.test(line));
	const told = lines.slice(Math.max(0, start)).filter((line) => /inference compute|^library=/.test(line));
	return told.map(computeLine).filter((device) => device !== null);
}

/** Devices of `llama-server --list-devices` (discover/llama_server.go); those without memory are none. */
export function parseDeviceList(raw: string): EngineDevice[] {
	const text = clean(raw);
	const shared = new Set(
		[...text.matchAll(/^ggml_vulkan: (\d+) = .*\| uma: 1 \|/gm)].map((match) => `Vulkan${match[1]}`),
	);
	return [...text.matchAll(/^\s+(\w+?):\s+(.+?)\s+\((\d{1,9}) MiB, (\d{1,9}) MiB free\)$/gm)].flatMap(
		([, id = '', name = '', total = '0', free = '0']) => {
			const library = libraries[id.replace(/\d+$/, '').toLowerCase()] ?? null;
			if (Number(total) === 0) return [];
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
		},
	);
}

/** The log of this computer's Ollama, or of its service; null where it may not be read. */
export async function logText(look: Look, ours: boolean): Promise<string | null> {
	const { join } = look.platform === 'win32' ? path.win32 : path.posix;
	const files = ours
		? [join(folders(look).state, 'server.log')]
		: look.platform === 'darwin'
			? [join(look.home, '.ollama', 'logs', 'server.log')]
			: look.platform === 'win32'
				? [join(look.env['LOCALAPPDATA'] ?? join(look.home, 'AppData', 'Local'), 'Ollama', 'server.log')]
				: [];
	for (const file of files) {
		const text = await look.read(file);
		if (!isUnknown(text)) return text;
	}
	if (look.platform !== 'linux' || ours) return null;
	const args = ['-u', 'ollama', '-b', '-n', '2000', '-o', 'cat', '--no-pager'];
	const result = await look.run('journalctl', args, { timeout: 3000 });
	return result.exitCode === 0 ? result.stdout : null;
}

/** What the running server of this computer says; empty where it does not run, or its log may not be read. */
export async function askEngine(look: Look, ollama: OllamaFacts): Promise<EngineDevice[]> {
	if (ollama.status !== 'running') return [];
	const text = await logText(look, ollama.ours);
	return text === null ? [] : parseServerLog(text);
}
