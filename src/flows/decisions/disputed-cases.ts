// Cases for the evals out of the decision log: what a person, a rep or the advisor saw differently.
import type { WaitingCase } from '../../evals/case.ts';
import { casesOfDisputes } from '../../evals/log/disputes.ts';
import { disputedDecisions } from '../../io/db/decisions/disputes.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { scorerPick } from '../../routing/finalize-decision.ts';
import { laterAdviceSchema } from '../../routing/later-advice.ts';
import { readAnswer } from '../../routing/stored/answer-formats.ts';
import { decide } from '../../selection/decide.ts';
import { everyRow } from '../../selection/rows.ts';
import type { Clock } from '../ports.ts';
import { ifReadable, snapshotReader } from './replay-decision.ts';

/** Cases without names that wait for a label, of at most so many of the newest disputed decisions. */
export async function disputedCases(
  { db, clock }: { db: Db; clock: Clock },
  most: number,
): Promise<WaitingCase[]> {
  const read = snapshotReader(db);
  const rows = await disputedDecisions(db, most);
  const disputes = rows.map(async ({ answer, snapshot, laterAnswer, ...row }) => {
    const whole = await ifReadable(read(snapshot));
    if (whole === null) return [];
    const evaluation = decide(whole);
    const later = laterAnswer === null ? null : laterAdviceSchema.parse(JSON.parse(laterAnswer));
    const dispute = {
      decision: readAnswer(answer),
      snapshot: whole,
      ranking: everyRow(evaluation, null).map(({ rep }) => rep.id as string),
      scorerPick: scorerPick(evaluation).repId,
      advisorPick: later?.wouldChoose?.id ?? null,
      overriddenTo: row.handedTo,
      declined: row.declined,
      contactNames: row.contactName === null ? [] : [row.contactName],
    };
    return [dispute];
  });
  const created = new Date(clock.now()).toISOString().slice(0, 10);
  return casesOfDisputes((await Promise.all(disputes)).flat(), created);
}
