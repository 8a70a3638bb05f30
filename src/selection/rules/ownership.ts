// Who already has a claim on the lead: a running lead's owner, the account's owner or CSM, the owner of
// the parent company. The policy says for which leads, who speaks first, and what becomes of an owner who cannot.
import type { PolicyDocument } from '../../policy/policy.ts';
import { type Away, absenceAt } from '../../roster/absence.ts';
import { repAt } from '../../roster/roster.ts';
import type { Scene } from '../scene/scene.ts';

type Rules = PolicyDocument['ownership'];
type Claim = Rules['order'][number];

export type Ownership =
  /** `row` takes the lead without a choice. */
  | { kind: 'owner'; row: number; claim: Claim; because: string }
  /** The lead waits for its owner in the queue. */
  | { kind: 'hold'; claim: Claim; because: string }
  /** Nobody has a claim, or the policy gives the lead to the pool; `because` is null without a claim. */
  | { kind: 'pool'; claim: Claim | null; because: string | null };

/** What stands in a rep's way as an owner: rules that are never relaxed, and those that bind owners too. */
export type MayOwn = {
  canTake(row: number): boolean;
  /** The sentence of a rule that binds owners and that this one breaks. */
  barredBy(row: number): string | null;
};

/** Settles the claims in the policy's order; the first that names a known rep speaks. */
export function ownershipOf(scene: Scene, may: MayOwn): Ownership {
  const rules = scene.snapshot.policy.document.ownership;
  const only = conditionOf(scene, rules);
  let uncounted: Ownership | null = null;
  for (const claim of rules.order) {
    const id = claimant(claim, scene, rules);
    if (id === null) continue;
    const row = scene.columns.indexOf.get(id);
    if (row === undefined) continue;
    if (claim === 'running_lead' || only === null) return settle(scene, rules, claim, row, may);
    const because = `${titleOf(scene, claim, row)}, which counts only when ${only}`;
    uncounted ??= { kind: 'pool', claim, because };
  }
  return uncounted ?? { kind: 'pool', claim: null, because: null };
}

/** What is asked before the account's people have a claim, in words, where that does not hold. */
function conditionOf(scene: Scene, { when }: Rules): string | null {
  if (when === undefined) return null;
  const condition = scene.condition(when);
  return condition.holds(scene.leadSide) ? null : condition.words;
}

function titleOf({ columns }: Scene, claim: Claim, row: number): string {
  return `${repAt(columns, row).name} ${TITLES[claim]}`;
}

function claimant(claim: Claim, { account, snapshot }: Scene, rules: Rules): string | null {
  if (claim === 'running_lead') return snapshot.runningOwnerId;
  if (claim === 'company_recent')
    return account === null ? (snapshot.companyOwnerId ?? null) : null;
  if (account === null) return null;
  if (claim === 'parent_owner') return account.parentOwnerId;
  const { ownerId, csmId } = account;
  if (account.status !== 'customer') return claim === 'account_owner' ? ownerId : null;
  // A customer's leads go to the one of owner and CSM whom the policy names; the other stands in
  // only where the account has nobody in that place.
  const isCritical = account.tickets.critical >= (rules.criticalTicketsFrom ?? 1);
  const named = isCritical ? rules.criticalTicketsTo : rules.customersTo;
  const wanted =
    (named === 'csm' && csmId !== null) || ownerId === null ? 'account_csm' : 'account_owner';
  if (claim !== wanted) return null;
  return claim === 'account_csm' ? csmId : ownerId;
}

const TITLES: Record<Claim, string> = {
  running_lead: 'already works a lead of this person',
  account_owner: 'owns the account',
  account_csm: 'is the account’s customer success manager',
  parent_owner: 'owns the parent company’s account',
  company_recent: 'was given another lead of this company of late',
};

function settle(
  scene: Scene,
  rules: Rules,
  claim: Claim,
  row: number,
  { canTake, barredBy }: MayOwn,
): Ownership {
  const rep = repAt(scene.columns, row);
  const title = titleOf(scene, claim, row);
  if (!rep.active) {
    const manager = rules.whenLeft === 'manager' ? rowOf(scene, rep.managerId) : undefined;
    return manager !== undefined && canTake(manager)
      ? {
          kind: 'owner',
          row: manager,
          claim,
          because: `${title} but has left; the manager takes over`,
        }
      : { kind: 'pool', claim, because: `${title} but has left` };
  }
  const absence = absenceAt(rep, scene.atMs);
  if (absence !== null) return whileAway(scene, rules, claim, title, absence, canTake);
  // A running lead stays with its owner: it holds a slot of theirs already.
  if (canTake(row) || claim === 'running_lead')
    return { kind: 'owner', row, claim, because: title };
  const barred = barredBy(row);
  if (barred !== null) {
    return { kind: 'pool', claim, because: `${title}, but a rule binds owners too: ${barred}` };
  }
  const full = `${title} but cannot take more leads now`;
  return rules.whenFull === 'hold'
    ? { kind: 'hold', claim, because: `${full}; the lead waits` }
    : { kind: 'pool', claim, because: full };
}

function whileAway(
  scene: Scene,
  rules: Rules,
  claim: Claim,
  title: string,
  absence: Away,
  canTake: (row: number) => boolean,
): Ownership {
  const until = new Date(absence.untilMs).toISOString().slice(0, 10);
  if (rules.whenAway === 'hold') {
    return { kind: 'hold', claim, because: `${title} and is away until ${until}; the lead waits` };
  }
  const delegate = rules.whenAway === 'delegate' ? rowOf(scene, absence.delegateId) : undefined;
  return delegate !== undefined && canTake(delegate)
    ? {
        kind: 'owner',
        row: delegate,
        claim,
        because: `${title} and is away until ${until}; the delegate takes it`,
      }
    : { kind: 'pool', claim, because: `${title} and is away until ${until}` };
}

function rowOf(scene: Scene, id: string | null): number | undefined {
  return id === null ? undefined : scene.columns.indexOf.get(id);
}
