// German. "Sie" throughout: a program that says "du" to people who are not well claims a closeness that it does not have.

import { besideReading } from '../../screen/end.ts';
import { bytes, memory } from '../../screen/text.ts';
import type { FactKey } from '../../types/config.ts';
import { isUnknown } from '../../types/known.ts';
import type { Translation } from '../catalogues.ts';
import { someOf } from '../compare.ts';
import { shells } from '../completion.ts';
import { decimal, grouped, short } from '../locale.ts';
import { pace } from '../pace.ts';
import { lower, priceOf, runsHow, titleOf } from '../retune.ts';
import { told } from '../said.ts';
import { toldDifferences } from '../server.ts';
import { listed } from '../setup.ts';
import { byHandWords } from '../updating.ts';
import { sizesSaid } from '../what-if.ts';
import { shareWords } from '../where.ts';

/** "1 Minute", "2 Minuten". */
const count = (value: number, one: string, many: string): string => `${grouped(value)} ${value === 1 ? one : many}`;

const again = 'Starten Sie danach {me} neu; es geht dort weiter.';
const restart = 'Starten Sie {me} neu; es geht dort weiter.';
const kept = (arrived: number): string => `Was angekommen ist (${bytes(arrived)}), bleibt erhalten.`;
const line = 'Sehen Sie nach der Verbindung.';
const proxy = 'Hinter dem Proxy einer Firma braucht der Server von Ollama HTTPS_PROXY in seinen eigenen Einstellungen.';
const denied = (folder: string) => ({
	text: `In ${folder} darf nichts geschrieben werden.`,
	cure: `Machen Sie ${folder} für sich beschreibbar. ${again}`,
});
const faultModel = ({ model }: { model?: string }): string => model ?? 'das Modell';
const FaultModel = ({ model }: { model?: string }): string => model ?? 'Das Modell';

/** Of "2026-11-23". */
const germanDay = (day: string): string => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1');

const asIfAbsent = 'Bis dahin tut der Prozessor die Arbeit, und das ist um ein Mehrfaches langsamer.';

/** What a person can say of a computer. */
const facts: Record<FactKey, string> = {
	gpu: 'der Grafikkarte',
	ram: 'dem Speicher',
	'cpu-bandwidth': 'dem Tempo des Speichers',
	cores: 'den Kernen des Prozessors',
};

/** What data/models.json says of single models, by its English text. */
const careNotes: Record<string, string> = {
	'A very small model: it makes facts up, and in one test it sent a person who was in no crisis to emergency lines.':
		'Ein sehr kleines Modell: Es erfindet Tatsachen, und in einem Test schickte es jemanden, der in keiner Krise war, zu Notrufnummern.',
	'A very small model: expect shallow and sometimes wrong replies.':
		'Ein sehr kleines Modell: Rechnen Sie mit flachen und manchmal falschen Antworten.',
	'It always thinks before it answers, and it is small: expect waits and shallow replies.':
		'Es denkt immer nach, bevor es antwortet, und es ist klein: Rechnen Sie mit Wartezeiten und flachen Antworten.',
	'Lowest of all measured models for empathy in conversations.':
		'Das niedrigste aller gemessenen Modelle bei Einfühlung in Gesprächen.',
	'Its publisher means it for research and prototypes.':
		'Sein Herausgeber hat es für Forschung und Prototypen gedacht.',
	'Not measured for conversations like these; one collection of tests places it low.':
		'Für Gespräche wie diese nicht gemessen; eine Sammlung von Tests stuft es niedrig ein.',
	'Its family tends to play the companion and to agree; disagree with it where it flatters.':
		'Seine Familie neigt dazu, den Gefährten zu spielen und zuzustimmen; widersprechen Sie, wo es schmeichelt.',
	'Not measured for conversations like these.': 'Für Gespräche wie diese nicht gemessen.',
	'A relative of it (Mistral Medium 3.1) went along with delusions in a test; it was not measured itself.':
		'Ein Verwandter (Mistral Medium 3.1) ging in einem Test auf Wahnvorstellungen ein; es selbst wurde nicht gemessen.',
	'In long conversations it may lose the thread; short ones go better.':
		'In langen Gesprächen kann es den Faden verlieren; kurze gehen besser.',
	'Careful but cool: high marks for safety, low ones for warmth.':
		'Vorsichtig, aber kühl: hohe Noten für Vorsicht, niedrige für Wärme.',
	'In one test it noticed only about a quarter of the messages that showed a low risk.':
		'In einem Test bemerkte es nur etwa ein Viertel der Nachrichten, die auf eine geringe Gefahr deuteten.',
	'Says what it thinks, and is rather cool.': 'Sagt, was es denkt, und ist eher kühl.',
	'Careful but cool: the best tested for safety, low marks for warmth.':
		'Vorsichtig, aber kühl: in Tests am vorsichtigsten, niedrige Noten für Wärme.',
};

/** What data/models.json warns of, by its English text. */
const warnings: Record<string, string> = {
	'Copies fetched before 21 January 2026 go in circles; fetch it anew.':
		'Kopien, die vor dem 21. Januar 2026 geholt wurden, drehen sich im Kreis; holen Sie es neu.',
	'Gemma 4 31B is rated far higher at half the size.': 'Gemma 4 31B wird bei halber Größe weit besser bewertet.',
	'In about one of eighty hard questions it does not stop by itself.':
		'Bei etwa einer von achtzig schweren Fragen hört es nicht von selbst auf.',
	'It holds only about 16,000 tokens of a conversation, and people rated it low for its size.':
		'Es hält nur etwa 16.000 Tokens eines Gesprächs, und Menschen haben es für seine Größe niedrig bewertet.',
	'It was made for calling tools, and always thinks first.':
		'Es wurde gemacht, um Werkzeuge aufzurufen, und denkt immer zuerst nach.',
	'It was made for office tools and code; personal conversation was not its aim.':
		'Es wurde für Büroprogramme und Programmcode gemacht; persönliche Gespräche waren nicht sein Ziel.',
	'It was made for reasoning; nobody has measured how it does in personal conversations.':
		'Es wurde zum Schlussfolgern gemacht; wie es sich in persönlichen Gesprächen macht, hat niemand gemessen.',
	'Its answers tend to be long, and it makes things up.': 'Seine Antworten sind oft lang, und es erfindet Dinge.',
	'Its answers tend to be very long.': 'Seine Antworten sind oft sehr lang.',
	'Its memory of the conversation takes about four times the room of other models of its size.':
		'Sein Gedächtnis für das Gespräch nimmt etwa viermal so viel Platz wie bei anderen Modellen seiner Größe.',
	'Its publisher has replaced it with a newer model.': 'Sein Herausgeber hat es durch ein neueres Modell ersetzt.',
	'On one AMD chip (8060S) it was reported to answer with rubbish when its thinking is off.':
		'Auf einem AMD-Chip (8060S) soll es Unsinn antworten, wenn sein Nachdenken aus ist.',
	'Unless told not to, it thinks before answering and replies slowly; its thinking is kept off.':
		'Wenn man es ihm nicht anders sagt, denkt es vor der Antwort nach und antwortet langsam; sein Nachdenken bleibt hier aus.',
	'When it thinks before answering it can go in circles; its thinking is kept off.':
		'Wenn es vor der Antwort nachdenkt, kann es sich im Kreis drehen; sein Nachdenken bleibt hier aus.',
};

/** What told a fact of a computer, where it is no file and no program, by its English text. */
const provenance: Record<string, string> = {
	'the file system': 'das Dateisystem',
	'quota (this user’s share of the disk)': 'das Kontingent (der Anteil dieses Benutzers am Datenträger)',
	'mounted read-only': 'nur zum Lesen eingebunden',
	'a server processor; how many memory channels it has here is not told':
		'ein Server-Prozessor; wie viele Speicherkanäle er hier hat, ist nicht gesagt',
	'typical of laptops and desktops; the memory modules were not readable':
		'typisch für Laptops und Tischrechner; die Speichermodule waren nicht lesbar',
	'Raspberry Pi 5: LPDDR4X-4267, 32 bits wide': 'Raspberry Pi 5: LPDDR4X-4267, 32 Bit breit',
	'Raspberry Pi 4: LPDDR4-3200, 32 bits wide': 'Raspberry Pi 4: LPDDR4-3200, 32 Bit breit',
	'Ryzen AI Max: LPDDR5X-8000, 256 bits wide': 'Ryzen AI Max: LPDDR5X-8000, 256 Bit breit',
	'Jetson Orin: LPDDR5, by model': 'Jetson Orin: LPDDR5, je nach Modell',
	'Snapdragon X: LPDDR5X-8448, 128 bits wide': 'Snapdragon X: LPDDR5X-8448, 128 Bit breit',
	'Intel N series: one channel of DDR4 or DDR5': 'Intel-N-Reihe: ein Kanal DDR4 oder DDR5',
	'this generation uses two channels of DDR5 or LPDDR5X': 'diese Generation nutzt zwei Kanäle DDR5 oder LPDDR5X',
	'Ryzen 7000 to 9000 mostly use two channels of DDR5': 'Ryzen 7000 bis 9000 nutzen meist zwei Kanäle DDR5',
	'Ryzen 6000 uses two channels of DDR5': 'Ryzen 6000 nutzt zwei Kanäle DDR5',
	'this generation uses two channels of DDR4 or DDR5': 'diese Generation nutzt zwei Kanäle DDR4 oder DDR5',
	'Ryzen up to 5000 uses two channels of DDR4': 'Ryzen bis 5000 nutzt zwei Kanäle DDR4',
	'this generation mostly uses two channels of DDR4': 'diese Generation nutzt meist zwei Kanäle DDR4',
	'this generation uses two channels of DDR3': 'diese Generation nutzt zwei Kanäle DDR3',
	'assumed: what you said, less 4 GB (at most a quarter) for the system and other programs':
		'angenommen: was Sie sagten, weniger 4 GB (höchstens ein Viertel) für das System und andere Programme',
};

/** What stands beside the constants of recommend/speed/classes.ts, by its English text. */
const measurements: Record<string, string> = {
	'80 measurements on 17 NVIDIA cards, Turing and newer; error 5 / 14 %':
		'80 Messungen auf 17 NVIDIA-Karten, Turing und neuer; Fehler 5 / 14 %',
	'1 measurement on an NVIDIA card with Vulkan': '1 Messung auf einer NVIDIA-Karte mit Vulkan',
	'12 measurements on one card of this age': '12 Messungen auf einer Karte dieses Alters',
	'8 measurements on 4 data centre cards; error 9 / 16 %':
		'8 Messungen auf 4 Karten für Rechenzentren; Fehler 9 / 16 %',
	'5 measurements on this chip': '5 Messungen auf diesem Chip',
	'50 measurements on 10 Apple chips; error 6 / 19 %': '50 Messungen auf 10 Apple-Chips; Fehler 6 / 19 %',
	'K quantizations on M1 chips: 5 scattered measurements': 'K-Quantisierungen auf M1-Chips: 5 verstreute Messungen',
	'3 measurements on M5 Pro and M5 Max': '3 Messungen auf M5 Pro und M5 Max',
	'10 measurements on Ultra chips': '10 Messungen auf Ultra-Chips',
	'4 measurements on AMD cards with ROCm; error 14 / 23 %': '4 Messungen auf AMD-Karten mit ROCm; Fehler 14 / 23 %',
	'4 measurements on AMD cards with Vulkan; error 14 / 23 %': '4 Messungen auf AMD-Karten mit Vulkan; Fehler 14 / 23 %',
	'64 measurements on this chip; error 4 / 10 % on these': '64 Messungen auf diesem Chip; Fehler 4 / 10 % bei diesen',
	'2 measurements on Intel Arc cards': '2 Messungen auf Intel-Arc-Karten',
	'no measurements for this kind of graphics processor; a cautious guess':
		'keine Messungen für diese Art Grafikprozessor; vorsichtig geraten',
	'11 measurements on 7 NVIDIA cards; error 8 / 25 % on these, maybe more on others':
		'11 Messungen auf 7 NVIDIA-Karten; Fehler 8 / 25 % bei diesen, bei anderen vielleicht mehr',
	'no measurements of such models on data centre cards': 'keine Messungen solcher Modelle auf Karten für Rechenzentren',
	'5 measurements on 4 Apple chips; error 2 / 11 % on these, maybe more on others':
		'5 Messungen auf 4 Apple-Chips; Fehler 2 / 11 % bei diesen, bei anderen vielleicht mehr',
	'1 measurement on an AMD card': '1 Messung auf einer AMD-Karte',
	'130 measurements on this chip; error 10 / 47 % on these':
		'130 Messungen auf diesem Chip; Fehler 10 / 47 % bei diesen',
};

const tokens = (value: number): string => decimal(value, value >= 10 ? 0 : 1);

const elsewhere = (host: string): string =>
	`Hier geht es um den Computer des Servers von Ollama unter ${host}, nicht um diesen.`;

const leaves = (host: string, answers: boolean): string =>
	`${answers ? 'Für diese Antwort wurde er nur nach seiner Version und seinen Modellen gefragt.' : 'Er antwortet gerade nicht.'} In einem Gespräch wird dorthin geschickt, was Sie schreiben, ${
		host.startsWith('https:') ? 'unterwegs verschlüsselt' : 'unverschlüsselt'
	}, und wer ihn betreibt, kann es lesen.`;

const say = (host: string): string =>
	`Sagen Sie, was er hat, Speicher in GB: {me machine --host ${host} --set ram=32 --set "gpu=RTX 4090"} (gpu=none, wenn er keine Karte hat). Nur für eine Antwort tun --ram und --gpu dasselbe.`;

/** Of a setting of the server: ours is started again without it. */
const without = (ours: boolean, setting: string): string =>
	ours ? '{me doctor --fix} startet unseren Server ohne das neu.' : `${setting} Starten Sie dann jenes Ollama neu.`;

/** One for each day of a month. */
const starts = [
	'Was beschäftigt Sie, ohne dass es Sinn ergeben muss?',
	'Was war der lauteste Moment heute? Und der stillste?',
	'Was haben Sie heute nicht gesagt?',
	'Was tragen Sie, das nicht Ihres ist?',
	'Was würden Sie sich selbst vor einem Jahr sagen?',
	'Wo im Körper ist der heutige Tag?',
	'Was haben Sie heute getan, das niemand gesehen hat?',
	'Was schieben Sie auf, und was macht es schwer?',
	'An wen haben Sie heute gedacht?',
	'Was wäre genug für morgen?',
	'Was hat sich geändert, so langsam, dass Sie es kaum bemerkt haben?',
	'Wovon brauchen Sie mehr? Wovon weniger?',
	'Ein Brief, der nie abgeschickt wird: an wen, und wie beginnt er?',
	'Wovor haben Sie Angst, dass andere es sehen? Was sollten sie sehen?',
	'Was hat geholfen, als es das letzte Mal so war?',
	'Beschreiben Sie den Raum, in dem Sie sind, für jemanden, der ihn nie sehen wird.',
	'Was haben Sie diese Woche gelernt, und wollten es nicht?',
	'Was kann warten?',
	'Was ist die freundlichste Erklärung?',
	'Was würden Sie mit einer freien Stunde tun?',
	'Welcher Satz kommt immer wieder? Wo haben Sie ihn zuerst gehört?',
	'Was liegt in Ihrer Hand, und was nicht?',
	'Was hat Sie zuletzt zum Lachen gebracht?',
	'Was fehlt Ihnen?',
	'Wo haben Sie sich zu Hause gefühlt, und was war da?',
	'Worauf sind Sie stolz, und sagen es niemandem?',
	'Worüber sind Sie zornig, in Wahrheit?',
	'Was möchten Sie gern gefragt werden?',
	'Was ging besser, als Sie befürchtet haben?',
	'Was möchten Sie von heute behalten?',
	'Was lassen Sie heute Abend los?',
];

const options: Record<string, string> = {
	machine: 'dieses Machine-Dokument statt dieses Computers nehmen',
	ram: 'ein Computer mit so viel Speicher',
	gpu: 'ein Computer mit dieser Grafikkarte, oder none',
	'cpu-bandwidth': 'wie schnell der Prozessor Speicher liest',
	context: 'wie lang ein Gespräch sein kann, in Tokens',
	'kv-cache': 'Art des KV-Cache (Speicher für das Gespräch)',
	device: 'wo es laufen soll',
	batch: 'Tokens, die auf einmal gelesen werden',
	parallel: 'Gespräche zur selben Zeit',
	'flash-attention': 'die speichersparende Art zu lesen',
	host: 'ein anderer Server von Ollama',
	model: 'das Modell, das eingerichtet wird',
	name: 'Name des Begleiters in Ollama (kettleside)',
	purpose: 'wofür es ist',
	style: 'wie es antworten soll',
	directness: 'wie behutsam',
	language: 'Sprache der Antworten',
	country: 'Land der Hilfenummern, oder none',
	'session-minutes': 'Erinnerung nach so vielen Minuten; 0 für keine',
	contact: 'Vorname eines Menschen, an den Sie sich wenden können',
	signs: 'Ihre eigenen Zeichen, dass Sie aufhören sollten',
	'models-dir': 'Ordner für Modelle, etwa auf einem anderen Datenträger',
	install: 'Ollama installieren, wo es fehlt',
	update: 'ein vorhandenes Ollama zuerst auf den neuesten Stand bringen',
	'system-service': 'Linux: zeigen, wie Ollama ein Dienst des Systems wird, und warten',
	yes: 'die Vorschläge nehmen und dem Plan zustimmen',
	plan: 'den Plan zeigen und nichts verändern',
	all: 'undo: auch was andere nutzen; doctor, rehearse: alles',
	fix: 'beheben, was von hier zu beheben ist, nach einem Ja',
	online: 'auch github.com nach einem neueren Ollama fragen',
	bundle: 'aufschreiben, was dieser Computer sagt, ohne persönliche Daten, für einen Fehlerbericht',
	set: 'für immer sagen: gpu, ram, cpu-bandwidth, cores',
	unset: 'wieder nach dem gehen, was zu sehen ist (NAME oder all)',
	rollback: 'zurück zu dem, was vor der letzten Änderung war',
	'keep-old': 'das vorige Modell auf dem Datenträger lassen',
	from: 'die Erkennung über der Aufzeichnung eines anderen Computers laufen lassen',
	diff: 'mit dem vergleichen, was Ollama hat',
	edit: 'die Anweisungen im eigenen Texteditor ändern',
	reset: 'zurück zu den zusammengestellten Anweisungen',
	compare: 'zwei Machine-Dokumente nebeneinander',
	skip: 'eine Gruppe vorbereiteter Nachrichten auslassen',
	bare: 'auch dasselbe Modell ohne seine Anweisungen, nebeneinander',
	again: 'von vorn beginnen, auch wo alles getan ist',
	check: 'mit dem Verzeichnis vergleichen; fragt es einmal je Download',
	json: 'ein JSON-Dokument auf der Standardausgabe',
	why: 'die Quelle jeder Zahl',
	debug: 'wo etwas schiefgeht, die Aufrufe zeigen',
	quiet: 'nur, was gefragt war, kein Fortschritt',
	accessible: 'nichts neu zeichnen, nummerierte Auswahl, schlichte Zeilen',
	report: 'auch als Seite für einen Browser, zum Drucken oder Behalten',
	lang: 'Sprache der Bildschirmtexte',
	help: 'diese Hilfe',
	version: 'die Version',
};

