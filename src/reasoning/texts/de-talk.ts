// German: what to say and to do; words for the lead say "Sie", notes for the rep are in the infinitive.
import { own } from '../../leads/text/by-name.ts';
import type { Must } from '../../policy/must/must.ts';
import type { Texts } from './en.ts';

const FOLLOWING = {
  change: 'Was muss die neue Lösung können, was die heutige nicht kann?',
  pain: 'Was kostet Sie das heute, und was haben Sie schon versucht?',
  compare: 'Was machen die anderen gut, und was fehlt Ihnen dort?',
  date: 'Was muss bis dahin stehen, und was passiert, wenn es später wird?',
  demo: 'Was müssen Sie sehen, damit sich die Zeit für Sie lohnt?',
  price: 'Was soll der Preis umfassen: wie viele Nutzer, welche Standorte, ab wann?',
  plain: 'Was ist der Anlass, dass Sie gerade jetzt fragen?',
};
const SIGNS = 'fragen, wer am Ende unterschreibt und was diese Person wissen will.';
const SHOWS = 'fragen, woran der Erfolg gemessen wird und wer noch zustimmen muss.';
const first = (tongue: string, text: string) =>
  `Zuerst sagen${tongue === '' ? '' : `,${tongue}`}: „${text}“`;

export const talk = {
  notBuying: (quote) =>
    `Der Kontakt schreibt: ${quote} Einmal fragen, ob etwas gekauft werden soll; wenn nicht, kurz und freundlich bleiben.`,
  withheld:
    'Die Nachricht wird zurückgehalten: Sie gibt dem System Anweisungen und zählte nicht. Mit eigenen Worten fragen, was gebraucht wird und bis wann.',
  criticalTicket: first('', 'Vorab: Woran hindert Sie das kritische Ticket heute?'),
  openTickets: (count) =>
    first(
      '',
      `Bevor wir über Neues sprechen: Wie steht es um ${count === '1' ? 'Ihr offenes Ticket' : `Ihre ${count} offenen Tickets`}?`,
    ),
  following: FOLLOWING,
  atStake: {
    silence: 'Was muss als Erstes geschehen, und bis wann?',
    stop: 'Was steht gerade still, und wen trifft es?',
    signature: 'Was muss vorliegen, damit Sie weitermachen können, und wer entscheidet darüber?',
    amount: 'Was soll der Betrag abdecken, und bis wann muss er ausgegeben sein?',
  },
  back: {
    ...FOLLOWING,
    date: 'Was muss bis dahin stehen?',
    demo: 'Welche zwei Dinge wollen Sie unbedingt sehen?',
    plain: 'Was hängt für Sie von der Antwort ab?',
  },
  customerAsks: 'Bis wann brauchen Sie es, und wer wird es nutzen?',
  formerAsks: 'Was hat sich seither geändert, und was müsste diesmal anders sein?',
  answerFirst: (tongue, quote, ask) =>
    `Gespräch${tongue} mit der Antwort auf die Frage eröffnen: ${quote} Dann fragen: „${ask}“`,
  apology: (tongue, quote, ask) =>
    `Zuerst${tongue} für die Wartezeit um Entschuldigung bitten: ${quote} Sagen, wer ab jetzt zuständig ist, dann fragen: „${ask}“`,
  theirWords: (tongue, quote, ask) =>
    `Gespräch${tongue} mit den Worten des Kontakts eröffnen: ${quote} Dann fragen: „${ask}“`,
  promise: (quote) =>
    `Der Kontakt will eine Zusage: ${quote} Im ersten Gespräch keine geben: sagen, wer entscheidet und bis wann die Antwort kommt.`,
  terms: (quote) =>
    `Der Kontakt verweist auf Konditionen anderer: ${quote} Nichts über andere Kunden sagen; fragen, was der eigene Fall mitbringt.`,
  deeds: (tongue, did, ask) =>
    first(tongue, `${did.length > 0 ? `Sie haben ${did.join(' und ')}. ` : ''}${ask}`),
  arrivals: {
    'demo-request': ['eine Demo angefragt', 'Welche zwei Dinge wollen Sie unbedingt sehen?'],
    'pricing-request': [
      'nach Preisen gefragt',
      'Wie viele Personen würden damit arbeiten, und ab wann?',
    ],
    'free-trial': [
      'einen Testzugang gestartet',
      'Wie weit sind Sie gekommen, und wo hat es gehakt?',
    ],
    'contact-form': ['das Kontaktformular ausgefüllt', 'Was war der Anlass?'],
    chat: ['im Chat geschrieben', 'Was wollten Sie herausfinden?'],
    email: ['uns geschrieben', 'Was war der Anlass?'],
    phone: ['uns angerufen', 'Was war der Anlass?'],
    referral: ['eine Empfehlung für uns bekommen', 'Von wem, und was wurde Ihnen erzählt?'],
    partner: ['über einen Partner zu uns gefunden', 'Wer war es, und was wurde Ihnen erzählt?'],
    webinar: ['an einem Webinar teilgenommen', 'Welcher Teil betraf Sie?'],
    event: ['eine Veranstaltung von uns besucht', 'Was haben Sie mitgenommen?'],
    'content-download': ['eine Unterlage heruntergeladen', 'Was hatten Sie sich davon erhofft?'],
  },
  tookPart: (thing) => `an ‚${thing}‘ teilgenommen`,
  tookPartAsk: 'Welcher Teil betraf Sie?',
  calculated: (thing) => `‚${thing}‘ geöffnet`,
  calculatedAsk: 'Welchen Ertrag müssen Sie nachweisen, und wem?',
  opened: (thing) => `‚${thing}‘ geöffnet`,
  openedAsk: 'Was hatten Sie sich davon erhofft?',
  customer: first('', 'Sie arbeiten schon mit uns. Wie läuft es, und was fehlt Ihnen?'),
  former: first('', 'Sie haben früher mit uns gearbeitet. Was hat sich seither geändert?'),
  nothing: first('', 'Was hat Sie zu uns geführt, und für wen ist es noch?'),
} satisfies Texts['talk'];

