// How a report looks: light and dark, on a telephone and on paper. No font, picture or rule from elsewhere.

export const style = `
:root {
	--paper: #fcfbf8; --ink: #22221f; --soft: #5c5b55; --line: #dcd9d0; --card: #f3f1ea;
	--used: #a3a099; --model: #2b6f8e; --context: #6a6bb8; --working: #a2568a; --kept: #c9a94e; --reader: #b3541e;
	--good: #2f6b3c; --warn: #8a5a00; --bad: #a3322c;
}
@media (prefers-color-scheme: dark) {
	:root {
		--paper: #1b1c1e; --ink: #e8e6e0; --soft: #a9a79f; --line: #3b3c3f; --card: #252629;
		--used: #77756f; --model: #5ba4c4; --context: #9a9be0; --working: #cf8bb9; --kept: #d3b663; --reader: #e8935f;
		--good: #8cc79a; --warn: #e0b35c; --bad: #ef8f88;
	}
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 3rem; overflow-wrap: break-word; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .4rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.6rem 0 .6rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.8rem 0 .4rem; }
p, ul, dl { margin: .5rem 0; }
ul { padding-left: 1.2rem; }
li { margin: .25rem 0; }
.download::first-letter { text-transform: uppercase; }
.lead, figcaption, caption, footer, summary { color: var(--soft); }
code { font: .92em ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace; background: var(--card); border-radius: 4px; padding: .1em .35em; overflow-wrap: anywhere; }
dl > div { display: grid; grid-template-columns: 8.5rem 1fr; padding: .35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; grid-column: 2; }
.answer { font-size: 1.12rem; border-left: 4px solid var(--good); padding: .1rem 0 .1rem .9rem; }
.answer.tight, .answer.slow { border-color: var(--warn); }
.answer.no, .answer.unknown { border-color: var(--bad); }
.findings { list-style: none; padding: 0; }
.findings li { background: var(--card); border-left: 4px solid var(--line); padding: .5rem .9rem; }
.findings .warning { border-color: var(--warn); }
.findings .problem { border-color: var(--bad); }
figure { margin: .6rem 0 1.4rem; }
figcaption { margin: .2rem 0; font-size: .93rem; }
svg { display: block; overflow: visible; }
.defs { position: absolute; }
.bar { background: var(--card); outline: 1px solid var(--line); border-radius: 5px; overflow: hidden; }
.part { stroke: var(--paper); stroke-width: 1; }
.used { fill: url(#hatch); }
.model { fill: var(--model); }
.context { fill: var(--context); }
.working { fill: var(--working); }
.kept { fill: var(--kept); }
.free { fill: url(#dots); }
.ground { fill: var(--card); }
.stroke { stroke: var(--used); stroke-width: 5; }
.dot { fill: var(--used); }
.legend { list-style: none; padding: 0; margin: .5rem 0 0; display: flex; flex-wrap: wrap; gap: .1rem 1.3rem; font-size: .93rem; }
.legend li { display: flex; align-items: center; gap: .45rem; margin: 0; }
.swatch { flex: none; outline: 1px solid var(--line); border-radius: 2px; overflow: hidden; }
.ruler text { fill: currentColor; font-size: 14px; }
.ruler .name { font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 5px; }
.ruler .number { fill: var(--soft); font-size: 13px; }
.rule, .tick { stroke: var(--line); stroke-width: 1; }
.range { fill: var(--model); opacity: .55; }
.likely { fill: var(--model); stroke: var(--paper); stroke-width: 2; }
.reader { stroke: var(--reader); stroke-width: 2; stroke-dasharray: 5 4; }
.ruler .reader-name { fill: var(--reader); }
table { border-collapse: collapse; width: 100%; font-size: .93rem; margin: .8rem 0 1.4rem; }
caption { text-align: left; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-weight: 500; }
summary { cursor: pointer; margin-top: 1.4rem; }
.small { font-size: .9rem; color: var(--soft); }
footer { border-top: 1px solid var(--line); margin-top: 2.6rem; padding-top: .8rem; font-size: .9rem; }
@media (max-width: 34rem) {
	html { font-size: 16px; }
	body { padding: 1.2rem 1rem 2rem; }
	dl > div { display: block; }
	h1 { font-size: 1.5rem; }
	thead, thead tr, thead th { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
	table, caption, tbody, tr, tbody th { display: block; }
	tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
	tbody th, td { border: 0; padding: 0; }
	td { display: inline-block; margin-right: .9rem; }
	td::before { content: attr(data-head) ": "; color: var(--soft); }
}
@media print {
	:root {
		--paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --card: #f2f2f2;
		--used: #888; --model: #2b6f8e; --context: #6a6bb8; --working: #a2568a; --kept: #c9a94e; --reader: #b3541e;
		--good: #2f6b3c; --warn: #8a5a00; --bad: #a3322c; color-scheme: light;
	}
	* { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
	html { font-size: 11pt; }
	body { max-width: none; padding: 0; }
	h2, h3, caption { break-after: avoid; }
	figure, tr, li, .answer { break-inside: avoid; }
	thead { display: table-header-group; }
	@page { margin: 18mm; }
}
`;
