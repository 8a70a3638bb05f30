// A model's brief about a rep who has the lead already: for the job that follows a decision, whoever chose.

import { ALIASES } from '../../advisor/aliases.ts';
import type { AdvisorOff, FallbackReason } from '../../advisor/no-advice.ts';
import type { LookPrompt, PromptInParts } from '../../advisor/prompt.ts';
import { adviceShortlist } from '../../advisor/shortlist-for-needs.ts';
import { plainlyOrdering } from '../../advisor/withheld.ts';
import { type ToldFact, toldFact } from '../../reasoning/facts/fact.ts';
import { gatherFacts } from '../../reasoning/facts/gather-facts.ts';
import { plainAdvice } from '../../reasoning/plain-advice.ts';
import { leftOutFor } from '../../reasoning/templates/left-out.ts';
import type { ChosenBy } from '../../reasoning/templates/what-decided.ts';
import type { AdvisorTrace } from '../../routing/finalize-decision.ts';
import type { SecondLook } from '../../routing/later-advice.ts';
import { decide, type Evaluation } from '../../selection/decide.ts';
import { type Need, withNeeds } from '../../selection/free-text/needs.ts';
import { rowFor, shownRows } from '../../selection/rows.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import type { Advisor, Clock } from '../ports.ts';
import type { BriefPace } from './brief-pace.ts';
import {
  type BriefInput,
  briefInRounds,
  type Told,
  toldBrief,
  type WrittenBrief,
} from './brief-rounds.ts';
import { traceOf } from './calls.ts';
import { lookAgain } from './look-again.ts';

/** Who has the lead, and what is known of the way there. */
export type BriefAbout = {
  repId: string;
  backupId: string | null;
  chosenBy: ChosenBy;
  needs: readonly Need[];
  /** Facts that were found to give orders. */
  withheld: readonly string[];
};

type Patience = { deadlineMs: number; signal: AbortSignal; contact: readonly string[] };

export type BriefOutcome =
  | {
      kind: 'brief';
      told: Told;
      facts: ToldFact[];
      trace: AdvisorTrace;
      /** Null where nobody looked again. */
      secondLook: SecondLook | null;
    }
  | { kind: 'none'; because: FallbackReason | AdvisorOff };

/** What writes a brief about one decision; never throws for what a model does. */
export type WriteBrief = (
  snapshot: Snapshot,
  about: BriefAbout,
  call: Patience,
) => Promise<BriefOutcome>;

type Deps = { advisor: Advisor; clock: Clock; pace: BriefPace };

export function writeBrief(
  by: Deps & {
    off: () => AdvisorOff | null;
    prompt: PromptInParts;
    /** What a model of another provider is told that looks at each brief; null: none does. */
    look?: LookPrompt | null;
  },
): WriteBrief {
  return async (snapshot, about, { deadlineMs: deadline, signal, contact: privateWords }) => {
    const off = by.off();
    if (off !== null) return { kind: 'none', because: off };
    const { repId, backupId, needs } = about;
    const evaluation = decide(withNeeds(snapshot, needs));
    const shortlist = withPick(evaluation, repId);
    const leftOut = leftOutFor(evaluation.snapshot, shownRows(evaluation, repId), repId);
    const facts = gatherFacts(snapshot, leftOut === null ? shortlist : [...shortlist, leftOut]);
    const withheld = plainlyOrdering(facts, snapshot).union(new Set(about.withheld));
    const { prompt } = by;
    const written = await timedBrief(by, {
      ...{ prompt, snapshot, evaluation, needs, shortlist, withheld, privateWords },
      picked: { repId, backupId: knownIn(shortlist, backupId), deciding: [] },
      deadline,
      signal,
    });
    if (written.kind === 'none') return { kind: 'none', because: written.reason };
    const plain = plainAdvice(snapshot, shortlist, facts, repId, leftOut, {
      chosenBy: about.chosenBy,
    });
    const writer = traceOf(written.calls, prompt);
    const looked = by.look
      ? await lookAgain(by, {
          ...{ prompt: by.look, judged: written.judged, key: written.key },
          ...{ writer: writer.provider, deadline, signal },
        })
      : { judged: written.judged, calls: [], secondLook: null };
    const told = toldBrief(looked.judged, plain);
    const { provider, model, requestId } = writer;
    const trace = {
      ...traceOf([...written.calls, ...looked.calls], prompt),
      ...{ provider, model, requestId },
    };
    const { secondLook } = looked;
    return { kind: 'brief', told, facts: facts.map(toldFact), trace, secondLook };
  };
}

/** A brief, and how long it took noted for those to come; what failed at once tells nothing of a pace. */
export async function timedBrief(deps: Deps, input: BriefInput): Promise<WrittenBrief> {
  const from = deps.clock.now();
  const written = await briefInRounds(deps, input);
  if (written.kind === 'brief' || written.reason === 'advisor_timeout') {
    deps.pace.note(written.calls[0]?.reply.model ?? null, deps.clock.now() - from);
  }
  return written;
}

/** The shortlist, with the row of a pick who stands outside it: an owner, or somebody lower down. */
function withPick(evaluation: Evaluation, repId: string): Candidate[] {
  const list = adviceShortlist(evaluation);
  if (list.some(({ rep }) => rep.id === repId)) return list;
  const row = rowFor(evaluation, repId, repId);
  return row === null ? list : [...list.slice(0, ALIASES.length - 1), row];
}

function knownIn(list: readonly Candidate[], repId: string | null): string | null {
  return list.some(({ rep }) => rep.id === repId) ? repId : null;
}
