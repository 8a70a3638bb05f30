// French: what to say and to do; words for the lead say "vous", notes for the rep are in the infinitive.
import { own } from '../../leads/text/by-name.ts';
import type { Must } from '../../policy/must/must.ts';
import type { Texts } from './en.ts';

const said = (text: string) => `«\u00a0${text}\u00a0»`;
const FOLLOWING = {
  change: 'Que doit faire le prochain outil que celui d’aujourd’hui ne fait pas ?',
  pain: 'Qu’est-ce que cela vous coûte aujourd’hui, et qu’avez-vous essayé ?',
  compare: 'Que font bien les autres, et que vous manque-t-il chez eux ?',
  date: 'Que faut-il avoir en place d’ici là, et que se passe-t-il en cas de retard ?',
  demo: 'Que devez-vous voir pour que cela vaille votre temps ?',
  price: 'Que doit couvrir le prix : combien d’utilisateurs, quels sites, à partir de quand ?',
  plain: 'Pourquoi la question se pose-t-elle maintenant ?',
};
const SIGNS = 'demander qui signe au final, et ce que cette personne voudra savoir.';
const SHOWS = 'demander à quoi se mesurera le succès, et qui d’autre doit donner son accord.';
const first = (tongue: string, text: string) =>
  `Dire d’abord${tongue === '' ? '' : `,${tongue}`} : ${said(text)}`;

export const talk = {
  notBuying: (quote) =>
    `Le contact écrit : ${quote} Demander une fois s’il y a quelque chose à acheter ; sinon, rester bref et aimable.`,
  withheld:
    'Le message n’est pas montré : il donne des ordres au système et n’a pas compté. Demander simplement ce dont le contact a besoin, et pour quand.',
  criticalTicket: first(
    '',
    'Avant toute chose : qu’est-ce que le ticket critique vous empêche de faire aujourd’hui ?',
  ),
  openTickets: (count) =>
    first(
      '',
      `Avant de parler de nouveauté : où en est-on ${count === '1' ? 'de votre ticket ouvert' : `de vos ${count} tickets ouverts`} ?`,
    ),
  following: FOLLOWING,
  atStake: {
    silence: 'Que faut-il faire en premier, et pour quand ?',
    stop: 'Qu’est-ce qui est à l’arrêt en ce moment, et pour qui ?',
    signature: 'Que faut-il pour que vous puissiez avancer, et qui en décide ?',
    amount: 'Que doit couvrir cette somme, et pour quand doit-elle être dépensée ?',
  },
  back: {
    ...FOLLOWING,
    date: 'Que faut-il avoir en place d’ici là ?',
    demo: 'Quelles sont les deux choses que vous voulez voir ?',
    plain: 'Qu’est-ce qui dépend de la réponse pour vous ?',
  },
  customerAsks: 'Pour quand en avez-vous besoin, et qui s’en servira ?',
  formerAsks: 'Qu’est-ce qui a changé depuis, et que faudrait-il faire autrement cette fois ?',
  answerFirst: (tongue, quote, ask) =>
    `Commencer${tongue} par la réponse à sa question : ${quote} Puis demander : ${said(ask)}`,
  apology: (tongue, quote, ask) =>
    `Commencer${tongue} par des excuses pour l’attente : ${quote} Dire qui s’en occupe désormais, puis demander : ${said(ask)}`,
  theirWords: (tongue, quote, ask) =>
    `Commencer${tongue} par ce que le contact écrit : ${quote} Puis demander : ${said(ask)}`,
  promise: (quote) =>
    `Le contact veut une promesse : ${quote} N’en faire aucune au premier échange : dire qui décide, et quand viendra la réponse.`,
  terms: (quote) =>
    `Le contact invoque les conditions d’autres clients : ${quote} Ne rien dire des autres clients ; demander ce que son propre dossier doit apporter.`,
  deeds: (tongue, did, ask) =>
    first(tongue, `${did.length > 0 ? `Vous avez ${did.join(' et ')}. ` : ''}${ask}`),
  arrivals: {
    'demo-request': ['demandé une démo', 'Quelles sont les deux choses que vous voulez voir ?'],
    'pricing-request': [
      'demandé nos tarifs',
      'Combien de personnes s’en serviraient, et à partir de quand ?',
    ],
    'free-trial': ['commencé un essai', 'Où en étiez-vous, et qu’est-ce qui a coincé ?'],
    'contact-form': ['rempli le formulaire de contact', 'Qu’est-ce qui a motivé votre demande ?'],
    chat: ['écrit dans le chat', 'Que cherchiez-vous à savoir ?'],
    email: ['écrit un message', 'Qu’est-ce qui l’a motivé ?'],
    phone: ['appelé', 'Qu’est-ce qui a motivé votre appel ?'],
    referral: ['entendu parler de nous', 'Par qui, et que vous a-t-on dit ?'],
    partner: [
      'été mis en relation avec nous par un partenaire',
      'Qui était-ce, et que vous a-t-on dit ?',
    ],
    webinar: ['suivi un webinaire', 'Quelle partie vous concernait ?'],
    event: ['participé à un de nos événements', 'Qu’en avez-vous retenu ?'],
    'content-download': ['téléchargé un document', 'Que pensiez-vous y trouver ?'],
  },
  tookPart: (thing) => `participé à “${thing}”`,
  tookPartAsk: 'Quelle partie vous concernait ?',
  calculated: (thing) => `ouvert “${thing}”`,
  calculatedAsk: 'Quel retour devez-vous démontrer, et à qui ?',
  opened: (thing) => `ouvert “${thing}”`,
  openedAsk: 'Que pensiez-vous y trouver ?',
  customer: first(
    '',
    'Vous travaillez déjà avec nous. Comment cela se passe-t-il, et que vous manque-t-il ?',
  ),
  former: first('', 'Vous avez déjà travaillé avec nous. Qu’est-ce qui a changé depuis ?'),
  nothing: first('', 'Qu’est-ce qui vous amène aujourd’hui, et qui d’autre est concerné ?'),
} satisfies Texts['talk'];

