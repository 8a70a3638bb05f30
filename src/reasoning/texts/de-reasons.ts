// German: why this lead, why this rep, and why nobody else.
import type { Texts } from './en.ts';

const deals = (count: string | null) =>
  count === null ? '' : ` von ${count} ${count === '1' ? 'Deal' : 'Deals'}`;
const points = (count: string) => `${count} ${count === '1' ? 'Punkt' : 'Punkte'}`;
const withPoints = (count: string | null) => (count === null ? '' : ` mit ${count} Punkten`);
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const reasons = {
  leadFrom: (domain) => `Der Lead von ${domain}`,
  thisLead: 'Dieser Lead',
  revenue: (amount) => `${amount} Umsatz`,
  goesTo: (who, name, why) => `${who} geht an ${name}${why}.`,
  stays: (who) => `${who} bleibt in den bisherigen Händen.`,
  byAdvantages: (first, second) =>
    ` (${second === undefined ? first.clause : `${first.clause}, ${second.clause}`})`,
  byDeciding: (clause) => ` (${clause})`,
  byAdvisor: (of) => `, vom Advisor unter ${of} gewählt`,
  byScore: (of, score) => `, mit ${score} Punkten auf Platz 1 von ${of}`,
  theyWrite: (quote, isQuestion) => `Der Kontakt ${isQuestion ? 'fragt' : 'schreibt'}: ${quote}`,
  restWithheld: ' Der Rest gibt dem System Anweisungen und wird zurückgehalten.',
  withheld: 'Die Nachricht wird zurückgehalten: Sie gibt dem System Anweisungen und zählte nicht.',
  noted: (quote) => `Notiz aus dem Kollegenkreis: ${quote}`,
  they: {
    high: (did) => `Der Kontakt ${did}: sofort handeln.`,
    medium: (did) => `Der Kontakt ${did}.`,
    low: (did) => `Der Kontakt ${did}; bisher keine Eile erkennbar.`,
    unknown: (did) => `Der Kontakt ${did}.`,
  },
  explored: 'Per Zufall unter etwa Gleichaufliegenden gezogen, wie es die Policy vorsieht.',
  askedByName: (name) => `Der Kontakt fragt ausdrücklich nach ${name}.`,
  passedOver: (others, name) =>
    `Vor ${name} lag ${others}, hat aber im selben Moment einen anderen Lead bekommen.`,
  score: (score, isEstimate) =>
    isEstimate
      ? `Lead-Score nach unserer Schätzung: ${score} von 100`
      : `Lead-Score ${score} von 100`,
  scoreOnly: (score) => `${upper(score)}; was der Kontakt sich angesehen hat, ist nicht bekannt.`,
  scoreAlone: (score) => `${upper(score)}.`,
  nothingKnown: 'Was der Kontakt sich angesehen hat oder will, ist noch nicht bekannt.',
  also: (signs, score) => `Außerdem: Der Kontakt ${signs}${score === '' ? '' : `; ${score}`}.`,
  signs: (level, signs, score) => {
    const before = { high: 'Sofort handeln: ', low: 'Bisher keine Eile erkennbar: ' };
    const start = level === 'high' || level === 'low' ? before[level] : '';
    return `${start}Der Kontakt ${signs}${score === '' ? '' : `; ${score}`}.`;
  },
  leftOut: (name, rate, count, scope, rule) =>
    `${name} gewinnt ${rate}${deals(count)} ${scope}, scheidet aber durch eine Regel aus: ${rule}.`,
  tradeOff: {
    record: (kind, scope, rate, count) => {
      const which = {
        better: 'die bessere Bilanz',
        weaker: 'die schwächere Bilanz',
        thin: 'eine bessere, aber dünne Bilanz',
      };
      return `${which[kind]} ${scope} (${rate}${deals(count)})`;
    },
    pipeline: (isBetter, share) =>
      `${isBetter ? 'mehr Luft in der Pipeline' : 'eine vollere Pipeline'} (${share} der Quote)`,
    response: (isBetter, time) =>
      `${isBetter ? 'ein schnellerer' : 'ein langsamerer'} Erstkontakt (${time})`,
    next: (name, against) =>
      `Als Nächstes käme ${name}${against === '' ? '' : ` – dagegen spricht: ${against}`}`,
    brings: (name, pros, cons) =>
      `Für ${name} spricht: ${pros}${cons === '' ? '' : `; dagegen: ${cons}`}`,
    behind: (count) => `; insgesamt ${points(count)} zurück.`,
    ahead: (count) =>
      `; insgesamt ${points(count)} voraus, aber in der Reihenfolge der Policy später.`,
    level: '; nach Punkten gleichauf.',
  },
} satisfies Texts['reasons'];

