// Leads that nobody may take: shapes of lead drawn from the roster, from the figures of the policy's
// own conditions and from leads seen of late, each asked about at quiet load.
import { accountSchema } from '../../leads/account.ts';
import type { LeadProfile } from '../../leads/profile.ts';
import { SIZE_BANDS } from '../../leads/profile.ts';
import type { Rep } from '../../roster/rep.ts';
import { comparisonsIn, pathOf } from '../condition-tree.ts';
import { conditionsOf } from '../conditions.ts';
import { evaluatingEnvironment } from '../environment.ts';
import type { PolicyDocument } from '../policy.ts';
import type { AccountSeen } from '../views.ts';
import type { Finding } from './finding.ts';

/** A lead to ask about, in the words that single it out. */
export type LeadShape = { words: string; lead: LeadProfile; account: AccountSeen | null };

/** How many reps may take a lead when nobody is busy, and which rules had to be relaxed for it. */
export type WhoMayTake = (shape: Pick<LeadShape, 'lead' | 'account'>) => {
  eligible: number;
  relaxed: readonly string[];
};

const UNKNOWN_LEAD = 'a lead about which nothing is known';
const MAX_VALUES = 30;
const MAX_SHOWN = 10;

/** Findings for the shapes that nobody may take, most common words first, at most ten. */
export function lintGaps(shapes: readonly LeadShape[], whoMayTake: WhoMayTake): Finding[] {
  const closed = shapes.filter((shape) => whoMayTake(shape).eligible === 0);
  const words = [...new Set(closed.map((shape) => shape.words))];
  const named = words.filter(
    (one) => !words.some((other) => other !== one && isWithin(one, other)),
  );
  const findings = named.slice(0, MAX_SHOWN).map(
    (one): Finding => ({
      code: 'gap',
      severity: 'error',
      path: '/must',
      sentence: `Nobody may take ${one}, even after every fallback.`,
      todo: 'Add somebody who may, or relax a rule in "fallback"; until then such leads wait in the queue.',
    }),
  );
  if (named.length <= MAX_SHOWN) return findings;
  return [
    ...findings,
    {
      code: 'gap',
      severity: 'error',
      path: '/must',
      sentence: `Nobody may take ${named.length - MAX_SHOWN} further kinds of lead.`,
      todo: 'Mend the ones above first.',
    },
  ];
}

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
  const shape = (words: string, over: Partial<LeadProfile>): LeadShape => ({
    words,
    lead: { ...plain, ...over },
    account: null,
  });
  const places = values.places.map((place) => ({ words: `from ${place}`, over: placeOf(place) }));
  return [
    shape(UNKNOWN_LEAD, {}),
    ...values.industries.map((industry) => shape(`a lead in ${industry}`, { industry })),
    ...SIZE_BANDS.map((size) => shape(`a lead of size ${size}`, { size, employees: least(size) })),
    ...places.map(({ words, over }) => shape(`a lead ${words}`, over)),
    ...values.languages.map((language) => shape(`a lead in language ${language}`, { language })),
    ...places.flatMap(({ words, over }) =>
      values.languages.map((language) =>
        shape(`a lead ${words} in language ${language}`, { ...over, language }),
      ),
    ),
    ...values.scores.map((score) => shape(`a lead with score ${score}`, { score })),
    ...values.sources.flatMap((source) => [
      shape(`a lead of source ${source}`, { source }),
      ...values.scores.map((score) =>
        shape(`a lead of source ${source} with score ${score}`, { source, score }),
      ),
    ]),
    ...ACCOUNTS.map(({ words, account }) => ({ words, lead: plain, account })),
    ...samples.map((lead) => ({ words: sampleWords(lead), lead, account: null })),
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
    id: 'shape',
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
  { words: 'a lead of a prospect account', over: { status: 'prospect' } },
  { words: 'a lead of a customer', over: { status: 'customer' } },
  {
    words: 'a lead of a customer with room to grow',
    over: { status: 'customer', expansion: 'high' },
  },
  {
    words: 'a lead of a customer with critical tickets',
    over: { status: 'customer', tickets: { open: 1, critical: 1 } },
  },
  { words: 'a lead of a former customer', over: { status: 'former' } },
  { words: 'a lead of a partner', over: { status: 'partner' } },
].map(({ words, over }) => ({
  words,
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

function sampleWords(lead: LeadProfile): string {
  const known = [
    ...(lead.industry === 'unknown' ? [] : [`in ${lead.industry}`]),
    ...(lead.country === 'unknown' ? [] : [`from ${lead.regions[0] ?? lead.country}`]),
    ...(lead.language === 'unknown' ? [] : [`in language ${lead.language}`]),
    ...(lead.source === 'unknown' ? [] : [`of source ${lead.source}`]),
  ];
  return known.length === 0 ? UNKNOWN_LEAD : ['a lead', ...known].join(' ');
}

/** Whether every word group of `wide` is in `narrow`: then the wider one says it all. */
function isWithin(narrow: string, wide: string): boolean {
  return narrow.startsWith(`${wide} `);
}
