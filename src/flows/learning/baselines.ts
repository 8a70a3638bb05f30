// How the team did before, frozen under an id, and how it has done since: later reports name the baseline
// that they are held against.
import { writeAudit } from '../../io/db/audit.ts';
import { textHash } from '../../io/db/engine/content-hash.ts';
import { inTransaction, isUniqueViolation } from '../../io/db/engine/transaction.ts';
import {
  assignmentWaits,
  type Baseline,
  dealSpan,
  holdsWithin,
  insertBaseline,
  readBaselines,
  trackedDeals,
} from '../../io/db/learning/baselines.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { type Comparison, compareRecords } from '../../learning/baseline/comparison.ts';
import { type TrackRecord, trackRecord } from '../../learning/baseline/track-record.ts';
import { capacityOf } from '../../roster/capacity.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';

export type BaselineDeps = Pick<Deps, 'db' | 'clock' | 'newId'> & {
  state: Pick<ReplicaCache, 'roster'>;
};

/** Which deals count: those that ended in [from, until); left out, from the first to the last one. */
export type Window = {
  from?: string | undefined;
  until?: string | undefined;
  halfLifeDays?: number | null | undefined;
};

/**
 * Computes the track record of a time and keeps it for good.
 * @throws Refusal already_exists, invalid_input (no finished deal in that time)
 */
export async function createBaseline(
  deps: BaselineDeps,
  actor: string,
  { id, ...window }: Window & { id: string },
): Promise<Baseline> {
  const record = await recordOf(deps, window);
  if (record.conversion.n === 0) {
    throw new Refusal(
      'invalid_input',
      'No deal with an end lies in that time: import history first.',
    );
  }
  const createdAt = new Date(deps.clock.now());
  const hash = textHash(JSON.stringify(record));
  const baseline = { id, record, hash, createdAt, createdBy: actor };
  await inTransaction(deps.db, async (trx) => {
    await insertBaseline(trx, baseline);
    await writeAudit(trx, {
      ...{ id: deps.newId(), at: createdAt, actor, action: 'baseline.created', subject: id },
      detail: { hash, from: record.from, until: record.until },
    });
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error, 'baselines_pkey')) throw error;
    throw new Refusal('already_exists', `A baseline "${id}" is frozen already. Choose another id.`);
  });
  return baseline;
}

/** Every baseline, the newest first. */
export function listBaselines({ db }: Pick<BaselineDeps, 'db'>): Promise<Baseline[]> {
  return readBaselines(db, null);
}

export type Held = { baseline: Baseline; now: TrackRecord; comparison: Comparison };

/**
 * A baseline, and what has ended since its own end, side by side.
 * @throws Refusal not_found
 */
export async function holdAgainst(deps: BaselineDeps, id: string): Promise<Held> {
  const [baseline] = await readBaselines(deps.db, id);
  if (!baseline) throw new Refusal('not_found', `There is no baseline "${id}".`);
  const { until, halfLifeDays } = baseline.record;
  const at = new Date(deps.clock.now());
  // A baseline may end later than now: a clock that is behind the export's, or a time that was asked for.
  const end = new Date(Math.max(at.getTime(), Date.parse(until) + 1));
  const now = await recordOf(deps, { from: until, until: end.toISOString(), halfLifeDays });
  return { baseline, now, comparison: compareRecords(baseline.record, now) };
}

async function recordOf(deps: BaselineDeps, window: Window): Promise<TrackRecord> {
  const { db, state } = deps;
  const span = await dealSpan(db);
  const from = window.from === undefined ? (span?.from ?? new Date(0)) : new Date(window.from);
  // The last deal itself counts.
  const last = new Date((span?.until.getTime() ?? deps.clock.now()) + 1);
  const until = window.until === undefined ? last : new Date(window.until);
  if (!(from < until)) {
    const message = 'must lie after "from"';
    throw new Refusal('invalid_input', '', [{ path: '/until', message }]);
  }
  const [deals, holds, waits] = await Promise.all([
    trackedDeals(db, from, until),
    holdsWithin(db, from, until),
    assignmentWaits(db, from, until),
  ]);
  const active = state.roster().reps.filter((rep) => rep.active);
  return trackRecord({
    ...{ deals, holds, assignmentMinutes: waits },
    capacities: new Map(active.map((rep) => [rep.id, capacityOf(rep, until.getTime()).open])),
    ...{ fromMs: from.getTime(), untilMs: until.getTime() },
    halfLifeDays: window.halfLifeDays ?? null,
  });
}
