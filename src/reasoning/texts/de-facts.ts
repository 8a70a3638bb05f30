// German: figures, names and the sentences of facts.
import { own } from '../../leads/text/by-name.ts';
import { slugWords } from '../../leads/values/wording.ts';
import type { Texts } from './en.ts';
import { deedOf, localeWords } from './locale-words.ts';

const known = localeWords('de', {
  units: { minute: ['Minute', 'Minuten'], hour: ['Stunde', 'Stunden'], day: ['Tag', 'Tage'] },
  dollars: { B: 'Mrd.\u00a0$', M: 'Mio.\u00a0$', K: 'Tsd.\u00a0$', '': '$' },
  more: (count) => `${count} weitere`,
  industries: {
    agriculture: 'Landwirtschaft',
    mining: 'Bergbau',
    energy: 'Energie',
    utilities: 'Versorgung',
    construction: 'Bau',
    manufacturing: 'Fertigung',
    automotive: 'Automobil',
    'aerospace-defense': 'Luft- und Raumfahrt',
    'food-beverage': 'Lebensmittel',
    'consumer-goods': 'Konsumgüter',
    wholesale: 'Großhandel',
    retail: 'Einzelhandel',
    'transport-logistics': 'Transport und Logistik',
    'media-entertainment': 'Medien',
    telecommunications: 'Telekommunikation',
    software: 'Software',
    technology: 'Technologie',
    'financial-services': 'Finanzdienstleistungen',
    insurance: 'Versicherung',
    'real-estate': 'Immobilien',
    'professional-services': 'Beratung und Dienstleistung',
    'marketing-advertising': 'Marketing und Werbung',
    staffing: 'Personaldienstleistung',
    education: 'Bildung',
    healthcare: 'Gesundheitswesen',
    'life-sciences': 'Biowissenschaften',
    'hospitality-travel': 'Gastgewerbe und Reisen',
    government: 'Öffentlicher Dienst',
    nonprofit: 'Gemeinnützige Organisationen',
    'consumer-services': 'Dienste für Verbraucher',
  },
});

/** Each source as a noun and as what somebody did. */
const SOURCES: Readonly<Record<string, readonly [noun: string, did: string]>> = {
  'demo request': ['Demo-Anfrage', 'hat eine Demo angefragt'],
  'pricing request': ['Preisanfrage', 'hat nach Preisen gefragt'],
  'contact form': ['Kontaktformular', 'hat das Kontaktformular ausgefüllt'],
  'content download': ['Download', 'hat etwas von uns heruntergeladen'],
  'free trial': ['Testzugang', 'hat einen Testzugang gestartet'],
  'organic search': ['Suchmaschine', 'hat uns über eine Suche gefunden'],
  'paid search': ['Suchanzeige', 'kam über eine Suchanzeige'],
  'paid social': ['Anzeige in sozialen Medien', 'kam über eine Anzeige in sozialen Medien'],
  'public relations': ['Presse', 'hat in der Presse von uns gelesen'],
  'purchased list': ['gekaufte Liste', 'steht auf einer gekauften Liste'],
  review: ['Bewertungsportal', 'kam über ein Bewertungsportal'],
  advertising: ['Anzeige', 'kam über eine Anzeige'],
  chat: ['Chat', 'hat im Chat geschrieben'],
  customer: ['Bestandskunde', 'kam als Kunde'],
  direct: ['Direktzugriff', 'kam direkt auf unsere Website'],
  email: ['E-Mail', 'hat eine E-Mail geschrieben'],
  event: ['Veranstaltung', 'kam über eine Veranstaltung'],
  newsletter: ['Newsletter', 'kam über den Newsletter'],
  outbound: ['Kaltakquise', 'wurde von uns angesprochen'],
  partner: ['Partner', 'kam über einen Partner'],
  phone: ['Telefon', 'hat uns angerufen'],
  referral: ['Empfehlung', 'kam über eine Empfehlung'],
  social: ['soziale Medien', 'kam über soziale Medien'],
  webinar: ['Webinar', 'kam über ein Webinar'],
};

const PLACES: Readonly<Record<string, string>> = {
  US: 'in den USA',
  GB: 'im Vereinigten Königreich',
  NL: 'in den Niederlanden',
  CH: 'in der Schweiz',
  TR: 'in der Türkei',
  SK: 'in der Slowakei',
  UA: 'in der Ukraine',
  AE: 'in den Vereinigten Arabischen Emiraten',
  PH: 'auf den Philippinen',
};

const plural = (count: number | string, one: string, many: string) =>
  `${count} ${String(count) === '1' ? one : many}`;

