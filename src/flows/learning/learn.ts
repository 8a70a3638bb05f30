// Learns from finished deals: trains a model version, compares it with the one in force on later deals,
// and puts it in force when it predicts no worse. Anybody may put another version in force by hand.
import { eventOf } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { textHash } from '../../io/db/engine/content-hash.ts';
import type { Db, Trx } from '../../io/db/engine/tables.ts';
import { inTransaction, isUniqueViolation } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import { activeModel, insertModel, makeActive } from '../../io/db/learning/models.ts';
import { readDeals } from '../../io/db/outcomes.ts';
import { inTurn } from '../../io/db/state/job-leases.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { listModels, type ModelVersion } from '../../io/db/views/models.ts';
import { type Trained, type Training, train } from '../../learning/learned.ts';
import type { Clock } from '../ports.ts';
import { Refusal } from '../refusal.ts';

export type LearnDeps = {
  db: Db;
  clock: Clock;
  newId: () => string;
  state: Pick<ReplicaCache, 'refresh'>;
  /** Trains where it holds nobody up; here and now when left out. */
  train?: (training: Training) => Promise<Trained>;
};

export type LearnResult = {
  /** The version trained now, or the newest one when the deals teach the same as before. */
  model: ModelVersion | null;
  /** False when there is nothing new to learn. */
  created: boolean;
  promoted: boolean;
  because: string;
};

/** Fewer deals than this are no history. */
const LEAST_DEALS = 50;
const DAY_MS = 86_400_000;
const CLAIM_MS = 600_000;

/**
 * Trains, compares and promotes or keeps, with the reason. `halfLifeDays` says how fast deals lose weight
 * (null: not at all); left out, as in the model in force.
 * @throws Refusal version_conflict somebody else trained or activated a version meanwhile
 */
export async function learn(
  deps: LearnDeps,
  actor: string,
  wanted: { halfLifeDays?: number | null | undefined } = {},
): Promise<LearnResult> {
  const deals = await readDeals(deps.db);
  const versions = await listModels(deps.db);
  const [newest = null] = versions;
  if (deals.length < LEAST_DEALS) {
    const because = `too few finished deals: ${deals.length} of ${LEAST_DEALS}`;
    return { model: newest, created: false, promoted: false, because };
  }
  const active = await activeModel(deps.db);
  const current = active && {
    learned: active.learned,
    seenUntilMs: active.knownUntil.getTime(),
  };
  const version = (newest?.version ?? 0) + 1;
  const trained = await (deps.train ?? (async (given) => train(given)))({
    deals,
    current,
    seed: `model ${version}`,
    halfLifeDays:
      wanted.halfLifeDays === undefined
        ? (active?.learned.halfLifeDays ?? null)
        : wanted.halfLifeDays,
  });
  const body = JSON.stringify(trained.learned);
  const bodyHash = textHash(body);
  if (newest?.bodyHash === bodyHash) {
    return { model: newest, created: false, promoted: false, because: 'no new deals' };
  }
  const { verdict } = trained;
  const { because, ...comparison } = verdict;
  const trainedAt = new Date(deps.clock.now());
  const knownUntil = new Date(Math.max(0, ...deals.map(({ endedMs }) => endedMs ?? 0)));
  const model = {
    ...{ version, bodyHash, deals: deals.length, knownUntil, because, trainedAt },
    comparison: { ...comparison, because },
    trainedBy: actor,
  };
  await changing(deps, async (trx) => {
    await insertModel(trx, { ...model, body });
    if (verdict.promote) await activate(deps, trx, actor, version, because);
  });
  const state = verdict.promote ? ('active' as const) : ('candidate' as const);
  return { model: { ...model, state }, created: true, promoted: verdict.promote, because };
}

/**
 * Puts a stored version in force: an older one takes it back, a candidate overrides the comparison.
 * @throws Refusal not_found, version_conflict
 */
export async function activateModel(
  deps: LearnDeps,
  actor: string,
  version: number,
): Promise<{ version: number; before: number | null }> {
  return changing(deps, (trx) => activate(deps, trx, actor, version, 'by hand'));
}

/** Learns once a day, on one replica; null when it is not due or another replica is at it. */
export async function learnDaily(deps: LearnDeps): Promise<LearnResult | null> {
  const chore = { name: 'learn', seen: '', atMs: deps.clock.now(), claimMs: CLAIM_MS };
  return inTurn(
    deps.db,
    chore,
    () => learn(deps, 'learn'),
    () => DAY_MS,
  );
}

async function changing<T>(deps: LearnDeps, work: (trx: Trx) => Promise<T>): Promise<T> {
  const done = await inTransaction(deps.db, work).catch((error: unknown) => {
    if (isUniqueViolation(error, 'models_pkey') || isUniqueViolation(error, 'models_one_active')) {
      throw new Refusal('version_conflict', 'Another model was trained or put in force meanwhile.');
    }
    throw error;
  });
  await deps.state.refresh();
  return done;
}

async function activate(
  deps: LearnDeps,
  trx: Trx,
  actor: string,
  version: number,
  because: string,
): Promise<{ version: number; before: number | null }> {
  const { known, before } = await makeActive(trx, version);
  if (!known) throw new Refusal('not_found', `There is no model ${version}.`);
  const at = new Date(deps.clock.now());
  await writeAudit(trx, {
    ...{ id: deps.newId(), at, actor, action: 'model.activated', subject: String(version) },
    detail: { before, because },
  });
  const told = { modelVersion: version, fromVersion: before, by: actor };
  await appendEvents(trx, [eventOf('model.promoted', { id: deps.newId(), at }, told)]);
  await bumpVersion(trx, 'estimates', at);
  return { version, before };
}
