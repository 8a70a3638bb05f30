// Many reps at once, in one transaction: each row goes in whole or is named in the report.
import { writeAudit } from '../../io/db/audit.ts';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { peopleStored, readReps, revisionsOfReps, writeReps } from '../../io/db/reps.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import { wordsInForce } from '../../io/db/vocabularies.ts';
import { isObject } from '../../leads/text/merge-patch.ts';
import { normaliseRep } from '../../roster/normalise-rep.ts';
import { type Rep, repSchema } from '../../roster/rep.ts';
import { withWholeDays } from '../../roster/whole-days.ts';
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
  type RefusedRow,
  reportOf,
  sortRows,
} from './import-report.ts';
import {
  type Before,
  checkCleared,
  checkUnchanged,
  overStored,
  storedUnder,
  untilUnchanged,
} from './over-stored.ts';
import { peopleIn, withPeople } from './people-named.ts';
import { settleLinks } from './rep-circles.ts';
import { problemsOfRep } from './save-rep.ts';
import { underStoredIds } from './stored-ids.ts';

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** `whole`: the rows are reps as they are to be, and nothing stays of what is stored. */
type RosterOptions = ImportOptions & { whole?: boolean };

/**
 * Creates reps and changes what the rows name of stored ones; of a circle of managers the last row falls. A rep
 * that is stored already as given counts as unchanged.
 * @throws Refusal invalid_input for a field to clear that there is none of
 */
export async function importRoster(
  deps: ImportDeps,
  actor: string,
  rows: readonly ImportRow[],
  options: RosterOptions,
): Promise<ImportReport> {
  checkCleared(repSchema, options.clear ?? []);
  return untilUnchanged(() => importOnce(deps, actor, rows, options));
}

async function importOnce(
  deps: ImportDeps,
  actor: string,
  written: readonly ImportRow[],
  { dryRun, whenBad, clear = [], whole = false }: RosterOptions,
): Promise<ImportReport> {
  const { db } = deps;
  const rows = await underStoredIds(written, await peopleStored(db));
  const named = await withPeople(db, rows, ['managerId'], peopleIn(rows));
  const before: Before<Rep> = await storedUnder(rows, (ids) => readReps(db, ids));
  const merged = whole ? named.rows : await overStored(named.rows, before, clear, withOtherRecords);
  const laid = merged.map((row) =>
    row.problems ? row : { ...row, value: withWholeDays(row.value) },
  );
  const sorted = await sortRows(laid, bySchema(repSchema, problemsOfRep));
  const reads = await wordsInForce(db);
  const normal = await mapInSlices(sorted.good, ({ row, item }) => ({
    row,
    item: normaliseRep(item, reads),
  }));
  const { kept, refused: closing } = await settleLinks(db, normal);
  const refused = [...sorted.refused, ...closing];
  if (refused.length > 0 && whenBad === 'refuse') return nothingDone(rows.length, refused);
  const revisions = await inTransactionOrDry(db, dryRun, (trx) =>
    writeAll(deps, trx, actor, kept, before),
  );
  if (!dryRun) await deps.refresh();
  return reportOf({
    ...{ total: rows.length, good: kept, refused, revisions },
    warnings: [...named.warnings, ...ofNew(rows, before)],
    before: ({ id }) => before.get(id)?.item ?? { ...NEW_REP, id },
    applied: !dryRun,
  });
}

const { name: _, ...NEW_REP } = repSchema.parse({ id: 'new', name: 'new' });

/** What is told of rows under whose id nothing was stored. */
function ofNew(rows: readonly ImportRow[], before: Before<Rep>): RefusedRow[] {
  return rows.flatMap(({ row, value, fresh }) => {
    const id = isObject(value) && typeof value.id === 'string' ? value.id.trim() : '';
    return fresh === undefined || before.has(id) ? [] : [{ row, id, problems: [fresh.told] }];
  });
}

/** The columns of the overall win rate say nothing of records by industry, size, region or source. */
function withOtherRecords(
  merged: unknown,
  { value, columns = {} }: ImportRow,
  stored: Rep,
): unknown {
  const isOverall = Object.keys(columns).some((to) => to.startsWith('overall.'));
  if (!isObject(merged) || !isObject(value) || !isOverall || !Array.isArray(value.records)) {
    return merged;
  }
  const told = new Set(value.records.map(({ scope = {} }) => scopeKey(scope)));
  if (told.size === 0) told.add(scopeKey({}));
  const others = stored.records.filter(({ scope }) => !told.has(scopeKey(scope)));
  return { ...merged, records: [...value.records, ...others] };
}

function scopeKey(scope: object): string {
  return JSON.stringify(Object.entries(scope).sort());
}

async function writeAll(
  deps: ImportDeps,
  trx: Trx,
  actor: string,
  rows: readonly GoodRow<Rep>[],
  before: Before<Rep>,
): Promise<ReadonlyMap<string, number>> {
  const at = new Date(deps.clock.now());
  const revisions = new Map<string, number>();
  const reps = rows.map(({ item }) => item);
  await takeTurn(trx, 'roster', at);
  const ids = reps.map(({ id }) => id);
  await checkUnchanged(before, ids, (chunk) => revisionsOfReps(trx, chunk));
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
