// The language of the screens, and numbers as it writes them. English asks nothing of ICU, whose first use costs
// milliseconds at every start.

let tag = 'en';
let formats = new Map<string, Intl.NumberFormat>();

/** BCP 47: "en", "de". */
export const language = (): string => tag;

/** Set once, at the start, by world/screen-language.ts. */
export function useLanguage(next: string): void {
	tag = next;
	formats = new Map();
}

function written(value: number, digits: number, grouped: boolean): string {
	const key = `${digits} ${grouped}`;
	const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: grouped };
	const format = formats.get(key) ?? new Intl.NumberFormat(tag, options);
	formats.set(key, format);
	return format.format(value);
}

/** "German", "Deutsch"; the tag itself where it has no name. Names are ICU's: for where one is needed only. */
export const nameOfLanguage = (of: string): string =>
	new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(of) ?? of;

/** With so many digits behind the point: "6.1", "6,1". Thousands are not parted. */
export const decimal = (value: number, digits: number): string =>
	tag === 'en' ? value.toFixed(digits) : written(value, digits, false);

/** A large whole number: "12,000", "12.000". */
export const grouped = (value: number): string => written(value, 0, true);

/** A number as it is, with at most one digit behind the point: "2", "1.5", "1,5". */
export const short = (value: number): string => decimal(value, Number.isInteger(Math.round(value * 10) / 10) ? 0 : 1);
