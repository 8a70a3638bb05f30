// Seals what was decided and changed since the last seal; any replica may, and two at once do no harm.

import { anySealedChange, unsealedChanges } from '../../io/db/decisions/sealed-changes.ts';
import {
  GENESIS,
  lastSeal,
  type Sealed,
  sealHash,
  unsealed,
  writeSeal,
} from '../../io/db/decisions/seals.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { inTransaction, isUniqueViolation } from '../../io/db/engine/transaction.ts';
import type { Clock } from '../ports.ts';

type SealDeps = { db: Db; clock: Clock };

const MOST_PER_SEAL = 2_000;
/**
 * A decision becomes visible a moment after its id was made, and clocks of replicas differ a little:
 * rows this much older than the last seal are looked for each time.
 */
const NEAR_MS = 5_000;
/** Those that are later still: a look this far back reads a whole hour of decisions, and is rare. */
const FAR_MS = 3_600_000;
/** The look far back begins at a seal this old, so that after a pause it begins before the pause. */
const SETTLED_MS = 1_200_000;

/** Seals what came since the last seal; returns how many decisions and changes. */
export async function sealLog(deps: SealDeps): Promise<number> {
  const last = await lastSeal(deps.db);
  if (last === null) return sealRange(deps, { after: '' });
  // A seal of a replica whose clock is ahead must not hide what we decided since.
  const since = Math.min(last.sealedAt.getTime(), deps.clock.now());
  const after = idAt(since - NEAR_MS);
  const changesAfter = (await anySealedChange(deps.db)) ? after : '';
  return sealRange(deps, { after, changesAfter });
}

/** Seals what became visible so late that `sealLog` looks for it no more. */
export async function sealLatecomers(deps: SealDeps): Promise<number> {
  const now = deps.clock.now();
  const settled = await lastSeal(deps.db, new Date(now - SETTLED_MS));
  const after = settled === null ? '' : idAt(settled.sealedAt.getTime() - FAR_MS);
  return sealRange(deps, { after, before: idAt(now - NEAR_MS) });
}

/** As many seals as it takes, each over at most 2,000 decisions and as many changes. */
async function sealRange(
  deps: SealDeps,
  ids: { after: string; changesAfter?: string; before?: string },
): Promise<number> {
  const until = ids.before === undefined ? {} : { before: ids.before };
  let { after } = ids;
  let changesAfter = ids.changesAfter ?? after;
  for (let sealed = 0; ; ) {
    const decisions = await unsealed(deps.db, { ...until, after }, MOST_PER_SEAL);
    const changes = await unsealedChanges(
      deps.db,
      { ...until, after: changesAfter },
      MOST_PER_SEAL,
    );
    const count = decisions.length + changes.length;
    if (count === 0 || !(await seal(deps, { decisions, changes }))) return sealed;
    sealed += count;
    if (Math.max(decisions.length, changes.length) < MOST_PER_SEAL) return sealed;
    after = decisions.at(-1)?.decisionId ?? after;
    changesAfter = changes.at(-1)?.changeId ?? changesAfter;
  }
}

/** Writes one seal; false when another replica wrote it, or sealed some of the rows, first. */
async function seal({ db, clock }: SealDeps, rows: Sealed): Promise<boolean> {
  try {
    await inTransaction(db, async (trx) => {
      const last = await lastSeal(trx);
      const number = (last?.number ?? 0) + 1;
      const previousHash = last?.hash ?? GENESIS;
      const hash = sealHash(number, previousHash, rows);
      const counts = { decisionCount: rows.decisions.length, changeCount: rows.changes.length };
      await writeSeal(trx, { number, previousHash, hash, ...counts }, rows, new Date(clock.now()));
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** The smallest id of version 7 that could have been made at an instant. */
export function idAt(ms: number): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}
