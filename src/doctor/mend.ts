// Mends on the disk what a plan says: each looks first whether it is still so.

import { chmod, rm, stat } from 'node:fs/promises';
import { removePartials } from '../install/steps/pull-partials.ts';
import type { StepOutcome } from '../types/plan.ts';
import { fixing as words } from '../words/doctor-fix.ts';
import { systemCode } from '../world/failure.ts';
import { type Fix, privateMode } from './fixes.ts';
import { isGoingOn } from './going-on.ts';

type Result = Pick<StepOutcome, 'status' | 'detail'>;

const changedAt = async (file: string): Promise<number | null> => {
	try {
		return (await stat(file)).mtimeMs;
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return null;
		throw error;
	}
};

async function partials(fix: Extract<Fix, { kind: 'partials' }>, now: Date): Promise<Result> {
	const times = await Promise.all(fix.partials.flatMap(({ files }) => files).map(changedAt));
	const there = times.filter((time) => time !== null);
	if (there.length === 0) return { status: 'already', detail: words.gone };
	// Somebody goes on with it since the plan was made.
	if (there.some((time) => isGoingOn(time, now))) return { status: 'skipped', detail: words.stays };
	await removePartials([...fix.partials]);
	return { status: 'done', detail: words.removed };
}

/** What lies on the disk. Called under the lock, which alone takes a stale one away. */
export async function mendOnDisk(fix: Fix, now: Date): Promise<Result> {
	if (fix.kind === 'lock') return { status: 'done', detail: words.lock.done };
	if (fix.kind === 'partials') return partials(fix, now);
	if (fix.kind === 'rights') {
		await chmod(fix.file.path, privateMode(fix.file));
		return { status: 'done', detail: words.rights.done };
	}
	if (fix.kind === 'leftovers') for (const file of fix.paths) await rm(file, { recursive: true, force: true });
	return { status: 'done', detail: words.removed };
}