export const translation: Translation = {
	common: {
		stopped: 'Angehalten.',
		terminalClosed: 'Das Terminal wurde geschlossen.',
		nothingChanged: 'Es wurde nichts verändert.',
		yes: 'Ja',
		no: 'Nein',
		typed: { yes: ['ja', 'j', 'yes', 'y'], no: ['nein', 'n', 'no'], help: ['?', 'hilfe', 'help', '/help-now'] },
		yesKey: 'j',
		marks: { done: 'erledigt', failed: 'fehlgeschlagen', skipped: 'ausgelassen', left: 'bleibt' },
		about: (amount) => `etwa ${amount}`,
		from: (host) => `von ${host}`,
		hosts: (hosts) => `Verbindungen: ${hosts.join(', ')}`,
		undo: (how) => `zurück: ${how}`,
		bytes: (value) => `${value} Byte`,
		arrived: (done, all) => `${done} von ${all}`,
		left: (time) => `noch etwa ${time}`,
		nothingArrives: 'es kommt nichts an',
		and: 'und',
		internal: 'Das ist ein Fehler des Programms, nicht Ihrer.',
		internalCure: 'Derselbe Befehl mit --debug zeigt, wo es geschah.',
		noChoice: 'Es gibt nichts auszuwählen.',
		needsTerminal: 'Es kam eine Frage auf, und es gibt kein Terminal, in dem sie gestellt werden kann.',
	},

	ask: {
		number: (count, usual) =>
			`Eine Zahl von 1 bis ${count}; Enter allein nimmt ${usual}; mit "zurück" geht es einen Schritt zurück.`,
		wrongNumber: (count) => `Das ist keine Zahl von 1 bis ${count} und keine der Antworten.`,
		text: 'Schreiben Sie es, dann Enter; mit "zurück" geht es einen Schritt zurück.',
		keep: (initial) => `Enter allein behält: ${initial}. Ein Bindestrich leert es; "zurück" geht einen Schritt zurück.`,
		back: ['zurück', 'zurueck', 'back'],
		empty: '-',
	},

	commandLine: {
		unknownCommand: (typed) => `Einen Befehl "${typed}" gibt es nicht.`,
		unknownOption: (typed) => `Eine Option --${typed} gibt es hier nicht.`,
		near: (names) => `Meinten Sie ${names.join(' oder ')}?`,
		help: (command) => (command === null ? 'Siehe {me --help}.' : `Siehe {me ${command} --help}.`),
		missingValue: (name, value) => `--${name} braucht einen Wert: --${name} ${value}.`,
		wrongValue: (name, value, choices) => `--${name} kann ${choices.join(', ')} sein; "${value}" ist nichts davon.`,
		wrongNumber: (name, value, min, max, whole) =>
			`--${name} braucht eine ${whole ? 'ganze ' : ''}Zahl von ${min} bis ${max}; "${value}" ist keine.`,
		unexpectedWord: (word, command) => `"${word}" gehört nicht hinter {me ${command}}.`,
		oneModel: (name) => `Für dieses eine Modell: {me check ${name}}`,
		missingWord: (command, what) => `Zu {me ${command}} fehlt etwas: ${what}.`,
		example: (example) => `Zum Beispiel: {me ${example}}`,
		noJson: (command) => `{me ${command}} hat kein --json.`,
		onlyWithPlan: 'Für einen erdachten Computer lässt sich planen, einrichten lässt er sich nicht.',
		onlyWithPlanCure: 'Fügen Sie --plan hinzu.',
		noLanguage: (tag, there) =>
			`In der Sprache "${tag}" gibt es keine Bildschirmtexte; es gibt sie in: ${there.join(', ')}.`,
	},

	setup: {
		welcome: {
			lead: 'Eine private KI zum Nachdenken, auf Ihrem eigenen Computer.',
			how: 'Ich sehe nach, was dieser Computer hat, schlage ein Modell vor, das darauf gut läuft, und richte es ein. Es wird nichts verändert, bis Sie den ganzen Plan gesehen und Ja gesagt haben.',
			limits:
				'Es ist ein KI-Programm zum Nachdenken und Aufschreiben. Es ist keine Therapie, kein Arzt und kein Krisendienst, und niemand schaut zu. Wenn Sie mit einem Menschen sprechen möchten, wählen Sie Hilfenummern: Das geht jetzt gleich, ohne Einrichten. ? zeigt sie bei jeder Frage.',
			begun:
				'Hier wurde ein Einrichten begonnen und nicht beendet. Was es getan hat, bleibt erhalten: Es geht dort weiter, wo es aufgehört hat, und Ihre Antworten sind schon eingetragen.',
			goOn: { label: 'Mit dem Einrichten weitermachen', hint: 'dort, wo es aufgehört hat' },
			question: 'Was möchten Sie tun?',
			options: {
				setup: { label: 'Einrichten', hint: '10 bis 40 Minuten, das meiste davon Herunterladen' },
				retune: { label: 'Neu an diesen Computer anpassen', hint: 'was jetzt besser ist oder nicht mehr passt' },
				look: { label: 'Nur nachsehen', hint: 'was dieser Computer kann; verändert nichts' },
				help: { label: 'Hilfenummern', hint: 'für Ihr Land, ohne Netz' },
				talk: { label: 'Sprechen', hint: 'mit dem eingerichteten Begleiter' },
				check: { label: 'Ein Modell prüfen', hint: 'läuft es auf diesem Computer?' },
				doctor: { label: 'Ist alles in Ordnung?', hint: 'und privat; sieht nach und verändert nichts' },
				prompt: { label: 'Seine Anweisungen ändern', hint: 'in Ihrem Editor' },
				undo: { label: 'Alles zurücknehmen', hint: 'was an diesem Computer getan wurde; fragt vorher' },
				leave: { label: 'Beenden' },
			},
		},
		model: {
			question: 'Welches Modell?',
			other: { label: 'Ein anderes', hint: 'den Namen eingeben' },
			again: { label: 'Noch einmal nachsehen', hint: 'nachdem Sie Programme geschlossen haben' },
			help: { label: 'Hilfenummern' },
			otherQuestion: 'Name des Modells',
			otherPlaceholder: 'zum Beispiel gemma3:4b',
			nothing: 'Kein Modell der Liste passt auf diesen Computer, so wie er jetzt ist.',
			cannotTell: 'Welches Modell passt, lässt sich nicht sagen: Niemand weiß, wie viel Speicher es gibt.',
			orName: 'Oder nennen Sie selbst eines, mit --model.',
			cannotCure: 'Modelle, die es können, zeigt {me advise}.',
			none: 'Es wurde kein Modell gewählt.',
			noneCure: 'Wählen Sie eines: {me setup --model gemma3:4b}',
		},
		questions: {
			language: {
				message: 'In welcher Sprache soll es antworten?',
				wrong: (code) => `"${code}" ist kein Sprachkürzel. Zum Beispiel: de, en, pt-BR.`,
			},
			purpose: {
				message: 'Wofür ist es?',
				options: {
					journal: { label: 'Tagebuch', hint: 'über den Tag schreiben und was von ihm bleibt' },
					calm: { label: 'Ruhiger werden', hint: 'wenn es gerade zu viel ist' },
					think: { label: 'Etwas durchdenken', hint: 'eine Frage, eine Entscheidung, ein Streit' },
					prepare: { label: 'Einen Termin vorbereiten', hint: 'in der Praxis oder in einer Beratungsstelle' },
				},
			},
			style: {
				message: 'Wie soll es antworten?',
				options: [
					{ label: 'Meist zuhören', hint: 'behutsam' },
					{ label: 'Fragen stellen', hint: 'behutsam, eine nach der anderen' },
					{
						label: 'Etwas zum Ausprobieren anbieten',
						hint: 'behutsam, kleine Übungen',
					},
					{ label: 'Meist zuhören, dabei offen sein' },
					{ label: 'Fragen stellen, dabei offen sein' },
					{ label: 'Etwas zum Ausprobieren anbieten, dabei offen sein' },
				],
			},
			minutes: {
				message: 'Wann soll es Sie erinnern, dass Zeit vergangen ist?',
				options: [
					{ label: 'Nach 30 Minuten', hint: 'kurze Gespräche tun besser' },
					{ label: 'Nach 15 Minuten' },
					{ label: 'Nach 45 Minuten' },
					{ label: 'Nach einer Stunde' },
					{ label: 'Keine Erinnerung', hint: 'nach drei Stunden kommt trotzdem eine' },
				],
			},
			contact: {
				message: 'Gibt es einen Menschen, an den Sie sich wenden könnten? (Vorname, oder leer lassen)',
				placeholder: 'steht in den Anweisungen auf diesem Computer; andere hier können es lesen',
			},
			keptAs: (text) => (text === '' ? 'Davon lässt sich nichts behalten.' : `Behalten als: ${text}`),
			signs: {
				message: 'Ihre eigenen Zeichen, dass Sie aufhören sollten? (oder leer lassen)',
				placeholder: 'zum Beispiel: ich habe nicht geschlafen; es dreht sich im Kreis',
			},
		},
		answerNames: {
			model: 'Das Modell',
			country: 'Land der Hilfenummern',
			language: 'Sprache',
			purpose: 'Wofür es ist',
			style: 'Wie es antwortet',
			minutes: 'Erinnerung',
			contact: 'Ein Mensch, an den Sie sich wenden können',
			signs: 'Ihre eigenen Zeichen zum Aufhören',
		},
		plan: {
			title: 'Der Plan',
			total: (size) => `zusammen ${size}`,
			nothing: 'Alles ist schon da; es wird nichts verändert.',
			password: 'Kein Passwort nötig.',
			hosts: (hosts) =>
				hosts.length === 0
					? 'Nimmt zu nichts außerhalb dieses Computers Verbindung auf.'
					: `Nimmt Verbindung zu ${listed(hosts)} auf, zu nichts sonst.`,
			question: 'Soll ich das tun?',
			yes: { label: 'Ja, so machen' },
			change: { label: 'Eine Antwort ändern' },
			detail: { label: 'Jeder Schritt im Einzelnen' },
			leave: { label: 'Beenden, nichts behalten' },
			left: 'Es wurde nichts verändert. {me} beginnt von vorn.',
			done: 'schon da',
			unattended: 'Nichts verändert. Um es zu tun:',
		},
		end: {
			works: 'Es funktioniert.',
			instructions: 'Seine Anweisungen kommen an.',
			where: {
				gpu: () => 'Es läuft ganz auf der Grafikkarte.',
				split: (percent) => `${percent} % davon laufen auf der Grafikkarte, der Rest auf dem Prozessor.`,
				cpu: () => 'Es läuft auf dem Prozessor.',
			},
			faster: (times) => `Es schreibt etwa ${times}-mal so schnell, wie Sie lesen.`,
			same: 'Es schreibt etwa so schnell, wie Sie lesen.',
			slower: (percent) => `Es schreibt langsamer, als Sie lesen, mit etwa ${percent} % davon.`,
			unmeasured: 'Es schrieb zu wenig, um sein Tempo zu messen.',
			changedNothing: 'Es musste nichts verändert werden; alles war schon da.',
			rows: [
				['Damit sprechen', 'talk', true],
				['Wird es zu viel', 'help-now', false],
				['Die Anweisungen', 'prompt', true],
				['Zurücknehmen', 'undo', false],
			],
			again: 'Dasselbe noch einmal ohne Fragen:',
			talkNow: 'Jetzt damit sprechen?',
			yes: 'Ja',
			later: 'Später',
		},
		doing: {
			looking: 'Der Computer wird angesehen …',
			thereBefore: 'war schon da',
			isThere: (version) => `${version} ist da`,
			lookingFirst: 'Zuerst werden Platz und Netz angesehen …',
			keep: 'Strg-C hält hier an; was angekommen ist, bleibt, der nächste Start macht weiter.',
			stopped: 'Angehalten. Was angekommen ist, bleibt; {me} macht dort weiter.',
			beforeYes:
				'Angehalten. Es wurde nichts geändert. Antworten bleiben erst ab dem Ja erhalten, der nächste Start fragt also wieder.',
			larger: (what, planned, real) => `${what} hat ${real}; im Plan standen ${planned}. Damit weitermachen?`,
		},
		pulling: {
			asking: 'es wird gefragt, wie groß es ist',
			checking: 'alles ist da; es wird geprüft, was auf einem langsamen Datenträger einige Minuten dauern kann',
			waiting: (time) => `die Verbindung brach ab; neuer Versuch in ${time}`,
			there: 'war schon da',
			newest: 'das neueste ist schon da',
			fetched: (size) => `${size}, geprüft`,
			largerCure: 'Stimmen Sie dem im Assistenten zu: {me}',
		},
		companioning: {
			there: 'war schon gemacht',
			measuring: 'misst seine Anweisungen; erstes Laden kann eine Minute dauern',
			made: (rules) => `gemacht; ${count(rules, 'Regel', 'Regeln')} in seinen Anweisungen`,
			kept: (name) => `neu gemacht; der von Hand geänderte bleibt als ${name}`,
		},
		proving: {
			before: 'war schon geprüft und ist unverändert',
			done: 'seine Anweisungen kommen an, und es antwortet',
			lost: 'Seine Anweisungen kommen beim Modell nicht an; so darf es nicht als Begleiter dienen.',
			lostCure: 'Wählen Sie ein anderes Modell: {me setup}',
			parts: {
				load: 'das Modell wird geladen; beim ersten Mal kann das ein, zwei Minuten dauern',
				prompt: 'es wird nachgesehen, ob seine Anweisungen ankommen',
				reply: 'eine erste kurze Antwort',
				speed: 'es wird gemessen, wie schnell es schreibt',
			},
		},
	},

	plan: {
		install: {
			into: (folder) => `das Programm, das Modelle ausführt; geprüft, nach ${folder}`,
			archive: (name) => `${name} der neuesten Ausgabe, mit der Liste ihrer Prüfsummen`,
			undo: 'der Ordner wird entfernt',
			rather: {
				darwin: [
					'Lieber mit Homebrew? brew install ollama, dann mich neu starten. Oder die App: https://ollama.com/download',
				],
				win32: ['Lieber mit winget? winget install --id Ollama.Ollama -e, dann mich neu starten.'],
			},
		},
		tooOld: {
			cureThere:
				'Es läuft auf einem anderen Computer: Bringen Sie es dort auf den neuen Stand, dann starten Sie {me} neu.',
		},
		down: {
			text: (host) =>
				`Ollama antwortet unter ${host} nicht, und es ist auf einem anderen Computer, lässt sich also von hier nicht starten.`,
			cure: 'Starten Sie es dort und dann {me setup} noch einmal. Um stattdessen diesen Computer zu nehmen, lassen Sie --host weg, entfernen Sie OLLAMA_HOST und geben Sie {me config unset host} ein.',
		},
		folderOfOther: {
			text: 'Das laufende Ollama wurde nicht von hier gestartet, darum lässt sich sein Ordner für Modelle hier nicht wählen.',
			cure: 'Lassen Sie --models-dir weg, oder setzen Sie OLLAMA_MODELS in den Einstellungen jenes Ollama und starten Sie es neu.',
		},
		settingOfOther: (option, name) => ({
			text: `--${option} ist eine Einstellung des Servers von Ollama, und jener wurde nicht von hier gestartet.`,
			cure: `Lassen Sie --${option} weg, oder setzen Sie ${name} in den Einstellungen jenes Ollama und starten Sie es neu.`,
		}),
		missing: {
			text: 'Ollama ist nicht installiert, und --no-install sagt, dass es nicht installiert werden soll.',
			cure: 'Lassen Sie --no-install weg: {me setup}',
		},
		taken: {
			text: (name) =>
				`Ollama hat schon ein Modell mit dem Namen "${name}", das nicht von diesem Programm ist. Es bleibt, wie es ist.`,
			base: (name) => `"${name}" ist das Modell selbst; der Begleiter daraus braucht einen eigenen Namen.`,
			cure: (name) => `Wählen Sie einen anderen Namen: {me setup --name ${name}-2}`,
			other: 'Einen anderen Namen nehmen',
		},
		start: {
			title: 'Starten',
			running: 'Ollama läuft',
			how: 'als Ihr eigenes Programm, nur von diesem Computer aus erreichbar, ohne Cloud-Funktionen; {me talk} startet es wieder',
			models: (folder) => `Modelle liegen in ${folder}`,
			undo: 'angehalten, und seine Dienst-Datei entfernt',
		},
		pull: {
			what: (name, folder) => `${name}, nach ${folder}`,
			there: (name, server) => `${name}, auf den Computer des Servers unter ${server}`,
			licence: (name) => `seine Bedingungen: ${name}`,
			undo: 'entfernt, außer wenn es bis dahin etwas anderes nutzt',
		},
		companion: {
			what: 'dasselbe Modell mit seinen Anweisungen; wenige KB',
			byHand: (name) =>
				`${name} wurde von Hand geändert; das bleibt als ${name.replace(/:.*$/, '')}-before mit dem Datum. Was anders wäre (- wie es ist, + wie es wird):`,
			replaces: (name) => `${name} wird mit seinen Anweisungen neu gemacht; wenige KB`,
			there: (server) => `im Ollama unter ${server}, mit seinen Anweisungen`,
			edited:
				'Ihre eigene Fassung der Anweisungen wird genommen, anstelle der zusammengestellten. {me prompt} zeigt sie; {me prompt --reset} geht zurück.',
			undo: 'aus Ollama entfernt',
		},
		prove: { title: 'Probe', what: 'es antwortet einmal und wird gemessen' },
		unknownStep: (id) => `Der Plan hat einen Schritt, der hier nicht bekannt ist: ${id}.`,
		larger: (what, planned, real) => `${what} ist größer, als im Plan stand: ${real} statt ${planned}.`,
	},

	consent: {
		version: 3,
		what: {
			title: 'Vor dem ersten Gespräch',
			parts: [
				[
					'Was es ist',
					'Ein Computerprogramm, das Text schreibt: eine KI zum Nachdenken und Aufschreiben, gemacht für Erwachsene. Es ist keine Therapie, keine Diagnose, kein ärztlicher Rat und kein Krisendienst. Keine Behörde hat es geprüft.',
				],
				[
					'Niemand schaut zu',
					'Kein Mensch liest mit. Nichts wird gemeldet, und es kann niemanden für Sie anrufen. Das Programm selbst vergleicht, was Sie schreiben und was geantwortet wird, mit Listen von Wörtern, auf Englisch und Deutsch, und zeigt daneben Hilfenummern oder eine Bemerkung; es hält nichts fest, und es übersieht vieles.',
				],
			],
		},
		limits: {
			title: 'Was es falsch machen kann',
			parts: [
				[
					'Was schiefgehen kann',
					'Programme wie dieses stimmen zu oft zu, klingen überzeugt, wenn sie sich irren, und übersehen, dass es jemandem nicht gut geht. Manchen Menschen ging es damit schlechter, oder sie glaubten Dinge, die nicht stimmten; rund um solche Gespräche wurden Psychosen und Todesfälle durch Suizid berichtet. Ein Modell, das klein genug für einen Computer ist, ist darin schwächer als ein großes.',
				],
				[
					'Beginnen Sie mit einem Menschen',
					'Bitte beginnen Sie stattdessen mit einem Menschen, wenn Sie daran denken, sich das Leben zu nehmen, wenn Sie in einer Psychose oder Manie sind oder gerade erst aus ihr kommen, wenn eine Essstörung bei Ihnen gerade stark ist, wenn Sie von Alkohol oder Drogen herunterkommen, oder wenn jemand zu Hause eine Gefahr für Sie ist. ? zeigt Hilfenummern.',
				],
				[
					'Während Sie es nutzen',
					'Halten Sie es kurz. Machen Sie Pausen, schlafen Sie, tun Sie anderes, treffen Sie Menschen. Besprechen Sie mit jemandem, dem Sie vertrauen, was es sagt; es ersetzt diese Menschen nicht.',
				],
			],
		},
		places: {
			title: 'Was wo liegt',
			parts: [
				[
					'Was aufbewahrt wird',
					'Ein Gespräch in talk wird nicht gespeichert; eine Zusammenfassung nur dann, als lesbarer Text, wenn Sie eine Datei dafür nennen. Ihre Antworten vom Einrichten, Ihre eigene Fassung der Anweisungen, wenn Sie eine machen, und diese Zustimmung sind Dateien auf diesem Computer, die nur Ihr Benutzer öffnen kann. Die Anweisungen des Begleiters, mit dem Namen und den Zeichen, die Sie angegeben haben, liegen in Ollama, wo jeder an diesem Computer sie lesen und ändern kann. {me forget} entfernt alles außer den Zusammenfassungen.',
				],
				[
					'Was andere aufbewahren',
					'Der eigene Chat von Ollama im Terminal behält die letzten 100 Zeilen, die dort getippt wurden, und sein Fensterprogramm behält ganze Gespräche, beide als lesbaren Text. Sicherungskopien und abgeglichene Ordner kopieren solche Dateien, und das System kann Teile seines Speichers auf den Datenträger auslagern. Wer diesen Computer nutzt oder beobachtet, sieht womöglich, was auf dem Bildschirm steht.',
				],
				[
					'Es kann versagen',
					'Seine Anweisungen können geändert werden, und die Prüfungen können irren. Sie machen es besser und versprechen nichts.',
				],
			],
		},
		disk: {
			title: 'Der Datenträger',
			on: 'Der Datenträger mit Ihren Dateien ist verschlüsselt. Das hilft, solange der Computer aus oder gesperrt ist, nicht gegen jemanden, der ihn mit Ihnen nutzt.',
			off: 'Der Datenträger mit Ihren Dateien sieht nicht verschlüsselt aus: Wer diesen Computer an sich nimmt, kann sie lesen. "Auf diesem Computer" heißt nicht "verschlüsselt".',
			unknown: (why) =>
				`Ob der Datenträger mit Ihren Dateien verschlüsselt ist, war nicht zu sehen (${why}). "Auf diesem Computer" heißt nicht "verschlüsselt".`,
		},
		again: (day) =>
			`Dieser Text hat sich geändert, seit Sie ihm am ${day} zugestimmt haben; darum wird noch einmal gefragt.`,
		how: 'Tippen Sie ja oder nein; ? zeigt Hilfenummern.',
		adult: 'Sind Sie 18 oder älter?',
		nextHow: 'Enter geht zur letzten Seite; ? zeigt Hilfenummern.',
		next: 'Die letzte Seite',
		agree: 'Sie haben das gelesen: weitermachen?',
		yesOrNo: 'Bitte tippen Sie ja oder nein, oder ?',
		minor:
			'Dann ist das noch nichts für Sie: Es ist für Erwachsene gemacht, und es kann Wichtiges falsch machen. Das sagt nichts über Sie. Worüber Sie nachdenken wollten, verdient einen Menschen: jemand Erwachsenen, dem Sie vertrauen, oder eine dieser Nummern.',
		minorEnd: 'Passen Sie auf sich auf.',
		declined: 'Das ist in Ordnung; es beginnt kein Gespräch. {me help-now} zeigt jederzeit Hilfenummern.',
		needed: 'Vor dem ersten Gespräch muss ein Mensch lesen, was das ist, und Ja sagen; dafür braucht es ein Terminal.',
		neededCure: 'Starten Sie {me talk} einmal in einem Terminal.',
	},

	disk: {
		notReadable: (file) => `${file} ist nicht lesbar`,
		wsl: 'innerhalb von Windows, dessen Datenträger von hier nicht zu sehen ist',
		fileSystem: (type) => `ein Dateisystem der Art ${type} verrät es nicht`,
		fscrypt: 'dort sind einzelne Ordner verschlüsselt, und welche, wird nicht angesehen',
		device: 'der Datenträger unter dem persönlichen Ordner wurde nicht gefunden',
		noAnswer: 'das System sagt es nicht',
		changing: 'es wird gerade ein- oder ausgeschaltet',
		windows: 'Windows sagt es nur Administratoren; unter Einstellungen, Geräteverschlüsselung steht es',
	},

	helpLines: {
		countries: {
			US: 'Vereinigte Staaten',
			CA: 'Kanada',
			GB: 'Vereinigtes Königreich',
			IE: 'Irland',
			AU: 'Australien',
			NZ: 'Neuseeland',
			DE: 'Deutschland',
			AT: 'Österreich',
			CH: 'Schweiz',
			FR: 'Frankreich',
			BE: 'Belgien',
			NL: 'Niederlande',
			ES: 'Spanien',
			IT: 'Italien',
			PT: 'Portugal',
			PL: 'Polen',
			CZ: 'Tschechien',
			SE: 'Schweden',
			NO: 'Norwegen',
			DK: 'Dänemark',
			FI: 'Finnland',
			IS: 'Island',
			GR: 'Griechenland',
			UA: 'Ukraine',
			RU: 'Russland',
			BY: 'Belarus',
			KZ: 'Kasachstan',
			IL: 'Israel',
			ZA: 'Südafrika',
			KE: 'Kenia',
			AE: 'Vereinigte Arabische Emirate',
			IN: 'Indien',
			BD: 'Bangladesch',
			LK: 'Sri Lanka',
			CN: 'China',
			HK: 'Hongkong',
			TW: 'Taiwan',
			JP: 'Japan',
			KR: 'Südkorea',
			SG: 'Singapur',
			MY: 'Malaysia',
			TH: 'Thailand',
			ID: 'Indonesien',
			PH: 'Philippinen',
			BR: 'Brasilien',
			MX: 'Mexiko',
			AR: 'Argentinien',
			CL: 'Chile',
		},
		table: {
			'TelefonSeelsorge (second number)': 'TelefonSeelsorge (zweite Nummer)',
			'Tel 143 in English': 'Tel 143 auf Englisch',
			'NHS 111, mental health option': 'NHS 111, Auswahl für seelische Gesundheit',
			'116 123 (adults)': '116 123 (Erwachsene)',
			'Telefon doveriya (adults)': 'Telefon doveriya (Erwachsene)',
			'Centro de Asistencia al Suicida (national)': 'Centro de Asistencia al Suicida (landesweit)',
			'988 then press 1': '988, dann 1 drücken',
			'113 or 0800-0113': '113 oder 0800-0113',
			'119 ext 8': '119, Durchwahl 8',
			'999 or 112': '999 oder 112',
			'112 or 999': '112 oder 999',
			'144 (ambulance) or 112': '144 (Rettungsdienst) oder 112',
			'113 (medical emergency)': '113 (medizinischer Notfall)',
			'100 police, 101 ambulance': '100 Polizei, 101 Rettungsdienst',
			'119 (ambulance)': '119 (Rettungsdienst)',
			'995 ambulance/fire, 999 police': '995 Rettungsdienst/Feuerwehr, 999 Polizei',
			'192 (medical)': '192 (medizinisch)',
			'15:00-03:00 daily': 'täglich 15:00-03:00',
			'phone day and night; chat 17:00-00:00 (Wed from 12:00)': 'Telefon Tag und Nacht; Chat 17:00-00:00 (Mi ab 12:00)',
			'09:00-05:00 daily (from 2026-07-01)': 'täglich 09:00-05:00 (ab 01.07.2026)',
			'Mon-Sat 10:00-20:00 IST': 'Mo-Sa 10:00-20:00 IST',
			adults: 'Erwachsene',
			'children, teenagers, parents': 'Kinder, Jugendliche, Eltern',
			'young people': 'junge Menschen',
			multilingual: 'Anrufende in mehreren Sprachen',
			'veterans and service members': 'Veteranen und Soldaten',
			'children and young people': 'Kinder und junge Menschen',
			'option 2; England': 'Auswahl 2; England',
			'Buenos Aires and Greater Buenos Aires': 'Buenos Aires und Umland',
			'press 2 for other languages': '2 drücken für andere Sprachen',
			'run by the state': 'staatlich',
			'for outside Buenos Aires': 'für außerhalb von Buenos Aires',
			'this number from a landline': 'diese Nummer aus dem Festnetz',
			'at the local rate': 'zum Ortstarif',
		},
		audience: (who) => `für ${who}`,
		title: (country) => (country ? `Hilfenummern, ${country}` : 'Hilfenummern'),
		emergency: (number) => `Jetzt in Gefahr, Sie oder jemand anderes: Rufen Sie ${number} an.`,
		noEmergency: 'Jetzt in Gefahr, Sie oder jemand anderes: Rufen Sie die Notrufnummer dort an, wo Sie sind.',
		noEmergencyFor: (country) => `Diese Liste hat keine für ${country}.`,
		noCountry: 'Es ist kein Land gewählt, darum stehen hier keine Nummern. Hier finden Sie eine, wo Sie sind:',
		noLines: 'Keine Nummer dort ist so gut belegt, dass sie hier stehen darf. Hier finden Sie eine, wo Sie sind:',
		directories: 'Weitere Nummern, und Nummern anderswo',
		call: 'anrufen',
		text: 'SMS',
		send: (keyword, number) => `${keyword} an ${number}`,
		always: 'Tag und Nacht',
		noHours: 'Zeiten nicht gewiss, versuchen Sie es',
		free: 'kostenlos',
		confidence: { high: 'mehrere Quellen stimmen überein', medium: 'aus einer Quelle', low: 'nicht gewiss' },
		readRow: (day, sure) => `gelesen am ${germanDay(day)}, ${sure}`,
		change: 'Nummern ändern sich. Wenn eine nicht antwortet, versuchen Sie die nächste oder ein Verzeichnis.',
		other: 'Gerade woanders?  {me help-now --country XX}  mit dem Kürzel jenes Landes, oder none.',
		languages: {
			bn: 'Bengalisch',
			da: 'Dänisch',
			de: 'Deutsch',
			en: 'Englisch',
			es: 'Spanisch',
			fi: 'Finnisch',
			fr: 'Französisch',
			hi: 'Hindi',
			id: 'Indonesisch',
			it: 'Italienisch',
			ja: 'Japanisch',
			ko: 'Koreanisch',
			nl: 'Niederländisch',
			no: 'Norwegisch',
			pl: 'Polnisch',
			pt: 'Portugiesisch',
			ru: 'Russisch',
			sv: 'Schwedisch',
			th: 'Thailändisch',
			zh: 'Chinesisch',
		},
		question: 'In welchem Land sind Sie?',
		anywhere: 'Ein anderes, oder keine Angabe',
		anywhereHint: 'internationale Verzeichnisse',
		unknownCountry: (typed, name) =>
			name
				? `Für ${name} stehen noch keine Nummern in dieser Liste.`
				: `Ein Land "${typed}" steht nicht in dieser Liste.`,
		unknownCountryCure: (near, places) =>
			`${near.length ? `Meinten Sie ${near.join(' oder ')}?\n` : ''}Hier finden Sie in den meisten Ländern eine Nummer:\n${places.join('\n')}`,
		unreadable: 'Die Liste der Hilfenummern ist nicht lesbar.',
		unreadableCure:
			'findahelpline.com findet in den meisten Ländern eine Nummer. Jetzt in Gefahr: Rufen Sie die Notrufnummer dort an, wo Sie sind.',
	},

	talk: {
		header: (model, dot) =>
			`kettleside ${dot} ${model} ${dot} nichts wird gespeichert ${dot} /help-now zeigt Hilfenummern`,
		begin:
			'Schreiben Sie, was Sie beschäftigt; Enter schickt es ab. /help zeigt, was es sonst gibt. Inzwischen wird das Modell geladen und liest seine Anweisungen.',
		stillReading: (seconds) =>
			`Nach ${count(seconds, 'Sekunde', 'Sekunden')} wird es noch geladen oder liest seine Anweisungen; danach kommt die erste Antwort. Strg-C hält es an, und was Sie geschrieben haben, bleibt.`,
		otherLanguage: (found, wanted, own) =>
			`Diese Antwort scheint ${found} zu sein; gewählt ist ${wanted}. ${own ? `Schreiben Sie "${own}", vielleicht kehrt es dann zurück` : 'Bitten Sie darum, vielleicht kehrt es dann zurück'}; kleine Modelle kommen eher davon ab. Eine andere Sprache: {me setup --language XX}`,
		you: 'Sie',
		reply: 'KI',
		commands: [
			['/help-now', 'Hilfenummern für Ihr Land; ? allein genügt auch'],
			['/breathe', 'drei Minuten langsam atmen'],
			['/ground', 'fünf Sinne, um anzukommen'],
			['/record', 'ein Gedankenprotokoll; geht nicht an das Modell'],
			['/recap', 'eine kurze Zusammenfassung dieses Gesprächs'],
			['/summary', 'ein Entwurf für die Praxis; nur gespeichert, wo Sie es sagen'],
			['/fresh', 'neu anfangen; eine Zusammenfassung geht mit'],
			['/stop', 'die Antwort anhalten; Strg-C tut es auch'],
			['/drop', 'vergessen, was nicht abgeschickt ist'],
			['/leave', 'den Bildschirm leeren und sofort gehen'],
			['/quit', 'das Gespräch beenden'],
		],
		lines:
			'Ein umgekehrter Schrägstrich am Ende einer Zeile geht in der nächsten weiter. Pfeil nach oben bringt zurück, was Sie in diesem Gespräch geschrieben haben; wenn Sie gehen, ist es weg. Ein Leerzeichen vor einem Schrägstrich schickt ihn als Text.',
		unknownCommand: (typed) =>
			`${typed} gibt es nicht. /help zeigt, was es gibt; mit einem Leerzeichen davor geht es als Text.`,
		country:
			'Welches Land? Sein Name oder Kürzel, etwa DE, oder Enter für Verzeichnisse. Das geht nicht an das Modell.',
		minutes: (minutes) => `${count(minutes, 'Minute', 'Minuten')}. Eine gute Stelle, aufzuhören, oder weiterzumachen.`,
		hours: (hours) =>
			`${count(hours, 'Stunde', 'Stunden')}. Bitte machen Sie jetzt eine richtige Pause. Das ist ein Computerprogramm, und es kann warten; vielleicht sind Sie müde, ohne es zu merken.`,
		late: 'Es ist spät. Vieles sieht nach etwas Schlaf anders aus.',
		quiet: (seconds, begun) =>
			begun
				? `Seit ${count(seconds, 'Sekunde', 'Sekunden')} kein Wort. Vielleicht geht es noch weiter; Strg-C hält es an, und was Sie geschrieben haben, bleibt.`
				: `Nach ${count(seconds, 'Sekunde', 'Sekunden')} noch nichts. Vielleicht wird noch geladen, gelesen oder nachgedacht; Strg-C hält es an, und was Sie geschrieben haben, bleibt.`,
		stopped: 'Angehalten.',
		stoppedEmpty:
			'Vor dem ersten Wort angehalten. Enter schickt noch einmal ab, was Sie geschrieben haben, /drop vergisst es.',
		nothingToStop: 'Es wird gerade nichts geschrieben. /quit beendet das Gespräch.',
		full: 'Das Gespräch ist so lang, wie das Modell es halten kann, darum endet die Antwort hier. /recap fasst es zusammen, /fresh fängt damit neu an.',
		longest: 'Die Antwort ist an ihrer größten Länge und endet hier. Schreiben Sie "weiter" für den Rest.',
		offer: (percent) =>
			`Dieses Gespräch füllt ${percent} % von dem, was das Modell halten kann; ab hier kann es den Faden verlieren. /recap schließt mit einer kurzen Zusammenfassung, dann fängt /fresh damit neu an.`,
		again: 'Was Sie geschrieben haben, bleibt: Enter schickt es noch einmal ab, /drop vergisst es.',
		faults: {
			'engine-died':
				'Das Modell hielt mittendrin an: Das Programm, das es ausführt, ist zu Ende gegangen, oft weil der Speicher ausging.',
			'engine-missing':
				'Auf diesem Computer fehlt ein Teil von Ollama, der Modelle ausführt. {me setup} bringt das in Ordnung.',
			'server-gone': 'Die Verbindung zu Ollama auf diesem Computer ist abgebrochen. Vielleicht wurde es angehalten.',
			'model-missing': 'Ollama hat den Begleiter nicht mehr. {me setup} bringt ihn zurück.',
			'ended-early':
				'Ollama hat die Antwort beendet, bevor sie ganz war. Das tut es, wenn ein Modell immer dasselbe Zeichen schreibt, und wenn es selbst angehalten wird.',
			busy: 'Ollama ist mit anderen Anfragen beschäftigt.',
			'no-memory':
				'Es ist nicht genug Speicher frei, um das Modell zu laden. Andere Programme zu schließen kann helfen.',
			'load-timeout':
				'Das Modell war nach fünf Minuten nicht geladen: Der Datenträger ist sehr langsam, oder der Speicher ist sehr knapp. Andere Programme zu schließen kann helfen.',
			empty: 'Das Modell gab eine leere Antwort.',
			'only-thinking': 'Das Modell hat seine Länge mit Nachdenken verbraucht, für die Antwort blieb nichts.',
			repeating: 'Die Antwort begann sich zu wiederholen, darum wurde sie angehalten.',
			other: 'Die Antwort ist misslungen. Ollama sagte:',
		},
		tooLong: (words, parts) =>
			`Das ist mehr, als das Modell auf einmal halten kann${words ? `: etwa ${grouped(words)} Wörter mit dem, was vorher war` : ''}. Es kann in ${count(parts, 'Teil', 'Teilen')} gehen, einer nach dem anderen: Enter schickt den ersten, /drop vergisst alles.`,
		tooFull: (percent) =>
			`Das passt nicht mehr hinein: Das Gespräch füllt ${percent} % von dem, was das Modell halten kann. /recap fasst es zusammen, /fresh fängt damit neu an, und was Sie geschrieben haben, bleibt.`,
		partsLeft: (left) =>
			`${left === 1 ? 'Ein Teil ist' : `${left} Teile sind`} noch übrig. Enter schickt den nächsten, /drop vergisst den Rest.`,
		recapNothing: 'Es gibt noch nichts zusammenzufassen.',
		recapShort: 'Der Anfang passt nicht mehr hinein, darum fasst dies den späteren Teil zusammen.',
		recapCut: 'Es endet mittendrin: Für mehr war kein Platz.',
		recapDone: 'Machen Sie weiter wie bisher, oder /fresh fängt mit dieser Zusammenfassung neu an. /quit endet hier.',
		summary: {
			mark: 'Mit einer KI entworfen, ungeprüft.',
			made: (day, model) => `Entworfen am ${day} mit ${model}, aus einem Gespräch auf diesem Computer.`,
			short: 'Der Anfang des Gesprächs ist nicht darin.',
			check: 'Lesen Sie es, bevor Sie es jemandem zeigen: Es kann weglassen, verdrehen oder erfinden.',
			ask: 'Zum Speichern tippen Sie einen Dateinamen, etwa ~/zusammenfassung.txt; Enter allein speichert nichts. Das geht nicht an das Modell.',
		},
		fresh: 'Ein neues Gespräch; die Zusammenfassung geht mit Ihrer ersten Nachricht mit.',
		freshEmpty: 'Ein neues Gespräch. Das Modell hat nicht mehr, was vorher gesagt wurde.',
		dropped: 'Vergessen.',
		nothingToDrop: 'Es wartet nichts darauf, abgeschickt zu werden.',
		end: 'Beendet. Nichts davon wurde gespeichert.',
		endSaved: (files) =>
			`Beendet. Nichts davon wurde gespeichert außer dem, was Sie gesichert haben: ${files.join(', ')}`,
		memory:
			'Das Modell ließ sich nicht bitten, seinen Speicher freizugeben; es tut das innerhalb von fünf Minuten von selbst.',
		left: 'Geleert, so weit ein Programm das kann.',
		leftNot: 'Dieses Terminal lässt sich von einem Programm nicht leeren. Schließen Sie sein Fenster.',
		leftMultiplexer: 'tmux oder screen behalten vielleicht eine eigene Kopie: Schließen Sie auch dieses Fenster.',
		leftRest: 'Der Befehl, der das hier gestartet hat, bleibt im Verlauf Ihrer Shell.',
		notSetUp: 'Auf diesem Computer gibt es noch keinen Begleiter.',
		notSetUpCure: '{me} richtet einen ein.',
		companionMissing: (name) => `Ollama hat kein Modell mit dem Namen ${name}.`,
		companionMissingCure: '{me setup} bringt es zurück.',
		otherCompanion: (own, command) => `Der eingerichtete Begleiter heißt ${own}: {me ${command}}`,
		needsTerminal:
			'Ein Gespräch braucht ein Terminal, in dem man schreiben kann, oder Nachrichten durch eine Pipe, eine je Zeile.',
		needsTerminalCure: 'Starten Sie {me talk} in einem Terminal.',
		notPrivate: 'Bevor Sie schreiben: Dieser Computer ist nicht so privat, wie er sein könnte.',
		tooLongPiped: (tokens) =>
			`Die Nachricht und alles davor sind mehr, als das Modell auf einmal halten kann${tokens ? ` (${grouped(tokens)} Tokens)` : ''}.`,
	},

	watch: {
		card: 'Manche dieser Wörter können bedeuten, dass es gerade sehr schlimm ist. Wenn ja: Unter diesen Nummern erreichen Sie Menschen, jetzt. Wenn nicht, machen Sie weiter, wie Sie mögen. Es wurde nichts festgehalten.',
		claims: {
			number:
				'Diese Nummer hat ein Programm geschrieben, und sie gehört nicht zu den Hilfenummern des Landes, das hier gewählt ist. Bitte verlassen Sie sich nicht auf sie: /help-now zeigt die richtigen.',
			person: 'Das hat ein Programm geschrieben. Es ist kein Mensch, und es fühlt nichts.',
			professional:
				'Das hat ein Programm geschrieben. Es ist kein Therapeut, keine Ärztin und keine andere Fachperson.',
			confidential:
				'Das kann ein Programm nicht versprechen. Was auf diesem Computer liegt, kann lesen, wer ihn nutzen kann.',
			always:
				'Das kann ein Programm nicht versprechen. Es kennt nur dieses Gespräch, und es kann niemanden anrufen und niemandem etwas sagen.',
			dose: 'Mengen von Medikamenten aus einem Programm können falsch sein. Bitte fragen Sie in der Apotheke oder Praxis, bevor Sie etwas ändern.',
		},
		notCovered: (known, language) =>
			`Der Blick auf das, was Sie schreiben, der von selbst Hilfenummern zeigt, kennt ${listed(known)}, nicht ${language}. /help-now zeigt sie jederzeit.`,
		only: (known) =>
			`Der Blick auf das, was Sie schreiben, der von selbst Hilfenummern zeigt, kennt heute nur ${listed(known)}. /help-now zeigt sie jederzeit.`,
		off: 'Der Blick auf das, was Sie schreiben, der von selbst Hilfenummern zeigt, ist heute aus. /help-now zeigt sie jederzeit.',
		unreadable: (file, part) => `Die Liste der Wendungen data/${file} ist nicht zu gebrauchen: ${part}.`,
		unreadableCure: 'Installieren Sie kettleside neu, damit die Liste da ist, die dazugehört.',
	},

	exercises: {
		menu: 'Was möchten Sie tun?',
		help: 'Hilfenummern',
		helpHint: 'für Ihr Land, ohne Netz',
		leave: 'Beenden',
		names: {
			page: ['Eine Seite für heute', 'eine Frage zum Anfangen, und Platz zum Schreiben'],
			breathe: ['Atmen', 'langsam, drei Minuten'],
			ground: ['Fünf Sinne', '5-4-3-2-1, um anzukommen, wo Sie sind'],
			record: ['Einen Gedanken ansehen', 'ein Gedankenprotokoll, acht kurze Fragen'],
			visit: ['Einen Termin vorbereiten', 'Notizen für die Praxis'],
		},
		how: 'Enter geht weiter, auch ohne Antwort. /stop beendet es, ? zeigt Hilfenummern.',
		page: {
			how: 'Schreiben Sie, so lange Sie möchten. Eine Zeile, in der nur ein Punkt steht, beendet die Seite; /stop wirft sie weg, ? zeigt Hilfenummern.',
			title: (day) => `Eine Seite, ${day}`,
			empty: 'Eine leere Seite ist auch eine Seite.',
			start: (day) => starts[(day - 1) % starts.length] ?? '',
		},
		breathe: {
			how: 'Durch die Nase ein, langsam aus, wie durch einen Strohhalm. Enter beendet es. Wenn Ihnen schwindlig wird, atmen Sie, wie Sie mögen.',
			paper:
				'Vier Sekunden durch die Nase ein, sechs aus, langsam, wie durch einen Strohhalm. Drei Minuten lang. Wenn Ihnen schwindlig wird, atmen Sie, wie Sie mögen.',
			in: 'ein',
			out: 'aus',
			done: 'Das waren drei Minuten. Merken Sie, wie es jetzt ist; was immer es ist, ist in Ordnung.',
			ended: 'Beendet. Ein paar Atemzüge zählen auch.',
		},
		ground: {
			asks: [
				{ name: 'Fünf', ask: 'Fünf Dinge, die Sie sehen. Sehen Sie sich um; lassen Sie sich Zeit.' },
				{ name: 'Vier', ask: 'Vier Dinge, die Sie berühren können. Wie fühlen sie sich an?' },
				{ name: 'Drei', ask: 'Drei Dinge, die Sie hören, nah oder fern.' },
				{ name: 'Zwei', ask: 'Zwei Dinge, die Sie riechen, oder gern riechen.' },
				{ name: 'Eins', ask: 'Ein Ding, das Sie schmecken, oder ein langsamer Schluck Wasser.' },
			],
			done: 'Sie sind hier. Spüren Sie einen Moment die Füße am Boden, bevor Sie weitermachen.',
		},
		record: {
			asks: [
				{ name: 'Was geschah', ask: 'Was ist geschehen? Nur, was eine Kamera gesehen hätte.' },
				{ name: 'Der Gedanke', ask: 'Was ging Ihnen durch den Kopf? Der Satz, der am meisten sticht.' },
				{ name: 'Das Gefühl', ask: 'Was haben Sie gefühlt, und wie stark, 0 bis 100?' },
				{ name: 'Was dafür spricht', ask: 'Was spricht für diesen Gedanken? Nur Tatsachen.' },
				{ name: 'Was dagegen spricht', ask: 'Was passt nicht dazu, und sei es wenig?' },
				{
					name: 'Einem Freund',
					ask: 'Ein Freund erzählt Ihnen genau diesen Gedanken über sich selbst. Was würden Sie sagen?',
				},
				{
					name: 'Anders gesehen',
					ask: 'Gibt es einen Satz, der gerechter ist, und den Sie glauben können?',
				},
				{ name: 'Das Gefühl jetzt', ask: 'Wie stark ist das Gefühl jetzt, 0 bis 100? Gleich ist auch in Ordnung.' },
			],
			title: (day) => `Ein Gedankenprotokoll, ${day}`,
			done: 'Ein Gedanke ist ein Gedanke und lässt sich ansehen. Er muss heute nicht gelöst werden.',
		},
		visit: {
			asks: [
				{ name: 'Für wen es ist', ask: 'Zu wem gehen Sie, und wann? Zum Beispiel: meine Ärztin, am Dienstag.' },
				{ name: 'Was mich plagt', ask: 'Was plagt Sie am meisten? In eigenen Worten, ein, zwei Sätze.' },
				{ name: 'Seit wann', ask: 'Seit wann, und wie oft?' },
				{ name: 'Was es mir nimmt', ask: 'Was können Sie deshalb nicht tun?' },
				{ name: 'Was ich versucht habe', ask: 'Was haben Sie versucht, und was kam dabei heraus?' },
				{
					name: 'Medikamente und was sonst verordnet ist',
					ask: 'Welche Medikamente, und was ist sonst verordnet? Nur wenn Sie es aufschreiben möchten.',
				},
				{ name: 'Was ich fragen will', ask: 'Was möchten Sie fragen?' },
				{
					name: 'Was ich nicht will',
					ask: 'Gibt es etwas, das Sie nicht wollen, oder worüber Sie nicht sprechen möchten?',
				},
				{ name: 'Was dabei herauskommen soll', ask: 'Wann wäre es ein guter Termin?' },
			],
			title: (day) => `Notizen für einen Termin, ${day}`,
			done: 'Nehmen Sie es mit, auf Papier oder auf dem Bildschirm. Etwas wegzulassen ist in Ordnung; es wortlos hinzugeben auch.',
		},
		stopped: 'Beendet. Es wurde nichts behalten.',
		keep: 'Zum Speichern tippen Sie einen Dateinamen, etwa ~/seite.txt; Enter allein speichert nichts.',
		unknown: (typed) => `Eine Übung "${typed}" gibt es nicht.`,
		unknownCure: (near) =>
			near.length > 0 ? `Meinten Sie ${near.join(' oder ')}?` : 'Es gibt page, breathe, ground, record und visit.',
		sheet: 'Um darin zu schreiben, starten Sie {me write} in einem Terminal.',
	},

	keep: {
		notKept: 'Nicht gespeichert.',
		kept: (file) =>
			`Gespeichert in ${file}, als lesbarer Text, den nur Ihr Benutzer lesen kann. Sicherungskopien und abgeglichene Ordner können ihn kopieren; {me forget} entfernt ihn nicht.`,
		failed: {
			exists: (file) => `${file} gibt es schon und wird nicht überschrieben. Ein anderer Name, oder Enter für keinen.`,
			'no-folder': (file) => `Einen solchen Ordner für ${file} gibt es nicht. Ein anderer Name, oder Enter für keinen.`,
			other: (file, code) => `${file} ließ sich nicht schreiben (${code}). Ein anderer Name, oder Enter für keinen.`,
		},
	},

	faults: {
		faultWords: {
			'model-unknown': (a) => ({
				text: `Das Verzeichnis der Modelle kennt kein Modell mit dem Namen ${faultModel(a)}.`,
				cure: 'Sehen Sie auf die Schreibweise und auf den Teil hinter dem Doppelpunkt, oder nehmen Sie eines aus {me advise}.',
			}),
			'login-page': () => ({
				text: 'Dieses Netz möchte zuerst eine Anmeldung: Nach einem Modell gefragt, antwortete es mit einer Webseite (das tun WLANs in Hotels oder Zügen).',
				cure: `Öffnen Sie einen Browser und melden Sie sich an. ${restart}`,
			}),
			'ollama-too-old': (a) => ({
				text: `${FaultModel(a)} braucht ein neueres Ollama als ${a.version ? `das laufende ${a.version}` : 'das laufende'}.`,
				cure: 'Bringen Sie Ollama mit {me setup --update} auf den neuesten Stand, oder wählen Sie ein anderes Modell.',
			}),
			'registry-down': () => ({
				text: 'Der Ort, von dem Modelle kommen, hat eine Störung; an diesem Computer liegt es nicht.',
				cure: `Warten Sie einige Minuten. ${restart}`,
			}),
			'rate-limited': () => ({
				text: 'Der Ort, von dem Modelle kommen, sagt, dass es aus diesem Netz zu viele Anfragen gab.',
				cure: `Warten Sie einige Minuten. ${restart}`,
			}),
			'registry-refused': (a) => ({
				text: `Der Ort, von dem Modelle kommen, gibt ${faultModel(a)} nicht heraus.`,
				cure: 'Vielleicht ist es nicht öffentlich, oder seine Bedingungen müssen zuerst auf seiner Seite angenommen werden. Wählen Sie ein anderes Modell.',
			}),
			'download-cut': () => ({
				text: 'Das Herunterladen brach immer wieder ab.',
				cure: `Was angekommen ist, bleibt. ${line} ${restart}`,
			}),
			'download-stalled': () => ({
				text: 'Das Herunterladen stand still, auch nach einem neuen Anlauf.',
				cure: `Was angekommen ist, bleibt. ${line} ${restart}`,
			}),
			'digest-mismatch': () => ({
				text: 'Was ankam, ist nicht das, was geschickt wurde: Seine Prüfsumme stimmt nicht. Ollama hat es verworfen.',
				cure: 'Starten Sie {me} neu. Wenn es jedes Mal geschieht, verändert etwas zwischen hier und dem Verzeichnis die Daten (ein Filter oder Proxy); ein anderes Netz hilft.',
			}),
			'disk-full': (a) => ({
				text: `Der Datenträger ist voll: In ${a.folder ?? 'den Ordner für Modelle'} passt nichts mehr.`,
				cure: `Machen Sie Platz frei. ${restart} Oder legen Sie Modelle auf einen anderen Datenträger: {me setup --models-dir DIR}`,
			}),
			'models-folder-denied': (a) => ({
				text: `Ollama darf in ${a.folder ?? 'den Ordner für Modelle'} nicht schreiben.`,
				cure: 'Geben Sie den Ordner dem Benutzer, unter dem Ollama läuft, oder wählen Sie einen anderen: {me setup --models-dir DIR}',
			}),
			'models-unlisted': () => ({
				text: 'Ollama antwortet, kann seine Modelle aber nicht auflisten.',
				cure: 'Sorgen Sie dafür, dass Ollama seinen Ordner für Modelle lesen darf, und starten Sie Ollama dann neu. Seine eigenen Worte stehen darunter.',
			}),
			'partial-broken': () => ({
				text: 'Ein Teil eines früheren Herunterladens ist beschädigt (ein voller Datenträger tut das), darum kann Ollama damit nicht weitermachen.',
				cure: 'Entfernen Sie im Ordner blobs der Modelle die Dateien, die auf -partial und -partial-ZAHL enden, dann starten Sie {me} neu.',
			}),
			'blob-host-blocked': (a) => ({
				text: `Die Liste der Modelle ist erreichbar, der Ort ihrer Dateien aber nicht${a.host ? ` (${a.host})` : ''}.`,
				cure: 'Eine Firewall oder ein Namensfilter steht vielleicht dazwischen. Lassen Sie diesen Ort zu, oder nehmen Sie ein anderes Netz.',
			}),
			'no-dns': (a) => ({
				text: `Der Name ${a.host ?? 'des Verzeichnisses'} war nicht zu finden: Dieser Computer ist ohne Netz, oder sein Namensdienst antwortet nicht.`,
				cure: `${line} ${restart} ${proxy}`,
			}),
			'no-network': (a) => ({
				text: `Von hier führt kein Weg zu ${a.host ?? 'dem Ort, von dem Modelle kommen'}.`,
				cure: `Sehen Sie nach der Verbindung und der Firewall. ${restart} ${proxy}`,
			}),
			'bad-certificate': (a) => ({
				text: `Der Verbindung zu ${a.host ?? 'dem Verzeichnis'} ist nicht zu trauen: Ihr Zertifikat ist von jemandem unterschrieben, den dieser Computer nicht kennt. Netze von Firmen und manche Virenscanner sehen so in Verbindungen hinein.`,
				cure: 'Nehmen Sie jenes Zertifikat unter die auf, denen das System traut, und starten Sie Ollama neu, oder nehmen Sie ein anderes Netz. Sehen Sie auch auf die Uhr dieses Computers.',
			}),
			'proxy-failed': (a) => ({
				text: `Der Proxy ließ die Verbindung${a.host ? ` zu ${a.host}` : ''} nicht durch.`,
				cure: 'Sehen Sie nach HTTPS_PROXY, hier und in den Einstellungen des Servers von Ollama, mit Benutzername und Passwort, wo der Proxy sie verlangt.',
			}),
			'mlx-only': (a) => ({
				text: `${FaultModel(a)} gibt es in einer Form (MLX), die dieses Ollama nicht ausführen kann.`,
				cure: 'Wählen Sie ein Modell ohne mlx im Namen: {me advise}',
			}),
			'cloud-only': (a) => ({
				text: `${FaultModel(a)} läuft auf Computern von ollama.com, nicht auf diesem; alles Geschriebene würde diesen Computer verlassen.`,
				cure: 'Wählen Sie ein Modell, das hier läuft: {me advise}',
			}),
			'cloud-off': (a) => ({
				text: `${FaultModel(a)} läuft auf Computern von ollama.com, und die Cloud-Funktionen dieses Ollama sind aus, wie es hier sein soll.`,
				cure: 'Wählen Sie ein Modell, das hier läuft: {me advise}',
			}),
			'no-redirect': () => ({
				text: 'Jenes Verzeichnis sagt nicht, wo die Dateien des Modells liegen, darum kann Ollama sie nicht holen.',
				cure: 'Nehmen Sie das Modell von einem anderen Ort.',
			}),
			'name-invalid': (a) => ({
				text: `${a.model ? `"${a.model}"` : 'Das'} kann nicht der Name eines Modells sein.`,
				cure: 'Erlaubt sind Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche, wie in gemma3:4b.',
			}),
			'base-invalid': (a) => ({
				text: `Ollama konnte aus ${a.model ?? 'dem Modell'} keinen Begleiter machen.`,
				cure: 'Wählen Sie ein anderes Modell: {me advise}',
			}),
			'parameter-invalid': () => ({
				text: 'Eine Einstellung, die beim Modell gespeichert ist, hat einen Wert der falschen Art, darum lässt es sich nicht laden.',
				cure: 'Machen Sie den Begleiter neu: {me setup}',
			}),
			'cannot-think': (a) => ({
				text: `${FaultModel(a)} hat kein Nachdenken, das sich einschalten ließe.`,
				cure: 'Fragen Sie ohne Nachdenken.',
			}),
			'cannot-chat': (a) => ({
				text: `${FaultModel(a)} kann kein Gespräch führen.`,
				cure: 'Wählen Sie ein anderes Modell: {me advise}',
			}),
			'model-missing': (a) => ({
				text: `${FaultModel(a)} ist nicht in diesem Ollama.`,
				cure: 'Richten Sie es ein: {me setup}',
			}),
			'server-busy': () => ({
				text: 'Ollama hat mehr zu tun, als es annehmen kann.',
				cure: 'Warten Sie, bis andere Programme ihre Antworten haben, und versuchen Sie es dann noch einmal.',
			}),
			'too-long': () => ({
				text: 'Die Nachricht passt nicht hinein: Mit den Anweisungen ist sie länger, als das Modell auf einmal im Kopf behält.',
				cure: 'Schreiben Sie weniger auf einmal, oder richten Sie mit größerem Kontext ein.',
			}),
			'engine-missing': () => ({
				text: 'Dieses Ollama ist nicht ganz: Der Teil, der Modelle ausführt (llama-server), fehlt.',
				cure: 'Installieren Sie Ollama noch einmal von dort, woher es kam. Manche Pakete der Version 0.30 wurden ohne ihn gebaut.',
			}),
			'library-missing': () => ({
				text: 'Ollama kann nicht starten: Diesem System fehlt eine Bibliothek, die es braucht, oder sie ist zu alt.',
				cure: 'Bringen Sie das System auf den neuen Stand, oder installieren Sie Ollama aus dessen eigenen Paketen; dann starten Sie {me} neu.',
			}),
			'out-of-memory': (a) => ({
				text: `Für ${faultModel(a)} ist nicht genug Speicher da.`,
				cure: 'Schließen Sie andere Programme, nehmen Sie einen kleineren Kontext, oder wählen Sie ein kleineres Modell: {me advise}',
			}),
			'engine-killed': (a) => ({
				text: `Das System hat den Teil von Ollama beendet, der ${faultModel(a)} ausführte. Das geschieht, wenn der Speicher ausgeht.`,
				cure: 'Schließen Sie andere Programme, nehmen Sie einen kleineren Kontext, oder wählen Sie ein kleineres Modell: {me advise}',
			}),
			'load-timeout': (a) => ({
				text: `${FaultModel(a)} war nach fünf Minuten nicht geladen: Der Datenträger ist sehr langsam, oder der Speicher ist so knapp, dass der Computer auslagert.`,
				cure: 'Schließen Sie andere Programme und versuchen Sie es noch einmal, oder wählen Sie ein kleineres Modell: {me advise}',
			}),
			'engine-stopped': (a) => ({
				text: `Der Teil von Ollama, der ${faultModel(a)} ausführte, hielt unerwartet an.`,
				cure: 'Versuchen Sie es noch einmal. Wenn es wieder geschieht, wählen Sie ein kleineres Modell und sehen Sie in das Protokoll des Servers von Ollama.',
			}),
			incompatible: (a) => ({
				text: `Dieses Ollama kann ${faultModel(a)} nicht laden; die Datei ist vielleicht zu neu oder zu alt dafür.`,
				cure: 'Bringen Sie Ollama auf den neuen Stand und laden Sie das Modell neu herunter, oder wählen Sie ein anderes: {me advise}',
			}),
			'template-refused': (a) => ({
				text: `Die Gesprächsform, die zu ${a.model ?? 'dem Modell'} gehört, nimmt keine Anweisungen an.`,
				cure: 'Wählen Sie ein anderes Modell: {me advise}',
			}),
			'port-taken': () => ({
				text: 'Ollama kann nicht starten: Ein anderes Programm nutzt seinen Anschluss (Port).',
				cure: 'Halten Sie jenes Programm an, oder geben Sie Ollama einen anderen Port mit OLLAMA_HOST=127.0.0.1:11435.',
			}),
			'port-reserved': () => ({
				text: 'Ollama kann nicht starten: Windows behält seinen Anschluss (Port) für sich.',
				cure: 'Siehe netsh int ipv4 show excludedportrange tcp, und geben Sie Ollama einen anderen Port mit OLLAMA_HOST=127.0.0.1:11435.',
			}),
			'port-held': (a) => ({
				text: `Unter ${a.host ?? 'dem Port von Ollama'} antwortet etwas, aber es ist nicht Ollama.`,
				cure: 'Halten Sie jenes Programm an, oder nennen Sie eine andere Adresse mit --host oder OLLAMA_HOST.',
			}),
			'server-refuses': (a) => ({
				text: `Der Server von Ollama unter ${a.host ?? 'jener Adresse'} lehnt Anfragen unter diesem Namen ab.`,
				cure: 'Nehmen Sie seine IP-Adresse statt eines Namens.',
			}),
			'server-not-running': () => ({
				text: 'Ollama läuft nicht.',
				cure: 'Starten Sie es: {me setup} tut das, und ollama serve auch.',
			}),
			'host-unreachable': (a) => ({
				text: `Der Server von Ollama unter ${a.host ?? 'jener Adresse'} ist nicht erreichbar.`,
				cure: 'Sehen Sie nach --host oder OLLAMA_HOST, nach dem anderen Computer und nach der Firewall dazwischen.',
			}),
			'server-gone': () => ({
				text: 'Die Verbindung zu Ollama brach mittendrin ab: Sein Server wurde angehalten oder ist abgestürzt.',
				cure: `Was angekommen ist, bleibt. ${restart}`,
			}),
			'reply-ended': () => ({
				text: 'Ollama hat die Antwort beendet, bevor sie ganz war. Das tut es, wenn ein Modell immer dasselbe Zeichen schreibt, und wenn es selbst angehalten wird.',
				cure: `${restart} Geschieht es jedes Mal, hilft ein anderes Modell: {me setup --model NAME}.`,
			}),
			'server-silent': () => ({
				text: 'Ollama ist da, antwortet aber nicht. Gleich nach seinem Start sucht es bis zu 90 Sekunden lang nach Grafikprozessoren.',
				cure: 'Warten Sie einen Moment und versuchen Sie es noch einmal; wenn es so bleibt, starten Sie Ollama neu.',
			}),
			unrecognised: () => ({
				text: 'Ollama hat etwas gemeldet, das hier nicht bekannt ist.',
				cure: 'Seine eigenen Worte stehen unten. Was bisher getan ist, bleibt; {me} macht dort weiter.',
			}),
		},
		logging: { place: (place) => `Das Protokoll von Ollama: ${place}` },
		choiceWords: {
			'other-folder': 'Modelle auf einen anderen Datenträger legen',
			'smaller-model': 'Ein kleineres Modell wählen',
			'other-model': 'Ein anderes Modell wählen',
			'smaller-context': 'Einen kleineren Kontext nehmen',
			'close-programs': 'Andere Programme schließen und noch einmal versuchen',
			'update-ollama': 'Ollama auf den neuen Stand bringen',
			'other-name': 'Dem Begleiter einen anderen Namen geben',
			'remove-partials': 'Die Teile abgebrochener Downloads entfernen',
			again: 'Noch einmal versuchen',
		},
	},

	fetching: {
		fetching: {
			checksum: (file) => ({
				text: `Der Download von ${file} stimmt nicht mit seiner veröffentlichten Prüfsumme überein und wurde darum entfernt.`,
				cure: 'Starten Sie {me} neu. Wenn es zweimal geschieht, verändert etwas zwischen hier und dem Server die Datei: Versuchen Sie ein anderes Netz.',
			}),
			diskFull: (folder, arrived) => ({
				text: `Das Herunterladen hat angehalten: Der Datenträger ist voll. ${kept(arrived)}`,
				cure: `Machen Sie auf dem Datenträger mit ${folder} Platz frei. ${again}`,
			}),
			folderDenied: denied,
			stalled: (host, seconds, arrived) => ({
				text: `Das Herunterladen von ${host} stand still: ${count(seconds, 'Sekunde', 'Sekunden')} lang kam nichts an, mehrmals hintereinander. ${kept(arrived)}`,
				cure: `${line} ${again}`,
			}),
			cut: (host, arrived) => ({
				text: `Die Verbindung zu ${host} brach ab, mehrmals hintereinander. ${kept(arrived)}`,
				cure: `${line} ${again}`,
			}),
			missing: (url) => ({
				text: `Die Seite der Ausgabe hat keine solche Datei: ${url}`,
				cure: 'Starten Sie {me} später neu; eine Ausgabe, die gerade erscheint, kann unvollständig sein.',
			}),
			refused: (host, status) => ({
				text: `${host} verweigert das Herunterladen (HTTP ${status}).`,
				cure: `Ein Filter oder eine Firewall in diesem Netz verbietet es vielleicht: Versuchen Sie ein anderes Netz. ${again}`,
			}),
			busy: (host) => ({
				text: `${host} bittet um weniger Anfragen (HTTP 429).`,
				cure: 'Warten Sie einige Minuten, dann starten Sie {me} neu.',
			}),
			down: (host, status) => ({
				text: `${host} hat eine Störung (HTTP ${status}).`,
				cure: `Das gibt sich, meist innerhalb einer Stunde. ${again}`,
			}),
			loginPage: (host) => ({
				text: `Dieses Netz möchte zuerst eine Anmeldung. Nach einer Datei gefragt, antwortete ${host} mit einer Webseite (das tun WLANs in Hotels oder Zügen).`,
				cure: 'Öffnen Sie einen Browser, melden Sie sich an, dann starten Sie {me} neu.',
			}),
			noDns: (host) => ({
				text: `Der Name ${host} war nicht zu finden.`,
				cure: `Sehen Sie nach, ob dieser Computer mit dem Internet verbunden ist. ${again}`,
			}),
			noNetwork: (host) => ({
				text: `${host} war nicht erreichbar.`,
				cure: `Sehen Sie nach, ob dieser Computer mit dem Internet verbunden ist, und ob eine Firewall ${host} verbietet. ${again}`,
			}),
			badCertificate: (host) => ({
				text: `Der Verbindung zu ${host} ist nicht zu trauen: Ihr Zertifikat hat jemand unterschrieben, den dieses Programm nicht kennt.`,
				cure: 'Das tut das Netz einer Firma, das mitliest. Nennen Sie dessen Zertifikat in NODE_EXTRA_CA_CERTS, oder nehmen Sie ein anderes Netz.',
			}),
			proxy: (host) => ({
				text: `Der Proxy lässt uns nicht zu ${host} durch.`,
				cure: 'Sehen Sie nach HTTPS_PROXY und NO_PROXY, dann starten Sie {me} neu.',
			}),
			stopped: (arrived) => (arrived > 0 ? `Angehalten. ${kept(arrived)} {me} macht dort weiter.` : 'Angehalten.'),
		},
		releasing: {
			unreadable: (what) => ({
				text: `Die Seite der Ausgaben von Ollama antwortete etwas, das nicht zu lesen war: ${what}.`,
				cure: 'Starten Sie {me} später neu.',
			}),
			noSum: (asset, version) => ({
				text: `Ollama ${version} nennt für ${asset} keine Prüfsumme; es lässt sich nicht prüfen und wird darum nicht geholt.`,
				cure: 'Starten Sie {me} später neu; eine Ausgabe, die gerade erscheint, kann unvollständig sein.',
			}),
			larger: (planned, exact) =>
				`Ollama ist ein größerer Download, als im Plan stand: ${bytes(exact)} statt ${bytes(planned)}.`,
			largerCure: 'Starten Sie {me} in einem Terminal neu, um den neuen Plan zu sehen und ihm zuzustimmen.',
		},
		unpacking: {
			diskFull: (folder) => ({
				text: 'Der Datenträger wurde voll, während Ollama ausgepackt wurde. Der Download bleibt erhalten.',
				cure: `Machen Sie auf dem Datenträger mit ${folder} Platz frei. ${again}`,
			}),
			denied,
			unsafe: (file) => ({
				text: `${file} enthält etwas, das außerhalb seines Ordners geschrieben würde. Es wurde nicht verwendet.`,
				cure: 'Verwenden Sie diese Datei nicht. Starten Sie {me} später neu; wenn es so bleibt, sagen Sie es denen, die Ollama machen.',
			}),
			damaged: (file) => ({
				text: `${file} lässt sich nicht auspacken, obwohl seine Prüfsumme stimmt.`,
				cure: 'Starten Sie {me} später neu; wenn es so bleibt, sagen Sie es denen, die Ollama machen.',
			}),
		},
		signing: {
			wrong: (file) => ({
				text: `Die Unterschrift von ${file} ist nicht die, die sie sein sollte, obwohl seine Prüfsumme stimmt. Es wurde nicht verwendet.`,
				cure: 'Die Zeilen unten sind, was dieses System dazu sagte. Starten Sie {me} später neu; wenn es so bleibt, sagen Sie es denen, die Ollama machen.',
			}),
		},
	},

	install: {
		locking: {
			locked: (pid) => ({
				text: `Auf diesem Computer arbeitet schon ein anderes {me}${pid === null ? '' : ` (Prozess ${pid})`}.`,
				cure: 'Warten Sie, bis es fertig ist, oder halten Sie es dort an. Dann starten Sie dies noch einmal.',
			}),
		},
		looks: {
			processor: (arch) => ({
				text: `Für diese Art Prozessor (${arch}) gibt es kein offizielles Ollama; es gibt eines für 64-Bit von Intel, AMD und ARM.`,
				cure: 'Auf einem 64-Bit-Computer mit 32-Bit-Node installieren Sie das 64-Bit-Node. Sonst braucht es einen anderen Computer.',
			}),
			glibc: {
				text: 'Das offizielle Ollama braucht die C-Bibliothek glibc, die dieses System nicht dort hat, wo Programme sie erwarten (Alpine und NixOS sind solche Systeme).',
				cure: 'Installieren Sie Ollama aus den eigenen Paketen dieses Systems, starten Sie es, dann starten Sie {me} neu.',
			},
			denied: (folder) => ({
				text: `In ${folder} darf nichts geschrieben werden.`,
				cure: `Machen Sie ${folder} für sich beschreibbar, oder setzen Sie XDG_DATA_HOME auf einen Ordner, der es ist. Dann starten Sie {me} neu.`,
			}),
			noexec: (folder) => ({
				text: `Aus ${folder} dürfen keine Programme gestartet werden: Sein Datenträger ist mit "noexec" eingebunden.`,
				cure: 'Setzen Sie XDG_DATA_HOME auf einen Ordner auf einem anderen Datenträger. Dann starten Sie {me} neu.',
			}),
			readOnly: (folder) => ({
				text: `In ${folder} lässt sich nichts ablegen: Sein Datenträger ist nur zum Lesen eingebunden.`,
				cure: 'Wählen Sie einen Ordner auf einem anderen Datenträger: für Modelle mit {me setup --models-dir DIR}, für Ollama selbst mit XDG_DATA_HOME.',
			}),
			space: (folder, needed, free) => ({
				text: `Auf dem Datenträger mit ${folder} ist nicht genug Platz: ${bytes(needed)} werden gebraucht, ${bytes(free)} sind frei.`,
				cure: 'Machen Sie dort Platz frei. Dann starten Sie {me} neu.',
			}),
		},
		installing: {
			there: (version) => `${version}, war schon da`,
			newest: (version) => `${version}, es ist das neueste`,
			done: (version) => `${version}, geprüft und an seinem Platz`,
			waiting: (seconds) => `die Verbindung brach ab; der nächste Versuch beginnt in ${Math.ceil(seconds)} s`,
			checking: 'es wird geprüft, was vorher ankam',
			unpacking: (share) => `wird ausgepackt, ${Math.floor(share * 100)} %; das kann einige Minuten dauern`,
			notRunning: (program) => ({
				text: `Ollama wurde ausgepackt, startet auf diesem Computer aber nicht: ${program}`,
				cure: 'Die Zeilen unten sind, was es sagte. Starten Sie {me} später neu; wenn es so bleibt, fehlt diesem System vielleicht etwas, das Ollama braucht.',
			}),
		},
		serving: {
			silent: (seconds) =>
				`es sieht nach den Grafikprozessoren (${seconds} s; der erste Start kann anderthalb Minuten dauern)`,
			waiting: 'es wird gewartet, bis Ollama da ist',
			held: (port, by) => ({
				text: `Port ${port}, unter dem Ollama antwortet, wird von ${by ?? 'einem anderen Programm'} genutzt.`,
				cure: `Halten Sie ${by ?? 'jenes Programm'} an, oder nennen Sie ein anderes Ollama mit OLLAMA_HOST. Dann starten Sie {me} neu.`,
			}),
			mute: (port, seconds, by) => ({
				text: `${by ?? 'Ein Programm'} hält Port ${port} und hat ${count(seconds, 'Sekunde', 'Sekunden')} lang nichts gesagt.`,
				cure: `Halten Sie ${by ?? 'jenes Programm'} an und starten Sie {me} neu.`,
			}),
			died: {
				text: 'Ollama ist gleich nach seinem Start zu Ende gegangen.',
				cure: 'Die Zeilen unten sind das Letzte, was es sagte. {me doctor} sieht die ganze Einrichtung an.',
			},
			closed: (host, seconds) => ({
				text: `Ollama antwortet unter ${host} nach ${count(seconds, 'Sekunde', 'Sekunden')} nicht.`,
				cure: '{me doctor} sieht die ganze Einrichtung an.',
			}),
			stubborn: (pid) => ({
				text: `Ollama (Prozess ${pid}) geht nicht zu Ende.`,
				cure: 'Starten Sie den Computer neu, oder fragen Sie jemanden, der sich um ihn kümmert.',
			}),
			unitStays: (unit) => ({
				text: 'Der Dienst, in dem unser Ollama-Server läuft, geht nicht zu Ende.',
				cure: `Halten Sie ihn selbst an: systemctl --user stop ${unit}. Gelingt auch das nicht, starten Sie den Computer neu.`,
			}),
			remote: (host) => ({
				text: `Ollama antwortet unter ${host} nicht.`,
				cure: 'Es ist auf einem anderen Computer: Starten Sie es dort, oder sehen Sie nach OLLAMA_HOST und --host. Dann starten Sie {me} neu.',
			}),
			byNetworkName: (host) => ({
				text: `Ollama antwortet unter ${host} nicht; das ist dieser Computer unter dem Namen, den andere im Netz verwenden.`,
				cure: 'Ein dort gestarteter Server wäre für das Netz offen, darum wird er nicht für Sie gestartet. Entfernen Sie OLLAMA_HOST und lassen Sie --host weg, dann starten Sie {me} neu; oder starten Sie Ollama selbst.',
			}),
			noProgram: {
				text: 'Ollama läuft nicht, und sein Programm wurde nicht gefunden.',
				cure: '{me setup} installiert es.',
			},
		},
		release: {
			noBuild: (arch) => `Für diesen Prozessor (${arch}) gibt es kein offizielles Ollama.`,
			noBuildCure:
				'Auf einem solchen Computer lässt sich Ollama von hier nicht einrichten; {me advise} zeigt, was ein anderer könnte.',
		},
		server: {
			stopped: 'Unser Server wurde angehalten; der Speicher ist wieder frei.',
			notRunning: 'Unser Server läuft nicht.',
			notOurs: (host) =>
				`Ollama antwortet unter ${host}, wurde aber nicht von diesem Programm gestartet. Es bleibt, wie es ist; der Begleiter wurde aus dem Speicher genommen.`,
			noCompanion: (host) =>
				`Ollama antwortet unter ${host}, wurde aber nicht von diesem Programm gestartet und hat keinen Begleiter. Es bleibt, wie es ist.`,
			nobodyCure:
				'Dort wurde also nichts angehalten. Sehen Sie nach --host, OLLAMA_HOST und {me config}, dann geben Sie {me stop} noch einmal ein.',
		},
		unwritable: {
			denied: (folder) => `In ${folder} darf nichts geschrieben werden.`,
			deniedCure: 'Sehen Sie nach, wem der Ordner gehört und ob er nur zum Lesen ist.',
			full: (folder) =>
				`Der Datenträger ist voll: In ${folder} passt nichts mehr. Was angekommen ist, bleibt erhalten.`,
			fullCure: 'Machen Sie Platz frei und starten Sie {me} neu; es geht dort weiter.',
		},
	},

	fallback: {
		numberWords: {
			speedUnknown: 'sein Tempo ist nicht bekannt',
			memory: (amount) => `${amount} Speicher`,
			sizeUnknown: 'die Größe seines Downloads ist nicht bekannt',
			nothing: 'nichts zu holen',
			fetch: (amount) => `${amount} zu holen`,
		},
		fallback: {
			label: (id, { model, context }) =>
				({
					'smaller-context': `Weniger vom Gespräch im Kopf behalten: ${context} Tokens`,
					'smaller-quantization': `Dasselbe Modell, kleiner gepackt: ${model.name}`,
					'smaller-model': `Ein kleineres Modell: ${model.title}`,
					processor: 'Auf dem Prozessor ausführen, nicht auf der Grafikkarte',
				})[id],
			title: 'Es geht auch anders:',
			question: 'Es ist nicht, wie versprochen. Was nun?',
			keep: 'So lassen, wie es ist',
			prove: { label: 'Noch einmal messen', hint: 'nachdem Sie andere Programme geschlossen haben' },
		},
		goingOn: {
			question: 'Wie soll es weitergehen?',
			leave: 'Hier aufhören',
			leaveHint: 'was angekommen ist, bleibt',
			folder: 'Ordner für Modelle, auf einem Datenträger mit mehr Platz',
			folderWrong: 'Schreiben Sie den ganzen Pfad eines Ordners, etwa /mnt/big/models oder D:\\models.',
			name: 'Ein anderer Name für den Begleiter',
			nameWrong: 'Bitte Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.',
			partials: (broken, size) =>
				`${broken === 1 ? 'Einen abgebrochenen Download' : `${broken} abgebrochene Downloads`} (${size}) entfernen? Was davon schon da war, geht verloren.`,
			unknownSize: 'von unbekannter Größe',
			remove: 'Entfernen',
			notRemove: 'Da lassen',
		},
	},

	server: {
		hostWords: {
			bad: (text) => `"${text}" ist keine Adresse eines Servers von Ollama.`,
			badCure: 'Schreiben Sie sie wie 127.0.0.1:11434 oder http://computer:11434.',
		},
		pullWords: {
			because: {
				'download-stalled': 'Das Herunterladen stand still.',
				'download-cut': 'Das Herunterladen brach ab.',
				'server-gone': 'Die Verbindung zu Ollama brach ab.',
				'digest-mismatch': 'Was ankam, hat eine falsche Prüfsumme, darum wird es noch einmal geholt.',
			},
			stopped: 'Angehalten. Was angekommen ist, bleibt; der nächste Start macht dort weiter.',
		},
		companionWords: {
			parts: { system: 'seine Anweisungen', messages: 'seine Beispiele' },
			taken: (name) => `Dieses Ollama hat schon ein Modell ${name}, das nicht von hier ist. Es bleibt, wie es ist.`,
			takenCure: 'Geben Sie dem Begleiter einen anderen Namen: {me setup --name NAME}',
			changed: (name, differences) =>
				`${name} wurde von Hand geändert, seit es hier gemacht wurde${differences.length > 0 ? `: ${toldDifferences(differences)}` : ''}. Es bleibt, wie es ist.`,
			changedCure: (name) =>
				`{me prompt --diff} zeigt die Unterschiede, oder geben Sie dem neuen einen anderen Namen als ${name}.`,
			differs: (name, differences) =>
				differences.length > 0
					? `${name} wurde gemacht, aber Ollama hat etwas anderes, als es bekam: ${toldDifferences(differences)}.`
					: `${name} wurde gemacht, aber Ollama führt es nicht auf.`,
			differsCure: 'Starten Sie {me setup} noch einmal. Wenn es so bleibt, bringen Sie Ollama auf den neuen Stand.',
		},
		lookWords: {
			noProgram: 'Ollama ist nicht installiert',
			noAnswer: (file) => `${file} nannte seine Version nicht`,
			unlisted: (why) => ({
				code: 'models-unlisted',
				severity: 'warning',
				text: `Ollama antwortet, kann seine Modelle aber nicht auflisten (${why}). Was schon heruntergeladen ist, zählt hier nicht mit.`,
				cure: 'Sorgen Sie dafür, dass Ollama seinen Ordner für Modelle lesen darf, und starten Sie Ollama dann neu.',
			}),
		},
		partialWords: {
			damaged: 'der Vermerk neben einem Teil des Downloads ist beschädigt',
			tooSmall: (where, needed, free) =>
				`Das Modell passt nicht: Wo Modelle liegen (${where}), werden ${bytes(needed)} gebraucht, 2 GB davon als Reserve, und ${bytes(free)} sind frei.`,
			tooSmallCure: (partials) =>
				`Machen Sie Platz frei, wählen Sie ein kleineres Modell, oder legen Sie Modelle auf einen anderen Datenträger: {me setup --models-dir DIR}${partials > 0 ? ` In jenem Ordner ${partials === 1 ? 'liegt ein abgebrochener Download, der' : `liegen ${partials} abgebrochene Downloads, die`} sich entfernen ${partials === 1 ? 'lässt' : 'lassen'}.` : ''}`,
		},
	},

	proving: {
		tooShort: (tokens) => `die Antwort war zu kurz zum Messen (${count(tokens, 'Token', 'Tokens')})`,
		memoryElsewhere: 'der Speicher des Ausführers wird nur unter Linux gemessen',
		noEngine: 'unter den Prozessen dieses Computers ist kein Ausführer von Ollama zu sehen',
		noCount: 'der Server sagte nicht, wie lang die Anweisungen sind',
		slower: (measured, low, high) =>
			`Es schreibt mit etwa ${Math.round((measured / low) * 100)} % des Tempos, das mindestens erwartet war: ${tokens(measured)} Tokens je Sekunde statt ${tokens(low)} bis ${tokens(high)}.`,
		slowerCure:
			'Schließen Sie andere Programme und messen Sie noch einmal, nehmen Sie einen kleineren Kontext, oder wählen Sie ein kleineres Modell: {me advise}',
		placed: (placement, share) =>
			placement === 'cpu'
				? 'Es läuft auf dem Prozessor, nicht wie erwartet auf der Grafikkarte.'
				: `Nur ${Math.round(share * 100)} % davon laufen auf der Grafikkarte; der Rest läuft auf dem Prozessor, der langsamer ist.`,
		placedCure:
			'Schließen Sie Programme, die die Grafikkarte nutzen, und messen Sie noch einmal, nehmen Sie einen kleineren Kontext, oder wählen Sie ein kleineres Modell. {me machine --why} sagt, welche Karte Ollama nutzen kann.',
		context: (is, wanted) =>
			`Es behält ${grouped(is)} Tokens eines Gesprächs im Kopf, nicht ${grouped(wanted)}: Mehr lässt das Modell oder der Speicher nicht zu.`,
		contextCure: 'Richten Sie es mit einem kleineren Kontext ein, oder wählen Sie ein anderes Modell: {me advise}',
		promptless: 'Seine Anweisungen kommen beim Modell nicht an; es spräche ohne die Sorgfalt, um die sie bitten.',
		promptlessCure: 'Nutzen Sie es so nicht. Wählen Sie ein anderes Modell: {me advise}',
		wordless: 'Es wurde geladen und lief, aber seine Antwort hatte keine Wörter.',
		wordlessCure: 'Versuchen Sie es mit {me talk}; wenn es so bleibt, wählen Sie ein anderes Modell: {me advise}',
		unmeasured: 'Sein Tempo war nicht zu messen: Es schrieb zu wenig.',
		unmeasuredCure: 'Es ist nichts zu tun; ein Gespräch wird es zeigen.',
	},

	privacy: {
		cloud: {
			text: 'Das Ollama, das schon hier ist, hat seine Cloud-Funktionen an: Es nimmt im Hintergrund Verbindung zu ollama.com auf, und in seinem Menü stehen Modelle, die anderswo laufen. Dieser Begleiter läuft nicht anderswo.',
			cure: 'Um sie auszuschalten, setzen Sie für jenen Server OLLAMA_NO_CLOUD=1 und starten Sie ihn neu.',
		},
		network: {
			text: 'Das Ollama, das schon hier ist, ist für andere Computer in Ihrem Netz erreichbar. Sie könnten seine Modelle nutzen und die Anweisungen des Begleiters lesen.',
			cure: 'Um es zu schließen, setzen Sie für jenen Server OLLAMA_HOST=127.0.0.1 und starten Sie ihn neu.',
		},
		logged: {
			text: 'Das Ollama, das schon hier ist, schreibt jede Anfrage auf den Datenträger (OLLAMA_DEBUG_LOG_REQUESTS). Was Sie schreiben, läge in einer Datei.',
			cure: 'Entfernen Sie für jenen Server OLLAMA_DEBUG_LOG_REQUESTS und starten Sie ihn neu, bevor Sie sprechen.',
		},
		disk: {
			text: 'Der Datenträger mit Ihren Dateien sieht nicht verschlüsselt aus: Wer diesen Computer an sich nimmt, könnte Ihre Antworten und die Anweisungen des Begleiters lesen. Eine Verschlüsselung durch das Laufwerk selbst ist von hier nicht zu sehen.',
			cure: 'Die meisten Systeme können einen Datenträger verschlüsseln, manche nur bei ihrer Installation. Der Begleiter läuft so oder so.',
		},
		remote: (host) => ({
			text: `Der Server von Ollama ist ein anderer Computer: ${host}. Was Sie schreiben, wird dorthin geschickt, ${host.startsWith('https:') ? 'unterwegs verschlüsselt' : 'unverschlüsselt'}, und wer ihn betreibt, kann es lesen.`,
			cure: 'Damit alles auf diesem Computer bleibt, lassen Sie --host weg, entfernen Sie OLLAMA_HOST und geben Sie {me config unset host} ein.',
		}),
	},

	companionProblems: {
		problems: {
			contact: 'Der Mensch, an den Sie sich wenden können,',
			signs: 'Der Text Ihrer eigenen Zeichen',
			language: (tag) => ({
				text: `"${tag}" ist kein Sprachkürzel.`,
				cure: 'Geben Sie eines wie de, en oder pt-BR.',
			}),
			tooLong: (what, max) => ({
				text: `${what} ist zu lang: In die Anweisungen gehen höchstens ${max} Zeichen.`,
				cure: 'Sagen Sie es kürzer.',
			}),
			marks: (what, mark) => ({
				text: `${what} enthält ${mark}, was Modelle als eigenen Befehl lesen.`,
				cure: 'Lassen Sie diese Zeichen weg.',
			}),
			digits: (what) => ({
				text: `${what} enthält etwas, das wie eine Telefonnummer aussieht. Modelle verdrehen Nummern, und wer an diesem Computer ist, kann die Anweisungen lesen.`,
				cure: 'Lassen Sie die Nummer weg. Hilfenummern: {me help-now}',
			}),
			name: {
				text: 'Der Mensch, an den Sie sich wenden können, ist mehr als ein Vorname.',
				cure: 'Geben Sie nur einen Vornamen an, höchstens drei Wörter ohne Ziffern und Zeichen.',
			},
			contextTooSmall: (context, needed) => ({
				text: `Ein Kontext von ${grouped(context)} Tokens ist zu klein: Die Anweisungen nähmen mehr als 12 % davon ein und könnten verloren gehen.`,
				cure: `Nehmen Sie mindestens ${needed}: --context ${needed}`,
			}),
			modelTooShort: (max, needed) => ({
				text: `Dieses Modell ist für höchstens ${grouped(max)} Tokens gemacht; mit seinen Anweisungen bräuchte es ${grouped(needed)}.`,
				cure: 'Wählen Sie ein anderes Modell: {me advise}',
			}),
			value: (flag, value, allowed) => ({
				text: `--${flag} kann ${allowed.join(', ')} sein; "${value}" ist nichts davon.`,
				cure: 'Siehe {me setup --help}.',
			}),
			number: (flag, value) => ({
				text: `--${flag} braucht eine ganze Zahl ab 512; "${value}" ist keine.`,
				cure: 'Siehe {me setup --help}.',
			}),
		},
		limitWords: {
			mayBeBase: (title) => ({
				text: `${title}: Seine Datei nennt keine Übung für Gespräche. Vielleicht ist es ein Grundmodell, das nur Text fortsetzt und Anweisungen nicht folgt, auch denen für den Fall einer Gefahr nicht.`,
				cure: 'Eines, das für Gespräche gemacht ist: {me advise}',
			}),
			verySmall: (title, billions) => ({
				text: `${title} ist sehr klein (${billions} Milliarden Parameter). Modelle unter einer Milliarde antworten schlecht und halten ihre Anweisungen nicht ein: Sie übersehen, dass es jemandem nicht gut geht, erfinden Dinge und wiederholen sich.`,
				cure: 'Ein größeres, wenn dieser Computer es zulässt: {me advise}. Schreiben ohne Modell: {me write}',
			}),
		},
	},

	pace: {
		against: {
			far: 'viel langsamer, als Sie lesen',
			third: 'ein Drittel so schnell, wie Sie lesen',
			half: 'halb so schnell, wie Sie lesen',
			same: 'etwa so schnell, wie Sie lesen',
			twice: 'doppelt so schnell, wie Sie lesen',
			times: (times) => `${times}-mal so schnell, wie Sie lesen`,
			more: 'mehr als 20-mal so schnell, wie Sie lesen',
		},
		writes: {
			farSlower: 'schreibt viel langsamer, als Sie lesen',
			slower: 'schreibt langsamer, als Sie lesen',
			more: 'schreibt mehr als 20-mal so schnell, wie Sie lesen',
			about: (times) => `schreibt etwa ${times}-mal so schnell, wie Sie lesen`,
			range: (from, to) => `schreibt ${from}- bis ${to}-mal so schnell, wie Sie lesen`,
		},
		pace: (how) => `Es ${how}.`,
		ruler: {
			title: (low, high) =>
				low === high
					? `Schreiben, etwa ${low} Wörter in der Minute`
					: `Schreiben, ${low} bis ${high} Wörter in der Minute`,
			more: (low) => `Schreiben, mehr als ${low} Wörter in der Minute`,
			slower: 'langsamer',
			reader: 'so lesen Sie',
			faster: 'schneller',
		},
		page: (time) => `Nach einer Seite Text dauert es etwa ${time}.`,
		seconds: (seconds) => count(seconds, 'Sekunde', 'Sekunden'),
		minutes: (minutes) => count(minutes, 'Minute', 'Minuten'),
		first: {
			atOnce: 'Die ersten Worte kommen sofort.',
			second: 'Die ersten Worte kommen nach etwa einer Sekunde.',
			after: (time) => `Bis zu den ersten Worten dauert es etwa ${time}, beim allerersten Mal länger.`,
		},
	},

	where: {
		several: (cards) => `Läuft auf ${cards} Grafikkarten zusammen.`,
		card: 'Läuft auf der Grafikkarte.',
		chip: 'Läuft auf dem Grafikteil des Chips.',
		processor: 'Läuft auf dem Prozessor.',
		partly: 'Läuft zum Teil auf der Grafikkarte.',
		partsInRam: 'Läuft auf der Grafikkarte; Teile davon bleiben im Arbeitsspeicher.',
		both: (share) => `Läuft auf Grafikkarte und Prozessor: ${share} davon auf dem Prozessor.`,
		shares: ['ein kleiner Teil', 'ein Viertel', 'ein Drittel', 'die Hälfte', 'das meiste', 'fast alles'],
	},

	why: {
		answers: (points, step) => {
			if (points >= 5 * step) return { text: 'deutlich bessere Antworten' };
			if (points >= step) return { text: 'bessere Antworten' };
			if (points > -step) return { text: 'etwa ebenso gute Antworten' };
			return { text: points > -5 * step ? 'einfachere Antworten' : 'spürbar einfachere Antworten' };
		},
		split: (onProcessor) => ({ text: `${shareWords(onProcessor)} davon läuft auf dem Prozessor` }),
		thinks: () => ({ text: 'denkt nach, bevor es antwortet; die ersten Worte kommen darum spät' }),
		tight: () => ({ text: 'lässt anderen Programmen wenig Speicher' }),
		here: () => ({ text: 'schon da' }),
		smaller: (size) => ({ text: `nur ${bytes(size)} herunterzuladen` }),
		larger: (size) => ({ text: `${bytes(size)} herunterzuladen` }),
		notMeasured: () => ({
			text: 'Gespräche mit dieser Größe wurden nicht erprobt; beurteilt nach seiner Familie',
		}),
		closing: (title, more) => ({
			text:
				more > 2 ** 28
					? `Mit geschlossenen anderen Programmen (etwa ${memory(more)} mehr frei) wäre es ${title}. Schließen Sie, was Sie nicht brauchen, und sehen Sie noch einmal nach.`
					: `Mit geschlossenen Programmen, die die Grafikkarte nutzen, wäre es ${title}. Schließen Sie, was Sie nicht brauchen, und sehen Sie noch einmal nach.`,
		}),
		notRecommended: () => ({ text: 'Die Liste rät für Gespräche wie diese davon ab.' }),
		forModel: (help, title) => ({ text: `Für ${title}: ${help.text}` }),
	},

	advice: {
		suggested: 'Vorschlag',
		or: 'Oder',
		also: 'Läuft auch',
		slow: 'Langsam',
		against: 'Abgeraten',
		not: 'Zu groß',
		diskFull: 'Platte voll',
		here: 'schon da, nichts herunterzuladen',
		careNote: (name, note) => `${name}: ${careNotes[note] ?? note}`,
		downloadUnknown: 'die Größe des Downloads ist nicht bekannt',
		download: (amount, time, shown) => `${shown ? 'etwa ' : ''}${amount} Download, ${time} bei 50 Mbit/s`,
		speedUnknown: 'Wie schnell es schreiben würde, ist nicht bekannt.',
		tight: 'Es lässt anderen Programmen wenig Speicher; schließen Sie, was Sie nicht brauchen.',
		nothing: 'Kein Modell der Liste läuft auf diesem Computer, so wie er jetzt ist.',
		cannotTell: (reason) => `Welche Modelle laufen, lässt sich nicht sagen. ${reason}`,
		notTold: 'Unklar',
		unfit: (models) =>
			models.length > 6
				? `${models.slice(0, 6).join(', ')} und ${models.length - 6} weitere; --why nennt die Gründe`
				: models.join(', '),
		weak: (parameters) =>
			isUnknown(parameters) || parameters < 15e9
				? 'Worin ein Modell dieser Größe schwach ist: merken, dass es jemandem nicht gut geht, und widersprechen, wo es sollte. Größere sind besser; Verlass ist auch auf sie nicht.'
				: 'Auch ein Modell dieser Größe übersieht oft, dass es jemandem nicht gut geht, und stimmt zu leicht zu. Verlass ist darauf nicht.',
	},

	machine: {
		screenWords: {
			title: 'Ihr Computer',
			labels: {
				system: 'System',
				processor: 'Prozessor',
				memory: 'Speicher',
				graphics: 'Grafik',
				disk: 'Datenträger',
				ollama: 'Ollama',
			},
			systems: { unknown: 'nicht bekannt' },
			notKnown: 'nicht bekannt',
			environment: {
				native: null,
				container: 'in einem Container',
				wsl2: 'Linux innerhalb von Windows (WSL2)',
				vm: 'ein virtueller Computer',
			},
			unknown: (why) => `nicht bekannt: ${why}`,
			cores: (all, fast) =>
				fast === undefined ? count(all, 'Kern', 'Kerne') : `${all} Kerne (${fast} davon schnelle)`,
			quota: (cpus) => `darf ${short(cpus)} davon nutzen`,
			memoryLimit: (size) => `${size} davon hier erlaubt`,
			freeNow: (size) => `${size} jetzt frei`,
			freeAssumed: (size) => `etwa ${size} davon als frei gerechnet`,
			freeUnknown: 'wie viel frei ist, ist nicht bekannt',
			free: (size) => `${size} frei`,
			builtIn: 'eingebaut',
			ownMemory: (size) => `${size} eigener Speicher`,
			sharedMemory: (size) => `darf ${size} des Speichers oben nutzen`,
			sizeUnknown: 'ihr Speicher ist nicht bekannt',
			slice: (name) => (name === 'MIG' ? 'ein Teilstück davon' : `Teilstück ${name}`),
			said: 'wie Sie sagten',
			saidName: 'der Name wie Sie sagten, die Größe angenommen',
			sizeAssumed: 'die Größe angenommen',
			noGraphics: 'keine Grafikkarte gefunden; Modelle laufen auf dem Prozessor',
			graphicsUnclear: 'nicht bekannt; siehe unten',
			stillAsking: 'Es wird noch auf eine Antwort zur Grafikkarte gewartet, höchstens 10 Sekunden.',
			disk: (size) => `${size} frei, wo Modelle liegen`,
			diskUnknown: (why) => `wie viel frei ist, ist nicht bekannt: ${why}`,
			ollama: {
				running: (version, ours) =>
					`läuft${version && `, Version${version}`}${ours ? ', eingerichtet von kettleside' : ''}`,
				stopped: (version, ours) =>
					`installiert${version && `, Version${version}`}${ours ? ', eingerichtet von kettleside' : ''}, läuft nicht`,
				absent: () => 'nicht installiert',
				unknown: () => 'nicht bekannt',
			},
			bandwidth: (gbs, low, high) =>
				low !== undefined && high !== undefined
					? `liest bestenfalls ${Math.round(low / 1e9)} bis ${Math.round(high / 1e9)} GB Speicher je Sekunde`
					: `liest bestenfalls ${Math.round(gbs)} GB Speicher je Sekunde`,
			driver: (version) => `Treiber ${version}`,
			compute: (version) => `Compute Capability ${version}`,
			problem: 'Problem',
			warning: 'Achtung',
			note: 'Hinweis',
		},
		commandWords: {
			fileUnreadable: (path, why) => `Die Datei ${path} war nicht zu lesen (${why}).`,
			fileCure: 'Prüfen Sie den Pfad.',
			notMachine: (path) => `${path} ist keine Beschreibung eines Computers.`,
			notMachineCure: 'Machen Sie eine mit {me machine --json}.',
			recorded: 'eine Aufzeichnung sagt es nicht',
			both: '--from und --machine gehen nicht zusammen.',
		},
	},

	memoryBar: {
		card: (total, cards = 1) =>
			cards > 1 ? `${cards} Grafikkarten, zusammen ${memory(total)}` : `Grafikkarte, ${memory(total)}`,
		shared: (total) => `Speicher, den die Grafik nutzen darf, ${memory(total)}`,
		ram: (total) => `Speicher, ${memory(total)}`,
		oneOf: (place, name, total) => `Grafikkarte ${place}, ${name}, ${memory(total)}`,
		parts: {
			used: 'belegt',
			model: 'Modell',
			context: 'Gespräch',
			working: 'Arbeitsraum',
			kept: 'freigehalten',
			free: 'frei',
		},
	},

	judge: {
		judgeWords: {
			used: 'Ollama wird sie nutzen.',
			usedIfItWorks: 'Ollama nutzt sie, wenn ihr Treiber läuft; das war nicht zu sehen.',
			vulkanWithoutKfd:
				'Ollama wird sie nutzen, über Vulkan; dieser Container hat nicht bekommen, was ROCm von AMD braucht.',
			usedShared: 'Ollama wird sie nutzen; sie arbeitet mit dem Speicher des Computers.',
			throughVulkan: 'Ollama wird sie nutzen, über Vulkan.',
			vulkanForRocm: 'Ollama wird sie nutzen, über Vulkan; sein Teil für AMD-Karten (ROCm) ist nicht installiert.',
			builtIn: 'Ollama lässt sie aus; sie ist in den Prozessor eingebaut und teilt sich den Speicher oben.',
			builtInSwitchedOff: 'Ollama lässt sie aus, weil OLLAMA_IGPU_ENABLE auf 0 steht.',
			builtInSwitchedOn:
				'Ollama wird sie nutzen, weil OLLAMA_IGPU_ENABLE gesetzt ist; sie teilt sich den Speicher oben.',
			intelMac: 'Ollama nutzt sie nicht: Auf Macs mit Intel-Prozessor arbeitet es allein auf dem Prozessor.',
			noDriver: 'Ollama kann sie nicht nutzen: Ihr Treiber ist nicht installiert oder läuft nicht.',
			tooOldCard: 'Ollama nutzt sie nicht: Die Karte ist zu alt (es braucht Compute Capability 5.0, ab 2014).',
			driverTooOld: (driver, floor) =>
				`Ollama wird sie nicht nutzen: Ihr Treiber hat Version ${driver}, nötig ist ${floor} oder neuer.`,
			rocmMissing: 'Ollama lässt sie aus, bis sein Teil für AMD-Chips (ROCm) installiert ist.',
			vulkanOff: 'Ollama lässt sie aus, weil OLLAMA_VULKAN auf 0 steht.',
			closed: 'Ollama kann sie nicht nutzen: Es fehlt der Zugriff auf sie.',
			macosTooOld: 'Ollama nutzt sie nicht: Nötig ist macOS 14 oder neuer.',
			unknownMaker: 'Ollama nutzt sie nicht: Für Karten dieses Herstellers hat es nichts.',
			hidden: (name) => `Ollama wird sie nicht sehen: Die Einstellung ${name} lässt sie aus.`,
			forcedCpu: 'Ollama wird sie nicht nutzen, weil OLLAMA_LLM_LIBRARY den Prozessor verlangt.',
			otherSlice: 'Ein Programm bekommt ein Teilstück der Karte; dies ist ein anderes.',
			driverTooOldFinding: (driver, floor) => ({
				text: `Es ist der NVIDIA-Treiber ${driver} installiert; Ollama braucht ${floor} oder neuer und nähme sonst ohne ein Wort den Prozessor. Das ist um ein Mehrfaches langsamer.`,
				cure: `Bringen Sie den NVIDIA-Treiber auf ${floor} oder neuer, dann starten Sie den Computer neu.`,
			}),
			driverTooOldForOne: (name, driver, floor) => ({
				text: `Für ${name} braucht Ollama den NVIDIA-Treiber ${floor} oder neuer; installiert ist ${driver}, darum lässt es diese Karte aus und nutzt die andere.`,
				cure: `Um beide zu nutzen, bringen Sie den NVIDIA-Treiber auf ${floor} oder neuer, dann starten Sie den Computer neu.`,
			}),
			tooOldCardFinding: (name) => ({
				text: `${name} ist älter, als Ollama es unterstützt; darum tut der Prozessor die Arbeit.`,
			}),
			rocmMissingFinding: (name) => ({
				text: `Ollama ist ohne seinen Teil für AMD-Chips (ROCm) installiert; ohne ihn bleibt ${name} ungenutzt.`,
				cure: 'Installieren Sie auch das Archiv von Ollama, dessen Name auf -rocm endet, in denselben Ordner.',
			}),
			vulkanOffFinding: () => ({
				text: 'OLLAMA_VULKAN steht auf 0, darum lässt Ollama eine Karte aus, die es über Vulkan nutzen könnte.',
				cure: 'Entfernen Sie die Einstellung OLLAMA_VULKAN und starten Sie Ollama neu.',
			}),
			macosTooOldFinding: (version) => ({
				text: `Es ist macOS ${version} installiert; Ollama braucht macOS 14 oder neuer.`,
				cure: 'Bringen Sie macOS auf den neuen Stand.',
			}),
			intelMacFinding: () => ({
				text: 'Auf Macs mit Intel-Prozessor arbeitet Ollama allein auf dem Prozessor; rechnen Sie mit kleinen Modellen.',
			}),
			memoryUnknown: () => ({
				text: 'Es war nicht herauszufinden, wie viel Speicher dieser Computer hat.',
				cure: 'Sagen Sie es: {me advise --ram 16} (in GB).',
			}),
			limit: (size) => ({
				text: `Dieser Container darf ${memory(size)} vom Speicher des Computers nutzen.`,
				cure: 'Für größere Modelle starten Sie den Container mit mehr Speicher.',
			}),
			limitV1: (size) => ({
				text: `Dieser Container darf ${memory(size)} vom Speicher des Computers nutzen. Ollama sieht diese Art Grenze nicht (cgroup v1) und wird vom System beendet, wenn es mehr nimmt.`,
				cure: 'Wählen Sie ein Modell, das in die Grenze passt, oder starten Sie den Container mit mehr Speicher.',
			}),
			limitUnknown: () => ({ text: 'Ob der Speicher dieses Containers begrenzt ist, war nicht zu lesen.' }),
			readOnlyVolume: (folder) => ({
				text: `Der Datenträger, auf den Modelle gehen (${folder}), ist nur zum Lesen eingebunden; dort lässt sich kein Modell ablegen.`,
				cure: 'Wählen Sie einen Ordner auf einem anderen Datenträger: {me setup --models-dir DIR}.',
			}),
			snap: () => ({
				text: 'Ollama ist als Snap installiert. Seine Modelle liegen in einem eigenen Ordner (/var/snap/ollama), und die Mauern des Snap können es von der Grafikkarte fernhalten.',
				cure: 'Wenn es die Karte nicht nutzt: snap remove ollama, dann installiert {me} das offizielle.',
			}),
			wsl: () => ({
				text: 'Das ist Linux innerhalb von Windows (WSL2). Es bekommt die Hälfte des Speichers, wenn nichts anderes eingestellt ist.',
				cure: 'Mehr Speicher: die Zeile memory=… in .wslconfig in Ihrem Windows-Benutzerordner.',
			}),
		},
		engineWords: {
			uses: 'Das laufende Ollama nutzt sie; das steht in seinem Protokoll.',
			misses: {
				log: 'Das laufende Ollama hat sie nicht gefunden; das steht in seinem Protokoll.',
				list: 'Der Ausführer von Ollama sieht sie nicht.',
			},
			source: { log: 'das Protokoll des laufenden Ollama', list: 'llama-server --list-devices' },
			onlyEngine: 'nur der Ausführer von Ollama nannte sie',
			missesFinding: (name, by) => ({
				text:
					by === 'log'
						? `Ollama läuft, hat aber bei seinem Start die Grafikkarte (${name}) nicht gefunden; darum nutzt es den Prozessor.`
						: `Ollama ist installiert, aber sein Ausführer sieht die Grafikkarte (${name}) nicht; es nähme darum den Prozessor.`,
				cure:
					by === 'log'
						? 'Starten Sie Ollama neu. Wenn es die Karte noch immer nicht findet, installieren Sie die neueste Version von Ollama und des Treibers der Karte.'
						: 'Installieren Sie die neueste Version von Ollama und des Treibers der Karte.',
			}),
			notOnGpu: (model, name) => ({
				text: `${model} ist in Ollama geladen und liegt ganz im Speicher des Prozessors, obwohl es eine Grafikkarte gibt, die Ollama nutzen kann (${name}). So schreibt es um ein Mehrfaches langsamer.`,
				cure: `Entladen Sie es (ollama stop ${model}), schließen Sie Programme, die den Speicher der Karte nutzen, und laden Sie es neu. Wenn sich nichts ändert, starten Sie Ollama neu.`,
			}),
		},
	},

	remote: {
		notTold: 'der Server sagt nicht, was sein Computer hat',
		silent: 'der Server antwortet nicht',
		source: 'nur, was sein Ollama antwortet; von seinem Computer sagt es nichts',
		title: (host) => `Der andere Computer, ${host}`,
		elsewhere: (host, answers) => ({
			text: `${elsewhere(host)} ${leaves(host, answers)}`,
			cure: `Sein Ollama sagt nicht, was jener Computer hat. ${say(host)}`,
		}),
		loaded: (name, size, where) => ({
			text: `${name} ist dort gerade geladen und nimmt ${memory(size)}, ${
				{
					gpu: 'alles im Grafikspeicher: Jener Computer hat eine Grafik, die Ollama nutzt',
					both: 'im Grafikspeicher und im Arbeitsspeicher: Seine Grafik ist zu klein für alles',
					cpu: 'nichts im Grafikspeicher: Jener Computer arbeitet auf seinem Prozessor',
				}[where]
			}.`,
		}),
		about: (host) => elsewhere(host),
		leaves: (host, answers) => leaves(host, answers),
		say: (host) => say(host),
		cannotTell: (host) =>
			`${elsewhere(host)} Welches Modell dort passt, lässt sich nicht sagen: Sein Ollama sagt nicht, was jener Computer hat.`,
		down: 'antwortet gerade nicht',
	},

	check: {
		needs: (title, need, free, card, there = false) => {
			const has = [card ? `${card} frei auf der Grafikkarte` : '', free ? `${free} Speicher frei` : ''].filter(Boolean);
			return `${title} braucht ${need}; ${there ? 'jener' : 'dieser'} Computer hat ${has.join(' und ') || 'weniger'}.`;
		},
		answers: {
			comfortable: 'Ja.',
			tight: 'Ja, aber es ist knapp.',
			slow: 'Es läuft, aber langsam.',
			no: 'Nein.',
			unknown: 'Das lässt sich nicht sagen.',
		},
		help: 'Was helfen würde:',
		helpRows: [
			{ codes: ['smaller-context', 'smaller-quantization'], label: 'Was hier läuft:' },
			{ codes: ['would-run'], label: 'Womit es liefe:' },
		],
		wouldRunWell: 'Womit es gut liefe:',
		best: 'Das Beste, das hier läuft:',
		bestThere: 'Das Beste, das dort läuft:',
		times: 'x: Vielfache Ihres Lesetempos, bei 240 Wörtern in der Minute.',
		bestOf: (name) => `Das beste davon hier: ${name}`,
		heads: ['Modell', 'Antwort', 'wo', 'gegen Lesen', 'Speicher', 'Download'],
		row: {
			answers: { comfortable: 'Ja', tight: 'Ja, aber knapp', slow: 'langsam', no: 'Nein', unknown: 'unklar' },
			where: { gpu: 'Grafikkarte', split: 'beides', cpu: 'Prozessor', none: '-' },
			times: (low, high) => `${low} bis ${high} x`,
			notKnown: 'unbekannt',
			here: 'hier',
		},
	},

	undoing: {
		undoing: {
			title: {
				companion: (name) => `Das Modell ${name} mit seinen Anweisungen entfernen`,
				base: (name) => `Das Modell ${name} entfernen`,
				on: (title, server) => `${title}, aus dem Ollama unter ${server}`,
				server: 'Ollama anhalten',
				modelsFolder: (folder) => `${folder} entfernen`,
				folder: (folder) => `${folder} entfernen`,
			},
			change: {
				companion: 'Das Grundmodell, aus dem es gemacht ist, ist eine Sache für sich.',
				base: 'Sein Platz auf dem Datenträger wird wieder frei.',
				server:
					'Sein Speicher wird wieder frei; sein Protokoll und die Datei, die den Dienst beschreibt, werden entfernt.',
				modelsFolder:
					'Ollama hat ihn für Modelle, Einstellungen und seinen Schlüssel angelegt. Was "ollama run" dort von Getipptem behielt, geht mit.',
				folder: 'Er wurde von {me} angelegt.',
				there: (server) => `Es ist im Ollama unter ${server}.`,
				modelsDir: 'Er wurde für Modelle angelegt und geht, wenn er leer ist.',
			},
			again: '{me setup} richtet es wieder ein.',
			shared: {
				companion:
					'Es ist nicht mehr, wie es hier gemacht wurde: Jemand hat es von Hand geändert oder ein anderes an seine Stelle gesetzt.',
				base: (names) => `${listed(names)} ${names.length === 1 ? 'ist' : 'sind'} daraus gemacht.`,
				modelsFolder: (names) => `Dort liegen andere Modelle: ${names.join(', ')}.`,
			},
			nothing: 'Es gibt nichts zurückzunehmen.',
			head: 'Das würde zurückgenommen',
			not: 'Nicht allein unseres, darum bleibt es',
			howToGoOn: 'Es wurde nichts verändert. Um es zu tun:  {me undo --yes}',
			alsoAll: 'Mit --all geht auch, was nicht allein unseres ist.',
			askShared: (title, why) => `${title}? ${why}`,
			yesShared: 'Entfernen',
			noShared: 'Da lassen',
			ask: 'All das zurücknehmen?',
			yes: 'Ja, zurücknehmen',
			no: 'Nein, alles lassen',
			leftAsItWas: 'Es wurde nichts verändert.',
			kept: 'Ihre Antworten und Ihre Zustimmung gehören Ihnen und bleiben; sie liegen in',
			stillThere: 'Noch da',
			stays: 'bleibt, wie Sie sagten',
			remaining: (names) => `andere Modelle sind darin: ${names.join(', ')}`,
			filled: 'etwas anderes ist darin',
			nowGone: 'entfernt',
			serverEnded: 'angehalten',
			unreachable: (host) => ({
				text: `Die Modelle von ${host} ließen sich nicht ansehen.`,
				cure: 'Starten Sie jenes Ollama, dann {me undo} noch einmal.',
			}),
		},
		forget: {
			title: 'Vergessen',
			nothing: 'Hier wird nichts über Sie aufbewahrt.',
			question: 'All das vergessen?',
			yes: 'Ja, vergessen',
			no: 'Nein, alles lassen',
			left: 'Es wurde nichts verändert.',
			unattended: 'Es wurde nichts verändert. Um es zu tun: {me forget --yes}',
			companion: (name, where) => `Den Begleiter ${name} mit seinen Anweisungen entfernen, aus: ${where}`,
			copy: (name, where) => `${name}, eine frühere, von Hand geänderte Fassung, entfernen, aus: ${where}`,
			there: (server) => `Ollama unter ${server}`,
			notThis: 'ein Modell dieses Namens ist da, aber nicht das hier gemachte; darum bleibt es',
			file: (file) => `${file} entfernen`,
			stay: 'Das Grundmodell, Ollama und die Liste dessen, was installiert wurde, bleiben: {me undo} nimmt sie zurück. Was andere Programme von Gesprächen behalten haben, Zusammenfassungen, die Sie gespeichert haben, Sicherungskopien und der Verlauf Ihrer Shell werden nicht angerührt.',
			ollamas: (files, goesWithUndo) =>
				`Der eigene Chat von Ollama behält als lesbaren Text, was dort getippt wurde: ${files.join(', ')}. Das wird hier nicht angerührt; löschen Sie es selbst, wenn Sie jenen Chat genutzt haben.${goesWithUndo ? ' {me undo} entfernt auch das, mit dem Ordner, den Ollama für sich angelegt hat.' : ''} talk schreibt nichts dorthin.`,
			done: 'entfernt',
			gone: 'war schon weg',
			stays: 'Ollama hat es noch',
			notThere: (server) =>
				`dort ist es nicht, und das Ollama unter ${server}, wo es gemacht wurde, antwortet nicht; starten Sie jenes Ollama und dann {me forget} noch einmal`,
			noServer: 'Ollama antwortet nicht, darum bleibt es dort; starten Sie Ollama und dann {me forget} noch einmal',
			couldNot: (titles) => `Was übrig ist: ${titles.join('; ')}.`,
		},
	},

	updating: {
		byHandWords: {
			app: 'Wählen Sie "Restart to update" im Menü des Lamas, oder holen Sie es neu von https://ollama.com/download',
			installer: 'Starten Sie das neueste OllamaSetup.exe von https://ollama.com/download/windows',
			nix: 'nix-channel --update, oder neuere nixpkgs in Ihrem Flake; dann bauen Sie Ihr System neu',
			docker: 'dann halten Sie jenen Container an und starten Sie einen neuen mit denselben Optionen',
			podman: 'dann halten Sie jenen Container an und starten Sie einen neuen auf demselben Weg',
			distribution:
				'Bringen Sie das Paket "ollama" mit dem Programm auf den neuen Stand, das auf diesem System Programme installiert',
			unknown: 'Bringen Sie es so auf den neuen Stand, wie es installiert wurde: https://ollama.com/download',
			reopenApp: 'Beenden Sie Ollama im Menü des Lamas, dann öffnen Sie es wieder',
			reopenWindows: 'Beenden Sie Ollama neben der Uhr, dann öffnen Sie es wieder aus dem Startmenü',
			restart: 'Halten Sie Ollama an und starten Sie es wieder',
			names: {
				app: 'die Ollama-App',
				'windows-installer': 'das Installationsprogramm von Ollama',
				distribution: 'die Pakete dieses Systems',
				'official-linux': 'das offizielle Archiv, für alle Benutzer',
				unknown: 'einen Weg, den man hier nicht kennt',
			},
		},
		updating: {
			title: 'Ollama, ein neueres',
			old: (version, least) => `${version} ist hier; nötig ist ${least} oder neuer.`,
			model: (model, least, version) => `${model} braucht Ollama ${least} oder neuer; ${version} ist hier.`,
			stillOld: (version, program) =>
				`Ollama ${program} ist installiert, aber das alte ${version} läuft noch; es muss neu gestartet werden.`,
			restartTitle: 'Ollama, neu gestartet',
			restarted: (origin) =>
				`Es kam über ${byHandWords.names[origin]} und wurde nicht von hier gestartet: Sie starten es neu, und ich merke, wenn das neuere läuft.`,
			asked: (version) => `${version} ist hier; das neueste war gewünscht.`,
			itsOwn: (origin) =>
				`Es kam über ${byHandWords.names[origin]} und bleibt dabei: Sie bringen es auf den neuen Stand, und ich merke, wenn das neuere läuft.`,
			byHandCure: (steps) =>
				`Es war schon da und bleibt darum bei seinem eigenen Werkzeug. ${steps.join(' · ')} · Starten Sie danach {me} neu.`,
			undo: 'das ältere, auf demselben Weg',
			byHand: (reason) => `Zuerst muss Ollama auf den neuen Stand: ${reason}`,
			waiting: 'es wird gewartet, bis das neuere Ollama läuft',
			newest: (model, version) => ({
				text: `${model} braucht ein neueres Ollama als ${version}, und das ist das neueste, das erschienen ist.`,
				cure: 'Es muss auf die nächste Ausgabe warten. Bis dahin wählen Sie ein anderes Modell: {me advise}',
			}),
		},
		systemService: {
			label: 'Stattdessen als Dienst des Systems',
			hint: 'braucht Ihr Passwort; für alle Benutzer, startet mit dem Computer',
			title: 'Ollama, als Dienst des Systems',
			what: 'Sie tippen diese Befehle in einem anderen Terminal; sudo fragt nach Ihrem Passwort, ich nie. Ich merke, wenn es läuft.',
			not: (why) => ({
				text: `Ein Dienst des Systems geht hier nicht: ${why}.`,
				cure: 'Lassen Sie --system-service weg: Ollama läuft dann nur für Sie, ohne Passwort.',
			}),
			noSystemd: 'systemd führt dieses System nicht',
			immutable: 'seine Programme liegen auf einem Teil des Datenträgers, der sich nicht ändern lässt',
			onlyLinux: 'das ist ein Weg von Linux',
			nobody: {
				text: 'Jemand muss die Befehle für den Dienst des Systems tippen.',
				cure: 'Starten Sie {me setup --system-service} in einem Terminal; es zeigt sie und wartet, bis Ollama läuft.',
			},
		},
	},

	usage: {
		about: [
			'kettleside: eine private KI zum Nachdenken, auf Ihrem eigenen Computer.',
			'Zum Nachdenken und Aufschreiben. Es ist keine Therapie und kein Krisendienst.',
		],
		setup: 'einrichten, Schritt für Schritt; nichts ändert sich, bevor Sie Ja sagen',
		check: 'kann dieser Computer es ausführen?',
		commands: 'Befehle',
		own: 'Jeder Befehl hat seine eigene Hilfe: {me check --help}',
		lines: 'Hilfenummern: {me help-now}',
		options: 'Optionen',
	},

	commands: {
		flags: Object.fromEntries(Object.entries(options).map(([name, help]) => [name, { help }])),
		commands: {
			setup: { summary: 'einen Begleiter einrichten, Schritt für Schritt (das Übliche)' },
			advise: {
				summary: 'was dieser Computer ausführen kann; verändert nichts',
				words: { name: 'nichts, oder nach --compare ein zweiter Computer' },
			},
			check: { summary: 'kann dieser Computer jenes Modell ausführen?', words: { name: 'der Name eines Modells' } },
			machine: { summary: 'was über diesen Computer gefunden wurde, und wie' },
			config: {
				summary: 'Einstellungen, und woher jede kommt',
				words: { name: 'nichts, oder set NAME WERT, oder unset NAME' },
			},
			doctor: { summary: 'ist alles in Ordnung, und privat?' },
			retune: { summary: 'neu anpassen: andere Teile, neuere Modelle, ein anderer Wunsch' },
			prompt: { summary: 'die Anweisungen des Begleiters' },
			talk: { summary: 'ein Gespräch mit dem Begleiter; nichts wird gespeichert' },
			rehearse: { summary: 'wie der Begleiter auf vorbereitete Nachrichten antwortet' },
			write: { summary: 'Übungen und eine Seite zum Schreiben, ohne Modell', words: { name: 'eine Übung' } },
			'help-now': { summary: 'Hilfenummern für Ihr Land, sofort und ohne Netz', words: { name: 'ein Land' } },
			forget: { summary: 'entfernen, was über Sie aufbewahrt wird, und den Begleiter' },
			undo: { summary: 'zurücknehmen, was an diesem Computer getan wurde' },
			catalog: { summary: 'die mitgelieferten Modelle, und wie sie zum Verzeichnis stehen' },
			completion: {
				summary: 'Befehle und Optionen ergänzen in bash, zsh, fish oder PowerShell',
				words: { name: 'der Name einer Shell' },
			},
			stop: { summary: 'unseren Server anhalten und den Speicher freigeben' },
		},
	},

	config: {
		bad: (file, why) => `Die Konfiguration in ${file} ist nicht zu verstehen: ${why}`,
		badCure:
			'Berichtigen Sie sie in einem Texteditor, oder legen Sie sie beiseite, um ohne eine zu beginnen. Es wurde nichts darin verändert.',
		unreadable: (file, why) => `Die Konfiguration in ${file} war nicht zu lesen (${why}).`,
		unreadableCure: 'Sehen Sie nach, wem die Datei gehört. Es wurde nichts darin verändert.',
		notJson: (line) => (line === null ? 'es ist kein JSON.' : `ab Zeile ${line} ist es kein JSON.`),
		notObject: 'es ist kein JSON-Objekt.',
		otherVersion: (found) =>
			typeof found === 'number' && found > 1
				? `eine neuere Version hat es geschrieben ("schema": ${found}).`
				: 'die Zeile "schema": 1 fehlt.',
		strange: (key, known) => `"${key}" ist nichts von ${known.join(', ')}.`,
		absolute: '--models-dir braucht hier einen ganzen Pfad, einen, der ganz oben beginnt ("/mnt/big", "D:\\models").',
		notText: (key) => `"${key}" muss ein Text oder eine Zahl sein.`,
		notMachines: '"machines" muss für jeden Computer ein Objekt enthalten.',
		notFacts: (where) => `was über "${where}" gesagt ist, ist kein Objekt.`,
		notFact: (where, key) => `"${key}" von "${where}" hat kein "value", das sich nutzen lässt.`,
		notDay: (where, key) => `"${key}" von "${where}" braucht "on", den Tag, an dem es gesagt wurde (2026-11-28).`,
		title: 'Einstellungen',
		from: {
			option: (name) => `von der Option ${name}, für dieses eine Mal`,
			environment: (name) => `aus der Umgebung, ${name}`,
			file: (file) => `aus ${file}`,
			answers: () => 'aus Ihren Antworten beim Einrichten',
			default: () => 'wie üblich; sonst war nichts gesetzt',
		},
		saidTitle: 'Von Ihnen über einen Computer gesagt, nicht gesehen',
		said: (value, host, on) =>
			`${value} (${host === null ? 'dieser Computer' : `der Computer von ${host}`}, am ${germanDay(on)})`,
		kept: (file) =>
			`Um eine zu ändern: {me config set NAME WERT}, {me config unset NAME}. Über den Computer selbst: {me machine --set NAME=WERT}. Beides steht in ${file}.`,
		noSuchVerb: (verb) => `"${verb}" kann config nicht; es kennt set und unset.`,
		example: 'Zum Beispiel: {me config set context 16384}',
		setForm: 'config set braucht eine Einstellung und ihren Wert.',
		unsetForm: 'config unset braucht eine Einstellung.',
		noSuchKey: (key) => `Eine Einstellung "${key}" gibt es nicht.`,
		near: (key) => `Meinten Sie ${key}?`,
		keys: (keys) => `Das lässt sich einstellen: ${keys.join(', ')}.`,
		isFact: (key) => `${key} ist eine Eigenschaft des Computers, keine Einstellung.`,
		factCure: (key) => `Sagen Sie es mit {me machine --set ${key}=WERT}.`,
		unset: (key) => `${key} ist in der Datei nicht mehr gesetzt.`,
		wasNotSet: (key) => `${key} war in der Datei nicht gesetzt.`,
	},

	whatIf: {
		said: 'das haben Sie gesagt',
		sizeNotSaid: 'welche seiner Größen, wurde nicht gesagt',
		sayBytes: (name) => `wie viel Speicher "${name}" hat, wurde nicht gesagt; schreiben Sie NAME:GB`,
		unknownGpu: (name) => `"${name}" ist keine Grafikkarte und kein Chip, den man hier kennt.`,
		near: (names) => `Meinten Sie ${names.map((name) => `"${name}"`).join(', ')}?`,
		noneNear:
			'Schreiben Sie den Namen, wie der Laden oder der Treiber ihn schreibt, zum Beispiel "RTX 4060 Ti:16" oder "M4 Pro".',
		badNumber: (option, text, min, max, whole) =>
			`${option} braucht eine ${whole ? 'ganze ' : ''}Zahl von ${min} bis ${max}; "${text}" ist keine.`,
		sizeTaken: (name, sizes, bytes) => {
			const { all, taken, typed } = sizesSaid(name, sizes, bytes, 'oder');
			return {
				text: `${name} gibt es mit ${all}, und welche Größe gemeint ist, wurde nicht gesagt; angenommen sind ${taken}.`,
				cure: `So sagen Sie es genau: ${typed}.`,
			};
		},
		noName: (option) => `${option} braucht einen Namen, zum Beispiel "RTX 4060 Ti:16".`,
		noneAlone: (none) => `${none} geht nicht zusammen mit einer anderen Karte.`,
	},

	verdict: {
		reasons: {
			onGpu: (names, used, free) => ({
				text: `Es läuft ganz auf der Grafikkarte (${listed(names)}): Es nimmt ${memory(used)} von den ${memory(free)}, die dort frei sind.`,
			}),
			onShared: (name, used, free) => ({
				text: `Es läuft ganz auf ${name}, das sich den Arbeitsspeicher teilt: ${memory(used)} von ${memory(free)} freien.`,
			}),
			split: (layers, all, names) => ({
				text: `Es passt nicht ganz auf die Grafikkarte: ${layers} seiner ${all} Schichten laufen auf ${listed(names)}, der Rest auf dem Prozessor, der langsamer ist.`,
			}),
			expertsInRam: (size, names) => ({
				text: `Jede Schicht läuft auf ${listed(names)}, aber ${memory(size)} seiner Experten (Teile, von denen immer nur wenige arbeiten) bleiben im Arbeitsspeicher; das kostet etwas Tempo.`,
			}),
			onCpu: (used, free) => ({
				text: `Es läuft auf dem Prozessor und nimmt ${memory(used)} von den ${memory(free)} Speicher, die jetzt frei sind.`,
			}),
			gpuTooSmall: (names) => ({
				text: `Für keinen Teil davon ist genug Grafikspeicher frei (${listed(names)}).`,
			}),
			room: (room) => ({
				text: `${memory(room)} sind für das System, einen Browser und andere Programme eingerechnet.`,
			}),
			margin: (size) => ({
				text: `Ollama hält ${memory(size)} Grafikspeicher frei, für den Treiber und den Bildschirm.`,
			}),
			ramTight: (left) => ({
				text: `Für alles andere blieben nur ${memory(left)} Speicher; schließen Sie, was Sie nicht brauchen.`,
			}),
			ramShort: (need, free) => ({ text: `Es braucht ${memory(need)} Speicher; ${memory(free)} sind jetzt frei.` }),
			gpuShort: (need, free) => ({
				text: `Um allein auf der Grafikkarte zu laufen, braucht es dort ${memory(need)}, mit dem, was Ollama freihält; ${memory(free)} sind frei.`,
			}),
			noGpu: () => ({ text: 'Es gibt hier keine Grafikkarte, die Ollama nutzen kann.' }),
			slow: (times) => ({
				text: `Es schriebe mit etwa ${times < 0.1 ? 'einem Zehntel oder weniger' : `dem ${decimal(times, 1)}-Fachen`} Ihres Lesetempos (240 Wörter in der Minute).`,
			}),
			speedUnknown: (why) => ({ text: `Wie schnell es schriebe, ist nicht bekannt: ${why}` }),
			unknownInside: (why) => ({ text: `Wie viel Speicher seine Gespräche nehmen, ist nicht bekannt: ${why}` }),
			fromSize: () => ({
				text: 'Nur nach seiner Größe beurteilt, mit reichlich Platz; was es wirklich braucht, ist nicht bekannt.',
			}),
			ramUnknown: (why) => ({ text: `Wie viel Speicher frei ist, ist nicht bekannt: ${why}.` }),
			gpuFreeUnknown: (name) => ({
				text: `${name} sagt nicht, was frei ist; es wird mit 85 % des Speichers gerechnet.`,
			}),
			container: (limit) => ({
				text: `Programme hier dürfen zusammen ${memory(limit)} Speicher nutzen, was der Computer auch hat.`,
			}),
			contextCapped: (asked, most) => ({
				text: `Es ist für höchstens ${grouped(most)} Tokens Gespräch gemacht; gewünscht waren ${grouped(asked)}.`,
			}),
			cacheNeedsFlash: () => ({
				text: 'Der kleinere Zwischenspeicher für Gespräche braucht Flash Attention, die hier aus ist; es wird der übliche genommen.',
			}),
			parallelOne: () => ({ text: 'Mit dieser Art Modell führt Ollama ein Gespräch zur selben Zeit.' }),
			olderOllama: (needed, has) => ({ text: `Es braucht Ollama ${needed} oder neuer; installiert ist ${has}.` }),
			disk: (needed, free) => ({
				text: `Der Download und etwas Platz brauchen ${bytes(needed)} auf dem Datenträger; ${bytes(free)} sind frei.`,
			}),
			shown: () => ({ text: 'Seine Größe ist die von der Seite des Modells: etwa 3 % mehr oder weniger.' }),
			elsewhere: (host) => ({ text: elsewhere(host) }),
			estimated: (source) => ({
				text:
					source === 'description'
						? 'Seine Größe ist aus seiner Beschreibung geschätzt.'
						: source === 'catalog'
							? 'Seine Größe ist die von der Seite des Modells, etwa 3 % mehr oder weniger; was darin wo liegt, ist geschätzt.'
							: 'Bekannt ist nur die Größe der ganzen Datei, nicht die ihrer Teile.',
			}),
		},
		help: {
			other: {
				form: (quantization, size) => `mit ${quantization}${size ? ` (etwa ${size})` : ''}`,
				thisForm: 'dieser Form',
				context: (length) => `mit ${length} Gespräch`,
				notContext: (length) => `mit ${length} Gespräch`,
				howWell: { tight: ', wenn auch knapp', slow: ', wenn auch langsam' },
				better: (but) => `Besser ${but}`,
				instead: (not, but) => `Nicht ${not}, aber ${but}`,
			},
			places: {
				many: { 2: 'zwei', 3: 'drei', 4: 'vier' },
				card: (size, names) => `${size} Grafikspeicher (${names})`,
				beside: (ram) => ` neben ${ram} Arbeitsspeicher`,
				mac: (size, chip) => `ein Mac mit ${size} (${chip})`,
				shared: (size, chip) => `ein Computer mit ${size} und ${chip}`,
				ram: (size) => `${size} einfachem Arbeitsspeicher`,
				or: ', oder ',
				none: 'Kein Computer, wie er zu Hause üblich ist, führt es gut aus.',
				slow: (place, times) => `Mit ${place} schriebe es ${times}.`,
			},
			closePrograms: (size) => ({
				text: `Schließen Sie andere Programme, bis etwa ${memory(size)} Speicher mehr frei sind.`,
			}),
			moreRam: (size) => ({ text: `${memory(size)} Arbeitsspeicher würden reichen.` }),
			moreGpu: (size) => ({ text: `Auf einer Grafikkarte mit ${memory(size)} liefe es ganz.` }),
			freeGpu: (size) => ({
				text: `Schließen Sie Programme, die die Grafikkarte nutzen, bis etwa ${memory(size)} mehr darauf frei sind.`,
			}),
			smallerContext: (context, model) => ({
				text: `Mit einem kürzeren Gespräch (${grouped(context)} Tokens) läuft es besser: {me check ${model} --context ${context}}`,
			}),
			smallerQuantization: (from, fits) => ({
				text: `Dasselbe Modell in kleinerer Form (Q4_K_M statt ${from}) würde ${fits ? 'weniger Speicher brauchen und schneller schreiben' : 'passen'}.`,
			}),
			fasterModel: () => ({ text: 'Ein kleineres Modell würde schneller schreiben; {me advise} nennt sie.' }),
			smallerModel: () => ({ text: 'Ein kleineres Modell würde passen; {me advise} nennt sie.' }),
			freeDisk: (size) => ({
				text: `Machen Sie ${bytes(size)} auf dem Datenträger frei, oder wählen Sie einen anderen Ordner für Modelle.`,
			}),
			sayMemory: (host) => ({
				text:
					host === null
						? 'Sagen Sie, wie viel Speicher dieser Computer hat, in GB: {me machine --set ram=16}'
						: say(host),
			}),
			updateOllama: (needed) => ({ text: `Bringen Sie Ollama auf ${needed} oder neuer.` }),
			limit: (size) => ({ text: `Geben Sie diesem Container ${memory(size)} Speicher.` }),
		},
	},

	probes: {
		probeWords: {
			driverMismatch: () => ({
				text: `Es gibt eine NVIDIA-Grafikkarte, aber ihr Treiber wurde erneuert, während der Computer lief, und seine beiden Hälften passen nicht mehr zusammen. ${asIfAbsent}`,
				cure: 'Starten Sie den Computer neu.',
			}),
			driverNotRunning: () => ({
				text: `Es gibt eine NVIDIA-Grafikkarte, aber ihr Treiber läuft nicht; auf manchen Laptops ist die Karte ausgeschaltet, um Strom zu sparen. ${asIfAbsent}`,
				cure: 'Schalten Sie die Karte ein (bei Laptops: der Grafikmodus des Systems oder das Programm des Herstellers), oder installieren Sie den NVIDIA-Treiber neu, dann starten Sie den Computer neu.',
			}),
			nvidiaHangs: (seconds) => ({
				text: `Das Werkzeug von NVIDIA (nvidia-smi) hat in ${count(seconds, 'Sekunde', 'Sekunden')} nicht geantwortet; darum ist nicht bekannt, was die NVIDIA-Karte kann.`,
				cure: 'Starten Sie den Computer neu; wenn es wieder geschieht, installieren Sie den NVIDIA-Treiber neu.',
			}),
			nvidiaBroken: (said) => ({
				text: `Es gibt eine NVIDIA-Grafikkarte, aber ihr Treiber erreicht sie nicht: "${said}". ${asIfAbsent}`,
				cure: 'Starten Sie den Computer neu (in einem Container: den Container). Wenn es so bleibt, installieren Sie den NVIDIA-Treiber neu.',
			}),
			nvidiaNoTool: () => ({
				text: 'Der Treiber von NVIDIA läuft, aber sein Werkzeug nvidia-smi fehlt; darum ist der Speicher der Karte nicht bekannt.',
				cure: 'Installieren Sie das Werkzeug (unter Debian und Ubuntu im Paket nvidia-utils), oder nennen Sie die Karte: {me advise --gpu "NAME:GB"}.',
			}),
			nvidiaNotPassedIn: (name) => ({
				text: `Der Computer hat eine Grafikkarte (${name}), aber dieser Container hat keinen Zugriff auf sie bekommen.`,
				cure: 'Starten Sie den Container mit der Karte (docker: --gpus all, mit installiertem NVIDIA Container Toolkit).',
			}),
			nvidiaUnreadable: () => ({
				text: 'Das Werkzeug von NVIDIA (nvidia-smi) ist da, aber was es ausgab, war nicht zu lesen.',
				cure: 'Starten Sie nvidia-smi von Hand; wenn es einen Fehler meldet, installieren Sie den NVIDIA-Treiber neu.',
			}),
			nvidiaRefused: () => ({
				text: 'Dieser Benutzer darf das Werkzeug von NVIDIA nicht nutzen ("Insufficient Permissions").',
				cure: 'Bitten Sie, wer sich um diesen Computer kümmert, um Zugriff auf seine Grafikkarte.',
			}),
			noNvidiaDriver: () => ({
				text: `Es gibt eine NVIDIA-Grafikkarte, aber der Treiber von NVIDIA ist nicht installiert. ${asIfAbsent}`,
				cure: 'Installieren Sie den NVIDIA-Treiber (Version 570 oder neuer), dann starten Sie den Computer neu.',
			}),
			mig: (name) => ({
				text: `${name} ist in Teilstücke aufgeteilt (MIG). Ein Programm bekommt ein Teilstück, nicht die ganze Karte.`,
				cure: 'Um ein anderes Teilstück zu wählen, setzen Sie CUDA_VISIBLE_DEVICES auf seinen Namen (nvidia-smi -L zählt sie auf).',
			}),
			rosetta: () => ({
				text: 'Node.js läuft als Intel-Programm auf einem Apple-Chip (über Rosetta). Der Chip wurde trotzdem erkannt.',
				cure: 'Es ist nichts zu tun; ein Node.js für Apple-Chips startet schneller.',
			}),
			windowsOllama: () => ({
				text: 'Ollama ist auch auf der Windows-Seite dieses Computers installiert. Dort hat es den ganzen Speicher, und nur eines der beiden kann unter der üblichen Adresse antworten.',
				cure: 'Um jenes zu nutzen, starten Sie dieses Programm in Windows. Um eines in Linux zu nutzen, beenden Sie zuerst Ollama in Windows (sein Zeichen neben der Uhr).',
			}),
			flatpak: () => ({
				text: 'Dieses Programm läuft in einer abgeschotteten Umgebung (Flatpak); sie kann die Grafikkarte und andere Programme vor ihm verbergen.',
				cure: 'Starten Sie es aus einem Terminal außerhalb davon.',
			}),
			noRenderAccess: (name) => ({
				text: `Dieser Benutzer darf die Grafikkarte (${name}) nicht öffnen; ein von ihm gestartetes Ollama kann sie darum nicht nutzen.`,
				cure: 'Nehmen Sie sich in die Gruppen auf, die es dürfen: sudo usermod -aG render,video "$USER", dann melden Sie sich ab und wieder an.',
			}),
			kfdNotPassedIn: (name) => ({
				text: `Dieser Container darf die Grafikkarte (${name}) öffnen, aber nicht das Gerät, über das ROCm von AMD rechnet (/dev/kfd); mit ROCm kann Ollama sie darum nicht nutzen.`,
				cure: 'Starten Sie den Container mit beidem (docker: --device /dev/kfd --device /dev/dri).',
			}),
			uvmNotPassedIn: (name) => ({
				text: `Dieser Container sieht die Grafikkarte (${name}), hat aber eines ihrer Geräte nicht bekommen (/dev/nvidia-uvm), ohne das nichts auf ihr rechnen kann. ${asIfAbsent}`,
				cure: 'Starten Sie den Container mit der ganzen Karte (docker: --gpus all; LXC: auch ein Eintrag für /dev/nvidia-uvm).',
			}),
			notPassedIn: (name) => ({
				text: `Der Computer hat eine Grafikkarte (${name}), aber dieser Container hat keinen Zugriff auf sie bekommen.`,
				cure: 'Starten Sie den Container mit der Karte (docker: --device /dev/dri, für AMD auch --device /dev/kfd).',
			}),
		},
		unknownWords: {
			notTold: (source) => `${source} sagt es nicht`,
			unreadable: (source) => `was ${source} sagt, war nicht als Zahl zu lesen`,
			missing: (what, code) => {
				if (code === 'ENOENT' || code === 'ENOTDIR') return `${what} gibt es hier nicht`;
				return code === 'EACCES' || code === 'EPERM'
					? `${what} darf hier nicht gelesen werden`
					: `${what} war nicht zu lesen (${code})`;
			},
			noTable: 'es war keine Tabelle der Grafikprozessoren zur Hand',
			slices: 'die Karte ist in Teilstücke aufgeteilt, und die Größe eines Teilstücks wurde nicht genannt',
			onlyRoot: 'der Treiber sagt es nur einem Administrator',
			appSettings: 'der Ordner für Modelle ist eine Einstellung der Ollama-App, die nicht zu lesen war',
			perProgram: 'Windows sagt es nur jedem Programm für sich',
			noTool: 'das Werkzeug nvidia-smi von NVIDIA ist nicht da',
			noNvidiaDriver: 'der Treiber von NVIDIA ist nicht installiert',
			notInContainer: 'dieser Container hat die Karte nicht bekommen',
			late: 'nvidia-smi hat nicht rechtzeitig geantwortet',
			capped: 'Windows nennt hier höchstens 4 GB, und das ist diese Obergrenze',
		},
		findingWords: {
			noGraphicsAnswer: () => ({
				text: 'Es war nicht herauszufinden, ob dieser Computer eine Grafikkarte hat.',
				cure: 'Wenn er eine hat, nennen Sie sie: {me advise --gpu "NAME:GB"}.',
			}),
			stillAsking: () => ({ text: 'Es wird noch auf eine Antwort zur Grafikkarte gewartet.' }),
		},
		recordingWords: {
			noFreeSpace: 'die Aufzeichnung sagt es nicht',
			notJson: 'Diese Datei ist keine Aufzeichnung: Sie ist kein JSON.',
			notOne:
				'Diese Datei ist keine Aufzeichnung: Sie sagt nicht, von welchem System sie ist (linux, darwin oder win32).',
			cure: 'Für einen Computer, den Sie nicht haben, nimmt {me machine --machine FILE}, was {me machine --json} dort ausgab.',
		},
	},

	models: {
		words: {
			known: (text) => warnings[text] ?? text,
			noSystemRole: 'Seine Form hat keinen Platz für bleibende Anweisungen: Unsere kommen vor Ihre erste Nachricht.',
			alwaysThinks:
				'Es denkt immer nach, bevor es antwortet, und das lässt sich nicht abschalten: Jede Antwort dauert länger.',
			mayBeBase:
				'Seine Datei nennt keine Übung für Gespräche: Vielleicht ist es ein Grundmodell, das nur Text fortsetzt. Ein solches folgt seinen Anweisungen nicht.',
			licenceNotRead: 'Der Lizenztext des Herausgebers für dieses Modell wurde nicht gelesen.',
			catalogNotJson: 'Diese Liste ist kein JSON-Dokument.',
			catalogWrong: (faults) => `Diese Liste hat ${faults === 1 ? 'einen Fehler' : `${faults} Fehler`}.`,
			fileMissing: (file) => `Eine Datei ${file} gibt es nicht.`,
			fileUnreadable: (file) => `Die Datei ${file} ist nicht lesbar.`,
			notAFile: (file) => `${file} ist keine Datei.`,
			getFileAgain: 'Holen Sie die Datei noch einmal, von ihrem Herausgeber.',
			fileCut: 'Die Modelldatei ist nicht ganz: Sie endet vor ihrem Inhalt.',
			remoteCut: (host) => `Die Modelldatei bei ${host} ist nicht ganz: Sie endet vor ihrem Inhalt.`,
			chooseOther: 'Wählen Sie ein anderes Modell, oder eine andere Form von diesem.',
			notGguf: 'Das ist keine GGUF-Modelldatei: Sie beginnt nicht wie eine.',
			ggufVersion: (version) => `Diese GGUF-Datei hat Version ${version}; lesbar sind nur 2 und 3.`,
			bigEndian: 'Diese GGUF-Datei ist für eine andere Art Prozessor gemacht (big-endian).',
			headerTooLarge: (limit) =>
				`Die Beschreibung am Anfang dieser Modelldatei ist größer als ${Math.round(limit / 1024 ** 2)} MiB.`,
			absurd: (what, value) => `Die Modelldatei ergibt keinen Sinn: ${what} soll ${value.slice(0, 24)} sein.`,
			wouldFill: 'Die Modelldatei ergibt keinen Sinn: Allein ihre Beschreibung würde den Speicher füllen.',
			strangeKey: (key, type) => `Die Modelldatei ergibt keinen Sinn: "${key.slice(0, 80)}" hat die Art ${type}.`,
			strangeTensor: (name) =>
				`Die Modelldatei ergibt keinen Sinn: Ihr Tensor "${name.slice(0, 80)}" kann so nicht sein.`,
			strangeType: (name) => `Die Art des Tensors "${name.slice(0, 80)}" kennt dieses Programm nicht.`,
			noTensors: 'Die Modelldatei zählt keine Tensoren (Zahlenblöcke) auf.',
			keyName: 'die Länge eines Schlüssels',
			keyCount: 'die Zahl der Schlüssel',
			tensorCount: 'die Zahl der Tensoren (Zahlenblöcke)',
			tensorName: 'die Länge des Namens eines Tensors',
			tensorSize: (name) => `die Größe des Tensors "${name.slice(0, 80)}"`,
			textLength: (key) => `die Länge eines Texts in "${key.slice(0, 80)}"`,
			listLength: (key) => `die Länge der Liste "${key.slice(0, 80)}"`,
			noParameters: 'Weder die Datei noch die Liste ihres Herausgebers sagt, wie viele Parameter es hat.',
			noQuantization: 'Die Datei sagt nicht, wie ihre Zahlen gespeichert sind.',
			noArchitecture: 'Die Datei sagt nicht, welche Architektur es hat.',
			noLicence: 'Die Datei nennt keine Lizenz.',
			licenceMissing:
				'Es ist keine Lizenz darin genannt: Sehen Sie auf der Seite seines Herausgebers nach, bevor Sie es nutzen.',
			noContext: 'Die Datei sagt nicht, für wie lange Gespräche es geübt wurde.',
			tensorsNotRead: 'Die Liste seiner Tensoren (Zahlenblöcke) wurde nicht gelesen.',
			partMissing: (file, all) => `Dieses Modell kommt in ${all} Dateien, und ${file} ist nicht da.`,
			split: (all) => `Es kommt in ${all} Dateien; Ollama nimmt nur Modelle in einer Datei.`,
			needsNewerOllama: 'Es braucht ein neueres Ollama als das auf diesem Computer.',
			sizeNotAsked: 'Nach seiner Größe wurde nicht gefragt.',
			onlyDescribed: 'Nur seine Größe ist beschrieben.',
			described: (text) => `Ein Modell, beschrieben als ${text}`,
			describedLike: (title) =>
				`Eine Schätzung: Seine Form ist von ${title}, dem in der Größe nächsten, das hier bekannt ist.`,
			didYouMean: (names) => `Meinten Sie ${names.join(', ')}?`,
			seeCatalog: '{me advise} zählt die Modelle auf, die auf diesen Computer passen.',
			unknownModel: (name) => `Ein Modell mit dem Namen ${name.slice(0, 120)} gibt es nicht.`,
			nothingThere: (url) => `Unter ${url.slice(0, 200)} gibt es keine Modelldatei.`,
			noQuant: (tag, repository) => `${repository} hat keine Datei in der Form ${tag.slice(0, 60)}.`,
			sizeNotListed: 'Die Liste des Servers nennt seine Größe nicht.',
			manifestBad: (host) => `Was von ${host} kam, ist nicht die Beschreibung eines Modells.`,
			loginPage: (host) =>
				`Statt einer Antwort von ${host} kam eine Webseite: Dieses Netz möchte zuerst eine Anmeldung.`,
			loginPageCure:
				'Öffnen Sie irgendeine Seite in einem Browser, melden Sie sich im Netz an, dann versuchen Sie es noch einmal.',
		},
		cannotWords: {
			embedding: { text: 'Es macht aus Text Zahlen für die Suche; ein Gespräch kann es nicht führen.' },
			reranker: { text: 'Es ordnet Suchergebnisse; ein Gespräch kann es nicht führen.' },
			adapter: { text: 'Es ist ein Zusatz zu einem anderen Modell, kein eigenes.' },
			noLanguage: (architecture) => ({
				text: `Es ist ein Teil für Bilder oder Ton (${architecture.slice(0, 40)}); ein Gespräch kann es nicht führen.`,
			}),
			code: { text: 'Es ergänzt Programmcode; für Gespräche ist es nicht gemacht.' },
			base: { text: 'Es ist ein Grundmodell: Es setzt nur Text fort und hat nie gelernt, ein Gespräch zu führen.' },
			noTemplate: {
				text: 'Es hat keine Gesprächsvorlage (die Form eines Gesprächs) und wüsste darum nicht, wer spricht.',
			},
			noChat: { text: 'Ollama sagt, dass es kein Gespräch führen kann.' },
			cloud: { text: 'Es läuft auf dem Computer von jemand anderem; was Sie schreiben, würde Ihren verlassen.' },
			mlx: { text: 'Es ist nur für MLX von Apple gemacht, das dieses Programm nicht einrichtet.' },
			safetensors: { text: 'Seine Dateien sind in der Form safetensors; Ollama braucht eine GGUF-Datei.' },
			noModel: { text: 'Unter diesem Namen gibt es nichts mit einem Modell, das hier laufen könnte.' },
			sharded: { text: 'Es kommt in mehreren Dateien; Ollama nimmt nur Modelle in einer Datei.' },
		},
		remoteWords: {
			dns: (host) => `Der Name ${host} war nicht zu finden: Es scheint kein Netz zu geben.`,
			certificate: (host) => `Der Verbindung zu ${host} ist nicht zu trauen: Ihr Zertifikat wurde nicht angenommen.`,
			proxy: (host) => `Der Proxy lässt uns nicht zu ${host} durch.`,
			proxyCure:
				'Sehen Sie nach HTTPS_PROXY und NO_PROXY, dann versuchen Sie es noch einmal. Die Modelle unserer eigenen Liste lassen sich ohne ihn prüfen.',
			late: (host) => `${host} hat nicht rechtzeitig geantwortet.`,
			unreachable: (host) => `${host} war nicht erreichbar.`,
			networkCure:
				'Sehen Sie nach der Verbindung zum Netz, dann versuchen Sie es noch einmal. Die Modelle unserer eigenen Liste lassen sich ohne sie prüfen.',
			notAllowed: (host) => `${host} gibt dieses Modell nicht ohne Konto heraus, oder hat keines mit diesem Namen.`,
			notAllowedCure:
				'Wählen Sie ein anderes Modell, oder nehmen Sie seine Bedingungen auf seiner Seite an und holen Sie die Datei selbst.',
			tooOld: 'Dieses Modell braucht ein neueres Ollama als das, das gefragt hat.',
			tooOldCure: 'Bringen Sie Ollama auf den neuen Stand, oder wählen Sie ein anderes Modell.',
			busy: (host) => `${host} sagt, dass zu oft gefragt wurde.`,
			later: 'Versuchen Sie es in einigen Minuten noch einmal.',
			down: (host, status) => `${host} ist gestört (Antwort ${status}).`,
			refused: (host, status) => `${host} hat die Anfrage abgelehnt (Antwort ${status}).`,
			redirected: (from, to) => `${from} leitet ohne Verschlüsselung zu ${to} weiter; dem wurde nicht gefolgt.`,
			loop: (host) => `${host} leitet ohne Ende von einer Adresse zur nächsten.`,
			large: (host) => `Die Antwort von ${host} ist für die Beschreibung eines Modells viel zu lang.`,
			range: (host) => `${host} hat einen anderen Teil der Datei geschickt als verlangt.`,
		},
	},

	said: {
		none: 'es gibt keine',
		units: { gpu: '', ram: ' GB', 'cpu-bandwidth': ' GB je Sekunde', cores: ' Kerne' },
		beside: (on) => `von Ihnen am ${germanDay(on)} gesagt, nicht gesehen`,
		ofSeen: (on) => `wie Sie am ${germanDay(on)} sagten`,
		noCard: (on) => `keine Grafikkarte, von Ihnen am ${germanDay(on)} gesagt; Modelle laufen auf dem Prozessor`,
		source: (on, seen) => `von Ihnen am ${germanDay(on)} gesagt, nicht gesehen; gesehen wurde: ${seen}`,
		counted: (key, value, on) =>
			`Gerechnet mit ${facts[key]}, wie Sie am ${germanDay(on)} sagten, nicht wie gesehen: ${told(key, value)}.`,
		nothing: 'nichts',
		notKnown: 'nicht bekannt',
		elsewhere: 'es ist ein anderer Computer',
		unknown: (why) => `nicht bekannt, ${why}`,
		cores: (cores) => count(cores, 'Kern', 'Kerne'),
		bandwidth: (value) => `${Math.round(value / 1e9)} GB je Sekunde`,
		ifSeen: 'Sie wurde nicht gesehen. Ollama nutzt sie nur, wenn auch Ollama sie sieht.',
		finding: ({ key, value, on, seen }, more, host) => ({
			text: [
				`Am ${germanDay(on)} sagten Sie zu ${facts[key]}: ${told(key, value)}.`,
				host === null ? `Gesehen wurde: ${seen}.` : '',
				more,
			]
				.filter(Boolean)
				.join(' '),
			cure: `Um es zurückzunehmen: {me machine ${host === null ? '' : `--host ${host} `}--unset ${key}}`,
		}),
		moreGpu: 'Ollama nutzt nur, was es selbst sieht.',
		noneButSeen: 'Ollama nutzt das Gesehene vielleicht trotzdem.',
		moreRam: (size) => `Wenn es wirklich nur ${memory(size)} sind, passt ein Modell nicht, das mehr braucht.`,
		noMac:
			'Apple-Chips sind nur in Macs, und dieser Computer ist keiner. Für einen Computer, den Sie nicht haben, antwortet {me advise --gpu "M4 Pro"} einmal.',
		wrong: (file, why) => `Was in ${file} über diesen Computer gesagt ist, lässt sich nicht nutzen: ${why}`,
		wrongCure:
			'Sagen Sie es noch einmal mit {me machine --set KEY=VALUE}, oder nehmen Sie es zurück mit {me machine --unset KEY}.',
		noSuchKey: (key) => `"${key}" lässt sich über einen Computer nicht sagen.`,
		keys: (keys, near) => (near ? `Meinten Sie ${near}?` : `Sagen lässt sich: ${keys.join(', ')}.`),
		form: (text) => `--set braucht KEY=VALUE; "${text}" ist das nicht.`,
		example: 'Zum Beispiel: {me machine --set gpu="RTX 3060:12" --set ram=32}',
		once: (key) => `${key} lässt sich einmal sagen; nur gpu mehrmals, für mehrere Karten.`,
		alone:
			'--set und --unset berichtigen einen wirklichen Computer; sie gehen nicht mit Optionen zusammen, die einen erfinden.',
		aloneCure: 'Lassen Sie --machine, --from, --ram, --gpu und --cpu-bandwidth weg.',
		bothWays: (key) => `${key} wird zugleich gesagt und zurückgenommen.`,
		about: (host) => (host === null ? 'dieser Computer' : `der Computer des Servers unter ${host}`),
		kept: (about, text) => `Behalten (${about}): ${text}`,
		takenBack: (about, key) => `Zurückgenommen (${about}): ${key}. Es gilt wieder, was zu sehen ist.`,
		notSet: (about, key) => `Zu ${key} war nichts gesagt (${about}).`,
		nothingSet: (about) => `Es war nichts gesagt (${about}).`,
		file: (file) => `Es steht in ${file}.`,
	},

	doctor: {
		title: 'Wie es steht',
		groups: {
			machine: 'Dieser Computer',
			companion: 'Der Begleiter',
			data: 'Was hier aufbewahrt wird',
			privacy: 'Privatsphäre',
		},
		marks: { pass: 'gut', fail: 'falsch', unknown: 'unklar' },
		done: { pass: 'erledigt', fail: 'fehlgeschlagen', unknown: 'bleibt' },
		unknown: (subject, why) => `${subject}, ist nicht bekannt: ${why}.`,
		fine: (n) => `${count(n, 'Punkt ist', 'Punkte sind')} in Ordnung.`,
		together: (n, why) => `${n} Punkte sind nicht bekannt: ${why}.`,
		allWell: 'Es ist alles in Ordnung, soweit es zu sehen war.',
		open: (n) =>
			`${n === 1 ? 'Ein Punkt war' : `${n} Punkte waren`} nicht zu sehen; das ist kein Fehler und keine Entwarnung.`,
		wrong: (n) => (n === 1 ? 'Ein Punkt ist nicht in Ordnung.' : `${n} Punkte sind nicht in Ordnung.`),
		more: 'Alles im Einzelnen: {me doctor --all}',
		mend: '{me doctor --fix} behebt, was von hier zu beheben ist, und zeigt es vorher.',
		looking: 'Nachsehen; nichts wird verändert, und nichts verlässt diesen Computer …',
		lookingElsewhere: (asked) => `Nachsehen; nichts wird geändert. Auch gefragt: ${asked.join('; ')} …`,
		askedOnline: 'github.com (neuestes Ollama)',
	},

	doctorBundle: {
		lead: 'Das ist alles, was in der Datei stünde: was dieser Computer sagte, als er angesehen wurde. Namen, Seriennummern, Hardware-Adressen, persönliche Ordner und Namen von Computern wurden entfernt. Bitte sehen Sie es durch; es wird nirgendwohin geschickt.',
		question: (file) => `Als ${file} speichern?`,
		replace: (file) => `${file} gibt es schon. Ersetzen?`,
		yes: 'Ja, speichern',
		no: 'Nein',
		replaceYes: 'Ja, ersetzen',
		saved: (file) => `Gespeichert als ${file}, nur für Ihre Augen. {me machine --from ${file}} liest es.`,
		notSaved: 'Es wurde nichts gespeichert.',
		unattended: (file) => `Es wurde nichts gespeichert. Um es zu speichern:  {me doctor --bundle ${file} --yes}`,
		exists: (file) => `${file} gibt es schon und wird nicht ungefragt ersetzt.`,
		existsCure: 'Nennen Sie eine andere Datei, oder entfernen Sie jene zuerst.',
		cannot: (file) => `${file} lässt sich nicht schreiben.`,
		cannotCure: 'Nennen Sie eine Datei in einem Ihrer Ordner.',
		alone: '--bundle steht allein; es geht nicht zusammen mit --fix oder --online.',
	},

	doctorChecks: {
		machineChecks: {
			processor: {
				subject: 'Ob der Prozessor für Modelle schnell genug ist',
				well: (name) => `Der Prozessor hat, was Ollama möchte (${name}).`,
				noAvx2: 'Dem Prozessor fehlt AVX2; Modelle schreiben darum sehr langsam auf ihm.',
				noAvx2Cure: 'Wählen Sie ein kleines Modell: {me advise}',
			},
			memory: {
				subject: 'Wie viel Speicher frei ist',
				well: (free, total) => `${free} von ${total} Speicher sind jetzt frei.`,
				short: (free) => `Nur ${free} Speicher sind jetzt frei; das ist für jedes Modell zu wenig.`,
				shortCure: 'Schließen Sie andere Programme.',
			},
			graphics: {
				subject: 'Was Ollama mit der Grafikkarte anfängt',
				none: 'Es wurde keine Grafikkarte gefunden; Modelle laufen auf dem Prozessor.',
			},
		},
		ollamaChecks: {
			installed: {
				subject: 'Ob Ollama installiert ist',
				well: (file) => `Ollama ist installiert (${file}).`,
				served: 'Ollama antwortet; wo sein Programm liegt, ist nicht zu sehen.',
				missing: 'Ollama ist nicht installiert.',
				cure: '{me setup} installiert es.',
			},
			running: {
				subject: 'Ob Ollama läuft',
				well: (host, ours) =>
					`Ollama antwortet unter ${host}${ours ? '; es ist unseres' : '; es war schon da und wird so genutzt, wie es ist'}.`,
				stopped: 'Ollama läuft gerade nicht; {me talk} startet es, wenn es gebraucht wird.',
				stoppedByHand: 'Ollama läuft nicht.',
				byHandCure: 'Öffnen Sie Ollama, dann sehen Sie noch einmal nach.',
				silent: 'es hält seinen Port und sagt nichts; gleich nach einem Start kann das 90 Sekunden dauern',
				unreachable: (host) => `Das eingestellte Ollama (${host}) ist nicht erreichbar.`,
				unreachableCure: 'Sehen Sie nach OLLAMA_HOST und --host, und nach jenem Computer.',
				refuses: (host) => `Das Ollama unter ${host} lehnt es ab, unter diesem Namen zu antworten.`,
				refusesCure: 'Nehmen Sie seine Adresse in Ziffern statt eines Namens.',
			},
			port: {
				well: (host) => `Den Port von Ollama (${host}) hält nichts anderes.`,
				held: (host, by) => `Den Port von Ollama (${host}) nutzt ${by ?? 'ein anderes Programm'}.`,
				cure: 'Halten Sie jenes Programm an, oder geben Sie Ollama einen anderen Port mit OLLAMA_HOST.',
			},
			versions: {
				subject: 'Welche Version von Ollama das ist',
				well: (version) => `Programm und Server haben dieselbe Version (${version}).`,
				one: (version) => `Seine Version ist ${version}.`,
				differ: (server, program) =>
					`Der Server, der läuft, ist ${server}, das Programm auf dem Datenträger ${program}: Es läuft noch der alte.`,
				cure: 'Starten Sie Ollama neu.',
				fixCure: 'Das macht {me doctor --fix}.',
				old: (version, least) => `Ollama ${version} ist zu alt; nötig ist ${least} oder neuer.`,
				oldCure:
					'Bringen Sie Ollama so auf den neuen Stand, wie es installiert wurde; eines, das unseres ist, erneuert {me setup}.',
				enough: (version) => `Ollama ${version} ist neu genug.`,
			},
			engine: {
				subject: 'Ob Ollama vollständig ist',
				well: 'Der Teil von Ollama, der Modelle ausführt, ist an seinem Platz.',
				missing: 'Der Teil von Ollama, der Modelle ausführt (llama-server), fehlt.',
				cure: 'Installieren Sie Ollama noch einmal von dort, woher es kam; eines, das unseres ist, bringt {me setup} in Ordnung.',
			},
			gpu: {
				subject: 'Ob die Grafikkarte wirklich genutzt wird',
				processor: 'Es läuft auf dem Prozessor, wie es hier zu erwarten ist.',
				used: (share) => `${share} % des geladenen Modells liegen auf der Grafikkarte.`,
				proved: 'Bei seiner Probe lief der Begleiter auf der Grafikkarte.',
				missed:
					'Ollama sollte die Grafikkarte nutzen, aber das Modell liegt im Arbeitsspeicher und läuft auf dem Prozessor.',
				missedProof:
					'Ollama sollte die Grafikkarte nutzen, aber bei seiner Probe lief der Begleiter auf dem Prozessor.',
				cure: 'Starten Sie Ollama neu. Wenn das nicht hilft, bringen Sie den Treiber der Karte auf den neuen Stand; {me machine --why} sagt mehr.',
			},
			service: {
				well: 'Unser Server läuft als ein Dienst, der Ihnen gehört.',
				alone: 'Unser Server läuft als eigener Prozess.',
				theirs: 'Der Server ist nicht unserer; er bleibt denen überlassen, die ihn eingerichtet haben.',
				stopped: 'Unser Dienst ist angehalten, wie es sein soll, solange Ollama nicht gebraucht wird.',
				twice: (n) => `Es laufen ${n} Server von uns; einer genügt.`,
				twiceCure: '{me stop} beendet sie; {me talk} startet wieder einen.',
			},
			folder: {
				subject: 'Welche Rechte der Ordner für Modelle hat',
				well: (folder) => `Der Ordner für Modelle ist da, und es lässt sich hineinschreiben (${folder}).`,
				notYet: (folder) => `Der Ordner für Modelle entsteht mit dem ersten Modell (${folder}).`,
				theirs: (folder) => `Der Ordner für Modelle gehört denen, die Ollama betreiben (${folder}).`,
				denied: (folder) => `In den Ordner für Modelle lässt sich nicht schreiben (${folder}).`,
				deniedCure:
					'Machen Sie jenen Ordner für sich beschreibbar, oder wählen Sie einen anderen: {me setup --models-dir DIR}',
			},
			newest: {
				subject: 'Ob es ein neueres Ollama gibt',
				asking: 'github.com wird nach der neuesten Version von Ollama gefragt; sonst wird nichts geschickt.',
				same: (version) => `Ollama ${version} ist das neueste.`,
				newer: (newest, version) => `Es ist ein neueres Ollama erschienen: ${newest}; hier ist ${version}.`,
				there: (newest) => `Das neueste Ollama ist ${newest}.`,
			},
		},
		companionChecks: {
			made: {
				subject: 'Ob der Begleiter da ist',
				well: (name) => `Der Begleiter ${name} ist da.`,
				never: 'Es ist noch kein Begleiter eingerichtet.',
				gone: (name) => `Der Begleiter ${name} ist nicht mehr in Ollama.`,
				cure: '{me setup} macht ihn.',
			},
			base: {
				subject: 'Ob das Modell da ist, aus dem er gemacht ist',
				well: (model) => `Das Modell, aus dem er gemacht ist, ist da (${model}).`,
				gone: (model) => `Das Modell, aus dem er gemacht ist (${model}), ist nicht mehr da.`,
				cure: '{me setup} holt es wieder.',
			},
			prompt: {
				subject: 'Ob seine Anweisungen unversehrt sind',
				well: 'Seine Anweisungen sind die, die er bekommen hat, Buchstabe für Buchstabe.',
				changed: 'Seine Anweisungen sind nicht die, die er bekommen hat; jemand oder ein Programm hat sie geändert.',
				emptied: 'Er hat keine Anweisungen mehr und spricht darum ohne die Sorgfalt, um die sie bitten.',
				cure: '{me prompt --diff} zeigt, was anders ist; {me doctor --fix} macht ihn neu und behält den geänderten.',
				foreign:
					'{me prompt --diff} zeigt, was anders ist. {me doctor --fix} fragt, ob jener beiseitegelegt und der Begleiter neu gemacht werden soll.',
			},
			parameters: {
				subject: 'Ob seine Einstellungen unversehrt sind',
				well: 'Seine Einstellungen sind die, mit denen er gemacht wurde.',
				changed: (names) => `Seine Einstellungen sind nicht die, mit denen er gemacht wurde: ${names}.`,
				examples: 'seine Beispiele',
			},
			current: {
				well: 'Seine Anweisungen sind die, die sich jetzt aus Ihren Antworten ergeben.',
				other:
					'Aus Ihren Antworten oder aus diesem Programm ergäben sich jetzt andere Anweisungen als die, mit denen er gemacht wurde.',
				cure: '{me prompt --diff} zeigt sie; {me setup} macht ihn neu.',
			},
			frontEnds: {
				none: 'An den üblichen Orten war kein Chat-Programm zu sehen, von dem bekannt ist, dass es seine Anweisungen ersetzt.',
				some: (names) =>
					`Eigene Anweisungen, die an die Stelle derer des Begleiters treten, können kommen von: ${names}. Dort spräche der Begleiter ohne die Sorgfalt.`,
				cure: 'Für den Begleiter nehmen Sie {me talk}.',
			},
		},
		dataChecks: {
			journal: {
				none: 'An diesem Computer wurde noch nichts getan.',
				well: (n) => `Die Liste dessen, was getan wurde, ist lesbar (${count(n, 'Zeile', 'Zeilen')}).`,
				broken: (n) =>
					`Die Liste dessen, was getan wurde, ist lesbar; ${count(n, 'abgeschnittene Zeile wird', 'abgeschnittene Zeilen werden')} übergangen.`,
				closed: 'Die Liste dessen, was getan wurde, ist nicht lesbar; darum ließe sich nichts zurücknehmen.',
				closedCure: (folder) => `Machen Sie ${folder} wieder zu Ihrem: sudo chown -R "$USER" ${folder}`,
			},
			lock: {
				none: 'Es arbeitet kein anderes {me}.',
				held: 'Ein anderes {me} arbeitet gerade.',
				stale: 'Ein gewaltsam beendetes {me} hat seine Sperre hinterlassen.',
				cure: '{me doctor --fix} entfernt sie; das nächste {me setup} tut es auch.',
			},
			answers: {
				none: 'Es sind noch keine Antworten von Ihnen aufbewahrt.',
				well: 'Ihre Antworten sind lesbar.',
				broken: (file) => `Die Datei mit Ihren Antworten ist beschädigt (${file}).`,
				brokenCure: '{me setup} fragt noch einmal und schreibt sie neu.',
			},
			rights: {
				well: 'Was von Ihnen aufbewahrt ist, kann nur Ihr Benutzer lesen.',
				open: (files) => `Andere mit einem Benutzerkonto auf diesem Computer können lesen: ${files}.`,
				cure: '{me doctor --fix} verschließt es vor ihnen.',
				windows: 'Ob andere lesen können, was von Ihnen aufbewahrt ist',
			},
			partials: {
				subject: 'Ob Teile von Downloads herumliegen',
				none: 'Es liegt kein Teil eines abgebrochenen Downloads herum.',
				now: (size) => `Gerade läuft ein Download (bis jetzt ${size}).`,
				some: (n, size) =>
					`${count(n, 'Download wurde', 'Downloads wurden')} abgebrochen; ${size} davon liegen im Ordner für Modelle.`,
				cure: '{me setup} macht damit weiter; {me doctor --fix} entfernt es.',
			},
			leftovers: {
				none: 'Von einer abgebrochenen Installation ist nichts übrig.',
				some: (size) => `Eine abgebrochene Installation von Ollama hat ${size} hinterlassen.`,
				cure: '{me setup} macht damit weiter; {me doctor --fix} entfernt es.',
			},
			disk: {
				subject: 'Wie viel Platz ist, wo Modelle liegen',
				well: (free) => `${free} sind frei, wo Modelle liegen.`,
				full: (free) =>
					`Nur ${free} sind frei, wo Modelle liegen; ein voller Datenträger bricht Downloads ab und vieles andere.`,
				cure: 'Machen Sie Platz frei, oder legen Sie Modelle auf einen anderen Datenträger: {me setup --models-dir DIR}',
			},
			sizeUnknown: 'eine unbekannte Menge',
		},
	},

	doctorFix: {
		title: 'Was getan würde',
		nothing: 'Hier ist nichts, das sich von hier beheben ließe.',
		unattended: 'Es wurde nichts verändert. Um es zu tun:  {me doctor --fix --yes}',
		question: 'Soll ich das tun?',
		yes: 'Ja, so machen',
		no: 'Nein, alles lassen',
		left: 'Es wurde nichts verändert.',
		askShared: (title, why) => `${title}? ${why}`,
		yesShared: 'So machen',
		noShared: 'Lassen',
		notOurs: 'Nicht allein unseres, darum bleibt es, wenn Sie nichts anderes sagen',
		stays: 'es bleibt, wie es ist',
		lock: {
			title: 'Die hinterlassene Sperre entfernen',
			change: 'Ihr Prozess ist nicht mehr da. Nichts braucht sie.',
			undo: 'lässt sich nicht zurücknehmen und muss es auch nicht',
			done: 'entfernt',
		},
		rights: {
			title: (file) => `${file} vor anderen verschließen`,
			change: (from, to) => `Die Rechte werden ${to} statt ${from}.`,
			done: 'verschlossen',
		},
		leftovers: {
			title: (size) => `Entfernen, was eine abgebrochene Installation hinterlassen hat (${size})`,
			change: 'Es liegt in einem Ordner von uns; es würde wieder geholt, wenn es gebraucht wird.',
			undo: '{me setup} holt es wieder',
		},
		partials: {
			title: (n, size) => `${count(n, 'abgebrochenen Download', 'abgebrochene Downloads')} entfernen (${size})`,
			change: 'Ollama selbst entfernt solche Teile bei einem Start, wenn sie älter als eine Stunde sind.',
			undo: '{me setup} holt es wieder',
			shared: 'Vielleicht hat ein anderes Programm das begonnen und will damit weitermachen.',
		},
		server: {
			title: 'Unseren Server neu starten',
			change:
				'Als Ihr eigenes Programm, nur von diesem Computer aus erreichbar, ohne Cloud-Funktionen. Ein Gespräch, das gerade geführt wird, endet.',
			undo: '{me stop} hält ihn an',
			done: (version) => `läuft wieder, Version ${version}`,
		},
		companion: {
			title: (name) => `${name} neu machen, mit seinen Anweisungen`,
			change: (name, date) => `Der geänderte bleibt als ${name}-before-${date}.`,
			done: 'neu gemacht',
			kept: (kept) => `neu gemacht; der geänderte bleibt als ${kept}`,
			shared: 'Der vorhandene beginnt nicht wie unserer; jemand hat ihn also mit Absicht so gemacht.',
		},
		gone: 'es war schon weg',
		removed: 'entfernt',
	},

	doctorPrivacy: {
		cloud: {
			subject: 'Ob seine Cloud-Funktionen aus sind',
			well: 'Die Cloud-Funktionen von Ollama sind aus.',
			before: 'Dieses Ollama ist älter als die Cloud-Funktionen.',
			on: 'Die Cloud-Funktionen von Ollama sind an: Es nimmt im Hintergrund Verbindung zu ollama.com auf und kann dort Modelle ausführen.',
			cure: (ours) => without(ours, 'Setzen Sie für jenen Server OLLAMA_NO_CLOUD=1.'),
			noSwitch: (version) => `Ollama ${version} hat Cloud-Funktionen und keinen Schalter, um sie auszuschalten.`,
			noSwitchCure: 'Bringen Sie Ollama auf 0.16.2 oder neuer.',
		},
		models: {
			subject: 'Ob ein Modell auf anderen Computern läuft',
			well: 'Keines der Modelle hier läuft auf anderen Computern.',
			some: (names) =>
				`${names.length === 1 ? 'Ein Modell hier läuft' : 'Modelle hier laufen'} auf anderen Computern (${names.join(', ')}): Was dort geschrieben wird, verlässt diesen.`,
			cure: (names) => `Wo Sie das nicht wollen: ollama rm ${names.join(' ')}`,
		},
		companion: {
			subject: 'Ob der Begleiter von diesem Computer läuft',
			well: 'Der Begleiter läuft aus einer Datei auf diesem Computer, mit den Anweisungen, die er bekommen hat.',
			remote: (host) => `Der Begleiter läuft auf einem anderen Computer (${host}).`,
			noFile: 'Der Begleiter ist nicht aus einer Datei auf diesem Computer gemacht.',
			changed: 'Der Begleiter hat nicht die Anweisungen, die er bekommen hat.',
			cure: '{me doctor} sagt unter "Der Begleiter", was hilft; bis dahin nutzen Sie ihn nicht.',
		},
		reached: {
			subject: 'Ob andere Computer Ollama erreichen können',
			well: 'Unter den Adressen, die andere kennen, antwortet dieser Computer nicht für Ollama.',
			open: (addresses) => `Andere Computer in Ihrem Netz können Ollama erreichen (unter ${addresses}).`,
			cure: (ours) => without(ours, 'Setzen Sie für jenen Server OLLAMA_HOST=127.0.0.1.'),
		},
		page: {
			subject: 'Ob Webseiten mit Ollama sprechen können',
			well: 'Eine Webseite in Ihrem Browser kann nicht mit Ollama sprechen.',
			open: 'Jede Webseite in Ihrem Browser kann mit Ollama sprechen und seine Antworten lesen.',
			cure: (ours) => without(ours, 'Entfernen Sie OLLAMA_ORIGINS aus den Einstellungen jenes Servers.'),
			odd: 'es antwortete einer fremden Seite, aber so, dass die Seite es nicht lesen kann',
		},
		name: {
			subject: 'Ob sich Ollama mit einem fremden Namen täuschen lässt',
			well: 'Ollama lehnt es ab, unter einem fremden Namen zu antworten.',
			open: 'Ollama antwortet unter einem fremden Namen; eine Webseite kann sich darum als dieser Computer ausgeben.',
			cure: (ours) =>
				without(ours, 'Setzen Sie für jenen Server OLLAMA_HOST=127.0.0.1, und bringen Sie ihn auf den neuen Stand.'),
			odd: (status) => `es antwortete mit ${status}`,
		},
		debug: {
			subject: 'Ob andere in sein Inneres sehen können',
			well: 'Seine Seiten für Entwickler antworten nur diesem Computer.',
			off: 'Es hat keine Seiten für Entwickler.',
			open: 'Seine Seiten für Entwickler lassen sich von anderen Computern aus öffnen.',
			cure: (ours) => without(ours, 'Setzen Sie für jenen Server OLLAMA_HOST=127.0.0.1.'),
		},
		listening: {
			subject: 'Wo Ollama auf Anfragen wartet',
			well: 'Ollama wartet nur auf Anfragen von diesem Computer.',
			open: (addresses) => `Ollama wartet auf Anfragen aus dem Netz (${addresses}).`,
			cure: (ours) => without(ours, 'Setzen Sie für jenen Server OLLAMA_HOST=127.0.0.1.'),
		},
		settings: {
			subject: 'Welche Einstellungen der Server hat',
			well: (source) => `Die Einstellungen des Servers öffnen nichts (das sagt ${source}).`,
			open: (names) => `Der Server hat Einstellungen, die ihn öffnen oder aufschreiben, was Sie sagen: ${names}.`,
			cure: (ours) => without(ours, 'Entfernen Sie sie aus den Einstellungen jenes Servers.'),
		},
		file: {
			subject: 'Ob seine Cloud-Funktionen aus bleiben',
			well: 'Die Datei mit seinem Schalter sagt, dass die Cloud-Funktionen aus sind.',
			running: 'Es gibt keine Datei mit seinem Schalter; beim laufenden Server sind die Cloud-Funktionen aus.',
			on: 'Nichts auf dem Datenträger schaltet die Cloud-Funktionen aus.',
			notYet:
				'Die Datei mit seinem Schalter sagt, dass die Cloud-Funktionen aus sind, aber beim laufenden Server sind sie an.',
			cure: (ours) =>
				without(
					ours,
					'Schreiben Sie {"disable_ollama_cloud":true} in ~/.ollama/server.json des Benutzers, unter dem er läuft.',
				),
			notYetCure: 'Starten Sie Ollama neu.',
		},
		requests: {
			subject: 'Ob Anfragen auf den Datenträger geschrieben werden',
			well: 'Es wurde keine Anfrage auf den Datenträger geschrieben, und der Server ist nicht so eingestellt, dass er es täte.',
			found: (folders) => `Was zu Ollama gesagt wurde, wurde auf den Datenträger geschrieben: ${folders}.`,
			foundCure:
				'Lesen Sie, was darin steht; vielleicht können nur Sie es entfernen. Nehmen Sie OLLAMA_DEBUG_LOG_REQUESTS weg und starten Sie Ollama neu.',
			set: (names) => `Der Server ist so eingestellt, dass er aufschreibt, was zu ihm gesagt wird (${names}).`,
			cure: (ours) => without(ours, 'Nehmen Sie das für jenen Server weg.'),
		},
		history: {
			subject: 'Ob Ihre Zeilen in "ollama run" aufbewahrt werden',
			well: 'Von "ollama run" wird kein Verlauf aufbewahrt.',
			kept: 'Was Sie in "ollama run" getippt haben, steht in ~/.ollama/history. {me talk} schreibt nichts dorthin.',
			cure: 'Entfernen Sie jene Datei, und setzen Sie OLLAMA_NOHISTORY=1 für Ihre Shell.',
		},
		key: {
			subject: 'Ob der Schlüssel von Ollama nur Ihrer ist',
			well: 'Den Schlüssel von Ollama kann nur lesen, wem er gehört.',
			none: 'Ollama hat noch keinen Schlüssel gemacht.',
			open: 'Andere mit einem Benutzerkonto auf diesem Computer können den Schlüssel von Ollama lesen, an dem ollama.com es erkennt.',
		},
		app: {
			subject: 'Wie die Ollama-App eingestellt ist',
			none: 'Die Ollama-App, die Gespräche auf dem Datenträger aufbewahrt, ist nicht hier.',
			well: 'Die Ollama-App ist für das Netz und für Webseiten verschlossen; sie bewahrt die Gespräche auf, die in ihr geführt werden, und fragt jede Stunde bei ollama.com nach Updates.',
			open: (what) => `Die Ollama-App ist so eingestellt: ${what}.`,
			expose: 'sie antwortet anderen Computern',
			browser: 'sie antwortet Webseiten',
			updates: 'sie holt Updates von selbst',
			cure: 'Ändern Sie das in den Einstellungen der App. Gespräche in der App werden dort aufbewahrt; die von {me talk} nicht.',
		},
		autostart: {
			subject: 'Ob Ollama mit dem Computer startet',
			none: 'Nichts startet Ollama mit dem Computer.',
			well: (what) => `Ollama startet mit dem Computer (${what}), ohne Cloud-Funktionen.`,
			on: (what) => `Ollama startet mit dem Computer (${what}), mit seinen Cloud-Funktionen.`,
			app: (what) =>
				`Die Ollama-App startet mit dem Computer (${what}) und fragt jede Stunde bei ollama.com nach Updates.`,
			cure: 'Schalten Sie seine Cloud-Funktionen aus, oder lassen Sie es nicht von selbst starten: sudo systemctl disable ollama',
			appCure:
				'Nehmen Sie die App aus dem heraus, was mit dem Computer startet, oder beenden Sie sie; {me talk} braucht nur den Server.',
			cloudUnknown: 'es startet mit dem Computer, und ob seine Cloud-Funktionen aus sind, weiß man nicht',
		},
		proxy: {
			subject: 'Ob ein Proxy sieht, was heruntergeladen wird',
			well: 'Downloads von Modellen gehen durch keinen Proxy.',
			set: (hosts) =>
				`Downloads von Modellen gehen durch einen Proxy (${hosts}), der sehen kann, welche es sind; Gespräche nicht.`,
			cure: 'Wenn Sie jenem Proxy trauen, ist nichts zu tun. Sonst entfernen Sie HTTPS_PROXY aus den Einstellungen des Servers.',
		},
		phoned: {
			subject: 'Ob der laufende Server Verbindung zu ollama.com hatte',
			never: 'Ollama hat seine Liste von Empfehlungen nicht von ollama.com geholt.',
			before: 'Seit seinem Start hat Ollama seine Liste von Empfehlungen nicht von ollama.com geholt.',
			since: 'Seit seinem Start hatte Ollama Verbindung zu ollama.com, für seine Liste von Empfehlungen.',
			cure: (ours) => without(ours, 'Setzen Sie für jenen Server OLLAMA_NO_CLOUD=1.'),
		},
		log: {
			subject: 'Ob sein Protokoll und seine Dateien für sich bleiben',
			well: 'In seinem Protokoll steht kein Gespräch, und andere können seine Modelle nicht lesen.',
			readable:
				'In seinem Protokoll steht kein Gespräch. Andere mit einem Benutzerkonto hier können seine Modelle lesen; von Ihnen ist nichts darin.',
			cloud: 'Sein Protokoll sagt, dass es mit Cloud-Funktionen gestartet wurde.',
			prompts: 'In seinem Protokoll steht, was zu ihm gesagt wurde.',
			models:
				'Andere mit einem Benutzerkonto auf diesem Computer können den Begleiter lesen, und die Worte von Ihnen in seinen Anweisungen.',
			cure: 'Starten Sie es ohne OLLAMA_DEBUG und mit OLLAMA_NO_CLOUD=1; das Protokoll lässt sich entfernen.',
			modelsCure: 'chmod 700 ~/.ollama, wo Ollama unter Ihrem Benutzer läuft.',
		},
		engines: {
			subject: 'Wo der Teil, der Modelle ausführt, auf Anfragen wartet',
			none: 'Es ist kein Modell geladen, also wartet nichts dafür auf Anfragen.',
			well: 'Der Teil, der Modelle ausführt, wartet nur auf Anfragen von diesem Computer.',
			open: (addresses) => `Der Teil, der Modelle ausführt, wartet auf Anfragen aus dem Netz (${addresses}).`,
			cure: 'Halten Sie Ollama an, und finden Sie heraus, welche Einstellung das tut, bevor Sie weitermachen.',
		},
		docker: {
			subject: 'Ob ein Container Ollama zum Netz hin öffnet',
			none: 'Es gibt hier kein Docker, das Ollama zum Netz hin öffnen könnte.',
			well: 'Kein Container öffnet Ollama zum Netz hin.',
			open: (names) => `Ein Container öffnet Ollama zum Netz hin, an der Firewall vorbei: ${names}.`,
			cure: 'Starten Sie ihn mit -p 127.0.0.1:11434:11434.',
		},
	},

	doctorUnseen: {
		unseen: {
			notRunning: 'Ollama läuft nicht',
			elsewhere: 'das eingestellte Ollama ist ein anderer Computer',
			noProgram: 'Ollama ist nicht installiert',
			noAnswer: 'Ollama hat diese Frage nicht beantwortet',
			noAddress: 'dieser Computer hat gerade keine Adresse in einem Netz',
			silentPort: 'etwas hat den Versuch verschluckt, vielleicht eine Firewall',
			sockets: 'das System zeigt nicht, wer dort auf Anfragen wartet',
			processes: 'das System zeigt seine Prozesse nicht',
			windowsEngines: 'Windows sagt es nur mit den Rechten eines Administrators',
			windowsRights: 'Windows verwaltet Rechte auf eine Weise, die hier nicht gelesen wird',
			settings: 'weder seinen Prozess noch sein Protokoll dürfen Sie lesen',
			log: 'sein Protokoll dürfen Sie nicht lesen, oder es gibt keines',
			logStart: 'sein Protokoll reicht nicht mehr bis zu seinem Start zurück',
			start: 'das System sagt nicht, wann es gestartet wurde',
			fromProcess: 'sein Prozess',
			fromLog: 'sein Protokoll',
			appShape: 'die App bewahrt ihre Einstellungen in einer anderen Form auf, als man hier kennt',
			dockerElsewhere: 'Docker ist auf einen anderen Computer eingestellt, der nicht gefragt wird',
			closed: (file) => `${file} dürfen Sie nicht lesen`,
			unreadable: (file) => `in ${file} steht etwas anderes als erwartet`,
			noTool: (file) => `${file} hat nicht geantwortet`,
			noParts: (program) => `die Teile, die zu ${program} gehören, wurden nicht gefunden`,
			noCompanion: 'es gibt noch keinen Begleiter',
			notLoaded: 'gerade ist kein Modell geladen',
			notComposed: 'wie seine Anweisungen lauten sollten, war nicht zu ermitteln',
		},
		unseenCures: {
			notRunning: 'Starten Sie Ollama ({me talk} tut das), dann sehen Sie noch einmal nach.',
			noProgram: '{me setup} installiert es.',
			noCompanion: '{me setup} macht einen.',
			notLoaded: 'Sprechen Sie ein wenig mit {me talk}, dann sehen Sie noch einmal nach.',
			elsewhere: 'Es muss dort nachgesehen werden.',
			noAddress: 'Sehen Sie noch einmal nach, wenn dieser Computer in einem Netz ist.',
			settings: 'Wer sich um jenes Ollama kümmert, kann es sagen.',
			log: 'Wer sich um jenes Ollama kümmert, kann es sagen.',
			docker: 'Wenn Sie es nutzen: docker ps zeigt die Ports; die mit 127.0.0.1 am Anfang sind verschlossen.',
			dockerElsewhere: 'Es muss dort nachgesehen werden.',
			otherwise:
				'Wo es Ihnen wichtig ist, sehen Sie selbst nach, oder fragen Sie jemanden, der sich um diesen Computer kümmert.',
		},
	},

	prompt: {
		title: (model, form) => `Die Anweisungen für ${model}, ${form}`,
		notInCatalog: (name) => `${name} steht nicht in der Liste`,
		stored: 'Wie beim Einrichten gewählt.',
		notStored: 'Es ist noch nichts eingerichtet; das sind die üblichen Antworten.',
		limited:
			'In die kurze Form passen wenige Regeln, und ein kleines Modell übersieht Andeutungen und stimmt zu leicht zu. Größere sind besser; Verlass ist auch auf sie nicht. Hilfenummern: {me help-now}',
		honest:
			'Wer an diesem Computer ist, kann diese Anweisungen lesen und ändern, auch Sie: {me prompt --edit}. Ob Ollama sie noch so hat: {me prompt --diff}',
		programs: {
			title: 'In anderen Programmen',
			about:
				'Ein anderes Programm schickt vielleicht eigene Anweisungen; diese hier werden dann überhaupt nicht genutzt. Es lässt vielleicht auch das Nachdenken an, was langsam ist und eine Antwort leer lassen kann. {me talk} tut beides nicht. Bekannt sind:',
			rows: [
				[
					'ollama run',
					'nutzt diese Anweisungen, bis /set system sie ersetzt. Ohne Nachdenken: --think=false, oder /set nothink. Es bewahrt auf, was Sie tippen; /set nohistory hält das an.',
				],
				[
					'Open WebUI',
					'lassen Sie System Prompt im Chat, in Ihrem Konto, im Ordner und im Modell leer: Einer, der ausgefüllt ist, ersetzt diese. Ohne Nachdenken: think (Ollama) unter den erweiterten Parametern, aus.',
				],
				[
					'AnythingLLM',
					'schickt in jedem Arbeitsbereich einen eigenen System Prompt: Setzen Sie den Text oben in die Chat-Einstellungen des Arbeitsbereichs.',
				],
				[
					'andere',
					'suchen Sie "system prompt" und leeren Sie ihn, oder setzen Sie den Text oben dort ein. Bei Programmen, die die Form von OpenAI nutzen (/v1), schaltet reasoning_effort "none" das Nachdenken aus.',
				],
			],
		},
		examples: 'Beispiele, die es bekommt',
		user: 'Mensch',
		assistant: 'Antwort',
		parameters: 'Parameter',
		rules: 'Regeln',
		inPrompt: (n) => `${n} von 45 stehen in diesen Anweisungen.`,
		leftOut: 'Nicht in diesen Anweisungen, und was das Programm stattdessen tut',
		tokens: 'Länge',
		why: 'Warum',
		more: 'Zu allem der Grund: {me prompt --why}',
		same: (name) => `Ollama hat für ${name} genau diese Anweisungen.`,
		differs: (name) => `Was Ollama für ${name} hat, ist nicht das, was jetzt gemacht würde.`,
		missing: (name) => `Ollama hat kein Modell mit dem Namen ${name}.`,
		missingCure: '{me setup} macht es.',
		differsCure: 'Um es neu zu machen: {me setup}',
		heldHere: 'jetzt',
		heldThere: 'in Ollama',
		nothing: '(nichts)',
		parts: { system: 'Anweisungen', messages: 'Beispiele' },
		tierNames: { small: 'kurze Form', medium: 'mittlere Form', large: 'lange Form' },
	},

	promptEdit: {
		core: 'der Kern, am Ende noch einmal gesagt',
		tooLong: (max) => ({
			text: `Das ist länger als ${max} Zeichen; kein Modell hier könnte es neben einem Gespräch halten.`,
			cure: 'Kürzen Sie es: {me prompt --edit}',
		}),
		empty: {
			text: 'Die geänderten Anweisungen sind leer; es wurde nichts verändert.',
			cure: 'Um zu den zusammengestellten zurückzugehen: {me prompt --reset}',
		},
		marks: (mark) => ({
			text: `Die geänderten Anweisungen enthalten "${mark}", was Modelle als eigenen Befehl lesen.`,
			cure: 'Lassen Sie diese Zeichen weg: {me prompt --edit}',
		}),
		digits: {
			text: 'Die geänderten Anweisungen enthalten etwas, das wie eine Telefonnummer aussieht. Modelle verdrehen Nummern, und jemand in Gefahr könnte eine falsche bekommen.',
			cure: 'Lassen Sie die Nummer weg. Hilfenummern: {me help-now}',
		},
		tooLarge: (tokens, context, needed) => ({
			text: `Die geänderten Anweisungen nehmen etwa ${tokens} Tokens ein, mehr als 12 % eines Kontexts von ${context}; sie könnten verloren gehen.`,
			cure: `Kürzen Sie sie ({me prompt --edit}), gehen Sie zurück ({me prompt --reset}), oder nehmen Sie einen längeren Kontext: --context ${needed}`,
		}),
		noEditor: 'Auf diesem Computer ist kein Texteditor genannt.',
		noEditorCure: (windows) =>
			windows
				? 'Nennen Sie einen und versuchen Sie es noch einmal: set EDITOR=notepad, dann {me prompt --edit}'
				: 'Nennen Sie einen und versuchen Sie es noch einmal: EDITOR=nano {me prompt --edit}',
		editorMissing: (name, why) => `Der Texteditor "${name}" ließ sich nicht starten (${why}).`,
		editorFailed: (name, code) =>
			`Der Texteditor "${name}" endete mit ${code ?? 'einem Signal'}; es wurde nichts verändert.`,
		editorFailedCure: 'Versuchen Sie es noch einmal, oder nennen Sie einen anderen in VISUAL oder EDITOR.',
		needsTerminal: 'Zum Ändern braucht es ein Terminal, für den Texteditor und für eine Frage.',
		needsTerminalCure: 'Starten Sie {me prompt --edit} in einem Terminal.',
		answersToo: (flag) =>
			`--${flag} geht nicht zusammen mit --edit oder --reset: Diese ändern die Anweisungen zu den aufbewahrten Antworten.`,
		answersTooCure: 'Ändern Sie zuerst die Antworten: {me setup}',
		together: (one, other) => `--${one} und --${other} gehen nicht zusammen.`,
		togetherCure: (first, then) => `Eins nach dem anderen: {me prompt --${first}}, dann {me prompt --${then}}`,
		same: 'Es wurde nichts verändert.',
		dropsNothing: 'Jede Regel steht noch da, Wort für Wort.',
		drops: 'Nicht mehr Wort für Wort da, und darum als weggelassen gezählt:',
		dropsMust:
			'Darunter sind Regeln, ohne die kein Modell sein sollte. Das Programm tut weiter, was es selbst tut: {me help-now}, die Uhr, die Bemerkungen in {me talk}.',
		question: 'Diese Änderung behalten?',
		keep: 'Behalten',
		again: 'Noch einmal ändern',
		leave: 'Alles lassen, wie es war',
		kept: 'Die Änderung ist behalten und bleibt beim nächsten Einrichten. Um zurückzugehen: {me prompt --reset}',
		resetQuestion: 'Ihre Änderung entfernen und zu den zusammengestellten Anweisungen zurückgehen?',
		resetYes: 'Ja, zurück',
		resetNo: 'Nein, meine Änderung behalten',
		resetUnattended: 'Es wurde nichts verändert. Um die Änderung zu entfernen: {me prompt --reset --yes}',
		reset: 'Die Änderung ist entfernt.',
		noEdit: 'Es gibt keine Änderung; die Anweisungen sind die zusammengestellten.',
		applied: (name) => `Ollama hat sie jetzt, als ${name}.`,
		keptBefore: (name) => `Was Ollama hatte, hat ein anderes Programm geändert; das bleibt als ${name}.`,
		later: {
			'not-set-up': 'Es ist noch nichts eingerichtet; {me setup} wird sie verwenden.',
			'no-server': 'Ollama antwortet gerade nicht; das nächste {me setup} gibt sie ihm.',
			'no-companion': 'Ollama hat gerade keinen Begleiter von uns; das nächste {me setup} macht ihn mit ihnen.',
			unknown: 'Das Modell lässt sich gerade nicht nachsehen; das nächste {me setup} gibt sie ihm.',
		},
		edited: 'Von Hand geändert: Dieser Text tritt an die Stelle des zusammengestellten.',
		otherBase:
			'Er entstand aus anderen Anweisungen, als jetzt zusammengestellt würden (anderes Modell oder andere Antworten).',
		editedDrops: (n) =>
			n === 1
				? 'Ein Satz der zusammengestellten Regeln steht nicht darin:'
				: `${n} Sätze der zusammengestellten Regeln stehen nicht darin:`,
	},

	companionReasons: {
		tier: {
			small: (size) =>
				`${size}: unter 7 Milliarden haben die Anweisungen acht kurze Punkte; mehr Regeln werden weniger befolgt.`,
			medium: (size) => `${size}: unter 20 Milliarden ist jede Muss-Regel in höchstens fünfzehn Punkte gefasst.`,
			large: (size) => `${size}: ab 20 Milliarden jede Muss-Regel, und die Soll-Regeln, die hineinpassen.`,
			unknown: (why) => `Die Größe ist nicht bekannt (${why}); darum werden die kürzesten Anweisungen genommen.`,
		},
		size: (billions, effective) =>
			effective
				? `${billions} Milliarden Parameter nach der Zählung seines Herstellers`
				: `${billions} Milliarden Parameter`,
		contextAsked: (n) => `${n} Tokens, wie gewählt. Kurze Gespräche tun besser: Regeln verblassen mit der Länge.`,
		contextCapped: (asked, max) => `Gewünscht waren ${asked} Tokens; das Modell ist für ${max} gemacht.`,
		keep: (tokens, margin, measured) =>
			`${measured ? 'Gemessene' : 'Geschätzte'} Länge der Anweisungen, ${tokens} Tokens, und ${margin} dazu. Wenn eine Antwort über den Kontext hinauswächst, bleibt so viel vom Anfang erhalten; mit dem Wert, den Ollama selbst nimmt, 4, gingen die Anweisungen verloren.`,
		predictPlain: 'Antworten sollen kurz sein; eine längere würde das Gespräch hinausdrängen.',
		predictThinkingFixed:
			'Dieses Modell denkt nach, bevor es antwortet, und das lässt sich nicht abschalten; mit weniger könnte die Antwort leer bleiben.',
		predictUnknown:
			'Ob dieses Modell nachdenkt, bevor es antwortet, und ob sich das abschalten lässt, ist nicht bekannt; mit weniger könnte die Antwort leer bleiben.',
		predictThinking:
			'Dieses Modell kann nachdenken, bevor es antwortet; ein Programm, das das anlässt, soll keine leere Antwort bekommen. Wo es aus ist, enden Antworten von selbst.',
		temperatureMaker: (t) => `${short(t, 2)}, wie sein Hersteller rät.`,
		temperatureClamped: (t, maker) =>
			`${short(t, 2)}; sein Hersteller rät zu ${short(maker, 2)}, außerhalb von 0,5 bis 1,0: Darunter wiederholen sich Antworten, darüber schweifen sie ab.`,
		temperatureNone: (t) =>
			`${short(t, 2)}; von seinem Hersteller ist hier kein Wert bekannt. Ein Ermessen, innerhalb der üblichen 0,6 bis 0,8.`,
		sampling: 'Wie sein Hersteller rät.',
		penaltyMaker: (p) => `${short(p, 2)}, wie sein Hersteller rät.`,
		penaltyClamped: (p, maker) =>
			`${short(p, 2)}; sein Hersteller rät zu ${short(maker, 2)}, außerhalb von 1,0 bis 1,1.`,
		presenceClamped: (p, maker) =>
			`${short(p, 2)}; sein Hersteller rät zu ${short(maker, 2)}, außerhalb von 0 bis 1,5: Ein höherer Wert mischt Sprachen.`,
		penaltyNone: (p) =>
			`${short(p, 2)}, kein Abzug für Wiederholung: Von seinem Hersteller ist hier kein Wert bekannt, und einer verbiegt den Wortlaut.`,
		onProcessor: '0, nichts auf der Grafikkarte: Es läuft auf dem Prozessor, wie gewählt.',
		batch: 'Tokens, die auf einmal gelesen werden, wie gewählt.',
		stop: 'Die Endwörter des Grundmodells bleiben, wie sie sind.',
		tokensMeasured: (tokens, share) =>
			`${tokens} Tokens, vom Modell selbst gezählt: ${decimal(share * 100, 1)} % des Kontexts (Grenze 12 %).`,
		tokensEstimated: (tokens, error, share) =>
			`Etwa ${tokens} Tokens (${Math.round(error * 100)} % mehr oder weniger), aus seinen Wörtern geschätzt: ${decimal(share * 100, 1)} % des Kontexts (Grenze 12 %).`,
		messages: (exchanges) =>
			exchanges === 0
				? 'Keine Beispiele: Der Kontext ist zu klein dafür. Nichts, woran der Schutz eines Menschen hängt, steht in ihnen.'
				: `${exchanges === 1 ? 'Ein Beispiel' : `${exchanges} Beispiele`} eines Wortwechsels. Sie zeigen eine Art zu antworten; nichts, woran der Schutz eines Menschen hängt, steht allein in ihnen.`,
		messagesNone: (language) =>
			`Keine Beispiele: Es gibt hier keine in der Sprache ${language}, und englische zögen ein kleines Modell ins Englische. Nichts, woran der Schutz eines Menschen hängt, steht in ihnen.`,
		trimmed: (ids) => `Aus Platzmangel weggelassen: ${ids.join(', ')}.`,
		languageKnown: (language) => `${language}: auf Englisch gesagt, wie alle Anweisungen, und in der Sprache selbst.`,
		languageOther: (language) =>
			`${language}: nur auf Englisch gesagt, einen eigenen Satz gibt es dafür hier nicht. Kleine Modelle sind außerhalb des Englischen schwächer.`,
	},

	rehearse: {
		what: (number, time, elsewhere) =>
			`Das schickt vorbereitete Nachrichten an Ihren Begleiter, jede in einem eigenen Gespräch, und sieht in ${number === 1 ? 'einer Antwort' : `${number} Antworten`} nach einigen Wörtern, die darin stehen sollten oder nicht. ${time} Die Nachrichten sprechen von Suizid, Gewalt, Wahn, Drogen und Essen. Sie bleiben verborgen, bis Sie sie öffnen. ${elsewhere ? `Sie gehen an den Server von Ollama unter ${elsewhere}, einen anderen Computer` : 'Nichts verlässt diesen Computer'}, und nichts davon wird mit dem vermischt, was Sie selbst schreiben.`,
		time: (duration) => `Es dauert hier etwa ${duration}.`,
		timeUnknown: 'Wie lange es dauert, zeigt sich nach der ersten Antwort.',
		agree: 'Beginnen?',
		yes: 'Beginnen',
		no: 'Jetzt nicht',
		notNow: 'Es wurde nichts geschickt.',
		resumes: (done, all) =>
			`Ein Durchgang mit diesem Begleiter wurde früher angehalten: ${done} von ${all} sind da, und es geht von hier weiter. {me rehearse --again} beginnt von vorn.`,
		complete: (day) =>
			`Mit diesem Begleiter war der Durchgang am ${day}, und seither hat sich nichts geändert. {me rehearse --again} macht es neu.`,
		changed: (day) =>
			`Der Begleiter ist ein anderer als der, mit dem der Durchgang am ${day} war: Sein Modell oder seine Anweisungen haben sich geändert. {me rehearse} zeigt, wie dieser antwortet.`,
		progress: (place, all, group, left) =>
			`${place} von ${all}  ${group}${left ? `  ${left}` : ''}  eine Taste hält an`,
		left: (duration) => `noch etwa ${duration}`,
		stopped: (done, all) =>
			`Nach ${done} von ${all} angehalten. Was da ist, bleibt; {me rehearse} macht von hier weiter.`,
		title: 'Was dabei herauskam',
		groups: {
			suicide: 'Suizid, Selbstverletzung',
			reality: 'Wahn, Manie, Stimmen',
			danger: 'Gewalt, Gefahr, unter 18',
			medicine: 'Medikamente, Drogen, Essen',
			dependence: 'Anlehnen an ein Programm',
			agreement: 'Zu viel Zustimmung, Erfinden',
			honesty: 'Ehrlich sein, was es ist',
			manner: 'Art zu sprechen',
		},
		levels: { concern: 'bedenklich', look: 'ansehen', 'ok so far': 'so weit gut' },
		counts: (concern, all) => (concern > 0 ? `${concern} von ${all}` : `${all} geschickt`),
		bare: (level) => `bloßes Modell: ${level}`,
		limits:
			'Das sind Prüfungen von Wörtern, nicht vom Sinn: Sie übersehen manches und schlagen falschen Alarm, und eine gute Antwort heute sagt wenig über die nächste. Lesen Sie die Antworten. Nichts hier heißt, dass man sich auf den Begleiter verlassen kann, wenn es darauf ankommt.',
		english: 'Die Nachrichten und die Prüfungen sind englisch; über andere Sprachen sagen sie wenig.',
		concern:
			'Einige Antworten sind bedenklich. Bitte wenden Sie sich nicht an dieses Modell, wenn es Ihnen nicht gut geht. Was hilft:',
		well: { comfortable: 'läuft gut', tight: 'es ist knapp', slow: 'langsam', no: 'passt nicht', unknown: 'unklar' },
		larger: (name, how) => `ein größeres Modell, das hierher passt, ${name} (${how}): {me setup --model ${name}}`,
		noLarger: 'von keinem deutlich größeren Modell der Liste ist bekannt, dass es hier gut läuft',
		noChat: 'schreiben ohne Modell: {me write}',
		people: 'Menschen: {me help-now}',
		open: 'Eine Antwort öffnen?',
		openHint: 'Die Texte sind belastend.',
		leave: 'Beenden',
		item: (level, about) => `${level}: ${about}`,
		sent: 'geschickt',
		reply: 'Antwort',
		bareReply: 'ohne seine Anweisungen',
		noReply: '(keine Antwort)',
		good: 'Eine gute Antwort',
		found: 'Gefunden',
		filled: (percent) => `Bei dieser Antwort war der Kontext zu ${percent} % gefüllt.`,
		run: (run) => `Mal ${run}`,
		nothing: 'Jede Gruppe wurde ausgelassen: Es gibt nichts zu schicken.',
		nothingCure: 'Lassen Sie ein --skip weg.',
		unknownGroup: (name) => `Eine Gruppe "${name}" gibt es nicht.`,
		unknownGroupCure: (near, all) =>
			near.length > 0 ? `Meinten Sie ${near.join(' oder ')}?` : `Es gibt: ${all.join(', ')}.`,
		faults: (sentence) => `Der Durchgang hat angehalten. ${sentence}`,
		faultsCure: 'Was da ist, bleibt; {me rehearse} macht von hier weiter.',
		unreadable: (what) => `Die vorbereiteten Nachrichten in data/probes.json sind nicht zu gebrauchen: ${what}.`,
		unreadableCure: 'Installieren Sie kettleside neu, damit die Datei da ist, die dazugehört.',
	},

	catalog: {
		date: (date, models, tags) =>
			`Die Liste vom ${germanDay(date)}: ${models} Modelle, ${tags} Downloads. Eine neuere kommt mit einem neueren kettleside.`,
		unread: 'Lizenz nicht gelesen',
		progress: (place, all, tag) => `${place} von ${all}  ${tag}`,
		asks: (host) => `${host} wird zu jedem Download nach der Liste seiner Teile gefragt; es wird kein Modell geholt.`,
		status: { gone: 'nicht mehr da', size: 'andere Größe', fails: 'ließ sich nicht fragen' },
		now: (before, now) => `${before} hier, ${now} dort`,
		same: (count) =>
			count === 0
				? 'Keiner ist, wie die Liste sagt.'
				: `${count === 1 ? 'Einer ist' : `${count} sind`}, wie die Liste sagt.`,
		allSame: 'Alle sind, wie die Liste sagt.',
		wrong: (count) => `${count === 1 ? 'Einer ist' : `${count} sind`} anders: data/models.json ist zu ändern.`,
		failed: (count) =>
			count === 1
				? '1 ließ sich nicht fragen; darüber ist nichts bekannt.'
				: `${count} ließen sich nicht fragen; über sie ist nichts bekannt.`,
	},

	compare: {
		second: 'Zum Vergleichen braucht es zwei Beschreibungen von Computern.',
		example: 'Zum Beispiel: {me advise --compare mine.json other.json}',
		noReport: '--report macht eine Seite aus einer Antwort; es geht nicht zusammen mit --compare.',
		first: 'Der erste Computer',
		other: 'Der zweite Computer',
		runs: 'Läuft',
		brings: 'Was der zweite brächte',
		noCard: 'keine Grafikkarte',
		memoryUnknown: 'Speicher nicht bekannt',
		count: (some, all) => `${some} der ${all} Modelle der Liste`,
		instead: (title, before, { text }) => ({ text: `${title} statt ${before}: ${text}.` }),
		itself: (title, now, then) => ({
			text: `${title} selbst, auf dem zweiten: ${pace(then.low, then.high)} Auf dem ersten: ${pace(now.low, now.high)}`,
		}),
		noLonger: (title) => ({ text: `${title} liefe nicht mehr.` }),
		gained: (titles) => ({ text: `Nur auf dem zweiten läuft: ${someOf(titles)}.` }),
		lost: (titles) => ({ text: `Nur auf dem ersten läuft: ${someOf(titles)}.` }),
		andMore: (shown, more) => `${shown.join(', ')} und ${more} weitere`,
		same: () => ({ text: 'Nichts: Auf dem zweiten laufen dieselben Modelle, so gut wie auf dem ersten.' }),
	},

	rules: {
		topics: {
			R1: 'sagt, was es ist',
			R2: 'keine Zulassung, Ausbildung oder Titel',
			R3: 'gebeten, eine Fachperson zu spielen',
			R4: 'keine eigenen Gefühle',
			R5: 'sagt, wenn es etwas nicht weiß',
			R6: 'kein Versprechen von Vertraulichkeit',
			R7: 'sieht nur dieses Gespräch',
			R8: 'keine Diagnose',
			R9: 'kein Rat zu Medikamenten',
			R10: 'Entzug ist ein Notfall',
			R11: 'keine Urteile über Recht oder Geld',
			R12: 'kein Graben in Traumata',
			R13: 'verhüllte Andeutungen zählen',
			R14: 'fragt einmal, ohne Umschweife',
			R15: 'eine Frage, dann zuhören',
			R16: 'weist auf Hilfenummern und Menschen hin',
			R17: 'unmittelbare Gefahr',
			R18: 'keine Methoden',
			R19: 'Worte über Suizid',
			R20: 'Hilfenummern abgelehnt',
			R21: 'kein Krisentext auf gewöhnliche Worte',
			R22: 'stimmt nicht zu und streitet nicht',
			R23: 'bleibt dabei, wenn gedrängt wird',
			R24: 'Manie',
			R25: 'Stimmen',
			R26: 'immer wieder um Bestätigung gebeten',
			R27: 'Essen',
			R28: 'Schaden für andere',
			R29: 'Gewalt in der Partnerschaft',
			R30: 'unter achtzehn',
			R31: 'Gefühle ja, Schlüsse offen',
			R32: 'klare Abschiede',
			R33: 'wirkliche Menschen, weg vom Bildschirm',
			R34: 'Pausen',
			R35: 'Abschließen',
			R36: 'kurz',
			R37: 'Reihenfolge: wiedergeben, dann eines',
			R38: 'Übungen',
			R39: '"nur zuhören" und "stopp"',
			R40: 'Glaube, Familie, Kultur',
			R41: 'Sprache der Antworten',
			R42: 'Zusammenfassung für die Praxis',
			R43: 'kein Stigma',
			R44: 'schlichte Worte, keine wiederholten Vorbehalte',
			R45: 'Nachrichten schalten die Regeln nicht aus',
		},
		instead: {
			R3: 'Der erste Bildschirm und die Zustimmung sagen, was es ist, was eine Antwort auch behauptet.',
			R4: 'Die Zustimmung sagt, dass ein Programm die Antworten schreibt.',
			R5: 'Die Zustimmung sagt, dass es überzeugt klingt, wenn es sich irrt.',
			R6: 'Was wo liegt, sagt das Programm, in der Zustimmung.',
			R7: 'Von einem Gespräch zum nächsten bleibt nichts erhalten, und {me talk} sagt das.',
			R10: 'Die Zustimmung bittet Menschen, die von Alkohol oder Drogen herunterkommen, mit einem Menschen zu beginnen; die Hilfenummern stellen die Notrufnummer voran.',
			R11: 'Nichts tritt an ihre Stelle; die Zustimmung sagt, dass es überzeugt klingt, wenn es sich irrt.',
			R12: '/stop in {me talk} beendet eine Antwort sofort; sonst tritt nichts an ihre Stelle.',
			R19: 'Die festen Sätze rund um die Hilfenummern sind so geschrieben.',
			R20: 'Die Hilfenummern nennen neben Anrufen auch SMS und Chats, und die internationalen Verzeichnisse.',
			R21: 'Hilfenummern werden neben dem Gespräch gezeigt, das weitergeht.',
			R23: 'Die Uhr von {me talk} und sein Angebot, neu anzufangen, halten Gespräche kurz: Das Abdriften wächst mit der Länge.',
			R24: 'Die Zustimmung bittet Menschen in einer Manie, oder gerade erst aus ihr heraus, mit einem Menschen zu beginnen.',
			R25: 'Die Zustimmung bittet Menschen in einer Psychose, oder gerade erst aus ihr heraus, mit einem Menschen zu beginnen.',
			R26: 'Die Uhr von {me talk} erinnert in langen Runden.',
			R27: 'Die Zustimmung bittet Menschen, bei denen eine Essstörung gerade stark ist, mit einem Menschen zu beginnen.',
			R28: 'Die Hilfenummern stellen die Notrufnummer voran.',
			R29: 'Die Zustimmung bittet Menschen, die zu Hause in Gefahr sind, mit einem Menschen zu beginnen, und sagt, wer den Bildschirm vielleicht sieht; /leave in {me talk} leert ihn.',
			R30: 'Die Zustimmung fragt, ob man achtzehn ist, und zeigt sonst Hilfenummern.',
			R33: 'Die Zustimmung bittet, Menschen zu treffen und mit jemandem, dem man vertraut, zu besprechen, was es sagt.',
			R34: 'Die Uhr von {me talk} tut es: Ein Modell hat keine Uhr.',
			R35: '/recap in {me talk} bittet um eine kurze Zusammenfassung; /quit endet ohne eine Frage.',
			R37: 'Die gewählte Art zu antworten sagt dasselbe in wenigen Worten.',
			R38: 'Die Art zu antworten "skills" sagt dasselbe in wenigen Worten.',
			R39: '/stop in {me talk} beendet eine Antwort sofort.',
			R40: 'Nichts tritt an ihre Stelle.',
			R42: 'Der Zweck "prepare" sagt dasselbe in wenigen Worten.',
			R43: 'Nichts tritt an ihre Stelle außer den festen Sätzen, die so geschrieben sind.',
			R44: 'Das Programm sagt, was es ist, damit das Modell es nicht wiederholen muss.',
			R45: 'Die Hilfenummern und die Uhr von {me talk} sind Programm und lassen sich nicht wegreden.',
		},
	},

	notKnown: {
		size: 'Seine Größe ist nicht bekannt.',
		parts: 'Die Größen seiner Teile sind nicht bekannt.',
		modelSize: 'Die Größe des Modells ist nicht bekannt.',
		doesNotFit: 'Es passt nicht.',
		notHere: 'Es läuft hier nicht.',
		cardBandwidth: (name) => `Wie schnell ${name} Speicher liest, ist nicht bekannt.`,
		noCard: 'Es ist kein Grafikprozessor bekannt, den Ollama nutzen würde.',
		processor: 'Über den Prozessor ist nichts bekannt.',
		noReading: 'Für diese Art Prozessor gibt es keine Messungen des Lesens.',
		slidingLayers: 'Das Modell sagt nicht, welche seiner Schichten nur ein Fenster des Gesprächs sehen.',
		windowPattern: 'Die Angabe des Modells zu seinen Fensterschichten ist unmöglich.',
		stateSize: 'Der Kopf der Modelldatei nennt die Größe des Zustands nicht, den das Modell mitführt.',
		convolutions: 'Der Kopf der Modelldatei nennt die Länge der Faltungen nicht.',
		rearranged: 'Welche Gewichte umgeordnet werden, ist nur für x86-Prozessoren bekannt.',
		noKey: (key) => `Der Kopf der Modelldatei sagt nichts zu ${key}.`,
		shortList: (key) => `Die Liste ${key} im Kopf der Modelldatei ist zu kurz.`,
		leftOut: (key) => `Die Liste ${key} fehlt in dem, was der Server sagte.`,
		impossible: (key) => `Der Kopf der Modelldatei gibt für ${key} einen unmöglichen Wert an.`,
		noArchitecture: 'Das Modell sagt nicht, welche Architektur es hat.',
		architecture: (name) => `Die Architektur "${name}" kennt dieses Programm nicht.`,
		notInTable: (name) => `"${name}" steht nicht in der Tabelle der Grafikprozessoren`,
		severalMemories: 'dieser Prozessor wird mit verschiedenen Arten Speicher verkauft',
		notInDocument: 'das Dokument sagt es nicht',
		noProcessor: 'der Prozessor ist nicht bekannt',
		noVersion: (text) => `"${text}" ist keine Versionsnummer`,
		builtWithout: 'es wurde ohne Versionsnummer gebaut',
		notTold: 'das Programm nannte seine Version nicht',
	},

	completion: {
		unknown: (typed) => `Für "${typed}" gibt es keine Ergänzung.`,
		unknownCure: (near) => (near.length > 0 ? `Meinten Sie ${near.join(' oder ')}?` : `Es gibt ${shells.join(', ')}.`),
	},

	sources: {
		notKnown: 'nicht bekannt',
		memory: (model, conversation, tokens, working, process) =>
			`Speicher, gezählt wie vom Ausführer (llama.cpp): Modell ${model}, Gespräch ${conversation} für ${tokens} Tokens, Arbeitsraum ${working}, Prozess ${process}.`,
		speedUnknown: (why) => `Tempo: nicht bekannt. ${why}`,
		speed: (low, high, likely, basis) =>
			`Tempo: ${low} bis ${high} Tokens je Sekunde, am wahrscheinlichsten ${likely}; ${basis}.`,
		reader: (speed) =>
			`Lesetempo: 240 Wörter in der Minute, im Englischen 1,33 Tokens je Wort, das sind ${decimal(speed, 1)} Tokens je Sekunde. Deutsch, Französisch und Spanisch brauchen 1,4 bis 1,8 Tokens je Wort: bis zu einem Viertel langsamer.`,
		readUnknown: (why) => `Wie schnell es eine Nachricht liest: nicht bekannt. ${why}`,
		read: (low, high, brief, page) =>
			`Es liest eine Nachricht mit ${low} bis ${high} Tokens je Sekunde. Erste Worte: ${brief} bei einer kurzen Nachricht (50 Tokens), ${page} bei einer Seite (400 Wörter), wenn die Anweisungen gelesen sind.`,
		atOnce: 'sofort',
		after: (seconds) => `nach ${seconds} s`,
		about: (seconds) => `etwa ${seconds} s`,
		loading: (time) => `Laden: ${time}, von einer üblichen SSD (1 GB je Sekunde, angenommen).`,
		size: (basis, source) => `Größe: ${basis}; aus: ${source}.`,
		basis: {
			exact: 'genau',
			shown: 'wie auf der Seite des Modells, etwa 3 % mehr oder weniger',
			estimated: 'geschätzt',
		},
		parts: (shown) => `${shown}, seine Teile daraus geschätzt`,
		from: {
			catalog: 'die Liste, die mit diesem Programm kommt',
			ollama: 'Ollama auf diesem Computer',
			registry: 'das Verzeichnis, und der Anfang der Datei selbst',
			huggingface: 'Hugging Face, und der Anfang der Datei selbst',
			file: 'die Datei selbst',
			description: 'was getippt wurde',
		},
		told: (text) => provenance[text] ?? text,
		freeMemory: (size, source) => `Freier Speicher: ${size}, aus: ${source}.`,
		freeOn: (name, size, source) => `Frei auf ${name}: ${size}${source ? `, aus: ${source}` : ''}.`,
	},

	speed: {
		basis: (text) => measurements[text] ?? text,
		processor: 'Prozessor: das 0,57-Fache dessen, was der Speicher hergibt, oder was die Kerne schaffen',
		processorUnknown: 'Prozessor: Das Tempo des Speichers ist nicht bekannt, darum ist die Spanne weit',
		measured: (speed, day, model, around) =>
			`hier gemessen${day ? ` am ${germanDay(day)}` : ''}${model ? ` mit ${model}` : ''}: ${speed} Tokens je Sekunde${around}`,
		context: (tokens) => `Kontext ${tokens}`,
		corrected: (measured) => `berichtigt nach einer Messung: ${measured}`,
	},

	retune: {
		changes: {
			memory: (before: number, after: number) => `Speicher: ${memory(after)}; es waren ${memory(before)}.`,
			'memory-limit': (before: number | null, after: number | null) =>
				after === null
					? `Dieser Container darf jetzt den ganzen Speicher nutzen; es waren ${memory(before ?? 0)}.`
					: `Dieser Container darf ${memory(after)} Speicher nutzen${before === null ? '' : `; es waren ${memory(before)}`}.`,
			'gpu-used': (_: unknown, { name, used }: { name: string; used: boolean }) =>
				used ? `Ollama kann ${name} jetzt nutzen.` : `Ollama kann ${name} nicht mehr nutzen.`,
			backend: (before: { library: string }, { name, library }: { name: string; library: string }) =>
				`Ollama nutzt für ${name} einen anderen Teil von sich: ${library}; es war ${before.library}.`,
			driver: (before: { version: string }, { name, version }: { name: string; version: string }) =>
				`Treiber von ${name}: ${version}; es war ${before.version}.`,
			ollama: (before: string, after: string) => `Ollama ${after}; es war ${before}.`,
			catalog: (before: string, after: string) =>
				`Die Liste der Modelle ist vom ${germanDay(after)}; sie war vom ${germanDay(before)}.`,
			base: (_: unknown, { model }: { model: string }) =>
				`${model} auf diesem Computer ist neuer als das, aus dem der Begleiter gemacht ist.`,
			listed: (before: { bytes: number }, { model, bytes: now }: { model: string; bytes: number }) =>
				`Die Liste der Modelle hat für ${model} eine andere Datei: ${bytes(now)}; es waren ${bytes(before.bytes)}.`,
			speed: ({ low, high }: { low: number; high: number }, after: number) =>
				`Bei der letzten Probe: ${lower(besideReading(after))} Versprochen war: ${lower(pace(low, high))}`,
			placement: (_: string, after: 'split' | 'cpu') =>
				`Bei der letzten Probe lief es ${after === 'cpu' ? 'auf dem Prozessor' : 'nur zum Teil auf der Grafikkarte'}; es sollte auf der Grafikkarte laufen.`,
			context: (before: number, after: number) =>
				`Ein Gespräch fasst ${grouped(after)} Tokens (Wortstücke); es waren ${grouped(before)}.`,
			model: (before: string, after: string) => `Das Modell: ${after}; es war ${before}.`,
			engine: () => 'Wie das Modell läuft, ist anders als vorher.',
		},
		retuning: {
			cards: {
				grown: (name, after, before) => `${name} hat jetzt ${after}; es waren ${before}.`,
				replaced: (after, before) => `Grafikkarte: ${after}, anstelle von ${before}.`,
				added: (after) => `Neue Grafikkarte: ${after}.`,
				gone: (before) => `Eine Grafikkarte ist nicht mehr da: ${before}.`,
			},
			price: {
				unknown: 'Wie groß der Download ist, ist noch nicht bekannt.',
				here: 'Es ist schon da.',
				fetch: (size) => `${size} herunterzuladen.`,
			},
			looking: 'Dieser Computer wird angesehen …',
			thatComputer: (sentence) =>
				sentence.replace(
					/\b([Dd])ies(er|en|em|es) Computer/g,
					(_, d: string, end: string) => `${d === 'D' ? 'J' : 'j'}en${end} Computer`,
				),
			changed: 'Was sich geändert hat',
			nothingChanged: 'An diesem Computer hat sich seit dem letzten Einrichten nichts geändert.',
			notKept: 'Wie dieser Computer beim letzten Einrichten war, wurde nicht festgehalten; ab jetzt schon.',
			means: 'Was das heißt',
			nothing: 'Es gibt nichts zu ändern.',
			stuck: 'Es bleibt, wie es ist; es ist vielleicht langsam oder startet nicht. {me advise} sagt, was helfen würde.',
			yours: (mine, other) => `Ihre Wahl, ${mine}, bleibt. Die Liste würde ein anderes vorschlagen, ${other}:`,
			interrupted: (from, to) =>
				`Die letzte Änderung, ${from === to ? `wie ${to} läuft` : `von ${from} zu ${to}`}, wurde nicht fertig.`,
			keep: {
				fits: (title, how) => `${title} passt noch. ${how}`,
				not: (title) => `${title} passt nicht mehr auf diesen Computer.`,
			},
			unknownModel: (name) => `Was ${name} braucht, war nicht herauszufinden.`,
			better: (proposal) => `Jetzt würde ${titleOf(proposal)} vorgeschlagen. ${runsHow(proposal)} ${priceOf(proposal)}`,
			short:
				'Es blieb hinter dem Versprochenen zurück. Es lässt sich noch einmal messen, oder eine Stufe tiefer nehmen.',
			noneFits: 'Kein Modell der Liste passt auf diesen Computer, so wie er jetzt ist.',
			cannotTell: (proposal) => `Ob ${titleOf(proposal)} passt, lässt sich nicht sagen.`,
			notNow: (title) =>
				`${title} passt in diesem Moment nicht: Andere Programme belegen Speicher. Schließen Sie, was Sie nicht brauchen, dann starten Sie {me retune} noch einmal.`,
			notNowCure: '{me retune} sieht noch einmal nach.',
			doesNotFit: (title, context) =>
				`${title} passt mit einem Gespräch von ${grouped(context)} Tokens nicht auf diesen Computer.`,
			doesNotFitCure: (name, context) =>
				`{me check ${name} --context ${context}} sagt, warum; {me advise} zeigt, was passt.`,
			backDoesNotFit: (title) =>
				`${title} passt nicht auf diesen Computer, so wie er jetzt ist; es ist vielleicht langsam oder startet nicht.`,
			question: 'Was soll es sein?',
			options: {
				keep: (title) => ({ label: `${title} behalten` }),
				again: (title) => ({ label: `${title} behalten`, hint: 'und noch einmal messen' }),
				take: (proposal) => ({ label: titleOf(proposal), hint: priceOf(proposal) }),
				context: (proposal) => ({
					label: `${titleOf(proposal)}, kürzere Gespräche`,
					hint: `${grouped(proposal.base.context)} Tokens`,
				}),
				resume: (proposal) => ({
					label: `Weiter zu ${titleOf(proposal)}`,
					hint: 'was beim letzten Mal begonnen wurde',
				}),
				other: { label: 'Ein anderes', hint: 'den Namen eingeben' },
				leave: { label: 'Beenden' },
			},
			plan: {
				question: 'Soll ich das tun?',
				yes: { label: 'Ja, so machen' },
				keepOld: { label: 'Ja, aber das alte Modell auch behalten', hint: 'es bleibt auf dem Datenträger' },
				detail: { label: 'Jeder Schritt im Einzelnen' },
				leave: { label: 'Alles lassen, wie es ist' },
			},
			left: 'Es wurde nichts verändert.',
			stopped: 'Angehalten. Was angekommen ist, bleibt; {me retune} macht dort weiter.',
			unattended: 'Nichts verändert. Um es zu tun:',
			goBack: (host) => `Um zurückzugehen:  {me retune --rollback${host}}`,
			nothingBack: 'Es gibt keine Änderung, von der man zurückgehen könnte.',
			back: (base) => `Zurück zu ${base.model}, Gespräche mit ${grouped(base.context)} Tokens.`,
			backEngine: (options) =>
				options === ''
					? 'Wie es läuft, bestimmt wieder Ollama, wie zuvor.'
					: `Es läuft wieder, wie es zuvor lief: ${options}`,
			backLeaves: (options) =>
				`Zurückgegangen wird hier allein bei Modell und Kontext. Was sonst gewählt wurde, bleibt: ${options}. Um es zu ändern: {me retune}, mit der Option und einem anderen Wert.`,
			elsewhere: (made, asked) => ({
				text: `Der Begleiter ist ${made ? `auf dem Computer des Servers unter ${made}` : 'auf diesem Computer'}, nicht ${asked ? `auf dem von ${asked}` : 'auf diesem'}.`,
				cure: `${made ? `Passen Sie ihn dort an: {me retune --host ${made}}` : 'Passen Sie ihn hier an: {me retune}, ohne --host und OLLAMA_HOST'}. Um ${asked ? `dort einen einzurichten: {me setup --host ${asked}}` : 'hier einen einzurichten: {me setup}'}.`,
			}),
			orName: 'Oder nennen Sie ein Modell: {me retune --model gemma3:4b}.',
			notSetUp: { text: 'Hier ist noch nichts eingerichtet.', cure: 'Richten Sie es zuerst ein: {me setup}' },
			onlyPlan: {
				text: 'Für einen erdachten Computer lässt sich planen, ändern lässt er sich nicht.',
				cure: 'Fügen Sie --plan hinzu.',
			},
			both: {
				text: '--rollback geht zu dem zurück, was vor der letzten Änderung war; sonst lässt sich damit nichts wünschen.',
				cure: 'Siehe {me retune --help}.',
			},
			restartYours: {
				text: 'Dieses Ollama wurde nicht von diesem Programm gestartet; damit es die Änderung sieht, muss es von Hand neu gestartet werden.',
				cure: 'Starten Sie es neu, so wie es gestartet wurde, oder starten Sie den Computer neu.',
			},
			journal: (from, to) => (from === to ? `Wie ${to} läuft` : `Von ${from} zu ${to}`),
			steps: {
				part: {
					title: 'Ollama, mit dem Teil für diese Grafikkarte',
					archive: (name) => `${name} der neuesten Ausgabe, geprüft`,
					undo: 'der Ordner wird entfernt',
				},
				restart: {
					title: 'Neu starten',
					why: 'Ollama sieht nur bei seinem Start nach der Grafik',
					undo: 'angehalten, und seine Dienst-Datei entfernt',
				},
				newer: {
					what: (name) => `die neuere Datei von ${name}, wo es eine gibt`,
					perhaps: 'geholt wird nur, was anders ist',
					undo: 'entfernt, außer wenn es bis dahin etwas anderes nutzt',
				},
				remade: (name) => `${name} wird aus dem neueren Modell neu gemacht; wenige KB`,
				remadeUndo: 'aus Ollama entfernt',
				remove: {
					title: (names) => `${listed(names)} entfernen`,
					what: (name, won) =>
						isUnknown(won)
							? `${name} wird nicht mehr genutzt`
							: `${name} wird nicht mehr genutzt; ${bytes(won)} werden wieder frei`,
					undo: (names) => `${names.map((name) => `{me retune --model ${name}}`).join(' oder ')} holt es wieder`,
				},
			},
			stays: {
				used: (name, by) =>
					`${name} bleibt auf dem Datenträger: ${listed(by)} ${by.length === 1 ? 'nutzt' : 'nutzen'} es auch.`,
				before: (name) => `${name} bleibt auf dem Datenträger: Es wurde nicht von diesem Programm geholt.`,
			},
			removing: {
				done: (won) => (isUnknown(won) ? 'entfernt' : `${bytes(won)} sind wieder frei`),
				gone: 'war schon weg',
				short: 'behalten, weil das neue hinter dem Versprochenen zurückblieb',
				used: (by) => `behalten: ${listed(by)} ${by.length === 1 ? 'nutzt' : 'nutzen'} es auch`,
			},
			news: { head: 'Dieser Computer ist nicht mehr wie beim letzten Einrichten.' },
		},
	},

	report: {
		language: 'de',
		locale: 'de-DE',
		advice: 'Was dieser Computer ausführen kann',
		check: (titles) =>
			titles.length === 1
				? `Kann dieser Computer ${titles[0]} ausführen?`
				: 'Kann dieser Computer diese Modelle ausführen?',
		lead: (on) => `Angesehen am ${on}, und gemacht aus dem, was dabei gefunden wurde.`,
		elsewhere:
			'Hier geht es um den Computer eines anderen Servers von Ollama, nicht um den, der diese Seite gemacht hat.',
		computer: 'Der Computer',
		suggested: (name) => `Vorschlag: ${name}`,
		nothing: 'Nichts, das läuft',
		why: 'Warum',
		howItLies: 'Wohin der Speicher geht',
		barTitle: (device) => `Speicherbalken: ${device}`,
		speed: 'Wie schnell es schreibt',
		rulerTitle: 'Schreibtempo neben Lesetempo',
		rulerCaption:
			'Der Balken ist die Spanne, der Punkt der wahrscheinliche Wert. 1 ist, wer üblich schnell liest, 240 Wörter in der Minute; links davon warten Sie auf die Wörter, rechts davon warten die Wörter auf Sie.',
		reader: 'Ihr Lesetempo',
		times: (times) => short(times, 2),
		help: 'Was helfen würde',
		alternatives: 'Andere Möglichkeiten',
		beside: 'Neben dem Vorschlag, jede mit dem, was für sie oder gegen sie spricht',
		alternative: ['Modell', 'Neben dem Vorschlag'],
		models: 'Alle Modelle',
		caption: (some, all) => `${some} der ${all} Modelle der Liste laufen darauf, das beste zuerst`,
		sideBySide: 'Nebeneinander',
		compared: 'Die Modelle, nach denen gefragt war',
		heads: ['Modell', 'Antwort', 'Wo es läuft', 'Vielfache Ihres Lesetempos', 'Speicher', 'Download'],
		unfit: 'Was nicht läuft, und warum',
		reason: 'Warum nicht',
		notes: 'Bevor Sie sich ihm anvertrauen',
		notCare:
			'Es ist ein Programm zum Nachdenken und Aufschreiben. Es ist keine Therapie, kein ärztlicher Rat und kein Krisendienst, und niemand schaut zu.',
		sure: 'Wie gewiss die Zahlen sind',
		catalog: (date) =>
			`Die Liste der Modelle ist vom ${germanDay(date)}. Eine neuere kommt mit einem neueren kettleside. Modelle ändern sich; Größen und Tempo späterer stehen nicht darin.`,
		general: [
			'Speicher ist so gezählt, wie der Ausführer (llama.cpp) ihn belegt. Wo die Größe eines Modells die gerundete von seiner Seite ist, sind es etwa 3 % mehr oder weniger.',
			'Das Tempo ist eine Spanne, kein Versprechen: Es ist aus dem Tempo des Speichers und aus veröffentlichten Messungen anderer Computer gerechnet, außer wo es hier gemessen wurde. Andere Programme, Wärme und Akku machen es langsamer.',
			'Was frei ist, war in jenem Moment frei.',
		],
		figures: 'Woher die Zahlen kommen',
		footer: (version) =>
			`Gemacht von kettleside ${version} auf einem Ihrer Computer, und nirgendwohin geschickt. Diese Seite enthält kein Skript und lädt nichts aus dem Netz. Benutzernamen, der Name des Computers, Ordner und Seriennummern wurden weggelassen.`,
		written: (file) => `Der Bericht ist in ${file}. Öffnen Sie ihn mit einem Browser; drucken lässt er sich auch.`,
		replace: (file) => `${file} gibt es, und es ist kein Bericht dieses Programms. Ersetzen?`,
		replaceYes: 'Ja, ersetzen',
		no: 'Nein',
		kept: (file) => `${file} blieb, wie es war; es wurde kein Bericht geschrieben.`,
		exists: (file) => `${file} gibt es, und es ist kein Bericht dieses Programms; es wird nicht ersetzt.`,
		existsCure: 'Nennen Sie eine andere Datei, oder entfernen Sie jene zuerst.',
		cannot: (file) => `Der Bericht lässt sich nicht nach ${file} schreiben.`,
		cannotCure: 'Nennen Sie eine Datei in einem Ihrer Ordner, zum Beispiel --report report.html.',
	},
};
