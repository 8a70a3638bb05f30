// Plays one world under one routing policy and counts what it was worth.
import { DAYS, type SimLead, type SimOutcome, WARM_UP_DAYS, type World } from './world.ts';

/** What a policy may see when a lead arrives. */
export interface Situation {
  lead: SimLead;
  /** Open leads per rep. */
  open: readonly number[];
  /** Reps with a free slot; never empty. */
  free: readonly number[];
}

export interface Policy {
  /** The rep for the lead, or null to leave it to the nurture queue. */
  choose(situation: Situation): number | null;
  /** Called at the start of each day with the outcomes revealed since the last call. */
  newDay?(day: number, revealed: readonly SimOutcome[]): void;
}

export interface Played {
  /** Expected wins in the measured days: the sum of true chances. */
  wins: number;
  leads: number;
  unassigned: number;
  /** Measured leads per rep. */
  taken: number[];
  /** Share of leads taken over share of slots, less 1, for the rep furthest off. */
  deviation: number;
  /** Share of assigned leads that went to a rep on shift. */
  onShift: number;
}

export function play(world: World, policy: Policy, isOnShift: OnShift): Played {
  const open = world.reps.map(() => 0);
  const held: { until: number; outcome: SimOutcome }[] = [];
  let revealed: SimOutcome[] = [];
  let today = -1;
  const played = { wins: 0, leads: 0, unassigned: 0, onShift: 0 };
  const taken = world.reps.map(() => 0);

  for (const lead of world.leads) {
    while (today < Math.floor(lead.at)) {
      today += 1;
      release(held, today, open, revealed);
      policy.newDay?.(today, revealed);
      revealed = [];
    }
    release(held, lead.at, open, revealed);
    const measured = lead.at >= WARM_UP_DAYS && lead.at < DAYS;
    if (measured) played.leads += 1;
    const free = world.reps.flatMap(({ slots }, r) => ((open[r] ?? 0) < slots ? [r] : []));
    const rep = free.length === 0 ? null : policy.choose({ lead, open, free });
    if (rep === null) {
      if (measured) played.unassigned += 1;
      continue;
    }
    if (!free.includes(rep)) throw new Error(`rep ${rep} has no free slot`);
    open[rep] = (open[rep] ?? 0) + 1;
    const chance = lead.chance[rep] ?? 0;
    held.push({ until: lead.at + lead.holdDays, outcome: { lead, rep, won: lead.luck < chance } });
    if (!measured) continue;
    played.wins += chance;
    taken[rep] = (taken[rep] ?? 0) + 1;
    if (isOnShift(rep, lead.at)) played.onShift += 1;
  }
  const assigned = played.leads - played.unassigned;
  const slots = world.reps.reduce((sum, rep) => sum + rep.slots, 0);
  const off = world.reps.map((rep, r) =>
    Math.abs((taken[r] ?? 0) / assigned / (rep.slots / slots) - 1),
  );
  return { ...played, onShift: played.onShift / assigned, taken, deviation: Math.max(...off) };
}

export type OnShift = (rep: number, time: number) => boolean;

function release(
  held: { until: number; outcome: SimOutcome }[],
  now: number,
  open: number[],
  revealed: SimOutcome[],
): void {
  for (let i = held.length - 1; i >= 0; i--) {
    const item = held[i];
    if (!item || item.until > now) continue;
    open[item.outcome.rep] = (open[item.outcome.rep] ?? 0) - 1;
    revealed.push(item.outcome);
    held[i] = held[held.length - 1] ?? item;
    held.pop();
  }
}
