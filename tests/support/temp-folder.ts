// One folder for everything that the tests write beside the project, gone when they end. Whoever asks for a temporary
// folder, test or program, finds it by the variables that os.tmpdir() reads.

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export default async function setup() {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'kt-'));
	// Open to others like the usual one: some tests look at who may read what lies below.
	await chmod(folder, 0o755);
	for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
	return () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
