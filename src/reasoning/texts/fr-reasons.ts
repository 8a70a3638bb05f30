// French: why this lead, why this rep, and why nobody else.
import type { Texts } from './en.ts';

const deals = (count: string | null) =>
  count === null ? '' : ` de ${count} ${count === '1' ? 'affaire' : 'affaires'}`;
const points = (count: string) => `${count} ${/^[01](?:,|$)/.test(count) ? 'point' : 'points'}`;
const withPoints = (count: string | null) => (count === null ? '' : ` avec ${points(count)}`);
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const reasons = {
  leadFrom: (domain) => `Le lead de ${domain}`,
  thisLead: 'Ce lead',
  revenue: (amount) => `${amount} de chiffre d’affaires`,
  goesTo: (who, name, why) => `${who} est confié à ${name}${why}.`,
  stays: (who) => `${who} reste entre les mêmes mains.`,
  byAdvantages: (first, second) =>
    ` (${second === undefined ? first.clause : `${first.clause}, ${second.clause}`})`,
  byDeciding: (clause) => ` (${clause})`,
  byAdvisor: (of) => `, choix de l’advisor parmi ${of}`,
  byScore: (of, score) => `, en tête sur ${of} avec ${points(score)}`,
  theyWrite: (quote, isQuestion) => `Le contact ${isQuestion ? 'demande' : 'écrit'} : ${quote}`,
  restWithheld: ' Le reste donne des ordres au système et n’est pas montré.',
  withheld: 'Le message n’est pas montré : il donne des ordres au système et n’a pas compté.',
  noted: (quote) => `Note d’un collègue : ${quote}`,
  they: {
    high: (did) => `Le contact ${did} : agir tout de suite.`,
    medium: (did) => `Le contact ${did}.`,
    low: (did) => `Le contact ${did} ; pas d’urgence visible.`,
    unknown: (did) => `Le contact ${did}.`,
  },
  explored: 'Tirage au sort entre candidats très proches, comme le prévoit la politique.',
  askedByName: (name) => `Le contact demande ${name} nommément.`,
  passedOver: (others, name) =>
    `Avant ${name} venait ${others}, qui a reçu un autre lead au même instant.`,
  score: (score, isEstimate) =>
    isEstimate
      ? `score du lead, selon notre estimation : ${score} sur 100`
      : `score du lead ${score} sur 100`,
  scoreOnly: (score) => `${upper(score)} ; on ne sait pas ce que le contact a consulté.`,
  scoreAlone: (score) => `${upper(score)}.`,
  nothingKnown: 'On ne sait pas encore ce que le contact a consulté ni ce qu’il cherche.',
  also: (signs, score) => `En outre, le contact ${signs}${score === '' ? '' : ` ; ${score}`}.`,
  signs: (level, signs, score) => {
    const before = { high: 'Agir tout de suite : le', low: 'Pas d’urgence visible : le' };
    const start = level === 'high' || level === 'low' ? before[level] : 'Le';
    return `${start} contact ${signs}${score === '' ? '' : ` ; ${score}`}.`;
  },
  leftOut: (name, rate, count, scope, rule) =>
    `${name} gagne ${rate}${deals(count)} ${scope}, mais une règle l’écarte : ${rule}.`,
  tradeOff: {
    record: (kind, scope, rate, count) => {
      const which = {
        better: 'un meilleur bilan',
        weaker: 'un bilan plus faible',
        thin: 'un bilan meilleur mais mince',
      };
      return `${which[kind]} ${scope} (${rate}${deals(count)})`;
    },
    pipeline: (isBetter, share) =>
      `un pipeline ${isBetter ? 'moins' : 'plus'} chargé (${share} du quota)`,
    response: (isBetter, time) =>
      `un premier contact plus ${isBetter ? 'rapide' : 'lent'} (${time})`,
    next: (name, against) => `Ensuite vient ${name}${against === '' ? '' : `, avec ${against}`}`,
    brings: (name, pros, cons) =>
      `${name} apporterait ${pros}${cons === '' ? '' : `, mais ${cons}`}`,
    behind: (count) => ` ; ${points(count)} de moins au total.`,
    ahead: (count) =>
      ` ; ${points(count)} de plus au total, mais plus loin dans l’ordre de la politique.`,
    level: ' ; à égalité de points.',
  },
} satisfies Texts['reasons'];