export const points = {
  withheld:
    'Une partie du message n’est pas montrée : elle donne des ordres au système et n’a pas compté.',
  noted: (quote) =>
    `Note d’un collègue, pas du contact : ${quote} Le savoir, et ne pas le répéter.`,
  also: (quote, isSilence) =>
    `Le contact écrit aussi : ${quote} ${isSilence ? 'S’excuser de l’attente, et dire qui répond désormais.' : 'Y venir dans le même échange, sinon le contact le fera.'}`,
  behindTicket: (quote, isQuestion) =>
    `${isQuestion ? 'Répondre à sa question' : 'Reprendre ensuite ce que le contact écrit'} : ${quote}`,
  comparison:
    'Le contact veut une comparaison : demander ce que les autres font bien et ce qui y manque, sans rien dire d’eux.',
  question: (quote, isPrice) =>
    `Le contact demande : ${quote} ${isPrice ? 'Demander d’abord ce que le prix doit couvrir, puis répondre en une fois.' : 'Avoir la réponse prête, ou savoir qui l’a ; puis demander ce qui en dépend.'}`,
  date: (quote) =>
    `Son échéance : ${quote} Demander ce qui doit être en place d’ici là, et compter à rebours.`,
  former: 'Ancien client : demander ce qui l’aurait fait rester.',
  demo: 'Une démo est demandée : convenir des deux ou trois choses à voir avant de montrer quoi que ce soit.',
  pricing: (often) =>
    `A consulté les tarifs${often === null ? '' : ` (${often})`} : demander à quoi il les compare et qui valide.`,
  calculator: (name, isRoi) =>
    `Demander quels chiffres ont été entrés dans ${isRoi ? 'le calculateur de ROI' : said(name)} et ce qui en est sorti.`,
  story: (name) => `Demander ce qui, dans ${said(name)}, ressemblait à sa situation.`,
  lookedInto: (name) => `A consulté ${said(name)} : demander quelle question est restée ouverte.`,
  product: (names) =>
    `Le message cite ${names} : demander ce qui tourne dessus aujourd’hui et ce qui doit changer.`,
  signal: (name) => `Au dossier : ${said(name)}. Demander ce que cela change, et pour quand.`,
  stack: (names, backbone) =>
    `Outils en place : ${names}. ${backbone === null ? 'Demander avec lesquels un nouvel outil doit fonctionner dès le premier jour.' : `Demander ce qui doit entrer dans ${backbone} et en sortir dès le premier jour, et qui s’en occupe.`}`,
  role: (title, ask) => `Fonction de l’interlocuteur : ${title} – ${ask}`,
  byLevel: {
    'c-level': 'demander à quoi le projet sera jugé dans un an, et qui le mène au quotidien.',
    vp: SHOWS,
    director: SHOWS,
    manager: SIGNS,
    staff: SIGNS,
    unknown: 'demander ce qui doit changer au quotidien, et qui signe au final.',
  },
  gaps: 'Peu de choses au dossier : demander ce que fait l’entreprise, combien de personnes s’en serviraient et comment c’est réglé aujourd’hui.',
  heads: (onFile, told) =>
    `La fiche indique ${onFile} salariés, le message parle de ${told} personnes : vérifier avant tout chiffrage.`,
  corrects:
    'Cela corrige notre fiche : se fier aux mots du contact, et rectifier la fiche après l’échange.',
  correctsBy: (quote) =>
    `Le contact corrige notre fiche : ${quote} S’y fier, et rectifier la fiche après l’échange.`,
  asCustomer: (isKnown) =>
    `Le contact écrit comme client, mais ${isKnown ? 'le compte dit autre chose' : 'aucun compte ne correspond'} : chercher le contrat avant d’appeler, et ne rien vendre d’ici là.`,
} satisfies Texts['points'];

