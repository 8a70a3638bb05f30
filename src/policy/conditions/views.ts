// What a condition sees of a lead, an account and a rep: plain objects with every field of fields.ts.
// Unknown text is "unknown", nobody is "none", an unknown number is NaN: every comparison with it
// is false (only != holds), so that a lead without a score is neither above 85 nor below 40.
import type { Account } from '../../leads/account.ts';
import type { MatchEvidence } from '../../leads/match-evidence.ts';
import type { LeadProfile } from '../../leads/profile.ts';
import { type RecordsByScope, rateFor } from '../../roster/record.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import type { Load } from '../../roster/roster.ts';

const UNKNOWN = 'unknown';
const NOBODY = 'none';
const number = (value: number | null | undefined): number => value ?? Number.NaN;
const instant = (text: string | null): Date => new Date(text === null ? Number.NaN : text);

/** The account with its parent's owner resolved and how sure the match is (0–1). */
export type AccountSeen = Account & { parentOwnerId: string | null; confidence: number };

export type LeadFacts = ReturnType<typeof leadView>;
export type AccountFacts = ReturnType<typeof accountView>;
export type MatchFacts = ReturnType<typeof matchView>;
export type RepFacts = ReturnType<typeof repView>;
export type RecordFacts = ReturnType<typeof recordView>;
export type LoadFacts = ReturnType<typeof loadView>;

/** A lead as conditions see it. */
export function leadView(profile: LeadProfile) {
  return {
    score: number(profile.score),
    builtInScore: number(profile.builtInScore),
    companyName: profile.companyName ?? UNKNOWN,
    domain: profile.domain ?? UNKNOWN,
    freeMail: profile.freeMail,
    industry: profile.industry,
    employees: number(profile.employees),
    size: profile.size as string,
    revenueUsd: number(profile.revenueUsd),
    country: profile.country,
    regions: profile.regions,
    city: profile.city ?? UNKNOWN,
    timeZone: profile.timeZone ?? UNKNOWN,
    language: profile.language,
    title: profile.title ?? UNKNOWN,
    seniority: profile.seniority as string,
    source: profile.source,
    channel: profile.channel,
    campaign: profile.campaign ?? UNKNOWN,
    stack: profile.stack,
    products: profile.products,
    signals: profile.signals,
    engagement: profile.engagement.map((e) => ({
      kind: e.kind,
      name: e.name,
      count: e.count,
      daysAgo: number(e.daysAgo),
    })),
    message: profile.message ?? '',
    notABuyer: (profile.notABuyer ?? NOBODY) as string,
    attributes: profile.attributes,
    receivedAt: instant(profile.receivedAt),
  };
}

/** An account as conditions see it; for null, one that does not exist. */
export function accountView(account: AccountSeen | null) {
  return {
    exists: account !== null,
    name: account?.name ?? UNKNOWN,
    status: account?.status ?? NOBODY,
    industry: account?.industry ?? UNKNOWN,
    employees: number(account?.employees),
    country: account?.country ?? UNKNOWN,
    owner: account?.ownerId ?? NOBODY,
    csm: account?.csmId ?? NOBODY,
    parentOwner: account?.parentOwnerId ?? NOBODY,
    named: account?.named ?? false,
    openTickets: account?.tickets.open ?? 0,
    criticalTickets: account?.tickets.critical ?? 0,
    expansion: account?.expansion ?? 'none',
    confidence: account?.confidence ?? 0,
  };
}

/** How the account was found; snapshots of earlier versions say nothing of it, and nothing is doubted there. */
export function matchView({ by, verified, doubts }: Partial<OrAbsent<MatchEvidence>>) {
  return {
    by: (by ?? NOBODY) as string,
    verified: verified ?? false,
    doubtful: (doubts ?? []).length > 0,
    doubts: doubts ?? [],
  };
}

type OrAbsent<T> = { [K in keyof T]: T[K] | undefined };

/** The instant of the decision as conditions see it; `at` is milliseconds since the epoch. */
export function nowView(at: number): Date {
  return new Date(at);
}

/** A rep as conditions see it. It depends on the rep alone: one per roster version is enough. */
export function repView(rep: Rep) {
  return {
    id: rep.id as string,
    role: rep.role as string,
    team: rep.team,
    manager: rep.managerId ?? NOBODY,
    industries: rep.specialities.industries,
    sizes: rep.specialities.sizes,
    products: rep.specialities.products,
    territories: rep.territories,
    languages: rep.languages,
    certifications: rep.certifications ?? [],
    attributes: rep.attributes ?? {},
    weight: rep.weight,
    startedOn: instant(rep.startedOn),
    capacity: rep.capacity.open,
    pipelinePct: number(pipelinePct(rep)),
    pipelineValue: number(rep.pipeline.value),
    responseMinutes: number(rep.response.medianMinutes),
    responseP90Minutes: number(rep.response.p90Minutes),
    responseN: number(rep.response.n),
    dealSizeUsd: number(rep.dealSize?.usd),
    dealSizeN: number(rep.dealSize?.n),
    cycleDays: number(rep.cycle?.days),
    cycleN: number(rep.cycle?.n),
    stages: Object.entries(rep.stages)
      .map(([stage, n]) => ({ stage, n }))
      .sort((a, b) => (a.stage < b.stage ? -1 : 1)),
    evidence: rep.evidence.map((e) => ({ skill: e.skill, score: e.score, n: e.n })),
  };
}

/** The rep's win rates for this lead, by scope. */
export function recordView(records: RecordsByScope, profile: LeadProfile) {
  const scope = (name: Parameters<typeof rateFor>[1]) => {
    const found = rateFor(records, name, profile);
    return { rate: number(found?.rate), n: number(found?.n) };
  };
  return {
    overall: scope('overall'),
    industry: scope('industry'),
    size: scope('size'),
    region: scope('region'),
    source: scope('source'),
  };
}

/** A rep's live load; `pct` is open leads in % of `openCap` (a cap of 0 is full). */
export function loadView(load: Pick<Load, 'open' | 'today' | 'week'>, openCap: number) {
  return {
    open: load.open,
    pct: openCap > 0 ? (100 * load.open) / openCap : 100,
    today: load.today,
    week: load.week,
  };
}
