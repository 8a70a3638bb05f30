// The words that a fact covers: what it names, what it quotes, and the subject of its kind. They do not
// depend on how its sentence is put.
import type { Fact, FactKind } from './fact.ts';
import { monthName } from './local-time.ts';

/** What facts of a kind speak of, whatever they say of it; for a rep's fact and a lead's of one name, both. */
const SUBJECTS: Readonly<Record<FactKind, string>> = {
  company: 'company',
  domain: 'domain free mail address',
  industry: 'industry',
  size: 'employees company size band',
  revenue: 'annual revenue',
  place: 'located location place',
  time_zone: 'local time zone',
  language: 'language languages speaks',
  role: 'contact role team',
  source: 'source came',
  channel: 'channel came',
  campaign: 'campaign came',
  score: 'lead score ranks points behind first win probability estimate',
  stack: 'uses tools technology stack',
  product: 'names product message',
  signal: 'buying signal',
  engagement: 'times days ago today yesterday',
  attribute: '',
  message: 'write message',
  unknown: 'not known',
  need_language: 'asks spoken language',
  account: 'account matches',
  account_status: 'account customer',
  account_owner: 'account owner',
  account_csm: 'customer success manager',
  parent_owner: 'parent company looked after',
  named_account: 'named account list',
  tickets: 'open critical support tickets',
  expansion: 'expansion potential',
  do_not_assign: 'not served',
  sla: 'first contact due within minutes of business time',
  speciality: 'specialises speciality',
  record: 'wins won deals record overall',
  load: 'holds open leads today',
  pipeline: 'pipeline quota',
  response: 'usually first contact response minutes leads',
  territory: 'covers territory',
  hours: 'shift hours',
  due: 'owes first contact due',
  evidence: 'scores analysed calls',
  ramp: 'ramp speed full capacity',
  parts: 'scored points',
  excluded: 'left rule',
};

/** What a fact names and quotes, each by itself. */
export function namesIn({ entries, quoted }: Pick<Fact, 'entries' | 'quoted'>): string[] {
  return [...entries, ...quoted];
}

/** All words that a fact covers, as one text of several lines. */
export function wordsOf(fact: Fact): string {
  const months = fact.figures.flatMap(({ date }) => (date === null ? [] : (monthName(date) ?? [])));
  return [...namesIn(fact), ...months, SUBJECTS[fact.kind]].join('\n');
}
