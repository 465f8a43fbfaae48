// Whether somebody is at work on a part of a download: it changed within the last ten minutes.

/** `changed`: when the part was last written, milliseconds since 1970. */
export const isGoingOn = (changed: number, now: Date): boolean => changed > now.getTime() - 10 * 60_000;
