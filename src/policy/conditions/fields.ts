// Every field that a condition may read: its type, its words and the sentence that explains it.
// The typed CEL environment, the words of a policy and the table in docs/policy.md come from here.
import { MATCH_DOUBTS, MATCHED_BY } from '../../leads/match-evidence.ts';
import { NOT_A_BUYER } from '../../leads/values/not-a-buyer.ts';
import { SIZE_BANDS } from '../../leads/values/size.ts';
import { REP_ROLES } from '../../roster/rep.ts';

/** `number` is a double, `instant` a CEL timestamp, `any` a map whose keys the caller chose. */
export type FieldType = 'number' | 'text' | 'bool' | 'texts' | 'instant' | 'any' | 'items';
export type FieldUnit = 'rate' | 'percent' | 'usd' | 'minutes';

export type Field = {
  /** Full path, such as "lead.score". */
  path: string;
  type: FieldType;
  /** Short words for sentences: "lead score". */
  label: string;
  sentence: string;
  unit?: FieldUnit;
  /** The only values that occur; a comparison with another text is refused. */
  values?: readonly string[];
  /** For `items`: the type of each key. */
  item?: Readonly<Record<string, 'number' | 'text'>>;
};

const field = (
  path: string,
  type: FieldType,
  label: string,
  sentence: string,
  more: Partial<Pick<Field, 'unit' | 'values' | 'item'>> = {},
): Field => ({ path, type, label, sentence, ...more });

const LEAD_FIELDS: readonly Field[] = [
  field('lead.score', 'number', 'lead score', 'Your lead score, 0–100.'),
  field('lead.builtInScore', 'number', 'built-in score', 'Our own lead score, 0–100.'),
  field('lead.companyName', 'text', 'company', 'Name of the company.'),
  field('lead.domain', 'text', 'domain', 'Domain of the company, such as "example.com".'),
  field('lead.freeMail', 'bool', 'free-mail address', 'The address is with a free-mail provider.'),
  field('lead.industry', 'text', 'industry', 'Industry slug, such as "manufacturing".'),
  field('lead.employees', 'number', 'employees', 'Number of employees.'),
  field('lead.size', 'text', 'size band', 'Band of employees.', {
    values: [...SIZE_BANDS, 'unknown'],
  }),
  field('lead.revenueUsd', 'number', 'revenue', 'Annual revenue in US dollars.', { unit: 'usd' }),
  field('lead.country', 'text', 'country', 'ISO 3166-1 code, such as "DE".'),
  field(
    'lead.regions',
    'texts',
    'regions',
    'Every region the lead lies in, such as "us-northeast".',
  ),
  field('lead.city', 'text', 'city', 'City as given.'),
  field('lead.timeZone', 'text', 'time zone', 'IANA time zone, such as "America/New_York".'),
  field('lead.language', 'text', 'language', 'ISO 639-1 code, such as "de".'),
  field('lead.title', 'text', 'job title', 'Job title as given.'),
  field('lead.seniority', 'text', 'seniority', 'Seniority of the person.', {
    values: ['c-level', 'vp', 'director', 'manager', 'staff', 'unknown'],
  }),
  field('lead.source', 'text', 'source', 'Source slug, such as "demo-request".'),
  field('lead.channel', 'text', 'channel', 'Channel slug.'),
  field('lead.campaign', 'text', 'campaign', 'Campaign as given.'),
  field('lead.stack', 'texts', 'technology stack', 'Technologies in use.'),
  field('lead.products', 'texts', 'products', 'Products and use cases asked about.'),
  field('lead.signals', 'texts', 'buying signals', 'Buying signals.'),
  field(
    'lead.engagement',
    'items',
    'engagement',
    'What the person did: kind, name, count, daysAgo.',
    {
      item: { kind: 'text', name: 'text', count: 'number', daysAgo: 'number' },
    },
  ),
  field('lead.message', 'text', 'message', 'Free text as written.'),
  field(
    'lead.notABuyer',
    'text',
    'kind of non-buyer',
    'Who writes for another reason, by their own words.',
    {
      values: [...NOT_A_BUYER, 'none'],
    },
  ),
  field('lead.attributes', 'any', 'attributes', 'Your own attributes, by name.'),
  field('lead.receivedAt', 'instant', 'arrival', 'When the lead came in.'),
];

const ACCOUNT_FIELDS: readonly Field[] = [
  field('account.exists', 'bool', 'known account', 'The lead belongs to an account that we know.'),
  field('account.name', 'text', 'account', 'Name of the account.'),
  field('account.status', 'text', 'account status', 'What the account is to us.', {
    values: ['customer', 'prospect', 'partner', 'former', 'none'],
  }),
  field('account.industry', 'text', 'account industry', 'Industry on the account.'),
  field('account.employees', 'number', 'account employees', 'Employees on the account.'),
  field('account.country', 'text', 'account country', 'Country on the account.'),
  field('account.owner', 'text', 'account owner', 'Id of the owner, or "none".'),
  field('account.csm', 'text', 'account CSM', 'Id of the customer success manager, or "none".'),
  field(
    'account.parentOwner',
    'text',
    'owner of the parent',
    'Id of the parent’s owner, or "none".',
  ),
  field('account.named', 'bool', 'named account', 'On a named-account list.'),
  field('account.openTickets', 'number', 'open tickets', 'Open support tickets.'),
  field('account.criticalTickets', 'number', 'critical tickets', 'Critical support tickets.'),
  field('account.expansion', 'text', 'expansion potential', 'Expansion potential.', {
    values: ['none', 'low', 'medium', 'high'],
  }),
  field('account.confidence', 'number', 'match confidence', 'How sure the match is, 0–1.', {
    unit: 'rate',
  }),
];

