// Checks policies against their hashes, against the decisions that name them, and, with what is in force,
// against the log of changes.
import { contentHash } from '../../io/db/engine/content-hash.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { type PoliciesAndChanges, readPoliciesAndChanges } from '../../io/db/policy-changes.ts';
import { UNSTORED_VERSION } from '../../policy/policy.ts';
import type { Decision } from '../../routing/decision.ts';
import type { LogFault } from './verify-ledger.ts';

/** Policies as decisions name them: hashes by "name@version". */
export type NamedPolicies = Map<string, Set<string>>;

/** A document that came with the call is in no table: it stands in the snapshot, under the decision's hash. */
export function nameIn(named: NamedPolicies, { name, version, hash }: Decision['policy']): void {
  if (version === UNSTORED_VERSION) return;
  const policy = `${name}@${version}`;
  named.set(policy, (named.get(policy) ?? new Set()).add(hash));
}

/** What is wrong with policies; `named` are those that decisions name. */
export async function policyFaults(db: Db, named: NamedPolicies): Promise<LogFault[]> {
  const all = await readPoliciesAndChanges(db);
  return [...faultsOfVersions(all, named), ...faultsInForce(all)];
}

type Stored = PoliciesAndChanges['stored'][number];

function faultsOfVersions(all: PoliciesAndChanges, named: NamedPolicies): LogFault[] {
  const stored = new Map(all.stored.map((one) => [`${one.name}@${one.version}`, one]));
  const published = new Map(all.published.map((one) => [`${one.name}@${one.version}`, one]));
  return [...new Set([...stored.keys(), ...published.keys(), ...named.keys()])].flatMap(
    (policy) => {
      const one = stored.get(policy);
      const change = published.get(policy);
      const what = !one
        ? `was removed: ${change ? 'it was published' : 'decisions name it'}`
        : (faultOf(one) ??
          faultByChange(one, change, all.seeded) ??
          faultByDecisions(one, named.get(policy)));
      return what === null ? [] : [{ where: `policy ${policy}`, what }];
    },
  );
}

function faultOf({ name, hash, document }: Stored): string | null {
  if (contentHash(document) !== hash) return 'was changed: its document does not have its hash';
  return document.name === name ? null : `its document is that of policy ${document.name}`;
}

function faultByChange(
  one: Stored,
  change: PoliciesAndChanges['published'][number] | undefined,
  seeded: PoliciesAndChanges['seeded'],
): string | null {
  if (change === undefined) {
    return one.version === 1 && isSeeded(one, seeded) ? null : 'slipped in: no change published it';
  }
  const same = one.hash === change.hash && one.author === change.actor && one.atMs === change.atMs;
  return same ? null : 'was changed: its hash, author or time are not as it was published';
}

function faultByDecisions({ hash }: Stored, named: ReadonlySet<string> = new Set()): string | null {
  return [...named].every((one) => one === hash)
    ? null
    : 'was changed: decisions name it with another hash';
}

function isSeeded(one: { author: string; atMs: number }, seeded: PoliciesAndChanges['seeded']) {
  return seeded.some(({ actor, atMs }) => actor === one.author && atMs === one.atMs);
}

function faultsInForce({ stored, inForce, published, activated, seeded }: PoliciesAndChanges) {
  const hasEntry = new Set(published.map(({ name }) => name));
  const shipped = stored.filter(
    (one) => one.version === 1 && !hasEntry.has(one.name) && isSeeded(one, seeded),
  );
  const steps = [
    ...shipped.map((one) => ({ ...one, actor: one.author, from: null, to: 1 })),
    ...activated,
  ];
  const names = new Set([...steps, ...inForce].map(({ name }) => name));
  return [...names].flatMap((name): LogFault[] => {
    const now = inForce.find((one) => one.name === name);
    const ofName = steps.filter((step) => step.name === name);
    const what = !now
      ? 'was removed: a change put it in force'
      : ofName.some(
            ({ to, actor, atMs }) =>
              to === now.version && actor === now.byWhom && atMs === now.atMs && isLast(to, ofName),
          )
        ? null
        : 'was changed: no change put this version in force last, then and by whom it says';
    return what === null ? [] : [{ where: `policies_in_force ${name}`, what }];
  });
}

/** Replicas' clocks differ, so steps are told apart by count: the last version was left once less than reached. */
function isLast(version: number, steps: readonly { from: number | null; to: number }[]): boolean {
  const reached = steps.filter(({ to }) => to === version).length;
  return reached === steps.filter(({ from }) => from === version).length + 1;
}
