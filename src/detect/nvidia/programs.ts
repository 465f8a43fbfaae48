// Where nvidia-smi can be: on PATH; under WSL2 often only in the folder that Windows mounts (ollama #13604); on
// Windows in System32 or, for some drivers, only in the driver store.

import { isUnknown } from '../../types/known.ts';
import type { Look } from '../probe.ts';

async function driverStore(look: Look, windows: string): Promise<string[]> {
	const store = `${windows}\\System32\\DriverStore\\FileRepository`;
	const folders = await look.list(store);
	if (isUnknown(folders)) return [];
	return folders
		.filter((name) => /^nv.*\.inf_/i.test(name))
		.map((name) => `${store}\\${name}\\nvidia-smi.exe`)
		.reverse();
}

/** Candidates, best first. */
export async function programs(look: Look): Promise<string[]> {
	if (look.platform === 'linux') return ['nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi'];
	if (look.platform !== 'win32') return [];
	const windows = look.env['SystemRoot'] ?? look.env['WINDIR'] ?? 'C:\\Windows';
	const fixed = ['nvidia-smi', `${windows}\\System32\\nvidia-smi.exe`];
	return [...fixed, ...(await driverStore(look, windows))];
}
