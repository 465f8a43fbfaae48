// `config`: each setting, its value and where it came from; `config set KEY VALUE` and `config unset KEY` change the
// file. Facts about a computer are listed too; they are said with `machine --set`.

import path from 'node:path';
import { unwritable } from '../install/unwritable.ts';
import { nearest } from '../nearest.ts';
import { hostFor } from '../ollama/host-for.ts';
import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { configText } from '../screen/config.ts';
import { type SettingKey, settingsFrom } from '../settings.ts';
import { defaultChoices } from '../types/choices.ts';
import type { Config } from '../types/config.ts';
import { configWords as words } from '../words/config.ts';
import { readChoices } from '../world/choices.ts';
import { configFile, factKeys, readConfig, settingFrom, settingKeys, writeConfig } from '../world/config.ts';
import { modelsFolderOf } from '../world/models-folder.ts';
import { languageOfSystem } from '../world/screen-language.ts';

const wrong = (text: string, cure: string): Problem => new Problem('bad-option', text, { cure, exit: 2 });

function keyOf(text: string): SettingKey {
	const key = settingKeys.find((one) => one === text);
	if (key) return key;
	if (factKeys.some((one) => one === text)) throw wrong(words.isFact(text), words.factCure(text));
	const near = nearest(text, [...settingKeys, ...factKeys], 1)[0];
	throw wrong(words.noSuchKey(text), near ? words.near(near) : words.keys(settingKeys));
}

function changed({ settings, ...kept }: Config, [verb, name, ...rest]: readonly string[]): Config {
	if (name === undefined || (verb === 'set' ? rest.length !== 1 : rest.length > 0))
		throw wrong(verb === 'set' ? words.setForm : words.unsetForm, words.example);
	const key = keyOf(name);
	const { [key]: _old, ...others } = settings;
	return { ...kept, settings: verb === 'set' ? { ...others, ...settingFrom(key, rest[0] ?? '') } : others };
}

async function change(context: Context, config: Config): Promise<Config> {
	const { ports, terminal } = context;
	const next = changed(config, context.words);
	const file = configFile(ports);
	try {
		await writeConfig(ports, next);
	} catch (error) {
		throw unwritable(error, path.dirname(file));
	}
	const [verb, key = ''] = context.words;
	const there = config.settings[key as SettingKey] !== undefined;
	if (verb === 'unset') terminal.note(`  ${there ? words.unset(key) : words.wasNotSet(key)}`);
	return next;
}

/** Everything that `config` tells. */
async function told(context: Context, { settings, machines }: Config) {
	const { ports, flags } = context;
	const file = configFile(ports);
	const usual = {
		host: 'http://127.0.0.1:11434',
		'models-dir': modelsFolderOf({}, {}, ports.home),
		context: defaultChoices.context,
		'kv-cache': 'f16' as const,
		lang: languageOfSystem(ports),
	};
	const choices = await readChoices(ports);
	const all = settingsFrom({ flags, env: ports.env, settings, file, choices, usual });
	const { url, local } = await hostFor(context);
	const said = Object.entries(machines).flatMap(([machine, facts]) =>
		Object.entries(facts).map(([key, fact]) => ({ machine, key, ...fact })),
	);
	return { schema: 1 as const, file, settings: { ...all, host: { ...all.host, value: url, local } }, said };
}

/** Exit 0; Problems (exit 2): `bad-config`, `bad-option`, and those of a value that is not taken. */
export const run: Command = async (context) => {
	const { terminal, flags, ports } = context;
	const [verb] = context.words;
	if (verb !== undefined && verb !== 'set' && verb !== 'unset') throw wrong(words.noSuchVerb(verb), words.example);
	const config = await readConfig(ports);
	const now = verb === undefined ? config : await change(context, config);
	const document = await told(context, now);
	if (flags['json']) context.json(document);
	else terminal.say(configText(document, { ...terminal, columns: terminal.columns(), home: ports.home }));
	return 0;
};