export const advantages = {
  owner: (name) => ({
    clause: 'verantwortet den Account',
    sentence: `${name} verantwortet diesen Account bereits.`,
  }),
  csm: (name) => ({
    clause: 'betreut den Account',
    sentence: `${name} betreut diesen Account als Customer Success Manager.`,
  }),
  parentOwner: (name) => ({
    clause: 'betreut die Muttergesellschaft',
    sentence: `${name} betreut die Muttergesellschaft.`,
  }),
  languageAsked: (language, name) => ({
    clause: `spricht wie gewünscht ${language}`,
    sentence: `Der Kontakt wünscht ${language}, und ${name} spricht es.`,
  }),
  language: (language, name, isAlone) => ({
    clause: isAlone ? `spricht als Einzige(r) hier ${language}` : `spricht ${language}`,
    sentence: `${name} spricht ${language}, die Sprache des Leads${isAlone ? '; die anderen in der engeren Wahl nicht' : ''}.`,
  }),
  record: ({ name, speciality, rate, deals: count, scope, others, isAlone }) => {
    const against = others === null ? '' : `, die anderen mit Bilanz ${others}`;
    const rest = isAlone ? '; sonst hat dort niemand in der engeren Wahl eine Bilanz' : against;
    const best = others === null ? 'hat eine Bilanz' : 'hat die beste Bilanz';
    const clause = `${isAlone ? 'hat als Einzige(r) eine Bilanz' : best} ${scope}`;
    if (speciality === null) {
      return { clause, sentence: `${name} gewinnt ${rate}${deals(count)} ${scope}${rest}.` };
    }
    const field = `${speciality}${others === null ? '' : ', mit der besten Bilanz dort'}`;
    return {
      clause: `Spezialgebiet ${field}`,
      specialises: field,
      sentence: `${name} hat als Spezialgebiet ${speciality} und gewinnt dort ${rate}${deals(count)}${rest}.`,
    };
  },
  companiesOf: (band) => `Unternehmen mit ${band} Beschäftigten`,
  speciality: (fields, name, employees) => ({
    clause: `Spezialgebiet ${fields}`,
    specialises: fields,
    sentence: `Spezialgebiet von ${name}: ${fields}${employees === null ? '' : `; hier sind es ${employees}`}.`,
  }),
  response: (name, mine, other, theirs) => ({
    clause: 'antwortet meist zuerst',
    sentence: `${name} nimmt den Erstkontakt meist binnen ${mine} auf; ${other === null ? 'die anderen brauchen' : `${other} braucht`} ${theirs}.`,
  }),
  pipeline: (name, mine, other, theirs) => ({
    clause: 'hat die meiste Luft',
    sentence: `${name} hat die meiste Luft: Pipeline bei ${mine} der Quote, ${other === null ? 'die anderen bei' : `${other} bei`} ${theirs}.`,
  }),
  load: (name, open, cap) => ({
    clause: 'hat die meiste Luft',
    sentence: `${name} hat die meiste Luft: ${open} von höchstens ${cap} offenen Leads.`,
  }),
  territory: (name, place, _slug) => ({
    clause: `betreut das Gebiet ${place}`,
    sentence: `${name} betreut das Gebiet ${place}, aus dem der Lead kommt.`,
  }),
} satisfies Texts['advantages'];