const WRITE = 'Sans réponse, écrire le jour même : ';

export const steps = {
  askedFor: (name) =>
    `Le contact demande ${name} : convenir ensemble de qui appelle, et expliquer d’emblée pourquoi.`,
  hurry: (usual) => ` ; le délai habituel est de ${usual}, donc commencer tout de suite`,
  localTime: (clock, isTheirDay) =>
    ` Chez le contact, il est ${clock}${isTheirDay ? '.' : ' : écrire maintenant, et proposer un créneau dans sa journée.'}`,
  notSpoken: (language) =>
    ` Langue absente du profil : ${language}. Faire venir quelqu’un qui la parle, ou convenir d’abord d’une autre.`,
  contactWithin: (tongue, time, isBusiness, hurry) =>
    `Prendre contact${tongue} sous ${time}${isBusiness ? ', en temps ouvré' : ''}${hurry}.`,
  answerBy: (tongue, until, zone) =>
    `Répondre${tongue} au plus tard : ${until} (${zone}) ; un court e-mail suffit.`,
  callBy: (tongue, within, until, zone, hurry) =>
    `Appeler${tongue}${within === null ? '' : ` sous ${within}`}, au plus tard : ${until} (${zone})${hurry}.`,
  noAnswer: {
    question: (text) =>
      `${WRITE}répondre à ${said(text)}, poser une question en retour, proposer deux créneaux.`,
    words: `${WRITE}reprendre son message, poser une question, proposer deux créneaux.`,
    thing: (name) => `${WRITE}partir de ${said(name)}, poser une question, proposer deux créneaux.`,
    plain: `${WRITE}une ligne sur le motif de l’appel, une question, deux créneaux.`,
  },
  decline: 'S’il n’y a rien à vendre, refuser le lead pour ce motif, afin qu’il quitte la liste.',
  readTickets: (open, critical) =>
    `Avant d’appeler, lire ${critical > 0 ? 'le ticket critique' : open === 1 ? 'le ticket ouvert' : `les ${open} tickets ouverts`} et savoir qui y travaille.`,
  countBack:
    'Sortir du premier échange avec un plan à rebours depuis l’échéance : prochain rendez-vous, participants, décisions à y prendre.',
  findOut: (gaps) => `Se renseigner : ${gaps} ; puis compléter la fiche.`,
  gaps: {
    business: 'l’activité de l’entreprise',
    size: 'sa taille',
    role: 'qui décide',
  },
  dated:
    'Sortir du premier échange avec un rendez-vous daté et les noms de ceux qui doivent y être.',
  threeAnswers:
    'Sortir du premier échange avec trois réponses : le besoin, l’échéance et qui décide.',
} satisfies Texts['steps'];

export const avoid = {
  pitch: 'Pas d’argumentaire : de son propre aveu, il n’y a rien à vendre pour l’instant.',
  orders: 'Ne pas suivre ces ordres, et ne rien promettre de ce qu’ils contiennent.',
  critical: 'Ne rien vendre tant qu’un ticket critique est ouvert.',
  figure: 'Ne donner ni chiffre ni remise avant de savoir ce qu’il faut couvrir.',
  others: 'Ne pas dénigrer les autres : demander ce qui décidera de la comparaison.',
  fromMemory: 'Pas de oui de mémoire : la réponse engagera, donc vérifier d’abord.',
  customer: 'Ne pas demander ce que le compte dit déjà.',
  former: 'Pas de présentation comme au premier jour : ils nous connaissent, et sont partis.',
  otherTongue: (language, isWritten) =>
    `Ne pas commencer en français : ${isWritten ? 'langue du message' : 'langue du contact'}, ${language}.`,
  pages:
    'Ne pas dire quelles pages ont été vues, et ne donner aucun prix avant de connaître le périmètre.',
  introduction: 'Pas de présentation générale : le besoin est dit, commencer par là.',
  longDemo: (score, isEstimate) =>
    `Pas de longue démo : ${score === null ? 'l’intérêt n’est pas encore clair' : `${isEstimate ? 'notre estimation' : 'le score du lead'} est de ${score} sur 100`}, donc qualifier d’abord.`,
  guessing: 'Ne pas deviner leur activité ni leurs besoins : rien au dossier.',
} satisfies Texts['avoid'];

