// Many accounts at once, in one transaction: each row goes in whole or is named in the report.
import { type AccountRow, ownersOf, writeAccounts, writeDomains } from '../../io/db/accounts.ts';
import { writeAudit } from '../../io/db/audit.ts';
import type { Trx } from '../../io/db/tables.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { type Account, accountSchema } from '../../leads/account.ts';
import type { Deps } from '../deps.ts';
import { Refusal } from '../refusal.ts';
import {
  type GoodRow,
  type ImportOptions,
  type ImportReport,
  type ImportRow,
  nothingDone,
  type RefusedRow,
  reportOf,
  sortRows,
} from './import-report.ts';
import { inChunks, inTransactionOrDry } from './import-transaction.ts';
import { rowOf, takenProblems } from './save-account.ts';

type ImportDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'>;

/** Creates and changes accounts; one that is stored already as given counts as unchanged. */
export async function importAccounts(
  deps: ImportDeps,
  actor: string,
  rows: readonly ImportRow[],
  options: ImportOptions,
): Promise<ImportReport> {
  const sorted = sortRows(rows, accountSchema, (account) => {
    const row = rowOf(account);
    return 'problems' in row ? row.problems : [];
  });
  const good = sorted.good.flatMap(({ row, item }) => {
    const made = rowOf(item);
    return 'problems' in made ? [] : [{ row, item: made.account, made }];
  });
  const domains = good.flatMap(({ item }) => item.domains);
  const { kept, refused: clashing } = settleDomains(good, await ownersOf(deps.db, domains));
  const refused = [...sorted.refused, ...clashing];
  if (refused.length > 0 && options.whenBad === 'refuse') return nothingDone(rows.length, refused);
  const revisions = await inTransactionOrDry(deps.db, options.dryRun, (trx) =>
    writeAll(
      deps,
      trx,
      actor,
      kept.map(({ made }) => made),
    ),
  );
  if (!options.dryRun) await deps.refresh();
  return reportOf(rows.length, kept, refused, revisions, !options.dryRun);
}

type Row = GoodRow<Account> & { made: AccountRow };

/**
 * Which rows may have the domains that they name: not a domain of an earlier row, nor one of a stored
 * account unless that account is imported as well and gives it up. A row that is refused gives
 * nothing up, so the question is asked again until nothing changes.
 */
function settleDomains(
  rows: readonly Row[],
  owners: ReadonlyMap<string, string>,
): { kept: Row[]; refused: RefusedRow[] } {
  const refused: RefusedRow[] = [];
  let kept = [...rows];
  for (;;) {
    const claims = new Map<string, string>();
    const importing = new Map(kept.map(({ item }) => [item.id as string, item]));
    const bad = kept.flatMap(({ row, item }): RefusedRow[] => {
      const taken = item.domains.flatMap((domain) => {
        const owner = claims.get(domain) ?? storedOwner(domain, owners, importing);
        claims.set(domain, owner ?? item.id);
        return owner === undefined || owner === item.id ? [] : [{ domain, accountId: owner }];
      });
      return taken.length > 0 ? [{ row, id: item.id, problems: takenProblems(item, taken) }] : [];
    });
    if (bad.length === 0) return { kept, refused };
    refused.push(...bad);
    const badRows = new Set(bad.map(({ row }) => row));
    kept = kept.filter(({ row }) => !badRows.has(row));
  }
}

function storedOwner(
  domain: string,
  owners: ReadonlyMap<string, string>,
  importing: ReadonlyMap<string, Account>,
): string | undefined {
  const owner = owners.get(domain);
  const after = owner === undefined ? undefined : importing.get(owner);
  return after === undefined || after.domains.includes(domain) ? owner : undefined;
}

async function writeAll(
  deps: ImportDeps,
  trx: Trx,
  actor: string,
  rows: readonly AccountRow[],
): Promise<ReadonlyMap<string, number>> {
  const at = new Date(deps.clock.now());
  const revisions = new Map<string, number>();
  await inChunks(rows, async (chunk) => {
    for (const [id, revision] of await writeAccounts(trx, chunk, at)) revisions.set(id, revision);
  });
  // Every domain that is given up goes before any is taken: two accounts may swap theirs.
  const changed = rows.map(({ account }) => account).filter(({ id }) => revisions.has(id));
  await inChunks(changed, async (chunk) => {
    await writeDomains(
      trx,
      chunk.map((account) => ({ id: account.id, domains: [] })),
    );
  });
  await inChunks(changed, async (chunk) => {
    const taken = await writeDomains(trx, chunk);
    if (taken.length > 0) throw new Refusal('version_conflict', 'A domain was taken meanwhile.');
  });
  if (revisions.size === 0) return revisions;
  const detail = { rows: rows.length, changed: revisions.size };
  const entry = { id: deps.newId(), at, actor, action: 'accounts.imported', subject: 'accounts' };
  await writeAudit(trx, { ...entry, detail });
  await bumpVersion(trx, 'accounts', at);
  return revisions;
}
