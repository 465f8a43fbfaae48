// Sentences with figures: a figure stays on the line of its unit.

import { block, row } from './text.ts';

/** Put in before wrapping. */
export const whole = (text: string): string =>
	text.replace(/(\d) (GB|MB|Mbit\/s|min|x)(?![A-Za-z\u00c0-\u024f\d])/g, '$1\u00a0$2');

/** Taken out after wrapping. */
export const back = (text: string): string => text.replaceAll('\u00a0', ' ');

/** A paragraph of such sentences. */
export const paragraph = (text: string, look: { columns: number }, margin = '  '): string =>
	back(block(whole(text), look.columns, margin));

/** A row of a label and such sentences. */
export const figuresRow = (label: string, text: string, columns: number, labelWidth?: number): string =>
	back(row(label, whole(text), columns, labelWidth));
