// A folder that was made for something goes with the last thing in it. That is tidying: nothing hangs on it.

import { rmdir } from 'node:fs/promises';

/** The system said no; a fault of this program has no such number. */
const bySystem = (error: unknown): boolean => typeof (error as NodeJS.ErrnoException | null)?.errno === 'number';

/**
 * Lets work of the system fail that others do not depend on. What was done stays done, and how it ended is told, where a
 * folder is a mount of its own (EBUSY), a link (ENOTDIR), or lies where nothing may be removed (EACCES, EPERM, EROFS).
 */
export async function tidily(work: Promise<unknown>): Promise<void> {
	await work.catch((error: unknown) => {
		if (!bySystem(error)) throw error;
	});
}

/** Removes a folder where it is empty and may be removed; else it stays. */
export const leaveNoEmptyFolder = (folder: string): Promise<void> => tidily(rmdir(folder));
