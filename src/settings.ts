// Each setting with its value and where that came from. The order is everywhere the same: an option, the environment,
// the configuration file, what is usual; a folder for models that was chosen at set-up stays where its models are.

import { textOf } from './options.ts';
import type { Flags } from './ports.ts';
import type { Choices } from './types/choices.ts';
import type { Settings } from './types/config.ts';

export type SettingKey = keyof Settings & string;

export interface Setting {
	value: string | number;
	source: 'option' | 'environment' | 'file' | 'answers' | 'default';
	/** The option, the variable or the file; empty for defaults. */
	from: string;
}

interface Given {
	flags: Flags;
	env: Readonly<Record<string, string | undefined>>;
	settings: Settings;
	/** Path of the configuration file. */
	file: string;
	/** The answers of set-up, where there are some. */
	choices: Choices | null;
	/** What is usual. */
	usual: Required<Settings>;
}

type Candidate = [value: string | number | undefined, source: Setting['source'], from: string];

function first(candidates: readonly Candidate[], usual: string | number): Setting {
	const found = candidates.find(([value]) => value !== undefined && value !== '');
	return found
		? { value: found[0] ?? usual, source: found[1], from: found[2] }
		: { value: usual, source: 'default', from: '' };
}

/** The settings as every command would take them now. */
export function settingsFrom({ flags, env, settings, file, choices, usual }: Given): Record<SettingKey, Setting> {
	const option = (key: string, flag: string): Candidate => [textOf(flags, flag), 'option', `--${key}`];
	const variable = (name: string): Candidate => [env[name]?.trim(), 'environment', name];
	const configured = (key: SettingKey): Candidate => [settings[key], 'file', file];
	const answer = (value: string | number | undefined): Candidate => [value, 'answers', ''];
	return {
		host: first([option('host', 'host'), variable('OLLAMA_HOST'), configured('host')], usual.host),
		'models-dir': first(
			[
				option('models-dir', 'modelsDir'),
				answer(choices?.modelsDir),
				variable('OLLAMA_MODELS'),
				configured('models-dir'),
			],
			usual['models-dir'],
		),
		context: first([option('context', 'context'), configured('context'), answer(choices?.context)], usual.context),
		lang: first([option('lang', 'lang'), variable('KETTLESIDE_LANG'), configured('lang')], usual.lang),
		'kv-cache': first(
			[option('kv-cache', 'kvCache'), configured('kv-cache'), answer(choices?.kvCache)],
			usual['kv-cache'],
		),
	};
}