export const words = {
  ...known,
  times: (count: number) => `${count}-mal`,
  sourceName: (slug: string) => own(SOURCES, slugWords(slug))?.[0] ?? slugWords(slug),
  range: (low: string, high: string) => `${low} bis ${high}`,
  quoted: (text: string) => `„${text}“`,
  inLanguage: (language: string) => ` auf ${language}`,
  clock: (clock: string) => `${clock} Uhr`,
  clockOn: (clock: string, _day: string, date: Date) => `${known.day(date)}, ${clock} Uhr`,
  cityTime: (city: string) => `Ortszeit ${city}`,
  employees: (count: string) => `${count} Beschäftigte`,
  scope: {
    overall: 'insgesamt',
    industry: (name: string) => `in der Branche ${name}`,
    region: (name: string, slug: string) =>
      own(PLACES, slug) ?? (/^[A-Z]{2}$/.test(slug) ? `in ${name}` : `in der Region ${name}`),
    size: (band: string) => `bei Unternehmen mit ${band} Beschäftigten`,
    source: (name: string) => `bei Leads der Quelle ${name}`,
  },
} satisfies Texts['words'] & { day: unknown };

export const facts = {
  company: (name) => `Unternehmen: ${name}.`,
  domain: (name) => `Domain: ${name}.`,
  freeMail: 'Der Kontakt schreibt von einer Freemail-Adresse.',
  industry: (name) => `Branche: ${name}.`,
  size: (count, band) => `${count} Beschäftigte${band === null ? '' : ` (Größenklasse ${band})`}.`,
  sizeBand: (band) => `Größenklasse: ${band} Beschäftigte.`,
  revenue: (amount) => `Jahresumsatz: ${amount}.`,
  place: (places) => `Standort: ${places.join(', ')}.`,
  timeZone: (zone, clock) => `Zeitzone des Kontakts: ${zone}, dort ist es ${clock}.`,
  language: (name, isRead) => `Sprache: ${name}, ${isRead ? 'nach der Nachricht' : 'laut Angabe'}.`,
  role: (title, level) => `Position: ${title}${level === null ? '' : ` (${level})`}.`,
  levels: {
    'c-level': 'Geschäftsleitung',
    vp: 'Bereichsleitung',
    director: 'Abteilungsleitung',
    manager: 'Teamleitung',
    staff: 'Fachkraft',
  },
  source: (name) => `Quelle: ${name}.`,
  channel: (name) => `Kanal: ${name}.`,
  campaign: (name) => `Kampagne: ${name}.`,
  score: (points, isOurs) =>
    `Lead-Score: ${points} von 100${isOurs ? ', unsere eigene Schätzung' : ''}.`,
  stack: (names) => `Im Einsatz: ${names}.`,
  product: (names) => `Nennt in der Nachricht: ${names}.`,
  signal: (name) => `Kaufsignal: ${name}.`,
  message: (text) => `Der Kontakt schreibt: „${text}“`,
  unknown: (gaps) => `Nicht bekannt: ${gaps}.`,
  gaps: {
    industry: 'Branche',
    size: 'Unternehmensgröße',
    revenue: 'Umsatz',
    place: 'Standort',
    role: 'Position des Kontakts',
    score: 'Lead-Score',
    stack: 'eingesetzte Technik',
  },
  asksFor: (language, quote) => `Möchte auf ${language} betreut werden: „${quote}“`,
  sla: (duration, isBusiness) =>
    `Frist für den Erstkontakt: ${duration}${isBusiness ? ' Geschäftszeit' : ''}.`,
  account: (name, evidence, sure) =>
    `Gehört zum Account ${name} (${evidence}${sure === null ? '' : `, zu ${sure} sicher`}).`,
  statusOf: (name, status) => `${name}: ${status}.`,
  status: {
    customer: 'Kunde',
    prospect: 'bereits bekannter Interessent',
    partner: 'Partner',
    former: 'ehemaliger Kunde',
  },
  owner: (rep) => `Account-Verantwortung: ${rep}.`,
  csm: (rep) => `Customer Success Manager: ${rep}.`,
  parentOwner: (rep) => `Die Muttergesellschaft betreut ${rep}.`,
  named: (name) => `${name} steht auf der Liste der Named Accounts.`,
  tickets: (open, critical) =>
    `${plural(open, 'offenes Support-Ticket', 'offene Support-Tickets')}${critical > 0 ? `, davon ${critical} kritisch` : ''}.`,
  expansion: (level) =>
    `Ausbaupotenzial: ${{ low: 'gering', medium: 'mittel', high: 'hoch' }[level]}.`,
  doNotAssign: (names) => `Nicht zuzuteilen an ${names}.`,
} satisfies Texts['facts'];

const PARTS: Readonly<Record<string, string>> = {
  team: 'Erfolgsquote des Teams',
  record: 'Eigene Bilanz',
  'record-industry': 'Eigene Bilanz in der Branche',
  'record-size': 'Eigene Bilanz bei dieser Größe',
  'record-region': 'Eigene Bilanz in der Region',
  'record-source': 'Eigene Bilanz bei dieser Quelle',
  'first-response': 'Erste Antwort',
  'near-cap': 'Fast ausgelastet',
  fairness: 'Gerechter Anteil',
  'bid-price': 'Preis des Platzes',
  'prefers-industry': 'Spezialgebiet Branche',
  'prefers-size': 'Spezialgebiet Unternehmensgröße',
  'prefers-product': 'Spezialgebiet Produkt',
  'prefers-territory': 'Gebiet',
  'prefers-language': 'Sprache',
};

