// Keeps count while a scenario runs: the timeline, and the figures of the report.
import { type Ending, endingText } from '../routing/queue/ending.ts';
import type { RepFigures, ScenarioReport, TimelineEntry } from './report.ts';
import type { Scenario } from './scenario.ts';

export type Tally = {
  timeline: TimelineEntry[];
  arrived(leadId: string): void;
  queued(atMs: number, leadId: string, reason: string): void;
  assigned(atMs: number, leadId: string, repId: string, how: string): void;
  /** A lead was taken from the rep. */
  released(repId: string): void;
  touched(repId: string, inTime: boolean): void;
  ended(atMs: number, leadId: string, repId: string, ending: Ending): void;
  escalated(atMs: number, leadId: string): void;
  swept(waiting: number): void;
  balance(repId: string, leads: number): void;
  note(atMs: number, what: string, more: Omit<TimelineEntry, 'at' | 'what'>): void;
  report(): Omit<ScenarioReport, 'hash'>;
};

const MINUTE_MS = 60_000;

/** An empty tally of a scenario. */
export function tally(scenario: Scenario): Tally {
  const timeline: TimelineEntry[] = [];
  const figures = new Map<string, RepFigures>();
  const waitingSince = new Map<string, number>();
  const total = { leads: 0, assigned: 0, queued: 0, escalated: 0, sweeps: 0 };
  const longest = { queue: 0, waitMinutes: 0 };
  const names = new Map<string, string>(scenario.reps.map((rep) => [rep.id, rep.name]));
  for (const event of scenario.events) {
    if (event.do === 'join') names.set(event.rep.id, event.rep.name);
  }
  const note = (atMs: number, what: string, more: Omit<TimelineEntry, 'at' | 'what'>) => {
    timeline.push({ at: new Date(atMs).toISOString(), what, ...more });
  };
  const of = (repId: string): RepFigures => {
    const found = figures.get(repId) ?? noFigures(repId, names.get(repId) ?? repId);
    figures.set(repId, found);
    return found;
  };
  const waits = (atMs: number, leadId: string) => {
    if (!waitingSince.has(leadId)) waitingSince.set(leadId, atMs);
    longest.queue = Math.max(longest.queue, waitingSince.size);
  };
  return {
    timeline,
    note,
    arrived: () => {
      total.leads += 1;
    },
    queued: (atMs, leadId, reason) => {
      total.queued += 1;
      waits(atMs, leadId);
      note(atMs, 'queued', { lead: leadId, detail: reason });
    },
    assigned: (atMs, leadId, repId, how) => {
      const sinceMs = waitingSince.get(leadId);
      if (sinceMs !== undefined) {
        longest.waitMinutes = Math.max(longest.waitMinutes, (atMs - sinceMs) / MINUTE_MS);
        waitingSince.delete(leadId);
      }
      total.assigned += 1;
      of(repId).received += 1;
      of(repId).open += 1;
      note(atMs, 'assigned', { lead: leadId, rep: repId, ...(how ? { detail: how } : {}) });
    },
    released: (repId) => {
      of(repId).open -= 1;
    },
    touched: (repId, inTime) => {
      of(repId).touched += 1;
      if (inTime) of(repId).inTime += 1;
    },
    ended: (atMs, leadId, repId, ending) => {
      const rep = of(repId);
      rep.open -= 1;
      if (ending.kind === 'declined') {
        rep.declined += 1;
        waits(atMs, leadId);
      } else rep.closed += 1;
      if (ending.reason === 'won') rep.won += 1;
      note(atMs, 'ended', { lead: leadId, rep: repId, detail: endingText(ending) });
    },
    escalated: (atMs, leadId) => {
      total.escalated += 1;
      note(atMs, 'escalated', { lead: leadId });
    },
    swept: () => {
      total.sweeps += 1;
    },
    balance: (repId, leads) => {
      const rep = of(repId);
      rep.balance = leads;
      if (Math.abs(leads) > Math.abs(rep.largestBalance)) rep.largestBalance = leads;
    },
    report: () => ({
      name: scenario.name,
      days: scenario.days,
      ...total,
      longestQueue: longest.queue,
      longestWaitMinutes: longest.waitMinutes,
      waiting: waitingSince.size,
      reps: [...figures.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    }),
  };
}

function noFigures(id: string, name: string): RepFigures {
  return {
    id,
    name,
    received: 0,
    closed: 0,
    won: 0,
    declined: 0,
    open: 0,
    inTime: 0,
    touched: 0,
    balance: 0,
    largestBalance: 0,
  };
}
