// French: figures, names and the sentences of facts.
import { own } from '../../leads/text/by-name.ts';
import { slugWords } from '../../leads/values/wording.ts';
import type { Texts } from './en.ts';
import { deedOf, localeWords } from './locale-words.ts';

const known = localeWords('fr', {
  units: { minute: ['minute', 'minutes'], hour: ['heure', 'heures'], day: ['jour', 'jours'] },
  dollars: { B: 'Md$', M: 'M$', K: 'k$', '': '$' },
  more: (count) => `${count} de plus`,
  industries: {
    agriculture: 'agriculture',
    mining: 'mines',
    energy: 'énergie',
    utilities: 'services publics',
    construction: 'bâtiment',
    manufacturing: 'industrie',
    automotive: 'automobile',
    'aerospace-defense': 'aéronautique et défense',
    'food-beverage': 'agroalimentaire',
    'consumer-goods': 'biens de consommation',
    wholesale: 'commerce de gros',
    retail: 'distribution',
    'transport-logistics': 'transport et logistique',
    'media-entertainment': 'médias',
    telecommunications: 'télécommunications',
    software: 'logiciels',
    technology: 'technologie',
    'financial-services': 'services financiers',
    insurance: 'assurance',
    'real-estate': 'immobilier',
    'professional-services': 'conseil et services',
    'marketing-advertising': 'marketing et publicité',
    staffing: 'travail temporaire',
    education: 'enseignement',
    healthcare: 'santé',
    'life-sciences': 'sciences de la vie',
    'hospitality-travel': 'hôtellerie et voyages',
    government: 'secteur public',
    nonprofit: 'associations',
    'consumer-services': 'services aux particuliers',
  },
});

/** Each source as a noun and as what somebody did. */
const SOURCES: Readonly<Record<string, readonly [noun: string, did: string]>> = {
  'demo request': ['demande de démo', 'a demandé une démo'],
  'pricing request': ['demande de tarifs', 'a demandé nos tarifs'],
  'contact form': ['formulaire de contact', 'a rempli le formulaire de contact'],
  'content download': ['téléchargement', 'a téléchargé un de nos documents'],
  'free trial': ['essai gratuit', 'a commencé un essai gratuit'],
  'organic search': ['recherche en ligne', 'nous a trouvés par une recherche en ligne'],
  'paid search': ['annonce de recherche', 'est venu par une annonce de recherche'],
  'paid social': ['publicité sociale', 'est venu par une publicité sur les réseaux sociaux'],
  'public relations': ['presse', 'a lu un article sur nous dans la presse'],
  'purchased list': ['liste achetée', 'figure sur une liste achetée'],
  review: ['site d’avis', 'est venu par un site d’avis'],
  advertising: ['publicité', 'est venu par une publicité'],
  chat: ['chat', 'a écrit dans le chat'],
  customer: ['client', 'est venu comme client'],
  direct: ['accès direct', 'est venu directement sur notre site'],
  email: ['e-mail', 'a écrit un e-mail'],
  event: ['événement', 'est venu par un événement'],
  newsletter: ['newsletter', 'est venu par la newsletter'],
  outbound: ['prospection', 'a été contacté par nous'],
  partner: ['partenaire', 'est venu par un partenaire'],
  phone: ['téléphone', 'nous a appelés'],
  referral: ['recommandation', 'est venu sur recommandation'],
  social: ['réseaux sociaux', 'est venu par les réseaux sociaux'],
  webinar: ['webinaire', 'est venu par un webinaire'],
};

/** Countries of which French says no more than "en" and the name, or "au" and "aux". */
const PLURAL = new Set(['US', 'NL', 'AE', 'PH']);
const MASCULINE = new Set(
  'BR CA CL DK GB GH JP KE LU MA MX MZ NG NP PA PE PT QA SN VN VE CR KH'.split(' '),
);
const BARE = new Set(['SG', 'MT', 'CU', 'CY', 'HK', 'MC', 'BH', 'TW', 'MG']);

function within(name: string, slug: string): string {
  if (!/^[A-Z]{2}$/.test(slug)) return `dans la région ${name}`;
  if (PLURAL.has(slug)) return `aux ${name}`;
  if (BARE.has(slug)) return `à ${name}`;
  return MASCULINE.has(slug) ? `au ${name}` : `en ${name}`;
}

const plural = (count: number | string, one: string, many: string) =>
  `${count} ${['0', '1'].includes(String(count)) ? one : many}`;
const hour = (clock: string) => clock.replace(/^0(?=\d)/, '').replace(':', '\u00a0h\u00a0');

