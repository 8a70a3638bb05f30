// How the pick compares with the rest of the shortlist on the things that a person would weigh.
import type { LeadProfile } from '../../leads/profile.ts';
import { capacityOf, loadShare } from '../../roster/capacity.ts';
import { recordsByScope } from '../../roster/record.ts';
import { pipelinePct, type Rep } from '../../roster/rep.ts';
import { NO_LOAD } from '../../roster/roster.ts';
import type { Candidate } from '../../selection/scene/candidate.ts';
import type { Snapshot } from '../../selection/scene/snapshot.ts';
import { firstTouchDeadline } from '../../sla/deadline.ts';
import { repsById } from '../facts/gather-facts.ts';
import { recordsFor, type ScopedRate } from '../facts/records.ts';
import { ENGLISH, type Texts } from '../texts/en.ts';
import { textsOf } from '../texts/texts.ts';

/** One candidate's figures, as far as known. */
export type Figures = {
  candidate: Candidate;
  rep: Rep;
  responseMinutes: number | null;
  pipelinePct: number | null;
  /** Open leads as a share of the cap. */
  loadShare: number;
  open: number;
  cap: number;
  /** Records that cover the lead, narrowest first. */
  records: ScopedRate[];
};

/** The figures of the shortlisted candidates who are on the roster, in the order given. */
export function figuresOf(snapshot: Snapshot, shortlist: readonly Candidate[]): Figures[] {
  const reps = repsById(snapshot);
  const texts = textsOf(snapshot);
  const atMs = Date.parse(snapshot.at);
  const all: Figures[] = [];
  for (const candidate of shortlist) {
    const rep = reps.get(candidate.rep.id);
    if (!rep) continue;
    const held = snapshot.loads.get(rep.id) ?? NO_LOAD;
    const cap = capacityOf(rep, atMs).open;
    all.push({
      candidate,
      rep,
      responseMinutes: rep.response.medianMinutes,
      pipelinePct: pipelinePct(rep),
      loadShare: loadShare(held.open, cap),
      open: held.open,
      cap,
      records: narrowestFirst(rep, snapshot.lead, texts),
    });
  }
  return all;
}

/** The rep's records that cover the lead: the overall one says least and comes last. */
export function narrowestFirst(rep: Rep, lead: LeadProfile, texts: Texts): ScopedRate[] {
  const records = recordsFor(recordsByScope(rep), lead, texts);
  const [first] = records;
  if (first?.scope !== 'overall') return records;
  records.shift();
  records.push(first);
  return records;
}

/** When the rep owes the first contact (epoch ms); null when the clock never runs out. */
export function dueMs(snapshot: Snapshot, rep: Rep): number | null {
  const due = firstTouchDeadline(snapshot.policy.document.sla, rep, Date.parse(snapshot.at));
  return Number.isFinite(due) ? due : null;
}

/** A rate in whole percent, as people say it; in tenths where `others` would read the same. */
export function roughly(
  share: number,
  others: readonly number[] = [],
  { words }: Texts = ENGLISH,
): string {
  const whole = Math.round(100 * share);
  const same = others.some((other) => other !== share && Math.round(100 * other) === whole);
  return same ? words.percent(share) : words.wholePercent(whole);
}

/** Fewer deals than this prove little. */
const TELLING_DEALS = 10;

/** True when a record rests on so few deals that nobody should lean on it. */
export function isThin({ n }: { n: number | null }): boolean {
  return n !== null && n < TELLING_DEALS;
}

/** The known values of others on one measure. */
export function known(
  others: readonly Figures[],
  measure: (figures: Figures) => number | null,
): number[] {
  return others.flatMap((other) => measure(other) ?? []);
}

/** "12 to 18" or "12", in the words of `say`. */
export function span(
  values: readonly number[],
  say: (value: number) => string,
  { words }: Texts = ENGLISH,
): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? say(low) : words.range(say(low), say(high));
}
