// Seals what was decided since the last seal; any replica may, and two at once do no harm.
import {
  GENESIS,
  lastSeal,
  type SealedRow,
  sealHash,
  unsealed,
  writeSeal,
} from '../../io/db/decisions/seals.ts';
import { inTransaction, isUniqueViolation } from '../../io/db/engine/transaction.ts';
import type { Db } from '../../io/db/tables.ts';
import type { Clock } from '../ports.ts';

const MOST_PER_SEAL = 2_000;
/**
 * A decision becomes visible seconds after its id was made, and clocks of replicas differ a little:
 * rows this much older than the last seal are still looked for.
 */
const LATEST_MS = 3_600_000;

/** Writes one seal over at most 2,000 decisions; returns how many it covers, 0 when none were left. */
export async function sealLog({ db, clock }: { db: Db; clock: Clock }): Promise<number> {
  try {
    return await inTransaction(db, async (trx) => {
      const last = await lastSeal(trx);
      const after = last === null ? '' : idAt(last.sealedAt.getTime() - LATEST_MS);
      const rows: SealedRow[] = await unsealed(trx, after, MOST_PER_SEAL);
      if (rows.length === 0) return 0;
      const number = (last?.number ?? 0) + 1;
      const previousHash = last?.hash ?? GENESIS;
      const hash = sealHash(number, previousHash, rows);
      const seal = { number, previousHash, hash, decisionCount: rows.length };
      await writeSeal(trx, seal, rows, new Date(clock.now()));
      return rows.length;
    });
  } catch (error) {
    // Another replica wrote this seal first; what it left out comes with the next.
    if (isUniqueViolation(error)) return 0;
    throw error;
  }
}

/** The smallest id of version 7 that could have been made at an instant. */
export function idAt(ms: number): string {
  const time = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}`;
}
