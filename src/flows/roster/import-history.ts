// What a history of opportunities says of reps and accounts is stored: records, deal sizes, cycles,
// response times and pipelines of known reps are replaced by what was counted; whoever is not known yet is added, inactive.
import { storedAccountIds } from '../../io/db/accounts.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import type { History } from '../../roster/import/history.ts';
import { type Rep, type RepInput, repSchema } from '../../roster/rep.ts';
import type { Deps } from '../deps.ts';
import { importDeals } from '../learning/import-deals.ts';
import { importAccounts } from './import-accounts.ts';
import type { ImportOptions, ImportReport, ImportRow } from './import-report.ts';
import { importRoster } from './import-roster.ts';

type HistoryDeps = Pick<Deps, 'db' | 'clock' | 'newId' | 'refresh'> & {
  state: Pick<ReplicaCache, 'roster'>;
};

export type HistoryImported = {
  reps: ImportReport;
  accounts: ImportReport;
  /** Finished deals kept for learning. */
  deals: number;
};

/** Stores reps, accounts and finished deals of a history. Stored accounts stay as they are: the CRM knows better. */
export async function importHistory(
  deps: HistoryDeps,
  actor: string,
  history: Pick<History, 'reps' | 'accounts' | 'outcomes'>,
  options: ImportOptions,
): Promise<HistoryImported> {
  const stored = new Map(deps.state.roster().reps.map((rep) => [rep.id as string, rep]));
  const rows = history.reps.map((rep, at): ImportRow => {
    const before = stored.get(rep.id);
    const row = at + 1;
    return before ? { row, value: withHistory(before, rep) } : strangerAt(row, rep);
  });
  const known = await storedAccountIds(
    deps.db,
    history.accounts.map(({ id }) => id),
  );
  const fresh = history.accounts.filter(({ id }) => !known.has(id));
  const reps = await importRoster(deps, actor, rows, { ...options, whole: true });
  const people = history.reps.map(({ id, name }) => ({ id, name, email: null }));
  const accounts = await importAccounts(deps, actor, numbered(fresh), { ...options, people });
  const refused = options.whenBad === 'refuse' && reps.refused + accounts.refused > 0;
  const deals = refused ? 0 : await importDeals(deps, history.outcomes, options);
  return { reps, accounts, deals };
}

/** Who sold once may be gone: a stranger comes in for the record alone, and gets no lead. */
function strangerAt(row: number, rep: RepInput): ImportRow {
  const message = `"${rep.name}" is the id, e-mail or name of no rep: stored inactive; set active to true for leads`;
  return {
    row,
    value: { ...rep, active: false },
    fresh: { with: {}, told: { path: '/active', message } },
  };
}

/** The stored rep with what the history counted; a stored record of another kind of scope stays. */
function withHistory(before: Rep, rep: RepInput): Rep {
  const counted = repSchema.parse(rep);
  const kinds = new Set(counted.records.map(kindOf));
  return {
    ...before,
    records: [...counted.records, ...before.records.filter((old) => !kinds.has(kindOf(old)))],
    response: rep.response ? counted.response : before.response,
    ...(counted.dealSize ? { dealSize: counted.dealSize } : {}),
    ...(counted.cycle ? { cycle: counted.cycle } : {}),
    ...(rep.stages ? { stages: counted.stages, stagesAsOf: counted.stagesAsOf } : {}),
    pipeline: rep.pipeline
      ? { ...before.pipeline, value: counted.pipeline.value }
      : before.pipeline,
  };
}

function kindOf(record: Rep['records'][number]): string {
  return Object.keys(record.scope).sort().join(' ');
}

function numbered(items: readonly unknown[]): { row: number; value: unknown }[] {
  return items.map((value, index) => ({ row: index + 1, value }));
}