export const points = {
  withheld:
    'Ein Teil der Nachricht wird zurückgehalten: Er gibt dem System Anweisungen und zählte nicht.',
  noted: (quote) =>
    `Notiz aus dem Kollegenkreis, nicht vom Kontakt: ${quote} Wissen, aber nicht erwähnen.`,
  also: (quote, isSilence) =>
    `Der Kontakt schreibt auch: ${quote} ${isSilence ? 'Für die Wartezeit um Entschuldigung bitten und sagen, wer ab jetzt antwortet.' : 'Im selben Gespräch darauf kommen, sonst tut es der Kontakt.'}`,
  behindTicket: (quote, isQuestion) =>
    `${isQuestion ? 'Beantworten, was gefragt wird' : 'Danach aufgreifen'}: ${quote}`,
  comparison:
    'Der Kontakt will einen Vergleich: fragen, was die anderen gut machen und was fehlt, selbst nichts über sie sagen.',
  question: (quote, isPrice) =>
    `Der Kontakt fragt: ${quote} ${isPrice ? 'Erst klären, was der Preis umfassen soll, dann in einem Zug antworten.' : 'Die Antwort parat haben oder wissen, wer sie hat; dann fragen, was davon abhängt.'}`,
  date: (quote) =>
    `Der Termin des Kontakts: ${quote} Fragen, was bis dahin stehen muss, und von dort zurückrechnen.`,
  former: 'War schon einmal Kunde: fragen, was zum Bleiben gefehlt hat.',
  demo: 'Eine Demo ist angefragt: vorab die zwei, drei Dinge vereinbaren, um die es gehen soll.',
  pricing: (often) =>
    `Hat sich die Preise angesehen${often === null ? '' : ` (${often})`}: fragen, womit verglichen wird und wer freigibt.`,
  calculator: (name, isRoi) =>
    `Fragen, welche Zahlen in ${isRoi ? 'den ROI-Rechner' : `„${name}“`} eingegeben wurden und was herauskam.`,
  story: (name) => `Fragen, was an „${name}“ an die eigene Lage erinnert hat.`,
  lookedInto: (name) => `Hat sich „${name}“ angesehen: fragen, was dabei offen blieb.`,
  product: (names) =>
    `Die Nachricht nennt ${names}: fragen, was damit heute läuft und was sich ändern soll.`,
  signal: (name) => `Vermerkt ist „${name}“: fragen, was sich dadurch ändert und bis wann.`,
  stack: (names, backbone) =>
    `Im Einsatz: ${names}. ${backbone === null ? 'Fragen, womit ein neues Werkzeug vom ersten Tag an zusammenarbeiten muss.' : `Fragen, was vom ersten Tag an mit ${backbone} ausgetauscht werden muss und wer das System betreut.`}`,
  role: (title, ask) => `Position im Unternehmen: ${title} – ${ask}`,
  byLevel: {
    'c-level': 'fragen, woran die Sache in einem Jahr gemessen wird und wer sie im Alltag führt.',
    vp: SHOWS,
    director: SHOWS,
    manager: SIGNS,
    staff: SIGNS,
    unknown: 'fragen, was sich im Alltag ändern soll und wer am Ende unterschreibt.',
  },
  gaps: 'Es liegt wenig vor: fragen, was das Unternehmen macht, wie viele damit arbeiten würden und wie es heute gelöst ist.',
  heads: (onFile, said) =>
    `Im Datensatz stehen ${onFile} Beschäftigte, in der Nachricht ${said}: klären, was stimmt, bevor etwas kalkuliert wird.`,
  corrects:
    'Das widerspricht unserem Datensatz: nach den Worten des Kontakts gehen und den Datensatz danach berichtigen.',
  correctsBy: (quote) =>
    `Der Kontakt berichtigt unseren Datensatz: ${quote} Danach richten und den Datensatz nach dem Gespräch ändern.`,
  asCustomer: (isKnown) =>
    `Der Kontakt schreibt als Kunde, aber ${isKnown ? 'der Account sagt etwas anderes' : 'wir finden keinen passenden Account'}: vor dem Anruf den Vertrag suchen und bis dahin nichts verkaufen.`,
} satisfies Texts['points'];

