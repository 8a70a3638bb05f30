// Many reps at once, in one transaction: each row goes in whole or is named in the report.
import { writeAudit } from '../../io/db/audit.ts';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import { writeReps } from '../../io/db/reps.ts';
import type { Trx } from '../../io/db/tables.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import { type Rep, repSchema } from '../../roster/rep.ts';
import type { Deps } from '../deps.ts';
import {
  type ImportOptions,
  type ImportReport,
  type ImportRow,
  nothingDone,
  reportOf,
  sortRows,
} from './import-report.ts';
import { inChunks, inTransactionOrDry } from './import-transaction.ts';
import { problemsOfRep } from './save-rep.ts';

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** Creates and changes reps; a rep that is stored already as given counts as unchanged. */
export async function importRoster(
  deps: ImportDeps,
  actor: string,
  rows: readonly ImportRow[],
  options: ImportOptions,
): Promise<ImportReport> {
  const { good, refused } = await sortRows(rows, repSchema, problemsOfRep);
  if (refused.length > 0 && options.whenBad === 'refuse') return nothingDone(rows.length, refused);
  const reps = await mapInSlices(good, ({ item }) => normaliseRep(item));
  const revisions = await inTransactionOrDry(deps.db, options.dryRun, (trx) =>
    writeAll(deps, trx, actor, reps),
  );
  if (!options.dryRun) await deps.refresh();
  return reportOf(rows.length, good, refused, revisions, !options.dryRun);
}

async function writeAll(
  deps: ImportDeps,
  trx: Trx,
  actor: string,
  reps: readonly Rep[],
): Promise<ReadonlyMap<string, number>> {
  const at = new Date(deps.clock.now());
  const revisions = new Map<string, number>();
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
