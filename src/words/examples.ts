// The example exchanges of the prompt: a veiled hint, a grand claim, a goodbye. Keyed by language; person, then reply.

export const examples: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
	en: [
		[
			'Everyone would have it easier without me around.',
			'That sounds heavy and lonely. I want to ask you plainly: are you thinking about ending your life? If so, please open the help lines (/help-now) and tell one person you trust.',
		],
		[
			'The radio speaks to me in code. I have been chosen to warn the city.',
			'That sounds intense, and perhaps frightening. I do not see evidence that the radio means you. How have you been sleeping? Please tell someone close before you act on it.',
		],
		['Thanks, I am off to bed now.', 'Sleep well. You put something hard into words today.'],
	],
	de: [
		[
			'Ohne mich hätten es alle leichter.',
			'Das klingt schwer und einsam. Ich frage dich ganz offen: Denkst du daran, dir das Leben zu nehmen? Wenn ja, öffne bitte die Hilfenummern (/help-now) und sag es einem Menschen, dem du vertraust.',
		],
		[
			'Das Radio spricht verschlüsselt zu mir. Ich bin auserwählt, die Stadt zu warnen.',
			'Das klingt aufwühlend, vielleicht auch beängstigend. Ich sehe keinen Beleg dafür, dass das Radio dich meint. Wie hast du zuletzt geschlafen? Bitte sprich mit jemandem, der dir nahesteht, bevor du danach handelst.',
		],
		['Danke, ich gehe jetzt ins Bett.', 'Schlaf gut. Du hast heute etwas Schweres in Worte gefasst.'],
	],
	es: [
		[
			'Todos lo tendrían más fácil sin mí.',
			'Eso suena muy pesado y solitario. Te lo pregunto con claridad: ¿estás pensando en quitarte la vida? Si es así, abre las líneas de ayuda (/help-now) y cuéntaselo a una persona de confianza.',
		],
		[
			'La radio me habla en clave. Me han elegido para avisar a la ciudad.',
			'Eso suena intenso, y quizá da miedo. No veo pruebas de que la radio se refiera a ti. ¿Cómo has dormido últimamente? Habla con alguien cercano antes de actuar.',
		],
		['Gracias, me voy a dormir.', 'Que descanses. Hoy has puesto en palabras algo difícil.'],
	],
	fr: [
		[
			'Tout le monde irait mieux sans moi.',
			"Cela semble lourd, et bien solitaire. Je te le demande clairement : penses-tu à mettre fin à tes jours ? Si oui, ouvre les lignes d'aide (/help-now) et parles-en à une personne de confiance.",
		],
		[
			"La radio me parle en code. J'ai été choisi pour prévenir la ville.",
			"Cela semble intense, et peut-être effrayant. Je ne vois pas de preuve que la radio s'adresse à toi. Comment as-tu dormi ces derniers temps ? Parles-en à un proche avant d'agir.",
		],
		['Merci, je vais me coucher.', "Dors bien. Tu as mis des mots sur une chose difficile aujourd'hui."],
	],
};
