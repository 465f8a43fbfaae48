// The instructions of every tier × purpose × style: words, tokens (estimated, ± 15 %), share of the usual context, rules in
// and out. It asks no server.

import { composeCompanion } from '../../.bench/companion/compose.js';
import { estimateError, words } from '../../.bench/companion/estimate.js';
import { ruleOf } from '../../.bench/companion/rules.js';
import { defaultChoices } from '../../.bench/types/choices.js';

// One size for each tier: only the tier changes the text.
const sizes = { small: 4.3e9, medium: 12e9, large: 27e9 };
const purposes = ['journal', 'calm', 'think', 'prepare'];
const styles = ['listen', 'ask', 'skills'];

const compose = (tier, purpose, style) =>
	composeCompanion({
		choices: { ...defaultChoices, model: tier, purpose, style },
		model: {
			parameters: sizes[tier],
			thinking: { supported: false, canBeDisabled: null },
			sampling: null,
			contextMax: 131072,
		},
	});

const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** Rules of one level among ids, as "36 of 36". */
function level(ids, all, wanted) {
	const of = (list) => list.filter((id) => ruleOf(id).level === wanted).length;
	return `${of(ids)} of ${of(all)}`;
}

function row(tier, purpose, style) {
	const made = compose(tier, purpose, style);
	const all = [...made.rules, ...made.leftOut];
	return [
		tier,
		purpose,
		style,
		words(made.system),
		made.messages.length / 2,
		made.tokens,
		percent(made.contextShare),
		level(made.rules, all, 'M'),
		level(made.rules, all, 'S'),
		made.leftOut.join(' ') || 'none',
	];
}

export async function run() {
	const { context } = defaultChoices;
	console.log(
		`Context ${context}; tokens of instructions and examples, estimated, plus or minus ${estimateError * 100} %.\n`,
	);
	const heads = ['tier', 'purpose', 'style', 'words', 'examples', 'tokens', 'share', 'musts', 'shoulds', 'left out'];
	console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`);
	for (const tier of Object.keys(sizes))
		for (const purpose of purposes)
			for (const style of styles) console.log(`| ${row(tier, purpose, style).join(' | ')} |`);
}
