// A model's words before they reach a terminal: no escape sequences, no control characters, nothing that turns text
// around or hides it. A toy or a broken model writes all of these.

// CSI, OSC (to BEL or ST), DCS/PM/APC/SOS, two-character sequences; also their 8-bit forms.
const sequences =
	/(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)?|\x1b[ -/]*[0-~]?/g;
const controls = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/g;
// Direction overrides and isolates, tag characters, byte order marks, replacement signs of broken bytes.
const hidden = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]|[\u{e0000}-\u{e007f}]/gu;

/** Text that is safe to print. Line ends and tabs stay; `\r\n` becomes `\n`. */
export const cleanText = (text: string): string =>
	text.replaceAll('\r\n', '\n').replace(sequences, '').replace(controls, '').replace(hidden, '');

/** A reply for people: cleaned, without what a model thought aloud between tags, without tabs and
 * blank edges. */
export const cleanReply = (text: string): string =>
	cleanText(text)
		.replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/g, '')
		.replace(/\t/g, ' ')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
