// The settings a running server really has: from its process, else from the line its log begins with. What this
// program's own environment says is no proof of anything.

import { portHolder } from '../../install/server/who.ts';
import { parseEnvironment, type ServerProcess, serverProcesses } from '../../ollama/processes.ts';
import { isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import type { ServerSettings } from '../types.ts';
import type { Target, World } from '../world.ts';

type Look = World['ports'];

/** The one that holds the port, where there are several. */
async function theOne(processes: ServerProcess[], port: number): Promise<ServerProcess | undefined> {
	if (processes.length < 2) return processes[0];
	const holder = await portHolder(port);
	return processes.find(({ pid }) => pid === holder?.pid);
}

const settingNames =
	/(?:^| )((?:OLLAMA|LLAMA|CUDA|GGML|GPU|HIP|HSA|ROCR)_\w+|HTTPS?_PROXY|NO_PROXY|https?_proxy|no_proxy):/g;

/** The line `msg="server config" env="map[NAME:value …]"` (server/routes.go); null where the text has none. */
export function parseServerConfig(log: string): Record<string, string> | null {
	const line = log.split('\n').findLast((each) => /msg="server config"/.test(each));
	const map = /env="?map\[(.*)\]"?\s*$/.exec(line ?? '')?.[1];
	if (map === undefined) return null;
	const found = [...map.matchAll(settingNames)];
	return Object.fromEntries(
		found.map((match, at) => [
			match[1] ?? '',
			map.slice((match.index ?? 0) + match[0].length, found[at + 1]?.index ?? map.length).trim(),
		]),
	);
}

/** The part of a log since the server's last start; unknown where that is not in it. */
export function sinceStart(log: string): Known<string> {
	const lines = log.split('\n');
	const start = lines.findLastIndex((line) => /msg="server config"/.test(line));
	return start < 0 ? unknown(unseen.logStart) : lines.slice(start).join('\n');
}

const logTime = (log: Known<string>): Date | null => {
	const said = isUnknown(log) ? undefined : /^time=(\S+)/.exec(log)?.[1];
	const time = new Date(said ?? Number.NaN);
	return Number.isNaN(time.getTime()) ? null : time;
};

/** When a process began: seconds since boot of field 22 of its stat (in hundredths), and the time of boot. */
async function beginOf({ read }: Look, pid: number): Promise<Date | null> {
	const [stat, boot] = await Promise.all([read(`/proc/${pid}/stat`), read('/proc/stat')]);
	if (isUnknown(stat) || isUnknown(boot)) return null;
	const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
	const seconds = Number(/^btime (\d+)$/m.exec(boot)?.[1]);
	return Number.isFinite(ticks) && Number.isFinite(seconds) ? new Date((seconds + ticks / 100) * 1000) : null;
}

export interface ServerLook {
	settings: Known<ServerSettings>;
	log: Known<string>;
	started: Known<Date>;
	/** Home folder of the user that the server runs as; unknown for a service's user that may not be looked at. */
	home: Known<string>;
}

/** Where the Linux installer puts the home of the service's user (scripts/install.sh). */
const serviceHome = '/usr/share/ollama';

function homeOf(look: Look, process: ServerProcess | undefined): string {
	if (!process) return look.home;
	return isUnknown(process.environment) ? serviceHome : (parseEnvironment(process.environment)['HOME'] ?? look.home);
}

/** What can be seen of the server's own settings, log and start. Without a running server the settings are unknown. */
export async function lookAtServer(look: Look, target: Target): Promise<ServerLook> {
	const processes = look.platform === 'linux' ? await serverProcesses(look) : [];
	const process = await theOne(processes, target.port);
	const { logText } = await import('../../detect/engine.ts');
	const text = await logText(look, target.ours);
	// journalctl says "-- No entries --" where there is no such service.
	const none = text === null || /^\s*(-- .* --)?\s*$/.test(text);
	const log = none ? unknown(target.running ? unseen.log : target.why) : sinceStart(text);
	const home = homeOf(look, process);
	if (!target.running) return { settings: unknown(target.why), log, started: unknown(target.why), home };
	const config = isUnknown(log) ? null : parseServerConfig(log);
	const environment = process?.environment;
	const settings =
		environment !== undefined && !isUnknown(environment)
			? { values: parseEnvironment(environment), source: unseen.fromProcess }
			: config
				? { values: config, source: unseen.fromLog }
				: unknown(unseen.settings);
	const started = (process && (await beginOf(look, process.pid))) ?? logTime(log) ?? unknown(unseen.start);
	return { settings, log, started, home };
}
