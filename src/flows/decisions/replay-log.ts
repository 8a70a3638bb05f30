// The log of decisions made again, newest first: page after page, so that any log fits into memory.
import { storedDecisions } from '../../io/db/decisions/decisions.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { madeAgain, type Replay, snapshotReader } from './replay-decision.ts';

/** Decisions read at once: a few megabytes of answers. */
const PAGE = 100;

/** Replays the newest `most` decisions, one after the other. */
export async function* replayLog({ db }: { db: Db }, most: number): AsyncGenerator<Replay> {
  const read = snapshotReader(db);
  let after: string | null = null;
  for (let left = most; left > 0; ) {
    const page = await storedDecisions(db, { before: after, most: Math.min(PAGE, left) });
    for (const row of page) yield await madeAgain(row, read);
    left -= page.length;
    after = page.at(-1)?.id ?? null;
    if (page.length < PAGE) return;
  }
}