const WRITE = 'Meldet sich niemand, noch am selben Tag schreiben: ';

export const steps = {
  askedFor: (name) =>
    `Der Kontakt fragt nach ${name}: untereinander klären, wer anruft, und eingangs erklären, warum jemand anderes anruft.`,
  hurry: (usual) => `; üblich sind hier ${usual}, deshalb gleich anfangen`,
  localTime: (clock, isTheirDay) =>
    ` Dort ist es ${clock}${isTheirDay ? '.' : ': jetzt schreiben und einen Termin zu dortiger Tageszeit anbieten.'}`,
  notSpoken: (language) =>
    ` ${language} steht nicht unter den eigenen Sprachen: jemanden dazuholen, der es spricht, oder zuerst eine andere vereinbaren.`,
  contactWithin: (tongue, time, isBusiness, hurry) =>
    `Erstkontakt${tongue} binnen ${time}${isBusiness ? ' Geschäftszeit' : ''}${hurry}.`,
  answerBy: (tongue, until, zone) =>
    `Bis ${until} (${zone})${tongue} antworten; eine kurze E-Mail genügt.`,
  callBy: (tongue, within, until, zone, hurry) =>
    `${within === null ? 'Bis' : `Binnen ${within}, bis`} ${until} (${zone})${tongue} anrufen${hurry}.`,
  noAnswer: {
    question: (text) =>
      `${WRITE}„${text}“ beantworten, eine Gegenfrage stellen, zwei Gesprächstermine anbieten.`,
    words: `${WRITE}auf die Nachricht eingehen, eine Frage stellen, zwei Gesprächstermine anbieten.`,
    thing: (name) =>
      `${WRITE}bei „${name}“ ansetzen, eine Frage stellen, zwei Gesprächstermine anbieten.`,
    plain: `${WRITE}ein Satz zum Grund des Anrufs, eine Frage, zwei Gesprächstermine.`,
  },
  decline:
    'Gibt es nichts zu verkaufen, den Lead mit diesem Grund ablehnen, damit er von der Liste verschwindet.',
  readTickets: (open, critical) =>
    `Vor dem Anruf ${critical > 0 ? 'das kritische Ticket' : open === 1 ? 'das offene Ticket' : `die ${open} offenen Tickets`} lesen und wissen, wer daran arbeitet.`,
  countBack:
    'Aus dem ersten Gespräch mit einem Plan gehen, der vom Termin zurückrechnet: nächster Termin, wer dabei ist, was entschieden wird.',
  findOut: (gaps) => `Herausfinden, ${gaps}, und im Datensatz ergänzen.`,
  gaps: {
    business: 'was das Unternehmen macht',
    size: 'wie groß es ist',
    role: 'wer entscheidet',
  },
  dated:
    'Aus dem ersten Gespräch mit festem Folgetermin gehen und mit den Namen derer, die dabei sein müssen.',
  threeAnswers:
    'Aus dem ersten Gespräch mit drei Antworten gehen: was gebraucht wird, bis wann und wer entscheidet.',
} satisfies Texts['steps'];

