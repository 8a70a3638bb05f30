// Decisions that somebody did not agree with: handed over by a person, declined by the rep, or seen
// otherwise by the advisor, at once or afterwards.
import type { Lead } from '../../../leads/lead.ts';
import type { Db } from '../engine/tables.ts';

export type DisputedDecision = {
  answer: string;
  snapshot: string;
  /** Whom a person gave the lead to; null when nobody did. */
  handedTo: string | null;
  declined: boolean;
  /** JSON of the advice that came afterwards and differs; null where there is none. */
  laterAnswer: string | null;
  /** The person’s name as they gave it, to be masked wherever it stands. */
  contactName: string | null;
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
    .leftJoin('later_advice as later', (join) =>
      join.onRef('later.decision_id', '=', 'd.id').on('later.state', '=', 'differs'),
    )
    .leftJoin('leads as l', 'l.id', 'd.lead_id')
    .select([
      'd.answer',
      'd.snapshot',
      'a.ended_because',
      'next.rep_id as handed_to',
      'later.answer as later_answer',
      'l.contact',
    ])
    .where((or) =>
      or.or([
        or('d.decided_by', '=', 'advisor'),
        or('a.id', 'is not', null),
        or('later.decision_id', 'is not', null),
      ]),
    )
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ answer, snapshot, ended_because: why, handed_to: to, ...row }) => ({
    answer,
    snapshot,
    handedTo: why?.startsWith('handed_over:') === true ? to : null,
    declined: why?.startsWith('declined:') === true,
    laterAnswer: row.later_answer,
    contactName: (row.contact as Lead['contact'] | null)?.name ?? null,
  }));
}
