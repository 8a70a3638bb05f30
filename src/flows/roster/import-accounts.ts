// Many accounts at once, in one transaction: each row goes in whole or is named in the report.
import {
  type AccountRow,
  accountNames,
  parentsAbove,
  readAccounts,
  revisionsOfAccounts,
  writeAccounts,
  writeDomains,
} from '../../io/db/accounts.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { mapInSlices } from '../../io/db/engine/in-slices.ts';
import type { Trx } from '../../io/db/engine/tables.ts';
import { bumpVersion, takeTurn } from '../../io/db/versions.ts';
import { wordsInForce } from '../../io/db/vocabularies.ts';
import { type Account, accountSchema } from '../../leads/account.ts';
import { parentCircles } from '../../leads/parent-circles.ts';
import type { Person } from '../../roster/rep-finder.ts';
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
import { withParents } from './parents-named.ts';
import { withPeople } from './people-named.ts';
import { problemsOfCircle, rowOf } from './save-account.ts';
import { underStoredIds } from './stored-ids.ts';

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** `people`: reps who are about to be stored, and may be owners. */
type AccountOptions = ImportOptions & { people?: readonly Person[] };

/**
 * Creates accounts and changes what the rows name of stored ones; one that is stored already as given counts as
 * unchanged.
 * @throws Refusal invalid_input for a field to clear that there is none of
 */
export async function importAccounts(
  deps: ImportDeps,
  actor: string,
  rows: readonly ImportRow[],
  options: AccountOptions,
): Promise<ImportReport> {
  checkCleared(accountSchema, options.clear ?? []);
  return untilUnchanged(() => importOnce(deps, actor, rows, options));
}

async function importOnce(
  deps: ImportDeps,
  actor: string,
  rows: readonly ImportRow[],
  { dryRun, whenBad, clear = [], people = [] }: AccountOptions,
): Promise<ImportReport> {
  const { db } = deps;
  const names = await accountNames(db);
  const placed = await withParents(await underStoredIds(rows, names), names);
  const named = await withPeople(db, placed, ['ownerId', 'csmId'], people);
  const before: Before<Account> = await storedUnder(named.rows, (ids) => readAccounts(db, ids));
  const reads = await wordsInForce(db);
  const read = bySchema(accountSchema, (account) => {
    const row = rowOf(account, reads);
    return 'problems' in row ? row.problems : [];
  });
  const sorted = await sortRows(await overStored(named.rows, before, clear), read);
  const rowed = await mapInSlices(sorted.good, ({ row, item }): Row[] => {
    const made = rowOf(item, reads);
    return 'problems' in made ? [] : [{ row, item: made.account, made }];
  });
  const good = rowed.flat();
  const parents = await parentsAbove(db, parentsIn(good.map(({ item }) => item)));
  const { kept, refused: clashing } = settleParents(good, parents);
  const refused = [...sorted.refused, ...clashing];
  if (refused.length > 0 && whenBad === 'refuse') return nothingDone(rows.length, refused);
  const made = kept.map((row) => row.made);
  const revisions = await inTransactionOrDry(db, dryRun, (trx) =>
    writeAll(deps, trx, actor, made, before),
  );
  if (!dryRun) await deps.refresh();
  return reportOf({
    ...{ total: rows.length, good: kept, refused, warnings: named.warnings, revisions },
    before: ({ id }) => before.get(id)?.item ?? { ...NEW_ACCOUNT, id },
    applied: !dryRun,
  });
}

const { name: _, ...NEW_ACCOUNT } = accountSchema.parse({ id: 'new', name: 'new' });

type Row = GoodRow<Account> & { made: AccountRow };

/** Of each circle of parents that the rows would close, the last row is refused. */
function settleParents(
  rows: readonly Row[],
  stored: ReadonlyMap<string, string | null>,
): { kept: Row[]; refused: RefusedRow[] } {
  const parents = new Map(stored);
  const rowOfId = new Map<string, Row>();
  for (const row of rows) {
    const { id, parentId } = row.item;
    // Who has no parent is in no circle.
    if (parentId === null && !parents.has(id)) continue;
    parents.set(id, parentId);
    rowOfId.set(id, row);
  }
  const circles = parentCircles(parents);
  const refused = circles.flatMap((circle): RefusedRow[] => {
    const among = circle.flatMap((id) => rowOfId.get(id) ?? []);
    const last = among.toSorted((a, b) => a.row - b.row).at(-1);
    if (last === undefined) return [];
    const { row, item } = last;
    return [{ row, id: item.id, problems: problemsOfCircle(item.id, [circle]) }];
  });
  const bad = new Set(refused.map(({ row }) => row));
  return { kept: rows.filter(({ row }) => !bad.has(row)), refused };
}

function parentsIn(accounts: readonly Account[]): string[] {
  return [...new Set(accounts.flatMap(({ parentId }) => parentId ?? []))];
}

async function writeAll(
  deps: ImportDeps,
  trx: Trx,
  actor: string,
  rows: readonly AccountRow[],
  before: Before<Account>,
): Promise<ReadonlyMap<string, number>> {
  const at = new Date(deps.clock.now());
  const revisions = new Map<string, number>();
  await takeTurn(trx, 'accounts', at);
  const ids = rows.map(({ account }) => account.id);
  await checkUnchanged(before, ids, (chunk) => revisionsOfAccounts(trx, chunk));
  await inChunks(rows, async (chunk) => {
    for (const [id, revision] of await writeAccounts(trx, chunk, at)) revisions.set(id, revision);
  });
  const written = rows.map(({ account }) => account).filter(({ id }) => revisions.has(id));
  const circles = parentCircles(await parentsAbove(trx, parentsIn(written)));
  if (circles.some((ids) => ids.some((id) => revisions.has(id)))) {
    throw new Refusal('version_conflict', 'An account above was given another parent meanwhile.');
  }
  await inChunks(written, (chunk) => writeDomains(trx, chunk));
  if (revisions.size === 0) return revisions;
  const detail = { rows: rows.length, changed: revisions.size };
  const entry = { id: deps.newId(), at, actor, action: 'accounts.imported', subject: 'accounts' };
  await writeAudit(trx, { ...entry, detail });
  await bumpVersion(trx, 'accounts', at);
  return revisions;
}
