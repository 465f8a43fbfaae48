// What is known about help lines, and which of it is shown for a country. Pure: the data is handed in.

export type Confidence = 'high' | 'medium' | 'low';

/** One row of data/crisis-lines.json. Numbers are strings as they are dialled: a short code has no country form. */
export interface LineRow {
	name: string;
	phone?: string;
	text?: string;
	/** The word to send to `text`. */
	keyword?: string;
	/** Address of the chat. */
	chat?: string;
	whatsapp?: string;
	/** null where the sources disagree or say nothing: then no hours are shown. */
	hours: string | null;
	free?: boolean;
	/** Codes ("de"); empty where no source says. */
	languages: string[];
	/** "anyone", "young people", … */
	audience: string;
	/** A few words that the caller needs ("option 2; England"). */
	hint?: string;
	url: string | null;
	confidence: Confidence;
	/** Day on which the sources were read, YYYY-MM-DD. */
	read: string;
	/** `verify-first` rows are never shown. */
	ship: 'yes' | 'yes-with-check-note' | 'verify-first';
	sources: string[];
	/** For whoever keeps the table; not shown. */
	note?: string;
}

export interface CountryRow {
	/** ISO 3166, two capitals. */
	code: string;
	name: string;
	/** As it is said ("999 or 112"); null where the data has none. */
	emergency: string | null;
	emergencySources: string[];
	note?: string;
	lines: LineRow[];
}

export interface Directory {
	name: string;
	url: string;
	/** Address of one country's page, with {cc} for its code in small letters. */
	countryUrl?: string;
	read: string;
}

/** The whole table. */
export interface CrisisLines {
	readOn: string;
	directories: Directory[];
	countries: CountryRow[];
}

/** What is shown. `country` is null where none was chosen: then there are directories only. */
export interface Help {
	country: string | null;
	name: string | null;
	emergency: string | null;
	lines: LineRow[];
	directories: { name: string; url: string }[];
}

const directoriesFor = (data: CrisisLines, code: string | null): Help['directories'] =>
	data.directories.map(({ name, url, countryUrl }) => ({
		name,
		url: code && countryUrl ? countryUrl.replace('{cc}', code.toLowerCase()) : url,
	}));

/**
 * The help for one country, or the directories where `country` is null or not in the table.
 * Rows that must be checked first are left out (a wrong number is worse than none).
 */
export function helpFor(data: CrisisLines, country: string | null): Help {
	const row = country === null ? undefined : data.countries.find(({ code }) => code === country.toUpperCase());
	return {
		country: row?.code ?? null,
		name: row?.name ?? null,
		emergency: row?.emergency ?? null,
		lines: row?.lines.filter(({ ship }) => ship !== 'verify-first') ?? [],
		directories: directoriesFor(data, row?.code ?? null),
	};
}

/** The lines that are there for people under 18; all lines where the table names none. */
export function youthHelp(help: Help): Help {
	const young = help.lines.filter(({ audience }) => /young|child|teen/i.test(audience));
	return young.length > 0 ? { ...help, lines: young } : help;
}

/** The document of `help-now --json`. Everything that a line does not have is null, languages nobody names are empty. */
export function helpDocument(help: Help) {
	return {
		schema: 1 as const,
		country: help.country,
		emergency: help.emergency,
		lines: help.lines.map((line) => ({
			name: line.name,
			phone: line.phone ?? null,
			text: line.text ?? null,
			keyword: line.keyword ?? null,
			chat: line.chat ?? null,
			whatsapp: line.whatsapp ?? null,
			hours: line.hours,
			languages: line.languages,
			audience: line.audience,
			hint: line.hint ?? null,
			read: line.read,
			confidence: line.confidence,
		})),
		directories: help.directories,
	};
}
