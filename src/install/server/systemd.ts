// Our server as a unit of the user's own systemd, where that works: it starts with the session and needs no password.

import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';

type Runner = Pick<Ports, 'run' | 'env' | 'home'>;

export const unitName = 'kettleside-ollama.service';
export const unitFile = ({ env, home }: Pick<Ports, 'env' | 'home'>): string =>
	path.join(env['XDG_CONFIG_HOME'] || path.join(home, '.config'), 'systemd', 'user', unitName);

const systemctl = ({ run }: Runner, ...args: string[]) => run('systemctl', ['--user', ...args], { timeout: 20_000 });

/** Whether a systemd of this user answers; "degraded" only says that some other unit failed. */
export async function systemdWorks(ports: Runner): Promise<boolean> {
	const { stdout, exitCode } = await systemctl(ports, 'is-system-running');
	return exitCode !== null && /^(running|degraded|starting)$/.test(stdout.trim());
}

// In a unit file a percent sign begins a placeholder, and quotes and backslashes are special in quoted words.
const quoted = (text: string): string =>
	`"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;

/** The text of the unit. */
export function unitText(program: string, env: Record<string, string>): string {
	return [
		'[Unit]',
		'Description=Ollama for kettleside, for this user and this computer alone',
		'',
		'[Service]',
		`ExecStart=${quoted(program)} serve`,
		...Object.entries(env).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
		'Restart=on-failure',
		'RestartSec=3',
		'',
		'[Install]',
		'WantedBy=default.target',
		'',
	].join('\n');
}

/** Writes the unit and starts it. Returns what systemd said where it refused. */
export async function startUnit(ports: Runner, program: string, env: Record<string, string>): Promise<string | null> {
	const file = unitFile(ports);
	await mkdir(path.dirname(file), { recursive: true });
	await writeFile(file, unitText(program, env), { flush: true });
	await systemctl(ports, 'daemon-reload');
	const { exitCode, stderr } = await systemctl(ports, 'enable', '--now', unitName);
	return exitCode === 0 ? null : stderr.trim() || `systemctl ended with ${exitCode}`;
}

const there = (file: string) =>
	stat(file).then(
		() => true,
		() => false,
	);

/** Stops the unit; with `remove` its file goes as well. Returns whether there was one. */
export async function stopUnit(ports: Runner, remove: boolean): Promise<boolean> {
	const file = unitFile(ports);
	if (!(await there(file))) return false;
	await systemctl(ports, ...(remove ? ['disable', '--now'] : ['stop']), unitName);
	if (remove) {
		await rm(file, { force: true });
		await systemctl(ports, 'daemon-reload');
	}
	return true;
}
