// Many reps at once, in one transaction: each row goes in whole or is named in the report.
import { writeAudit } from '../../io/db/audit.ts';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { writeReps } from '../../io/db/reps.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import { type Rep, repSchema } from '../../roster/rep.ts';
import type { Deps } from '../deps.ts';
import { inChunks, inTransactionOrDry } from '../import-transaction.ts';
import { Refusal } from '../refusal.ts';
import {
  bySchema,
  type GoodRow,
  type ImportOptions,
  type ImportReport,
  type ImportRow,
  nothingDone,
  reportOf,
  sortRows,
} from './import-report.ts';
import { settleLinks } from './rep-circles.ts';
import { problemsOfRep } from './save-rep.ts';

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** Creates and changes reps; of a circle of managers the last row falls. A rep that is stored already as given counts as unchanged. */
export async function importRoster(
  deps: ImportDeps,
  actor: string,
  rows: readonly ImportRow[],
  options: ImportOptions,
): Promise<ImportReport> {
  const sorted = await sortRows(rows, bySchema(repSchema, problemsOfRep));
  const normal = await mapInSlices(sorted.good, ({ row, item }) => ({
    row,
    item: normaliseRep(item),
  }));
  const { kept, refused: closing } = await settleLinks(deps.db, normal);
  const refused = [...sorted.refused, ...closing];
  if (refused.length > 0 && options.whenBad === 'refuse') return nothingDone(rows.length, refused);
  const revisions = await inTransactionOrDry(deps.db, options.dryRun, (trx) =>
    writeAll(deps, trx, actor, kept),
  );
  if (!options.dryRun) await deps.refresh();
  return reportOf(rows.length, kept, refused, revisions, !options.dryRun);
}

async function writeAll(
  deps: ImportDeps,
  trx: Trx,
  actor: string,
  rows: readonly GoodRow<Rep>[],
): Promise<ReadonlyMap<string, number>> {
  const at = new Date(deps.clock.now());
  const revisions = new Map<string, number>();
  const reps = rows.map(({ item }) => item);
  await takeTurn(trx, 'roster', at);
  if ((await settleLinks(trx, rows)).refused.length > 0) {
    throw new Refusal('version_conflict', 'A manager was given another manager meanwhile.');
  }
  await inChunks(reps, async (chunk) => {
    for (const [id, revision] of await writeReps(trx, chunk, at)) revisions.set(id, revision);
  });
  if (revisions.size === 0) return revisions;
  const detail = { rows: reps.length, changed: revisions.size };
  const entry = { id: deps.newId(), at, actor, action: 'roster.imported', subject: 'reps', detail };
  await writeAudit(trx, entry);
  await bumpVersion(trx, 'roster', at);
  return revisions;
}
