// Holds the advisor's choices against what the scorer would have chosen, by what became of the leads, and
// turns it off when it does worse.
import { eventOf } from '../../events/event.ts';
import { writeAudit } from '../../io/db/audit.ts';
import { readDecision } from '../../io/db/decisions/decisions.ts';
import type { Db } from '../../io/db/engine/tables.ts';
import { inTransaction } from '../../io/db/engine/transaction.ts';
import { appendEvents } from '../../io/db/events.ts';
import { changeAdvisor, closedLeads, noteCheck } from '../../io/db/learning/advisor.ts';
import { inTurn } from '../../io/db/state/job-leases.ts';
import type { ReplicaCache } from '../../io/db/state/replica-cache.ts';
import { bumpVersion } from '../../io/db/versions.ts';
import { readAdvisor } from '../../io/db/views/advisor.ts';
import {
  type AdvisorGain,
  advisorGain,
  againstScorer,
  type ClosedChoice,
} from '../../routing/advisor-gain.ts';
import type { Decision } from '../../routing/decision.ts';
import { readAnswer } from '../../routing/stored/answer-formats.ts';
import { decide } from '../../selection/decide.ts';
import { shownRows } from '../../selection/rows.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import { ifReadable, type SnapshotReader, snapshotReader } from '../decisions/replay-decision.ts';
import type { Clock } from '../ports.ts';

type CheckDeps = {
  db: Db;
  clock: Clock;
  newId: () => string;
  state: Pick<ReplicaCache, 'policy' | 'refresh'>;
};

export type Checked = {
  /** It was on, and is off from now on. */
  turnedOff: boolean;
  because: string;
  /** Null when nothing was looked at. */
  evidence: AdvisorGain | null;
};

/** Name of the chore, under which it acts in the log of changes. */
export const CHECK_ADVISOR = 'check-advisor';

/** The last leads to close; beyond so many the interval hardly narrows. */
const MOST_LEADS = 2_000;
const DAY_MS = 86_400_000;
const CLAIM_MS = 600_000;

/** Checks under the default policy's settings; an advisor that is off is left as it is. */
export async function checkAdvisor(deps: CheckDeps): Promise<Checked> {
  const rules = (await deps.state.policy(null, null))?.document.advisor.selfCheck;
  if (!rules?.on) return nothing('the policy in force asks for no check');
  const standing = await readAdvisor(deps.db);
  if (standing.state !== 'on') return nothing('it is off');
  const at = new Date(deps.clock.now());
  const fromMs = at.getTime() - rules.windowDays * DAY_MS;
  const since = new Date(Math.max(fromMs, standing.since?.getTime() ?? 0));
  const evidence = advisorGain(await closedSince(deps.db, since), rules.minDeals);
  const { worse, because } = evidence;
  const off = { state: 'turned_itself_off', since: at, byWhom: CHECK_ADVISOR, because } as const;
  const turnedOff = await inTransaction(deps.db, async (trx) => {
    await noteCheck(trx, evidence, at);
    if (!worse || !(await changeAdvisor(trx, standing, off))) return false;
    await writeAudit(trx, {
      ...{ id: deps.newId(), at, actor: CHECK_ADVISOR, action: 'advisor.turned_itself_off' },
      subject: 'advisor',
      detail: { because, gain: evidence.gain, low: evidence.low, high: evidence.high },
    });
    const told = { itself: true, by: CHECK_ADVISOR };
    await appendEvents(trx, [eventOf('advisor.off', { id: deps.newId(), at }, told)]);
    await bumpVersion(trx, 'advisor', at);
    return true;
  });
  if (turnedOff) await deps.state.refresh();
  return { turnedOff, because, evidence };
}

/** Checks once a day, on one replica; null when it is not due or another replica is at it. */
export async function checkAdvisorDaily(deps: CheckDeps): Promise<Checked | null> {
  const chore = { name: CHECK_ADVISOR, seen: '', atMs: deps.clock.now(), claimMs: CLAIM_MS };
  return inTurn(
    deps.db,
    chore,
    () => checkAdvisor(deps),
    () => DAY_MS,
  );
}

/** What closed leads say, of those decided since an instant. */
async function closedSince(db: Db, since: Date): Promise<ClosedChoice[]> {
  const read = snapshotReader(db);
  const choices: ClosedChoice[] = [];
  for (const { decisionId, won, closedBy } of await closedLeads(db, since, MOST_LEADS)) {
    const row = await readDecision(db, decisionId);
    if (!row) continue;
    const decision = readAnswer(row.answer);
    const rows = await scored(decision, row.snapshot, read);
    const choice = rows && againstScorer(decision, rows);
    if (choice) choices.push({ ...choice, won, movedOn: decision.rep?.id !== closedBy });
  }
  return choices;
}

/** The scorer's own rows, null where they cannot be had: a need that was read has moved the answer's. */
async function scored(
  { advisor, candidates, rep }: Decision,
  snapshot: string,
  read: SnapshotReader,
): Promise<readonly Candidate[] | null> {
  if (advisor.needs.length === 0) return candidates;
  const whole = await ifReadable(read(snapshot));
  return whole && shownRows(decide(whole), rep?.id ?? null);
}

function nothing(because: string): Checked {
  return { turnedOff: false, because, evidence: null };
}
