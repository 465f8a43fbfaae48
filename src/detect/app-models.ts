// The folder for models that a person chose in Ollama's desktop app: it goes over OLLAMA_MODELS for the server that the
// app starts (app/server/server.go), unless it is not there, as for a disk that was unplugged.

import path from 'node:path';
import { appDatabase, appRow } from '../ollama/app-database.ts';
import { isMissing, isUnknown, type Known, unknown } from '../types/known.ts';
import { isRecord } from '../types/record.ts';
import { unknownWords } from '../words/probes.ts';
import type { Look } from './probe.ts';
import { jsonIn } from './text.ts';

/** The column `models` of sqlite3's answer: "" where nothing was chosen, null where it is not in it. */
export function modelsInRow(text: string): string | null {
	const parsed = jsonIn(text);
	const row: unknown = Array.isArray(parsed) ? parsed[0] : null;
	const models = isRecord(row) ? row['models'] : null;
	return typeof models === 'string' && !models.includes('\0') ? models.trim() : null;
}

/** Null: there is no app, or no folder was chosen in it. Unknown: the app is there, and its settings could not be read. */
export async function appModels(look: Look): Promise<Known<string | null>> {
	const file = appDatabase(look);
	const { dirname, basename, isAbsolute } = look.platform === 'win32' ? path.win32 : path.posix;
	if (file === null) return null;
	const names = await look.list(dirname(file));
	if (isUnknown(names)) return isMissing(names) ? null : unknown(unknownWords.appSettings);
	if (!names.includes(basename(file))) return null;
	const row = await appRow(look, file, 'models');
	const models = row === null ? null : modelsInRow(row);
	if (models === null) return unknown(unknownWords.appSettings);
	return isAbsolute(models) && !isUnknown(await look.list(models)) ? models : null;
}
