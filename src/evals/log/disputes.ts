// Turns logged decisions that somebody disagreed with into cases that wait for a label: overridden by a
// person, declined by the rep, or seen otherwise by the advisor than by the rules.
import type { AccountInput } from '../../leads/account.ts';
import type { LeadInput } from '../../leads/lead.ts';
import type { Rep } from '../../roster/rep.ts';
import type { Decision } from '../../routing/decision.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { LOG_FAMILY, type WaitingCase, waitingCaseSchema } from '../case.ts';
import { type Company, type Pseudonyms, pseudonyms, spellingsOf, textMask } from './pseudonyms.ts';

/** What is known of a decision besides its record. */
export type Dispute = {
  decision: Pick<Decision, 'id' | 'rep' | 'decidedBy'>;
  snapshot: Snapshot;
  /** Rep ids as the rules rank them, best first; excluded ones last. */
  ranking: readonly string[];
  /** Whom the rules alone would have picked. */
  scorerPick: string | null;
  /** Whom the advisor would have chosen when it was asked after the decision. */
  advisorPick: string | null;
  /** Whom a person gave it to instead; null when nobody did. */
  overriddenTo: string | null;
  declined: boolean;
  contactNames: readonly string[];
};

/** A case needs the ones who matter, not a roster of thousands. */
const MOST_REPS = 40;

/**
 * The cases of the disputes, pseudonymised: reps and companies get the same stand-in wherever they turn
 * up, addresses and numbers are masked. A decision that nobody disputes gives none.
 */
export function casesOfDisputes(disputes: readonly Dispute[], created: string): WaitingCase[] {
  const book = pseudonyms();
  return disputes.flatMap((dispute) => {
    const seen = seenOtherwise(dispute);
    return seen === null ? [] : [waiting(dispute, seen, book, created)];
  });
}

type Seen = { why: 'overridden' | 'declined' | 'advisor_against_rules'; instead: string | null };

function seenOtherwise(dispute: Dispute): Seen | null {
  const { decision, scorerPick, advisorPick, overriddenTo, declined } = dispute;
  const picked = decision.rep?.id ?? null;
  if (overriddenTo !== null && overriddenTo !== picked)
    return { why: 'overridden', instead: overriddenTo };
  if (declined) return { why: 'declined', instead: null };
  if (decision.decidedBy === 'advisor' && picked !== scorerPick)
    return { why: 'advisor_against_rules', instead: scorerPick };
  if (advisorPick !== null && advisorPick !== picked)
    return { why: 'advisor_against_rules', instead: advisorPick };
  return null;
}

function waiting(dispute: Dispute, seen: Seen, book: Pseudonyms, created: string): WaitingCase {
  const { decision, snapshot, contactNames } = dispute;
  const { lead, account } = snapshot;
  const names = [lead.companyName, account?.name ?? null, ...(account?.aliases ?? [])];
  const domains = [...(lead.domain === null ? [] : [lead.domain]), ...(account?.domains ?? [])];
  const label = lead.companyName ?? account?.name ?? lead.domain;
  const company = label === null ? null : book.company(label, lead.domain);
  const spellings = spellingsOf(names, domains);
  const mask = textMask(snapshot, book, { spellings, company, contactNames });
  const id = `log-${decision.id
    .replace(/[^a-z0-9]/gi, '')
    .slice(-12)
    .toLowerCase()}`;
  const picked = decision.rep?.id ?? null;
  // Whatever the schema refuses could never be labelled.
  return waitingCaseSchema.parse({
    id,
    version: 1,
    family: LOG_FAMILY,
    now: snapshot.at,
    lead: leadOf(snapshot, company, mask, id),
    reps: repsOf(dispute, seen, book),
    accounts: accountsOf(snapshot, company, book),
    runningOwnerId: book.repId(snapshot.runningOwnerId),
    ...(snapshot.companyOwnerId ? { companyOwnerId: book.repId(snapshot.companyOwnerId) } : {}),
    declinedBy: (snapshot.declinedBy ?? []).flatMap((repId) => book.repId(repId) ?? []),
    policy: withoutNames(snapshot, book, mask),
    expect: null,
    dispute: { why: seen.why, picked: book.repId(picked), instead: book.repId(seen.instead) },
    provenance: seen.why === 'advisor_against_rules' ? 'disagreement' : 'feedback',
    created,
    rationale: 'Not labelled yet.',
  });
}