export const advantages = {
  owner: (name) => ({
    clause: 'responsable du compte',
    sentence: `${name} a déjà la responsabilité de ce compte.`,
  }),
  csm: (name) => ({
    clause: 'suit le compte',
    sentence: `${name} suit ce compte comme customer success manager.`,
  }),
  parentOwner: (name) => ({
    clause: 'suit la maison mère',
    sentence: `${name} suit la maison mère.`,
  }),
  languageAsked: (language, name) => ({
    clause: `parle ${language}, comme demandé`,
    sentence: `Le contact souhaite parler ${language}, et ${name} le parle.`,
  }),
  language: (language, name, isAlone) => ({
    clause: isAlone ? `seule personne ici à parler ${language}` : `parle ${language}`,
    sentence: `${name} parle ${language}, la langue du lead${isAlone ? ' ; les autres de la liste courte, non' : ''}.`,
  }),
  record: ({ name, speciality, rate, deals: count, scope, others, isAlone }) => {
    const against = others === null ? '' : `, contre ${others} pour les autres`;
    const rest = isAlone ? ' ; personne d’autre sur la liste courte n’y a de bilan' : against;
    const best = others === null ? 'a un bilan' : 'a le meilleur bilan';
    const clause = `${isAlone ? 'a le seul bilan' : best} ${scope}`;
    if (speciality === null) {
      return { clause, sentence: `${name} gagne ${rate}${deals(count)} ${scope}${rest}.` };
    }
    const field = `${speciality}${others === null ? '' : ', avec le meilleur bilan'}`;
    return {
      clause: `spécialité ${field}`,
      specialises: field,
      sentence: `${name} a pour spécialité ${speciality} et y gagne ${rate}${deals(count)}${rest}.`,
    };
  },
  companiesOf: (band) => `entreprises de ${band} salariés`,
  speciality: (fields, name, employees) => ({
    clause: `spécialité ${fields}`,
    specialises: fields,
    sentence: `${name} a pour spécialité : ${fields}${employees === null ? '' : ` ; ici, ${employees}`}.`,
  }),
  response: (name, mine, other, theirs) => ({
    clause: 'répond d’habitude en premier',
    sentence: `${name} établit d’habitude le premier contact en ${mine} ; ${other === null ? 'les autres mettent' : `${other} met`} ${theirs}.`,
  }),
  pipeline: (name, mine, other, theirs) => ({
    clause: 'a le plus de marge',
    sentence: `${name} a le plus de marge : pipeline à ${mine} du quota, contre ${theirs} pour ${other ?? 'les autres'}.`,
  }),
  load: (name, open, cap) => ({
    clause: 'a le plus de marge',
    sentence: `${name} a le plus de marge : ${open} leads ouverts sur ${cap} au plus.`,
  }),
  territory: (name, place, _slug) => ({
    clause: `couvre le territoire ${place}`,
    sentence: `${name} couvre le territoire ${place}, d’où vient le lead.`,
  }),
} satisfies Texts['advantages'];

const CLAIMS = {
  running_lead: 'traite déjà un lead de cette personne',
  account_owner: 'a la responsabilité du compte',
  account_csm: 'suit le compte comme customer success manager',
  parent_owner: 'a la responsabilité du compte de la maison mère',
  company_recent: 'a reçu récemment un autre lead de cette entreprise',
};

export const decided = {
  claimed: CLAIMS,
  standsIn: (owner) => `remplace ${owner}`,
  claim: ({ of, name }) => `${name} ${CLAIMS[of]}.`,
  claimOfAnother: ({ of, name: owner }, name) =>
    `${owner} ${CLAIMS[of]}, mais ne peut pas s’en charger ; ${name} prend le relais.`,
  unkept: ({ of, name }) => `${name} ${CLAIMS[of]}, mais n’entre pas en ligne de compte ici.`,
  drawn: 'par tirage au sort',
  drawnWords: (name) => `${name} a été tiré au sort entre candidats très proches.`,
  alone: 'personne d’autre ne le pouvait',
  aloneWords: (name) => `Seul le nom de ${name} convenait pour ce lead.`,
  rulesLeave: 'les règles ne laissent personne d’autre',
  rulesLeaveWords: (name) => `Les règles n’admettent que ${name}.`,
  leavesOut: (rule, names) => `Hors jeu : ${names} (${rule.replace(/\.$/, '')}).`,
  tie: (name, next) => `${name} et ${next} sont à égalité de points`,
  notByPoints: 'La politique ne classe pas seulement par points',
  rankedBy: (first, text) => `${first} : ${text}.`,
  measures: {
    turn: ['c’est son tour', (name, _next) => `c’est le tour de ${name} dans la rotation`],
    longest_waiting: [
      'attend un lead depuis le plus longtemps',
      (name, next) => `${name} attend un lead depuis plus longtemps que ${next}`,
    ],
    recent: [
      'moins de leads récemment',
      (name, next) => `${name} a reçu moins de leads récemment que ${next}`,
    ],
    utilisation: [
      'davantage de capacité libre',
      (name, next) => `${name} utilise une moindre part de sa capacité que ${next}`,
    ],
    open: [
      'moins de leads ouverts',
      (name, next) => `${name} a moins de leads ouverts que ${next}`,
    ],
    pipeline: [
      'pipeline moins chargé',
      (name, next) => `${name} a, rapporté au quota, un pipeline moins chargé que ${next}`,
    ],
    response: [
      'répond d’habitude plus vite',
      (name, next) => `${name} répond d’habitude plus vite que ${next}`,
    ],
    industry_rate: [
      'meilleur bilan dans le secteur',
      (name, next) => `${name} a un meilleur bilan dans le secteur que ${next}`,
    ],
    win_probability: [
      'plus de chances de gagner',
      (name, next) => `${name} a plus de chances de gagner que ${next}`,
    ],
    sits_out: [
      'la personne suivante passe son tour',
      (_name, next) => `${next} a reçu plus que sa juste part et passe son tour`,
    ],
    roster: [
      'premier nom de la liste de l’équipe',
      (name, _next) =>
        `rien d’autre ne les distingue, donc ${name} passe devant dans l’ordre de la liste`,
    ],
  },
  byAdvisor: (name, of, score) =>
    `L’advisor a choisi ${name} parmi ${of}${score === null ? '' : ` ; ${name} obtient ${points(score)}`}.`,
  ranksFirst: (name, of, score) => `${name} est en tête sur ${of}${withPoints(score)}.`,
  littleApart: (name, of, score) =>
    `Peu de choses les séparent ; ${name} est en tête sur ${of}${withPoints(score)}.`,
  byPart: (name, of, score, next, part) =>
    `${name} est en tête sur ${of}${withPoints(score)} ; ce qui compte le plus face à ${next} : «\u00a0${part}\u00a0».`,
} satisfies Texts['decided'];