export const words = {
  ...known,
  times: (count: number) => `${count} fois`,
  sourceName: (slug: string) => own(SOURCES, slugWords(slug))?.[0] ?? slugWords(slug),
  range: (low: string, high: string) => `${low} à ${high}`,
  quoted: (text: string) => `«\u00a0${text}\u00a0»`,
  inLanguage: (language: string) => ` en ${language}`,
  clock: hour,
  clockOn: (clock: string, _day: string, date: Date) => `le ${known.day(date)} à ${hour(clock)}`,
  cityTime: (city: string) => `heure de ${city}`,
  employees: (count: string) => `${count} salariés`,
  scope: {
    overall: 'au total',
    industry: (name: string) => `dans le secteur ${name}`,
    region: within,
    size: (band: string) => `dans les entreprises de ${band} salariés`,
    source: (name: string) => `avec les leads de source ${name}`,
  },
} satisfies Texts['words'] & { day: unknown };

export const facts = {
  company: (name) => `Entreprise : ${name}.`,
  domain: (name) => `Domaine : ${name}.`,
  freeMail: 'Le contact écrit depuis une messagerie gratuite.',
  industry: (name) => `Secteur : ${name}.`,
  size: (count, band) => `${count} salariés${band === null ? '' : ` (tranche ${band})`}.`,
  sizeBand: (band) => `Tranche d’effectif : ${band} salariés.`,
  revenue: (amount) => `Chiffre d’affaires annuel : ${amount}.`,
  place: (places) => `Lieu : ${places.join(', ')}.`,
  timeZone: (zone, clock) => `Fuseau du contact : ${zone}, où il est ${clock}.`,
  language: (name, isRead) =>
    `Langue : ${name}, ${isRead ? 'd’après le message' : 'comme indiqué'}.`,
  role: (title, level) => `Fonction : ${title}${level === null ? '' : ` (${level})`}.`,
  levels: {
    'c-level': 'direction générale',
    vp: 'direction',
    director: 'direction de service',
    manager: 'encadrement',
    staff: 'collaborateur',
  },
  source: (name) => `Source : ${name}.`,
  channel: (name) => `Canal : ${name}.`,
  campaign: (name) => `Campagne : ${name}.`,
  score: (points, isOurs) =>
    `Score du lead : ${points} sur 100${isOurs ? ', notre propre estimation' : ''}.`,
  stack: (names) => `Outils en place : ${names}.`,
  product: (names) => `Cite dans le message : ${names}.`,
  signal: (name) => `Signal d’achat : ${name}.`,
  message: (text) => `Le contact écrit : «\u00a0${text}\u00a0»`,
  unknown: (gaps) => `Inconnu : ${gaps}.`,
  gaps: {
    industry: 'secteur',
    size: 'taille de l’entreprise',
    revenue: 'chiffre d’affaires',
    place: 'lieu',
    role: 'fonction du contact',
    score: 'score du lead',
    stack: 'outils en place',
  },
  asksFor: (language, quote) => `Souhaite être contacté en ${language} : «\u00a0${quote}\u00a0»`,
  sla: (duration, isBusiness) =>
    `Délai du premier contact : ${duration}${isBusiness ? ', en temps ouvré' : ''}.`,
  account: (name, evidence, sure) =>
    `Correspond au compte ${name} (${evidence}${sure === null ? '' : `, sûr à ${sure}`}).`,
  statusOf: (name, status) => `${name} : ${status}.`,
  status: {
    customer: 'client',
    prospect: 'prospect déjà connu',
    partner: 'partenaire',
    former: 'ancien client',
  },
  owner: (rep) => `Responsable du compte : ${rep}.`,
  csm: (rep) => `Customer success manager : ${rep}.`,
  parentOwner: (rep) => `La maison mère est suivie par ${rep}.`,
  named: (name) => `${name} figure sur la liste des comptes nommés.`,
  tickets: (open, critical) =>
    `${plural(open, 'ticket ouvert', 'tickets ouverts')}${critical > 0 ? `, dont ${plural(critical, 'critique', 'critiques')}` : ''}.`,
  expansion: (level) =>
    `Potentiel d’extension : ${{ low: 'faible', medium: 'moyen', high: 'élevé' }[level]}.`,
  doNotAssign: (names) => `À ne pas confier à ${names}.`,
} satisfies Texts['facts'];

const PARTS: Readonly<Record<string, string>> = {
  team: 'taux de réussite de l’équipe',
  record: 'bilan personnel',
  'record-industry': 'bilan dans le secteur',
  'record-size': 'bilan à cette taille',
  'record-region': 'bilan dans la région',
  'record-source': 'bilan pour cette source',
  'first-response': 'première réponse',
  'near-cap': 'presque au complet',
  fairness: 'part équitable',
  'bid-price': 'prix de la place',
  'prefers-industry': 'spécialité du secteur',
  'prefers-size': 'spécialité de taille',
  'prefers-product': 'spécialité du produit',
  'prefers-territory': 'territoire',
  'prefers-language': 'langue',
};

