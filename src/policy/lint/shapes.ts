// The leads that lint asks a policy about: drawn from the roster, from the figures of the policy's own
// conditions and from leads of late.
import { accountSchema } from '../../leads/account.ts';
import type { LeadProfile } from '../../leads/profile.ts';
import { SIZE_BANDS } from '../../leads/values/size.ts';
import type { Rep } from '../../roster/rep.ts';
import { evaluatingEnvironment } from '../conditions/environment.ts';
import { comparisonsIn, pathOf } from '../conditions/tree.ts';
import type { AccountSeen } from '../conditions/views.ts';
import { conditionsOf } from '../placed.ts';
import type { PolicyDocument } from '../policy.ts';

/** A lead to ask about and what singles it out: "in language de", "from DE"; [] is a plain lead. */
export type LeadShape = {
  traits: readonly string[];
  lead: LeadProfile;
  account: AccountSeen | null;
};

const PLAIN_ID = 'shape';
const MAX_VALUES = 30;

/**
 * Shapes to ask about: every value of one field on its own, every pair of language and place, every
 * score about the policy's own limits with every source, and the sample leads as they came.
 */
export function leadShapes(
  document: PolicyDocument,
  reps: readonly Rep[],
  samples: readonly LeadProfile[],
): LeadShape[] {
  const plain = plainLead();
  const active = reps.filter((rep) => rep.active);
  const values = valuesOf(document, active, samples);
  const shape = (traits: readonly string[], over: Partial<LeadProfile>): LeadShape => ({
    traits,
    lead: { ...plain, ...over },
    account: null,
  });
  const places = values.places.map((place) => ({ from: `from ${place}`, over: placeOf(place) }));
  return [
    shape([], {}),
    ...values.industries.map((industry) => shape([`in ${industry}`], { industry })),
    ...SIZE_BANDS.map((size) => shape([`of size ${size}`], { size, employees: least(size) })),
    ...places.map(({ from, over }) => shape([from], over)),
    ...values.languages.map((language) => shape([`in language ${language}`], { language })),
    ...places.flatMap(({ from, over }) =>
      values.languages.map((language) =>
        shape([from, `in language ${language}`], { ...over, language }),
      ),
    ),
    ...values.scores.map((score) => shape([`with score ${score}`], { score })),
    ...values.sources.flatMap((source) => [
      shape([`of source ${source}`], { source }),
      ...values.scores.map((score) =>
        shape([`of source ${source}`, `with score ${score}`], { source, score }),
      ),
    ]),
    ...ACCOUNTS.map(({ traits, account }) => ({ traits, lead: plain, account })),
    ...samples.map((lead) => ({ traits: traitsOf(lead), lead, account: null })),
  ];
}

function valuesOf(document: PolicyDocument, reps: readonly Rep[], samples: readonly LeadProfile[]) {
  const asked = askedOf(document);
  const most = (...lists: (readonly string[])[]) =>
    [...new Set(lists.flat())]
      .filter((one) => one !== 'unknown')
      .sort()
      .slice(0, MAX_VALUES);
  return {
    industries: most(
      reps.flatMap((rep) => rep.specialities.industries),
      asked.texts('lead.industry'),
      samples.map((lead) => lead.industry),
    ),
    languages: most(
      reps.flatMap((rep) => rep.languages),
      asked.texts('lead.language'),
      samples.map((lead) => lead.language),
    ),
    places: most(
      reps.flatMap((rep) => rep.territories),
      asked.texts('lead.country'),
      samples.map((lead) => lead.country),
    ),
    sources: most(
      asked.texts('lead.source'),
      samples.map((lead) => lead.source),
    ),
    scores: [
      ...new Set([0, 100, ...asked.figures('lead.score').flatMap((at) => [at - 1, at, at + 1])]),
    ]
      .filter((score) => score >= 0 && score <= 100)
      .sort((a, b) => a - b),
  };
}

/** The texts and figures with which the policy's conditions compare a field. */
function askedOf(document: PolicyDocument) {
  const pairs = conditionsOf(document).flatMap(({ source }) =>
    comparisonsIn(evaluatingEnvironment().parse(source).ast).flatMap(({ left, right }) => [
      { field: pathOf(left), other: right },
      { field: pathOf(right), other: left },
    ]),
  );
  const literals = (path: string) =>
    pairs
      .filter(({ field }) => field === path)
      .flatMap(({ other }) => (other.op === 'list' ? other.args : [other]))
      .flatMap((node) => (node.op === 'value' ? [node.args] : []));
  return {
    texts: (path: string) => literals(path).filter((one) => typeof one === 'string'),
    figures: (path: string) =>
      literals(path)
        .filter((one) => typeof one === 'number' || typeof one === 'bigint')
        .map(Number),
  };
}

function plainLead(): LeadProfile {
  return {
    id: PLAIN_ID,
    receivedAt: '2000-01-03T10:00:00Z',
    companyName: null,
    domain: null,
    freeMail: false,
    industry: 'unknown',
    employees: null,
    size: 'unknown',
    revenueUsd: null,
    country: 'unknown',
    regions: [],
    city: null,
    timeZone: null,
    language: 'unknown',
    languageFrom: 'unknown',
    title: null,
    seniority: 'unknown',
    source: 'unknown',
    channel: 'unknown',
    campaign: null,
    score: 60,
    builtInScore: null,
    stack: [],
    products: [],
    signals: [],
    engagement: [],
    message: null,
    attributes: {},
    mappings: [],
  };
}

const ACCOUNTS = [
  { traits: ['of a prospect account'], over: { status: 'prospect' } },
  { traits: ['of a customer'], over: { status: 'customer' } },
  {
    traits: ['of a customer', 'with room to grow'],
    over: { status: 'customer', expansion: 'high' },
  },
  {
    traits: ['of a customer', 'with critical tickets'],
    over: { status: 'customer', tickets: { open: 1, critical: 1 } },
  },
  { traits: ['of a former customer'], over: { status: 'former' } },
  { traits: ['of a partner'], over: { status: 'partner' } },
].map(({ traits, over }) => ({
  traits,
  account: {
    ...accountSchema.parse({ id: 'shape', name: 'shape', ...over }),
    parentOwnerId: null,
    confidence: 1,
  },
}));

/** "US" is a country, "us-northeast" a region in it. */
function placeOf(place: string): Partial<LeadProfile> {
  const [country = ''] = place.split('-');
  return place.includes('-')
    ? { country: country.toUpperCase(), regions: [place] }
    : { country: place };
}

function least(size: string): number {
  return Number.parseInt(size, 10);
}

function traitsOf(lead: LeadProfile): string[] {
  return [
    ...(lead.industry === 'unknown' ? [] : [`in ${lead.industry}`]),
    ...(lead.country === 'unknown' ? [] : [`from ${lead.country}`]),
    ...(lead.language === 'unknown' ? [] : [`in language ${lead.language}`]),
    ...(lead.source === 'unknown' ? [] : [`of source ${lead.source}`]),
  ];
}

/** Whether the shape is a lead that came in. */
export function isSample({ lead }: LeadShape): boolean {
  return lead.id !== PLAIN_ID;
}
