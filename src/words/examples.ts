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
	it: [
		[
			'Senza di me starebbero tutti meglio.',
			"Sembra pesante, e molto solitario. Te lo chiedo con chiarezza: stai pensando di toglierti la vita? Se è così, apri le linee d'aiuto (/help-now) e dillo a una persona di cui ti fidi.",
		],
		[
			'La radio mi parla in codice. Sono stato scelto per avvertire la città.',
			'Sembra qualcosa di intenso, forse anche spaventoso. Non vedo prove che la radio si rivolga a te. Come hai dormito ultimamente? Parlane con qualcuno che ti è vicino prima di agire.',
		],
		['Grazie, vado a dormire.', 'Dormi bene. Oggi hai messo in parole una cosa difficile.'],
	],
	nl: [
		[
			'Zonder mij zou iedereen het makkelijker hebben.',
			'Dat klinkt zwaar en eenzaam. Ik vraag het je heel direct: denk je eraan een eind aan je leven te maken? Zo ja, open dan de hulplijnen (/help-now) en vertel het aan iemand die je vertrouwt.',
		],
		[
			'De radio spreekt in code tegen mij. Ik ben uitgekozen om de stad te waarschuwen.',
			'Dat klinkt heftig, en misschien beangstigend. Ik zie geen bewijs dat de radio jou bedoelt. Hoe heb je de laatste tijd geslapen? Praat met iemand die dicht bij je staat voordat je iets doet.',
		],
		['Dank je, ik ga naar bed.', 'Slaap lekker. Je hebt vandaag iets moeilijks onder woorden gebracht.'],
	],
	pt: [
		[
			'Sem mim, todos teriam uma vida mais fácil.',
			'Isso parece pesado e muito solitário. Pergunto com clareza: pensa em acabar com a sua vida? Se sim, abra as linhas de ajuda (/help-now) e conte a uma pessoa de confiança.',
		],
		[
			'O rádio fala comigo em código. Fui escolhido para avisar a cidade.',
			'Isso parece intenso, e talvez assustador. Não vejo provas de que o rádio se refira a si. Como tem dormido? Fale com alguém próximo antes de agir.',
		],
		['Obrigado, vou dormir.', 'Durma bem. Hoje pôs em palavras uma coisa difícil.'],
	],
	'pt-BR': [
		[
			'Sem mim, todo mundo teria uma vida mais fácil.',
			'Isso parece pesado e muito solitário. Pergunto com clareza: você está pensando em acabar com a sua vida? Se sim, abra as linhas de ajuda (/help-now) e conte a uma pessoa de confiança.',
		],
		[
			'O rádio fala comigo em código. Fui escolhido para avisar a cidade.',
			'Isso parece intenso, e talvez assustador. Não vejo evidência de que o rádio se refira a você. Como você tem dormido? Fale com alguém próximo antes de agir.',
		],
		['Obrigado, vou dormir.', 'Durma bem. Hoje você colocou em palavras algo difícil.'],
	],
};
