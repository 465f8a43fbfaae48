// Files that Ollama leaves on the disk: its switch, its key, its history, what it fetched, requests it wrote down.

import os from 'node:os';
import path from 'node:path';
import { isMissing, isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import type { PrivacyFacts, ServerSettings } from '../types.ts';
import type { World } from '../world.ts';

const closed = (file: string) => unknown(unseen.closed(file));

/** `disable_ollama_cloud` (envconfig/config.go); null where there is no file, or it does not say. */
export async function cloudFile({ ports }: World, ollamaHome: string): Promise<Known<boolean | null>> {
	const file = path.join(ollamaHome, 'server.json');
	const text = await ports.read(file);
	if (isUnknown(text)) return isMissing(text) ? null : closed(file);
	try {
		const said = (JSON.parse(text) as { disable_ollama_cloud?: unknown } | null)?.disable_ollama_cloud;
		return typeof said === 'boolean' ? said : null;
	} catch (error) {
		if (error instanceof SyntaxError) return unknown(unseen.unreadable(file));
		throw error;
	}
}

/** Size of a file, 0 where there is none. */
export async function sizeOf({ about }: World, file: string): Promise<Known<number>> {
	const found = await about(file);
	return isUnknown(found) ? (isMissing(found) ? 0 : closed(file)) : found.size;
}

/** Permission bits of the private key; Windows keeps rights in another way. */
export async function keyMode({ ports, about }: World, ollamaHome: string): Promise<Known<number | null>> {
	if (ports.platform === 'win32') return unknown(unseen.windowsRights);
	const file = path.join(ollamaHome, 'id_ed25519');
	const found = await about(file);
	return isUnknown(found) ? (isMissing(found) ? null : closed(file)) : found.mode;
}

/** When the list of recommendations was last fetched from ollama.com (server/model_recommendations.go). */
export async function recommendedAt({ about }: World, ollamaHome: string): Promise<Known<Date | null>> {
	const file = path.join(ollamaHome, 'cache', 'model-recommendations.json');
	const found = await about(file);
	return isUnknown(found) ? (isMissing(found) ? null : closed(file)) : found.changed;
}

/** Folders of requests that were written down (server/inference_request_log.go). */
export async function requestLogs({ ports }: World, settings: Known<ServerSettings>): Promise<Known<string[]>> {
	const own = isUnknown(settings) ? undefined : settings.values['TMPDIR'];
	const places = [os.tmpdir(), '/tmp', ports.env['TMPDIR'], ports.env['TEMP'], own];
	const folders = [...new Set(places.filter((place) => place !== undefined && place !== ''))] as string[];
	const found: string[] = [];
	for (const folder of folders) {
		const names = await ports.list(folder);
		if (!isUnknown(names))
			found.push(
				...names.filter((name) => name.startsWith('ollama-request-logs-')).map((name) => path.join(folder, name)),
			);
		else if (!isMissing(names)) return closed(folder);
	}
	return found;
}

/** Whether others with an account here can read a folder: it is open to them, and so is every folder above. */
export async function openToOthers({ ports, about }: World, folder: string): Promise<PrivacyFacts['modelsOpen']> {
	if (ports.platform === 'win32') return unknown(unseen.windowsRights);
	const own = await about(folder);
	if (isUnknown(own)) return isMissing(own) ? false : closed(folder);
	if ((own.mode & 0o005) !== 0o005) return false;
	for (let at = path.dirname(folder); at !== path.dirname(at); at = path.dirname(at)) {
		const above = await about(at);
		if (isUnknown(above)) return closed(at);
		if ((above.mode & 0o001) === 0) return false;
	}
	return true;
}