export const reps = {
  role: (role, team) => `ist ${role} im Team ${team}`,
  roles: {
    bdr: 'Business Development',
    ae: 'Account Executive',
    senior_ae: 'Senior Account Executive',
    csm: 'Customer Success Manager',
    manager: 'Manager',
  },
  specialises: (fields) => `hat als Spezialgebiet ${fields}`,
  companiesOf: (bands) => `Unternehmen mit ${bands} Beschäftigten`,
  fitsNone: '; nichts davon trifft auf diesen Lead zu',
  fitsAll: '; das trifft auf diesen Lead zu',
  fitsSome: (fields) => `; auf diesen Lead trifft zu: ${fields}`,
  load: (open, cap) => `hat ${open} von höchstens ${plural(cap, 'offenen Lead', 'offenen Leads')}`,
  today: (today, cap) => `, heute ${today} von ${cap}`,
  pipeline: (share) => `hat eine Pipeline von ${share} der Quote`,
  response: (usual, slow, sample) =>
    `nimmt den Erstkontakt meist binnen ${usual} auf${slow === null ? '' : `, in neun von zehn Fällen binnen ${slow}`}${sample === null ? '' : ` (${plural(sample, 'Lead', 'Leads')})`}`,
  covers: (places) => `betreut ${places}`,
  includesLead: ', also auch diesen Lead',
  speaks: (languages) => `spricht ${languages}`,
  onShift: (zone) => `ist gerade im Dienst (${zone})`,
  offShift: (zone) => `ist nicht im Dienst (${zone})`,
  backIn: (wait, zone) => `ist nicht im Dienst, wieder da in ${wait} (${zone})`,
  due: (until, zone) => `schuldet den Erstkontakt bis ${until} (${zone})`,
  evidence: (share, skill, calls) =>
    `erreicht ${share} bei ${skill} (${plural(calls, 'ausgewertetes Gespräch', 'ausgewertete Gespräche')})`,
  ramp: (until, share) => `wird bis ${until} eingearbeitet, mit ${share} der vollen Kapazität`,
  ranks: (place, of, points, behind, chance) =>
    `liegt mit ${points} Punkten auf Platz ${place} von ${of}${behind === null ? '' : `, ${plural(behind, 'Punkt', 'Punkte')} hinter Platz 1`}${chance === null ? '' : `, Gewinnchance ${chance}`}`,
  winsUncounted: (rate, scope) => `gewinnt ${rate} ${scope}, Zahl der Abschlüsse nicht angegeben`,
  wins: (rate, deals, scope) => `gewinnt ${rate} von ${plural(deals, 'Deal', 'Deals')} ${scope}`,
  hasWon: (won, deals, rate, scope) =>
    `hat ${won} von ${plural(deals, 'Deal', 'Deals')} (${rate}) gewonnen, ${scope}`,
  asOf: (day) => `, Stand ${day}`,
  scoredBy: (parts) => `wird so bewertet: ${parts}`,
  part: (code, label, _evidence) => ({ label: own(PARTS, code) ?? label, evidence: '' }),
  leftOut: (rule) => `scheidet durch eine Regel aus: ${rule}`,
} satisfies Texts['reps'];

export const deeds = {
  did: (kind, name) => {
    const { verb, thing } = deedOf(name);
    const by = own({ email: 'email', event: 'join', page: 'page', form: 'form' }, kind);
    switch (verb ?? by) {
      case 'download':
        return `hat „${thing}“ heruntergeladen`;
      case 'join':
        return `hat an „${thing}“ teilgenommen`;
      case 'ask':
        return `hat „${thing}“ angefragt`;
      case 'email':
        return `hat auf die E-Mail „${thing}“ reagiert`;
      case 'page':
        return `hat die Seite „${thing}“ besucht`;
      case 'form':
        return `hat das Formular „${thing}“ ausgefüllt`;
      default:
        return `hat sich „${thing}“ angesehen`;
    }
  },
  often: (count) => ` (${count}-mal)`,
  recency: (days, count) => {
    const last = count > 1 ? ', zuletzt' : ',';
    if (days === 0) return `${last} heute`;
    return days === 1 ? `${last} gestern` : `${last} vor ${days} Tagen`;
  },
  came: (source) => {
    const did = own(SOURCES, source)?.[1];
    if (did !== undefined) return did;
    if (/\bdemo\b/i.test(source)) return 'hat eine Demo angefragt';
    if (/quote|proposal|pricing/i.test(source)) return 'hat ein Angebot angefragt';
    if (/\bcall/i.test(source)) return 'hat um einen Anruf gebeten';
    return /contact|form/i.test(source)
      ? 'hat das Kontaktformular ausgefüllt'
      : `kam über „${source}“`;
  },
} satisfies Texts['deeds'];
