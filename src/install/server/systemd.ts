// Our server as a service of this user's systemd, where that works: it survives the terminal. It is not enabled:
// nothing starts by itself at the next login. Syntax: systemd.service(5), systemd.syntax(7).

import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ports } from '../../ports.ts';
import { writePrivate } from '../../world/choices.ts';

type World = Pick<Ports, 'run' | 'env' | 'home'>;

export const unitName = 'kettleside-ollama.service';

const configOf = ({ env, home }: Pick<Ports, 'env' | 'home'>): string => {
	const value = env['XDG_CONFIG_HOME'];
	return value && path.isAbsolute(value) ? value : path.join(home, '.config');
};

/** Where the unit file lies. */
export const unitFile = (world: Pick<Ports, 'env' | 'home'>): string =>
	path.join(configOf(world), 'systemd', 'user', unitName);

const quoted = (text: string, percent = true): string =>
	`"${text
		.replace(/[\\"]/g, '\\$&')
		.replaceAll('\n', '\\n')
		.replaceAll('%', percent ? '%%' : '%')}"`;

/** The text of the unit. A `$` would be taken for a variable in a command, `%` for a specifier anywhere. */
export const unitText = (program: string, environment: Readonly<Record<string, string>>, log: string): string =>
	[
		'# Written by kettleside; "kettleside undo" removes it.',
		'[Unit]',
		'Description=Ollama, for kettleside',
		'',
		'[Service]',
		`ExecStart=${quoted(program).replaceAll('$', '$$$$')} serve`,
		...Object.entries(environment).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
		`StandardOutput=append:${log.replaceAll('%', '%%')}`,
		`StandardError=append:${log.replaceAll('%', '%%')}`,
		'Restart=on-failure',
		'RestartSec=3',
		'',
	].join('\n');

const systemctl = (world: World, ...args: string[]) =>
	world.run('systemctl', ['--user', ...args], { timeout: 20_000, maxOutput: 64 * 1024 });

/** Lets systemctl do something. What it said where that did not work, else null. */
async function order(world: World, ...args: string[]): Promise<string | null> {
	const { exitCode, stderr, failed } = await systemctl(world, ...args);
	return exitCode === 0 ? null : stderr.trim() || failed || `systemctl ${args[0]}: ${exitCode ?? 'no answer in time'}`;
}

/** Whether this user's systemd really answers: it is there, and its bus can be reached ("degraded" works too). */
export async function systemdWorks(world: World): Promise<boolean> {
	const { stdout, failed } = await systemctl(world, 'is-system-running');
	return failed === undefined && /^(running|degraded|starting)$/.test(stdout.trim());
}

/** Writes the unit and starts it. What systemctl said where it did not work, else null. */
export async function startUnit(
	world: World,
	program: string,
	environment: Record<string, string>,
	log: string,
): Promise<string | null> {
	const file = unitFile(world);
	await mkdir(path.dirname(file), { recursive: true });
	// A proxy's address can hold a password.
	await writePrivate(file, unitText(program, environment, log));
	for (const args of [['daemon-reload'], ['restart', unitName]]) {
		const refused = await order(world, ...args);
		if (refused !== null) return refused;
	}
	return null;
}

/** Whether the file of the service is there. */
export const unitExists = (world: Pick<Ports, 'env' | 'home'>): Promise<boolean> =>
	access(unitFile(world)).then(
		() => true,
		() => false,
	);

/** Whether the service is running or being started. */
export async function unitRuns(world: World): Promise<boolean> {
	const { stdout } = await systemctl(world, 'is-active', unitName);
	return /^(active|activating|reloading)$/.test(stdout.trim());
}

/** Stops the service. What systemctl said where it did not, or not yet, else null. */
export const stopUnit = (world: World): Promise<string | null> => order(world, 'stop', unitName);

/** Whether the service has ended, or does `within` milliseconds. One of which nothing is known has not. */
export async function unitEnds(world: World, within: number): Promise<boolean> {
	for (const until = performance.now() + within; ; await delay(100)) {
		const { stdout } = await systemctl(world, 'is-active', unitName);
		if (/^(inactive|failed)$/.test(stdout.trim())) return true;
		if (performance.now() >= until) return false;
	}
}

/** Removes the file of a stopped service. */
export async function removeUnit(world: World): Promise<void> {
	await rm(unitFile(world), { force: true });
	await systemctl(world, 'daemon-reload');
}
