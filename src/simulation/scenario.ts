// A scenario: some days in the life of a team, told as data, to be run under a simulated clock.
import { parse } from 'yaml';
import { z } from 'zod';
import { instant } from '../leads/instant.ts';
import { leadSchema } from '../leads/lead.ts';
import { recordOf } from '../leads/text/by-name.ts';
import { twinsIn } from '../leads/twins.ts';
import { policyDocumentSchema } from '../policy/policy.ts';
import { circlesOf } from '../roster/circles.ts';
import { type Rep, repSchema } from '../roster/rep.ts';
import { isTimeZone } from '../roster/time-zone.ts';
import { DECLINE_REASONS, type DeclineReason } from '../routing/queue/ending.ts';

const text = (max: number) => z.string().trim().min(1).max(max);
const unit = z.number().min(0).max(1);
const declineReason = z.enum(Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]]);

/** Leads that arrive at random, spread evenly over some hours of the local day. */
const streamSchema = z.strictObject({
  perDay: z.number().nonnegative().max(10_000),
  weekend: unit.default(0.2).meta({ description: 'Share of a weekday’s leads.' }),
  from: z.number().int().min(0).max(23).default(8),
  to: z.number().int().min(1).max(24).default(18),
  timeZone: text(60).refine(isTimeZone, { error: 'is no IANA time zone' }).default('UTC'),
  lead: leadSchema.omit({ id: true, receivedAt: true }).prefault({}),
});

/** How reps work their leads. Times are medians; each lead varies around them. */
const workSchema = z.strictObject({
  firstTouchMinutes: z.number().positive().default(12).meta({
    description: 'Minutes of open shift until first contact, for reps whose median is unknown.',
  }),
  holdDays: z.number().positive().default(3),
  winRate: unit.default(0.3),
  declineRate: unit.default(0),
  declineReason: declineReason.default('not_interested'),
  noShowRate: unit.default(0),
});

const eventSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('absence'),
    at: instant,
    rep: text(120),
    until: instant,
    delegate: text(120).optional(),
  }),
  z.strictObject({ do: z.literal('join'), at: instant, rep: repSchema }),
  z.strictObject({ do: z.literal('leave'), at: instant, rep: text(120) }),
  z.strictObject({
    do: z.literal('change'),
    at: instant,
    rep: text(120),
    set: recordOf(z.string(), z.unknown()),
  }),
  z.strictObject({ do: z.literal('policy'), at: instant, policy: policyDocumentSchema }),
  z.strictObject({ do: z.literal('lead'), at: instant, lead: leadSchema }),
  z.strictObject({
    do: z.literal('decline'),
    at: instant,
    lead: text(200),
    reason: declineReason,
  }),
  z.strictObject({ do: z.literal('close'), at: instant, lead: text(200), reason: text(200) }),
  z.strictObject({
    do: z.literal('hand_over'),
    at: instant,
    lead: text(200),
    to: text(120),
    because: text(300),
  }),
]);
export type ScenarioEvent = z.infer<typeof eventSchema>;

export const scenarioSchema = z
  .strictObject({
    name: text(120),
    seed: z.union([z.number().int(), text(120)]).default(1),
    from: instant,
    days: z.number().int().min(1).max(400),
    policy: policyDocumentSchema,
    reps: z.array(repSchema).min(1).max(500),
    streams: z.array(streamSchema).max(50).default([]),
    work: workSchema.prefault({}),
    events: z.array(eventSchema).max(5_000).default([]),
  })
  .superRefine(({ reps, events }, context) => {
    for (const { path, message } of problemsOfPeople(reps, events)) {
      context.addIssue({ code: 'custom', path, message });
    }
  })
  .superRefine(({ from, days, reps, events }, context) => {
    const startMs = Date.parse(from);
    const known = new Set<string>(reps.map((rep) => rep.id));
    for (const [index, event] of [...events.entries()].sort(byTime)) {
      const path = ['events', index];
      const atMs = Date.parse(event.at);
      if (atMs < startMs || atMs >= startMs + days * 86_400_000) {
        context.addIssue({ code: 'custom', path, message: 'lies outside the scenario’s days' });
      }
      if (event.do === 'join') known.add(event.rep.id);
      const named = repNamed(event);
      if (named !== null && !known.has(named)) {
        context.addIssue({ code: 'custom', path, message: `there is no rep "${named}" by then` });
      }
    }
  });

export type Scenario = z.infer<typeof scenarioSchema>;

/** An id stands once, also among those who join, and nobody among the first reps manages or stands in for themselves. */
function problemsOfPeople(reps: readonly Rep[], events: readonly ScenarioEvent[]) {
  const joining = [...events.entries()].flatMap(([k, event]) =>
    event.do === 'join' ? [{ id: event.rep.id, path: ['events', k, 'rep', 'id'] }] : [],
  );
  const people = [...reps.map(({ id }, k) => ({ id, path: ['reps', k, 'id'] })), ...joining];
  const twins = twinsIn(people.map(({ id }) => id)).flatMap(({ at, first }) => {
    const [twin, other] = [people[at], people[first]];
    if (twin === undefined || other === undefined) return [];
    return [{ path: twin.path, message: `"${twin.id}" stands at ${other.path.join('.')} already` }];
  });
  const linked = new Map<string, Rep>(reps.map((rep) => [rep.id, rep]));
  const circles = circlesOf(linked, linked.keys()).map(({ of, ids }) => ({
    path: ['reps', reps.findIndex(({ id }) => id === ids[0]), of],
    message: `lead back to the same rep (${[...ids, ids[0]].join(' → ')}): name somebody outside of that, or nobody`,
  }));
  return [...twins, ...circles];
}

/** Reads a scenario from YAML or JSON. @throws Error with a sentence for each fault */
export function parseScenario(source: string): Scenario {
  const parsed = scenarioSchema.safeParse(parse(source));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`The scenario does not hold together.\n${faults.join('\n')}`);
}

function byTime(a: [number, ScenarioEvent], b: [number, ScenarioEvent]): number {
  return Date.parse(a[1].at) - Date.parse(b[1].at) || a[0] - b[0];
}

function repNamed(event: ScenarioEvent): string | null {
  switch (event.do) {
    case 'absence':
    case 'leave':
    case 'change':
      return event.rep;
    case 'hand_over':
      return event.to;
    default:
      return null;
  }
}
