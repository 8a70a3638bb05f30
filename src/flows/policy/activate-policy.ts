// Puts a stored version in force, or goes back to the one before: one call each, told to every replica.
import { eventOf } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { inTransaction, isUniqueViolation } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import {
  ACTIVATED,
  type ActivationDetail,
  type InForce,
  listInForce,
  makeDefault,
  putInForce,
  ROLLED_BACK,
  readVersion,
  versionBefore,
} from '../../io/db/policies.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import type { Finding } from '../../policy/lint/finding.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import { errorsOnceInForce, type LintDeps } from './lint-policy.ts';

type ActivateDeps = Pick<Deps, 'db' | 'clock' | 'newId'> & {
  state: Pick<ReplicaCache, 'refresh'>;
};

type LintingDeps = ActivateDeps & LintDeps;

export type ActivateWish = {
  name: string;
  version: number;
  /** Whether it is to be the policy for callers who name none; the first one in force always is. */
  asDefault: boolean;
  /** The version that the caller believes in force; undefined: whatever is. */
  expected?: number | null;
  /** Puts it in force although lint finds errors; the log of changes keeps which. */
  despiteErrors?: boolean;
};

/**
 * Puts a version in force, unless lint finds that leads will go wrong under it.
 * @throws Refusal policy_unknown, policy_faulty (the problems say what to do), version_conflict
 */
export async function activatePolicy(
  deps: LintingDeps,
  actor: string,
  wish: ActivateWish,
): Promise<InForce> {
  const errors = await errorsOnceInForce(deps, { name: wish.name, version: wish.version });
  if (errors.length > 0 && !wish.despiteErrors) throw faulty(wish, errors);
  const despite =
    errors.length > 0 ? { despiteErrors: errors.map(({ code }) => code).join(', ') } : {};
  const done = await changing(deps, wish.name, async (trx) => {
    const stored = await readVersion(trx, wish.name, wish.version);
    if (!stored) throw unknown(`${wish.name}@${wish.version}`);
    return putAndTell(deps, trx, actor, wish, ACTIVATED, despite);
  });
  await deps.state.refresh();
  return done;
}

/**
 * Puts the version in force that was in force before the present one was activated.
 * @throws Refusal policy_unknown, still_in_use (nothing was in force before), version_conflict
 */
export async function rollbackPolicy(
  deps: ActivateDeps,
  actor: string,
  wish: { name: string; expected?: number | null },
): Promise<InForce> {
  const done = await changing(deps, wish.name, async (trx) => {
    const now = (await listInForce(trx)).find((one) => one.name === wish.name);
    if (!now) throw unknown(wish.name);
    const before = await versionBefore(trx, wish.name, now.version);
    if (before === null) {
      const detail = `No version of "${wish.name}" was in force before version ${now.version}.`;
      throw new Refusal('still_in_use', detail);
    }
    const back = { ...wish, version: before, asDefault: false };
    return putAndTell(deps, trx, actor, back, ROLLED_BACK);
  });
  await deps.state.refresh();
  return done;
}

/** Two who make different policies the default at once: one of them is told. */
async function changing<T>(
  deps: ActivateDeps,
  name: string,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return inTransaction(deps.db, work).catch((error: unknown) => {
    throw isUniqueViolation(error, 'policies_one_default') ? conflict(name, null) : error;
  });
}

async function putAndTell(
  deps: ActivateDeps,
  trx: Trx,
  actor: string,
  wish: ActivateWish,
  action: string,
  despite: Pick<ActivationDetail, 'despiteErrors'> = {},
): Promise<InForce> {
  const inForce = await listInForce(trx);
  const from = inForce.find((one) => one.name === wish.name)?.version ?? null;
  if (wish.expected !== undefined && wish.expected !== from) throw conflict(wish.name, from);
  const since = new Date(deps.clock.now());
  const next = { name: wish.name, version: wish.version, since, byWhom: actor };
  if (!(await putInForce(trx, next, from))) throw conflict(wish.name, null);
  const first = !inForce.some((one) => one.isDefault);
  if (wish.asDefault || first) await makeDefault(trx, wish.name);
  const detail: ActivationDetail = { from, to: wish.version, ...despite };
  await writeAudit(trx, { id: deps.newId(), at: since, actor, action, subject: wish.name, detail });
  await bumpVersion(trx, 'policies', since);
  const written = (await listInForce(trx)).find((one) => one.name === wish.name);
  if (!written) throw new Error(`Policy ${wish.name} is not in force after it was put there.`);
  const about = { id: deps.newId(), at: since, policy: { name: wish.name, version: wish.version } };
  const told = { fromVersion: from, isDefault: written.isDefault, by: actor };
  await appendEvents(trx, [eventOf('policy.activated', about, told)]);
  return written;
}

function faulty({ name, version }: ActivateWish, errors: readonly Finding[]): Refusal {
  const found = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const detail = `Lint finds ${found} in ${name}@${version}: mend it, or put it in force despite that.`;
  const problems = errors.map(({ path, sentence, todo }) => ({
    path,
    message: `${sentence} ${todo}`,
  }));
  return new Refusal('policy_faulty', detail, problems);
}

function unknown(what: string): Refusal {
  return new Refusal('policy_unknown', `There is no policy "${what}".`);
}

function conflict(name: string, now: number | null): Refusal {
  const is = now === null ? 'Another version' : `Version ${now}`;
  return new Refusal('version_conflict', `${is} of "${name}" is in force by now.`);
}
