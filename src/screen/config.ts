// The settings as a person sees them: one row each, and under it where the value comes from.

import type { Setting, SettingKey } from '../settings.ts';
import type { SaidFact } from '../types/config.ts';
import { configWords as words } from '../words/config.ts';
import { privacy } from '../words/privacy.ts';
import { paragraph } from './figures.ts';
import { block, type Look, paint, row, tilde } from './text.ts';

export interface ToldConfig {
	file: string;
	settings: Record<SettingKey, Setting & { local?: boolean }>;
	/** What was said of computers: "here", or the address of a server. */
	said: ({ machine: string; key: string } & SaidFact)[];
}

type ConfigLook = Look & { home: string };

const labelWidth = 14;

function settingText(key: SettingKey, setting: ToldConfig['settings'][SettingKey], look: ConfigLook): string {
	const value = tilde(String(setting.value), look.home);
	const source = words.from[setting.source](tilde(setting.from, look.home));
	const margin = ' '.repeat(look.columns < 56 ? 4 : labelWidth + 2);
	return [
		row(key, value, look.columns, labelWidth),
		paint(look, 'dim', block(source, look.columns, margin)),
		// Not dim: it says what leaves this computer.
		...(setting.local === false ? [block(privacy.remote(value).text, look.columns, margin)] : []),
	].join('\n');
}

function saidText({ machine, key, value, on }: ToldConfig['said'][number], look: ConfigLook): string {
	return row(key, words.said(value.join(', '), machine === 'here' ? null : machine, on), look.columns, labelWidth);
}

/** The whole of `config`, for a terminal `look.columns` wide. */
export function configText({ file, settings, said }: ToldConfig, look: ConfigLook): string {
	const rows = (Object.entries(settings) as [SettingKey, ToldConfig['settings'][SettingKey]][]).map(([key, one]) =>
		settingText(key, one, look),
	);
	const facts =
		said.length > 0 ? ['', block(words.saidTitle, look.columns), ...said.map((one) => saidText(one, look))] : [];
	return [
		`  ${paint(look, 'bold', words.title)}`,
		...rows,
		...facts,
		'',
		paragraph(words.kept(tilde(file, look.home)), look),
	].join('\n');
}
