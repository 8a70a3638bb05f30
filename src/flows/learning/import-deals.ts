// Finished deals of an imported history are kept for learning, beside those that outcomes tell of.
import { type DealRow, saveDeals } from '../../io/db/outcomes.ts';
import type { HistoryOutcome } from '../../roster/import/history-outcome.ts';
import type { Deps } from '../deps.ts';
import { inChunks, inTransactionOrDry } from '../import-transaction.ts';

/** Stores deals; one that was imported before is replaced. Returns how many there were. */
export async function importDeals(
  { db }: Pick<Deps, 'db'>,
  outcomes: readonly HistoryOutcome[],
  { dryRun }: { dryRun: boolean },
): Promise<number> {
  await inTransactionOrDry(db, dryRun, (trx) =>
    inChunks(outcomes, (chunk) => saveDeals(trx, lastOfEach(chunk.map(rowOf)))),
  );
  return outcomes.length;
}

function rowOf(outcome: HistoryOutcome): DealRow {
  const { id, repId, levels, won, amountUsd, engagedAt, closedAt, responseMinutes } = outcome;
  const { receivedAt } = outcome;
  return {
    ...{ id: `history:${id}`, leadId: null, repId, levels, won, amountUsd, responseMinutes },
    receivedMs: receivedAt === null ? null : Date.parse(receivedAt),
    startedMs: engagedAt === null ? null : Date.parse(engagedAt),
    endedMs: closedAt === null ? null : Date.parse(closedAt),
  };
}

/** One statement may not write the same row twice. */
function lastOfEach(rows: readonly DealRow[]): DealRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
