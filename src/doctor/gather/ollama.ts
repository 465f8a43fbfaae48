// The program and its server: the part that runs models, what is loaded, whose it is, who holds its port.

import { constants } from 'node:fs';
import { access, realpath } from 'node:fs/promises';
import path from 'node:path';
import { programIn } from '../../install/archive/layout.ts';
import { installFolder } from '../../install/ensure.ts';
import { ownServers } from '../../install/server/detached.ts';
import { unitExists, unitRuns } from '../../install/server/systemd.ts';
import { portHolder } from '../../install/server/who.ts';
import type { Client } from '../../ollama/client.ts';
import type { OllamaLook } from '../../ollama/look.ts';
import { isMissing, isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { systemCode } from '../../world/failure.ts';
import { folders } from '../../world/folders.ts';
import type { OllamaDetails } from '../types.ts';
import type { World } from '../world.ts';
import { asking } from './wire.ts';

/** Folders that may hold llama-server, beside the program (llm/llama_binary.go). */
async function partsOf(program: string): Promise<string[]> {
	const real = await realpath(program).catch((error: unknown) => {
		if (systemCode(error) !== '') return program;
		throw error;
	});
	const bin = path.dirname(real);
	return [path.join(bin, '..', 'lib', 'ollama'), path.join(bin, 'lib', 'ollama'), bin];
}

/** Whether the part that runs models is there; unknown where no folder of parts is found at all. */
async function engineBeside({ ports }: World, program: string | undefined): Promise<Known<boolean>> {
	if (program === undefined) return unknown(unseen.noProgram);
	const lists = await Promise.all((await partsOf(program)).map((folder) => ports.list(folder)));
	const engine = /^llama-server(\.exe)?$/i;
	if (lists.some((list) => !isUnknown(list) && list.some((name) => engine.test(name)))) return true;
	const [lib, flat] = lists;
	return (lib && !isUnknown(lib)) || (flat && !isUnknown(flat)) ? false : unknown(unseen.noParts(program));
}

async function mayWrite(folder: string): Promise<Known<boolean>> {
	try {
		await access(folder, constants.W_OK | constants.X_OK);
		return true;
	} catch (error) {
		const code = systemCode(error);
		if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
		return unknown(unseen.closed(folder));
	}
}

/** `client` is null where no server answers. */
export async function ollamaDetails(
	world: World,
	look: OllamaLook,
	client: Client | null,
	modelsFolder: string,
	port: number,
): Promise<OllamaDetails> {
	const { ports, about } = world;
	const [engine, loaded, own, unit, models, writable, holder] = await Promise.all([
		engineBeside(world, look.program),
		client ? asking(() => client.ps()) : unknown(unseen.notRunning),
		ownServers({ state: folders(ports).state, program: programIn(installFolder(ports), ports.platform) }),
		unitExists(ports),
		about(modelsFolder),
		mayWrite(modelsFolder),
		look.code === 'port-held' || look.code === 'server-silent' ? portHolder(port) : null,
	]);
	return {
		look,
		holder: holder ? `${holder.name} (process ${holder.pid})` : null,
		engine,
		loaded,
		own: own.length,
		unit: unit ? ((await unitRuns(ports)) ? 'runs' : 'stopped') : 'none',
		modelsFolder,
		models: isUnknown(models) && isMissing(models) ? null : models,
		writable,
		home: ports.home,
	};
}
