// Which recorded answer fits a question. The same arguments first; then "*"; then, for tools whose questions differ
// only in how many facts they ask at once, an answer put together from what was recorded.

import type { RunResult } from '../ports.ts';
import type { RecordedCommand } from '../types/recording.ts';

/** "/usr/sbin/system_profiler", "nvidia-smi.exe" → the bare name. */
const bareName = (file: string): string => (file.split(/[/\\]/).at(-1) ?? '').replace(/\.exe$/i, '').toLowerCase();

const result = (command: RecordedCommand, stdout = command.stdout): RunResult => ({
	stdout,
	stderr: command.stderr,
	exitCode: command.exitCode,
	timedOut: command.timedOut,
});

export const notThere: RunResult = { stdout: '', stderr: '', exitCode: null, timedOut: false, failed: 'ENOENT' };
const refused: RunResult = { stdout: '', stderr: 'not in the recording', exitCode: 1, timedOut: false };

const same = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((arg, at) => arg === b[at]);

const queryOf = (args: readonly string[]): string | undefined =>
	args.map((arg) => /^--query-gpu=(.+)$/.exec(arg)?.[1]).find(Boolean) ??
	(args.includes('--query-gpu') ? args[args.indexOf('--query-gpu') + 1] : undefined);

/** Another query of nvidia-smi: its columns become a header line, which our reader goes by. */
function otherQuery(args: readonly string[], recorded: readonly RecordedCommand[]): RunResult | null {
	if (!queryOf(args)) return null;
	const candidates = recorded.filter((command) => command.args !== '*' && queryOf(command.args));
	const good = candidates.filter((command) => command.exitCode === 0);
	const found = (good.length > 0 ? good : candidates).sort((a, b) => columnCount(b) - columnCount(a))[0];
	if (!found || found.args === '*') return null;
	const header = found.args.some((arg) => arg.includes('noheader')) && found.exitCode === 0;
	return result(found, header ? `${queryOf(found.args)}\n${found.stdout}` : found.stdout);
}

const columnCount = (command: RecordedCommand): number =>
	command.args === '*' ? 0 : (queryOf(command.args)?.split(',').length ?? 0);

/** sysctl with several names, from single ones: "-n name" prints the bare value. */
function otherSysctl(args: readonly string[], recorded: readonly RecordedCommand[]): RunResult | null {
	const wanted = args.filter((arg) => !arg.startsWith('-'));
	const lines = recorded.flatMap((command) => {
		if (command.args === '*' || command.exitCode === null) return [];
		const names = command.args.filter((arg) => !arg.startsWith('-'));
		const values = command.stdout.split(/\r?\n/).filter((line) => line !== '');
		if (!command.args.includes('-n')) return values;
		return names.length === values.length ? names.map((name, at) => `${name}: ${values[at]}`) : [];
	});
	const fitting = lines.filter((line) => wanted.some((name) => line.startsWith(`${name}:`)) || line.includes('='));
	return fitting.length > 0 ? { stdout: `${fitting.join('\n')}\n`, stderr: '', exitCode: 0, timedOut: false } : null;
}

/** system_profiler: the same report in another form (text for JSON, another order of words). */
function otherReport(args: readonly string[], recorded: readonly RecordedCommand[]): RunResult | null {
	const kinds = args.filter((arg) => /^SP\w+DataType$/.test(arg));
	const found = kinds
		.map((kind) => recorded.find((command) => command.args !== '*' && command.args.includes(kind)))
		.find((command) => command !== undefined);
	return found ? result(found) : null;
}

/** Tools that print one thing however they are asked: the first recorded answer will do. */
function otherWording(args: readonly string[], recorded: readonly RecordedCommand[], name: string): RunResult | null {
	if (name === 'powershell' || name === 'pwsh') return allCim(recorded);
	if (name === 'reg') return sameKey(args[1] ?? '', recorded);
	if (['amd-smi', 'xpu-smi', 'llama-server'].includes(name)) return sameWord(args, recorded);
	const plain = ['rocm-smi', 'tegrastats', 'sw_vers', 'vm_stat', 'lscpu', 'dmidecode'];
	// tegrastats never ends by itself.
	const ended = (command: RecordedCommand) => command.exitCode === 0 || name === 'tegrastats';
	const found = plain.includes(name) ? recorded.find(ended) : undefined;
	return found ? result(found) : null;
}

/** The same question ("static", "discovery") with the most options in common, else what the tool printed without any. */
function sameWord(args: readonly string[], recorded: readonly RecordedCommand[]): RunResult | null {
	const common = ({ args: other }: RecordedCommand) => args.filter((arg) => other.includes(arg)).length;
	const good = recorded.filter((command) => command.exitCode === 0 && command.args !== '*');
	const same = good.filter((command) => command.args.includes(args[0] ?? '')).sort((a, b) => common(b) - common(a));
	const found = same[0] ?? good.find((command) => command.args.length === 0);
	return found ? result(found) : null;
}

/** Several PowerShell questions were asked where we ask one: their answers together. */
function allCim(recorded: readonly RecordedCommand[]): RunResult | null {
	const texts = recorded.filter((command) => command.exitCode === 0).map((command) => command.stdout);
	if (texts.length === 0) return null;
	const parsed = texts.map((text) => /^\s*[[{]/.test(text.replace(/^\ufeff/, '')));
	const stdout = parsed.every(Boolean)
		? `[${texts.map((text) => text.replace(/^\ufeff/, '')).join(',')}]`
		: texts.join('\n\n');
	return { stdout, stderr: '', exitCode: 0, timedOut: false };
}

const keyOf = (text: string): string => text.toLowerCase().replace(/^hkey_local_machine/, 'hklm');

/** reg asked for single values of a key: all of them together. */
function sameKey(key: string, recorded: readonly RecordedCommand[]): RunResult | null {
	const found = recorded.filter((command) => command.args !== '*' && keyOf(command.args[1] ?? '') === keyOf(key));
	if (found.length === 0) return null;
	return { stdout: found.map((command) => command.stdout).join('\n'), stderr: '', exitCode: 0, timedOut: false };
}

/** The recorded answer to a question. A tool that is there but was not asked this refuses; one that is not is ENOENT. */
export function answerFor(file: string, args: readonly string[], commands: readonly RecordedCommand[]): RunResult {
	const name = bareName(file);
	// An absolute path is another program than the one on PATH, unless the recording has that very path.
	const absolute = /[/\\]/.test(file);
	const mine = commands.filter((command) => (absolute ? command.file === file : bareName(command.file) === name));
	if (mine.length === 0) return notThere;
	const exact = mine.find((command) => command.args !== '*' && same(command.args, args));
	if (exact) return result(exact);
	const any = mine.filter((command) => command.args === '*');
	if (any.length > 1 && /^(?:powershell|pwsh)$/.test(name)) return allCim(mine) ?? refused;
	if (any[0]) return result(any[0]);
	const built =
		name === 'nvidia-smi'
			? otherQuery(args, mine)
			: name === 'sysctl'
				? otherSysctl(args, mine)
				: name === 'system_profiler'
					? otherReport(args, mine)
					: otherWording(args, mine, name);
	return built ?? refused;
}