export const reps = {
  role: (role, team) => `est ${role} dans l’équipe ${team}`,
  roles: {
    bdr: 'business developer',
    ae: 'account executive',
    senior_ae: 'account executive senior',
    csm: 'customer success manager',
    manager: 'manager',
  },
  specialises: (fields) => `a pour spécialité : ${fields}`,
  companiesOf: (bands) => `entreprises de ${bands} salariés`,
  fitsNone: ' ; rien de cela ne concerne ce lead',
  fitsAll: ', ce qui concerne ce lead',
  fitsSome: (fields) => ` ; concerne ce lead : ${fields}`,
  load: (open, cap) => `a ${plural(open, 'lead ouvert', 'leads ouverts')} sur ${cap} au plus`,
  today: (today, cap) => `, dont ${today} sur ${cap} aujourd’hui`,
  pipeline: (share) => `a un pipeline à ${share} du quota`,
  response: (usual, slow, sample) =>
    `établit d’habitude le premier contact en ${usual}${slow === null ? '' : `, neuf fois sur dix en moins de ${slow}`}${sample === null ? '' : ` (sur ${plural(sample, 'lead', 'leads')})`}`,
  covers: (places) => `couvre ${places}`,
  includesLead: ', donc ce lead aussi',
  speaks: (languages) => `parle ${languages}`,
  onShift: (zone) => `est en service (${zone})`,
  offShift: (zone) => `n’est pas en service (${zone})`,
  backIn: (wait, zone) => `n’est pas en service, de retour dans ${wait} (${zone})`,
  due: (until, zone) => `doit le premier contact au plus tard : ${until} (${zone})`,
  evidence: (share, skill, calls) =>
    `obtient ${share} en ${skill} sur ${plural(calls, 'appel analysé', 'appels analysés')}`,
  ramp: (until, share) =>
    `est en période d’intégration jusqu’au ${until}, à ${share} de sa capacité`,
  ranks: (place, of, points, behind, chance) =>
    `se classe ${place} sur ${of} avec ${plural(points, 'point', 'points')}${behind === null ? '' : `, à ${plural(behind, 'point', 'points')} de la première place`}${chance === null ? '' : `, probabilité de gain ${chance}`}`,
  winsUncounted: (rate, scope) => `gagne ${rate} ${scope}, nombre d’affaires non indiqué`,
  wins: (rate, deals, scope) => `gagne ${rate} de ${plural(deals, 'affaire', 'affaires')} ${scope}`,
  hasWon: (won, deals, rate, scope) => `a gagné ${won} affaires sur ${deals} (${rate}) ${scope}`,
  asOf: (day) => `, au ${day}`,
  scoredBy: (parts) => `est noté ainsi : ${parts}`,
  part: (code, label, _evidence) => ({ label: own(PARTS, code) ?? label, evidence: '' }),
  leftOut: (rule) => `est écarté par une règle : ${rule}`,
} satisfies Texts['reps'];

export const deeds = {
  did: (kind, name) => {
    const { verb, thing } = deedOf(name);
    const by = own({ email: 'email', event: 'join', page: 'page', form: 'form' }, kind);
    const quoted = words.quoted(thing);
    switch (verb ?? by) {
      case 'download':
        return `a téléchargé ${quoted}`;
      case 'join':
        return `a participé à ${quoted}`;
      case 'ask':
        return `a demandé ${quoted}`;
      case 'email':
        return `a réagi à l’e-mail ${quoted}`;
      case 'page':
        return `a visité la page ${quoted}`;
      case 'form':
        return `a rempli le formulaire ${quoted}`;
      default:
        return `a consulté ${quoted}`;
    }
  },
  often: (count) => ` (${count} fois)`,
  recency: (days, count) => {
    const last = count > 1 ? ', la dernière' : ',';
    if (days === 0) return `${last} aujourd’hui`;
    return days === 1 ? `${last} hier` : `${last} il y a ${days} jours`;
  },
  came: (source) => {
    const did = own(SOURCES, source)?.[1];
    if (did !== undefined) return did;
    if (/\bdemo\b/i.test(source)) return 'a demandé une démo';
    if (/quote|proposal|pricing/i.test(source)) return 'a demandé un devis';
    if (/\bcall/i.test(source)) return 'a demandé à être appelé';
    return /contact|form/i.test(source)
      ? 'a rempli le formulaire de contact'
      : `est venu par ${words.quoted(source)}`;
  },
} satisfies Texts['deeds'];
