// Decisions that somebody did not agree with: handed over by a person, declined by the rep, or made by
// the advisor, which may have chosen against the rules.
import type { Db } from '../tables.ts';

export type DisputedDecision = {
  answer: string;
  snapshot: string;
  /** Whom a person gave the lead to; null when nobody did. */
  handedTo: string | null;
  declined: boolean;
};

/** The newest of them, newest first. */
export async function disputedDecisions(db: Db, most: number): Promise<DisputedDecision[]> {
  const rows = await db
    .selectFrom('decisions as d')
    .leftJoin('assignments as a', (join) =>
      join
        .onRef('a.decision_id', '=', 'd.id')
        .onRef('a.rep_id', '=', 'd.rep_id')
        .on((on) =>
          on.or([
            on('a.ended_because', 'like', 'handed_over:%'),
            on('a.ended_because', 'like', 'declined:%'),
          ]),
        ),
    )
    .leftJoin('assignments as next', (join) =>
      join
        .onRef('next.decision_id', '=', 'a.decision_id')
        .onRef('next.since', '=', 'a.ended_at')
        .onRef('next.id', '!=', 'a.id'),
    )
    .select(['d.answer', 'd.snapshot', 'a.ended_because', 'next.rep_id as handed_to'])
    .where((or) => or.or([or('d.decided_by', '=', 'advisor'), or('a.id', 'is not', null)]))
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ answer, snapshot, ended_because: why, handed_to: to }) => ({
    answer,
    snapshot,
    handedTo: why?.startsWith('handed_over:') === true ? to : null,
    declined: why?.startsWith('declined:') === true,
  }));
}