const CLAIMS = {
  running_lead: 'bearbeitet schon einen Lead dieser Person',
  account_owner: 'verantwortet den Account',
  account_csm: 'ist Customer Success Manager des Accounts',
  parent_owner: 'verantwortet den Account der Muttergesellschaft',
  company_recent: 'hat kürzlich schon einen Lead dieses Unternehmens bekommen',
};

export const decided = {
  claimed: CLAIMS,
  standsIn: (owner) => `vertritt ${owner}`,
  claim: ({ of, name }) => `${name} ${CLAIMS[of]}.`,
  claimOfAnother: ({ of, name: owner }, name) =>
    `${owner} ${CLAIMS[of]}, kann aber nicht; ${name} übernimmt.`,
  unkept: ({ of, name }) => `${name} ${CLAIMS[of]}, kommt hier aber nicht zum Zug.`,
  drawn: 'per Zufall gezogen',
  drawnWords: (name) => `${name} wurde per Zufall unter etwa Gleichaufliegenden gezogen.`,
  alone: 'sonst kommt niemand infrage',
  aloneWords: (name) => `Nur ${name} konnte diesen Lead übernehmen.`,
  rulesLeave: 'die Regeln lassen sonst niemanden zu',
  rulesLeaveWords: (name) => `Die Regeln lassen nur ${name} zu.`,
  leavesOut: (rule, names) => `Nicht in Frage: ${names} (${rule.replace(/\.$/, '')}).`,
  tie: (name, next) => `${name} und ${next} liegen nach Punkten gleichauf`,
  notByPoints: 'Die Policy reiht nicht allein nach Punkten',
  rankedBy: (first, text) => `${first}: ${text}.`,
  measures: {
    turn: ['jetzt an der Reihe', (name, _next) => `${name} ist in der Rotation an der Reihe`],
    longest_waiting: [
      'wartet am längsten auf einen Lead',
      (name, next) => `${name} wartet länger auf einen Lead als ${next}`,
    ],
    recent: [
      'zuletzt weniger Leads',
      (name, next) => `${name} hat zuletzt weniger Leads bekommen als ${next}`,
    ],
    utilisation: [
      'mehr freie Kapazität',
      (name, next) => `${name} ist weniger ausgelastet als ${next}`,
    ],
    open: ['weniger offene Leads', (name, next) => `${name} hat weniger offene Leads als ${next}`],
    pipeline: [
      'mehr Luft in der Pipeline',
      (name, next) => `${name} hat, an der Quote gemessen, mehr Luft in der Pipeline als ${next}`,
    ],
    response: [
      'antwortet meist früher',
      (name, next) => `${name} antwortet meist früher als ${next}`,
    ],
    industry_rate: [
      'bessere Bilanz in der Branche',
      (name, next) => `${name} hat in der Branche die bessere Bilanz als ${next}`,
    ],
    win_probability: [
      'höhere Gewinnchance',
      (name, next) => `${name} gewinnt ihn eher als ${next}`,
    ],
    sits_out: [
      'der oder die Nächste setzt diesmal aus',
      (_name, next) => `${next} hatte zuletzt mehr als den gerechten Anteil und setzt diesmal aus`,
    ],
    roster: [
      'steht in der Teamliste zuerst',
      (name, _next) =>
        `sonst unterscheidet sie nichts, deshalb steht ${name} nach der Teamliste vorn`,
    ],
  },
  byAdvisor: (name, of, score) =>
    `Der Advisor hat ${name} unter ${of} gewählt${score === null ? '' : `; ${name} kommt auf ${score} Punkte`}.`,
  ranksFirst: (name, of, score) => `${name} liegt${withPoints(score)} auf Platz 1 von ${of}.`,
  littleApart: (name, of, score) =>
    `Die Unterschiede sind hier klein; ${name} liegt${withPoints(score)} auf Platz 1 von ${of}.`,
  byPart: (name, of, score, next, part) =>
    `${name} liegt${withPoints(score)} auf Platz 1 von ${of}; am meisten macht gegenüber ${next} „${part}“ aus.`,
} satisfies Texts['decided'];
