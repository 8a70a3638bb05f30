// Turns logged decisions that somebody disagreed with into cases that wait for a label: overridden by a
// person, declined by the rep, or chosen otherwise by the advisor than by the rules.
import type { Rep } from '../roster/rep.ts';
import type { Decision } from '../routing/decision.ts';
import type { Snapshot } from '../routing/snapshot.ts';

/** What is known of a decision besides its record. */
export type Dispute = {
  decision: Pick<Decision, 'id' | 'rep' | 'decidedBy'>;
  snapshot: Snapshot;
  /** Whom the rules alone would have picked. */
  scorerPick: string | null;
  /** Whom a person gave it to instead; null when nobody did. */
  overriddenTo: string | null;
  declined: boolean;
};

/** A case without its label: a person fills in `expect`, and only then may it join the others. */
export type UnlabelledCase = {
  id: string;
  why: 'overridden' | 'declined' | 'advisor_against_rules';
  now: string;
  lead: Snapshot['lead'];
  reps: (Rep & { open: number })[];
  account: Snapshot['account'];
  policy: Snapshot['policy']['document'];
  picked: string | null;
  instead: string | null;
  provenance: 'disagreement' | 'feedback';
  expect: null;
};

/**
 * The cases of the disputes, pseudonymised: reps and companies get stand-in names and ids, addresses and
 * free text that name somebody are left out. A decision that nobody disputes gives none.
 */
export function casesOfDisputes(disputes: readonly Dispute[]): UnlabelledCase[] {
  return disputes.flatMap((dispute) => {
    const why = reasonOf(dispute);
    return why === null ? [] : [unlabelled(dispute, why)];
  });
}

function reasonOf({ decision, scorerPick, overriddenTo, declined }: Dispute) {
  const picked = decision.rep?.id ?? null;
  if (overriddenTo !== null && overriddenTo !== picked) return 'overridden';
  if (declined) return 'declined';
  if (decision.decidedBy === 'advisor' && picked !== scorerPick) return 'advisor_against_rules';
  return null;
}

function unlabelled(dispute: Dispute, why: UnlabelledCase['why']): UnlabelledCase {
  const { decision, snapshot, overriddenTo, scorerPick } = dispute;
  const ids = new Map(snapshot.roster.reps.map(({ id }, i) => [id as string, `rep-${i + 1}`]));
  const alias = (id: string | null) => (id === null ? null : (ids.get(id) ?? null));
  return {
    id: `disputed-${decision.id
      .replace(/[^a-z0-9]/gi, '')
      .slice(-12)
      .toLowerCase()}`,
    why,
    now: snapshot.at,
    lead: pseudonymousLead(snapshot),
    reps: snapshot.roster.reps.map((rep, i) => pseudonymousRep(rep, i, alias, snapshot)),
    account: pseudonymousAccount(snapshot, alias),
    policy: replacedIds(snapshot.policy.document, ids),
    picked: alias(decision.rep?.id ?? null),
    instead: why === 'declined' ? null : alias(why === 'overridden' ? overriddenTo : scorerPick),
    provenance: why === 'advisor_against_rules' ? 'disagreement' : 'feedback',
    expect: null,
  };
}

const COMPANY = 'Example Company';
const DOMAIN = 'company.example';

function pseudonymousLead({ lead }: Snapshot): Snapshot['lead'] {
  return {
    ...lead,
    id: 'lead-1',
    companyName: lead.companyName === null ? null : COMPANY,
    domain: lead.domain === null ? null : DOMAIN,
    campaign: null,
    // Words that a person wrote may name anybody: whoever labels the case writes them anew.
    message: lead.message === null ? null : '[the lead’s words were left out]',
    attributes: {},
    mappings: [],
  };
}

function pseudonymousRep(
  rep: Rep,
  i: number,
  alias: (id: string | null) => string | null,
  { loads }: Snapshot,
): Rep & { open: number } {
  const { email: _, ...rest } = rep;
  return {
    ...rest,
    id: `rep-${i + 1}` as Rep['id'],
    name: `Rep ${i + 1}`,
    managerId: alias(rep.managerId),
    absences: rep.absences.map(({ from, to, delegateId }) => ({
      from,
      to,
      delegateId: alias(delegateId),
    })),
    open: loads.get(rep.id)?.open ?? 0,
  };
}

function pseudonymousAccount(
  { account }: Snapshot,
  alias: (id: string | null) => string | null,
): Snapshot['account'] {
  if (account === null) return null;
  return {
    ...account,
    id: 'account-1' as typeof account.id,
    name: COMPANY,
    domains: account.domains.length > 0 ? [DOMAIN] : [],
    aliases: [],
    parentId: null,
    ownerId: alias(account.ownerId),
    csmId: alias(account.csmId),
    parentOwnerId: alias(account.parentOwnerId),
    matchedBy: 'as in the log',
    doNotAssign: account.doNotAssign.flatMap((id) => alias(id) ?? []),
  };
}

/** Rep ids that the policy names, also inside conditions. */
function replacedIds<T>(document: T, ids: ReadonlyMap<string, string>): T {
  const longest = [...ids].sort(([a], [b]) => b.length - a.length);
  const replaced = (text: string) =>
    longest.reduce((now, [id, alias]) => now.replaceAll(`"${id}"`, `"${alias}"`), text);
  return JSON.parse(
    replaced(JSON.stringify(document)).replace(/\\"([^"\\]+)\\"/g, (whole, id) => {
      const alias = ids.get(id);
      return alias === undefined ? whole : `\\"${alias}\\"`;
    }),
  ) as T;
}
