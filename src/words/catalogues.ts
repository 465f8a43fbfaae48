// Every catalogue of sentences, by its file; where a file has several, by their names. Loaded only where another language is
// laid over them, and by the tests. What is said to the model alone (to-model.ts, companion.ts, examples.ts) is English in
// every language, and not here.

import { words as advice } from './advice.ts';
import { askWords as ask } from './ask.ts';
import { words as catalog } from './catalog.ts';
import { words as check } from './check.ts';
import { commandLine } from './command-line.ts';
import { commands, flags } from './commands.ts';
import { common } from './common.ts';
import { limitWords, problems } from './companion-problems.ts';
import { reasons as companionReasons } from './companion-reasons.ts';
import { words as compare } from './compare.ts';
import { words as completion } from './completion.ts';
import { configWords as config } from './config.ts';
import { consent } from './consent.ts';
import { diskWords as disk } from './disk.ts';
import { doctorScreen as doctor } from './doctor.ts';
import { bundling as doctorBundle } from './doctor-bundle.ts';
import { companionChecks, dataChecks, machineChecks, ollamaChecks } from './doctor-checks.ts';
import { fixing as doctorFix } from './doctor-fix.ts';
import { privacyChecks as doctorPrivacy } from './doctor-privacy.ts';
import { unseen, unseenCures } from './doctor-unseen.ts';
import { words as exercises } from './exercises.ts';
import { fallback, goingOn, numberWords } from './fallback.ts';
import { choiceWords, faultWords, logging } from './faults.ts';
import { fetching, releasing, signing, unpacking } from './fetching.ts';
import { help as helpLines } from './help-lines.ts';
import { installing, locking, looks, release, server, serving, unwritable } from './install.ts';
import { engineWords, judgeWords } from './judge.ts';
import { words as keep } from './keep.ts';
import { commandWords, screenWords } from './machine.ts';
import { words as memoryBar } from './memory-bar.ts';
import { cannotWords, remoteWords as modelsRemoteWords, words as modelsWords } from './models.ts';
import { notKnown } from './not-known.ts';
import { paceWords as pace } from './pace.ts';
import { plan } from './plan.ts';
import { privacy } from './privacy.ts';
import { findingWords, probeWords, recordingWords, unknownWords } from './probes.ts';
import { promptWords as prompt } from './prompt.ts';
import { editWords as promptEdit } from './prompt-edit.ts';
import { proveWords as proving } from './proving.ts';
import { words as rehearse } from './rehearse.ts';
import { remoteWords as remote } from './remote.ts';
import { words as report } from './report.ts';
import { changes, retuning } from './retune.ts';
import { ruleWords as rules } from './rules.ts';
import { saidWords as said } from './said.ts';
import { companionWords, hostWords, lookWords, partialWords, pullWords } from './server.ts';
import {
	answerNames,
	companioning,
	doing,
	end,
	model,
	pulling,
	questions,
	plan as setupPlan,
	proving as setupProving,
	welcome,
} from './setup.ts';
import { sourceWords as sources } from './sources.ts';
import { speedWords as speed } from './speed.ts';
import { talk } from './talk.ts';
import type { Translated } from './translate.ts';
import { forget, undoing } from './undoing.ts';
import { byHandWords, systemService, updating } from './updating.ts';
import { usageWords as usage } from './usage.ts';
import { help as verdictHelp, reasons as verdictReasons } from './verdict.ts';
import { words as watch } from './watch.ts';
import { whatIfWords as whatIf } from './what-if.ts';
import { whereWords as where } from './where.ts';
import { why } from './why.ts';

export const catalogues = {
	advice,
	ask,
	catalog,
	check,
	commandLine,
	commands: { commands, flags },
	common,
	companionProblems: { limitWords, problems },
	companionReasons,
	compare,
	completion,
	config,
	consent,
	disk,
	doctor,
	doctorBundle,
	doctorChecks: { companionChecks, dataChecks, machineChecks, ollamaChecks },
	doctorFix,
	doctorPrivacy,
	doctorUnseen: { unseen, unseenCures },
	exercises,
	fallback: { fallback, goingOn, numberWords },
	faults: { choiceWords, faultWords, logging },
	fetching: { fetching, releasing, signing, unpacking },
	helpLines,
	install: { installing, locking, looks, release, server, serving, unwritable },
	judge: { engineWords, judgeWords },
	keep,
	machine: { commandWords, screenWords },
	memoryBar,
	models: { words: modelsWords, cannotWords, remoteWords: modelsRemoteWords },
	notKnown,
	pace,
	plan,
	privacy,
	probes: { findingWords, probeWords, recordingWords, unknownWords },
	prompt,
	promptEdit,
	proving,
	rehearse,
	remote,
	report,
	retune: { changes, retuning },
	rules,
	said,
	server: { companionWords, hostWords, lookWords, partialWords, pullWords },
	setup: {
		answerNames,
		companioning,
		doing,
		end,
		model,
		plan: setupPlan,
		proving: setupProving,
		pulling,
		questions,
		welcome,
	},
	sources,
	speed,
	talk,
	undoing: { forget, undoing },
	updating: { byHandWords, systemService, updating },
	usage,
	verdict: { help: verdictHelp, reasons: verdictReasons },
	watch,
	whatIf,
	where,
	why,
};

/** The sentences of another language: the same keys and arguments as in English, any part of them. */
export type Translation = Translated<typeof catalogues>;
