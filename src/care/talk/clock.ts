// The session clock: fixed sentences at fixed times, never the model's. Pure; the time is handed in.

export type Reminder =
	/** The chosen time has passed, once or several times; minutes since the beginning. */
	| { kind: 'minutes'; minutes: number }
	/** Every three hours, also where the reminder is switched off. */
	| { kind: 'hours'; hours: number }
	| { kind: 'late' };

export interface Clock {
	start: Date;
	/** Minutes between reminders; 0: none. */
	every: number;
	toldMinutes: number;
	toldHours: number;
	toldLate: boolean;
}

const minute = 60_000;
const long = 3;

export const startClock = (start: Date, every: number): Clock => ({
	start,
	every,
	toldMinutes: 0,
	toldHours: 0,
	toldLate: false,
});

/** From eleven at night to five in the morning, by the clock of this computer. */
const isLate = (now: Date): boolean => now.getHours() >= 23 || now.getHours() < 5;

/** What is to be said now, at most one of each kind, and the clock after it. */
export function tick(clock: Clock, now: Date): { reminders: Reminder[]; clock: Clock } {
	const minutes = Math.floor((now.getTime() - clock.start.getTime()) / minute);
	const next = { ...clock };
	const reminders: Reminder[] = [];
	const hours = Math.floor(minutes / 60 / long) * long;
	const chosen = clock.every > 0 ? Math.floor(minutes / clock.every) * clock.every : 0;
	if (hours > clock.toldHours) {
		reminders.push({ kind: 'hours', hours });
		next.toldHours = hours;
		next.toldMinutes = Math.max(chosen, clock.toldMinutes);
	} else if (chosen > clock.toldMinutes) {
		reminders.push({ kind: 'minutes', minutes: chosen });
		next.toldMinutes = chosen;
	}
	// Not in the first minutes: whoever has just begun knows what time it is.
	if (!clock.toldLate && minutes >= 10 && isLate(now)) {
		reminders.push({ kind: 'late' });
		next.toldLate = true;
	}
	return { reminders, clock: next };
}