const MATCH_FIELDS: readonly Field[] = [
  field('match.by', 'text', 'evidence for the account', 'What the match to the account rests on.', {
    values: MATCHED_BY,
  }),
  field(
    'match.verified',
    'bool',
    'verified match',
    'The e-mail address is at a domain of the account, or a person settled it.',
  ),
  field('match.doubtful', 'bool', 'doubtful identity', 'There is a doubt; see `match.doubts`.'),
  field(
    'match.doubts',
    'texts',
    'doubts',
    `Of ${MATCH_DOUBTS.map((one) => `"${one}"`).join(', ')}.`,
  ),
];

const REP_FIELDS: readonly Field[] = [
  field('rep.id', 'text', 'rep', 'Id of the rep; prefer roles, teams and skills.'),
  field('rep.role', 'text', 'role', 'Role of the rep.', { values: REP_ROLES }),
  field('rep.team', 'text', 'team', 'Team of the rep.'),
  field('rep.manager', 'text', 'manager', 'Id of the manager, or "none".'),
  field('rep.industries', 'texts', 'industry specialities', 'Industries the rep specialises in.'),
  field('rep.sizes', 'texts', 'size specialities', 'Size bands the rep specialises in.'),
  field('rep.products', 'texts', 'product specialities', 'Products, use cases, technologies.'),
  field('rep.territories', 'texts', 'territories', 'Countries and regions; empty is everywhere.'),
  field('rep.languages', 'texts', 'languages', 'Languages the rep speaks.'),
  field('rep.certifications', 'texts', 'certifications', 'Certifications the rep holds.'),
  field('rep.attributes', 'any', 'attributes', 'Your own attributes of reps, by name.'),
  field('rep.weight', 'number', 'rotation weight', 'Share of the rotation.'),
  field('rep.startedOn', 'instant', 'start date', 'First day in the team.'),
  field('rep.capacity', 'number', 'cap on open leads', 'Hard cap on open leads.'),
  field('rep.pipelinePct', 'number', 'pipeline', 'Pipeline in % of quota.', { unit: 'percent' }),
  field('rep.pipelineValue', 'number', 'pipeline value', 'Value of the pipeline.'),
  field('rep.responseMinutes', 'number', 'median response', 'Median minutes to first touch.', {
    unit: 'minutes',
  }),
  field('rep.responseP90Minutes', 'number', 'p90 response', '90th percentile of first touch.', {
    unit: 'minutes',
  }),
  field('rep.responseN', 'number', 'leads behind the response', 'First touches behind it.'),
  field('rep.dealSizeUsd', 'number', 'usual deal size', 'What a won deal is usually worth.', {
    unit: 'usd',
  }),
  field('rep.dealSizeN', 'number', 'deals behind the deal size', 'Won deals behind it.'),
  field('rep.cycleDays', 'number', 'usual cycle in days', 'Days that a won deal usually takes.'),
  field('rep.cycleN', 'number', 'deals behind the cycle', 'Won deals behind it.'),
  field('rep.stages', 'items', 'pipeline stages', 'Open opportunities by stage: stage, n.', {
    item: { stage: 'text', n: 'number' },
  }),
  field('rep.evidence', 'items', 'call evidence', 'Conversation findings: skill, score 0–1, n.', {
    item: { skill: 'text', score: 'number', n: 'number' },
  }),
];

const SCOPES = [
  ['overall', 'overall', 'over all leads'],
  ['industry', 'industry', 'in the lead’s industry'],
  ['size', 'size-band', 'in the lead’s size band'],
  ['region', 'regional', 'in the lead’s narrowest region on record'],
  ['source', 'source', 'for the lead’s source'],
] as const;

const RECORD_FIELDS: readonly Field[] = SCOPES.flatMap(([scope, label, where]) => [
  field(`record.${scope}.rate`, 'number', `${label} win rate`, `Win rate ${where}, 0–1.`, {
    unit: 'rate',
  }),
  field(
    `record.${scope}.n`,
    'number',
    `${label} deals`,
    `Deals behind it; unknown if only stated.`,
  ),
]);

const LOAD_FIELDS: readonly Field[] = [
  field('load.open', 'number', 'open leads', 'Open leads now.'),
  field('load.pct', 'number', 'load', 'Open leads in % of the cap.', { unit: 'percent' }),
  field('load.today', 'number', 'today’s leads', 'Leads received today.'),
  field('load.week', 'number', 'this week’s leads', 'Leads received this week.'),
];

const NOW_FIELD: Field = field('now', 'instant', 'now', 'The instant of the decision.');

/** What `when`, `unless` and tiers may read. */
export const LEAD_SIDE: readonly Field[] = [
  ...LEAD_FIELDS,
  ...ACCOUNT_FIELDS,
  ...MATCH_FIELDS,
  NOW_FIELD,
];

/** What `prefer.if` and `require` may read besides. */
export const REP_SIDE: readonly Field[] = [...REP_FIELDS, ...RECORD_FIELDS, ...LOAD_FIELDS];

export const ALL_FIELDS: readonly Field[] = [...LEAD_SIDE, ...REP_SIDE];

const byPath = new Map(ALL_FIELDS.map((f) => [f.path, f]));

/** The field at a full path, or undefined. */
export function fieldAt(path: string): Field | undefined {
  return byPath.get(path);
}

const OWN_ATTRIBUTES = ['lead.attributes.', 'rep.attributes.'];

/** The name of an attribute of the user's own that a path reads; null: it reads something else. */
export function attributeAt(path: string): string | null {
  const group = OWN_ATTRIBUTES.find((one) => path.startsWith(one));
  return group === undefined ? null : path.slice(group.length);
}
