// Publishes many policies at once, all in one transaction; each becomes a new version or stays as it is.
import { eachInSlices } from '../../io/db/engine/in-slices.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { wordsInForce } from '../../io/db/vocabularies.ts';
import type { PolicyDocument } from '../../policy/policy.ts';
import { validatePolicy } from '../../policy/validate.ts';
import type { Deps } from '../deps.ts';
import type {
  ImportOptions,
  ImportReport,
  ImportRow,
  RefusedRow,
} from '../roster/import-report.ts';
import { addVersion } from './publish-policy.ts';

const MOST_TOLD = 1_000;

/** Imports policy documents; none is put in force by it. The report accounts for every row. */
export async function importPolicies(
  deps: Pick<Deps, 'db' | 'clock' | 'newId'>,
  actor: string,
  rows: readonly ImportRow[],
  { dryRun, whenBad }: ImportOptions,
): Promise<ImportReport> {
  const good: PolicyDocument[] = [];
  const refused: RefusedRow[] = [];
  const reads = await wordsInForce(deps.db);
  const check = ({ row, value, problems = [] }: ImportRow) => {
    const checked = validatePolicy(value, { reads });
    if (checked.ok && problems.length === 0) good.push(checked.document);
    else refused.push({ row, id: nameOf(value), problems: [...problems, ...faults(checked)] });
  };
  await eachInSlices(rows, check, 1); // a long policy takes many milliseconds
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const applied = !dryRun && good.length > 0 && (whenBad === 'skip' || refused.length === 0);
  await inTransaction(deps.db, async (trx) => {
    Object.assign(counts, { created: 0, updated: 0, unchanged: 0 });
    for (const document of good) {
      const stored = await addVersion(deps, trx, actor, document, {
        note: 'imported',
        basedOn: null,
      });
      if (!stored.created) counts.unchanged += 1;
      else if (stored.version === 1) counts.created += 1;
      else counts.updated += 1;
    }
    if (!applied) throw new OnlyLooked();
  }).catch((error: unknown) => {
    if (!(error instanceof OnlyLooked)) throw error;
  });
  const told = refused.slice(0, MOST_TOLD);
  return {
    ...{ applied, total: rows.length, ...counts, refused: refused.length, problems: told },
    ...{ warnings: [], changes: [] },
  };
}

/** Undoes what a dry run, or an import that refuses as a whole, has tried. */
class OnlyLooked extends Error {}

function faults(checked: ReturnType<typeof validatePolicy>) {
  return checked.ok ? [] : checked.problems.map(({ path, message }) => ({ path, message }));
}

function nameOf(value: unknown): string | null {
  const name = (value as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : null;
}
