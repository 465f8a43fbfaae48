// Gathers everything, side by side where one does not need the other. Starts nothing, writes nothing, and asks no host
// but the Ollama that is set; one on another computer is only asked what it says of itself.

import path from 'node:path';
import { pendingUndo } from '../../install/journal.ts';
import { makeClient } from '../../ollama/client.ts';
import type { OllamaLook } from '../../ollama/look.ts';
import { isUnknown, type Known, orElse, unknown } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { modelsFolderOf } from '../../world/models-folder.ts';
import { expectedSystem } from '../intact.ts';
import type { Facts, PrivacyFacts } from '../types.ts';
import type { Target, World } from '../world.ts';
import { companionDetails, heldStore, servedStore } from './companion.ts';
import { dataDetails } from './data.ts';
import { cloudFile, keyMode, openToOthers, recommendedAt, requestLogs, sizeOf } from './files.ts';
import { ollamaDetails } from './ollama.ts';
import { appSettings, autostart, containers } from './programs.ts';
import { lookAtServer, type ServerLook } from './settings.ts';
import { engineAddresses, listening } from './sockets.ts';
import { askOnWire } from './wire.ts';

const targetOf = (look: OllamaLook): Target => {
	const { port, protocol } = new URL(look.host);
	return {
		host: look.host,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		local: look.local,
		running: look.status === 'running',
		why: look.status === 'absent' ? unseen.noProgram : unseen.notRunning,
		ours: look.ours,
	};
};

type OnDisk = Pick<
	PrivacyFacts,
	| 'cloudFile'
	| 'requestLogs'
	| 'history'
	| 'key'
	| 'app'
	| 'autostart'
	| 'recommended'
	| 'modelsOpen'
	| 'engines'
	| 'containers'
>;

/** What can be seen on this computer's disk and among its processes; nothing of it holds for a server elsewhere. */
async function onDisk(world: World, server: ServerLook, modelsFolder: string): Promise<OnDisk> {
	const home = orElse(server.home, world.ports.home);
	const ollamaHome = path.join(home, '.ollama');
	const [file, logs, history, key, app, start, recommended, modelsOpen, engines, docker] = await Promise.all([
		cloudFile(world, ollamaHome),
		requestLogs(world, server.settings),
		sizeOf(world, path.join(world.ports.home, '.ollama', 'history')),
		keyMode(world, ollamaHome),
		appSettings(world),
		autostart(world),
		recommendedAt(world, ollamaHome),
		openToOthers(world, modelsFolder),
		engineAddresses(world.ports),
		containers(world),
	]);
	return {
		cloudFile: file,
		requestLogs: logs,
		history,
		key,
		app,
		autostart: start,
		recommended,
		modelsOpen,
		engines,
		containers: docker,
	};
}

const elsewhere: OnDisk & Pick<PrivacyFacts, 'listening'> = {
	listening: unknown(unseen.elsewhere),
	cloudFile: unknown(unseen.elsewhere),
	requestLogs: unknown(unseen.elsewhere),
	history: unknown(unseen.elsewhere),
	key: unknown(unseen.elsewhere),
	app: unknown(unseen.elsewhere),
	autostart: unknown(unseen.elsewhere),
	recommended: unknown(unseen.elsewhere),
	modelsOpen: unknown(unseen.elsewhere),
	engines: unknown(unseen.elsewhere),
	containers: unknown(unseen.elsewhere),
};

const remoteServer: ServerLook = {
	settings: unknown(unseen.elsewhere),
	log: unknown(unseen.elsewhere),
	started: unknown(unseen.elsewhere),
	home: unknown(unseen.elsewhere),
};

/** All facts. `machine` and `look` were found before. */
export async function gatherFacts(
	world: World,
	machine: Machine,
	look: OllamaLook,
	chosen: string | undefined,
): Promise<Facts> {
	const { ports } = world;
	const target = targetOf(look);
	const server = target.local ? await lookAtServer(ports, target) : remoteServer;
	const set = isUnknown(server.settings) ? undefined : server.settings.values['OLLAMA_MODELS'];
	const modelsFolder = path.resolve(set || modelsFolderOf(chosen ? { modelsDir: chosen } : {}, ports.env, ports.home));
	const client = target.running ? makeClient(ports, target.host) : null;
	const data = await dataDetails(world, modelsFolder, look.ours);
	const entries = isUnknown(data.journal) ? [] : (data.journal?.entries ?? []);
	const choices = isUnknown(data.answers) ? null : data.answers;
	const store = client ? await servedStore(client) : target.local ? await heldStore(world, modelsFolder) : null;
	const nowhere = { tags: unknown(unseen.elsewhere), shown: async () => unknown(unseen.elsewhere) };
	const from = { ...(client ? { client } : {}), modelsDir: modelsFolder };
	const [companion, ollama, wire, bound, disk] = await Promise.all([
		companionDetails(world, store ?? nowhere, entries, choices, from),
		ollamaDetails(world, look, client, modelsFolder, target.port),
		askOnWire(world, target),
		target.local ? boundTo(world, target) : elsewhere.listening,
		target.local ? onDisk(world, server, modelsFolder) : elsewhere,
	]);
	const privacy: PrivacyFacts = {
		...wire,
		...disk,
		listening: bound,
		version: look.version,
		tags: (store ?? nowhere).tags,
		shown: companion.shown,
		system: expectedSystem(companion),
		settings: server.settings,
		started: server.started,
		log: server.log,
		personal: [choices?.contact, choices?.signs].some((text) => (text ?? '') !== ''),
	};
	const home = pendingUndo(entries).some((undo) => undo.kind === 'ollama-home');
	return { machine, ollama, companion, data: { ...data, partialsOurs: data.partialsOurs || home }, privacy };
}

/** Addresses the server listens on; nobody listening is no answer as long as it is said to run. */
async function boundTo({ ports }: World, target: Target): Promise<Known<readonly string[]>> {
	if (!target.running) return unknown(target.why);
	const seen = await listening(ports, target.port);
	return !isUnknown(seen) && seen.length === 0 ? unknown(unseen.sockets) : seen;
}
