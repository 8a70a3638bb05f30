// One lead held against the roster at one instant: everything that rules and the scorer look at.
import type { LeadProfile } from '../../leads/profile.ts';
import { compiled } from '../../policy/compiled-policy.ts';
import type { Condition, Seen } from '../../policy/conditions/expressions.ts';
import { accountView, leadView, matchView, nowView } from '../../policy/conditions/views.ts';
import { capacityOf, loadShare } from '../../roster/capacity.ts';
import { openingIn } from '../../roster/hours.ts';
import { type LoadColumns, loadColumns } from '../../roster/load-columns.ts';
import type { RosterIndex } from '../../roster/roster-index.ts';
import type { AccountView, Snapshot } from './snapshot.ts';

export type Scene = {
  snapshot: Snapshot;
  lead: LeadProfile;
  account: AccountView | null;
  atMs: number;
  declinedBy: readonly string[];
  columns: RosterIndex;
  loads: LoadColumns;
  /** Effective cap on open leads per rep today, ramps applied. */
  openCap: Float64Array;
  /** Whole minutes until each distinct spell of opening hours begins; 0 while open. */
  minutesToOpen: Float64Array;
  /** What CEL conditions may read of the lead's side. */
  leadSide: Pick<Seen, 'lead' | 'account' | 'match' | 'now'>;
  /** A condition of the policy by its text. */
  condition(source: string): Condition;
};

/** Sets the scene for one decision. */
export function sceneOf(snapshot: Snapshot): Scene {
  const { reps, index: columns } = snapshot.roster;
  if (columns.reps !== reps) throw new RangeError('A roster with other reps is made by withReps.');
  const atMs = Date.parse(snapshot.at);
  return {
    snapshot,
    lead: snapshot.lead,
    account: snapshot.account,
    atMs,
    declinedBy: snapshot.declinedBy ?? [],
    columns,
    loads: loadColumns(columns, snapshot.loads),
    openCap: capsAt(columns, atMs),
    minutesToOpen: Float64Array.from(columns.timetables, (timetable) =>
      Math.ceil(openingIn(timetable, atMs).minutesToOpen),
    ),
    leadSide: {
      lead: leadView(snapshot.lead),
      account: accountView(snapshot.account),
      match: matchView(snapshot.match),
      now: nowView(atMs),
    },
    condition: compiled(snapshot.policy.document).condition,
  };
}

function capsAt(columns: RosterIndex, atMs: number): Float64Array {
  if (columns.withRamp.length === 0) return columns.openCap;
  const caps = Float64Array.from(columns.openCap);
  for (const i of columns.withRamp) {
    const rep = columns.reps[i];
    if (rep) caps[i] = capacityOf(rep, atMs).open;
  }
  return caps;
}

/** Open leads as a share of the cap; a cap of 0 counts as full. */
export function utilisation(scene: Scene, i: number): number {
  return loadShare(scene.loads.open[i] ?? 0, scene.openCap[i] ?? 0);
}

/** Minutes until the rep's shift opens plus their usual first response. */
export function firstTouchMinutes(scene: Scene, i: number): number {
  const opening = scene.minutesToOpen[scene.columns.hoursOf[i] ?? 0] ?? 0;
  return opening + (scene.columns.responseMinutes[i] ?? 0);
}