export const backup = {
  insider: (name, other) =>
    `Si ${name} ne peut pas établir le premier contact à temps : ${other} suit aussi le compte.`,
  faster: (name, other, theirs, mine) =>
    `Si le premier contact ne peut pas attendre ${name} : ${other} répond d’habitude en ${theirs}, ${name} en ${mine}.`,
  declines: (name) => `Si ${name} refuse ou n’a pas établi le premier contact à temps.`,
  late: 'Si le premier contact n’a pas lieu à temps.',
} satisfies Texts['backup'];

const KINDS: Readonly<Record<Must['kind'], string>> = {
  active: 'compte inactif',
  not_absent: 'absence',
  on_shift: 'hors service',
  capacity: 'au complet',
  do_not_assign: 'exclusion pour ce compte',
  not_declined: 'lead déjà refusé',
  territory: 'territoire non couvert',
  language: 'langue du lead non parlée',
  role: 'rôle différent de celui demandé',
  team: 'autre équipe que celle demandée',
  speciality: 'spécialité demandée absente',
  certification: 'certification demandée absente',
  pipeline: 'pipeline trop chargé',
  utilisation: 'charge trop élevée',
  record: 'bilan insuffisant',
  response: 'réponse trop lente',
  condition: 'condition de la politique non remplie',
};
const ruleIn = ({ own: words, kind }: { own: string | null; kind: string | null }) =>
  words ?? own(KINDS, kind ?? '') ?? 'une règle de la politique';

export const rules = {
  sentence: (told) => {
    const rule = ruleIn(told);
    const started = rule.charAt(0).toUpperCase() + rule.slice(1);
    return /[.!?]$/.test(started) ? started : `${started}.`;
  },
  figures: (told) => ruleIn(told).replace(/\.$/, ''),
} satisfies Texts['rules'];

const WHY: Readonly<Record<string, string>> = {
  owner_away: 'Le responsable du compte est absent.',
  below_every_price: 'Il vaut moins qu’une place chez quiconque pourrait le prendre maintenant.',
  nobody_eligible: 'Personne ne peut le prendre.',
  ambiguous_account: 'On ne sait pas à quel compte il appartient.',
  no_tier: 'Aucun niveau de la politique ne le prend.',
  declined: 'Il a été refusé.',
};

export const waiting = {
  waits: (who, why) => `${who} attend dans la file. ${why}`,
  why: (reason, detail) => own(WHY, reason) ?? detail,
  allFull: 'Tous ceux qui peuvent le prendre sont au complet.',
  nobody: (count, total, rule) =>
    `Personne ne peut le prendre ; une seule règle en écarte ${count === total ? `${total} sur ${total}` : `${count} sur ${total}`} : ${rule}`,
  leavesOut: (rule, count, shown) => `${rule} Cela en écarte ${count} sur ${shown}.`,
  closest: (name, code, figures) =>
    `${name} est le plus près : seule la règle ${code} fait obstacle (${figures}).`,
  needsNobody: (who, because) => `${who} n’a besoin de personne. ${because}`,
  nothingToDo: 'Rien à faire. Si c’est une erreur, l’attribuer à nouveau avec une autre politique.',
  guard: (rule) =>
    `Faire vérifier qui écrit avant tout appel : ${said(rule)} sert à cela, et ne s’écarte pas.`,
  handOverTo: (name, code) =>
    `Le confier à ${name} si cette règle peut être écartée cette fois ; ou laisser le fallback de la politique assouplir ${code}.`,
  handOver:
    'Le confier à la main, ou laisser le fallback de la politique assouplir une règle que personne ne remplit.',
  full: (nearest) =>
    `Il part de lui-même dès qu’une place se libère, le plus ancien d’abord ; pour le placer maintenant, clore un lead ou relever un plafond.${nearest === null ? '' : ` Les plus proches : ${nearest}.`}`,
  steps: {
    owner_away:
      'Nommer un remplaçant, ou le confier à la main ; sinon il attend le retour du responsable.',
    ambiguous_account: 'Indiquer à quel compte il appartient, et l’attribuer à nouveau.',
    below_every_price:
      'Le laisser, ou l’envoyer en nurturing : il part quand une place vaut moins que lui.',
    needs_review:
      'Vérifier qui écrit, puis le confier à la main : il ne part pas de lui-même tant que la règle vaut.',
    no_tier:
      'Le confier à la main ou le clore, et donner un niveau aux leads comme lui ; ou que la politique dise « otherwise: everyone ».',
    declined: 'Lire les motifs des refus, puis le confier à la main ou le clore.',
  },
  answer: (tongue) =>
    `En attendant, répondre${tongue} en deux lignes : message lu, et l’on décide qui appellera.`,
  promised: (time) => `Un premier contact est promis sous ${time}, et personne n’a encore ce lead.`,
} satisfies Texts['waiting'];
