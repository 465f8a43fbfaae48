// `--report FILE`: the answer of `advise` or `check` also as a page for a browser. Where it goes is settled before anything is
// looked at; nothing but a report of ours is replaced without a yes.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogDocument } from '../models/catalog.ts';
import type { Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { adviceReport } from '../report/advice.ts';
import { type Checked, checkReport } from '../report/check.ts';
import { beginning, type Told } from '../report/page.ts';
import { block, tilde } from '../screen/text.ts';
import { isUnknown } from '../types/known.ts';
import type { Advice } from '../types/verdict.ts';
import { words } from '../words/report.ts';
import { writePrivate } from '../world/choices.ts';
import { about } from '../world/files.ts';
import { hidden } from './report/hide.ts';

export interface Report {
	advice(advice: Advice): Promise<void>;
	check(checked: Checked): Promise<void>;
}

const cannot = (file: string, more: { raw?: string; cause?: unknown } = {}) =>
	new Problem('report-place', words.cannot(file), { cure: words.cannotCure, exit: 2, ...more });

async function isOurs({ ports }: Context, file: string): Promise<boolean> {
	const text = await ports.read(file);
	return !isUnknown(text) && text.startsWith(beginning);
}

/** Whether a report may be written there. Problems (exit 2): `report-place`, `report-exists` where nobody can be asked. */
async function mayWrite(context: Context, file: string, shown: string): Promise<boolean> {
	const [there, above] = await Promise.all([about(file), about(path.dirname(file))]);
	if (isUnknown(above) || !above.folder) throw cannot(shown);
	if (isUnknown(there)) return true;
	if (!there.file) throw cannot(shown);
	if (await isOurs(context, file)) return true;
	if (!context.terminal.interactive)
		throw new Problem('report-exists', words.exists(shown), { cure: words.existsCure, exit: 2 });
	return context.ask.confirm({
		message: words.replace(shown),
		yes: words.replaceYes,
		no: words.no,
		initial: false,
	});
}

async function toldIn({ ports, startedAs }: Context): Promise<Told> {
	const [{ meta }, own] = await Promise.all([
		catalogDocument(),
		readFile(new URL('../../package.json', import.meta.url), 'utf8'),
	]);
	const { version } = JSON.parse(own) as { version: string };
	return { on: ports.now(), catalog: meta.date, version, startedAs };
}

async function save({ terminal }: Context, file: string, shown: string, text: string): Promise<void> {
	try {
		await writePrivate(file, text);
	} catch (error) {
		throw cannot(shown, { raw: (error as NodeJS.ErrnoException).code ?? String(error), cause: error });
	}
	terminal.say(`${block(words.written(shown), terminal.columns())}\n`);
}

/** Settles where it goes. Null where a file stands there and is to stay; that is said. */
export async function openReport(context: Context, given: string): Promise<Report | null> {
	const { ports, terminal } = context;
	const file = path.resolve(given);
	const shown = tilde(file, ports.home);
	if (!(await mayWrite(context, file, shown))) {
		terminal.say(block(words.kept(shown), terminal.columns()));
		return null;
	}
	return {
		async advice(advice) {
			const { facts, machine } = await hidden(ports, advice.machine);
			await save(context, file, shown, adviceReport({ ...facts(advice), machine }, await toldIn(context)));
		},
		async check({ machine: seen, ...checked }) {
			const { facts, machine } = await hidden(ports, seen);
			await save(context, file, shown, checkReport({ ...facts(checked), machine }, await toldIn(context)));
		},
	};
}
