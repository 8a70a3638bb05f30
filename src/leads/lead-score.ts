// How promising a lead looks by itself, 0–100: who they are (40) and what they did (60), in parts that sum.
// It stands beside a score that the caller sends and never replaces it.
import type { LeadProfile } from './profile.ts';

/** `points` of at most `max`; `evidence` says what was seen. */
type LeadScorePart = {
  code:
    | 'seniority'
    | 'size'
    | 'company'
    | 'completeness'
    | 'source'
    | 'engagement'
    | 'signals'
    | 'message';
  group: 'who they are' | 'what they did';
  label: string;
  points: number;
  max: number;
  evidence: string;
};

export type LeadScore = { score: number; parts: LeadScorePart[] };

type Scorable = Omit<LeadProfile, 'builtInScore'>;

/** After so many days a visit counts half as much, after twice as many a quarter. */
export const ENGAGEMENT_HALF_LIFE_DAYS = 14;
/** A request cools more slowly than a visit. */
const REQUEST_HALF_LIFE_DAYS = 30;
/** Without a date a visit counts as one that is a half-life old. */
const UNDATED = 0.5;
const DAY_MS = 86_400_000;

const SENIORITY_POINTS: Readonly<Record<LeadProfile['seniority'], number>> = {
  'c-level': 15,
  vp: 14,
  director: 12,
  manager: 8,
  staff: 3,
  unknown: 0,
};
const SIZE_POINTS: Readonly<Record<LeadProfile['size'], number>> = {
  '1-10': 2,
  '11-50': 5,
  '51-200': 8,
  '201-500': 10,
  '501-1000': 12,
  '1001-5000': 12,
  '5001+': 11,
  unknown: 0,
};
const SOURCE_POINTS: ReadonlyMap<string, number> = new Map([
  ['demo-request', 25],
  ['pricing-request', 25],
  ['contact-form', 18],
  ['free-trial', 18],
  ['phone', 18],
  ['referral', 18],
  ['customer', 18],
  ['partner', 15],
  ['chat', 14],
  ['review', 12],
  ['email', 10],
  ['webinar', 10],
  ['event', 10],
  ['paid-search', 8],
  ['organic-search', 7],
  ['direct', 7],
  ['content-download', 6],
  ['paid-social', 5],
  ['social', 4],
  ['newsletter', 3],
  ['advertising', 3],
  ['outbound', 2],
  ['public-relations', 2],
]);
/** A source off our list counts a little: somebody came. */
const OTHER_SOURCE_POINTS = 4;
const ENGAGEMENT_POINTS: ReadonlyMap<string, number> = new Map([
  ['form', 6],
  ['event', 5],
  ['content', 4],
  ['page', 2],
  ['email', 1.5],
  ['other', 1],
]);
/** Pages and papers that people read who are about to buy. */
const BUYING =
  /pric|preis|tarif|precio|prezz|quote|demo|trial|roi|calculator|case stud|compar|integration|security|contract|implementation/i;
const BUYING_FACTOR = 2;
const MAX = { engagement: 23, signals: 8, message: 4, company: 6, completeness: 7 } as const;

/**
 * Scores a profile at `now` (ISO 8601). The parts sum to the score exactly, to one decimal; nothing
 * unknown counts against a lead, it only earns no points. What the lead did decays with its age.
 */
export function scoreLead(lead: Scorable, now: string): LeadScore {
  const parts: LeadScorePart[] = [...whoTheyAre(lead), ...whatTheyDid(lead, now)];
  return { score: tenth(parts.reduce((sum, part) => sum + part.points, 0)), parts };
}

function whoTheyAre(lead: Scorable): LeadScorePart[] {
  const known = [
    ['industry', lead.industry !== 'unknown'],
    ['country', lead.country !== 'unknown'],
    ['company name', lead.companyName !== null],
    ['job title', lead.title !== null],
    ['technology', lead.stack.length > 0],
    ['revenue', lead.revenueUsd !== null],
    ['language', lead.language !== 'unknown'],
  ].flatMap(([name, there]) => (there === true ? [String(name)] : []));
  return [
    {
      ...who('seniority', 'Seniority', 15),
      points: SENIORITY_POINTS[lead.seniority],
      evidence: lead.title ?? lead.seniority,
    },
    {
      ...who('size', 'Company size', 12),
      points: SIZE_POINTS[lead.size],
      evidence: lead.size === 'unknown' ? 'size unknown' : `${lead.size} employees`,
    },
    {
      ...who('company', 'Company address', MAX.company),
      points: lead.domain === null ? 0 : MAX.company,
      evidence: lead.domain ?? (lead.freeMail ? 'free mail only' : 'no company domain'),
    },
    {
      ...who('completeness', 'Details given', MAX.completeness),
      points: known.length,
      evidence: known.length === 0 ? 'none' : known.join(', '),
    },
  ];
}

function whatTheyDid(lead: Scorable, now: string): LeadScorePart[] {
  const ageDays = Math.max(0, (Date.parse(now) - Date.parse(lead.receivedAt)) / DAY_MS);
  const asked =
    lead.source === 'unknown' ? 0 : (SOURCE_POINTS.get(lead.source) ?? OTHER_SOURCE_POINTS);
  const visits = lead.engagement.reduce((sum, visit) => sum + worthOf(visit, ageDays), 0);
  const letters = lead.message?.trim().length ?? 0;
  return [
    {
      ...did('source', 'How they came', 25),
      points: tenth(asked * half(ageDays, REQUEST_HALF_LIFE_DAYS)),
      evidence: ageDays < 1 ? lead.source : `${lead.source}, ${Math.floor(ageDays)} days ago`,
    },
    {
      ...did('engagement', 'Engagement', MAX.engagement),
      points: tenth(MAX.engagement * (1 - Math.exp(-visits / MAX.engagement))),
      evidence:
        lead.engagement.length === 0
          ? 'none seen'
          : lead.engagement
              .map(({ name, count }) => `${name} ×${count}`)
              .slice(0, 5)
              .join(', '),
    },
    {
      ...did('signals', 'Buying signals', MAX.signals),
      points: Math.min(MAX.signals, 4 * lead.signals.length),
      evidence: lead.signals.length === 0 ? 'none' : lead.signals.slice(0, 5).join(', '),
    },
    {
      ...did('message', 'Message', MAX.message),
      points: letters >= 40 ? MAX.message : letters > 0 ? 1 : 0,
      evidence: letters === 0 ? 'none' : `${letters} characters`,
    },
  ];
}

/** Repeats count ever less: three visits are worth twice one, not three times. */
function worthOf(visit: Scorable['engagement'][number], ageDays: number): number {
  const base = ENGAGEMENT_POINTS.get(visit.kind) ?? 1;
  const interest = BUYING.test(visit.name) ? BUYING_FACTOR : 1;
  const repeats = Math.log2(1 + visit.count);
  // Undated visits age with the lead itself.
  const fresh =
    visit.daysAgo === null
      ? UNDATED * half(ageDays, ENGAGEMENT_HALF_LIFE_DAYS)
      : half(visit.daysAgo, ENGAGEMENT_HALF_LIFE_DAYS);
  return base * interest * repeats * fresh;
}

function half(days: number, halfLifeDays: number): number {
  return 0.5 ** (days / halfLifeDays);
}

function who(code: LeadScorePart['code'], label: string, max: number) {
  return { code, group: 'who they are', label, max } as const;
}

function did(code: LeadScorePart['code'], label: string, max: number) {
  return { code, group: 'what they did', label, max } as const;
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}