export const avoid = {
  pitch: 'Kein Verkaufsgespräch: Nach eigenen Worten gibt es hier noch nichts zu verkaufen.',
  orders: 'Diesen Anweisungen nicht folgen und nichts zusagen, was darin steht.',
  critical: 'Nichts verkaufen, solange ein kritisches Ticket offen ist.',
  figure: 'Keine Zahl und keinen Rabatt nennen, bevor klar ist, was abgedeckt sein muss.',
  others: 'Andere nicht schlechtreden: fragen, was den Vergleich entscheidet.',
  fromMemory: 'Kein Ja aus dem Gedächtnis: Die Antwort wird gelten, also vorher prüfen.',
  customer: 'Nichts fragen, was im Account schon steht.',
  former: 'Nicht wie beim ersten Mal vorstellen: Das Unternehmen kennt uns und ist gegangen.',
  otherTongue: (language, isWritten) =>
    `Nicht auf Deutsch eröffnen: ${isWritten ? 'Die Nachricht ist auf' : 'Die Sprache des Kontakts ist'} ${language}.`,
  pages:
    'Nicht erwähnen, welche Seiten angesehen wurden, und keinen Preis nennen, bevor der Umfang klar ist.',
  introduction: 'Keine allgemeine Vorstellung: Der Wunsch ist genannt, also dort anfangen.',
  longDemo: (score, isEstimate) =>
    `Keine lange Demo: ${score === null ? 'Das Interesse ist noch unklar' : `${isEstimate ? 'Unsere Schätzung' : 'Der Lead-Score'} liegt bei ${score} von 100`}, also erst qualifizieren.`,
  guessing: 'Nicht über Geschäft oder Bedarf mutmaßen: Es liegt nichts vor.',
} satisfies Texts['avoid'];

export const backup = {
  insider: (name, other) =>
    `Wenn ${name} den Erstkontakt nicht rechtzeitig schafft: ${other} betreut den Account ebenfalls.`,
  faster: (name, other, theirs, mine) =>
    `Wenn der Erstkontakt nicht auf ${name} warten kann: ${other} antwortet meist binnen ${theirs}, ${name} binnen ${mine}.`,
  declines: (name) => `Wenn ${name} ablehnt oder der Erstkontakt nicht rechtzeitig erfolgt.`,
  late: 'Wenn der Erstkontakt nicht rechtzeitig erfolgt.',
} satisfies Texts['backup'];

const KINDS: Readonly<Record<Must['kind'], string>> = {
  active: 'nicht aktiv',
  not_absent: 'abwesend',
  on_shift: 'nicht im Dienst',
  capacity: 'ausgelastet',
  do_not_assign: 'für diesen Account gesperrt',
  not_declined: 'hat diesen Lead schon abgelehnt',
  territory: 'betreut dieses Gebiet nicht',
  language: 'spricht die Sprache des Leads nicht',
  role: 'hat nicht die verlangte Rolle',
  team: 'ist nicht im verlangten Team',
  speciality: 'hat nicht das verlangte Spezialgebiet',
  certification: 'hat nicht das verlangte Zertifikat',
  pipeline: 'Pipeline zu voll',
  utilisation: 'zu stark ausgelastet',
  record: 'Bilanz reicht nicht',
  response: 'antwortet zu langsam',
  condition: 'erfüllt eine Bedingung der Policy nicht',
};
const ruleIn = ({ own: words, kind }: { own: string | null; kind: string | null }) =>
  words ?? own(KINDS, kind ?? '') ?? 'eine Regel der Policy';

