// Checks the ledger (assignments and fairness entries) against the decisions and changes that booked it, and
// what decisions share (parts of snapshots, pools) against its hashes.
import { unbookedRows } from '../../io/db/books.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { damagedPools } from '../../io/db/fairness.ts';
import { checkParts } from '../../io/db/state/snapshot-parts.ts';

/** A row by table and id, and what is wrong with it. */
export type LogFault = { where: string; what: string };

export const MOST_FAULTS = 1_000;
/** The roster of a large team is some hundred kilobytes. */
const PARTS_PAGE = 20;

/** What the ledger holds, against the decisions and changes that booked it. */
export async function ledgerFaults(db: Db): Promise<LogFault[]> {
  const rows = (await unbookedRows(db, MOST_FAULTS)).map(({ table, id, by, keys }) => ({
    where: `${table} ${id}`,
    what:
      by === null
        ? 'slipped in: no decision and no change booked it'
        : keys === null
          ? `was removed: ${by} booked it`
          : `was changed: ${keys} not as ${by} booked it`,
  }));
  const pools = (await damagedPools(db)).map(({ hash, gone }) => ({
    where: `fairness_pools ${hash}`,
    what: gone ? 'was removed: entries name it' : 'was changed: its claims do not have its hash',
  }));
  return [...rows, ...pools];
}

/** Parts that decisions share by hash, such as the roster, and that no longer have it; `named` must be there. */
export async function partFaults(db: Db, named: ReadonlySet<string>): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  const missing = new Set(named);
  for (let after: string | null = ''; after !== null && faults.length <= MOST_FAULTS; ) {
    const { last, damaged, seen } = await checkParts(db, after, PARTS_PAGE);
    for (const { hash, kind } of damaged) {
      faults.push({
        where: `snapshot part ${hash}`,
        what: `was changed: this ${kind} does not have its hash`,
      });
    }
    for (const hash of seen) missing.delete(hash);
    after = last;
  }
  if (faults.length > MOST_FAULTS) return faults;
  for (const hash of missing) {
    faults.push({ where: `snapshot part ${hash}`, what: 'was removed: decisions name it' });
  }
  return faults;
}
