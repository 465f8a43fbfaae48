// A screen as an SVG: text stays text, each piece held to its columns whatever the font, light and dark like the page around it.

const cell = { width: 8.4, height: 19 };
const margin = 14;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const number = (value) => String(Math.round(value * 10) / 10);

export const style = `
text{font:14px ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;fill:#24292f;white-space:pre}
.paper{fill:#fdfcf9;stroke:#d8d5cc}.mark{fill:#24292f}
.bold{font-weight:600}.dim{fill:#6b6f76}.red{fill:#b3261e}.green{fill:#1a7f37}.yellow{fill:#8a5a00}.blue{fill:#3d5fc4}.magenta{fill:#96408a}.cyan{fill:#0b6e85}.inverse{fill:#fdfcf9}.line{text-decoration:underline}
@media(prefers-color-scheme:dark){text{fill:#e3e1db}.paper{fill:#1c1d20;stroke:#3a3b3f}.mark{fill:#e3e1db}.dim{fill:#96989e}.red{fill:#f28b82}.green{fill:#7cc78e}.yellow{fill:#dfb45f}.blue{fill:#93a8f4}.magenta{fill:#d892cb}.cyan{fill:#64c3da}.inverse{fill:#1c1d20}}`;

/** One line's runs at its place. */
function drawn(runs, row) {
	const y = margin + row * cell.height;
	return runs
		.map(({ x, text, style: look, width }) => {
			const left = number(margin + x * cell.width);
			const wide = number(width * cell.width);
			const mark = look.includes('inverse')
				? `<rect class="mark" x="${left}" y="${number(y + 1)}" width="${wide}" height="${cell.height - 1}"/>`
				: '';
			if (text.trim() === '') return mark;
			const held = width > 1 ? ` textLength="${wide}" lengthAdjust="spacingAndGlyphs"` : '';
			return `${mark}<text${look ? ` class="${look}"` : ''} x="${left}" y="${number(y + 14)}"${held}>${escaped(text)}</text>`;
		})
		.join('');
}

/** The lines as a group of elements, one row each. */
export const group = (lines) =>
	lines
		.map((runs, row) => drawn(runs, row))
		.filter(Boolean)
		.join('\n');

/** What every picture is put into. */
export function frame({ cols, rows, title, description, content, more = '' }) {
	const [width, height] = [number(cols * cell.width + 2 * margin), number(rows * cell.height + 2 * margin)];
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d">
<title id="t">${escaped(title)}</title>
<desc id="d">${escaped(description)}</desc>
<style>${style}${more}</style>
<rect class="paper" x=".5" y=".5" width="${number(width - 1)}" height="${number(height - 1)}" rx="8"/>
${content}
</svg>
`;
}

/** One screen. */
export const picture = ({ title, cols, lines }) =>
	frame({ cols, rows: lines.length, title, description: `${title}, ${cols} columns wide`, content: group(lines) });