export const rules = {
  sentence: (told) => {
    const rule = ruleIn(told);
    const started = rule.charAt(0).toUpperCase() + rule.slice(1);
    return /[.!?]$/.test(started) ? started : `${started}.`;
  },
  figures: (told) => ruleIn(told).replace(/\.$/, ''),
} satisfies Texts['rules'];

const WHY: Readonly<Record<string, string>> = {
  owner_away: 'Wer den Account verantwortet, ist nicht da.',
  below_every_price:
    'Der Lead ist weniger wert als ein Platz bei irgendwem, der ihn jetzt nehmen dürfte.',
  nobody_eligible: 'Niemand darf ihn übernehmen.',
  ambiguous_account: 'Es ist unklar, zu welchem Account er gehört.',
  no_tier: 'Keine Stufe der Policy nimmt ihn.',
  declined: 'Er wurde abgelehnt.',
};

export const waiting = {
  waits: (who, why) => `${who} wartet in der Warteschlange. ${why}`,
  why: (reason, detail) => own(WHY, reason) ?? detail,
  allFull: 'Alle, die ihn übernehmen dürfen, sind ausgelastet.',
  nobody: (count, total, rule) =>
    `Niemand darf ihn übernehmen; eine Regel allein schließt ${count === total ? `alle ${total}` : `${count} von ${total}`} aus: ${rule}`,
  leavesOut: (rule, count, shown) =>
    `${rule} ${shown === 1 ? 'Das schließt die einzige Person aus.' : `Das schließt ${count === shown ? `alle ${shown}` : `${count} von ${shown}`} aus.`}`,
  closest: (name, code, figures) =>
    `Am nächsten dran ist ${name}: Nur die Regel ${code} steht im Weg (${figures}).`,
  needsNobody: (who, because) => `${who} braucht niemanden. ${because}`,
  nothingToDo:
    'Es ist nichts zu tun. Ist das falsch, den Lead mit einer anderen Policy neu zuteilen.',
  guard: (rule) =>
    `Vor jedem Anruf prüfen lassen, wer dahintersteckt: „${rule}“ ist dafür da und wird nicht ausgesetzt.`,
  handOverTo: (name, code) =>
    `An ${name} übergeben, falls die Regel diesmal ausgesetzt werden darf; oder den Fallback der Policy ${code} lockern lassen.`,
  handOver:
    'Von Hand übergeben oder den Fallback der Policy eine Regel lockern lassen, die niemand erfüllt.',
  full: (nearest) =>
    `Geht von selbst hinaus, sobald ein Platz frei wird, der älteste Lead zuerst; wer nicht warten will, schließt einen Lead ab oder hebt eine Grenze an.${nearest === null ? '' : ` Am nächsten dran: ${nearest}.`}`,
  steps: {
    owner_away:
      'Eine Vertretung benennen oder von Hand übergeben; sonst wartet der Lead auf die Rückkehr.',
    ambiguous_account: 'Angeben, zu welchem Account er gehört, und neu zuteilen.',
    below_every_price:
      'Liegen lassen oder ins Nurturing geben: Er geht hinaus, sobald ein Platz weniger wert ist als er.',
    needs_review:
      'Ansehen, wer das ist, dann von Hand übergeben: Solange die Regel gilt, geht er nicht von selbst hinaus.',
    no_tier:
      'Von Hand übergeben oder schließen, und Leads wie diesem eine Stufe geben; oder die Policy sagt „otherwise: everyone“.',
    declined: 'Die Gründe der Ablehnungen lesen, dann von Hand übergeben oder schließen.',
  },
  answer: (tongue) =>
    `In der Zwischenzeit${tongue} in zwei Zeilen antworten: gelesen, und wer anruft, wird gerade geklärt.`,
  promised: (time) =>
    `Zugesagt ist ein Erstkontakt binnen ${time}, und noch hat niemand diesen Lead.`,
} satisfies Texts['waiting'];
