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

interface Form {
	least: number;
	most: number;
	grouped?: boolean;
}

function written(value: number, { least, most, grouped = false }: Form): string {
	const key = `${least} ${most} ${grouped}`;
	const options = { minimumFractionDigits: least, maximumFractionDigits: most, useGrouping: grouped };
	const format = formats.get(key) ?? new Intl.NumberFormat(tag, options);
	formats.set(key, format);
	return format.format(value);
}

/** A language by its name in another ("de" in "en": "German"); the tag itself where it has none. */
export function languageName(of: string, within: string): string {
	// Most people's, and ICU's tables of names take longer to open than all else that is done for a prompt.
	if (of === 'en' && within === 'en') return 'English';
	return new Intl.DisplayNames([within], { type: 'language', fallback: 'code' }).of(of) ?? of;
}

/** Its name in the language of the screens: "German", "Deutsch". */
export const nameOfLanguage = (of: string): string => languageName(of, tag);

/** With so many digits behind the point: "6.1", "6,1". Thousands are not parted. */
export const decimal = (value: number, digits: number): string =>
	tag === 'en' ? value.toFixed(digits) : written(value, { least: digits, most: digits });

/** A large whole number: "12,000", "12.000". */
export const grouped = (value: number): string =>
	tag === 'en'
		? value.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ',')
		: written(value, { least: 0, most: 0, grouped: true });

/** With no more digits behind the point than it needs, and at most so many: "2", "1.5", "1,5". */
export function short(value: number, most = 1): string {
	const rounded = Math.round(value * 10 ** most) / 10 ** most;
	return tag === 'en' ? String(rounded) : written(rounded, { least: 0, most });
}