function leadOf(
  { lead, at }: Snapshot,
  company: Company | null,
  mask: (text: string) => string,
  id: string,
): LeadInput {
  const known = (value: string) => (value === 'unknown' ? undefined : value);
  const lastAt = (daysAgo: number | null) =>
    daysAgo === null
      ? {}
      : { lastAt: new Date(Date.parse(at) - daysAgo * 86_400_000).toISOString() };
  return withoutUndefined({
    id,
    receivedAt: lead.receivedAt,
    company: withoutUndefined({
      name: lead.companyName === null ? undefined : company?.name,
      domain: lead.domain === null ? undefined : company?.domain,
      industry: known(lead.industry),
      employees: lead.employees ?? undefined,
      revenue: lead.revenueUsd === null ? undefined : { amount: lead.revenueUsd, currency: 'USD' },
      country: known(lead.country),
      region: lead.regions[0],
      timeZone: lead.timeZone ?? undefined,
      stack: lead.stack,
    }),
    contact: withoutUndefined({
      title: lead.title === null ? undefined : mask(lead.title),
      seniority: known(lead.seniority),
      language: lead.languageFrom === 'stated' ? lead.language : undefined,
    }),
    source: known(lead.source),
    channel: known(lead.channel),
    campaign: lead.campaign === null ? undefined : mask(lead.campaign),
    score: lead.score ?? undefined,
    engagement: lead.engagement.map(({ kind, name, count, daysAgo }) => ({
      kind,
      name: mask(name),
      count,
      ...lastAt(daysAgo),
    })),
    message: lead.message === null ? undefined : mask(lead.message),
    signals: lead.signals,
    attributes: Object.fromEntries(
      Object.entries(lead.attributes).map(([key, value]) => [
        key,
        typeof value === 'string' ? mask(value) : value,
      ]),
    ),
  }) as LeadInput;
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}

/** Everybody whom the case is about, and the best of the others. */
function repsOf({ snapshot, ranking, decision }: Dispute, { instead }: Seen, book: Pseudonyms) {
  const { account, runningOwnerId, companyOwnerId, declinedBy = [], roster, loads } = snapshot;
  const ofAccount = [account?.ownerId, account?.csmId, account?.parentOwnerId];
  const owners = [...ofAccount, runningOwnerId, companyOwnerId];
  const needed = [decision.rep?.id, instead, ...owners, ...declinedBy];
  const first = new Set([...needed, ...ranking].slice(0, MOST_REPS + needed.length));
  const delegates = roster.reps
    .filter(({ id }) => first.has(id))
    .flatMap(({ absences }) => absences.map(({ delegateId }) => delegateId));
  const kept = roster.reps.filter(({ id }) => first.has(id) || delegates.includes(id));
  return kept.map((rep) => {
    const { open = 0, today = 0, week = 0, lastAssignedAt = null } = loads.get(rep.id) ?? {};
    return { ...strange(rep, book), open, today, week, lastAssignedAt };
  });
}

function strange({ email: _, ...rep }: Rep, book: Pseudonyms) {
  return {
    ...rep,
    id: book.repId(rep.id),
    name: book.repName(rep.id),
    managerId: book.repId(rep.managerId),
    absences: rep.absences.map(({ from, to, delegateId }) => ({
      from,
      to,
      delegateId: book.repId(delegateId),
    })),
  };
}

/** The account under its company's stand-in, and a parent that only lends its owner. */
function accountsOf(
  { account }: Snapshot,
  company: Company | null,
  book: Pseudonyms,
): AccountInput[] {
  if (account === null) return [];
  const { matchedBy: _m, confidence: _c, parentOwnerId, ...known } = account;
  const { name, domain } = company ?? book.company(account.name, null);
  const own = {
    ...known,
    id: 'account-1' as typeof account.id,
    name,
    domains: account.domains.length > 0 ? [domain] : [],
    aliases: [],
    parentId: parentOwnerId === null ? null : 'account-2',
    ownerId: book.repId(account.ownerId),
    csmId: book.repId(account.csmId),
    doNotAssign: account.doNotAssign.flatMap((id) => book.repId(id) ?? []),
  };
  const parent = { id: 'account-2' as typeof account.id, name: `${name} Group` };
  return parentOwnerId === null ? [own] : [own, { ...parent, ownerId: book.repId(parentOwnerId) }];
}

/** The policy with stand-ins for ids, also inside conditions, and for names in its words. */
function withoutNames(
  { policy, roster }: Snapshot,
  book: Pseudonyms,
  mask: (text: string) => string,
): unknown {
  const ids = new Map(roster.reps.map(({ id }) => [id as string, book.repId(id) ?? '']));
  const inText = (text: string) =>
    text.replace(/(["'])([^"']+)\1/g, (found, quote: string, id: string) => {
      const alias = ids.get(id);
      return alias === undefined ? found : `${quote}${alias}${quote}`;
    });
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      const words = WORDS_OF_PEOPLE.has(key) ? mask(value) : inText(value);
      return ids.get(value) ?? words;
    }
    if (Array.isArray(value)) return value.map((inner) => walk(inner, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]),
    );
  };
  return walk(policy.document, '');
}

/** Parts of a policy that somebody wrote for people to read, and addresses. */
const WORDS_OF_PEOPLE: ReadonlySet<string> = new Set([
  'because',
  'description',
  'philosophy',
  'tone',
  'escalateTo',
]);
