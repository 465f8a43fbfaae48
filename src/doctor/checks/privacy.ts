// The twenty questions about privacy, in their order.

import { privacy as notices } from '../../words/privacy.ts';
import { fail } from '../make.ts';
import type { Check, Facts, OllamaDetails, PrivacyFacts } from '../types.ts';
import { autostart, docker, engines } from './privacy-around.ts';
import { app, cloudFile, history, key, log, phonedHome } from './privacy-files.ts';
import { proxy, requestLogs, settings } from './privacy-settings.ts';
import {
	cloud,
	cloudModels,
	companionHere,
	debugPages,
	foreignName,
	listens,
	reached,
	webPages,
} from './privacy-wire.ts';

type Question = (facts: PrivacyFacts, ours: boolean) => Check;

export const questions: readonly Question[] = [
	cloud,
	cloudModels,
	companionHere,
	reached,
	webPages,
	foreignName,
	debugPages,
	listens,
	settings,
	cloudFile,
	requestLogs,
	history,
	key,
	app,
	autostart,
	proxy,
	phonedHome,
	log,
	engines,
	docker,
];

/** It runs our program, or was started by us. */
export const isOurs = ({ look, own }: OllamaDetails): boolean => look.ours || own > 0;

/** All twenty; before them, where the server is another computer, that everything goes there. */
export function privacyGroup({ privacy, ollama }: Facts): Check[] {
	const { host, local } = ollama.look;
	const ours = isOurs(ollama);
	const remote = local ? [] : [fail('privacy-remote', notices.remote(host).text, notices.remote(host).cure)];
	return [...remote, ...questions.map((question) => question(privacy, ours))];
}
