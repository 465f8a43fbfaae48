// What `doctor` finds: facts gathered without changing anything, and one Check made of them for each question.

import type { WantedCompanion } from '../install/companion-plan.ts';
import type { JournalEntry, MadeCompanion } from '../install/journal.ts';
import type { PartialDownload } from '../install/steps/pull-partials.ts';
import type { OllamaLook } from '../ollama/look.ts';
import type { Running, Shown, Tag } from '../ollama/types.ts';
import type { Choices } from '../types/choices.ts';
import type { Known } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';

export type Group = 'machine' | 'ollama' | 'companion' | 'data' | 'privacy';
export type Status = 'pass' | 'fail' | 'unknown';

/** One question answered. `unknown` is never a pass: it says why it could not be told. */
export interface Check {
	/** "privacy-cloud": the group first. */
	id: string;
	group: Group;
	status: Status;
	/** One plain sentence. */
	text: string;
	/** What helps; empty where nothing has to be done. */
	cure: string;
	/** Why it is unknown: those with the same reason are told together. */
	why?: string;
	/** A pass that is worth its line all the same. */
	note?: true;
}

/** What is known of a file. */
export interface FileAbout {
	/** Permission bits, 0o600. */
	mode: number;
	/** Bytes. */
	size: number;
	changed: Date;
	folder: boolean;
}

/** The settings a running server really has, as far as one can see them. */
export interface ServerSettings {
	/** By their names; what is not there is not set. */
	values: Readonly<Record<string, string>>;
	/** "its process", "its log". */
	source: string;
}

/** Settings of the desktop app on macOS and Windows. */
export interface AppSettings {
	/** Open to the network (OLLAMA_HOST=0.0.0.0). */
	expose: boolean;
	/** Open to web pages (OLLAMA_ORIGINS=*). */
	browser: boolean;
	/** Fetches updates by itself. */
	updates: boolean;
}

/** What starts Ollama with the computer; null where nothing does. */
export interface Autostart {
	what: string;
	/** The desktop app, which asks for updates each hour. */
	app: boolean;
}

export interface Container {
	name: string;
	/** Addresses that its ports are bound to on this computer. */
	addresses: string[];
}

/** Everything the twenty privacy checks stand on. */
export interface PrivacyFacts {
	version: Known<string>;
	/** 'none': a server that has no such switch. */
	cloud: Known<'off' | 'on' | 'none'>;
	tags: Known<readonly Tag[]>;
	/** The companion as the server shows it; null where it has none. */
	shown: Known<Shown | null>;
	/** The instructions it must hold; null where nothing was set up. */
	system: string | null;
	/** Other addresses of this computer, and whether the server's port is open there. */
	reached: Known<readonly { address: string; open: Known<boolean> }[]>;
	/** Answer to a question in the name of a web page: status, and whether the page may read it. */
	page: Known<{ status: number; readable: boolean }>;
	/** HTTP status for a foreign host name. */
	foreignName: Known<number>;
	/** HTTP status of the debug pages. */
	debugPages: Known<number>;
	/** Addresses the server listens on. */
	listening: Known<readonly string[]>;
	settings: Known<ServerSettings>;
	/** `disable_ollama_cloud` of server.json; null where there is no such file. */
	cloudFile: Known<boolean | null>;
	/** Folders with requests that were written to disk. */
	requestLogs: Known<readonly string[]>;
	/** Bytes of the history of `ollama run`; 0 where there is none. */
	history: Known<number>;
	/** Permission bits of Ollama's private key; null where there is none. */
	key: Known<number | null>;
	/** Null where the desktop app is not there. */
	app: Known<AppSettings | null>;
	autostart: Known<Autostart | null>;
	/** When the list of recommendations from ollama.com was last fetched; null where it never was. */
	recommended: Known<Date | null>;
	/** Start of the server that runs now. */
	started: Known<Date>;
	/** The server's log since its last start. */
	log: Known<string>;
	/** Other people with an account on this computer can read the models, the companion's instructions among them. */
	modelsOpen: Known<boolean>;
	/** The instructions hold words of the person's own. */
	personal: boolean;
	/** Addresses that engines listen on; empty where none runs. */
	engines: Known<readonly string[]>;
	/** Containers with an Ollama; null where there is no Docker. */
	containers: Known<readonly Container[] | null>;
}

export interface OllamaDetails {
	look: OllamaLook;
	/** Who holds the port, where it is no Ollama. */
	holder: string | null;
	/** Whether the part that runs models lies beside the program. */
	engine: Known<boolean>;
	loaded: Known<readonly Running[]>;
	/** Our servers that run: their number. */
	own: number;
	/** The file of our service is there; whether it runs. */
	unit: 'none' | 'runs' | 'stopped';
	modelsFolder: string;
	/** null where it is not there yet. */
	models: Known<FileAbout | null>;
	/** Whether this user may write there. */
	writable: Known<boolean>;
	home: string;
}

export interface CompanionDetails {
	choices: Choices | null;
	made: MadeCompanion | null;
	wanted: WantedCompanion | null;
	/** The row of the companion; null where it is not there. */
	tag: Known<Tag | null>;
	shown: Known<Shown | null>;
	base: Known<Shown | null>;
	/** The base model lies there. */
	baseHere: Known<boolean>;
	/** Chat programs that send instructions of their own, as seen installed. */
	frontEnds: readonly string[];
}

export interface PrivateFile {
	path: string;
	folder: boolean;
	mode: number;
}

export interface DataDetails {
	/** null where there is none. */
	journal: Known<{ entries: readonly JournalEntry[]; broken: number } | null>;
	lock: 'none' | 'held' | 'stale';
	/** The answers: null where none are kept; unknown where the file cannot be understood. */
	answers: Known<Choices | null>;
	/** Files of ours that others can read. */
	open: readonly PrivateFile[];
	partials: Known<readonly PartialDownload[]>;
	/** A part of a download changed within the last ten minutes. */
	downloading: boolean;
	/** The folder of models is one that only our Ollama uses. */
	partialsOurs: boolean;
	/** Ollama's folder in this home, where it is open to others; null where it is closed or not there. */
	ollamaHome: PrivateFile | null;
	/** What an interrupted installation left. */
	leftovers: readonly { path: string; bytes: number }[];
	free: Known<number>;
	home: string;
	state: string;
}

export interface Facts {
	machine: Machine;
	ollama: OllamaDetails;
	companion: CompanionDetails;
	data: DataDetails;
	privacy: PrivacyFacts;
}
